package playground

import (
	"runtime"
	"strings"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// largeFile is how many bytes of a file are worth a collection of garbage, which
// takes a few milliseconds.
const largeFile = 1 << 20

// Allocate makes room for a file of n bytes and returns its address: the page
// writes the bytes there as they arrive, and then calls Commit, or Cancel. It
// returns 0 when the session's limit does not allow so many, while a program
// runs, and for no bytes. Room that was made before is given back.
func (m *Machine) Allocate(n int) uintptr {
	m.Cancel()
	if n <= 0 || m.running || m.session.Heap.Charge(n) != nil {
		return 0
	}
	if n >= largeFile {
		runtime.GC() // what sessions before have left is the room, else memory grows
	}
	// Not a byte more than the file: a block of the heap has one of few sizes.
	m.room = make([]byte, n)
	return buffer.Address(m.room)
}

// Cancel gives back the room that Allocate made, unless it was committed.
func (m *Machine) Cancel() {
	if m.room == nil {
		return
	}
	m.session.Heap.Credit(len(m.room))
	m.room = nil
	runtime.GC() // the next file needs the memory
}

// Commit binds name to a bytes object that has the room Allocate made as its
// memory; without room, it is empty. It returns the exception that refused the
// name, or nil; then the room is kept.
func (m *Machine) Commit(name string) *Failure {
	if !isName(name) {
		return m.refusal(pyerr.SyntaxError.Newf("%s is not a name that a variable can have", quoted(name)))
	}
	room := m.room
	m.room = nil
	m.session.Heap.Credit(len(room))
	m.recorder.begin(sourceFile)
	return m.refusal(m.carryOut(sourceFile, func() error {
		rt := m.session.Runtime
		v, err := builtin.MakeBytes(rt, room)
		if err != nil {
			return err
		}
		m.recorder.bound(name, false, m.session.Machine.Globals().Get(name), v)
		m.session.Machine.Globals().Set(rt, name, v)
		return nil
	}))
}

// isName reports whether a variable can have the name.
func isName(name string) bool {
	tree, err := syntax.ParseFile("", []byte(name+" = 0"))
	if err != nil || len(tree.Body) != 1 {
		return false
	}
	assign, ok := tree.Body[0].(*syntax.Assign)
	if !ok || len(assign.Targets) != 1 {
		return false
	}
	target, ok := assign.Targets[0].(*syntax.Name)
	return ok && target.ID == name
}

// quoted returns a name as a message shows it.
func quoted(name string) string {
	var s snippet
	s.set(object.NewStr(strings.ToValidUTF8(name, "\ufffd")))
	return s.String()
}

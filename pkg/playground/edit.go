package playground

import (
	"sync"
	"sync/atomic"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// edits are the assignments that wait for the running program's next statement.
type edits struct {
	waiting atomic.Int32
	mu      sync.Mutex
	list    []func() error
}

func (e *edits) add(edit func() error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.list = append(e.list, edit)
	e.waiting.Store(int32(len(e.list)))
}

// take returns the edits that wait, and forgets them.
func (e *edits) take() []func() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	list := e.list
	e.list = nil
	e.waiting.Store(0)
	return list
}

// statement is called before each statement of a program.
func (m *Machine) statement(at syntax.Span) {
	if m.edits.waiting.Load() != 0 {
		m.carryOutAll()
	}
	m.recorder.statement(at)
}

func (m *Machine) carryOutAll() {
	for _, edit := range m.edits.take() {
		// A refusal has nobody to tell: the page sees that the byte stays.
		_ = m.carryOut(sourceEdit, edit)
	}
}

// Edit assigns size bytes of a buffer, the first at offset, as Python would, in
// one step. value is the text of an expression: with a format of struct that of
// the number, or the tuple of numbers, to pack; with the format "" that of a
// byte, or of an object with so many bytes. Edit returns the exception that
// refused it, or nil. While a program runs the edit waits for its next
// statement.
func (m *Machine) Edit(buffer uint64, offset, size int, format, value string) *Failure {
	return m.edit(func() error {
		return m.withObject(buffer, func(rt *object.Runtime, v object.Value) error {
			item, err := m.evaluate(value)
			if err != nil {
				return err
			}
			defer rt.Release(item)
			return builtin.SetBytes(rt, v, offset, size, format, item)
		})
	})
}

// edit carries an edit out, now or when the running program comes to its next
// statement.
func (m *Machine) edit(change func() error) *Failure {
	if m.running {
		m.edits.add(change)
		return nil
	}
	m.recorder.begin(sourceEdit)
	return m.refusal(m.carryOut(sourceEdit, change))
}

// refusal describes the exception that refused an edit; nil stays nil.
func (m *Machine) refusal(err error) *Failure {
	if err == nil {
		return nil
	}
	f := failureOf(m.session.Machine.Describe(err), "")
	return &f
}

// carryOut makes a change in a step of its own.
func (m *Machine) carryOut(from source, change func() error) error {
	r := m.recorder
	executing := r.executing
	r.open(from, 0, 0, 0)
	r.executing = true
	err := change()
	r.end(err != nil)
	r.executing = executing
	return err
}

// withObject calls f with the object of a number, buffer or view.
func (m *Machine) withObject(id uint64, f func(rt *object.Runtime, v object.Value) error) error {
	v := m.find(id)
	if !v.IsSet() {
		return pyerr.ReferenceError.New("no name and no view leads to this object")
	}
	rt := m.session.Runtime
	v.Retain()
	defer rt.Release(v)
	return f(rt, v)
}

// find returns the object with the number, borrowed, or an empty Value.
func (m *Machine) find(id uint64) object.Value {
	var found object.Value
	m.session.Machine.EachObject(func(v object.Value) bool {
		if objectOf(v) == id {
			found = v
		}
		return !found.IsSet()
	})
	return found
}

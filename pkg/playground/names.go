package playground

import (
	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// This file is what the recorder hears of names.

// bound takes note of a name that is bound or unbound.
func (r *recorder) bound(name string, local bool, old, value object.Value) {
	if r.boundBriefly(name, local, old, value) || !r.isRecording() {
		return
	}
	frame := r.frameOf(local)
	b := r.binding(name, frame)
	if b == nil {
		if b = r.newBinding(); b == nil {
			return
		}
		r.begins(b, name, frame, old)
	}
	b.id = b.text.set(value)
}

// frameOf returns the frame at work for a local variable, else 0.
func (r *recorder) frameOf(local bool) uint64 {
	if !local {
		return 0
	}
	return r.machine.Frame()
}

// begins begins the record of a name that held old.
func (r *recorder) begins(b *bindRecord, name string, frame uint64, old object.Value) {
	b.name, b.frame, b.scope, b.old = name, frame, "", objectOf(old)
	if frame != 0 {
		b.scope = r.machine.Scope()
	}
}

// binding returns what the step at work has bound the name to before, or nil.
func (r *recorder) binding(name string, frame uint64) *bindRecord {
	binds := &r.now.binds
	for i := max(r.firstBind, binds.begin); i < binds.end; i++ {
		if b := binds.at(i); b.frame == frame && b.name == name {
			return b
		}
	}
	return nil
}

// newBinding returns a new record, or nil when the step has bound too many
// names.
func (r *recorder) newBinding() *bindRecord {
	binds := &r.now.binds
	if binds.end-r.firstBind >= mostBound {
		return nil
	}
	isFull := binds.isFull()
	b := binds.next()
	if isFull {
		r.outgrown()
	}
	return b
}

// mostBound is how many names of a step are kept: more than a person writes in a
// statement, of which an import of all names would be one.
const mostBound = 256

// objectOf returns the number of the buffer or view that v is, or 0.
func objectOf(v object.Value) uint64 {
	if !v.IsSet() || isNumber(v) {
		return 0
	}
	if view := builtin.ViewOf(v); view != nil {
		return view.ID()
	}
	id, _ := builtin.MemoryOf(v)
	return id
}

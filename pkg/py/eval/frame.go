package eval

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// A Frame is one call at work: its locals, its cells and its operands, in one
// row of slots.
//
//	slots  [ locals … | cells … | operands … ▲ ]
//	       0          locals     base        sp
//
// Every slot below sp owns a reference of what it holds. A frame is owned by the
// machine while it runs, by its generator, and by tracebacks that name it.
type Frame struct {
	object.Header
	code  *Code     // owned
	fn    *Function // owned; nil for a module
	back  *Frame
	slots []object.Value
	sp    int
	pc    int // of the instruction at work, or of the one behind it
	names *object.Names
	entry bool // the run of the machine ends with this frame

	serial uint64 // see [Machine.Where]
}

// frameType is the class of frames. Programs meet it only inside tracebacks.
var frameType = &object.Type{}

func init() {
	frameType.Define(object.TypeSpec{
		Name: "frame", Kind: object.KindFrame, Sealed: true,
		Slots: object.Slots{
			Free: func(rt *object.Runtime, v object.Value) {
				f := object.As[Frame](v)
				f.drop(rt)
				if fn := f.fn; fn != nil {
					f.fn = nil
					rt.Release(fn.Value())
				}
				if code := f.code; code != nil {
					f.code = nil
					rt.Release(code.Value())
				}
			},
			Children: func(v object.Value, visit func(object.Value)) {
				f := object.As[Frame](v)
				for _, slot := range f.slots[:f.sp] {
					visit(slot)
				}
				if f.names != nil {
					f.names.Visit(visit)
				}
				if f.fn != nil {
					visit(f.fn.Value())
				}
				visit(f.code.Value())
			},
		},
	})
}

// drop empties the frame's slots.
func (f *Frame) drop(rt *object.Runtime) {
	n := f.sp
	f.sp = 0
	rt.ReleaseAll(f.slots[:n])
	if names := f.names; names != nil {
		f.names = nil
		names.Clear(rt)
	}
}

// dropTo releases the operands of f from the top down to slot keep.
func (m *Machine) dropTo(f *Frame, keep int) {
	for f.sp > keep {
		f.sp--
		if v := f.slots[f.sp]; v.IsSet() {
			m.rt.Release(v)
		}
	}
}

// newFrame returns a frame with empty locals and fresh cells. It takes
// references of its own.
func (m *Machine) newFrame(code *Code, fn *Function) *Frame {
	n := code.slots()
	var f *Frame
	if last := len(m.free) - 1; last >= 0 && cap(m.free[last].slots) >= n {
		f = m.free[last]
		m.free = m.free[:last]
		f.slots = f.slots[:n]
		f.pc = 0
		f.entry = false
	} else {
		f = &Frame{slots: make([]object.Value, n, max(n, 12))}
	}
	f.Init(m.rt, frameType)
	f.code, f.fn = code, fn
	m.frames++
	f.serial = m.frames
	code.Value().Retain()
	if fn != nil {
		fn.Value().Retain()
	}
	base := code.base()
	clear(f.slots[:base])
	f.sp = base
	for i := range code.cells {
		f.slots[len(code.locals)+i] = newCell(m.rt, object.Value{})
	}
	return f
}

// fillCells moves parameters that inner functions capture into their cells.
func (f *Frame) fillCells() {
	for i, cell := range f.code.cells {
		if cell.Param >= 0 {
			c := object.As[Cell](f.slots[len(f.code.locals)+i])
			c.v = f.slots[cell.Param]
			f.slots[cell.Param] = object.Value{}
		}
	}
}

// leave gives up the machine's ownership of a frame that has returned.
func (m *Machine) leave(f *Frame) {
	v := f.Value()
	if v.Refs() > 1 {
		m.rt.Release(v)
		return
	}
	m.rt.Release(v)
	if len(m.free) < maxFreeFrames && cap(f.slots) <= maxFreeSlots {
		m.free = append(m.free, f)
	}
}

const (
	maxFreeFrames = 64
	maxFreeSlots  = 64
)

// span returns the place of the instruction at work.
func (f *Frame) span() syntax.Span { return f.code.spans[min(f.pc, len(f.code.spans)-1)] }

// Locals returns the frame's variables that are bound, in order, borrowed.
func (f *Frame) locals(visit func(name string, v object.Value)) {
	for i, name := range f.code.locals {
		if v := f.slots[i]; v.IsSet() && name != "" && name[0] != '.' {
			visit(name, v)
		}
	}
	for i, cell := range f.code.cells {
		if v := object.As[Cell](f.slots[len(f.code.locals)+i]).v; v.IsSet() {
			visit(cell.Name, v)
		}
	}
	if f.fn != nil {
		for i, free := range f.code.frees {
			if v := object.As[Cell](f.fn.cells[i]).v; v.IsSet() {
				visit(free.Name, v)
			}
		}
	}
}

// A Cell holds a variable that functions share.
type Cell struct {
	object.Container
	v object.Value
}

var cellType = &object.Type{}

func init() {
	cellType.Define(object.TypeSpec{
		Name: "cell", Kind: object.KindCell, Sealed: true,
		Slots: object.Slots{
			Free:     func(rt *object.Runtime, v object.Value) { rt.Replace(&object.As[Cell](v).v, object.Value{}) },
			Clear:    func(rt *object.Runtime, v object.Value) { rt.Replace(&object.As[Cell](v).v, object.Value{}) },
			Children: func(v object.Value, visit func(object.Value)) { visit(object.As[Cell](v).v) },
		},
	})
}

// newCell returns a cell that holds v, whose reference it takes over.
func newCell(rt *object.Runtime, v object.Value) object.Value {
	c := &Cell{v: v}
	c.Init(rt, cellType)
	return c.Value()
}

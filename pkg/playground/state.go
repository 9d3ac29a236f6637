package playground

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// State returns the memory as it is now. Buffers and views stand in the order in
// which they were made. Literals of the program count once a name or a view
// leads to them.
func (m *Machine) State() State {
	r := m.recorder
	names := make(map[uint64][]string)
	printed := make(map[uint64]uintptr) // the addresses of views with a name
	objects := make(map[uint64]builtin.Buffer)
	m.session.Machine.Globals().Each(func(name string, v object.Value) {
		if b := builtin.BufferOf(v); b != nil {
			names[b.ID()] = append(names[b.ID()], name)
			objects[b.ID()] = b
		} else if view := builtin.ViewOf(v); view != nil && !view.Released() {
			names[view.ID()] = append(names[view.ID()], name)
			printed[view.ID()] = v.Address()
		}
	})
	loans := make(map[uint64]map[*buffer.Buffer]bool)
	for _, v := range r.views {
		id := v.Object()
		if loans[id] == nil {
			loans[id] = make(map[*buffer.Buffer]bool)
		}
		loans[id][v.Loan()] = true
	}
	s := State{Allocated: m.session.Heap.InUse(), Peak: m.session.Heap.Peak()}
	for _, id := range r.order {
		if b := r.buffers[id]; b != nil {
			if b.literal && names[id] == nil && loans[id] == nil {
				continue
			}
			state := bufferState(id, b, objects[id], names[id], len(loans[id]))
			state.Generation = m.sessions
			s.Buffers = append(s.Buffers, state)
		}
		if v := r.views[id]; v != nil {
			s.Views = append(s.Views, viewState(v, names[id], printed[id]))
		}
	}
	s.Counters = r.counters(s)
	return s
}

func bufferState(id uint64, b *recorded, o builtin.Buffer, names []string, loans int) Buffer {
	out := Buffer{
		ID: int(id), Names: names, Type: shortName(b.kind), Address: buffer.Address(b.data), Contents: buffer.Address(b.data), Length: len(b.data),
		ItemSize: 1, ReadOnly: b.kind == "bytes", Exports: loans, Origin: b.origin,
	}
	if o != nil {
		out.TypeCode, out.ItemSize = o.Typecode(), o.ItemSize()
		out.Exports = o.NumExports()
	}
	return out
}

// shortName returns the name of a type without its module.
func shortName(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

func viewState(v *buffer.View, names []string, object uintptr) View {
	l := v.Layout()
	retained, _ := v.Retained()
	return View{
		ID: int(v.ID()), Names: names, Buffer: int(v.Object()), Object: object, Offset: l.Offset(), Format: v.ItemFormat(), ItemSize: v.ItemSize(),
		Shape: v.AppendShape(nil), Strides: v.AppendStrides(nil), SubOffsets: v.AppendSuboffsets(nil),
		ReadOnly: v.ReadOnly(), Contiguous: v.IsContiguous(), Retains: retained,
	}
}

func (r *recorder) counters(s State) Counters {
	c := Counters{Copied: r.copied, Written: r.written, CopiedMore: r.copiedMore}
	for _, b := range s.Buffers {
		c.Exports += b.Exports
	}
	for _, v := range s.Views {
		n := v.ItemSize
		for _, d := range v.Shape {
			n *= d
		}
		c.Shared += n
		if len(v.Names) > 0 {
			c.SharedViews = append(c.SharedViews, v.Names[0])
		}
	}
	return c
}

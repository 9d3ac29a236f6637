package playground

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// mostShown is how many buffers, and how many views, a State lists.
const mostShown = 1000

// State returns the memory as it is now. Buffers and views stand in the order in
// which they were made, those with a name before others are left out. Literals
// of the program count once a name or a view leads to them.
func (m *Machine) State() State {
	r := m.recorder
	v := m.survey(r.present())
	s := v.state()
	s.Step = r.total()
	s.Allocated, s.Peak = m.session.Heap.InUse(), m.session.Heap.Peak()
	s.Counters = counters(s, r.sum)
	return s
}

// At returns the memory as it was after step n of the timeline, and whether it
// was kept. 0 is the memory before the first step. Contents that have changed
// since are put together anew; they are good until the next At or Run. It must
// not be called while a program runs.
func (m *Machine) At(n int) (State, bool) {
	r := m.recorder
	p := r.at(n)
	if p == nil {
		return State{}, false
	}
	r.past = p
	s := m.survey(p).state()
	s.Step = n
	var sum Costs
	if step, _ := r.stepAt(n); step != nil {
		s.Allocated, s.Peak = step.inUse, step.peak
		sum = step.sum
	} else {
		s.Allocated, s.Peak = r.inUse, r.peak
	}
	s.Counters = counters(s, sum)
	return s, true
}

// A survey is a past with what its objects are called.
type survey struct {
	*past
	generation int
	names      map[uint64][]string
	objects    map[uint64]object.Value // those with a name now, borrowed
	loans      map[uint64]map[uint64]bool
	released   func(id uint64) *viewRecord
}

func (m *Machine) survey(p *past) *survey {
	v := &survey{
		past: p, generation: m.sessions, names: make(map[uint64][]string),
		objects: make(map[uint64]object.Value), loans: make(map[uint64]map[uint64]bool), released: m.recorder.releasedView,
	}
	globals := m.session.Machine.Globals()
	for _, name := range globals.Mentioned() {
		if id := p.names[name]; id != 0 {
			v.names[id] = append(v.names[id], name)
		}
		if value := globals.Get(name); value.IsSet() {
			v.objects[objectOf(value)] = value
		}
	}
	for _, local := range p.locals {
		if local.id != 0 {
			v.names[local.id] = append(v.names[local.id], local.name)
		}
	}
	for _, view := range p.views {
		if v.loans[view.buffer] == nil {
			v.loans[view.buffer] = make(map[uint64]bool)
		}
		v.loans[view.buffer][view.loan] = true
	}
	return v
}

// state returns the lists of buffers and views.
func (v *survey) state() State {
	var s State
	buffers := slices.Collect(maps.Keys(v.buffers))
	buffers = slices.DeleteFunc(buffers, func(id uint64) bool {
		return v.buffers[id].record.literal && v.names[id] == nil && v.loans[id] == nil
	})
	buffers, s.MoreBuffers = v.shown(buffers)
	for _, id := range buffers {
		s.Buffers = append(s.Buffers, v.buffer(id, v.buffers[id]))
	}
	views := slices.Collect(maps.Keys(v.views))
	for id := range v.names {
		if _, alive := v.views[id]; !alive && v.buffers[id] == nil {
			views = append(views, id)
		}
	}
	views, s.MoreViews = v.shown(views)
	for _, id := range views {
		s.Views = append(s.Views, v.view(id))
	}
	return s
}

// shown puts the numbers in order and leaves out what is too much, those without
// a name first.
func (v *survey) shown(ids []uint64) (shown []uint64, more int) {
	slices.Sort(ids)
	more = max(len(ids)-mostShown, 0)
	if more == 0 {
		return ids, 0
	}
	slices.SortStableFunc(ids, func(a, b uint64) int {
		return cmp.Compare(min(len(v.names[b]), 1), min(len(v.names[a]), 1))
	})
	ids = ids[:mostShown]
	slices.Sort(ids)
	return ids, more
}

func (v *survey) buffer(id uint64, b *pastBuffer) Buffer {
	r := &b.record
	out := Buffer{
		ID: int(id), Generation: v.generation, Names: v.names[id], Type: shortName(r.kind), Address: r.address,
		Length: r.length, ItemSize: 1, ReadOnly: r.kind == "bytes", Exports: len(v.loans[id]),
	}
	if !b.lost {
		out.Contents = buffer.Address(b.data)
	}
	if r.kind == "array.array" {
		out.TypeCode, out.ItemSize = r.format, r.itemSize()
	}
	if r.origin.known {
		out.Origin = &Origin{Text: "a copy", Line: r.origin.line}
		if r.origin.text != "" {
			out.Origin.Text = "copied from " + r.origin.text
		}
	}
	return out
}

// shortName returns the name of a type without its module.
func shortName(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// view describes a view, which may have been released and have a name still.
func (v *survey) view(id uint64) View {
	r, alive := v.views[id]
	if !alive {
		r = viewRecord{id: id, format: "B", size: 1}
		if old := v.released(id); old != nil {
			r = *old
		}
	}
	out := View{
		ID: int(id), Names: v.names[id], Buffer: int(r.buffer), Offset: r.offset, Format: r.format, ItemSize: r.size,
		Shape: []int{r.items}, Strides: []int{r.step}, ReadOnly: r.readonly, Contiguous: r.isContiguous(), Released: !alive,
	}
	if r.axes != nil {
		out.Shape, out.Strides, out.SubOffsets = r.axes.shape, r.axes.strides, r.axes.suboffsets
	}
	if value, named := v.objects[id]; named && len(out.Names) > 0 {
		out.Object = value.Address()
	}
	switch b := v.buffers[r.buffer]; {
	case b == nil && !alive:
		out.Buffer = 0
	case b != nil && alive:
		out.Retains = b.record.length
	}
	return out
}

// counters returns the counters of a state at which the sums were so high.
func counters(s State, sum Costs) Counters {
	c := Counters{Copied: sum.Copied, Written: sum.Written, CopiedMore: sum.CopiedMore}
	for _, b := range s.Buffers {
		c.Exports += b.Exports
	}
	for _, v := range s.Views {
		if v.Released {
			continue
		}
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

// globalNames returns the names of the session that hold a buffer or a view.
func (r *recorder) globalNames() map[string]uint64 {
	names := make(map[string]uint64)
	r.machine.Globals().Each(func(name string, v object.Value) {
		if id := objectOf(v); id != 0 {
			names[name] = id
		}
	})
	return names
}

// releasedView returns the record of a view that was released, or nil when it is
// not kept.
func (r *recorder) releasedView(id uint64) *viewRecord {
	for _, s := range []*segment{&r.tail, &r.head} {
		for i := s.events.end - 1; i >= s.events.begin; i-- {
			if e := s.events.at(i); e.kind == evRelease && e.view == id {
				return r.viewAt(id, e.place)
			}
		}
	}
	return nil
}

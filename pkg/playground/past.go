package playground

import "slices"

// A past is the memory as it was after a step.
type past struct {
	buffers map[uint64]*pastBuffer
	views   map[uint64]viewRecord
	names   map[string]uint64
	locals  []localName
	copies  int // bytes of the reconstructions
	work    int // bytes moved to make them
}

// A localName is a variable of a function and the buffer or view it holds, or 0.
type localName struct {
	name string
	id   uint64
}

// A pastBuffer is one buffer of it. Its bytes are shared with live memory, or
// with what was kept, until an event is undone that changed them.
type pastBuffer struct {
	record bufferRecord
	data   []byte
	isCopy bool
	lost   bool // the contents were not kept
}

// What a reconstruction may cost: memory, and the time of moving bytes.
const (
	mostCopies = 64 << 20
	mostWork   = 512 << 20
)

// at returns the memory after step n of the timeline, or nil when it is not
// kept. 0 is the memory before the first step.
func (r *recorder) at(n int) *past {
	if n == 0 {
		p := r.headEnd()
		p.undo(r, &r.head, 0, 0)
		return p
	}
	s, segment := r.stepAt(n)
	if s == nil || r.position(n) < segment.found {
		return nil
	}
	var p *past
	if segment == r.now {
		p = r.present()
	} else {
		p = r.headEnd()
	}
	p.undo(r, segment, s.events, s.binds)
	p.bindLocals(segment, s)
	return p
}

// stepAt returns step n and its segment, or nil when it is not kept.
func (r *recorder) stepAt(n int) (*stepRecord, *segment) {
	if n < 1 || n > r.total() {
		return nil, nil
	}
	segment := &r.head
	if n > r.head.steps.end {
		segment = &r.tail
	}
	i := r.position(n)
	if i < segment.steps.begin {
		return nil, nil
	}
	return segment.steps.at(i), segment
}

// position returns where step n is in its segment.
func (r *recorder) position(n int) int {
	if n > r.head.steps.end {
		n -= r.head.steps.end
	}
	return n - 1
}

// present returns the memory as it is now.
func (r *recorder) present() *past {
	r.settle()
	p := newPast()
	for id, b := range r.buffers {
		p.buffers[id] = &pastBuffer{record: *b, data: b.data}
	}
	r.views.each(func(id uint64, place int) { p.views[id] = *r.viewAt(id, place) })
	p.names = r.globalNames()
	return p
}

func newPast() *past {
	return &past{buffers: make(map[uint64]*pastBuffer), views: make(map[uint64]viewRecord), names: make(map[string]uint64)}
}

// headEnd returns the memory as it was at the end of the head.
func (r *recorder) headEnd() *past {
	if r.frozen == nil {
		return r.present()
	}
	p := newPast()
	for _, b := range r.frozen.buffers {
		past := &pastBuffer{record: b.record}
		if p.copies+b.record.length > mostCopies && b.pages != nil {
			past.lost = true
		} else {
			var ok bool
			past.data, past.isCopy, ok = b.contents()
			past.lost = !ok
		}
		if past.isCopy {
			p.copies += len(past.data)
		}
		p.buffers[b.record.id] = past
	}
	for _, v := range r.frozen.views {
		p.views[v.id] = v
	}
	for name, id := range r.frozen.names {
		p.names[name] = id
	}
	return p
}

// undo takes back what happened in a segment behind the given positions.
func (p *past) undo(r *recorder, s *segment, events, binds int) {
	for i := s.events.end - 1; i >= events; i-- {
		p.undoEvent(r, s, s.events.at(i))
	}
	for i := s.binds.end - 1; i >= binds; i-- {
		if b := s.binds.at(i); b.frame == 0 {
			p.bind(b.name, b.old)
		}
	}
}

// bindLocals adds the local names of the function that a step was in.
func (p *past) bindLocals(s *segment, step *stepRecord) {
	for i := s.binds.begin; i < step.binds; i++ {
		if b := s.binds.at(i); b.frame != 0 && b.frame == step.frame {
			p.locals = bindAmong(p.locals, b.name, b.id)
		}
	}
}

func bindAmong(names []localName, name string, id uint64) []localName {
	for i := range names {
		if names[i].name == name {
			names[i].id = id
			return names
		}
	}
	return append(names, localName{name, id})
}

func (p *past) bind(name string, id uint64) {
	if id == 0 {
		delete(p.names, name)
		return
	}
	p.names[name] = id
}

func (p *past) undoEvent(r *recorder, s *segment, e *eventRecord) {
	switch e.kind {
	case evCreate:
		delete(p.buffers, e.buffer)
	case evFree, evCollect:
		gone := s.buffers.at(e.place)
		p.buffers[e.buffer] = &pastBuffer{record: *gone, data: gone.data, lost: !e.known}
	case evExport, evView, evCast, evSlice:
		delete(p.views, e.view)
	case evRelease:
		p.views[e.view] = *r.viewAt(e.view, e.place)
	case evWrite:
		p.undoWrite(e)
	case evResize:
		p.undoResize(e)
	}
}

func (p *past) undoWrite(e *eventRecord) {
	b := p.writable(e, e.bytes)
	if b == nil {
		return
	}
	if e.step == e.size || e.count == 1 {
		copy(b.data[e.offset:], e.old)
		return
	}
	for i := range e.count {
		copy(b.data[e.offset+i*e.step:], e.old[i*e.size:(i+1)*e.size])
	}
}

func (p *past) undoResize(e *eventRecord) {
	b := p.buffers[e.buffer]
	if b == nil {
		return
	}
	b.record.address = e.address
	b.record.length += e.size - e.count
	if b = p.writable(e, b.record.length); b != nil {
		b.data = slices.Replace(b.data, e.offset, e.offset+e.count, e.old...)
	}
}

// writable returns the buffer of an event with bytes of its own, or nil when its
// contents were not kept or what is to be done to them goes too far.
func (p *past) writable(e *eventRecord, work int) *pastBuffer {
	b := p.buffers[e.buffer]
	if b == nil || b.lost {
		return nil
	}
	p.work += work
	if !e.known || p.work > mostWork || !b.isCopy && p.copies+len(b.data) > mostCopies {
		b.lost, b.data = true, nil
		return nil
	}
	if !b.isCopy {
		p.copies += len(b.data)
		b.data, b.isCopy = slices.Clone(b.data), true
	}
	return b
}

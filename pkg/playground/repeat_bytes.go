package playground

import "github.com/zerocopyzen/zen/pkg/buffer"

// An ended is what a repeat of a loop over bytes has besides: the contents of the
// object that it gave back, and the beginning of the new one.
type ended struct {
	kept   []byte
	known  bool
	stored int // the end of the store behind kept
	shown  [24]byte
}

func (p *repeats) endedAt(i int) *ended { return &p.ended[i&(briefSlots-1)] }

// mayRepeatBytes opens the repeats if the step at work, at its end, is one whose
// round can come again: bytes sliced, stored in their place, and given back.
func (r *recorder) mayRepeatBytes() {
	s, t := r.step, &r.tail
	if s.count != 3 || r.now != t || s.resumed || s.kinds != 1<<evCopy|1<<evCreate|1<<evFree || r.flooded || r.closed != nil ||
		t.events.end-r.firstEvent != 3 || t.binds.end-r.firstBind != 1 || !r.announced || !r.machine.InStatement() {
		return
	}
	copied, made, freed := t.events.at(r.firstEvent), t.events.at(r.firstEvent+1), t.events.at(r.firstEvent+2)
	bind, b := t.binds.at(r.firstBind), r.buffers[made.buffer]
	if copied.reason != buffer.ReasonBytesSlice || copied.buffer != made.buffer || copied.other != freed.buffer ||
		freed.kind != evFree || freed.silent || bind.old != freed.buffer || bind.id != made.buffer || b == nil {
		return
	}
	p := &r.repeats
	if p.ended == nil {
		p.ended = make([]ended, briefSlots)
	}
	p.open(made.buffer)
	p.data, p.stored = b.data, t.store.end
}

// allocatedAgain notes down the new bytes object of a round.
func (r *recorder) allocatedAgain(e buffer.AllocEvent) {
	p := &r.repeats
	row := p.at(p.count)
	row.object, row.items, row.offset = e.ID, len(e.Data), int(buffer.Address(e.Data))
	copy(p.endedAt(p.count).shown[:], e.Data)
	p.made = e.Data
	p.items += len(e.Data)
}

// freedAgain ends a round: the object before has been given back, and its memory
// not used again yet.
func (r *recorder) freedAgain() {
	p := &r.repeats
	e := p.endedAt(p.count)
	r.allowance = min(r.allowance+allowancePerStep, tailStore)
	e.kept, e.known = r.keep(p.data)
	e.stored = r.tail.store.end
	p.data = p.made
	p.count++
	if p.count&63 == 0 {
		r.forgetEnded()
	}
}

// forgetEnded drops what was kept for steps that are not told of any more, as
// forget does.
func (r *recorder) forgetEnded() {
	t := &r.tail
	if n := r.repeats.count - keptSteps; n > 0 {
		t.store.dropTo(r.repeats.endedAt(n - 1).stored)
	} else if last := t.steps.end + n - 1; last >= t.steps.begin {
		t.store.dropTo(t.steps.at(last).stored)
	}
}

// tellBytesRepeats puts the repeats on the tapes.
func (r *recorder) tellBytesRepeats() {
	p, allowance := &r.repeats, r.allowance
	step, bind, record := *r.step, *r.tail.binds.at(r.firstBind), *r.buffers[p.first]
	delete(r.buffers, p.first)
	r.closeRepeat(p.at(0), p.stored)
	first := max(p.count-keptSteps, 0)
	if first > 0 {
		r.skipBytes(&step, first)
		record.become(p.at(first - 1))
	}
	for i := first; i < p.count; i++ {
		if i > first {
			r.closeRepeat(p.at(i), p.endedAt(i-1).stored)
		}
		r.open(step.source, step.line, step.endLine, step.frame)
		r.announced = true
		r.line.runs++
		r.tellBytesRepeat(&record, &bind, p.at(i), p.endedAt(i))
		r.copiedFrom, r.copiedTo = record.id, p.at(i).object
		record.become(p.at(i))
	}
	b := r.newBuffer()
	*b = record
	b.place(p.data)
	r.buffers[b.id] = b
	r.allowance = allowance
}

// closeRepeat closes a step that another one follows.
func (r *recorder) closeRepeat(next *repeat, stored int) {
	s := r.step
	r.close()
	s.exports, s.inUse, s.peak, s.stored = next.exports, next.inUse, next.peak, stored
}

// skipBytes leaves the first n repeats out, whose costs go to the sums.
func (r *recorder) skipBytes(step *stepRecord, n int) {
	t := &r.tail
	bytes, _ := r.repeats.split(n)
	line := r.lines.of(step.source, int(step.line))
	line.runs += n
	line.copied(buffer.ReasonBytesSlice, bytes)
	r.cost(&r.sum.Copied, &line.costs.Copied, bytes)
	r.cost(&r.sum.Allocated, &line.costs.Allocated, bytes)
	r.skip(n)
	stored := r.repeats.endedAt(n - 1).stored
	t.steps.at(t.steps.end-1).stored, t.steps.at(t.steps.end-2).stored = stored, stored
}

// tellBytesRepeat records what happened in a round; old is the object before.
func (r *recorder) tellBytesRepeat(old *bufferRecord, bind *bindRecord, row *repeat, end *ended) {
	n := row.items
	r.line.copied(buffer.ReasonBytesSlice, n)
	r.cost(&r.sum.Copied, &r.line.costs.Copied, n)
	r.cost(&r.sum.Allocated, &r.line.costs.Allocated, n)
	if e := r.event(evCopy); e != nil {
		e.buffer, e.other, e.bytes, e.reason = row.object, old.id, n, buffer.ReasonBytesSlice
	}
	if e := r.event(evCreate); e != nil {
		e.buffer, e.other, e.bytes, e.place = row.object, old.id, n, typeIndex(old.kind)
	}
	if b := r.newBinding(); b != nil {
		bind.old, bind.id = old.id, row.object
		bind.text.bytes, bind.text.first = n, end.shown
		*b = *bind
	}
	if e := r.event(evFree); e != nil {
		e.buffer, e.bytes, e.place = old.id, old.length, r.now.buffers.end
		gone := r.now.buffers.next()
		*gone = *old
		gone.data, e.known = end.kept, end.known
	}
}

// become makes b the record of the bytes object of a repeat, without its memory.
func (b *bufferRecord) become(row *repeat) {
	b.id, b.length, b.address, b.data = row.object, row.items, uintptr(row.offset), nil
}

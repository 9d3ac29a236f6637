package playground

import (
	"slices"

	"github.com/zerocopyzen/zen/pkg/buffer"
)

// This file is what the recorder hears of memory: the hooks of the heap's trace.

// trace returns the hooks by which the recorder hears of memory.
func (r *recorder) trace() *buffer.Trace {
	return &buffer.Trace{
		Alloc:        r.allocated,
		Free:         r.freed,
		BeforeResize: r.splicing,
		Resize:       r.resized,
		Refuse:       r.refused,
		View:         r.viewed,
		Release:      r.released,
		Shrink:       r.shrunk,
		BeforeWrite:  r.writing,
		Write:        r.wrote,
		Copy:         r.copied,
	}
}

// isRecording reports whether a step is at work that what happens belongs to.
// Every hook asks it before it changes anything: it opens the step of the
// statement at work, and ends the head while its tapes have room. A later frame
// in the lines of the statement is one of its own: of a comprehension or a
// lambda.
func (r *recorder) isRecording() bool {
	if !r.executing {
		return false
	}
	r.settle()
	if !r.announced || !r.machine.InStatement() {
		r.find()
	}
	if r.now == &r.head && r.head.isNearlyFull() {
		r.freeze()
	}
	return true
}

// find opens the step of what is at work, unless it belongs to the one that is
// open.
func (r *recorder) find() {
	s := r.step
	frame, line := r.machine.Where()
	if line != 0 && (frame < s.frame || line < s.line || line > s.endLine) {
		r.resume(frame, line)
	}
}

// event returns a new record of an event in the step at work, or nil when none
// is kept.
func (r *recorder) event(kind eventKind) *eventRecord {
	s, n := r.step, r.now
	s.kinds |= 1 << kind
	s.count++
	if r.flooded {
		return nil
	}
	isFull := n.events.isFull()
	if isFull && n.events.end-r.firstEvent >= n.events.limit {
		r.flood()
		return nil
	}
	e := n.events.next()
	e.kind, e.silent = kind, false
	if isFull {
		r.outgrown()
	}
	return e
}

// cost adds n to two sums.
func (r *recorder) cost(sum, line *int, n int) { *sum, *line = *sum+n, *line+n }

// outgrown gives up the memory after steps that cannot be found any more, since
// what came later is not all on the tapes.
func (r *recorder) outgrown() {
	t := &r.tail
	for t.found < t.steps.end-1 {
		if s := t.steps.at(t.found); s.events >= t.events.begin && s.binds >= t.binds.begin {
			return
		}
		t.found++
	}
}

// flood gives up the memory before a step that has more events than are kept,
// and the rest of its events.
func (r *recorder) flood() {
	r.flooded = true
	r.tail.found = r.tail.steps.end - 1
}

func (r *recorder) allocated(e buffer.AllocEvent) {
	if r.repeats.Now {
		r.allocatedAgain(e)
		return
	}
	isRecording := r.isRecording()
	b := r.newBuffer()
	*b = bufferRecord{id: e.ID, kind: e.Type, format: e.Format, literal: !r.executing}
	b.place(e.Data)
	from := uint64(0)
	if e.ID == r.copiedTo {
		b.origin, from = r.origin, r.copiedFrom
	}
	if len(r.buffers) < mostBuffers {
		r.buffers[e.ID] = b
	}
	if !isRecording {
		return
	}
	r.cost(&r.sum.Allocated, &r.line.costs.Allocated, len(e.Data))
	if record := r.event(evCreate); record != nil {
		record.buffer, record.bytes, record.other = e.ID, len(e.Data), from
		record.place = typeIndex(e.Type)
	}
}

// newBuffer returns a record that nobody uses.
func (r *recorder) newBuffer() *bufferRecord {
	last := len(r.idle) - 1
	if last < 0 {
		return new(bufferRecord)
	}
	b := r.idle[last]
	r.idle = r.idle[:last]
	return b
}

// place takes note of where an object's memory is.
func (b *bufferRecord) place(data []byte) {
	b.data, b.length, b.address = data, len(data), buffer.Address(data)
}

func (r *recorder) freed(id uint64) {
	if r.repeats.Now {
		r.freedAgain()
		return
	}
	isRecording := r.isRecording()
	b := r.buffers[id]
	if b == nil {
		return
	}
	if b.frozen != nil {
		b.frozen.free(&r.head.store)
	}
	delete(r.buffers, id)
	if isRecording {
		r.recordFree(b)
		r.mayRepeatBytes()
	}
	b.data = nil
	r.idle = append(r.idle, b)
}

func (r *recorder) recordFree(b *bufferRecord) {
	kind := evFree
	if r.machine.Runtime().Collecting {
		kind = evCollect
	}
	kinds, told := r.step.kinds, r.step.count
	e := r.event(kind)
	isSilent := b.literal && r.machine.Line() == 0
	if isSilent {
		r.step.kinds, r.step.count = kinds, told
	}
	if e == nil {
		return
	}
	e.silent = isSilent
	e.buffer, e.bytes = b.id, b.length
	e.place = r.now.buffers.end
	gone := r.now.buffers.next()
	*gone = *b
	gone.frozen = nil
	gone.data, e.known = r.keep(b.data)
}

// keep returns a copy of bytes that memory is about to lose, or false when it
// would cost too much.
func (r *recorder) keep(p []byte) ([]byte, bool) {
	if r.now == &r.tail {
		if len(p) > r.allowance {
			return nil, false
		}
		r.allowance -= len(p)
	}
	return r.now.store.keep(p)
}

func (r *recorder) splicing(e buffer.SpliceEvent) {
	isRecording := r.isRecording()
	b := r.buffers[e.ID]
	r.splice = eventRecord{kind: evResize, buffer: e.ID, offset: e.At, size: len(e.Removed), count: e.Inserted}
	if b == nil {
		return
	}
	r.splice.address = b.address
	if b.frozen != nil {
		b.frozen.change(e.At, b.length, &r.head.store)
		b.frozen.shift(e.At)
	}
	if isRecording {
		r.splice.old, r.splice.known = r.keep(e.Removed)
	}
}

func (r *recorder) resized(e buffer.ResizeEvent) {
	b := r.buffers[e.ID]
	if b == nil {
		return
	}
	b.place(e.Data)
	if !r.executing || r.splice.buffer != e.ID {
		return
	}
	r.settle()
	r.cost(&r.sum.Allocated, &r.line.costs.Allocated, max(len(e.Data)-e.OldLen, 0))
	if record := r.event(evResize); record != nil {
		*record = r.splice
		record.bytes = len(e.Data)
	}
	r.splice.buffer = 0
}

// refused takes note of the views that hold an object.
func (r *recorder) refused(object uint64) {
	if !r.isRecording() {
		return
	}
	e := r.event(evRefused)
	if e == nil {
		return
	}
	e.buffer, e.views = object, nil
	r.views.each(func(id uint64, place int) {
		if v := r.viewAt(id, place); v.buffer == object && len(e.views) < mostShown {
			e.views = append(e.views, int(id))
		}
	})
	slices.Sort(e.views)
}

// viewKinds are the kinds of events by the way a view is made.
var viewKinds = [...]eventKind{
	buffer.OpExport: evExport, buffer.OpView: evView, buffer.OpSlice: evSlice,
	buffer.OpCast: evCast, buffer.OpReadOnly: evCast, buffer.OpDerive: evSlice,
}

func (r *recorder) viewed(view *buffer.View, e buffer.ViewEvent) {
	if r.viewedBriefly(view, e) {
		return
	}
	isRecording := r.isRecording()
	place, v := r.newView()
	v.set(view, e)
	if parent, ok := r.views.get(e.Parent); ok {
		v.loan = r.viewAt(e.Parent, parent).loan
	}
	if isRecording {
		r.recordView(viewKinds[e.Op], place, v)
		return
	}
	r.views.set(e.View, place)
}

// recordView records that a view was made, whose record is complete.
func (r *recorder) recordView(kind eventKind, place int, v *viewRecord) {
	r.views.set(v.id, place)
	r.costOfView(r.line, kind, v.bytes())
	if e := r.event(kind); e != nil {
		e.buffer, e.view, e.place = v.buffer, v.id, place
	}
}

// costOfView adds what a view shows to the sums, and what it would have copied.
func (r *recorder) costOfView(line *lineSum, kind eventKind, bytes int) {
	r.cost(&r.sum.Shared, &line.costs.Shared, bytes)
	if kind == evSlice {
		r.cost(&r.sum.CopiedMore, &line.costs.CopiedMore, bytes)
	}
}

func (r *recorder) released(id uint64) {
	if !r.releasedBriefly(id) {
		r.forgetView(id, r.isRecording())
	}
}

// shrunk takes note of a view that took the place of another.
func (r *recorder) shrunk(view *buffer.View, e buffer.ViewEvent) {
	r.viewed(view, e)
	r.released(e.Parent)
}

// forgetView takes note that a view is not alive any more.
func (r *recorder) forgetView(id uint64, isRecording bool) {
	place, ok := r.views.remove(id)
	if !ok {
		return
	}
	if isRecording {
		r.recordRelease(id, place)
	}
	if place == isElder {
		delete(r.elders, id)
	}
}

func (r *recorder) recordRelease(id uint64, place int) {
	e := r.event(evRelease)
	if e == nil {
		return
	}
	v := r.viewAt(id, place)
	if place == isElder || r.now == &r.tail && place < tailPlaces+r.fresh {
		old := *v
		place, v = r.newView()
		*v = old
	}
	e.buffer, e.view, e.place = v.buffer, id, place
}

func (r *recorder) writing(e buffer.WriteEvent) {
	isRecording := r.isRecording()
	r.written = -1
	b := r.buffers[e.Object]
	if b == nil {
		return
	}
	if b.frozen != nil {
		lo, hi := extent(e)
		b.frozen.change(lo, hi, &r.head.store)
	}
	if !isRecording {
		return
	}
	record := r.event(evWrite)
	if record == nil {
		return
	}
	record.buffer, record.view = e.Object, e.View
	record.offset, record.count, record.size, record.step = e.Offset, e.Count, e.Size, e.Step
	record.bytes, record.new = e.Count*e.Size, nil
	r.written = r.now.events.end - 1
	r.keepItems(record, e)
}

// extent returns the bytes between which a write lies.
func extent(e buffer.WriteEvent) (lo, hi int) {
	last := e.Offset + (e.Count-1)*e.Step
	return min(e.Offset, last), max(e.Offset, last) + e.Size
}

// keepItems keeps the bytes that are about to be overwritten, item by item.
func (r *recorder) keepItems(record *eventRecord, e buffer.WriteEvent) {
	if e.Count == 1 || e.Step == e.Size {
		record.old, record.known = r.keep(e.Data[e.Offset : e.Offset+record.bytes])
		return
	}
	record.old, record.known = nil, false
	if r.now == &r.tail && record.bytes > r.allowance {
		return
	}
	room, ok := r.now.store.room(record.bytes)
	if !ok {
		return
	}
	for i := range e.Count {
		at := e.Offset + i*e.Step
		copy(room[i*e.Size:], e.Data[at:at+e.Size])
	}
	record.old, record.known = room, true
}

func (r *recorder) wrote(e buffer.WriteEvent) {
	if !r.executing {
		return
	}
	r.settle()
	r.cost(&r.sum.Written, &r.line.costs.Written, e.Count*e.Size)
	events := &r.now.events
	if r.written < events.begin || r.written >= events.end {
		return
	}
	record := events.at(r.written)
	r.written = -1
	if record.kind != evWrite || record.buffer != e.Object {
		return
	}
	shown := min(e.Count, (mostHex+e.Size-1)/e.Size)
	room, ok := r.now.store.room(shown * e.Size)
	for i := 0; ok && i < shown; i++ {
		at := e.Offset + i*e.Step
		copy(room[i*e.Size:], e.Data[at:at+e.Size])
	}
	record.new = room
}

// mostHex is how many bytes of an event are shown before and after.
const mostHex = 32

func (r *recorder) copied(e buffer.CopyEvent) {
	if r.repeats.Now {
		return // the new object tells it
	}
	isRecording := r.isRecording()
	from := r.buffers[e.From]
	isLiteral := from != nil && from.literal
	isSlice := e.Reason == buffer.ReasonBytesSlice || e.Reason == buffer.ReasonByteArraySlice || e.Reason == buffer.ReasonArraySlice
	if isSlice || !isLiteral && (e.Reason == buffer.ReasonToBytes || e.Reason == buffer.ReasonConstructor) {
		r.copiedTo, r.copiedFrom = e.To, e.From
		r.origin = r.originNow()
	}
	if !isRecording {
		return
	}
	if isSlice {
		r.cost(&r.sum.Copied, &r.line.costs.Copied, e.Bytes)
	} else {
		r.cost(&r.sum.CopiedElse, &r.line.costs.CopiedElse, e.Bytes)
	}
	r.line.copied(e.Reason, e.Bytes)
	if isLiteral && e.Reason == buffer.ReasonConstructor || e.Reason == buffer.ReasonShift || e.Reason == buffer.ReasonMove {
		return // a part of what is told anyway
	}
	if record := r.event(evCopy); record != nil {
		record.buffer, record.other, record.bytes, record.reason = e.To, e.From, e.Bytes, e.Reason
	}
}

// originNow names the expression at work as the place where bytes came from.
func (r *recorder) originNow() origin {
	o := origin{known: true, text: r.machine.Expression(), line: r.machine.Line()}
	if len(o.text) > maxOriginText {
		o.text = ""
	}
	return o
}

const maxOriginText = 60

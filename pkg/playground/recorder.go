package playground

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/eval"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// A recorder keeps what a machine and the trace of its heap tell: what is alive,
// step by step what happened, and the sums.
//
//	timeline  1 … 1000 │ left out │ … total
//	          ── head ─┘          └─ tail ──  rings that reuse their memory
//	          frozen ▲                  ▲ live memory
//
// Past memory is found from later memory by undoing what happened since: for
// the tail from the memory there is now, for the head from its frozen end.
type recorder struct {
	machine *eval.Machine
	heap    *buffer.Heap

	// What is alive.
	buffers map[uint64]*bufferRecord
	idle    []*bufferRecord       // for reuse
	views   table                 // of the records on the tapes
	elders  map[uint64]viewRecord // of views that outlived their records
	frozen  *frozen               // the memory at the end of the head, once there is a tail

	head, tail segment
	now        *segment    // the one that grows
	step       *stepRecord // the last one of it, or nil
	sum        Costs       // of all steps
	before     int         // the views there were when the step before ended
	fresh      int         // and the one before that
	line       *lineSum    // of the step at work
	inUse      int         // of the heap, before the first step
	peak       int

	firstEvent, firstBind int // where the step at work begins on the tapes

	source    source       // of the text that runs
	text      *eval.Source // that text, once its first statement runs
	cell      *eval.Source // the text of the last cell
	announced bool         // the step at work is that of the statement announced last
	executing bool         // a statement has begun: what is allocated before belongs to literals
	first     int          // the step after which what runs began
	newest    uint64       // the greatest activation seen
	output    int          // what was printed, in units of UTF-16
	flooded   bool         // the step at work has filled its tape by itself
	allowance int          // bytes that the tail may yet copy
	lines     lineSums
	briefs    briefs
	repeats   repeats

	// copiedTo is the object that bytes were copied into last, and from what:
	// its first bytes are copied before it is announced.
	copiedTo   uint64
	copiedFrom uint64
	origin     origin

	splice  eventRecord // a resize that has been announced
	written int         // the position of the write that was announced, or -1

	past *past // the last reconstruction, whose memory the page reads

	closed func() // told, when it is set, that a step is complete: tests compare
}

// The limits of what is kept. All together is at most 64 MiB of contents, and
// some megabytes of records.
const (
	keptSteps   = 1000 // of the head, and of the tail
	headEvents  = 1 << 15
	tailEvents  = 1 << 14
	headStore   = 48 << 20
	tailStore   = 16 << 20
	mostElders  = 10_000
	mostBuffers = 100_000

	// In a long loop, copying what goes must not become the work: a step of
	// the tail may copy so much on average, and what others left over.
	allowancePerStep = 1 << 10
)

func newRecorder() *recorder {
	r := &recorder{buffers: make(map[uint64]*bufferRecord), elders: make(map[uint64]viewRecord), written: -1}
	limit := func(s *segment, steps, events, store int) {
		s.steps.limit = steps
		s.events.limit, s.binds.limit, s.views.limit, s.buffers.limit = events, events, events, events
		s.store.limit = store
	}
	limit(&r.head, 1<<10, headEvents, headStore)
	limit(&r.tail, 1<<10, tailEvents, tailStore)
	r.now = &r.head
	r.repeats.Begin, r.repeats.End = r.beginRounds, r.endRounds
	return r
}

// begin begins a run: of a cell, which begins a new timeline, or of something
// that continues the last one.
func (r *recorder) begin(s source) {
	r.settle()
	if s == sourceCell {
		r.clear()
	}
	r.source, r.text, r.executing = s, nil, false
	r.first = r.total()
	if s != sourceEdit {
		r.output = 0
	}
	r.lines.begin(s)
}

// clear forgets the timeline, not what is alive.
func (r *recorder) clear() {
	r.views.each(func(id uint64, place int) {
		if place != isElder {
			r.elders[id] = *r.viewAt(id, place)
			r.views.set(id, isElder)
		}
	})
	r.head.clear()
	r.tail.clear()
	clear(r.briefs.slots)
	r.now, r.step, r.frozen, r.past = &r.head, nil, nil, nil
	r.before, r.fresh = 0, 0
	for _, b := range r.buffers {
		b.frozen = nil
	}
	r.sum, r.allowance = Costs{}, tailStore
	r.inUse, r.peak = r.heap.InUse(), r.heap.Peak()
}

// end ends a run. An exception that ended it is the last step's.
func (r *recorder) end(failed bool) {
	r.settle()
	if r.step != nil {
		r.step.failed = failed
		r.close()
	}
	r.executing = false
}

// total returns how many steps there have been.
func (r *recorder) total() int { return r.head.steps.end + r.tail.steps.end }

// statement opens the step of a statement that begins.
func (r *recorder) statement(at syntax.Span) {
	r.endRepeats()
	if !r.executing {
		r.executing = true
		r.text = r.machine.Source()
		if r.source == sourceCell {
			r.cell = r.text
		}
	}
	frame := r.machine.Frame()
	if r.isBrief(frame) {
		r.nextBrief(r.sourceNow(), at.Line, at.EndLine, frame)
		r.announced = true
		return
	}
	r.open(r.sourceNow(), at.Line, at.EndLine, frame)
	r.announced = true
	r.line.runs++
	if frame > r.newest {
		r.newest = frame
		if r.machine.Scope() != "" {
			r.machine.EachLocal(func(name string, v object.Value) { r.bound(name, true, object.Value{}, v) })
		}
	}
}

// sourceNow tells which text the frame at work belongs to.
func (r *recorder) sourceNow() source {
	switch r.machine.Source() {
	case r.text:
		return r.source
	case r.cell:
		return sourceCell
	}
	return sourceEarlier
}

// resume opens a step of the statement at work, which is not that of the last
// step: the function that it called has returned, or its loop goes round.
//
//go:noinline
func (r *recorder) resume(frame uint64, line int32) {
	r.open(r.sourceNow(), line, line, frame)
	r.step.resumed = true
}

// open closes the last step and begins one.
func (r *recorder) open(from source, line, endLine int32, frame uint64) {
	r.settle()
	if r.step != nil {
		r.close()
	}
	if r.now == &r.head && r.head.steps.end == keptSteps {
		r.freeze()
	}
	s := r.now.steps.next()
	s.line, s.endLine, s.frame = line, endLine, frame
	s.source, s.resumed, s.failed, s.kinds, s.count = from, false, false, 0, 0
	r.step, r.flooded, r.announced = s, false, false
	r.firstEvent, r.firstBind = r.now.events.end, r.now.binds.end
	r.splice.buffer = 0
	r.line = r.lines.of(from, int(line))
	if r.now == &r.tail {
		r.forget()
	}
}

// forget drops what belongs to steps that are not kept any more; what they kept,
// now and then.
func (r *recorder) forget() {
	t := &r.tail
	t.steps.dropTo(t.steps.end - keptSteps)
	t.found = max(t.found, t.steps.begin)
	r.allowance = min(r.allowance+allowancePerStep, tailStore)
	if t.steps.end&63 != 0 || t.steps.begin < 2 {
		return
	}
	last := t.steps.at(t.steps.begin - 1)
	t.events.dropTo(last.events)
	t.binds.dropTo(last.binds)
	t.buffers.dropTo(last.freed)
	t.store.dropTo(last.stored)
	// A view that was made one step earlier may be released by one that is
	// kept, and its record needed.
	for earlier := t.steps.at(t.steps.begin - 2); t.views.begin < earlier.views; {
		r.outlive()
	}
}

// close completes the step at work.
func (r *recorder) close() {
	s, n := r.step, r.now
	s.events, s.binds, s.views = n.events.end, n.binds.end, n.views.end
	s.freed, s.stored = n.buffers.end, n.store.end
	s.output, s.sum = r.output, r.sum
	s.exports, s.inUse, s.peak = r.heap.NumLoans(), r.heap.InUse(), r.heap.Peak()
	if r.closed != nil {
		r.closed()
	}
	r.fresh, r.before, r.step = r.before, s.views, nil
}

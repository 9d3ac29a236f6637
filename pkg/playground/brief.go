package playground

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// A brief is a step of the tail in which at most one view was made, one released
// and one name bound: what a loop over views does in a round. It is noted down
// as it happens and put on the tapes only if it is still to be told of when
// something else happens, or somebody asks.
//
//	dropped │ accounted for   │ the last thousand  ▲ at work
//	        └ a few, for the views they made       └ put on the tapes by settle
//
// A brief that is not among the last thousand any more adds its costs to the
// sums, and is done with.
type brief struct {
	line, endLine int32
	frame         uint64
	source        source
	resumed       bool

	kind          eventKind // how the view was made
	made          bool      // view was made
	bound         bool      // bind is what was bound
	releasedFirst bool      // before view was made
	view          viewRecord
	gone          int    // one more than the position of the brief that released view, or 0
	released      uint64 // the view that was released, or 0
	fresh         bool   // which a brief shortly before has made
	bind          bindRecord

	output, exports, inUse, peak int // at its end
}

// briefs are the briefs since the last thing that was none.
type briefs struct {
	slots     []brief  // brief i lies in slot i modulo their number
	end       int      // how many there have been
	accounted int      // how many of them are in the sums
	recent    [256]int // positions of briefs by the low bits of the view they made
	now       *brief   // the one at work, or nil
	patience  int      // statements until briefs are tried again
}

const (
	// briefSlots is a power of two, and more than keptSteps.
	briefSlots = 1 << 10

	// Briefs do not pay where they are few between other steps: fewer than
	// fewBriefs make the recorder wait for so many statements.
	fewBriefs = 16
	patience  = 256
)

func (l *briefs) at(i int) *brief { return &l.slots[i&(briefSlots-1)] }

// note takes note that the last brief has made a view.
func (l *briefs) note(view uint64) { l.recent[view%uint64(len(l.recent))] = l.end - 1 }

// maker returns the position of the brief that made a view, or false when that
// is not known.
func (l *briefs) maker(id uint64) (int, bool) {
	i := l.recent[id%uint64(len(l.recent))]
	if i >= l.end || i < l.end-briefSlots {
		return 0, false
	}
	b := l.at(i)
	return i, b.made && b.view.id == id
}

// isBrief reports whether the step of a statement may be noted down as a brief.
func (r *recorder) isBrief(frame uint64) bool {
	if r.briefs.now != nil {
		return frame <= r.newest
	}
	if r.now != &r.tail || frame > r.newest || r.closed != nil {
		return false
	}
	r.briefs.patience--
	return r.briefs.patience < 0
}

// nextBrief closes the step at work and begins one that is a brief.
func (r *recorder) nextBrief(from source, line, endLine int32, frame uint64) *brief {
	l := &r.briefs
	switch {
	case l.now != nil:
		r.closeBrief(l.now)
	case r.step != nil:
		r.close()
	}
	if l.end-l.accounted == keptSteps {
		r.account(l.at(l.accounted))
		l.accounted++
	}
	if l.slots == nil {
		l.slots = make([]brief, briefSlots)
	}
	b := l.at(l.end)
	if l.end >= briefSlots {
		r.drop(b)
	}
	l.end++
	l.now = b
	b.line, b.endLine, b.frame, b.source, b.resumed = line, endLine, frame, from, false
	b.made, b.bound, b.releasedFirst, b.gone, b.released = false, false, false, 0, 0
	return b
}

func (r *recorder) closeBrief(b *brief) {
	b.output, b.exports, b.inUse, b.peak = r.output, r.heap.NumLoans(), r.heap.InUse(), r.heap.Peak()
}

// account adds up what a brief that is not told of did.
func (r *recorder) account(b *brief) {
	line := r.lines.of(b.source, int(b.line))
	if !b.resumed {
		line.runs++
	}
	if b.made {
		r.costOfView(line, b.kind, b.view.bytes())
	}
	if b.released == 0 || b.fresh {
		return
	}
	if place, ok := r.views.remove(b.released); ok && place == isElder {
		delete(r.elders, b.released)
	}
}

// drop forgets a brief that has been accounted for. The view that it made is an
// elder if it lives, or if a brief is to tell of its end.
func (r *recorder) drop(b *brief) {
	if b.made && (b.gone == 0 || b.gone > r.briefs.accounted) && len(r.elders) < mostElders {
		r.elders[b.view.id] = b.view
		r.views.set(b.view.id, isElder)
	}
}

// briefNow returns the brief that what happens belongs to, or nil when the step
// at work is none.
func (r *recorder) briefNow() *brief {
	r.endRepeats()
	b := r.briefs.now
	if b == nil || r.announced && r.machine.InStatement() {
		return b
	}
	frame, line := r.machine.Where()
	if line != 0 && (frame < b.frame || line < b.line || line > b.endLine) {
		b = r.nextBrief(r.sourceNow(), line, line, frame)
		b.resumed, r.announced = true, false
	}
	return b
}

// viewedBriefly notes down that a view was made, or returns false.
func (r *recorder) viewedBriefly(view *buffer.View, e buffer.ViewEvent) bool {
	b := r.briefNow()
	if b == nil || b.made {
		return false
	}
	v := &b.view
	v.set(view, e)
	if v.axes != nil {
		return false
	}
	if e.Parent != 0 {
		if parent, ok := r.briefs.maker(e.Parent); ok {
			v.loan = r.briefs.at(parent).view.loan
		} else if place, ok := r.views.get(e.Parent); ok {
			v.loan = r.viewAt(e.Parent, place).loan
		} else {
			return false
		}
	}
	b.made, b.kind, b.releasedFirst = true, viewKinds[e.Op], b.released != 0
	r.briefs.note(e.View)
	return true
}

// releasedBriefly notes down that a view was released, or returns false.
func (r *recorder) releasedBriefly(id uint64) bool {
	b := r.briefNow()
	if b == nil || b.released != 0 {
		return false
	}
	b.fresh = false
	if maker, ok := r.briefs.maker(id); ok {
		r.briefs.at(maker).gone = r.briefs.end
		b.fresh = r.briefs.end-maker < briefSlots-keptSteps
	} else if _, ok := r.views.get(id); !ok {
		return false
	}
	b.released = id
	r.mayRepeatView(b)
	return true
}

// boundBriefly notes down that a name is bound, or returns false.
func (r *recorder) boundBriefly(name string, local bool, old, value object.Value) bool {
	b := r.briefNow()
	if b == nil {
		return false
	}
	frame := r.frameOf(local)
	if !b.bound {
		b.bound = true
		r.begins(&b.bind, name, frame, old)
	} else if b.bind.frame != frame || b.bind.name != name {
		return false
	}
	b.bind.id = b.bind.text.set(value)
	return true
}

// settle puts the briefs that are to be told of on the tapes. The last one
// becomes the step at work.
func (r *recorder) settle() {
	r.endRepeats()
	if r.briefs.now != nil {
		r.settleAll()
	}
}

func (r *recorder) settleAll() {

	l := &r.briefs
	announced, last := r.announced, l.end-1
	for i := max(l.end-briefSlots, 0); i < l.accounted; i++ {
		r.drop(l.at(i))
	}
	if l.accounted > 0 {
		r.skip(l.accounted)
	}
	l.now = nil
	for i := l.accounted; i <= last; i++ {
		b := l.at(i)
		r.tell(b)
		if i < last {
			s := r.step
			r.close()
			s.output, s.exports, s.inUse, s.peak = b.output, b.exports, b.inUse, b.peak
		}
	}
	r.announced = announced
	if l.end < fewBriefs {
		l.patience = patience
	}
	l.end, l.accounted = 0, 0
}

// skip leaves n steps of the tail out, whose costs are in the sums.
func (r *recorder) skip(n int) {
	t := &r.tail
	t.steps.grow()
	t.steps.end += n
	t.steps.begin, t.found = t.steps.end, t.steps.end
	last := stepRecord{
		events: t.events.end, binds: t.binds.end, views: t.views.end, freed: t.buffers.end, stored: t.store.end, sum: r.sum,
	}
	*t.steps.at(t.steps.end - 1), *t.steps.at(t.steps.end - 2) = last, last
	r.before, r.fresh = t.views.end, t.views.end
	r.allowance = min(r.allowance+n*allowancePerStep, tailStore)
}

// tell puts a brief on the tapes and leaves its step open.
func (r *recorder) tell(b *brief) {
	r.open(b.source, b.line, b.endLine, b.frame)
	r.step.resumed = b.resumed
	if !b.resumed {
		r.line.runs++
	}
	if b.releasedFirst {
		r.tellReleased(b)
	}
	if b.made {
		place, v := r.newView()
		*v = b.view
		r.recordView(b.kind, place, v)
	}
	if !b.releasedFirst {
		r.tellReleased(b)
	}
	if !b.bound {
		return
	}
	if bind := r.newBinding(); bind != nil {
		*bind = b.bind
	}
}

func (r *recorder) tellReleased(b *brief) {
	if b.released != 0 {
		r.forgetView(b.released, true)
	}
}

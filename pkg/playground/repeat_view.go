package playground

import (
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// mayRepeatView opens the repeats if a brief, at its end, is one whose round can
// come again: a view sliced away and stored in its place.
func (r *recorder) mayRepeatView(b *brief) {
	v := &b.view
	if !b.made || !b.bound || b.releasedFirst || b.resumed || b.kind != evSlice || !b.fresh ||
		b.released != v.parent || b.bind.old != v.parent || b.bind.id != v.id {
		return
	}
	r.repeats.open(0)
	r.repeats.view = *v
}

// viewedAgain notes down some rounds, in each of which a slice of the newest view
// took its place. Nothing else happened meanwhile.
func (r *recorder) viewedAgain(rounds int, bounds object.Bounds) {
	p := &r.repeats
	v := p.view
	exports, inUse, peak := r.heap.NumLoans(), r.heap.InUse(), r.heap.Peak()
	for range rounds {
		first, items := layout.Cut(bounds.Start, bounds.Stop, v.items)
		if items > 0 {
			v.offset += first * v.step
		}
		v.id++
		v.items = items
		row := p.at(p.count)
		row.object, row.offset, row.items = v.id, v.offset, items
		row.exports, row.inUse, row.peak = exports, inUse, peak
		p.count++
		p.items += items
	}
	p.view = v
}

// tellViewRepeats turns the repeats into briefs.
func (r *recorder) tellViewRepeats() {
	p := &r.repeats
	pattern := *r.briefs.now
	pattern.fresh, pattern.gone = true, 0
	parent := pattern.view.id
	first := max(p.count-(briefSlots-1), 0)
	if first > 0 {
		r.skipBriefs(&pattern, first)
		parent = 0 // the brief that would tell of its end is left out too
	}
	for i := first; i < p.count; i++ {
		row := p.at(i)
		r.tellViewRepeat(&pattern, row, parent)
		parent = row.object
	}
}

// tellViewRepeat notes down a repeat as a brief of a pattern.
func (r *recorder) tellViewRepeat(pattern *brief, row *repeat, parent uint64) {
	last := r.briefs.now
	b := r.nextBrief(pattern.source, pattern.line, pattern.endLine, pattern.frame)
	last.exports, last.inUse, last.peak, last.gone = row.exports, row.inUse, row.peak, r.briefs.end
	v := &pattern.view
	v.id, v.parent, v.offset, v.items = row.object, parent, row.offset, row.items
	pattern.released, pattern.bind.old, pattern.bind.id = parent, parent, v.id
	pattern.bind.text.bytes = v.bytes()
	*b = *pattern
	r.briefs.note(v.id)
}

// skipBriefs adds the first n repeats to the sums, and the briefs before them:
// none of them is among those that are told of.
func (r *recorder) skipBriefs(pattern *brief, n int) {
	l := &r.briefs
	line := r.lines.of(pattern.source, int(pattern.line))
	line.runs += n
	items, _ := r.repeats.split(n)
	r.costOfView(line, pattern.kind, items*pattern.view.size)
	begin, end := max(l.end-briefSlots, 0), l.end
	l.now.gone = end + 1
	for ; l.accounted < end; l.accounted++ {
		r.account(l.at(l.accounted))
	}
	l.end += n
	l.accounted = l.end
	for i := begin; i < end; i++ {
		r.drop(l.at(i))
	}
	for i := range l.slots {
		l.slots[i].made = false // by a brief of old: those left out have no slot
	}
}

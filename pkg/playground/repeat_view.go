package playground

import "github.com/zerocopyzen/zen/pkg/buffer"

// mayRepeatView opens the repeats if a brief, at its end, is one whose round can
// come again: a view sliced away and stored in its place.
func (r *recorder) mayRepeatView(b *brief) {
	v := &b.view
	if !b.made || !b.bound || b.releasedFirst || b.resumed || b.kind != evSlice || !b.fresh ||
		b.released != v.parent || b.bind.old != v.parent || b.bind.id != v.id {
		return
	}
	r.repeats.open(0)
}

// viewedAgain notes down a round: the new view has taken the place of the last.
func (r *recorder) viewedAgain(view *buffer.View, id uint64) {
	p := &r.repeats
	row := r.nextRepeat()
	row.object = id
	row.offset, row.items, _, _ = view.Axis()
	p.count++
	p.items += row.items
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

package drawing

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/zerocopyzen/zen/pkg/playground"
)

// A lane is a view under the bytes of its buffer, row by row.
type lane struct {
	view      playground.View
	items     items
	ink       ink
	low, high int // the bytes from the first to the last item
	described bool
}

func newLane(v playground.View, with ink) lane {
	l := lane{view: v, items: newItems(v), ink: with}
	l.low, l.high = l.items.span()
	return l
}

// A segment is the part of an item in one row of bytes.
type segment struct {
	from, to   int  // bytes of the buffer
	begins     bool // the item begins here
	ends       bool // the item ends here
	index      string
	value      string
	col, width int
}

// draw draws the lane in a row, where it touches the row.
func (l *lane) draw(d *drawing, data []byte, row int, g grid) {
	from, to := row*g.bytes, min((row+1)*g.bytes, len(data))
	if l.high <= from || l.low >= to || len(l.view.SubOffsets) > 0 {
		return
	}
	d.row()
	if l.described {
		d.putRight(g.gutter-1, cut(chips(l.view.Names, ""), g.gutter-1), l.ink)
	} else {
		l.describe(d)
		d.row()
	}
	for i := max(from, l.low); i < min(to, l.high); i++ {
		d.put(g.gutter+(i-from)*g.cell, strings.Repeat("╱", g.cell), faint)
	}
	segments := l.segments(data, from, to, g)
	if all(segments, segment.holdsBoth) {
		for _, s := range segments {
			d.put(s.col, s.frame(l.items.isReversed()), l.ink)
			d.putCentered(s.col+1, s.width-2, s.index+" "+s.value, l.ink)
		}
		return
	}
	l.drawIndexes(d, segments)
	l.drawValues(d, segments)
}

// drawIndexes draws segments too narrow for the values: with frames, where all
// indexes fit into them, or with the indexes alone, or in runs.
func (l *lane) drawIndexes(d *drawing, segments []segment) {
	framed := all(segments, segment.framesIndex)
	if !framed && !all(segments, segment.holdsIndex) {
		l.drawRuns(d, segments)
		return
	}
	for _, s := range segments {
		d.put(s.col, strings.Repeat(" ", s.width), plain)
		if framed {
			d.put(s.col, s.frame(l.items.isReversed()), l.ink)
		}
		d.putCentered(s.col, s.width, s.index, l.ink)
	}
}

// drawRuns draws segments that lie side by side as one, with the indexes of the
// first and of the last.
func (l *lane) drawRuns(d *drawing, segments []segment) {
	for len(segments) > 0 {
		n := 1
		for n < len(segments) && segments[n].from == segments[n-1].to {
			n++
		}
		run, last := segments[0], segments[n-1]
		segments = segments[n:]
		run.width = last.col + last.width - run.col
		run.ends = last.ends
		d.put(run.col, run.frame(l.items.isReversed()), l.ink)
		switch room := run.width - 2; {
		case len(run.index)+len(last.index) < room:
			d.put(run.col+1, run.index, l.ink)
			d.putRight(run.col+run.width-1, last.index, l.ink)
		case len(run.index) <= room:
			d.put(run.col+1, run.index, l.ink)
		}
	}
}

// drawValues draws the values below, where all of them fit.
func (l *lane) drawValues(d *drawing, segments []segment) {
	if !all(segments, segment.holdsValue) {
		return
	}
	d.row()
	for _, s := range segments {
		if s.width > widestCell {
			d.putCentered(s.col, s.width, s.value, l.ink)
			continue
		}
		d.putRight(s.col+s.width-1, s.value, l.ink)
	}
}

func all(segments []segment, is func(segment) bool) bool {
	return !slices.ContainsFunc(segments, func(s segment) bool { return !is(s) })
}

// What a segment has room for.

func (s segment) holdsBoth() bool {
	return s.value != "" && utf8.RuneCountInString(s.index+" "+s.value) <= s.width-2
}
func (s segment) framesIndex() bool { return len(s.index) <= s.width-2 }
func (s segment) holdsIndex() bool  { return len(s.index) <= s.width }
func (s segment) holdsValue() bool {
	return s.value != "" && utf8.RuneCountInString(s.value) <= s.width-1
}

// segments returns the items that touch the bytes from one offset to another.
func (l *lane) segments(data []byte, from, to int, g grid) []segment {
	var all []segment
	for at := from; at < to; {
		item, ok := l.items.covering(at)
		if !ok {
			at++
			continue
		}
		begin := l.items.offset(item)
		end := begin + l.items.size
		s := segment{from: at, to: min(end, to), begins: begin == at, ends: end <= to, index: l.items.index(item)}
		if end <= len(data) {
			s.value = l.items.value(data[begin:end])
		}
		s.col = g.gutter + (s.from-from)*g.cell
		s.width = (s.to - s.from) * g.cell
		all = append(all, s)
		at = s.to
	}
	return all
}

// frame draws the outline of a segment, open where the item goes on in another
// row.
func (s segment) frame(reversed bool) string {
	outline := []rune(strings.Repeat("─", s.width))
	if s.begins {
		outline[0] = '├'
		if reversed {
			outline[0] = '◂'
		}
	}
	if s.ends {
		outline[len(outline)-1] = '┤'
	}
	return string(outline)
}

// describe draws the name of the view and what it is.
func (l *lane) describe(d *drawing) {
	l.described = true
	v := l.view
	col := d.put(0, cut(chips(v.Names, noName), d.style.width()), l.ink)
	phrases := []phrase{{fmt.Sprintf("view '%s'", v.Format), plain}}
	say := func(text string, args ...any) { phrases = append(phrases, phrase{fmt.Sprintf(text, args...), plain}) }
	if v.Offset > 0 {
		say("offset %s", thousands(v.Offset))
	}
	say("shape %s", tuple(v.Shape))
	say("strides %s", tuple(v.Strides))
	if len(v.SubOffsets) > 0 {
		say("suboffsets %s: its items lie behind pointers", tuple(v.SubOffsets))
	}
	if v.ReadOnly {
		say("read-only")
	}
	if l.items.isReversed() {
		say("runs backwards ◂")
	}
	if l.items.skips() {
		say("skips bytes ╱")
	}
	if l.items.len() == 0 {
		say("no items")
	}
	d.wrap(col+1, leastGutter, phrases)
}

// tuple writes numbers as Python writes a tuple.
func tuple(numbers []int) string {
	parts := make([]string, len(numbers))
	for i, n := range numbers {
		parts[i] = fmt.Sprint(n)
	}
	if len(parts) == 1 {
		return "(" + parts[0] + ",)"
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

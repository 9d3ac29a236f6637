package drawing

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/zerocopyzen/zen/pkg/playground"
)

// A grid is how the bytes of a buffer are laid out.
type grid struct {
	gutter int // columns before the first byte: offsets, and names of views
	cell   int // columns of a byte
	bytes  int // of a row
}

const (
	leastGutter = 9
	widestCell  = 5
	leastCell   = 3
)

// layOut finds the widest cells at which a row of 16 bytes fits, else of 8.
func (d *drawing) layOut(gutter int) grid {
	g := grid{gutter: max(leastGutter, gutter), bytes: 16}
	for ; ; g.bytes = 8 {
		g.cell = min((d.style.width()-g.gutter)/g.bytes, widestCell)
		if g.cell >= leastCell || g.bytes == 8 {
			return g
		}
	}
}

// Rows of a large buffer that are drawn: at its two ends, and where bytes
// changed.
const (
	mostRows    = 8
	firstRows   = 4
	lastRows    = 3
	changedRows = 4
)

// card draws a buffer.
func (d *drawing) card(b playground.Buffer) {
	lanes, more := d.lanes(b)
	d.row()
	col := d.put(0, cut(chips(b.Names, noName), d.style.width()), strong)
	d.wrap(col+1, leastGutter, describe(b))
	data := d.memory.Contents(b)
	if b.Length > 0 && len(data) != b.Length {
		d.note("         its bytes were not kept")
		return
	}
	g := d.layOut(len(thousands(b.Length)) + 3)
	rows := d.shownRows(b, g)
	if len(rows) > 0 {
		d.ruler(g, min(b.Length, g.bytes))
	}
	before := -1
	for _, row := range rows {
		d.gap(row-before-1, g)
		before = row
		d.bytes(b, data, row, g)
		for i := range lanes {
			lanes[i].draw(d, data, row, g)
		}
	}
	for i := range lanes {
		if !lanes[i].described {
			d.row()
			lanes[i].describe(d)
		}
	}
	if more > 0 {
		d.note(fmt.Sprintf("         … and %s more over it", count(more, "view")))
	}
}

// lanes returns a lane for each view over the buffer, and how many views get
// none.
func (d *drawing) lanes(b playground.Buffer) (lanes []lane, more int) {
	nameless := 0
	for _, v := range namedFirst(d.memory.State.Views) {
		if v.Buffer != b.ID || v.Released {
			continue
		}
		if len(v.Names) == 0 {
			nameless++
		}
		if len(lanes) == mostLanes || nameless > mostNameless {
			more++
			continue
		}
		lanes = append(lanes, newLane(v, hue(d.drawn)))
		d.drawn++
	}
	return lanes, more
}

// namedFirst returns the views, those without a name last.
func namedFirst(views []playground.View) []playground.View {
	views = slices.Clone(views)
	slices.SortStableFunc(views, func(v, w playground.View) int {
		return cmp.Compare(min(len(w.Names), 1), min(len(v.Names), 1))
	})
	return views
}

func describe(b playground.Buffer) []phrase {
	kind := b.Type
	if b.TypeCode != "" {
		kind = fmt.Sprintf("%s('%s')", b.Type, b.TypeCode)
	}
	phrases := []phrase{{kind, plain}}
	if b.ItemSize > 1 {
		phrases = append(phrases, phrase{count(b.Length/b.ItemSize, "item"), plain})
	}
	phrases = append(phrases, phrase{count(b.Length, "byte"), plain})
	if b.ReadOnly {
		phrases = append(phrases, phrase{"read-only", plain})
	} else {
		phrases = append(phrases, phrase{"writable", plain})
	}
	if b.Exports > 0 {
		held := count(b.Exports, "export")
		if !b.ReadOnly {
			held += ": cannot be resized"
		}
		phrases = append(phrases, phrase{held, plain})
	}
	if b.Origin != nil {
		text := b.Origin.Text
		if b.Origin.Line > 0 {
			text += fmt.Sprintf(", line %d", b.Origin.Line)
		}
		phrases = append(phrases, phrase{text, copied})
	}
	return phrases
}

// shownRows returns the rows of bytes that are drawn, in order.
func (d *drawing) shownRows(b playground.Buffer, g grid) []int {
	total := (b.Length + g.bytes - 1) / g.bytes
	if total <= mostRows {
		return sequence(0, total)
	}
	rows := append(sequence(0, firstRows), sequence(total-lastRows, total)...)
	for _, r := range d.memory.Changed {
		if r.Buffer != b.ID {
			continue
		}
		first := r.Low / g.bytes
		end := min((r.High-1)/g.bytes+1, total)
		rows = append(rows, sequence(first, min(end, first+changedRows))...)
	}
	slices.Sort(rows)
	return slices.Compact(rows)
}

func sequence(from, to int) []int {
	var all []int
	for i := from; i < to; i++ {
		all = append(all, i)
	}
	return all
}

// ruler draws the numbers of the columns.
func (d *drawing) ruler(g grid, n int) {
	d.row()
	for i := range n {
		d.putRight(g.gutter+(i+1)*g.cell-1, fmt.Sprint(i), faint)
	}
}

// gap tells of rows that are left out.
func (d *drawing) gap(rows int, g grid) {
	if rows == 0 {
		return
	}
	d.row()
	d.putRight(g.gutter-2, "⋮", faint)
	d.put(g.gutter, fmt.Sprintf("%s left out", count(rows*g.bytes, "byte")), faint)
}

// bytes draws a row of bytes: in hexadecimal and, where some are text, as text
// below.
func (d *drawing) bytes(b playground.Buffer, data []byte, row int, g grid) {
	begin := row * g.bytes
	part := data[begin:min(begin+g.bytes, len(data))]
	d.row()
	d.putRight(g.gutter-2, thousands(begin), faint)
	for i, value := range part {
		end := g.gutter + (i+1)*g.cell - 1
		text, with := fmt.Sprintf("%02x", value), plain
		if d.hasChanged(b.ID, begin+i) {
			text, with = "*"+text, changed
		}
		d.putRight(end, text, with)
	}
	if !slices.ContainsFunc(part, isPrintable) {
		return
	}
	d.row()
	for i, value := range part {
		text, with := string(rune(value)), plain
		if !isPrintable(value) {
			text, with = "·", faint
		}
		d.putRight(g.gutter+(i+1)*g.cell-1, text, with)
	}
}

func isPrintable(value byte) bool { return ' ' <= value && value <= '~' }

func (d *drawing) hasChanged(buffer, offset int) bool {
	return slices.ContainsFunc(d.memory.Changed, func(r Range) bool {
		return r.Buffer == buffer && r.Low <= offset && offset < r.High
	})
}

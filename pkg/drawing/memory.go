package drawing

import (
	"fmt"
	"strings"

	"github.com/zerocopyzen/zen/pkg/playground"
)

// Memory is what is drawn: a state, and how to come by the bytes in it.
type Memory struct {
	State playground.State

	// Contents returns the bytes of a buffer of the state, shared, or nil
	// when they were not kept.
	Contents func(playground.Buffer) []byte

	// Changed are the bytes to be starred.
	Changed []Range
}

// A Range is some bytes of a buffer: from one offset to before another.
type Range struct {
	Buffer, Low, High int
}

const (
	mostCards = 16 // buffers that are drawn
	mostLanes = 6  // views that are drawn under one buffer

	mostNameless = 2 // those of them that have no name
)

// Draw returns the picture of the memory: a card for each buffer, with the views
// over it, then the views that are released. Its last line ends with a line
// feed; the picture of an empty memory says so.
func (s Style) Draw(m Memory) string {
	c := &canvas{style: s}
	d := drawing{canvas: c, memory: m}
	for i, b := range m.State.Buffers {
		if i == mostCards {
			break
		}
		if i > 0 {
			c.row()
		}
		d.card(b)
	}
	d.closing()
	return c.String()
}

// A drawing is the work on one picture.
type drawing struct {
	*canvas
	memory Memory
	drawn  int // views that have got their hue
}

// closing draws what has no card.
func (d *drawing) closing() {
	s := d.memory.State
	if more := len(s.Buffers) - mostCards + s.MoreBuffers; more > 0 && len(s.Buffers) >= mostCards {
		d.note(fmt.Sprintf("… and %s more", count(more, "buffer")))
	}
	var released [][]string
	for _, v := range s.Views {
		if v.Released {
			released = append(released, v.Names)
		}
	}
	if len(released) > 0 && len(d.rows) > 0 {
		d.row()
	}
	for i, names := range released {
		if i == mostLanes {
			d.note(fmt.Sprintf("… and %s more", count(len(released)-i, "released view")))
			break
		}
		d.row()
		col := d.put(0, chips(names, noName), faint)
		d.put(col+1, "released: it shows no memory any more", plain)
	}
	if len(d.rows) == 0 {
		d.row()
		d.put(0, "No buffers: nothing holds memory.", plain)
	}
}

func (d *drawing) note(text string) {
	d.row()
	d.put(0, text, faint)
}

// noName stands for the names of what has none.
const noName = "(no name)"

// chips writes names in brackets: two names may hold one object.
func chips(names []string, none string) string {
	if len(names) == 0 {
		return none
	}
	return "[" + strings.Join(names, "] [") + "]"
}

// count writes a number of things.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(n) + " " + noun + "s"
}

// thousands writes a number with commas between groups of three digits.
func thousands(n int) string {
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

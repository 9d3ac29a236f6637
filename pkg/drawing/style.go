package drawing

// Style is how a drawing looks. The zero Style is 100 columns wide and without
// color.
type Style struct {
	// Width is the number of columns; 0 means 100. Below 40 it counts as 40.
	Width int

	// Color adds the escape sequences of ECMA-48 for color. Nothing is said
	// by color alone.
	Color bool
}

const (
	defaultWidth = 100
	leastWidth   = 40
)

func (s Style) width() int {
	if s.Width == 0 {
		return defaultWidth
	}
	return max(s.Width, leastWidth)
}

// An ink is what a character is drawn with.
type ink uint8

const (
	plain    ink = iota
	faint        // offsets, frames, what is said by the way
	strong       // names of buffers, headings
	changed      // bytes that a step wrote
	copied       // that bytes were copied
	firstHue     // of views, in turn
)

// hues is how many colors views have.
const hues = 5

// hue returns the ink of the i-th view of a drawing.
func hue(i int) ink { return firstHue + ink(i%hues) }

// escapes are the sequences that begin an ink; plain ends any.
var escapes = [...]string{
	plain: "\x1b[0m", faint: "\x1b[2m", strong: "\x1b[1m", changed: "\x1b[30;43m", copied: "\x1b[31m",
	firstHue: "\x1b[35m", "\x1b[32m", "\x1b[34m", "\x1b[36m", "\x1b[33m",
}

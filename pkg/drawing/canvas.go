package drawing

import (
	"strings"
	"unicode/utf8"
)

// A canvas is a grid of characters that grows downwards. What is put beyond its
// right edge is cut off.
type canvas struct {
	style Style
	rows  [][]glyph
}

type glyph struct {
	char rune // 0 is blank
	ink  ink
}

// row adds an empty row.
func (c *canvas) row() { c.rows = append(c.rows, nil) }

// put writes text into the last row from a column on, and returns the column
// behind it.
func (c *canvas) put(col int, text string, with ink) int {
	row := &c.rows[len(c.rows)-1]
	for _, char := range text {
		if col >= c.style.width() {
			return col
		}
		for len(*row) <= col {
			*row = append(*row, glyph{})
		}
		if col >= 0 {
			(*row)[col] = glyph{char, with}
		}
		col++
	}
	return col
}

// putRight writes text so that it ends before the column.
func (c *canvas) putRight(end int, text string, with ink) {
	c.put(end-utf8.RuneCountInString(text), text, with)
}

// putCentered writes text into the middle of a field; it does nothing where the
// text does not fit.
func (c *canvas) putCentered(col, width int, text string, with ink) {
	if n := utf8.RuneCountInString(text); n <= width {
		c.put(col+(width-n)/2, text, with)
	}
}

// wrap writes phrases, with dots between them, into rows that begin at the
// column; col is where the first one goes. A phrase that fits no row is cut.
func (c *canvas) wrap(col, begin int, phrases []phrase) {
	for i, p := range phrases {
		text := p.text
		if i > 0 {
			text = " · " + text
		}
		if i > 0 && col+utf8.RuneCountInString(text) > c.style.width() {
			c.row()
			col, text = begin, p.text
		}
		if i > 0 && text != p.text {
			col = c.put(col, " · ", faint)
		}
		col = c.put(col, cut(p.text, c.style.width()-col), p.ink)
	}
}

// A phrase is a piece of a description.
type phrase struct {
	text string
	ink  ink
}

// cut shortens text to a number of characters.
func cut(text string, width int) string {
	if utf8.RuneCountInString(text) <= width {
		return text
	}
	if width < 1 {
		return ""
	}
	return string([]rune(text)[:width-1]) + "…"
}

// String returns the rows, each with its line feed and without blanks at its
// end.
func (c *canvas) String() string {
	var b strings.Builder
	for _, row := range c.rows {
		c.writeRow(&b, row)
	}
	return b.String()
}

func (c *canvas) writeRow(b *strings.Builder, row []glyph) {
	end := len(row)
	for end > 0 && (row[end-1].char == 0 || row[end-1] == glyph{' ', plain}) {
		end--
	}
	at := plain
	for _, g := range row[:end] {
		if g.char == 0 {
			g = glyph{char: ' '}
		}
		if c.style.Color && g.ink != at {
			if at != plain {
				b.WriteString(escapes[plain])
			}
			if g.ink != plain {
				b.WriteString(escapes[g.ink])
			}
			at = g.ink
		}
		b.WriteRune(g.char)
	}
	if at != plain {
		b.WriteString(escapes[plain])
	}
	b.WriteByte('\n')
}

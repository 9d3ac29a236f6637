package builtin

import (
	"math"
	"strconv"
	"strings"

	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// NumPy's own settings of print.
const (
	lineWidth     = 75
	printAll      = 1000 // items; of more only the edges are shown
	edgeItems     = 3
	printDigits   = 8
	summaryInsert = "..."
)

// strNumPy returns str(a).
func strNumPy(rt *object.Runtime, a *npArray) (string, error) {
	l := a.layout()
	if l.NumDims() == 0 {
		return object.StrText(rt, a.dtype.value(a.memory()[l.Offset():]))
	}
	p := &arrayPrinter{a: a, width: lineWidth, separator: " "}
	return p.text(" ")
}

// reprNumPy returns repr(a).
func reprNumPy(rt *object.Runtime, a *npArray) (string, error) {
	const prefix = "array("
	p := &arrayPrinter{a: a, width: lineWidth - len(")"), separator: ", "}
	text, err := p.text(" " + strings.Repeat(" ", len(prefix)))
	if err != nil {
		return "", err
	}
	l := a.layout()
	if l.NumDims() == 0 {
		text = p.format(a.memory()[l.Offset():])
	}
	var extra []string
	if l.Size() > printAll || l.Size() == 0 && !(l.NumDims() == 1) {
		extra = append(extra, "shape="+strings.ReplaceAll(shapeTuple(a.shape()), ",)", ",)"))
	}
	usual := a.dtype.name == "int64" || a.dtype.name == "float64" || a.dtype.name == "bool"
	if !usual || l.Size() == 0 {
		extra = append(extra, "dtype="+a.dtype.name)
	}
	text = prefix + text
	if len(extra) == 0 {
		return text + ")", nil
	}
	more := strings.Join(extra, ", ") + ")"
	last := len(text) + 1 - (strings.LastIndexByte(text, '\n') + 1)
	if last+len(more)+1 > lineWidth {
		return text + ",\n" + strings.Repeat(" ", len(prefix)) + more, nil
	}
	return text + ", " + more, nil
}

func shapeTuple(shape []int) string {
	return strings.ReplaceAll(strings.ReplaceAll(shapeText(shape), ",", ", "), ", )", ",)")
}

// An arrayPrinter writes nested brackets, items of one width, and lines that are
// not too long.
type arrayPrinter struct {
	a         *npArray
	width     int
	separator string
	summary   bool
	format    func(p []byte) string
}

func (p *arrayPrinter) text(hanging string) (string, error) {
	l := p.a.layout()
	p.summary = l.Size() > printAll
	p.format = p.a.dtype.formatter(p.shown(*l, nil))
	if l.Size() == 0 {
		return "[]", nil
	}
	if l.NumDims() == 0 {
		return "", nil
	}
	return p.brackets(*l, hanging, p.width), nil
}

// shown appends the items that will be printed to dst.
func (p *arrayPrinter) shown(l layout.Layout, dst [][]byte) [][]byte {
	if l.NumDims() == 0 {
		return append(dst, p.a.memory()[l.Offset():])
	}
	for _, i := range p.places(l.Len()) {
		inner, err := l.Index(0, i)
		if err != nil {
			panic("builtin: array without an item: " + err.Error())
		}
		dst = p.shown(inner, dst)
	}
	return dst
}

// places returns which of n items are shown.
func (p *arrayPrinter) places(n int) []int {
	places := make([]int, 0, min(n, printAll))
	for i := 0; i < n; i++ {
		if i == edgeItems && p.dotted(n) {
			i = n - edgeItems
		}
		places = append(places, i)
	}
	return places
}

// dotted reports whether dots stand for some of n items.
func (p *arrayPrinter) dotted(n int) bool { return p.summary && n > 2*edgeItems }

func (p *arrayPrinter) brackets(l layout.Layout, hanging string, width int) string {
	if l.NumDims() == 0 {
		return p.format(p.a.memory()[l.Offset():])
	}
	n := l.Len()
	var words []string // of the row, the dots among them
	for _, i := range p.places(n) {
		if p.dotted(n) && i == n-edgeItems {
			words = append(words, summaryInsert)
		}
		inner, err := l.Index(0, i)
		if err != nil {
			panic("builtin: array without an item: " + err.Error())
		}
		words = append(words, p.brackets(inner, hanging+" ", width-1))
	}
	if l.NumDims() > 1 {
		between := strings.TrimRight(p.separator, " ") + strings.Repeat("\n", l.NumDims()-1) + hanging
		return "[" + strings.Join(words, between) + "]"
	}
	var b strings.Builder
	line := hanging
	room := width - max(len(strings.TrimRight(p.separator, " ")), 1)
	for i, word := range words {
		if len(line)+len(word) > room && len(line) > len(hanging) {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
			line = hanging
		}
		line += word
		if i < len(words)-1 {
			line += p.separator
		}
	}
	b.WriteString(line)
	return "[" + b.String()[len(hanging):] + "]"
}

// formatter returns the function that writes items of the dtype in one width,
// given all that will be written.
func (d *dtype) formatter(items [][]byte) func(p []byte) string {
	if d.kind == 'f' {
		return d.floatFormatter(items)
	}
	text := func(p []byte) string {
		n := d.load(p)
		switch d.kind {
		case 'b':
			if n.i != 0 {
				return "True"
			}
			return "False"
		case 'u':
			return strconv.FormatUint(uint64(n.i), 10)
		}
		return strconv.FormatInt(n.i, 10)
	}
	width := 0
	for _, p := range items {
		width = max(width, len(text(p)))
	}
	return func(p []byte) string { return padLeft(text(p), width) }
}

func padLeft(s string, width int) string { return strings.Repeat(" ", max(width-len(s), 0)) + s }

// floatFormatter writes floats with as many digits as tell them apart, at most
// eight, and their points one below the other; in scientific notation when they
// are very large, very small or far apart.
func (d *dtype) floatFormatter(items [][]byte) func(p []byte) string {
	least, most := math.Inf(1), 0.0
	for _, p := range items {
		if f := math.Abs(d.load(p).f); f != 0 && !math.IsInf(f, 0) && !math.IsNaN(f) {
			least, most = min(least, f), max(most, f)
		}
	}
	scientific := most >= 1e8 || most > 0 && (least < 1e-4 || most/least > 1000)
	write := func(f float64) (whole, fraction, exponent string) { return d.digits(f, scientific) }
	left, right, exponents := 0, 0, 0
	special := 0
	for _, p := range items {
		f := d.load(p).f
		if math.IsNaN(f) || math.IsInf(f, 0) {
			special = max(special, len(specialFloat(f)))
			continue
		}
		whole, fraction, exponent := write(f)
		left, right, exponents = max(left, len(whole)), max(right, len(fraction)), max(exponents, len(exponent))
	}
	if special > 0 {
		left = max(left, special-right-exponents-1)
	}
	return func(p []byte) string {
		f := d.load(p).f
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return padLeft(specialFloat(f), left+1+right+exponents)
		}
		whole, fraction, exponent := write(f)
		if scientific {
			fraction += strings.Repeat("0", right-len(fraction))
		} else {
			fraction += strings.Repeat(" ", right-len(fraction))
		}
		return padLeft(whole, left) + "." + fraction + exponent
	}
}

func specialFloat(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case f < 0:
		return "-inf"
	}
	return "inf"
}

// digits returns the parts of a float as NumPy prints it.
func (d *dtype) digits(f float64, scientific bool) (whole, fraction, exponent string) {
	bits := 64
	if d.size < 8 {
		bits = 32
	}
	form := byte('f')
	if scientific {
		form = 'e'
	}
	text := strconv.FormatFloat(f, form, -1, bits)
	if _, tail, _ := strings.Cut(strings.SplitN(text, "e", 2)[0], "."); len(tail) > printDigits {
		text = strconv.FormatFloat(f, form, printDigits, bits)
	}
	if at := strings.IndexByte(text, 'e'); at >= 0 {
		text, exponent = text[:at], text[at:]
	}
	whole, fraction, _ = strings.Cut(text, ".")
	return whole, strings.TrimRight(fraction, "0"), exponent
}

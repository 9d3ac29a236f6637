package text

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A percentParser reads the format of a % operation.
type percentParser struct {
	format string
	bytes  bool // the format is a bytes object: positions count bytes
	at     int  // offset of what comes next
}

// A conversion is one conversion specifier of the format.
type conversion struct {
	start                                int // offset of the percent sign
	key                                  string
	hasKey                               bool
	left, plus, space, alternate, zeroes bool
	width, precision                     int // -1 when none is given
	verb                                 rune
}

func (p *percentParser) done() bool { return p.at >= len(p.format) }

// skip takes the next byte when it is c and reports whether it was.
func (p *percentParser) skip(c byte) bool {
	if p.done() || p.format[p.at] != c {
		return false
	}
	p.at++
	return true
}

// position returns offset as errors count it.
func (p *percentParser) position(offset int) int {
	if p.bytes {
		return offset
	}
	return Len(p.format[:offset])
}

// literal takes the text up to and with the next percent sign and returns it
// without that, and whether there was one.
func (p *percentParser) literal() (text string, more bool) {
	rest := p.format[p.at:]
	end := strings.IndexByte(rest, '%')
	if end < 0 {
		p.at = len(p.format)
		return rest, false
	}
	p.at += end + 1
	return rest[:end], true
}

// takeKey takes a key, which may hold parentheses that match.
func (p *percentParser) takeKey(c *conversion) error {
	depth := 0
	for i, b := range []byte(p.format[p.at:]) {
		switch b {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			c.key, c.hasKey = p.format[p.at+1:p.at+i], true
			p.at += i + 1
			return nil
		}
	}
	return pyerr.ValueError.Newf("stray %% or incomplete format key at position %d", p.position(c.start))
}

func (p *percentParser) parseFlags(c *conversion) {
	for ; !p.done(); p.at++ {
		switch p.format[p.at] {
		case '-':
			c.left = true
		case '+':
			c.plus = true
		case ' ':
			c.space = true
		case '#':
			c.alternate = true
		case '0':
			c.zeroes = true
		default:
			return
		}
	}
}

// takeNumber takes a decimal number, or returns -1 when there is none.
func (p *percentParser) takeNumber(c *conversion, largest int, what string) (int, error) {
	n := -1
	for ; !p.done() && digitValue(p.format[p.at]) <= 9; p.at++ {
		value := digitValue(p.format[p.at])
		n = max(n, 0)
		if n > (largest-value)/10 {
			return 0, pyerr.ValueError.Newf("%s too big at position %d", what, p.position(c.start))
		}
		n = n*10 + value
	}
	return n, nil
}

// parseVerb takes the length modifier, which means nothing, and the verb.
func (p *percentParser) parseVerb(c *conversion) error {
	if !p.skip('h') && !p.skip('l') {
		p.skip('L')
	}
	if p.done() {
		return pyerr.ValueError.Newf("stray %% at position %d", p.position(c.start))
	}
	if p.bytes {
		c.verb = rune(p.format[p.at])
		p.at++
		return nil
	}
	verb, size := DecodeRune(p.format[p.at:])
	c.verb = verb
	p.at += size
	return nil
}

// unsupported is the error for a verb that Python does not know.
func (p *percentParser) unsupported(c *conversion) error {
	start, at := p.position(c.start), p.position(p.at)-1
	stray := func(character string) error {
		return pyerr.ValueError.Newf("stray %% at position %d or unexpected format character %s at position %d", start, character, at)
	}
	switch verb := c.verb; {
	case verb == '\'':
		return stray(`"'"`)
	case 'a' <= verb|0x20 && verb|0x20 <= 'z':
		return pyerr.ValueError.Newf("unsupported format %%%c at position %d", verb, start)
	case 32 <= verb && verb < 127:
		return stray("'" + string(verb) + "'")
	case p.bytes:
		return stray("with code 0x" + hexPadded(verb, 2))
	case isPrintable(verb):
		return stray("'" + string(verb) + "' (U+" + hexPadded(verb, 4) + ")")
	}
	return stray("U+" + hexPadded(c.verb, 4))
}

// hexPadded returns r in hex with at least the digits given: in lower case for
// bytes, in upper case for code points.
func hexPadded(r rune, digits int) string {
	s := strconv.FormatInt(int64(r), 16)
	if len(s) < digits {
		s = strings.Repeat("0", digits-len(s)) + s
	}
	if digits == 4 {
		return Upper(s)
	}
	return s
}

// cut returns s cut down to the precision.
func (c *conversion) cut(s string, bytes bool) string {
	switch {
	case c.precision < 0:
		return s
	case bytes:
		return s[:min(c.precision, len(s))]
	}
	return s[:Offset(s, c.precision)]
}

// appendText appends s, padded with spaces to the width.
func (c *conversion) appendText(dst []byte, s string, bytes bool, limit int) ([]byte, error) {
	fill := 0
	if c.width > 0 {
		length := len(s)
		if !bytes {
			length = Len(s)
		}
		fill = max(c.width-length, 0)
	}
	if add(fill, len(s)) > limit {
		return dst, errTooLong
	}
	if !c.left {
		dst = appendFill(dst, ' ', fill)
	}
	dst = append(dst, s...)
	if c.left {
		dst = appendFill(dst, ' ', fill)
	}
	return dst, nil
}

// appendInt appends n, or long when it is not nil, with at least as many digits
// as the precision says.
func (c *conversion) appendInt(dst []byte, n int64, long *big.Int, limit int) ([]byte, error) {
	const largest = 1<<31 - 1 - 3
	base, prefix := 10, ""
	switch c.verb {
	case 'o':
		base, prefix = 8, "0o"
	case 'x':
		base, prefix = 16, "0x"
	case 'X':
		base, prefix = 16, "0X"
	}
	if !c.alternate {
		prefix = ""
	}
	if c.precision > largest {
		return dst, pyerr.OverflowError.New("precision too large")
	}
	var buffer [65]byte
	digits := buffer[:0]
	switch {
	case long == nil:
		digits = strconv.AppendInt(digits, n, base)
	case base == 10:
		var err error
		if digits, err = AppendBig(digits, long); err != nil {
			return dst, err
		}
	default:
		digits = long.Append(digits, base)
	}
	negative := digits[0] == '-'
	if negative {
		digits = digits[1:]
	}
	if c.verb == 'X' {
		for i, b := range digits {
			digits[i] = upperASCII(b)
		}
	}
	return c.appendNumber(dst, negative, prefix, max(c.precision-len(digits), 0), digits, limit)
}

// appendFloat appends x.
func (c *conversion) appendFloat(dst []byte, x float64, limit int) ([]byte, error) {
	style := floatStyle{kind: byte(c.verb), precision: c.precision, alternate: c.alternate}
	if style.precision < 0 {
		style.precision = 6
	}
	if style.exceeds(x, limit) {
		return dst, errTooLong
	}
	var buffer [64]byte
	digits := style.append(buffer[:0], x)
	negative := digits[0] == '-'
	if negative {
		digits = digits[1:]
	}
	return c.appendNumber(dst, negative, "", 0, digits, limit)
}

// appendNumber appends the digits behind so many zeros, the prefix and the sign,
// padded to the width.
func (c *conversion) appendNumber(dst []byte, negative bool, prefix string, zeros int, digits []byte, limit int) ([]byte, error) {
	sign := ""
	switch {
	case negative:
		sign = "-"
	case c.plus:
		sign = "+"
	case c.space:
		sign = " "
	}
	length := add(len(sign)+len(prefix)+len(digits), zeros)
	fill := max(c.width-length, 0)
	if add(length, fill) > limit {
		return dst, errTooLong
	}
	switch {
	case c.left:
	case c.zeroes:
		zeros += fill
	default:
		dst = appendFill(dst, ' ', fill)
	}
	dst = append(dst, sign...)
	dst = append(dst, prefix...)
	dst = appendFill(dst, '0', zeros)
	dst = append(dst, digits...)
	if c.left {
		dst = appendFill(dst, ' ', fill)
	}
	return dst, nil
}

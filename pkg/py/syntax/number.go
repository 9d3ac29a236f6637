package syntax

import (
	"fmt"
	"strconv"
	"strings"
)

// scanNumber scans a number. It is followed by something that cannot go on
// with it, or by a keyword such as "1if x else y".
//
// See https://docs.python.org/3/reference/lexical_analysis.html#numeric-literals.
func (s *scanner) scanNumber() tokenKind {
	start := s.pos
	if s.src[s.pos] == '0' {
		switch s.byteAt(s.pos+1) | 0x20 {
		case 'x':
			return s.scanRadix(start, "hexadecimal", isHexDigit)
		case 'o':
			return s.scanRadix(start, "octal", func(c byte) bool { return '0' <= c && c <= '7' })
		case 'b':
			return s.scanRadix(start, "binary", func(c byte) bool { return c == '0' || c == '1' })
		}
	}
	integer := true
	if s.src[s.pos] != '.' && !s.scanDigits() {
		return errorToken
	}
	digits := s.pos
	if s.byteAt(s.pos) == '.' {
		integer = false
		s.pos++
		if isDigit(s.byteAt(s.pos)) && !s.scanDigits() {
			return errorToken
		}
	}
	if s.byteAt(s.pos)|0x20 == 'e' {
		exponent := s.pos + 1
		signed := s.byteAt(exponent) == '+' || s.byteAt(exponent) == '-'
		if signed {
			exponent++
		}
		switch {
		case isDigit(s.byteAt(exponent)):
			integer = false
			s.pos = exponent
			if !s.scanDigits() {
				return errorToken
			}
		case signed:
			return s.failAt(exponent, "invalid decimal literal")
		}
	}
	kind := "decimal"
	if s.byteAt(s.pos)|0x20 == 'j' {
		integer = false
		kind = "imaginary"
		s.pos++
	}
	if integer && !s.checkLeadingZeros(start, digits) {
		return errorToken
	}
	return s.endNumber(start, kind)
}

func isHexDigit(c byte) bool {
	return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f'
}

// scanDigits scans digits with single underscores between them.
func (s *scanner) scanDigits() bool {
	for {
		for isDigit(s.byteAt(s.pos)) {
			s.pos++
		}
		if s.byteAt(s.pos) != '_' {
			return true
		}
		s.pos++
		if !isDigit(s.byteAt(s.pos)) {
			s.fail("invalid decimal literal")
			return false
		}
	}
}

func (s *scanner) checkLeadingZeros(start, end int) bool {
	zeros := start
	for zeros < end && (s.src[zeros] == '0' || s.src[zeros] == '_') {
		zeros++
	}
	if zeros == start || zeros == end {
		return true
	}
	s.failRange(start, zeros+1, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
	return false
}

// scanRadix scans a number of another base, after 0x, 0o or 0b.
func (s *scanner) scanRadix(start int, kind string, valid func(byte) bool) tokenKind {
	s.pos += 2
	for {
		if s.byteAt(s.pos) == '_' {
			s.pos++
		}
		if c := s.byteAt(s.pos); !valid(c) {
			if isDigit(c) {
				return s.failAt(s.pos+1, fmt.Sprintf("invalid digit '%c' in %s literal", c, kind))
			}
			return s.fail(fmt.Sprintf("invalid %s literal", kind))
		}
		for valid(s.byteAt(s.pos)) {
			s.pos++
		}
		if s.byteAt(s.pos) != '_' {
			break
		}
	}
	if c := s.byteAt(s.pos); isDigit(c) {
		return s.failAt(s.pos+1, fmt.Sprintf("invalid digit '%c' in %s literal", c, kind))
	}
	return s.endNumber(start, kind)
}

// endNumber checks what follows a number and adds its token.
func (s *scanner) endNumber(start int, kind string) tokenKind {
	if c := s.byteAt(s.pos); isNamePart(c) && c < 0x80 && !s.keywordFollows() {
		return s.fail(fmt.Sprintf("invalid %s literal", kind))
	}
	s.add(number, start, s.pos)
	return number
}

// keywordFollows reports whether one of the keywords that may follow a number
// without a space stands at pos. As in CPython "1if", "1in" and "1is" need no
// end of the word.
func (s *scanner) keywordFollows() bool {
	rest := s.src[s.pos:]
	for _, word := range [...]string{"if", "in", "is"} {
		if strings.HasPrefix(rest, word) {
			return true
		}
	}
	for _, word := range [...]string{"and", "else", "for", "or", "not"} {
		if strings.HasPrefix(rest, word) && !isNamePart(s.byteAt(s.pos+len(word))) {
			return true
		}
	}
	return false
}

// parseNumber gives the constant the value of a number's text.
func parseNumber(c *Constant, text string) {
	if strings.IndexByte(text, '_') >= 0 {
		text = strings.ReplaceAll(text, "_", "")
	}
	radix := len(text) > 1 && text[0] == '0' && text[1] > '9' && text[1]|0x20 != 'e' && text[1]|0x20 != 'j'
	last := text[len(text)-1]
	switch {
	case !radix && last|0x20 == 'j':
		c.Kind = ImaginaryConstant
		c.Float = parseFloat(text[:len(text)-1])
	case !radix && strings.ContainsAny(text, ".eE"):
		c.Kind = FloatConstant
		c.Float = parseFloat(text)
	default:
		parseInteger(c, text, radix)
	}
}

func parseInteger(c *Constant, text string, radix bool) {
	if !radix {
		text = strings.TrimLeft(text, "0")
		if text == "" {
			text = "0"
		}
	}
	base := 10
	if radix {
		base = 0
	}
	value, err := strconv.ParseInt(text, base, 64)
	if err != nil { // out of range: the scanner has checked the digits
		c.Kind = BigIntConstant
		c.Text = text
		return
	}
	c.Kind = IntConstant
	c.Int = value
}

// parseFloat returns the value of a decimal number; what is too large is
// infinite, as in Python.
func parseFloat(text string) float64 {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return value // ±Inf: the scanner has checked the digits
	}
	return value
}

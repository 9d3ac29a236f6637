package text

import (
	"math/big"
	"strconv"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A literal is a text on its way to a number, with what is needed to complain
// about it.
type literal struct {
	text  string // ASCII, without surrounding whitespace
	whole string // as it was given
	bytes bool   // by a bytes-like object
}

// newLiteral prepares a str: digits and spaces of all scripts become ASCII's.
func newLiteral(s string) literal {
	plain := s
	if !IsASCII(s) {
		plain = plainDigits(s)
	}
	return literal{text: trimASCIISpace(plain), whole: s}
}

// newBytesLiteral prepares the text that a bytes-like object holds.
func newBytesLiteral(b []byte) literal {
	s := string(b)
	return literal{text: trimASCIISpace(s), whole: s, bytes: true}
}

// repr returns the text as Python shows it.
func (l literal) repr() string {
	if l.bytes {
		return string(AppendBytesRepr(nil, []byte(l.whole)))
	}
	return string(AppendRepr(nil, l.whole))
}

// plainDigits returns s with every decimal digit and space beyond ASCII replaced
// by its ASCII equal, up to the first character that is neither: that one
// becomes a question mark, and no number has one.
func plainDigits(s string) string {
	dst := make([]byte, 0, len(s))
	for _, r := range All(s) {
		switch value := decimalValue(r); {
		case r < 0x80:
			dst = append(dst, byte(r))
		case isSpace(r):
			dst = append(dst, ' ')
		case value >= 0:
			dst = append(dst, '0'+byte(value))
		default:
			return string(append(dst, '?'))
		}
	}
	return string(dst)
}

// isASCIISpace is C's isspace, which Python's number parsers use.
func isASCIISpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

func trimASCIISpace(s string) string {
	for s != "" && isASCIISpace(s[0]) {
		s = s[1:]
	}
	for s != "" && isASCIISpace(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	return s
}

// ParseInt returns int(s, base). The value is in n, or in big when that is not
// nil because it does not fit. Base 0 takes the base from the prefix of s, as a
// literal does. It fails with a ValueError.
//
// See https://docs.python.org/3/library/functions.html#int.
func ParseInt(s string, base int) (n int64, big *big.Int, err error) {
	return newLiteral(s).parseInt(base)
}

// ParseIntBytes is [ParseInt] for the text in a bytes-like object.
func ParseIntBytes(b []byte, base int) (n int64, big *big.Int, err error) {
	return newBytesLiteral(b).parseInt(base)
}

func (l literal) parseInt(base int) (int64, *big.Int, error) {
	if base != 0 && (base < 2 || base > 36) {
		return 0, nil, pyerr.ValueError.New("int() base must be >= 2 and <= 36, or 0")
	}
	malformed := func() error {
		const shown = 200
		repr := l.repr()
		return pyerr.ValueError.Newf("invalid literal for int() with base %d: %s", base, repr[:Offset(repr, shown)])
	}
	s := l.text
	sign := ""
	if s != "" && (s[0] == '+' || s[0] == '-') {
		if s[0] == '-' {
			sign = "-"
		}
		s = s[1:]
	}
	actual, prefixed := base, false
	if len(s) >= 2 && s[0] == '0' {
		if b := prefixBase(s[1]); b != 0 && (base == 0 || base == b) {
			actual, prefixed = b, true
			s = s[2:]
			if s != "" && s[0] == '_' {
				s = s[1:]
			}
		}
	}
	if actual == 0 {
		actual = 10
	}
	digits, ok := joinDigits(s, actual)
	if !ok || digits == "" {
		return 0, nil, malformed()
	}
	if actual&(actual-1) != 0 && len(digits) > MaxStrDigits {
		return 0, nil, pyerr.ValueError.Newf("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", MaxStrDigits, len(digits))
	}
	// As in a source text, base 0 takes no leading zeros, save for zero itself.
	if base == 0 && !prefixed && digits[0] == '0' {
		for i := range len(digits) {
			if digits[i] != '0' {
				return 0, nil, malformed()
			}
		}
	}
	if n, err := strconv.ParseInt(sign+digits, actual, 64); err == nil {
		return n, nil, nil
	}
	long, ok := new(big.Int).SetString(sign+digits, actual)
	if !ok {
		return 0, nil, malformed()
	}
	return 0, long, nil
}

// prefixBase returns the base that the letter after a leading zero stands for,
// or 0.
func prefixBase(c byte) int {
	switch c | 0x20 {
	case 'b':
		return 2
	case 'o':
		return 8
	case 'x':
		return 16
	}
	return 0
}

// joinDigits returns the digits of base that s begins with, without single
// underscores between them, and whether they are all of s.
func joinDigits(s string, base int) (digits string, ok bool) {
	var dst []byte // the digits once an underscore was seen
	for i := range len(s) {
		c := s[i]
		if c == '_' {
			if i == 0 || i == len(s)-1 || s[i-1] == '_' {
				return string(dst), false
			}
			if dst == nil {
				dst = append(make([]byte, 0, len(s)), s[:i]...)
			}
			continue
		}
		if digitValue(c) >= base {
			if dst == nil {
				return s[:i], false
			}
			return string(dst), false
		}
		if dst != nil {
			dst = append(dst, c)
		}
	}
	if dst == nil {
		return s, true
	}
	return string(dst), true
}

// digitValue returns the value of c as a digit, letters counting from ten, or
// 36 when it is none.
func digitValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return int(c|0x20-'a') + 10
	}
	return 36
}

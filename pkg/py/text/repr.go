package text

import (
	"strings"
	"unicode/utf8"
)

const lowerHex = "0123456789abcdef"

// AppendRepr appends repr(s) to dst: s as a literal, in single quotes unless
// those would have to be escaped and double ones would not.
//
// See https://docs.python.org/3/library/functions.html#repr.
func AppendRepr(dst []byte, s string) []byte { return appendQuoted(dst, s, isPrintable) }

// Repr is [AppendRepr] at a pace.
func Repr(s string, pace Pace) ([]byte, error) {
	quote := quoteFor(s)
	dst := append(make([]byte, 0, len(s)+2), quote)
	err := pace.Pieces(s, func(piece string) error {
		dst = appendEscaped(dst, piece, quote, isPrintable)
		return nil
	})
	return append(dst, quote), err
}

// AppendASCII appends ascii(s) to dst: repr(s) with escapes for all that is not
// ASCII.
//
// See https://docs.python.org/3/library/functions.html#ascii.
func AppendASCII(dst []byte, s string) []byte { return appendQuoted(dst, s, nil) }

// appendQuoted appends s as a literal. Code points from 128 stay as they are
// when keep is given and says so.
func appendQuoted(dst []byte, s string, keep func(rune) bool) []byte {
	quote := quoteFor(s)
	return append(appendEscaped(append(dst, quote), s, quote, keep), quote)
}

// quoteFor returns the quote for the literal of s.
func quoteFor(s string) byte {
	return quoteOf(strings.IndexByte(s, '\'') >= 0, strings.IndexByte(s, '"') >= 0)
}

// appendEscaped is appendQuoted without the quotes.
func appendEscaped(dst []byte, s string, quote byte, keep func(rune) bool) []byte {
	from := 0 // s[from:i] goes as it is
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= ' ' && c != quote && c != '\\' && c != 0x7F {
				i++
				continue
			}
			dst = append(dst, s[from:i]...)
			dst = appendEscapedByte(dst, c)
			i++
			from = i
			continue
		}
		r, size := DecodeRune(s[i:])
		if keep != nil && keep(r) {
			i += size
			continue
		}
		dst = append(dst, s[from:i]...)
		dst = appendEscape(dst, r)
		i += size
		from = i
	}
	return append(dst, s[from:]...)
}

// AppendEscapedASCII appends s to dst with \x, \u and \U escapes for all that
// is not ASCII. It turns a repr into the text of ascii().
func AppendEscapedASCII(dst []byte, s string) []byte {
	for _, r := range All(s) {
		if r < utf8.RuneSelf {
			dst = append(dst, byte(r))
			continue
		}
		dst = appendEscape(dst, r)
	}
	return dst
}

// AppendBytesRepr appends repr(b) to dst, for a bytes object that holds b.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes-objects.
func AppendBytesRepr(dst []byte, b []byte) []byte {
	single, double := false, false
	for _, c := range b {
		single = single || c == '\''
		double = double || c == '"'
	}
	quote := quoteOf(single, double)
	dst = append(dst, 'b', quote)
	for _, c := range b {
		if ' ' <= c && c < 0x7F && c != quote && c != '\\' {
			dst = append(dst, c)
			continue
		}
		dst = appendEscapedByte(dst, c)
	}
	return append(dst, quote)
}

// quoteOf returns the quote for a literal in which the two kinds occur or not.
func quoteOf(single, double bool) byte {
	if single && !double {
		return '"'
	}
	return '\''
}

// appendEscapedByte appends the escape of a byte that a literal cannot hold.
func appendEscapedByte(dst []byte, c byte) []byte {
	switch c {
	case '\n':
		return append(dst, `\n`...)
	case '\r':
		return append(dst, `\r`...)
	case '\t':
		return append(dst, `\t`...)
	case '\\', '\'', '"':
		return append(dst, '\\', c)
	}
	return appendEscape(dst, rune(c))
}

// appendEscape appends r as \xe9, \u4e00 or \U0001f600, whichever is shortest.
func appendEscape(dst []byte, r rune) []byte {
	digits := 8
	switch {
	case r <= 0xFF:
		dst, digits = append(dst, `\x`...), 2
	case r <= 0xFFFF:
		dst, digits = append(dst, `\u`...), 4
	default:
		dst = append(dst, `\U`...)
	}
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		dst = append(dst, lowerHex[r>>shift&0xF])
	}
	return dst
}

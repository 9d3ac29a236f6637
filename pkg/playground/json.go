package playground

import (
	"strconv"
	"unicode/utf8"
)

// appendList appends a JSON array; a nil list is an empty array.
func appendList[T any](dst []byte, list []T, appendOne func(T, []byte) []byte) []byte {
	dst = append(dst, '[')
	for i, one := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendOne(one, dst)
	}
	return append(dst, ']')
}

func appendName(name string, dst []byte) []byte { return appendString(dst, name) }

func appendNumber(n int, dst []byte) []byte { return strconv.AppendInt(dst, int64(n), 10) }

// appendInt appends the key, which brings its own punctuation, and the number.
func appendInt(dst []byte, key string, n int) []byte {
	return strconv.AppendInt(append(dst, key...), int64(n), 10)
}

// appendBool appends the key, which brings its own punctuation, and the truth.
func appendBool(dst []byte, key string, truth bool) []byte {
	return strconv.AppendBool(append(dst, key...), truth)
}

const hex = "0123456789abcdef"

// appendString appends s as a JSON string. s is WTF-8: UTF-8 in which a lone
// surrogate is written as its three bytes would be. A surrogate becomes its
// \udXXX escape; other bytes that are no UTF-8 become U+FFFD. U+2028 and U+2029
// are escaped, so that the text is a JavaScript literal too.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	begin := 0 // s[begin:i] needs no escape
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' {
				i++
				continue
			}
			dst = append(dst, s[begin:i]...)
			dst = appendEscape(dst, c)
			i++
			begin = i
			continue
		}
		unit, size := decodeWTF8(s[i:])
		if unit != utf8.RuneError && unit&^1 != '\u2028' && !isSurrogate(unit) {
			i += size
			continue
		}
		dst = append(dst, s[begin:i]...)
		dst = appendUnit(dst, uint16(unit))
		i += size
		begin = i
	}
	dst = append(dst, s[begin:]...)
	return append(dst, '"')
}

// appendEscape appends the escape of an ASCII character that may not stand for
// itself.
func appendEscape(dst []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(dst, '\\', c)
	case '\n':
		return append(dst, '\\', 'n')
	case '\t':
		return append(dst, '\\', 't')
	}
	return appendUnit(dst, uint16(c))
}

// appendUnit appends the \uXXXX escape of a UTF-16 unit.
func appendUnit(dst []byte, unit uint16) []byte {
	return append(dst, '\\', 'u', hex[unit>>12], hex[unit>>8&15], hex[unit>>4&15], hex[unit&15])
}

// decodeWTF8 returns the first character of s and its length; a surrogate is a
// character, any other byte that is no UTF-8 is U+FFFD of length 1.
func decodeWTF8(s string) (rune, int) {
	r, size := utf8.DecodeRuneInString(s)
	isThree := size == 1 && len(s) >= 3 && s[0] == 0xED && s[1] >= 0xA0 && s[1] <= 0xBF && s[2]&0xC0 == 0x80
	if r == utf8.RuneError && isThree {
		return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return r, size
}

func isSurrogate(r rune) bool { return r >= 0xD800 && r <= 0xDFFF }

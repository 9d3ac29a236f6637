package text

import (
	"iter"
	"unicode/utf8"
)

const (
	surrogateMin = 0xD800
	surrogateMax = 0xDFFF
	lowSurrogate = 0xDC00
)

// DecodeRune returns the first code point of s, surrogates included, and the
// number of bytes it takes. Of an empty string it returns (utf8.RuneError, 0),
// of a malformed one (utf8.RuneError, 1).
func DecodeRune(s string) (rune, int) {
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && size == 1 && isSurrogate(s) {
		return rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return r, size
}

// DecodeLastRune returns the last code point of s, surrogates included, and the
// number of bytes it takes, as [DecodeRune] does for the first.
func DecodeLastRune(s string) (rune, int) {
	r, size := utf8.DecodeLastRuneInString(s)
	if r == utf8.RuneError && size == 1 && len(s) >= 3 && isSurrogate(s[len(s)-3:]) {
		return DecodeRune(s[len(s)-3:])
	}
	return r, size
}

// isSurrogate reports whether s begins with the three bytes of a surrogate.
func isSurrogate(s string) bool {
	return len(s) >= 3 && s[0] == 0xED && s[1]&0xE0 == 0xA0 && s[2]&0xC0 == 0x80
}

// AppendRune appends the bytes of r, which may be a surrogate, to dst.
func AppendRune(dst []byte, r rune) []byte {
	if surrogateMin <= r && r <= surrogateMax {
		return append(dst, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(dst, r)
}

// runeLen returns the number of bytes of r, which may be a surrogate.
func runeLen(r rune) int {
	if surrogateMin <= r && r <= surrogateMax {
		return 3
	}
	return utf8.RuneLen(r)
}

// All yields the code points of s with the offset of their first byte.
func All(s string) iter.Seq2[int, rune] {
	return func(yield func(int, rune) bool) {
		for i := 0; i < len(s); {
			r, size := rune(s[i]), 1
			if r >= utf8.RuneSelf {
				r, size = DecodeRune(s[i:])
			}
			if !yield(i, r) {
				return
			}
			i += size
		}
	}
}

// IsASCII reports whether every code point of s is below 128. Then bytes and
// code points are the same.
//
// See https://docs.python.org/3/library/stdtypes.html#str.isascii.
func IsASCII(s string) bool {
	s = s[asciiWords(s):]
	if len(s) >= 8 {
		return false
	}
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// asciiWords returns how many bytes s begins with that are ASCII, in steps of
// eight.
func asciiWords(s string) int {
	n := 0
	for ; len(s) >= 8; s = s[8:] {
		if (s[0]|s[1]|s[2]|s[3]|s[4]|s[5]|s[6]|s[7])&0x80 != 0 {
			break
		}
		n += 8
	}
	return n
}

// Len returns the number of code points of s. It takes time in proportion to
// len(s) and does not allocate.
func Len(s string) int {
	n := len(s)
	for s = s[asciiWords(s):]; s != ""; {
		word := min(len(s), 8)
		for i := range word {
			n -= int((s[i] >> 7) & (^s[i] >> 6 & 1)) // 1 for each continuation byte
		}
		s = s[word:]
		s = s[asciiWords(s):]
	}
	return n
}

// Offset returns the offset of the first byte of code point i of s, or len(s)
// when s has no more than i.
func Offset(s string, i int) int {
	if i < len(s) && IsASCII(s[:max(i, 0)]) {
		return max(i, 0)
	}
	offset := 0
	for ; i > 0 && offset < len(s); i-- {
		if s[offset] < utf8.RuneSelf {
			offset++
			continue
		}
		_, size := DecodeRune(s[offset:])
		offset += size
	}
	return offset
}

// Slice returns the code points start, start+step, … of s up to but without
// stop. The bounds are those that Python's slice.indices gives: for a positive
// step 0 ≤ start, stop ≤ Len(s), for a negative one -1 ≤ start, stop < Len(s).
// With step 1 the result shares memory with s, otherwise it is a copy.
// It panics when step is 0.
func Slice(s string, start, stop, step int) string {
	if step == 0 {
		panic("text: slice step is zero")
	}
	if step == 1 {
		if start >= stop {
			return ""
		}
		from := Offset(s, start)
		return s[from : from+Offset(s[from:], stop-start)]
	}
	if step > 0 && start >= stop || step < 0 && start <= stop {
		return ""
	}
	if IsASCII(s) {
		dst := make([]byte, 0, sliceLen(start, stop, step))
		for n := cap(dst); n > 0; n-- {
			dst = append(dst, s[start])
			start += step
		}
		return string(dst)
	}
	runes := make([]rune, 0, len(s))
	for _, r := range All(s) {
		runes = append(runes, r)
	}
	dst := make([]byte, 0, len(s)/max(step, -step)+utf8.UTFMax)
	for n := sliceLen(start, stop, step); n > 0; n-- {
		dst = AppendRune(dst, runes[start])
		start += step
	}
	return string(dst)
}

// sliceLen returns the number of indices from start to stop by step, none of
// which may be out of order. Huge steps do not overflow it.
func sliceLen(start, stop, step int) int {
	if step > 0 {
		return (stop-start-1)/step + 1
	}
	return (stop-start+1)/step + 1
}

package text

import "strings"

// A window is the part of a string that a search looks at.
type window struct {
	text  string
	first int // the code point that text begins with
	ok    bool
}

// windowOf returns the code points of s from start up to but without end, which
// count from the end of s when negative. It is not ok when start is behind end,
// where not even an empty string is found.
func windowOf(s string, start, end int) window {
	if start == 0 && end >= len(s) {
		return window{text: s, ok: true}
	}
	length := Len(s)
	if end > length {
		end = length
	} else if end < 0 {
		end = max(end+length, 0)
	}
	if start < 0 {
		start = max(start+length, 0)
	}
	if start > end {
		return window{}
	}
	from := Offset(s, start)
	return window{text: s[from : from+Offset(s[from:], end-start)], first: start, ok: true}
}

// Find returns the index of the first code point at which sub occurs within
// s[start:end], or -1. The bounds are those of a slice: a negative one counts
// from the end, and math.MaxInt as end is the end of s. There is no allocation.
//
// See https://docs.python.org/3/library/stdtypes.html#str.find.
func Find(s, sub string, start, end int) int {
	w := windowOf(s, start, end)
	if !w.ok {
		return -1
	}
	return w.index(strings.Index(w.text, sub))
}

// RFind is [Find] for the last occurrence.
//
// See https://docs.python.org/3/library/stdtypes.html#str.rfind.
func RFind(s, sub string, start, end int) int {
	w := windowOf(s, start, end)
	if !w.ok {
		return -1
	}
	return w.index(strings.LastIndex(w.text, sub))
}

// index turns an offset within the window into an index.
func (w window) index(offset int) int {
	if offset < 0 {
		return -1
	}
	return w.first + Len(w.text[:offset])
}

// Count returns how often sub occurs within s[start:end] without overlap; an
// empty sub occurs before each code point and at the end. The bounds are those
// of [Find].
//
// See https://docs.python.org/3/library/stdtypes.html#str.count.
func Count(s, sub string, start, end int) int {
	w := windowOf(s, start, end)
	if !w.ok {
		return 0
	}
	return count(w.text, sub)
}

func count(s, sub string) int {
	if sub == "" {
		return Len(s) + 1
	}
	return strings.Count(s, sub)
}

// HasPrefix reports whether s[start:end] begins with prefix. The bounds are
// those of [Find].
//
// See https://docs.python.org/3/library/stdtypes.html#str.startswith.
func HasPrefix(s, prefix string, start, end int) bool {
	w := windowOf(s, start, end)
	return w.ok && strings.HasPrefix(w.text, prefix)
}

// HasSuffix reports whether s[start:end] ends with suffix. The bounds are those
// of [Find].
//
// See https://docs.python.org/3/library/stdtypes.html#str.endswith.
func HasSuffix(s, suffix string, start, end int) bool {
	w := windowOf(s, start, end)
	return w.ok && strings.HasSuffix(w.text, suffix)
}

// Replace returns s with the first n occurrences of old replaced by new, or all
// of them when n is negative. An empty old occurs before each code point and at
// the end. It fails with a MemoryError when the result would be longer than
// limit bytes. When nothing is replaced the result is s itself.
//
// See https://docs.python.org/3/library/stdtypes.html#str.replace.
func Replace(s, old, new string, n, limit int) (string, error) {
	found := count(s, old)
	if n < 0 || n > found {
		n = found
	}
	if n == 0 || old == new {
		return s, nil
	}
	if add(len(s)-n*len(old), mul(n, len(new))) > limit {
		return "", errTooLong
	}
	if old != "" {
		return strings.Replace(s, old, new, n), nil
	}
	dst := make([]byte, 0, len(s)+n*len(new))
	from := 0
	for ; n > 1; n-- {
		_, size := DecodeRune(s[from:])
		dst = append(dst, new...)
		dst = append(dst, s[from:from+size]...)
		from += size
	}
	dst = append(dst, new...)
	return string(append(dst, s[from:]...)), nil
}

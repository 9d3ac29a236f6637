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
// The error is the pace's.
//
// See https://docs.python.org/3/library/stdtypes.html#str.find.
func Find(s, sub string, start, end int, pace Pace) (int, error) {
	w := windowOf(s, start, end)
	if !w.ok {
		return -1, nil
	}
	offset, err := pace.index(w.text, sub)
	return w.index(offset), err
}

// RFind is [Find] for the last occurrence.
//
// See https://docs.python.org/3/library/stdtypes.html#str.rfind.
func RFind(s, sub string, start, end int, pace Pace) (int, error) {
	w := windowOf(s, start, end)
	if !w.ok {
		return -1, nil
	}
	offset, err := pace.lastIndex(w.text, sub)
	return w.index(offset), err
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
func Count(s, sub string, start, end int, pace Pace) (int, error) {
	w := windowOf(s, start, end)
	if !w.ok {
		return 0, nil
	}
	return count(w.text, sub, pace)
}

func count(s, sub string, pace Pace) (int, error) {
	if sub == "" {
		return Len(s) + 1, pace.done(len(s))
	}
	return pace.count(s, sub)
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
// limit bytes, or with the pace's error. When nothing is replaced the result is s
// itself.
//
// See https://docs.python.org/3/library/stdtypes.html#str.replace.
func Replace(s, old, new string, n, limit int, pace Pace) (string, error) {
	found, err := count(s, old, pace)
	if err != nil {
		return "", err
	}
	if n < 0 || n > found {
		n = found
	}
	if n == 0 || old == new {
		return s, nil
	}
	if add(len(s)-n*len(old), mul(n, len(new))) > limit {
		return "", errTooLong
	}
	var b strings.Builder
	b.Grow(len(s) + n*(len(new)-len(old)))
	if old == "" {
		err = insert(&b, s, new, n, pace)
	} else {
		err = replaceFirst(&b, s, old, new, n, pace)
	}
	return b.String(), err
}

// replaceFirst writes s with its first n occurrences of old replaced.
func replaceFirst(b *strings.Builder, s, old, new string, n int, pace Pace) error {
	for ; n > 0; n-- {
		i, err := pace.index(s, old)
		if err != nil {
			return err
		}
		b.WriteString(s[:i])
		b.WriteString(new)
		s = s[i+len(old):]
	}
	b.WriteString(s)
	return nil
}

// insert writes s with new before its first n code points, or at the end when
// there is none left.
func insert(b *strings.Builder, s, new string, n int, pace Pace) error {
	for ; n > 1; n-- {
		_, size := DecodeRune(s)
		b.WriteString(new)
		b.WriteString(s[:size])
		s = s[size:]
		if err := pace.done(len(new) + size); err != nil {
			return err
		}
	}
	b.WriteString(new)
	b.WriteString(s)
	return nil
}

package text

import "strings"

// Center returns s in the middle of width code points, filled up with fill at
// both ends. It fails with a MemoryError when the result would be longer than
// limit bytes.
//
// See https://docs.python.org/3/library/stdtypes.html#str.center.
func Center(s string, width int, fill rune, limit int) (string, error) {
	n := missing(s, width)
	left := n/2 + n&width&1
	return surround(s, left, n-left, fill, limit)
}

// LJust returns s at the left of width code points. Failures are those of
// [Center].
//
// See https://docs.python.org/3/library/stdtypes.html#str.ljust.
func LJust(s string, width int, fill rune, limit int) (string, error) {
	return surround(s, 0, missing(s, width), fill, limit)
}

// RJust returns s at the right of width code points. Failures are those of
// [Center].
//
// See https://docs.python.org/3/library/stdtypes.html#str.rjust.
func RJust(s string, width int, fill rune, limit int) (string, error) {
	return surround(s, missing(s, width), 0, fill, limit)
}

// missing returns how many code points s lacks of width.
func missing(s string, width int) int {
	if width <= 0 {
		return 0
	}
	return max(width-Len(s), 0)
}

// surround returns s between so many fills.
func surround(s string, left, right int, fill rune, limit int) (string, error) {
	if left+right == 0 {
		return s, nil
	}
	length := add(len(s), mul(left+right, runeLen(fill)))
	if length > limit {
		return "", errTooLong
	}
	dst := make([]byte, 0, length)
	dst = appendFill(dst, fill, left)
	dst = append(dst, s...)
	return string(appendFill(dst, fill, right)), nil
}

// ZFill returns s filled up to width code points with zeros behind its sign.
// Failures are those of [Center].
//
// See https://docs.python.org/3/library/stdtypes.html#str.zfill.
func ZFill(s string, width, limit int) (string, error) {
	zeros := missing(s, width)
	if zeros == 0 || s == "" || s[0] != '+' && s[0] != '-' {
		return surround(s, zeros, 0, '0', limit)
	}
	filled, err := surround(s[1:], zeros, 0, '0', limit-1)
	if err != nil {
		return "", err
	}
	return s[:1] + filled, nil
}

// ExpandTabs returns s with each tab replaced by spaces up to the next column
// that is a multiple of size; line feeds and carriage returns start a line. With
// a size of 0 or less the tabs vanish. It fails with a MemoryError when the
// result would be longer than limit bytes.
//
// See https://docs.python.org/3/library/stdtypes.html#str.expandtabs.
func ExpandTabs(s string, size, limit int) (string, error) {
	tabs := strings.Count(s, "\t")
	if tabs == 0 {
		return s, nil
	}
	length := len(s) - tabs
	eachTab(s, size, func(_, spaces int) { length = add(length, spaces) })
	if length > limit {
		return "", errTooLong
	}
	dst := make([]byte, 0, length)
	from := 0
	eachTab(s, size, func(at, spaces int) {
		dst = append(dst, s[from:at]...)
		dst = appendFill(dst, ' ', spaces)
		from = at + 1
	})
	return string(append(dst, s[from:]...)), nil
}

// eachTab calls visit with the offset of each tab of s and the number of spaces
// that it stands for.
func eachTab(s string, size int, visit func(at, spaces int)) {
	column := 0 // within the current stop, so that it stays small
	for i, r := range All(s) {
		switch {
		case r == '\t':
			spaces := 0
			if size > 0 {
				spaces = size - column%size
			}
			column = 0
			visit(i, spaces)
		case r == '\n' || r == '\r':
			column = 0
		default:
			column++
		}
	}
}

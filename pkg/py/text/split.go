package text

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// errEmptySeparator refuses to split or partition by nothing.
var errEmptySeparator error = pyerr.ValueError.New("empty separator")

// Split returns the parts of s between occurrences of sep, at most limit
// splits being made from the left; a negative limit is none. The parts share
// memory with s. It fails with a ValueError when sep is empty.
//
// See https://docs.python.org/3/library/stdtypes.html#str.split.
func Split(s, sep string, limit int) ([]string, error) {
	if sep == "" {
		return nil, errEmptySeparator
	}
	if limit < 0 || limit >= len(s) {
		return strings.Split(s, sep), nil
	}
	return strings.SplitN(s, sep, limit+1), nil
}

// RSplit is [Split] with the splits made from the right.
//
// See https://docs.python.org/3/library/stdtypes.html#str.rsplit.
func RSplit(s, sep string, limit int) ([]string, error) {
	if sep == "" {
		return nil, errEmptySeparator
	}
	var parts []string // the last one first
	for ; limit != 0; limit-- {
		i := strings.LastIndex(s, sep)
		if i < 0 {
			break
		}
		parts = append(parts, s[i+len(sep):])
		s = s[:i]
	}
	return reverse(append(parts, s)), nil
}

// SplitSpace returns the words of s, at most limit splits being made from the
// left; a negative limit is none. What is left then goes without the space
// before it but with the space behind. The words share memory with s.
//
// See https://docs.python.org/3/library/stdtypes.html#str.split.
func SplitSpace(s string, limit int) []string {
	var words []string
	for s = LStripSpace(s); s != ""; limit-- {
		end := spaceIndex(s)
		if limit == 0 || end < 0 {
			return append(words, s)
		}
		words = append(words, s[:end])
		s = LStripSpace(s[end:])
	}
	return words
}

// RSplitSpace is [SplitSpace] with the splits made from the right.
//
// See https://docs.python.org/3/library/stdtypes.html#str.rsplit.
func RSplitSpace(s string, limit int) []string {
	var words []string // the last one first
	for s = RStripSpace(s); s != ""; limit-- {
		start := lastSpaceIndex(s)
		if limit == 0 || start < 0 {
			words = append(words, s)
			break
		}
		words = append(words, s[start:])
		s = RStripSpace(s[:start])
	}
	return reverse(words)
}

// spaceIndex returns the offset of the first whitespace of s, or -1.
func spaceIndex(s string) int {
	for i, r := range All(s) {
		if isSpace(r) {
			return i
		}
	}
	return -1
}

// lastSpaceIndex returns the offset behind the last whitespace of s, or -1.
func lastSpaceIndex(s string) int {
	for end := len(s); end > 0; {
		r, size := DecodeLastRune(s[:end])
		if isSpace(r) {
			return end
		}
		end -= size
	}
	return -1
}

func reverse(parts []string) []string {
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return parts
}

// SplitLines returns the lines of s, with their line breaks when keepEnds is
// set. They share memory with s.
//
// See https://docs.python.org/3/library/stdtypes.html#str.splitlines.
func SplitLines(s string, keepEnds bool) []string {
	var lines []string
	for s != "" {
		end, next := lineEnd(s)
		if keepEnds {
			end = next
		}
		lines = append(lines, s[:end])
		s = s[next:]
	}
	return lines
}

// lineEnd returns the offset at which the first line of s ends, and the one at
// which the next begins.
func lineEnd(s string) (end, next int) {
	for i, r := range All(s) {
		if !isLineBreak(r) {
			continue
		}
		if strings.HasPrefix(s[i:], "\r\n") {
			return i, i + 2
		}
		return i, i + runeLen(r)
	}
	return len(s), len(s)
}

// Partition returns what is before the first sep, sep itself, and what is behind
// it; or s and twice nothing when it does not occur. The parts share memory with
// s. It fails with a ValueError when sep is empty.
//
// See https://docs.python.org/3/library/stdtypes.html#str.partition.
func Partition(s, sep string) (before, middle, after string, err error) {
	if sep == "" {
		return "", "", "", errEmptySeparator
	}
	i := strings.Index(s, sep)
	if i < 0 {
		return s, "", "", nil
	}
	return s[:i], sep, s[i+len(sep):], nil
}

// RPartition is [Partition] for the last sep; when it does not occur, s comes
// last.
//
// See https://docs.python.org/3/library/stdtypes.html#str.rpartition.
func RPartition(s, sep string) (before, middle, after string, err error) {
	if sep == "" {
		return "", "", "", errEmptySeparator
	}
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return "", "", s, nil
	}
	return s[:i], sep, s[i+len(sep):], nil
}

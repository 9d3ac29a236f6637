package text

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// errEmptySeparator refuses to split or partition by nothing.
var errEmptySeparator error = pyerr.ValueError.New("empty separator")

// Split returns the parts of s between occurrences of sep, at most limit
// splits being made from the left; a negative limit is none. The parts share
// memory with s. It fails with a ValueError when sep is empty, and with the
// pace's error.
//
// See https://docs.python.org/3/library/stdtypes.html#str.split.
func Split(s, sep string, limit int, pace Pace) ([]string, error) {
	if sep == "" {
		return nil, errEmptySeparator
	}
	var parts []string
	for ; limit != 0; limit-- {
		i, err := pace.index(s, sep)
		if err != nil {
			return nil, err
		}
		if i < 0 {
			break
		}
		parts = append(parts, s[:i])
		s = s[i+len(sep):]
	}
	return append(parts, s), nil
}

// RSplit is [Split] with the splits made from the right.
//
// See https://docs.python.org/3/library/stdtypes.html#str.rsplit.
func RSplit(s, sep string, limit int, pace Pace) ([]string, error) {
	if sep == "" {
		return nil, errEmptySeparator
	}
	var parts []string // the last one first
	for ; limit != 0; limit-- {
		i, err := pace.lastIndex(s, sep)
		if err != nil {
			return nil, err
		}
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
// before it but with the space behind. The words share memory with s. The error
// is the pace's.
//
// See https://docs.python.org/3/library/stdtypes.html#str.split.
func SplitSpace(s string, limit int, pace Pace) ([]string, error) {
	var words []string
	for s = LStripSpace(s); s != ""; limit-- {
		if limit == 0 {
			return append(words, s), nil
		}
		end, err := spaceIndex(s, pace)
		if err != nil {
			return nil, err
		}
		words = append(words, s[:end])
		s = LStripSpace(s[end:])
	}
	return words, nil
}

// RSplitSpace is [SplitSpace] with the splits made from the right.
//
// See https://docs.python.org/3/library/stdtypes.html#str.rsplit.
func RSplitSpace(s string, limit int, pace Pace) ([]string, error) {
	var words []string // the last one first
	for s = RStripSpace(s); s != ""; limit-- {
		if limit == 0 {
			words = append(words, s)
			break
		}
		start, err := lastSpaceIndex(s, pace)
		if err != nil {
			return nil, err
		}
		words = append(words, s[start:])
		s = RStripSpace(s[:start])
	}
	return reverse(words), nil
}

// spaceIndex returns the offset of the first whitespace of s, or len(s).
func spaceIndex(s string, pace Pace) (int, error) {
	for at, paced := 0, 0; at < len(s); {
		r, size := DecodeRune(s[at:])
		if isSpace(r) {
			return at, pace.done(at - paced)
		}
		at += size
		if at-paced >= pieceSize {
			if err := pace.done(at - paced); err != nil {
				return 0, err
			}
			paced = at
		}
	}
	return len(s), nil
}

// lastSpaceIndex returns the offset behind the last whitespace of s, or 0.
func lastSpaceIndex(s string, pace Pace) (int, error) {
	for end, paced := len(s), len(s); end > 0; {
		r, size := DecodeLastRune(s[:end])
		if isSpace(r) {
			return end, pace.done(paced - end)
		}
		end -= size
		if paced-end >= pieceSize {
			if err := pace.done(paced - end); err != nil {
				return 0, err
			}
			paced = end
		}
	}
	return 0, nil
}

func reverse(parts []string) []string {
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return parts
}

// SplitLines returns the lines of s, with their line breaks when keepEnds is
// set. They share memory with s. The error is the pace's.
//
// See https://docs.python.org/3/library/stdtypes.html#str.splitlines.
func SplitLines(s string, keepEnds bool, pace Pace) ([]string, error) {
	var lines []string
	for s != "" {
		end, next, err := lineEnd(s, pace)
		if err != nil {
			return nil, err
		}
		if keepEnds {
			end = next
		}
		lines = append(lines, s[:end])
		s = s[next:]
	}
	return lines, nil
}

// lineEnd returns the offset at which the first line of s ends, and the one at
// which the next begins.
func lineEnd(s string, pace Pace) (end, next int, err error) {
	paced := 0
	for i, r := range All(s) {
		if i-paced >= pieceSize {
			if err := pace.done(i - paced); err != nil {
				return 0, 0, err
			}
			paced = i
		}
		if !isLineBreak(r) {
			continue
		}
		next = i + runeLen(r)
		if strings.HasPrefix(s[i:], "\r\n") {
			next = i + 2
		}
		return i, next, pace.done(next - paced)
	}
	return len(s), len(s), nil
}

// Partition returns what is before the first sep, sep itself, and what is behind
// it; or s and twice nothing when it does not occur. The parts share memory with
// s. It fails with a ValueError when sep is empty, and with the pace's error.
//
// See https://docs.python.org/3/library/stdtypes.html#str.partition.
func Partition(s, sep string, pace Pace) (before, middle, after string, err error) {
	if sep == "" {
		return "", "", "", errEmptySeparator
	}
	i, err := pace.index(s, sep)
	if err != nil {
		return "", "", "", err
	}
	if i < 0 {
		return s, "", "", nil
	}
	return s[:i], sep, s[i+len(sep):], nil
}

// RPartition is [Partition] for the last sep; when it does not occur, s comes
// last.
//
// See https://docs.python.org/3/library/stdtypes.html#str.rpartition.
func RPartition(s, sep string, pace Pace) (before, middle, after string, err error) {
	if sep == "" {
		return "", "", "", errEmptySeparator
	}
	i, err := pace.lastIndex(s, sep)
	if err != nil {
		return "", "", "", err
	}
	if i < 0 {
		return "", "", s, nil
	}
	return s[:i], sep, s[i+len(sep):], nil
}

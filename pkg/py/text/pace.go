package text

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// A Pace is told how many bytes a function has worked through, at least once for
// each 256 KiB, and ends it with the error that it returns. A nil Pace lets
// functions run to their end.
type Pace func(bytes int) error

// pieceSize is how many bytes a function works through between two calls of its
// Pace: some milliseconds for the slowest.
const pieceSize = 256 << 10

// done tells the Pace of n bytes.
func (p Pace) done(n int) error {
	if p == nil {
		return nil
	}
	return p(n)
}

// pieces yields s in pieces that end between code points, with their offsets,
// and tells the Pace of each when it has been worked through. It stops at the
// Pace's error, which it leaves in *err.
func (p Pace) pieces(s string, err *error) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for at := 0; at < len(s); {
			end := pieceEnd(s, at)
			if !yield(at, s[at:end]) {
				return
			}
			if *err = p.done(end - at); *err != nil {
				return
			}
			at = end
		}
	}
}

// pieceEnd returns where a piece of s that begins at an offset ends.
func pieceEnd(s string, at int) int {
	end := at + pieceSize
	if end >= len(s) {
		return len(s)
	}
	for end < len(s) && !utf8.RuneStart(s[end]) {
		end++
	}
	return end
}

// Pieces calls f with the pieces of s in turn, at a pace: none ends within a
// code point. It returns the first error of either.
func (p Pace) Pieces(s string, f func(piece string) error) error {
	var err error
	for _, piece := range p.pieces(s, &err) {
		if err := f(piece); err != nil {
			return err
		}
	}
	return err
}

// Trim is strip(s), which removes code points at the start of a string or at its
// end, at a pace.
func (p Pace) Trim(s string, strip func(string) string, start bool) (string, error) {
	for len(s) > pieceSize {
		at := pieceEnd(s, 0)
		piece, rest := s[:at], s[at:]
		if !start {
			at = len(s) - pieceSize
			for !utf8.RuneStart(s[at]) {
				at--
			}
			rest, piece = s[:at], s[at:]
		}
		kept := strip(piece)
		if err := p.done(len(piece)); err != nil {
			return "", err
		}
		switch {
		case kept == "":
			s = rest
		case start:
			return s[len(piece)-len(kept):], nil
		default:
			return s[:len(rest)+len(kept)], nil
		}
	}
	return strip(s), p.done(len(s))
}

// index is strings.Index at a pace.
func (p Pace) index(s, sub string) (int, error) {
	step := max(pieceSize, len(sub))
	for at := 0; ; at += step {
		end := at + step + len(sub)
		last := end >= len(s)
		if last {
			end = len(s)
		}
		if i := strings.Index(s[at:end], sub); i >= 0 {
			return at + i, p.done(i + len(sub))
		}
		if last {
			return -1, p.done(end - at)
		}
		if err := p.done(step); err != nil {
			return -1, err
		}
	}
}

// lastIndex is strings.LastIndex at a pace.
func (p Pace) lastIndex(s, sub string) (int, error) {
	step := max(pieceSize, len(sub))
	for end := len(s); ; end -= step {
		start := max(end-step-len(sub), 0)
		if i := strings.LastIndex(s[start:end], sub); i >= 0 {
			return start + i, p.done(end - start - i)
		}
		if start == 0 {
			return -1, p.done(end)
		}
		if err := p.done(step); err != nil {
			return -1, err
		}
	}
}

// count is strings.Count at a pace, for a sub that is not empty.
func (p Pace) count(s, sub string) (int, error) {
	for n := 0; ; n++ {
		i, err := p.index(s, sub)
		if i < 0 || err != nil {
			return n, err
		}
		s = s[i+len(sub):]
	}
}

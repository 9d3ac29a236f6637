package pybytes

import (
	"bytes"
	"cmp"
)

// piece is the number of bytes between two calls of Poll.
const piece = 1 << 20

// An Op runs operations. The zero Op runs each to its end.
type Op struct {
	// Poll, unless nil, is called about once in every MiB of work. When it
	// returns an error the operation ends with that error, and what it has
	// appended until then is lost.
	Poll func() error
}

// A meter counts work and polls when enough of it was done.
type meter struct {
	poll func() error
	left int
}

func (op Op) meter() meter { return meter{op.Poll, piece} }

// spend counts n bytes of work.
func (m *meter) spend(n int) error {
	m.left -= n
	if m.left > 0 {
		return nil
	}
	return m.refill()
}

// refill stays out of line so that spend, which runs for every byte, does not.
//
//go:noinline
func (m *meter) refill() error {
	m.left = piece
	if m.poll == nil {
		return nil
	}
	return m.poll()
}

// pieces calls do for pieces of s in order, as long as it returns true, and
// polls between them.
func (op Op) pieces(s []byte, do func(part []byte) bool) error {
	for len(s) > piece {
		if !do(s[:piece]) {
			return nil
		}
		s = s[piece:]
		if op.Poll == nil {
			continue
		}
		if err := op.Poll(); err != nil {
			return err
		}
	}
	do(s)
	return nil
}

// Append appends copies of the parts to dst.
func (op Op) Append(dst []byte, parts ...[]byte) ([]byte, error) {
	m := op.meter()
	for _, part := range parts {
		var err error
		if dst, err = m.append(dst, part); err != nil {
			return dst, err
		}
	}
	return dst, nil
}

// append appends a copy of s to dst in pieces.
func (m *meter) append(dst, s []byte) ([]byte, error) {
	for len(s) > piece {
		dst = append(dst, s[:piece]...)
		s = s[piece:]
		if err := m.spend(piece); err != nil {
			return dst, err
		}
	}
	return append(dst, s...), m.spend(len(s))
}

// AppendFill appends n bytes of one value to dst; none when n is negative.
func (op Op) AppendFill(dst []byte, n int, value byte) ([]byte, error) {
	m := op.meter()
	return m.fill(dst, n, value)
}

func (m *meter) fill(dst []byte, n int, value byte) ([]byte, error) {
	for n > 0 {
		k := min(n, piece)
		start := len(dst)
		dst = append(dst, make([]byte, k)...)
		if value != 0 {
			added := dst[start:]
			added[0] = value
			for done := 1; done < k; done *= 2 {
				copy(added[done:], added[:done])
			}
		}
		n -= k
		if err := m.spend(k); err != nil {
			return dst, err
		}
	}
	return dst, nil
}

// Equal reports whether a and b are the same bytes.
func (op Op) Equal(a, b []byte) (bool, error) {
	if len(a) != len(b) {
		return false, nil
	}
	order, err := op.Compare(a, b)
	return order == 0, err
}

// Compare returns -1, 0 or 1 as a comes before b, equals it, or comes after it
// in the order of their bytes, as numbers from 0 to 255.
func (op Op) Compare(a, b []byte) (int, error) {
	order, common := 0, min(len(a), len(b))
	rest := b
	err := op.pieces(a[:common], func(part []byte) bool {
		order = bytes.Compare(part, rest[:len(part)])
		rest = rest[len(part):]
		return order == 0
	})
	if err != nil || order != 0 {
		return order, err
	}
	return cmp.Compare(len(a), len(b)), nil
}

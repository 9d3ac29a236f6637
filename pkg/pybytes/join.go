package pybytes

import (
	"math"
	"math/bits"
)

// JoinLen returns the length of the parts with sep between them. It fails with
// [ErrJoinTooLong].
func JoinLen(sep []byte, parts ...[]byte) (int, error) {
	if len(parts) == 0 {
		return 0, nil
	}
	total, ok := multiply(len(parts)-1, len(sep))
	if !ok {
		return 0, ErrJoinTooLong
	}
	for _, part := range parts {
		if len(part) > math.MaxInt-total {
			return 0, ErrJoinTooLong
		}
		total += len(part)
	}
	return total, nil
}

// AppendJoin appends the parts to dst, with sep between them.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.join.
func (op Op) AppendJoin(dst, sep []byte, parts ...[]byte) ([]byte, error) {
	m := op.meter()
	for i, part := range parts {
		var err error
		if i > 0 {
			if dst, err = m.append(dst, sep); err != nil {
				return dst, err
			}
		}
		if dst, err = m.append(dst, part); err != nil {
			return dst, err
		}
		if err = m.spend(1); err != nil {
			return dst, err
		}
	}
	return dst, nil
}

// RepeatLen returns the length of n bytes repeated; a negative number of times
// is none. It fails with [ErrRepeatTooLong].
func RepeatLen(n, times int) (int, error) {
	total, ok := multiply(n, max(times, 0))
	if !ok {
		return 0, ErrRepeatTooLong
	}
	return total, nil
}

// AppendRepeat appends s to dst, times times. It fails with [ErrRepeatTooLong].
//
// See https://docs.python.org/3/library/stdtypes.html#common-sequence-operations.
func (op Op) AppendRepeat(dst, s []byte, times int) ([]byte, error) {
	total, err := RepeatLen(len(s), times)
	if err != nil || total == 0 {
		return dst, err
	}
	m, start := op.meter(), len(dst)
	if dst, err = m.append(dst, s); err != nil {
		return dst, err
	}
	// What is there is copied behind itself: twice as much each time, up to a
	// piece, so that short patterns take few steps.
	for len(dst)-start < total {
		done := len(dst) - start
		chunk := min(done, max(piece/len(s), 1)*len(s), total-done)
		if dst, err = m.append(dst, dst[start:start+chunk]); err != nil {
			return dst, err
		}
	}
	return dst, nil
}

// multiply returns a·b for a not negative, and whether it fits into an int.
func multiply(a, b int) (int, bool) {
	if b < 0 {
		product, ok := multiply(a, -b)
		return -product, ok
	}
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	return int(lo), hi == 0 && lo <= math.MaxInt
}

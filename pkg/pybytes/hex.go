package pybytes

import "math"

const hexDigits = "0123456789abcdef"

// HexSep returns the separator for [Op.AppendHex]: first is the first character
// of a str or the first byte of a bytes object, and n the length of it. It fails
// with [ErrHexSepLength] unless n is 1, and with [ErrHexSepASCII].
func HexSep(n int, first rune) (byte, error) {
	if n != 1 {
		return 0, ErrHexSepLength
	}
	if first > 0x7f {
		return 0, ErrHexSepASCII
	}
	return byte(first), nil
}

// HexLen returns the length of n bytes in hexadecimal with a separator between
// groups, see [Op.AppendHex]. It fails with [ErrHexTooLong].
func HexLen(n, group int) (int, error) {
	seps := 0
	if size := groupSize(n, group); size > 0 {
		seps = (n - 1) / size
	}
	if n > (math.MaxInt-seps)/2 {
		return 0, ErrHexTooLong
	}
	return 2*n + seps, nil
}

// groupSize returns how many bytes stand between separators, 0 for all.
func groupSize(n, group int) int {
	if group == math.MinInt {
		return 0 // as large as no slice is
	}
	size := max(group, -group)
	if size >= n {
		return 0
	}
	return size
}

// AppendHex appends two hexadecimal digits for each byte of s to dst, with sep
// between groups of bytes: groups are counted from the right when group is
// positive, from the left when it is negative, and with 0 there are no
// separators. It fails with [ErrHexTooLong].
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.hex.
func (op Op) AppendHex(dst, s []byte, sep byte, group int) ([]byte, error) {
	if _, err := HexLen(len(s), group); err != nil {
		return dst, err
	}
	size := groupSize(len(s), group)
	left := size // bytes until the next separator
	if size == 0 {
		left = len(s)
	} else if group > 0 {
		left = (len(s)-1)%size + 1
	}
	err := op.pieces(s, func(part []byte) bool {
		for _, b := range part {
			if left == 0 {
				dst = append(dst, sep)
				left = size
			}
			dst = append(dst, hexDigits[b>>4], hexDigits[b&15])
			left--
		}
		return true
	})
	return dst, err
}

// AppendFromHex appends the bytes to dst that the hexadecimal digits in s say,
// at most half as many as s has. Whitespace may stand between bytes. It fails as
// [NotHex] says, and with [ErrHexOdd] when the last byte lacks a digit.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.fromhex.
func (op Op) AppendFromHex(dst, s []byte) ([]byte, error) {
	m := op.meter()
	for i := 0; i < len(s); i++ {
		if err := m.spend(1); err != nil {
			return dst, err
		}
		if Space.Has(s[i]) {
			continue
		}
		high := hexValues[s[i]]
		if high == noDigit {
			return dst, NotHex(i)
		}
		i++
		if i == len(s) {
			return dst, ErrHexOdd
		}
		low := hexValues[s[i]]
		if low == noDigit {
			return dst, NotHex(i)
		}
		dst = append(dst, high<<4|low)
		if err := m.spend(1); err != nil {
			return dst, err
		}
	}
	return dst, nil
}

const noDigit = 0xff

// hexValues holds the value of each digit, and noDigit for what is none.
var hexValues = func() (values [256]byte) {
	for i := range values {
		values[i] = noDigit
	}
	for i := range 16 {
		values[hexDigits[i]] = byte(i)
		values[upper[hexDigits[i]]] = byte(i)
	}
	return values
}()

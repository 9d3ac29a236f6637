package pybytes

// A mapping gives the byte that each byte becomes.
type mapping [256]byte

var upper, lower, swapped = letterMappings()

func letterMappings() (upper, lower, swapped mapping) {
	for i := range 256 {
		b := byte(i)
		upper[i], lower[i], swapped[i] = b, b, b
		switch {
		case 'a' <= b && b <= 'z':
			upper[i] = b - 'a' + 'A'
			swapped[i] = upper[i]
		case 'A' <= b && b <= 'Z':
			lower[i] = b - 'A' + 'a'
			swapped[i] = lower[i]
		}
	}
	return upper, lower, swapped
}

// appendMapped appends the mapped bytes of s to dst.
func (m *mapping) appendMapped(op Op, dst, s []byte) ([]byte, error) {
	err := op.pieces(s, func(part []byte) bool {
		start := len(dst)
		dst = append(dst, part...)
		for i, b := range dst[start:] {
			dst[start+i] = m[b]
		}
		return true
	})
	return dst, err
}

// AppendUpper appends s to dst with ASCII letters in upper case; as many bytes
// as s has.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.upper.
func (op Op) AppendUpper(dst, s []byte) ([]byte, error) {
	return upper.appendMapped(op, dst, s)
}

// AppendLower appends s to dst with ASCII letters in lower case; as many bytes
// as s has.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.lower.
func (op Op) AppendLower(dst, s []byte) ([]byte, error) {
	return lower.appendMapped(op, dst, s)
}

// AppendSwapCase appends s to dst with the case of ASCII letters changed; as
// many bytes as s has.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.swapcase.
func (op Op) AppendSwapCase(dst, s []byte) ([]byte, error) {
	return swapped.appendMapped(op, dst, s)
}

// AppendCapitalize appends s to dst with the first byte in upper case and all
// others in lower case; as many bytes as s has.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.capitalize.
func (op Op) AppendCapitalize(dst, s []byte) ([]byte, error) {
	if len(s) == 0 {
		return dst, nil
	}
	dst = append(dst, upper[s[0]])
	return lower.appendMapped(op, dst, s[1:])
}

// AppendTitle appends s to dst with the first of each run of ASCII letters in
// upper case and the others in lower case; as many bytes as s has.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.title.
func (op Op) AppendTitle(dst, s []byte) ([]byte, error) {
	inWord := false
	err := op.pieces(s, func(part []byte) bool {
		for _, b := range part {
			if inWord {
				dst = append(dst, lower[b])
			} else {
				dst = append(dst, upper[b])
			}
			inWord = letters.Has(b)
		}
		return true
	})
	return dst, err
}

package pybytes

// MakeTrans returns the table for [Op.AppendTranslate] that maps each byte of
// from to the one at the same place in to, and all others to themselves. Of
// bytes that occur in from more than once the last one counts. It fails with
// [ErrMakeTrans] when the lengths differ.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.maketrans.
func MakeTrans(from, to []byte) (*[256]byte, error) {
	if len(from) != len(to) {
		return nil, ErrMakeTrans
	}
	var table [256]byte
	for i := range table {
		table[i] = byte(i)
	}
	for i, b := range from {
		table[b] = to[i]
	}
	return &table, nil
}

// Table returns the bytes as a table for [Op.AppendTranslate], sharing memory
// with them. It fails with [ErrTableLength] unless there are 256.
func Table(b []byte) (*[256]byte, error) {
	if len(b) != 256 {
		return nil, ErrTableLength
	}
	return (*[256]byte)(b), nil
}

// TranslateLen returns the length of s translated, see [Op.AppendTranslate],
// and whether the result differs from s; when not, Python returns a bytes object
// itself.
func (op Op) TranslateLen(s []byte, table *[256]byte, deleted Set) (length int, changed bool, err error) {
	err = op.pieces(s, func(part []byte) bool {
		for _, b := range part {
			if deleted.Has(b) {
				changed = true
				continue
			}
			length++
			changed = changed || table != nil && table[b] != b
		}
		return true
	})
	return length, changed, err
}

// AppendTranslate appends s to dst without the bytes that are deleted, and with
// all others mapped by the table, unless it is nil.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.translate.
func (op Op) AppendTranslate(dst, s []byte, table *[256]byte, deleted Set) ([]byte, error) {
	if table != nil && deleted == (Set{}) {
		return (*mapping)(table).appendMapped(op, dst, s)
	}
	err := op.pieces(s, func(part []byte) bool {
		for _, b := range part {
			if deleted.Has(b) {
				continue
			}
			if table != nil {
				b = table[b]
			}
			dst = append(dst, b)
		}
		return true
	})
	return dst, err
}

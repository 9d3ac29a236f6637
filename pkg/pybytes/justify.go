package pybytes

import "math"

// PaddedLen returns the length of n bytes after center, ljust, rjust or zfill:
// the larger of n and width. When it is n, Python returns a bytes object itself.
func PaddedLen(n, width int) int { return max(n, width) }

// AppendCenter appends s to dst, padded on both sides with fill to the width.
// When the padding is odd, the odd byte is on the left if the width is odd too.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.center.
func (op Op) AppendCenter(dst, s []byte, width int, fill byte) ([]byte, error) {
	pad := max(width-len(s), 0)
	left := pad/2 + pad&width&1
	return op.appendPadded(dst, s, left, pad-left, fill)
}

// AppendLJust appends s to dst, padded on the right with fill to the width.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.ljust.
func (op Op) AppendLJust(dst, s []byte, width int, fill byte) ([]byte, error) {
	return op.appendPadded(dst, s, 0, width-len(s), fill)
}

// AppendRJust appends s to dst, padded on the left with fill to the width.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.rjust.
func (op Op) AppendRJust(dst, s []byte, width int, fill byte) ([]byte, error) {
	return op.appendPadded(dst, s, width-len(s), 0, fill)
}

// AppendZFill appends s to dst, padded on the left with digits 0 to the width,
// after its sign if it has one.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.zfill.
func (op Op) AppendZFill(dst, s []byte, width int) ([]byte, error) {
	pad := max(width-len(s), 0)
	if len(s) > 0 && (s[0] == '+' || s[0] == '-') {
		dst = append(dst, s[0])
		s = s[1:]
	}
	return op.appendPadded(dst, s, pad, 0, '0')
}

func (op Op) appendPadded(dst, s []byte, left, right int, fill byte) ([]byte, error) {
	m := op.meter()
	dst, err := m.fill(dst, left, fill)
	if err != nil {
		return dst, err
	}
	if dst, err = m.append(dst, s); err != nil {
		return dst, err
	}
	return m.fill(dst, right, fill)
}

// ExpandTabsLen returns the length of s with its tabs expanded. It fails with
// [ErrTabsTooLong].
func (op Op) ExpandTabsLen(s []byte, tabsize int) (int, error) {
	m := op.meter()
	total, column := 0, 0
	for _, b := range s {
		n := 1
		if b == '\t' {
			n = tabWidth(column, tabsize)
		}
		if n > math.MaxInt-total {
			return 0, ErrTabsTooLong
		}
		total += n
		column = nextColumn(b, column, n)
		if err := m.spend(1); err != nil {
			return 0, err
		}
	}
	return total, nil
}

// AppendExpandTabs appends s to dst, with each tab replaced by spaces up to the
// next column that is a multiple of tabsize. Columns count bytes since the last
// \n or \r. A tabsize that is not positive deletes tabs.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.expandtabs.
func (op Op) AppendExpandTabs(dst, s []byte, tabsize int) ([]byte, error) {
	m := op.meter()
	column := 0
	for _, b := range s {
		n := 1
		var err error
		if b == '\t' {
			n = tabWidth(column, tabsize)
			dst, err = m.fill(dst, n, ' ')
		} else {
			dst = append(dst, b)
			err = m.spend(1)
		}
		if err != nil {
			return dst, err
		}
		column = nextColumn(b, column, n)
	}
	return dst, nil
}

func tabWidth(column, tabsize int) int {
	if tabsize <= 0 {
		return 0
	}
	return tabsize - column%tabsize
}

func nextColumn(b byte, column, width int) int {
	if b == '\n' || b == '\r' {
		return 0
	}
	return column + width
}

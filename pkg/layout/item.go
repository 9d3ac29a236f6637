package layout

import "github.com/zerocopyzen/zen/pkg/pyerr"

// At returns the byte offset of one item. Negative indices count from the end.
// There must be one index for each axis; the errors are those of memoryview:
// IndexError for an index out of bounds, TypeError for too many indices and
// NotImplementedError for too few.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.
func (l *Layout) At(indices ...int) (int, error) {
	if len(indices) != l.ndim {
		return 0, l.wrongCount(len(indices))
	}
	off := l.offset
	// The pointers of an empty layout lead nowhere: some index will be out
	// of bounds.
	pointers := l.HasSuboffsets() && !l.isEmpty()
	for i, index := range indices {
		a := l.axis(i)
		if index < 0 {
			index += a.shape
		}
		if uint(index) >= uint(a.shape) {
			return 0, outOfBounds(i)
		}
		off += index * a.stride
		if pointers && l.more.suboffsets[i] != noPointer {
			off = l.more.resolve(off) + l.more.suboffsets[i]
		}
	}
	return off, nil
}

// At1 returns the byte offset of item i of a layout with one axis, as
// [Layout.At] does, faster. It panics when l has another number of axes.
func (l *Layout) At1(i int) (int, error) {
	if l.ndim != 1 || l.more != nil {
		return l.at1Pointer(i)
	}
	n := l.axes[0].shape
	if i < 0 {
		i += n
	}
	if uint(i) >= uint(n) {
		return 0, outOfBounds(0)
	}
	return l.offset + i*l.axes[0].stride, nil
}

func (l *Layout) at1Pointer(i int) (int, error) {
	if l.ndim != 1 {
		panicAxis(1, l.ndim)
	}
	return l.At(i)
}

func (l *Layout) wrongCount(n int) error {
	if l.ndim == 0 {
		return pyerr.TypeError.New("invalid indexing of 0-dim memory")
	}
	if n > l.ndim {
		return pyerr.TypeError.Newf("cannot index %d-dimension view with %d-element tuple", l.ndim, n)
	}
	return pyerr.NotImplementedError.New("sub-views are not implemented")
}

func outOfBounds(axis int) error {
	return pyerr.IndexError.Newf("index out of bounds on dimension %d", axis+1)
}

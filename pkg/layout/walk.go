package layout

import "iter"

// Offsets returns the byte offsets of all items in C order: the last index
// changes fastest. See [Layout.Runs] for hot loops.
func (l *Layout) Offsets() iter.Seq[int] {
	return func(yield func(int) bool) { l.offsets(yield) }
}

// OffsetsF returns the byte offsets of all items in Fortran order: the first
// index changes fastest.
func (l *Layout) OffsetsF() iter.Seq[int] {
	return func(yield func(int) bool) {
		if l.HasSuboffsets() {
			l.pointerOffsetsF(yield)
			return
		}
		reversed := l.Transpose()
		reversed.offsets(yield)
	}
}

func (l *Layout) offsets(yield func(int) bool) {
	l.Runs(func(offset, n, stride int) bool {
		for range n {
			if !yield(offset) {
				return false
			}
			offset += stride
		}
		return true
	})
}

func (l *Layout) pointerOffsetsF(yield func(int) bool) {
	if l.isEmpty() {
		return
	}
	indices := make([]int, l.ndim)
	for {
		off, err := l.At(indices...)
		if err != nil {
			panic(err) // the indices count up inside the shape
		}
		if !yield(off) {
			return
		}
		i := 0
		for i < l.ndim && indices[i] == l.axis(i).shape-1 {
			indices[i] = 0
			i++
		}
		if i == l.ndim {
			return
		}
		indices[i]++
	}
}

// Runs calls yield for runs of equally spaced items that together are all
// items in C order: n items, the first at offset, each stride bytes after the
// one before. Axes that continue each other are merged, so a C-contiguous
// layout is one run whose stride is the itemsize, to be copied as one block; a
// run of one item has that stride too. Runs stops when yield returns false and
// reports whether it came to the end. It does not allocate for layouts of up to
// four axes without suboffsets.
func (l *Layout) Runs(yield func(offset, n, stride int) bool) bool {
	if l.isEmpty() {
		return true
	}
	if l.HasSuboffsets() {
		return l.pointerRuns(yield)
	}
	if l.ndim == 1 && l.axes[0].shape > 1 {
		return yield(l.offset, l.axes[0].shape, l.axes[0].stride)
	}
	var buf [inlineAxes]axis
	axes := l.merge(buf[:0])
	if len(axes) == 0 {
		return yield(l.offset, 1, l.itemsize)
	}
	return runs(axes, l.offset, yield)
}

func (l *Layout) pointerRuns(yield func(offset, n, stride int) bool) bool {
	cells, tail := l.split()
	for cell := range cells.Offsets() {
		behind := tail(cell)
		if !behind.Runs(yield) {
			return false
		}
	}
	return true
}

// runs walks over the items of one or more axes from offset on.
func runs(axes []axis, offset int, yield func(offset, n, stride int) bool) bool {
	a := axes[0]
	if len(axes) == 1 {
		return yield(offset, a.shape, a.stride)
	}
	for range a.shape {
		if !runs(axes[1:], offset, yield) {
			return false
		}
		offset += a.stride
	}
	return true
}

// merge appends to dst the fewest axes that visit the items of l, which has
// neither suboffsets nor an axis of length zero, in C order. Axes of length 1
// vanish; neighbors become one where the outer continues the inner.
func (l *Layout) merge(dst []axis) []axis {
	for i := range l.ndim {
		a := *l.axis(i)
		if a.shape == 1 {
			continue
		}
		if last := len(dst) - 1; last >= 0 && dst[last].stride == a.shape*a.stride {
			dst[last] = axis{dst[last].shape * a.shape, a.stride}
			continue
		}
		dst = append(dst, a)
	}
	return dst
}

package layout

// IsC reports whether the items lie side by side in C order, the last index
// changing fastest, as memoryview.c_contiguous does:
//
//   - one axis: its length is 1 or its stride is the itemsize. An empty slice
//     with a step is therefore not contiguous, and cannot be cast;
//   - several axes, one of them of length zero: always;
//   - several axes otherwise: axes of length 1 do not count, whatever their
//     strides;
//   - no axis: always;
//   - with suboffsets: never.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.c_contiguous.
func (l *Layout) IsC() bool {
	if l.ndim == 1 && l.more == nil {
		return l.axes[0].shape == 1 || l.axes[0].stride == l.itemsize
	}
	return l.isOrdered(true)
}

// IsF is [Layout.IsC] for Fortran order, the first index changing fastest.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.f_contiguous.
func (l *Layout) IsF() bool {
	if l.ndim == 1 && l.more == nil {
		return l.axes[0].shape == 1 || l.axes[0].stride == l.itemsize
	}
	return l.isOrdered(false)
}

// IsContiguous reports whether the items lie side by side in either order.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.contiguous.
func (l *Layout) IsContiguous() bool { return l.IsC() || l.IsF() }

// isOrdered is IsC for any layout, or IsF with the last axis first.
func (l *Layout) isOrdered(lastFirst bool) bool {
	if l.HasSuboffsets() {
		return false
	}
	if l.ndim > 1 && (l.isEmpty() || l.itemsize == 0) {
		return true
	}
	side := l.itemsize
	for i := range l.ndim {
		if lastFirst {
			i = l.ndim - 1 - i
		}
		a := l.axis(i)
		if a.shape != 1 && a.stride != side {
			return false
		}
		side *= a.shape
	}
	return true
}

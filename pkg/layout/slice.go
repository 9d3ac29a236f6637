package layout

import "github.com/zerocopyzen/zen/pkg/pyerr"

// SliceInto stores into dst the layout of a slice of the first axis of l; r
// must have been made for its length. It is the fast path of a memoryview's
// m[a:b:c]: it does not allocate, and for one axis writes only what one axis
// needs. dst may be l itself. It panics when l has no axis.
//
// An empty slice keeps the offset of l, so that the offset of a layout never
// leaves the memory. As in CPython the new stride wraps when it overflows,
// which it can only when the slice has at most one item.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.
func (l *Layout) SliceInto(dst *Layout, r Range) {
	if l.ndim != 1 {
		*dst = l.Slice(0, r)
		return
	}
	stride := l.axes[0].stride
	dst.offset = l.offset
	if r.Len > 0 {
		dst.offset += r.Start * stride
	}
	dst.itemsize = l.itemsize
	dst.ndim = 1
	dst.more = l.more
	dst.axes[0] = axis{r.Len, stride * r.Step}
}

// CutInto is SliceInto for the n items from start on of a layout that has one
// axis, on which they must lie. It is inlined.
func (l *Layout) CutInto(dst *Layout, start, n int) {
	a := &l.axes[0]
	dst.offset, dst.itemsize, dst.ndim, dst.more = l.offset, l.itemsize, 1, l.more
	if n > 0 {
		dst.offset += start * a.stride
	}
	dst.axes[0] = axis{n, a.stride}
}

// SliceFirst returns the layout of a slice of the first axis: Slice(0, r).
func (l *Layout) SliceFirst(r Range) Layout {
	var sliced Layout
	l.SliceInto(&sliced, r)
	return sliced
}

// Slice returns the layout of a slice of one axis; r must have been made for
// its length. It allocates only for axes after the fourth, and for axes that
// come after one with a suboffset. See [Layout.SliceInto] for empty slices and
// overflow.
func (l *Layout) Slice(axisIndex int, r Range) Layout {
	old := *l.axis(axisIndex)
	sliced := *l
	if r.Len > 0 && !l.isEmpty() {
		sliced.move(axisIndex, r.Start*old.stride)
	}
	sliced.setAxis(axisIndex, axis{r.Len, old.stride * r.Step})
	return sliced
}

// Index returns the layout of the items whose index on the axis is i, without
// that axis. Negative indices count from the end.
//
// It fails with IndexError when there is no such item. It fails with
// NotImplementedError when the axis and the one before it both lead through
// pointers: that the result would follow two pointers in a row cannot be said
// in shape, strides and suboffsets.
func (l *Layout) Index(axisIndex, i int) (Layout, error) {
	a := *l.axis(axisIndex)
	if i < 0 {
		i += a.shape
	}
	if uint(i) >= uint(a.shape) {
		return Layout{}, outOfBounds(axisIndex)
	}
	taken := *l
	if !l.isEmpty() {
		taken.move(axisIndex, i*a.stride)
	}
	if err := taken.settlePointer(axisIndex); err != nil {
		return Layout{}, err
	}
	taken.removeAxis(axisIndex)
	return taken, nil
}

// removeAxis takes axis i away, with its suboffset.
func (l *Layout) removeAxis(i int) {
	var buf [inlineAxes]axis
	axes := l.appendAxes(buf[:0])
	kept := build(l.offset, l.itemsize, append(axes[:i], axes[i+1:]...))
	if l.HasSuboffsets() {
		suboffsets := append([]int(nil), l.more.suboffsets[:i]...)
		suboffsets = append(suboffsets, l.more.suboffsets[i+1:]...)
		kept.setSuboffsets(l.more.resolve, suboffsets)
	}
	*l = kept
}

// Ellipsis returns how many axes "..." stands for in a key whose other parts
// take given axes. It fails with IndexError when there are fewer axes.
func (l *Layout) Ellipsis(given int) (int, error) {
	if given > l.ndim {
		return 0, pyerr.IndexError.Newf(
			"too many indices for array: array is %d-dimensional, but %d were indexed", l.ndim, given)
	}
	return l.ndim - given, nil
}

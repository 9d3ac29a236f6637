package strided

import (
	"fmt"

	"github.com/zerocopyzen/zen/pkg/layout"
)

// Slice returns the part [start:stop:step] of an axis, as Python's slices go:
// negative bounds count from the end, bounds outside the axis are moved to its
// ends, a negative step goes backwards. layout.DefaultBounds has the bounds
// that stand for those left out. The result shares memory with v. Slice panics
// when there is no such axis or step is 0.
//
// See https://docs.python.org/3/library/stdtypes.html#common-sequence-operations.
func (v View[T]) Slice(axis, start, stop, step int) View[T] {
	v.SliceInto(&v, axis, start, stop, step)
	return v
}

// SliceRange returns the items of a range of an axis. The result shares memory
// with v. SliceRange panics when there is no such axis or the range leaves it.
func (v View[T]) SliceRange(axis int, r layout.Range) View[T] {
	if n := v.axis(axis).shape; !inside(r, n) {
		panic(fmt.Sprintf("strided: range %+v leaves [0:%d] on axis %d", r, n, axis))
	}
	v.take(axis, r)
	return v
}

// SliceInto stores into v the part [start:stop:step] of an axis of src, see
// [View.Slice]. It writes only what v needs, which is faster than to return a
// View. v may be src itself.
func (v *View[T]) SliceInto(src *View[T], axisIndex, start, stop, step int) {
	if src.beyond != 0 || axisIndex != 0 {
		v.sliceInto(src, axisIndex, start, stop, step)
		return
	}
	n, stride := src.axes[0].shape, src.axes[0].stride
	if step == 1 {
		start, stop = clamp(start, n), clamp(stop, n)
		n = max(stop-start, 0)
	} else {
		r := layout.NewRange(start, stop, step, n)
		start, n = r.Start, r.Len
	}
	base := src.base
	if n > 0 {
		base = at(base, start*stride)
	}
	v.base, v.beyond, v.readonly = base, 0, src.readonly
	v.axes[0].shape, v.axes[0].stride = n, stride*step
}

// sliceInto is SliceInto for any number of axes.
func (v *View[T]) sliceInto(src *View[T], axisIndex, start, stop, step int) {
	a := *src.axis(axisIndex)
	items := 1
	for i := range int(src.beyond) + 1 {
		items *= src.axes[i].shape
		v.axes[i] = src.axes[i]
	}
	base := src.base
	if step == 1 {
		start, stop = clamp(start, a.shape), clamp(stop, a.shape)
		a.shape = max(stop-start, 0)
	} else {
		r := layout.NewRange(start, stop, step, a.shape)
		start, a.shape = r.Start, r.Len
	}
	if a.shape > 0 && items > 0 {
		base = at(base, start*a.stride)
	}
	v.base, v.beyond, v.readonly = base, src.beyond, src.readonly
	v.axes[axisIndex].shape, v.axes[axisIndex].stride = a.shape, a.stride*step
}

// clamp resolves a bound of a slice that goes up in a sequence of n items.
func clamp(bound, n int) int {
	if bound < 0 {
		return max(bound+n, 0)
	}
	return min(bound, n)
}

// take leaves the items of a range of an axis, which lies inside it.
func (v *View[T]) take(axisIndex int, r layout.Range) {
	a := &v.axes[axisIndex]
	// Without items base has to stay where it is: nothing says that the
	// strides lead anywhere.
	if r.Len > 0 && !v.isEmpty() {
		v.base = at(v.base, r.Start*a.stride)
	}
	*a = axis{r.Len, a.stride * r.Step}
}

// inside reports whether all positions of r exist in a sequence of n items.
func inside(r layout.Range, n int) bool {
	switch {
	case r.Len == 0:
		return true
	case r.Len < 0 || uint(r.Start) >= uint(n):
		return false
	case r.Step > 0:
		return (n-1-r.Start)/r.Step >= r.Len-1
	case r.Step < 0:
		return r.Start/-r.Step >= r.Len-1
	}
	return r.Len == 1
}

// Index returns the items whose index on an axis is i, without that axis. The
// result shares memory with v. Index panics when there is no such axis or
// index.
func (v View[T]) Index(axis, i int) View[T] {
	a := *v.axis(axis)
	if uint(i) >= uint(a.shape) {
		panicIndex(i, a.shape, axis)
	}
	if !v.isEmpty() {
		v.base = at(v.base, i*a.stride)
	}
	copy(v.axes[axis:], v.axes[axis+1:])
	v.beyond--
	return v
}

// Reverse returns the items with those of an axis in reverse order:
// Python's [::-1] on that axis. The result shares memory with v. Reverse panics
// when there is no such axis.
func (v View[T]) Reverse(axis int) View[T] {
	n := v.axis(axis).shape
	v.take(axis, layout.Range{Start: n - 1, Step: -1, Len: n})
	return v
}

// Transpose returns the items with the axes in another order: axis i of the
// result is axis axes[i] of v. Without arguments it reverses the order of the
// axes. The result shares memory with v. Transpose panics when the arguments
// are no permutation of the axes.
func (v View[T]) Transpose(axes ...int) View[T] {
	ndim := v.NumDims()
	old := v.axes
	if len(axes) == 0 {
		for i := range ndim {
			v.axes[i] = old[ndim-1-i]
		}
		return v
	}
	var seen uint
	for i, from := range axes {
		if len(axes) != ndim || uint(from) >= uint(ndim) || seen&(1<<from) != 0 {
			panic(fmt.Sprintf("strided: transpose of %d axes to %s", ndim, tuple(append([]int(nil), axes...))))
		}
		seen |= 1 << from
		v.axes[i] = old[from]
	}
	return v
}

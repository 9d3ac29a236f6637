package layout

import (
	"fmt"
	"slices"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Transpose returns l with its axes in another order: axis i of the result is
// axis axes[i] of l. Without arguments the order is reversed. It panics when
// axes is not a permutation, and when l has suboffsets, whose order is fixed by
// the pointers in memory.
func (l *Layout) Transpose(axes ...int) Layout {
	if l.HasSuboffsets() {
		panic("layout: transpose of a layout with suboffsets")
	}
	var buf [inlineAxes]axis
	old := l.appendAxes(buf[:0])
	if len(axes) == 0 {
		slices.Reverse(old)
		return build(l.offset, l.itemsize, old)
	}
	if len(axes) != l.ndim {
		panic(fmt.Sprintf("layout: transpose of %d axes to %d", l.ndim, len(axes)))
	}
	var seen uint64
	var permuted [inlineAxes]axis
	result := permuted[:0]
	for _, a := range axes {
		if uint(a) >= uint(l.ndim) || seen&(1<<a) != 0 {
			panic(fmt.Sprintf("layout: transpose: %v is not a permutation", slices.Clone(axes)))
		}
		seen |= 1 << a
		result = append(result, old[a])
	}
	return build(l.offset, l.itemsize, result)
}

// Broadcast returns l with another shape, as NumPy does: axes of length 1 are
// repeated, and axes may be added in front, without moving a byte. It fails
// with ValueError when an axis of another length would have to change, and as
// [NumBytes] does.
func (l *Layout) Broadcast(shape ...int) (Layout, error) {
	if _, err := NumBytes(l.itemsize, shape...); err != nil {
		return Layout{}, err
	}
	added := len(shape) - l.ndim
	if added < 0 {
		return Layout{}, errBroadcast
	}
	var buf [inlineAxes]axis
	axes := buf[:0]
	for i, n := range shape {
		if i < added {
			axes = append(axes, axis{n, 0})
			continue
		}
		a := *l.axis(i - added)
		if a.shape != n {
			if a.shape != 1 {
				return Layout{}, errBroadcast
			}
			a = axis{n, 0}
		}
		axes = append(axes, a)
	}
	wide := build(l.offset, l.itemsize, axes)
	if l.HasSuboffsets() {
		suboffsets := slices.Repeat([]int{noPointer}, added)
		wide.setSuboffsets(l.more.resolve, append(suboffsets, l.more.suboffsets...))
	}
	return wide, nil
}

var errBroadcast error = pyerr.ValueError.New("array could not be broadcast to the requested shape")

// ErrNeedsCopy says that the items of a layout cannot be given another shape
// where they lie.
var ErrNeedsCopy error = pyerr.ValueError.New("cannot reshape without copying the items")

// Reshape returns the items of l in C order under another shape. It fails with
// ValueError when the number of items differs, with [ErrNeedsCopy] when no
// strides describe the result, and as [NumBytes] does.
func (l *Layout) Reshape(shape ...int) (Layout, error) {
	if _, err := NumBytes(l.itemsize, shape...); err != nil {
		return Layout{}, err
	}
	size := 1
	for _, n := range shape {
		size *= n
	}
	if size != l.Size() {
		return Layout{}, pyerr.ValueError.Newf("cannot reshape array of size %d into shape %v", l.Size(), slices.Clone(shape))
	}
	var buf [inlineAxes]axis
	result := checkedAxes(buf[:0], l.itemsize, shape)
	if size == 0 {
		setStridesC(result, l.itemsize)
		return build(l.offset, l.itemsize, result), nil
	}
	if l.HasSuboffsets() {
		return Layout{}, ErrNeedsCopy
	}
	var merged [inlineAxes]axis
	if !spread(result, l.merge(merged[:0]), l.itemsize) {
		return Layout{}, ErrNeedsCopy
	}
	return build(l.offset, l.itemsize, result), nil
}

// spread sets the strides of result so that its items in C order are those of
// old, whose axes cannot be merged further, and reports whether it could. Each
// axis of old must be the product of neighbors in result.
func spread(result, old []axis, itemsize int) bool {
	o, left := len(old)-1, 1
	stride := itemsize
	for i := len(result) - 1; i >= 0; i-- {
		n := result[i].shape
		if n > 1 && left == 1 {
			left, stride = old[o].shape, old[o].stride
			o--
		}
		result[i].stride = stride
		if left%n != 0 {
			return false
		}
		left /= n
		stride *= n
	}
	return true
}

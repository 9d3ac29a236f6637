package strided

import (
	"fmt"

	"github.com/zerocopyzen/zen/pkg/layout"
)

// MaxDims is the largest number of axes of a View.
const MaxDims = 4

// A View shows items of type T that lie in memory somebody else owns, on up to
// four axes. It is a value of 80 bytes (40 where an int has 32 bits): assigning it
// copies where the items lie, not the items. The zero View has one axis and no
// items.
//
// Methods that return a View have value receivers, so that calls can be
// chained; the others have pointer receivers, so that a call copies nothing.
// Only SliceInto changes the View it is called with.
//
// Views cannot be compared with ==, since two views of the same items need not
// have the same numbers.
type View[T Item] struct {
	_ [0]func() // not comparable

	base     pointer // to the item whose indices are all zero
	beyond   int8    // number of axes beyond the first, -1 without axes
	readonly bool
	axes     [MaxDims]axis // those that the view does not have are never read
}

// An axis is one dimension of a view.
type axis struct {
	shape  int // number of items along the axis
	stride int // bytes from one item to the next
}

// FromSlice returns a view of the items of p, which it shares memory with. The
// last index changes fastest. Without a shape the view has one axis. It panics
// when a number of the shape is negative, the items of the shape are not those
// of p in number, or there are more than four axes.
func FromSlice[T Item](p []T, shape ...int) View[T] {
	v := View[T]{base: pointerTo(p)}
	if len(shape) == 0 {
		v.axes[0] = axis{len(p), sizeOf[T]()}
		return v
	}
	if len(shape) > MaxDims {
		panic(fmt.Sprintf("strided: %d axes, at most %d", len(shape), MaxDims))
	}
	v.beyond = int8(len(shape) - 1)
	size := sizeOf[T]()
	if n, err := layout.NumBytes(size, shape...); err != nil || n != len(p)*size {
		panicShape(len(p), shape)
	}
	for i := len(shape) - 1; i >= 0; i-- {
		v.axes[i] = axis{shape[i], size}
		size *= shape[i]
	}
	return v
}

// NumDims returns the number of axes, 0 to [MaxDims].
func (v *View[T]) NumDims() int { return int(v.beyond) + 1 }

// Shape returns the length of an axis in items. It panics when there is no
// such axis.
func (v *View[T]) Shape(axis int) int { return v.axis(axis).shape }

// Stride returns the distance in bytes between neighbors along an axis. It may
// be negative or zero. It panics when there is no such axis.
func (v *View[T]) Stride(axis int) int { return v.axis(axis).stride }

// AppendShape appends the length of every axis to dst.
func (v *View[T]) AppendShape(dst []int) []int {
	for i := range v.NumDims() {
		dst = append(dst, v.axes[i].shape)
	}
	return dst
}

// Len returns the length of the first axis. It panics when there is none.
func (v *View[T]) Len() int { return v.axis(0).shape }

// Size returns the number of items: the product of the lengths of all axes.
func (v *View[T]) Size() int {
	n := 1
	for i := range v.NumDims() {
		n *= v.axes[i].shape
	}
	return n
}

// ReadOnly reports whether the items must not be written through v.
func (v *View[T]) ReadOnly() bool { return v.readonly }

// String returns a line such as "strided.View[float64] (3, 4)". It has a value
// receiver, too, so that package fmt finds it.
func (v View[T]) String() string {
	return fmt.Sprintf("strided.View[%T] %s", *new(T), tuple(v.AppendShape(nil)))
}

// axis returns axis i, which must exist.
func (v *View[T]) axis(i int) *axis {
	if uint(i) >= uint(v.NumDims()) {
		panicAxis(i, v.NumDims())
	}
	return &v.axes[i]
}

// isEmpty reports whether some axis has length zero.
func (v *View[T]) isEmpty() bool {
	for i := range v.NumDims() {
		if v.axes[i].shape == 0 {
			return true
		}
	}
	return false
}

// bounds returns the bytes that hold all items, counted from base: from lo on,
// which is at most 0, up to hi. They are none when there is no item.
func (v *View[T]) bounds() (lo, hi int) {
	if v.isEmpty() {
		return 0, 0
	}
	for i := range v.NumDims() {
		span := (v.axes[i].shape - 1) * v.axes[i].stride
		lo += min(span, 0)
		hi += max(span, 0)
	}
	return lo, hi + sizeOf[T]()
}

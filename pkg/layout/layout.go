package layout

import "slices"

// MaxDims is the largest number of axes, as in Python.
const MaxDims = 64

// inlineAxes is the number of axes that need no memory of their own.
const inlineAxes = 4

// A Layout says where the items of a buffer lie. The zero Layout describes one
// item of no bytes at offset 0 (a layout of no axes has one item).
//
// Layouts are copied by assignment. They cannot be compared with ==, since
// equal layouts may hold their further axes at different addresses; use
// [Layout.Equal].
type Layout struct {
	_ [0]func() // not comparable

	offset   int
	itemsize int
	ndim     int
	more     *more
	axes     [inlineAxes]axis // those beyond ndim are never read
}

// An axis is one dimension of a layout.
type axis struct {
	shape  int // number of items along the axis
	stride int // bytes from one item to the next
}

// more holds what few layouts have. It is shared by copies and never written
// once a layout points to it.
type more struct {
	axes       []axis  // axes 4 and up
	suboffsets []int   // one for each axis, or nil
	resolve    Resolve // follows the pointers; nil without suboffsets
}

// axis returns axis i, which must exist. The caller must not write to it.
func (l *Layout) axis(i int) *axis {
	if uint(i) >= uint(l.ndim) {
		panicAxis(i, l.ndim)
	}
	if i < inlineAxes {
		return &l.axes[i]
	}
	return &l.more.axes[i-inlineAxes]
}

// setAxis replaces axis i in l, which shares nothing but more with others.
func (l *Layout) setAxis(i int, a axis) {
	if i < inlineAxes {
		l.axes[i] = a
		return
	}
	changed := *l.more
	changed.axes = slices.Clone(changed.axes)
	changed.axes[i-inlineAxes] = a
	l.more = &changed
}

// build returns a layout of the axes, without suboffsets. It copies them.
func build(offset, itemsize int, axes []axis) Layout {
	l := Layout{offset: offset, itemsize: itemsize, ndim: len(axes)}
	if rest := axes[copy(l.axes[:], axes):]; len(rest) > 0 {
		l.more = &more{axes: slices.Clone(rest)}
	}
	return l
}

// appendAxes appends the axes of l to dst.
func (l *Layout) appendAxes(dst []axis) []axis {
	dst = append(dst, l.axes[:min(l.ndim, inlineAxes)]...)
	if l.ndim > inlineAxes {
		dst = append(dst, l.more.axes...)
	}
	return dst
}

// NumDims returns the number of axes, 0 to [MaxDims].
func (l *Layout) NumDims() int { return l.ndim }

// Offset returns the byte offset of the first item: the one whose indices are
// all zero. An empty layout keeps an offset too, which no item has.
func (l *Layout) Offset() int { return l.offset }

// ItemSize returns the size of one item in bytes.
func (l *Layout) ItemSize() int { return l.itemsize }

// Shape returns the length of the axis in items.
func (l *Layout) Shape(axis int) int { return l.axis(axis).shape }

// Stride returns the distance in bytes between neighbors along the axis. It
// may be negative or zero.
func (l *Layout) Stride(axis int) int { return l.axis(axis).stride }

// Axis returns the offset of a layout that has one axis, and the shape and stride
// of that; ok is false for all others.
func (l *Layout) Axis() (offset, shape, stride int, ok bool) {
	a := &l.axes[0]
	return l.offset, a.shape, a.stride, l.ndim == 1
}

// Len returns the length of the first axis. It panics when there is none.
func (l *Layout) Len() int {
	if l.ndim == 0 {
		panicAxis(0, 0)
	}
	return l.axes[0].shape
}

// Size returns the number of items: the product of the lengths of all axes.
func (l *Layout) Size() int {
	n := 1
	for i := range l.ndim {
		n *= l.axis(i).shape
	}
	return n
}

// NumBytes returns the number of bytes that the items take when they are
// copied side by side: Size times ItemSize.
func (l *Layout) NumBytes() int { return l.Size() * l.itemsize }

// isEmpty reports whether some axis has length zero.
func (l *Layout) isEmpty() bool {
	for i := range l.ndim {
		if l.axis(i).shape == 0 {
			return true
		}
	}
	return false
}

// AppendShape appends the length of every axis to dst.
func (l *Layout) AppendShape(dst []int) []int {
	for i := range l.ndim {
		dst = append(dst, l.axis(i).shape)
	}
	return dst
}

// AppendStrides appends the stride of every axis to dst.
func (l *Layout) AppendStrides(dst []int) []int {
	for i := range l.ndim {
		dst = append(dst, l.axis(i).stride)
	}
	return dst
}

// SameShape reports whether l and m have as many axes of the same lengths.
func (l *Layout) SameShape(m *Layout) bool {
	if l.ndim != m.ndim {
		return false
	}
	for i := range l.ndim {
		if l.axis(i).shape != m.axis(i).shape {
			return false
		}
	}
	return true
}

// Equal reports whether l and m are the same numbers: offset, itemsize, shape,
// strides and suboffsets. The functions that follow pointers are not compared.
func (l *Layout) Equal(m *Layout) bool {
	if l.offset != m.offset || l.itemsize != m.itemsize || l.ndim != m.ndim {
		return false
	}
	for i := range l.ndim {
		if *l.axis(i) != *m.axis(i) || l.Suboffset(i) != m.Suboffset(i) {
			return false
		}
	}
	return true
}

package layout

import (
	"math"
	"slices"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// PointerSize is the number of bytes that a pointer in memory takes.
const PointerSize = 8

// Resolve follows the pointer that lies at a byte offset: it returns the byte
// offset the pointer leads to, counted in the same memory. It is asked only
// about offsets that the layout leads to.
type Resolve func(offset int) int

// noPointer marks an axis without a pointer. PEP 3118 takes any negative
// number; but slicing and indexing may carry a true suboffset below zero.
const noPointer = math.MinInt

// WithSuboffsets returns l with one suboffset for each axis, negative for an
// axis that leads to no pointer. The layout keeps resolve, which must be safe
// to call for as long as the layout is used. It panics when the number of
// suboffsets is not that of the axes.
//
// See https://docs.python.org/3/c-api/buffer.html#pil-style-shape-strides-and-suboffsets.
func (l *Layout) WithSuboffsets(resolve Resolve, suboffsets ...int) Layout {
	if len(suboffsets) != l.ndim {
		panic("layout: there must be one suboffset for each axis")
	}
	suboffsets = slices.Clone(suboffsets)
	for i, s := range suboffsets {
		if s < 0 {
			suboffsets[i] = noPointer
		}
	}
	with := *l
	with.setSuboffsets(resolve, suboffsets)
	return with
}

// setSuboffsets gives l the suboffsets, which it keeps, or none when no axis
// leads to a pointer.
func (l *Layout) setSuboffsets(resolve Resolve, suboffsets []int) {
	changed := more{}
	if l.more != nil {
		changed.axes = l.more.axes
	}
	if slices.ContainsFunc(suboffsets, func(s int) bool { return s != noPointer }) {
		changed.suboffsets, changed.resolve = suboffsets, resolve
	}
	l.more = nil
	if changed.axes != nil || changed.suboffsets != nil {
		l.more = &changed
	}
}

// HasSuboffsets reports whether some axis leads through pointers.
func (l *Layout) HasSuboffsets() bool {
	return l.more != nil && l.more.suboffsets != nil
}

// Suboffset returns the bytes to add after following the pointer that the axis
// leads to, or -1 when it leads to none.
func (l *Layout) Suboffset(axis int) int {
	if uint(axis) >= uint(l.ndim) {
		panicAxis(axis, l.ndim)
	}
	if !l.HasSuboffsets() || l.more.suboffsets[axis] == noPointer {
		return -1
	}
	return l.more.suboffsets[axis]
}

// AppendSuboffsets appends the suboffset of every axis to dst, or nothing when
// no axis has one, as memoryview.suboffsets does.
func (l *Layout) AppendSuboffsets(dst []int) []int {
	if !l.HasSuboffsets() {
		return dst
	}
	for i := range l.ndim {
		dst = append(dst, l.Suboffset(i))
	}
	return dst
}

// move shifts where the axis begins: by way of the last pointer before the
// axis, else by the offset.
func (l *Layout) move(axisIndex, delta int) {
	if l.HasSuboffsets() {
		for i := axisIndex - 1; i >= 0; i-- {
			if l.more.suboffsets[i] != noPointer {
				l.setSuboffset(i, l.more.suboffsets[i]+delta)
				return
			}
		}
	}
	l.offset += delta
}

// settlePointer follows the pointer of an axis that is about to be taken away,
// or hands it to the axis before.
func (l *Layout) settlePointer(axisIndex int) error {
	if !l.HasSuboffsets() || l.more.suboffsets[axisIndex] == noPointer {
		return nil
	}
	suboffset := l.more.suboffsets[axisIndex]
	if axisIndex == 0 {
		if !l.isEmpty() {
			l.offset = l.more.resolve(l.offset) + suboffset
		}
		return nil
	}
	if l.more.suboffsets[axisIndex-1] != noPointer {
		return pyerr.NotImplementedError.New("multi-dimensional sub-views are not implemented")
	}
	l.setSuboffset(axisIndex-1, suboffset)
	return nil
}

// setSuboffset replaces one suboffset of l.
func (l *Layout) setSuboffset(i, suboffset int) {
	suboffsets := slices.Clone(l.more.suboffsets)
	suboffsets[i] = suboffset
	l.setSuboffsets(l.more.resolve, suboffsets)
}

// split cuts a layout with suboffsets after its first pointer: cells are the
// pointers, and tail(cell) is the layout of the items behind one of them.
func (l *Layout) split() (cells Layout, tail func(cell int) Layout) {
	k := slices.IndexFunc(l.more.suboffsets, func(s int) bool { return s != noPointer })
	var buf [inlineAxes]axis
	axes := l.appendAxes(buf[:0])
	cells = build(l.offset, PointerSize, axes[:k+1])
	rest := build(0, l.itemsize, axes[k+1:])
	rest.setSuboffsets(l.more.resolve, slices.Clone(l.more.suboffsets[k+1:]))
	resolve, suboffset := l.more.resolve, l.more.suboffsets[k]
	return cells, func(cell int) Layout {
		behind := rest
		behind.offset = resolve(cell) + suboffset
		return behind
	}
}

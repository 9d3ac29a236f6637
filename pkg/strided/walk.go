package strided

import (
	"iter"
	"slices"
)

// A Position is where an item stands in a view: an index for each axis. Those
// of axes that the view does not have are 0.
type Position [MaxDims]int

// Values returns the items in C order: the last index changes fastest.
func (v *View[T]) Values() iter.Seq[T] {
	return func(yield func(T) bool) {
		// A view with one axis is one row. It is not worth a call, since
		// it may be a row of another walk.
		w := walk{base: v.base, n: v.axes[0].shape, stride: v.axes[0].stride, left: 1}
		if v.beyond != 0 {
			v.start(&w, true)
		}
		for more := w.left > 0; more; more = w.left > 1 && w.toNext() {
			for off, n := w.off, w.n; n > 0; n-- {
				if !yield(load[T](w.base, off)) {
					return
				}
				off += w.stride
			}
		}
	}
}

// All returns the positions and items in C order: the last index changes
// fastest.
func (v *View[T]) All() iter.Seq2[Position, T] {
	return func(yield func(Position, T) bool) {
		last := max(int(v.beyond), 0)
		var w walk
		for v.start(&w, false); w.left > 0; w.next() {
			var p Position
			for i := range w.outer {
				p[i] = w.axes[i].index
			}
			for off, i := w.off, 0; i < w.n; i++ {
				p[last] = i
				if !yield(p, load[T](w.base, off)) {
					return
				}
				off += w.stride
			}
		}
	}
}

// Rows returns the rows along the last axis, in C order, as views with one
// axis; [View.Contiguous] gives the row as a []T when its items lie side by
// side. A row shares memory with v. A view without axes has one row of one
// item.
func (v *View[T]) Rows() iter.Seq[View[T]] {
	return func(yield func(View[T]) bool) {
		row := View[T]{readonly: v.readonly}
		var w walk
		v.start(&w, false)
		for more := w.left > 0; more; more = w.toNext() {
			row.base = at(w.base, w.off)
			row.axes[0] = axis{w.n, w.stride}
			if !yield(row) {
				return
			}
		}
	}
}

// Contiguous returns the items as a slice when they lie side by side in C
// order, and whether they do. The slice shares memory with v and is valid as
// long as v is; that of a read-only view must not be written to. Its capacity
// is its length.
func (v *View[T]) Contiguous() ([]T, bool) {
	if v.beyond == 0 && v.axes[0].stride == sizeOf[T]() {
		return items[T](v.base, 0, v.axes[0].shape), true
	}
	return v.contiguous()
}

// contiguous is Contiguous for any number of axes.
func (v *View[T]) contiguous() ([]T, bool) {
	if v.isEmpty() {
		return []T{}, true
	}
	side := sizeOf[T]()
	for i := int(v.beyond); i >= 0; i-- {
		a := &v.axes[i]
		if a.shape > 1 && a.stride != side {
			return nil, false
		}
		side *= a.shape
	}
	return items[T](v.base, 0, side/sizeOf[T]()), true
}

// AppendTo appends a copy of the items, in C order, to dst.
func (v *View[T]) AppendTo(dst []T) []T {
	dst = slices.Grow(dst, v.Size())
	var w walk
	for v.start(&w, true); w.left > 0; w.next() {
		if w.stride == sizeOf[T]() {
			dst = append(dst, items[T](w.base, w.off, w.n)...)
			continue
		}
		from := len(dst)
		dst = dst[:from+w.n]
		copyItems[T](pointerTo(dst[from:]), 0, sizeOf[T](), w.base, w.off, w.stride, w.n)
	}
	return dst
}

// A walk goes over the rows of a view in C order. While left is not 0 it stands
// at a row: n items, the first off bytes beyond base, each stride bytes after
// the one before.
type walk struct {
	base      pointer
	off       int
	n, stride int
	left      int // number of rows from this one on
	outer     int // number of axes before that of the row
	axes      [MaxDims - 1]outerAxis
}

// An outerAxis is an axis before that of the row.
type outerAxis struct {
	axis
	index int // of the row that the walk stands at
}

// start makes w, whose axes are zero, stand at the first row of v. With merge, axes
// that continue each other make one row where they can.
func (v *View[T]) start(w *walk, merge bool) {
	w.base, w.n, w.stride, w.left = v.base, 1, sizeOf[T](), 1
	row := false // whether n and stride are those of an axis
	for i := range v.NumDims() {
		a := v.axes[i]
		if a.shape == 0 {
			w.left = 0
			return
		}
		if merge && a.shape == 1 {
			continue
		}
		if row && merge && w.stride == a.shape*a.stride {
			w.n, w.stride = w.n*a.shape, a.stride
			continue
		}
		if row {
			w.axes[w.outer].axis = axis{w.n, w.stride}
			w.outer++
			w.left *= w.n
		}
		w.n, w.stride, row = a.shape, a.stride, true
	}
}

// next goes to the next row.
func (w *walk) next() {
	w.left--
	for i := w.outer - 1; i >= 0; i-- {
		a := &w.axes[i]
		w.off += a.stride
		if a.index++; a.index < a.shape {
			return
		}
		w.off -= a.shape * a.stride
		a.index = 0
	}
}

package layout_test

import (
	"iter"
	"math"
	"slices"

	"github.com/zerocopyzen/zen/pkg/layout"
)

// A model is a layout by brute force: its shape, and where each item lies, in
// C order.
type model struct {
	itemsize int
	shape    []int
	offsets  []int
}

// modelOf computes the model of numbers, following the definition of PEP 3118.
func modelOf(offset, itemsize int, shape, strides []int) model {
	m := model{itemsize, slices.Clone(shape), nil}
	for index := range indices(shape) {
		off := offset
		for i, x := range index {
			off += x * strides[i]
		}
		m.offsets = append(m.offsets, off)
	}
	return m
}

// indices yields all indices of a shape in C order; the slice is reused.
func indices(shape []int) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		if slices.Contains(shape, 0) {
			return
		}
		index := make([]int, len(shape))
		for {
			if !yield(index) {
				return
			}
			i := len(shape) - 1
			for i >= 0 && index[i] == shape[i]-1 {
				index[i] = 0
				i--
			}
			if i < 0 {
				return
			}
			index[i]++
		}
	}
}

// at returns where the item with the index lies.
func (m model) at(index []int) int {
	position := 0
	for i, x := range index {
		position = position*m.shape[i] + x
	}
	return m.offsets[position]
}

// pick returns the model of another shape whose items come from m.
func (m model) pick(shape []int, from func(index []int) []int) model {
	picked := model{m.itemsize, slices.Clone(shape), nil}
	for index := range indices(shape) {
		picked.offsets = append(picked.offsets, m.at(from(slices.Clone(index))))
	}
	return picked
}

// slice keeps the given positions of one axis.
func (m model) slice(axis int, positions []int) model {
	shape := slices.Clone(m.shape)
	shape[axis] = len(positions)
	return m.pick(shape, func(index []int) []int {
		index[axis] = positions[index[axis]]
		return index
	})
}

// bytes returns the set of bytes that items touch.
func (m model) bytes() map[int]bool {
	touched := make(map[int]bool)
	for _, off := range m.offsets {
		for i := range m.itemsize {
			touched[off+i] = true
		}
	}
	return touched
}

// isOrdered reports whether the items lie side by side in the order in which
// the indices come.
func (m model) isOrdered(fortran bool) bool {
	order := m
	if fortran {
		shape := slices.Clone(m.shape)
		slices.Reverse(shape)
		order = m.pick(shape, func(index []int) []int {
			slices.Reverse(index)
			return index
		})
	}
	for i, off := range order.offsets {
		if off != order.offsets[0]+i*m.itemsize {
			return false
		}
	}
	return true
}

// sliced returns the positions that Python's [start:stop:step] visits in a
// sequence of n, by walking: math.MaxInt for a bound that was left out.
func sliced(start, stop, step, n int) []int {
	const none = math.MaxInt
	var visited []int
	low, high := 0, n
	if step < 0 {
		low, high = -1, n-1
	}
	resolve := func(bound, missing int) int {
		if bound == none {
			return missing
		}
		if bound < 0 {
			bound += n
		}
		return max(low, min(bound, high))
	}
	if step > 0 {
		start, stop = resolve(start, 0), resolve(stop, n)
		for i := start; i < stop; i += step {
			visited = append(visited, i)
		}
		return visited
	}
	start, stop = resolve(start, n-1), resolve(stop, -1)
	for i := start; i > stop; i += step {
		visited = append(visited, i)
	}
	return visited
}

// someLayouts yields layouts with their models: every shape of up to three
// axes of length 0 to 4, with strides of several kinds, zero and negative ones
// included.
func someLayouts() iter.Seq2[layout.Layout, model] {
	return func(yield func(layout.Layout, model) bool) {
		for _, shape := range someShapes() {
			for _, itemsize := range []int{1, 3} {
				for _, strides := range someStrides(itemsize, shape) {
					offset := 1000
					l := layout.Strided(offset, itemsize, shape, strides)
					if !yield(l, modelOf(offset, itemsize, shape, strides)) {
						return
					}
				}
			}
		}
	}
}

func someShapes() [][]int {
	shapes := [][]int{{}}
	for a := range 5 {
		shapes = append(shapes, []int{a})
		for b := range 5 {
			shapes = append(shapes, []int{a, b})
			for c := range 5 {
				shapes = append(shapes, []int{a, b, c})
			}
		}
	}
	return shapes
}

func someStrides(itemsize int, shape []int) [][]int {
	ordered, fortran := layout.Contiguous(itemsize, shape...), layout.Fortran(itemsize, shape...)
	c, f := ordered.AppendStrides(nil), fortran.AppendStrides(nil)
	kinds := [][]int{c, f}
	change := func(kind []int, f func(i, stride int) int) {
		changed := slices.Clone(kind)
		for i, s := range kind {
			changed[i] = f(i, s)
		}
		kinds = append(kinds, changed)
	}
	change(c, func(_, s int) int { return -s })
	change(c, func(_, s int) int { return 2 * s })
	change(c, func(_, s int) int { return 0 })
	change(c, func(i, s int) int { return s + i })
	change(f, func(i, s int) int { return s * (1 - 2*(i%2)) })
	change(c, func(i, s int) int { return s * (i % 2) })
	return kinds
}

package bench

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/strided"
)

var doubleWorkload = Workload{
	ID:     "double",
	Title:  "Double 1,000,000 numbers",
	What:   "An array of 64-bit integers is doubled: in a copy of it, and in place through a view. Nearly all of the time goes into the loop, which both have.",
	Copied: "8n bytes: the array, once",
	Unit:   "numbers",
	Axis:   "numbers",
	Sizes:  []int{100_000, 250_000, 500_000, 750_000, 1_000_000},

	TalkSizes: []int{1_000_000},
	Least:     10, Step: 1,
	Cell: Source{
		Setup:   "from array import array\nnumbers = array('q', range({n}))\nwindow = memoryview(numbers)",
		Copying: "doubled = numbers[:]\nfor i in range(len(doubled)):\n    doubled[i] = doubled[i] * 2",
		View:    "doubled = window\nfor i in range(len(doubled)):\n    doubled[i] = doubled[i] * 2",
		Answer:  "sum(doubled[i] for i in range(10))",
		// In place, a number below 2**20 can be doubled 43 times.
		MostPasses: 40,
	},
	Cost:    Cost{BytesEach: 8, RoundsEach: 1},
	library: newDouble,
	plain: func(n int) work {
		w := make(plainDouble, n)
		for i := range w {
			w[i] = int64(i)
		}
		return w
	},
}

type double struct {
	heap    *buffer.Heap
	numbers buffer.Array
	window  buffer.View
}

func newDouble(h *buffer.Heap, n int) (work, error) {
	code, err := buffer.ParseTypecode("q")
	if err != nil {
		return nil, err
	}
	w := &double{heap: h}
	if err := w.numbers.Init(h, code, n); err != nil {
		return nil, err
	}
	for i := range n {
		if err := w.numbers.Set(i, format.Int(int64(i))); err != nil {
			return nil, err
		}
	}
	return w, w.window.Init(&w.numbers)
}

func (w *double) copying() (int, error) {
	var doubled buffer.Array
	if err := doubled.InitSlice(w.heap, &w.numbers, layout.All(w.numbers.Len())); err != nil {
		return 0, err
	}
	var window buffer.View
	if err := window.Init(&doubled); err != nil {
		return 0, err
	}
	sum, err := doubleThrough(&window)
	if err != nil {
		return 0, err
	}
	if err := window.Release(); err != nil {
		return 0, err
	}
	doubled.Free()
	return sum, nil
}

func (w *double) view() (int, error) { return doubleThrough(&w.window) }

// doubleThrough doubles what a view shows and returns the sum of the first ten.
func doubleThrough(window *buffer.View) (int, error) {
	v, err := strided.Of[int64](window)
	if err != nil {
		return 0, err
	}
	p, _ := v.Contiguous() // an array's items lie side by side
	return doubleAll(p), nil
}

func doubleAll(p []int64) int {
	for i := range p {
		p[i] *= 2
	}
	sum := int64(0)
	for _, x := range p[:10] {
		sum += x
	}
	return int(sum)
}

func (w *double) free() error {
	err := w.window.Release()
	w.numbers.Free()
	return err
}

type plainDouble []int64

func (w plainDouble) copying() (int, error) { return doubleAll(append([]int64(nil), w...)), nil }
func (w plainDouble) view() (int, error)    { return doubleAll(w), nil }
func (w plainDouble) free() error           { return nil }

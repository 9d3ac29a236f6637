package bench

import (
	"encoding/binary"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
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
	p, err := window.Bytes()
	if err != nil {
		return 0, err
	}
	order := binary.NativeEndian
	for at := 0; at < len(p); at += 8 {
		order.PutUint64(p[at:], order.Uint64(p[at:])*2)
	}
	sum := uint64(0)
	for at := 0; at < 80; at += 8 {
		sum += order.Uint64(p[at:])
	}
	return int(sum), nil
}

func (w *double) free() error {
	err := w.window.Release()
	w.numbers.Free()
	return err
}

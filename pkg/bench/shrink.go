package bench

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
)

var shrinkWorkload = Workload{
	ID:     "shrink",
	Title:  "Shrinking slice",
	What:   "The loop `while b: b = b[1:]`, over bytes (each slice copies the rest) and over a memoryview (each slice is a new window on the same memory).",
	Copied: "n(n − 1)/2 bytes: all that is left, at each step",
	Unit:   "bytes",
	Axis:   "length in bytes",
	Sizes:  []int{20_000, 40_000, 60_000, 80_000, 100_000},

	TalkSizes: []int{100_000, 200_000, 300_000, 400_000, 500_000},
	Talk: []Published{
		{100_000, 0.24, 0.02}, {200_000, 0.91, 0.03}, {300_000, 1.62, 0.05}, {400_000, 2.64, 0.07}, {500_000, 4.33, 0.08},
	},
	Least: 1, Step: 1,
	Cell: Source{
		Setup:   "data = bytes({n})\nwindow = memoryview(data)",
		Copying: "b = data\nwhile b:\n    b = b[1:]",
		View:    "b = window\nwhile b:\n    b = b[1:]",
		Answer:  "len(b)",
	},
	Cost:    Cost{BytesSquare: 0.5, RoundsEach: 1},
	library: func(h *buffer.Heap, n int) (work, error) { w := &shrink{heap: h}; return w, w.init(h, n) },
}

type shrink struct {
	object
	heap *buffer.Heap
}

// copying makes the next slice before it frees the one it is made from, as
// Python does.
func (w *shrink) copying() (int, error) {
	var parts [2]buffer.Bytes
	b := &w.source
	for round := 0; b.Len() > 0; round++ {
		next := &parts[round&1]
		r := layout.NewRange(1, math.MaxInt, 1, b.Len())
		if err := next.InitSlice(w.heap, b.Data(), r, b.ID(), buffer.ReasonBytesSlice); err != nil {
			return 0, err
		}
		if b != &w.source {
			b.Free()
		}
		b = next
	}
	left := b.Len()
	if b != &w.source {
		b.Free()
	}
	return left, nil
}

func (w *shrink) view() (int, error) {
	var parts [2]buffer.View
	b, n := &w.window, w.window.NumBytes()
	for round := 0; n > 0; round++ {
		next := &parts[round&1]
		if err := b.SliceInto(next, b.Range(1, math.MaxInt, 1)); err != nil {
			return 0, err
		}
		if b != &w.window {
			if err := b.Release(); err != nil {
				return 0, err
			}
		}
		b, n = next, next.NumBytes()
	}
	if b == &w.window {
		return n, nil
	}
	return n, b.Release()
}

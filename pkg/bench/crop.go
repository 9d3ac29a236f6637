package bench

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
)

const colors = 4 // bytes of a pixel: red, green, blue, opacity

var cropWorkload = Workload{
	ID:     "crop",
	Title:  "Image crop",
	What:   "The middle of a square picture, half as wide and half as high: its pixels packed into new memory, and a layout over the old ones. Python’s memoryview slices its first axis alone, so the cell makes a view for each row where Go makes two for all.",
	Copied: "n² bytes: a quarter of the pixels, of 4 bytes each",
	Unit:   "pixels a side",
	Axis:   "side of the picture in pixels",
	Sizes:  []int{256, 512, 1024, 1536, 2048},

	TalkSizes: []int{},
	Least:     64, Step: 64,
	Cell: Source{
		Setup: "row, first = {n} * 4, {n} // 4\npicture = bytes(range(256)) * (row * {n} // 256)\nwindow = memoryview(picture)",
		Copying: `crop = []
for y in range(first, 3 * first):
    crop.append(picture[y * row + first * 4:y * row + first * 12])`,
		View: `crop = []
for y in range(first, 3 * first):
    crop.append(window[y * row + first * 4:y * row + first * 12])`,
		Answer: "crop[0][0] + crop[-1][-1]",
	},
	Cost:    Cost{BytesSquare: 1, RoundsEach: 0.5},
	library: newCrop,
}

type crop struct {
	object
	heap    *buffer.Heap
	n       int
	picture *buffer.View // shape (n, n, colors)
}

func newCrop(h *buffer.Heap, n int) (work, error) {
	w := &crop{heap: h, n: n}
	if err := w.init(h, n*n*colors); err != nil {
		return nil, err
	}
	var err error
	w.picture, err = w.window.Cast("B", []int{n, n, colors})
	return w, err
}

// middle returns a view of the middle of the picture.
func (w *crop) middle() (*buffer.View, error) {
	r := layout.NewRange(w.n/4, w.n/4*3, 1, w.n)
	rows, err := w.picture.Slice(r)
	if err != nil {
		return nil, err
	}
	middle, err := rows.SliceAxis(1, r)
	if err != nil {
		return nil, err
	}
	return middle, rows.Release()
}

func (w *crop) copying() (int, error) {
	middle, err := w.middle()
	if err != nil {
		return 0, err
	}
	var packed buffer.Bytes
	if err := middle.ToBytesInto(&packed, buffer.OrderC); err != nil {
		return 0, err
	}
	sum := ends(packed.Data())
	packed.Free()
	return sum, middle.Release()
}

func (w *crop) view() (int, error) {
	middle, err := w.middle()
	if err != nil {
		return 0, err
	}
	first, err := middle.At(0, 0, 0)
	if err != nil {
		return 0, err
	}
	last, err := middle.At(-1, -1, -1)
	if err != nil {
		return 0, err
	}
	low, _ := first.Uint64() // a byte always is one
	high, _ := last.Uint64()
	return int(low + high), middle.Release()
}

func (w *crop) free() error {
	err := w.picture.Release()
	if failed := w.object.free(); err == nil {
		err = failed
	}
	return err
}

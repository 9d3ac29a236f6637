package bench

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
)

// A video plays 2,000,000 bytes a second here, and the time code is that of the
// second from which on the chunk's length is left.
const bytesPerSecond = 2_000_000

var chunkWorkload = Workload{
	ID:     "chunk",
	Title:  "Chunk of a 20 MB video",
	What:   "A time code becomes an offset, and from there a chunk is cut out of a video in memory: as bytes, and as a window.",
	Copied: "n bytes: the chunk",
	Unit:   "bytes",
	Axis:   "length of the chunk in bytes",
	Sizes:  []int{2_000_000, 5_000_000, 10_000_000, 15_000_000, 20_000_000},

	TalkSizes: []int{20_000_000},
	Talk:      []Published{{20_000_000, 0.004925669, 0.0000000250}},
	Least:     1, Step: 1,
	Cell: Source{
		Setup:   "video = bytes(range(256)) * (({n} + 4_000_000) // 256)\nwindow = memoryview(video)\nseconds = 1  # the time code 00:00:01",
		Copying: "start = seconds * 2_000_000\nchunk = video[start:start + {n}]",
		View:    "start = seconds * 2_000_000\nchunk = window[start:start + {n}]",
		Answer:  "chunk[0] + chunk[-1]",
	},
	Cost: Cost{BytesEach: 1},
	library: func(h *buffer.Heap, n int) (work, error) {
		w := &chunk{heap: h, n: n}
		return w, w.init(h, videoSize(n))
	},
}

// videoSize returns the length of a video that a chunk of n bytes is cut from.
func videoSize(n int) int { return (n + 2*bytesPerSecond) / 256 * 256 }

// timeCode is 00:00:01.
const timeCode = 1

type chunk struct {
	object
	heap *buffer.Heap
	n    int
}

func (w *chunk) copying() (int, error) {
	start := timeCode * bytesPerSecond
	var part buffer.Bytes
	r := layout.NewRange(start, start+w.n, 1, w.source.Len())
	if err := part.InitSlice(w.heap, w.source.Data(), r, w.source.ID(), buffer.ReasonBytesSlice); err != nil {
		return 0, err
	}
	sum := ends(part.Data())
	part.Free()
	return sum, nil
}

func (w *chunk) view() (int, error) {
	start := timeCode * bytesPerSecond
	var part buffer.View
	if err := w.window.SliceInto(&part, w.window.Range(start, start+w.n, 1)); err != nil {
		return 0, err
	}
	data, err := part.Bytes()
	if err != nil {
		return 0, err
	}
	sum := ends(data)
	return sum, part.Release()
}

// ends returns the sum of the first byte and the last: proof that the chunk is
// the right one.
func ends(p []byte) int { return int(p[0]) + int(p[len(p)-1]) }

package bench

import (
	"encoding/binary"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
)

const (
	frameHead = 4    // bytes that hold the length of the body, the largest first
	frameBody = 1020 // bytes
)

var framesWorkload = Workload{
	ID:     "frames",
	Title:  "Parse frames",
	What:   "A stream holds frames: 4 bytes with the length of the body, and a body of 1020. Each head and each body is cut out and read: as bytes, and as windows.",
	Copied: "1024n bytes: every frame, in two pieces",
	Unit:   "frames",
	Axis:   "frames of 1 KiB",
	Sizes:  []int{1000, 2500, 5000, 7500, 10_000},

	TalkSizes: []int{},
	Least:     1, Step: 1,
	Cell: Source{
		Setup: "frame = (1020).to_bytes(4, 'big') + bytes(range(255)) * 4\nstream = frame * {n}\nwindow = memoryview(stream)",
		Copying: `at = total = 0
while at < len(stream):
    size = int.from_bytes(stream[at:at + 4], 'big')
    body = stream[at + 4:at + 4 + size]
    total += body[-1]
    at += 4 + size`,
		View: `at = total = 0
while at < len(window):
    size = int.from_bytes(window[at:at + 4], 'big')
    body = window[at + 4:at + 4 + size]
    total += body[-1]
    at += 4 + size`,
		Answer: "total",
	},
	Cost:    Cost{BytesEach: frameHead + frameBody, RoundsEach: 4},
	library: newFrames,
}

// frameStream fills p with frames.
func frameStream(p []byte) []byte {
	for at := 0; at < len(p); at += frameHead + frameBody {
		binary.BigEndian.PutUint32(p[at:], frameBody)
		for i := range frameBody {
			p[at+frameHead+i] = byte(i % 255)
		}
	}
	return p
}

type frames struct {
	object
	heap *buffer.Heap
}

func newFrames(h *buffer.Heap, n int) (work, error) {
	mem, err := h.MakeDirty(n * (frameHead + frameBody))
	if err != nil {
		return nil, err
	}
	w := &frames{heap: h}
	w.source.InitAdopt(h, frameStream(mem))
	return w, w.window.Init(&w.source)
}

func (w *frames) copying() (total int, err error) {
	stream, id := w.source.Data(), w.source.ID()
	var head, body buffer.Bytes
	for at := 0; at < len(stream); {
		r := layout.NewRange(at, at+frameHead, 1, len(stream))
		if err := head.InitSlice(w.heap, stream, r, id, buffer.ReasonBytesSlice); err != nil {
			return 0, err
		}
		at += frameHead
		size := int(binary.BigEndian.Uint32(head.Data()))
		head.Free()
		if err := body.InitSlice(w.heap, stream, layout.NewRange(at, at+size, 1, len(stream)), id, buffer.ReasonBytesSlice); err != nil {
			return 0, err
		}
		total += int(body.Data()[size-1])
		body.Free()
		at += size
	}
	return total, nil
}

func (w *frames) view() (total int, err error) {
	var head, body buffer.View
	for at, end := 0, w.window.NumBytes(); at < end; {
		size, err := w.length(&head, at)
		if err != nil {
			return 0, err
		}
		at += frameHead
		if err := w.window.SliceInto(&body, w.window.Range(at, at+size, 1)); err != nil {
			return 0, err
		}
		data, err := body.Bytes()
		if err != nil {
			return 0, err
		}
		total += int(data[size-1])
		if err := body.Release(); err != nil {
			return 0, err
		}
		at += size
	}
	return total, nil
}

// length reads the length of a frame's body through head, which is released
// again.
func (w *frames) length(head *buffer.View, at int) (int, error) {
	if err := w.window.SliceInto(head, w.window.Range(at, at+frameHead, 1)); err != nil {
		return 0, err
	}
	data, err := head.Bytes()
	if err != nil {
		return 0, err
	}
	return int(binary.BigEndian.Uint32(data)), head.Release()
}

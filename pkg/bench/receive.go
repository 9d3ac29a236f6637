package bench

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
)

const (
	messageSize = 64 << 10 // as much as the talk's receiver takes at a time
	messageHead = 16       // bytes before the body
	wireSize    = 1 << 20  // what arrives, again and again
)

var receiveWorkload = Workload{
	ID:     "receive",
	Title:  "Receive into a buffer",
	What:   "Messages of 64 KiB arrive; each has 16 bytes of head and a body. Each becomes a new bytes, whose body is sliced off; or it is written into one buffer, and the body is a window. That a message arrives is itself a copy, which nobody can avoid.",
	Copied: "131,056n bytes, of which 65,536n are the arriving",
	Unit:   "messages",
	Axis:   "messages of 64 KiB",
	Sizes:  []int{64, 128, 256, 512, 1024},

	TalkSizes: []int{},
	Least:     1, Step: 1,
	Cell: Source{
		Setup: "wire = memoryview(bytes(range(256)) * 4096)  # what arrives, again and again\nbuffer = bytearray(65536)\nwindow = memoryview(buffer)",
		Copying: `total = 0
for i in range({n}):
    start = i % 16 * 65536
    message = bytes(wire[start:start + 65536])
    body = message[16:]
    total += body[0]`,
		View: `total = 0
for i in range({n}):
    start = i % 16 * 65536
    window[:] = wire[start:start + 65536]
    body = window[16:]
    total += body[0]`,
		Answer: "total",
	},
	Cost:    Cost{BytesEach: 2 * messageSize, RoundsEach: 3},
	library: newReceive,
}

type receive struct {
	heap   *buffer.Heap
	n      int
	wire   object
	buffer buffer.ByteArray
	window buffer.View // of buffer
}

func newReceive(h *buffer.Heap, n int) (work, error) {
	w := &receive{heap: h, n: n}
	if err := w.wire.init(h, wireSize); err != nil {
		return nil, err
	}
	if err := w.buffer.InitZero(h, messageSize); err != nil {
		return nil, err
	}
	return w, w.window.Init(&w.buffer)
}

// arrive makes dst a view of message i of the wire.
func (w *receive) arrive(dst *buffer.View, i int) error {
	start := i * messageSize % wireSize
	return w.wire.window.SliceInto(dst, w.wire.window.Range(start, start+messageSize, 1))
}

func (w *receive) copying() (total int, err error) {
	var arriving buffer.View
	var message, body buffer.Bytes
	for i := range w.n {
		if err := w.arrive(&arriving, i); err != nil {
			return 0, err
		}
		if err := arriving.ToBytesInto(&message, buffer.OrderC); err != nil {
			return 0, err
		}
		if err := arriving.Release(); err != nil {
			return 0, err
		}
		r := layout.NewRange(messageHead, messageSize, 1, messageSize)
		if err := body.InitSlice(w.heap, message.Data(), r, message.ID(), buffer.ReasonBytesSlice); err != nil {
			return 0, err
		}
		total += int(body.Data()[0])
		message.Free()
		body.Free()
	}
	return total, nil
}

func (w *receive) view() (total int, err error) {
	var arriving, body buffer.View
	whole := w.window.Range(0, messageSize, 1)
	for i := range w.n {
		if err := w.arrive(&arriving, i); err != nil {
			return 0, err
		}
		if err := w.window.Assign(whole, &arriving); err != nil {
			return 0, err
		}
		if err := arriving.Release(); err != nil {
			return 0, err
		}
		if err := w.window.SliceInto(&body, w.window.Range(messageHead, messageSize, 1)); err != nil {
			return 0, err
		}
		data, err := body.Bytes()
		if err != nil {
			return 0, err
		}
		total += int(data[0])
		if err := body.Release(); err != nil {
			return 0, err
		}
	}
	return total, nil
}

func (w *receive) free() error {
	err := w.window.Release()
	w.buffer.Free()
	if failed := w.wire.free(); err == nil {
		err = failed
	}
	return err
}

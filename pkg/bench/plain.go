//go:build !js

package bench

import "encoding/binary"

// plain returns a workload with Go's own slices: what the machine needs for it and
// nothing else. Copies go into memory that is used again, as the library's heap
// does it, so no collector has a part in the figures. There is none under GOOS=js,
// where page.wasm has no room for what the page does not show.
func plain(id string, n int) work {
	switch id {
	case "shrink":
		return &plainShrink{data: make([]byte, n), parts: [2][]byte{make([]byte, n), make([]byte, n)}}
	case "chunk":
		w := &plainChunk{video: make([]byte, videoSize(n)), n: n}
		fill(w.video)
		return w
	case "double":
		w := &plainDouble{numbers: make([]int64, n)}
		for i := range w.numbers {
			w.numbers[i] = int64(i)
		}
		return w
	case "receive":
		w := &plainReceive{n: n, wire: make([]byte, wireSize), buffer: make([]byte, messageSize)}
		fill(w.wire)
		return w
	case "crop":
		w := &plainCrop{n: n, picture: make([]byte, n*n*colors)}
		fill(w.picture)
		return w
	case "frames":
		return &plainFrames{stream: frameStream(make([]byte, n*(frameHead+frameBody)))}
	}
	return nil
}

// scratch is memory that copies go into, again and again.
type scratch []byte

// clone returns a copy of p, which the next one overwrites.
func (s *scratch) clone(p []byte) []byte {
	*s = append((*s)[:0], p...)
	return *s
}

type plainShrink struct {
	data  []byte
	parts [2][]byte // as long as data
}

// copying copies what is left to where it lies in data, too: memory moves three
// times as fast where both sides begin at the same place of a word, which the
// library's heap sees to.
func (w *plainShrink) copying() (int, error) {
	b := w.data
	for at := 1; len(b) > 0; at++ {
		next := w.parts[at&1][at:]
		copy(next, b[1:])
		b = next
	}
	return len(b), nil
}

func (w *plainShrink) view() (int, error) {
	b := w.data
	for len(b) > 0 {
		b = b[1:]
	}
	return len(b), nil
}

func (w *plainShrink) free() error { return nil }

type plainChunk struct {
	video []byte
	n     int
	part  scratch
}

func (w *plainChunk) copying() (int, error) { return ends(w.part.clone(w.chunk())), nil }
func (w *plainChunk) view() (int, error)    { return ends(w.chunk()), nil }
func (w *plainChunk) free() error           { return nil }

func (w *plainChunk) chunk() []byte {
	start := timeCode * bytesPerSecond
	return w.video[start : start+w.n]
}

type plainDouble struct{ numbers, doubled []int64 }

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

func (w *plainDouble) copying() (int, error) {
	w.doubled = append(w.doubled[:0], w.numbers...)
	return doubleAll(w.doubled), nil
}

func (w *plainDouble) view() (int, error) { return doubleAll(w.numbers), nil }
func (w *plainDouble) free() error        { return nil }

type plainReceive struct {
	n             int
	wire, buffer  []byte
	message, body scratch
}

func (w *plainReceive) copying() (total int, err error) {
	for i := range w.n {
		message := w.message.clone(w.wire[i*messageSize%wireSize:][:messageSize])
		body := w.body.clone(message[messageHead:])
		total += int(body[0])
	}
	return total, nil
}

func (w *plainReceive) view() (total int, err error) {
	for i := range w.n {
		copy(w.buffer, w.wire[i*messageSize%wireSize:][:messageSize])
		body := w.buffer[messageHead:]
		total += int(body[0])
	}
	return total, nil
}

func (w *plainReceive) free() error { return nil }

type plainCrop struct {
	n       int
	picture []byte
	packed  []byte
}

// row returns row y of the middle.
func (w *plainCrop) row(y int) []byte {
	return w.picture[(y*w.n+w.n/4)*colors:][:w.n/4*2*colors]
}

func (w *plainCrop) copying() (int, error) {
	w.packed = w.packed[:0]
	for y := w.n / 4; y < w.n/4*3; y++ {
		w.packed = append(w.packed, w.row(y)...)
	}
	return ends(w.packed), nil
}

// view computes where the first row and the last lie, as a layout does: a slice
// for each row, of which nothing is read, would be more work than the library's.
func (w *plainCrop) view() (int, error) {
	last := w.row(w.n/4*3 - 1)
	return int(w.row(w.n / 4)[0]) + int(last[len(last)-1]), nil
}

func (w *plainCrop) free() error { return nil }

type plainFrames struct {
	stream     []byte
	head, body scratch
}

func (w *plainFrames) copying() (total int, err error) {
	for at := 0; at < len(w.stream); {
		head := w.head.clone(w.stream[at : at+frameHead])
		at += frameHead
		size := int(binary.BigEndian.Uint32(head))
		body := w.body.clone(w.stream[at : at+size])
		total += int(body[size-1])
		at += size
	}
	return total, nil
}

func (w *plainFrames) view() (total int, err error) {
	for at := 0; at < len(w.stream); {
		size := int(binary.BigEndian.Uint32(w.stream[at:]))
		at += frameHead
		body := w.stream[at : at+size]
		total += int(body[size-1])
		at += size
	}
	return total, nil
}

func (w *plainFrames) free() error { return nil }

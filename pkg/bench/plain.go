//go:build !js

package bench

import (
	"bytes"
	"encoding/binary"
)

// plain returns a workload with Go's own slices. There is none under GOOS=js:
// slices leave garbage, and the collector gets no turn in a loop there.
func plain(id string, n int) work {
	switch id {
	case "shrink":
		return plainShrink(make([]byte, n))
	case "chunk":
		w := &plainChunk{video: make([]byte, videoSize(n)), n: n}
		fill(w.video)
		return w
	case "double":
		w := make(plainDouble, n)
		for i := range w {
			w[i] = int64(i)
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
		return plainFrames(frameStream(make([]byte, n*(frameHead+frameBody))))
	}
	return nil
}

type plainShrink []byte

func (w plainShrink) copying() (int, error) {
	b := []byte(w)
	for len(b) > 0 {
		b = bytes.Clone(b[1:])
	}
	return len(b), nil
}

func (w plainShrink) view() (int, error) {
	b := []byte(w)
	for len(b) > 0 {
		b = b[1:]
	}
	return len(b), nil
}

func (w plainShrink) free() error { return nil }

type plainChunk struct {
	video []byte
	n     int
}

func (w *plainChunk) copying() (int, error) {
	start := timeCode * bytesPerSecond
	return ends(bytes.Clone(w.video[start : start+w.n])), nil
}

func (w *plainChunk) view() (int, error) {
	start := timeCode * bytesPerSecond
	return ends(w.video[start : start+w.n]), nil
}

func (w *plainChunk) free() error { return nil }

type plainDouble []int64

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

func (w plainDouble) copying() (int, error) { return doubleAll(append([]int64(nil), w...)), nil }
func (w plainDouble) view() (int, error)    { return doubleAll(w), nil }
func (w plainDouble) free() error           { return nil }

type plainReceive struct {
	n            int
	wire, buffer []byte
}

func (w *plainReceive) copying() (total int, err error) {
	for i := range w.n {
		message := bytes.Clone(w.wire[i*messageSize%wireSize:][:messageSize])
		body := bytes.Clone(message[messageHead:])
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
}

// row returns row y of the middle.
func (w *plainCrop) row(y int) []byte {
	return w.picture[(y*w.n+w.n/4)*colors:][:w.n/4*2*colors]
}

func (w *plainCrop) copying() (int, error) {
	packed := make([]byte, 0, w.n*w.n)
	for y := w.n / 4; y < w.n/4*3; y++ {
		packed = append(packed, w.row(y)...)
	}
	return ends(packed), nil
}

// view makes a slice for each row, for Go's slices have one axis.
func (w *plainCrop) view() (int, error) {
	rows := make([][]byte, 0, w.n/2)
	for y := w.n / 4; y < w.n/4*3; y++ {
		rows = append(rows, w.row(y))
	}
	last := rows[len(rows)-1]
	return int(rows[0][0]) + int(last[len(last)-1]), nil
}

func (w *plainCrop) free() error { return nil }

type plainFrames []byte

func (w plainFrames) copying() (total int, err error) {
	for at := 0; at < len(w); {
		head := bytes.Clone(w[at : at+frameHead])
		at += frameHead
		size := int(binary.BigEndian.Uint32(head))
		body := bytes.Clone(w[at : at+size])
		total += int(body[size-1])
		at += size
	}
	return total, nil
}

func (w plainFrames) view() (total int, err error) {
	for at := 0; at < len(w); {
		size := int(binary.BigEndian.Uint32(w[at:]))
		at += frameHead
		body := w[at : at+size]
		total += int(body[size-1])
		at += size
	}
	return total, nil
}

func (w plainFrames) free() error { return nil }

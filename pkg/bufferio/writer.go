package bufferio

import (
	"io"

	"github.com/zerocopyzen/zen/pkg/buffer"
)

var _ io.Writer = (*Writer)(nil)

// A Writer replaces the bytes of the items of a view, in C order. It does not
// allocate.
type Writer struct {
	view *buffer.View
	pos  int
}

// NewWriter returns a Writer to the items of v. Its method fails with
// buffer.ErrReleased once v is released, and with buffer.ErrReadOnly when v is
// read-only.
func NewWriter(v *buffer.View) *Writer { return &Writer{view: v} }

// Write copies p to the next bytes. It fails with io.ErrShortWrite when there
// are fewer left than p has; those are written.
func (w *Writer) Write(p []byte) (int, error) {
	if err := checkWritable(w.view); err != nil {
		return 0, err
	}
	l := w.view.Layout()
	memory, size, total := w.view.Memory(), l.ItemSize(), l.NumBytes()
	n := 0
	for n < len(p) && w.pos < total {
		row := rowAt(&l, w.pos/size)
		skip := w.pos % size
		items := min((len(p)-n+skip+size-1)/size, row.n)
		report := beginWrite(w.view, row, items, size)
		if row.stride == size {
			done := copy(memory[row.off+skip:row.off+items*size], p[n:])
			n, w.pos = n+done, w.pos+done
		} else {
			for off := row.off; items > 0; items-- {
				done := copy(memory[off+skip:off+size], p[n:])
				n, w.pos, skip = n+done, w.pos+done, 0
				off += row.stride
			}
		}
		report.end()
	}
	if n > 0 {
		arrived(w.view, n)
	}
	if n < len(p) {
		return n, io.ErrShortWrite
	}
	return n, nil
}

// arrived reports to the heap of a view that bytes were copied to it.
func arrived(v *buffer.View, n int) {
	h := v.Loan().Heap()
	if h != nil && h.Trace != nil && h.Trace.Copy != nil {
		h.Trace.Copy(buffer.CopyEvent{To: v.Object(), Bytes: n, Reason: buffer.ReasonWrite})
	}
}

func checkWritable(v *buffer.View) error {
	if v.Released() {
		return buffer.ErrReleased
	}
	if v.ReadOnly() {
		return buffer.ErrReadOnly
	}
	return nil
}

// ReadFull fills the items of v, in C order, with bytes from r, and returns how
// many it read. r, which may be an *os.File or a connection, writes into the
// memory of v itself, row by row; where items are scattered, or rows shorter
// than 512 bytes, they are copied from pieces of 32 KiB.
//
// It fails with io.EOF when r gives no byte at all and with
// io.ErrUnexpectedEOF when it gives too few, as r does, and as
// [Writer.Write] does. The items read are then in v.
//
// See https://docs.python.org/3/library/io.html#io.RawIOBase.readinto.
func ReadFull(r io.Reader, v *buffer.View) (int64, error) {
	if err := checkWritable(v); err != nil {
		return 0, err
	}
	l := v.Layout()
	if hasRows(&l) {
		return readRows(r, v)
	}
	var total int64
	w := NewWriter(v)
	left := l.NumBytes()
	piece := make([]byte, min(pieceSize, left))
	for left > 0 {
		piece = piece[:min(len(piece), left)]
		n, err := io.ReadFull(r, piece)
		if _, failed := w.Write(piece[:n]); failed != nil {
			return total, failed
		}
		total += int64(n)
		left -= n
		if err != nil {
			return total, ended(err, total)
		}
	}
	return total, nil
}

// readRows lets r write into the memory of v.
func readRows(r io.Reader, v *buffer.View) (int64, error) {
	l := v.Layout()
	size, end := l.ItemSize(), l.NumBytes()
	pos := 0
	for pos < end {
		if err := checkWritable(v); err != nil { // r may have released it
			return int64(pos), err
		}
		at := rowAt(&l, pos/size)
		bytes := row{at.off, at.n * size, 1}
		report := beginWrite(v, bytes, bytes.n, 1)
		n, err := io.ReadFull(r, v.Memory()[at.off:at.off+bytes.n])
		report.event.Count = n
		report.end()
		pos += n
		if err != nil {
			return int64(pos), ended(err, int64(pos))
		}
	}
	return int64(pos), nil
}

// ended says at the end of r whether bytes were read before.
func ended(err error, total int64) error {
	if err == io.EOF && total > 0 {
		return io.ErrUnexpectedEOF
	}
	return err
}

package bufferio

import (
	"errors"
	"io"
	"net"

	"github.com/zerocopyzen/zen/pkg/buffer"
)

var (
	_ io.ReadSeeker = (*Reader)(nil)
	_ io.WriterTo   = (*Reader)(nil)
)

// A Reader reads the bytes of the items of a view in C order. It does not
// allocate, and a Read costs no more the further it is from the beginning,
// whatever the strides.
//
// It is an io.ReadSeeker, which is what http.ServeContent takes, and an
// io.WriterTo, so that io.Copy sends the memory itself where it can.
type Reader struct {
	view *buffer.View
	pos  int
}

// NewReader returns a Reader of the items of v. Its methods fail with
// buffer.ErrReleased once v is released.
func NewReader(v *buffer.View) *Reader { return &Reader{view: v} }

// Read copies the next bytes to p. It returns io.EOF when there are none left.
func (r *Reader) Read(p []byte) (int, error) {
	if r.view.Released() {
		return 0, buffer.ErrReleased
	}
	if len(p) == 0 {
		return 0, nil
	}
	n := r.read(p)
	if n == 0 {
		return 0, io.EOF
	}
	copied(r.view, n, buffer.ReasonRead)
	return n, nil
}

// read is Read, unreported.
func (r *Reader) read(p []byte) int {
	l := r.view.Layout()
	memory, size, total := r.view.Memory(), l.ItemSize(), l.NumBytes()
	n := 0
	for n < len(p) && r.pos < total {
		row := rowAt(&l, r.pos/size)
		skip := r.pos % size
		if row.stride == size {
			done := copy(p[n:], memory[row.off+skip:row.off+row.n*size])
			n, r.pos = n+done, r.pos+done
			continue
		}
		for off := row.off; row.n > 0 && n < len(p); row.n-- {
			done := copy(p[n:], memory[off+skip:off+size])
			n, r.pos, skip = n+done, r.pos+done, 0
			off += row.stride
		}
	}
	return n
}

var errSeek = errors.New("bufferio: Seek before the beginning")

// Seek sets where the next Read begins, in bytes. A place beyond the end is
// none to fail at: Read returns io.EOF there.
func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	if r.view.Released() {
		return 0, buffer.ErrReleased
	}
	switch whence {
	case io.SeekStart:
	case io.SeekCurrent:
		offset += int64(r.pos)
	case io.SeekEnd:
		offset += int64(r.view.NumBytes())
	default:
		return 0, errors.New("bufferio: Seek with an unknown whence")
	}
	if offset < 0 {
		return 0, errSeek
	}
	r.pos = int(offset)
	return offset, nil
}

// WriteTo writes the bytes that are left to w. Rows whose items lie side by
// side are not copied; to a network connection up to 1024 of them go with one
// system call. Where items are scattered, or rows shorter than 512 bytes, they
// are copied in pieces of 32 KiB.
func (r *Reader) WriteTo(w io.Writer) (int64, error) {
	if r.view.Released() {
		return 0, buffer.ErrReleased
	}
	l := r.view.Layout()
	if hasRows(&l) {
		return r.writeRows(w)
	}
	piece := make([]byte, min(pieceSize, max(l.NumBytes()-r.pos, 1)))
	var total int64
	for {
		start := r.pos
		n, err := r.Read(piece)
		if err == io.EOF {
			return total, nil
		}
		if err != nil {
			return total, err
		}
		n, err = w.Write(piece[:n])
		total += int64(n)
		r.pos = start + n
		if err != nil {
			return total, err
		}
	}
}

// maxRows is how many rows are handed to the system at once.
const maxRows = 1024

// writeRows writes the memory of what is left.
func (r *Reader) writeRows(w io.Writer) (int64, error) {
	l := r.view.Layout()
	size, end := l.ItemSize(), l.NumBytes()
	blocks := make(net.Buffers, 0, 1)
	var total int64
	for r.pos < end {
		if r.view.Released() { // by a writer that calls back
			return total, buffer.ErrReleased
		}
		memory := r.view.Memory()
		batch := blocks[:0]
		for pos := r.pos; pos < end && len(batch) < maxRows; {
			row, skip := rowAt(&l, pos/size), pos%size
			block := memory[row.off+skip : row.off+row.n*size]
			batch = append(batch, block)
			pos += len(block)
		}
		blocks = batch
		n, err := batch.WriteTo(w)
		total += n
		r.pos += int(n)
		if err != nil {
			return total, err
		}
	}
	return total, nil
}

// Blocks returns the memory of the items of v in C order, in as few blocks as
// it has: one when v is contiguous, one for each row where rows lie side by
// side, at worst one for each item. They share memory with v and are valid
// until v is released; those of a read-only view must not be written to.
//
// net.Buffers.WriteTo sends them to a connection with writev. It fails with
// buffer.ErrReleased.
func Blocks(v *buffer.View) (net.Buffers, error) {
	if v.Released() {
		return nil, buffer.ErrReleased
	}
	l := v.Layout()
	memory, size := v.Memory(), l.ItemSize()
	var blocks net.Buffers
	if size == 0 {
		return blocks, nil
	}
	l.Runs(func(off, n, stride int) bool {
		if stride == size {
			blocks = append(blocks, memory[off:off+n*size:off+n*size])
			return true
		}
		for range n {
			blocks = append(blocks, memory[off:off+size:off+size])
			off += stride
		}
		return true
	})
	return blocks, nil
}

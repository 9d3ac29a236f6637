package buffer

import (
	"encoding"
	"errors"
	"fmt"
	"io"
)

var (
	_ encoding.BinaryAppender = (*Bytes)(nil)
	_ io.ReaderAt             = (*Bytes)(nil)
	_ io.WriterTo             = (*Bytes)(nil)
	_ fmt.Formatter           = (*Bytes)(nil)

	_ encoding.BinaryAppender = (*ByteArray)(nil)
	_ io.ReaderAt             = (*ByteArray)(nil)
	_ io.WriterTo             = (*ByteArray)(nil)
	_ io.Writer               = (*ByteArray)(nil)
	_ io.ReaderFrom           = (*ByteArray)(nil)
	_ fmt.Formatter           = (*ByteArray)(nil)

	_ encoding.BinaryAppender = (*Array)(nil)
	_ io.WriterTo             = (*Array)(nil)
)

var errBeforeBeginning = errors.New("buffer: ReadAt before the beginning")

// AppendBinary appends a copy of the bytes to dst.
func (b *Bytes) AppendBinary(dst []byte) ([]byte, error) {
	b.heap.copied(b.id, 0, len(b.data), ReasonToBytes)
	return append(dst, b.data...), nil
}

// ReadAt copies bytes from position off on to p. It returns io.EOF when there
// are fewer than p has room for.
func (b *Bytes) ReadAt(p []byte, off int64) (int, error) {
	return readAt(b.heap, b.id, b.data, p, off)
}

// WriteTo writes the bytes to w: the memory itself, in one piece.
func (b *Bytes) WriteTo(w io.Writer) (int64, error) {
	n, err := w.Write(b.data)
	return int64(n), err
}

// Format implements fmt.Formatter: %v and %s print Python's repr, %x and %X
// the bytes in hexadecimal.
func (b *Bytes) Format(s fmt.State, verb rune) { formatBytes(s, verb, b.data, "", "") }

// AppendBinary appends a copy of the bytes to dst.
func (b *ByteArray) AppendBinary(dst []byte) ([]byte, error) {
	b.heap.copied(b.id, 0, b.n, ReasonToBytes)
	return append(dst, b.Data()...), nil
}

// ReadAt copies bytes from position off on to p. It returns io.EOF when there
// are fewer than p has room for.
func (b *ByteArray) ReadAt(p []byte, off int64) (int, error) {
	return readAt(b.heap, b.id, b.Data(), p, off)
}

// WriteTo writes the bytes to w: the memory itself, in one piece.
func (b *ByteArray) WriteTo(w io.Writer) (int64, error) {
	n, err := w.Write(b.Data())
	return int64(n), err
}

// Write adds the bytes of p at the end. It fails as Append does.
func (b *ByteArray) Write(p []byte) (int, error) {
	if err := b.setRange(b.n, b.n, p, 0, ReasonWrite); err != nil {
		return 0, err
	}
	return len(p), nil
}

// ReadFrom adds what r gives at the end, until it gives io.EOF. r writes into
// the memory of b itself.
func (b *ByteArray) ReadFrom(r io.Reader) (int64, error) {
	const atLeast = 512
	var total int64
	for {
		old := b.n
		if err := b.grow(max(len(b.mem)-b.start-old, atLeast)); err != nil {
			return total, err
		}
		n, err := r.Read(b.Data()[old:])
		total += int64(n)
		if err := b.resize(old + n); err != nil {
			return total, err
		}
		if err == io.EOF {
			return total, nil
		}
		if err != nil {
			return total, err
		}
	}
}

// Format implements fmt.Formatter: %v and %s print Python's repr, %x and %X
// the bytes in hexadecimal.
func (b *ByteArray) Format(s fmt.State, verb rune) {
	formatBytes(s, verb, b.Data(), "bytearray(", ")")
}

// AppendBinary appends a copy of the bytes of the items to dst.
func (a *Array) AppendBinary(dst []byte) ([]byte, error) {
	data := a.Data()
	a.heap.copied(a.id, 0, len(data), ReasonToBytes)
	return append(dst, data...), nil
}

// WriteTo writes the bytes of the items to w: the memory itself, in one piece.
func (a *Array) WriteTo(w io.Writer) (int64, error) {
	n, err := w.Write(a.Data())
	return int64(n), err
}

func readAt(h *Heap, id uint64, data, p []byte, off int64) (int, error) {
	if off < 0 {
		return 0, errBeforeBeginning
	}
	n := 0
	if off < int64(len(data)) {
		n = copy(p, data[off:])
	}
	h.copied(id, 0, n, ReasonRead)
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// formatText prints text in the width that was asked for.
func formatText(s fmt.State, text string) { fmt.Fprintf(s, fmt.FormatString(s, 's'), text) }

func formatBytes(s fmt.State, verb rune, data []byte, open, end string) {
	if verb == 'x' || verb == 'X' {
		fmt.Fprintf(s, fmt.FormatString(s, verb), data)
		return
	}
	var h *Heap
	repr, err := h.Op().AppendRepr([]byte(open), data)
	if err != nil {
		fmt.Fprintf(s, "%%!%c(%v)", verb, err)
		return
	}
	formatText(s, string(repr)+end)
}

package buffer

import (
	"encoding"
	"io"

	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var (
	_ encoding.BinaryAppender = (*View)(nil)
	_ io.ReaderAt             = (*View)(nil)
	_ io.WriterTo             = (*View)(nil)
)

// An Order says in which order the items of a view with several axes are
// copied.
type Order byte

// The orders.
const (
	OrderC   Order = 'C' // the last index changes fastest
	OrderF   Order = 'F' // the first index changes fastest
	OrderAny Order = 'A' // F when the view is Fortran- but not C-contiguous, else C
)

// ParseOrder returns the order that Python names by text.
func ParseOrder(text string) (Order, error) {
	switch text {
	case "C", "F", "A":
		return Order(text[0]), nil
	}
	return 0, pyerr.ValueError.New("order must be 'C', 'F' or 'A'")
}

// ToBytes returns a copy of the items, side by side in the given order.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.tobytes.
func (v *View) ToBytes(order Order) (*Bytes, error) {
	b := new(Bytes)
	if err := v.ToBytesInto(b, order); err != nil {
		return nil, err
	}
	return b, nil
}

// ToBytesInto is ToBytes into a Bytes the caller provides.
func (v *View) ToBytesInto(dst *Bytes, order Order) error {
	if v.loan == nil {
		return ErrReleased
	}
	h := v.loan.heap
	mem, err := v.gather(order)
	if err != nil {
		return err
	}
	id := h.NewID()
	h.copied(v.loan.ID, id, len(mem), ReasonToBytes)
	dst.set(h, mem, id)
	return nil
}

// AppendBinary appends a copy of the items, side by side in C order, to dst. It
// fails with [ErrReleased], and with [ErrMemory] when a broadcast view has more
// items than any memory.
func (v *View) AppendBinary(dst []byte) ([]byte, error) {
	if v.loan == nil {
		return dst, ErrReleased
	}
	if v.NumBytes() > maxBlock() {
		return dst, ErrMemory
	}
	n := len(dst)
	dst = append(dst, make([]byte, v.NumBytes())...)
	err := v.gatherInto(dst[n:], OrderC)
	v.loan.heap.copied(v.loan.ID, 0, len(dst)-n, ReasonToBytes)
	return dst, err
}

// CopyInto copies the items, side by side in the given order, to dst, which
// must have exactly as many bytes.
func (v *View) CopyInto(dst []byte, order Order) error {
	if v.loan == nil {
		return ErrReleased
	}
	if len(dst) != v.NumBytes() {
		panic("buffer: CopyInto memory of another size")
	}
	err := v.gatherInto(dst, order)
	v.loan.heap.copied(v.loan.ID, 0, len(dst), ReasonToBytes)
	return err
}

// gather returns a copy of the items in memory of the heap, unreported.
func (v *View) gather(order Order) ([]byte, error) {
	h := v.loan.heap
	n := v.NumBytes()
	if isBlock(&v.layout, order) {
		return h.clone(v.loan.Data[v.layout.Offset():][:n])
	}
	mem, err := h.MakeDirty(n)
	if err != nil {
		return nil, err
	}
	if err := v.gatherInto(mem, order); err != nil {
		h.Recycle(mem)
		return nil, err
	}
	return mem, nil
}

// isBlock reports whether the items of a layout lie side by side in an order.
func isBlock(l *layout.Layout, order Order) bool {
	return (order != OrderF || l.NumDims() < 2) && l.IsC()
}

// gatherInto copies the items to dst, unreported.
func (v *View) gatherInto(dst []byte, order Order) error {
	return v.loan.heap.gatherOrder(dst, v.loan.Data, &v.layout, order)
}

// gatherOrder copies all items of a layout side by side to dst.
func (h *Heap) gatherOrder(dst, src []byte, l *layout.Layout, order Order) error {
	if isBlock(l, order) {
		return h.shift(dst, src[l.Offset():][:len(dst)], false)
	}
	if l.NumDims() < 2 || order == OrderC || order == OrderAny && !(l.IsF() && !l.IsC()) {
		return h.gatherAll(dst, src, l)
	}
	if !l.HasSuboffsets() {
		turned := l.Transpose()
		return h.gatherAll(dst, src, &turned)
	}
	size := l.ItemSize()
	m := meter{heap: h}
	for off := range l.OffsetsF() {
		copy(dst[:size], src[off:off+size])
		dst = dst[size:]
		if err := m.spend(size); err != nil {
			return err
		}
	}
	return nil
}

// blocks calls yield for the bytes of the items in C order, from byte from on, in
// blocks that lie side by side. It stops when yield returns false. Items before
// from cost nothing in their run.
func blocks(data []byte, l *layout.Layout, from int, yield func(block []byte) bool) {
	size := l.ItemSize()
	l.Runs(func(offset, n, stride int) bool {
		if from >= n*size {
			from -= n * size
			return true
		}
		skip, rest := from/size, from%size
		from = 0
		offset, n = offset+skip*stride, n-skip
		if stride == size {
			return yield(data[offset+rest : offset+n*size])
		}
		for range n {
			if !yield(data[offset+rest : offset+size]) {
				return false
			}
			offset, rest = offset+stride, 0
		}
		return true
	})
}

// ReadAt copies bytes of the items, in C order from byte off on, to p. It
// returns io.EOF when there are fewer than p has room for.
func (v *View) ReadAt(p []byte, off int64) (int, error) {
	if v.loan == nil {
		return 0, ErrReleased
	}
	if off < 0 {
		return 0, errBeforeBeginning
	}
	n := 0
	if off < int64(v.NumBytes()) {
		blocks(v.loan.Data, &v.layout, int(off), func(block []byte) bool {
			n += copy(p[n:], block)
			return n < len(p)
		})
	}
	v.loan.heap.copied(v.loan.ID, 0, n, ReasonRead)
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// WriteTo writes the bytes of the items, in C order, to w: the memory itself,
// in as few blocks as it has. It fails as w does, and with [ErrReleased] when w
// releases v.
func (v *View) WriteTo(w io.Writer) (int64, error) {
	if v.loan == nil {
		return 0, ErrReleased
	}
	var n int64
	var err error
	blocks(v.loan.Data, &v.layout, 0, func(block []byte) bool {
		if v.loan == nil { // the memory may be gone
			err = ErrReleased
			return false
		}
		var written int
		written, err = w.Write(block)
		n += int64(written)
		return err == nil
	})
	return n, err
}

// AppendHex appends the bytes of the items, in C order, in hexadecimal to dst:
// sep stands between groups of so many bytes, see pybytes.Op.AppendHex.
// Separators count bytes, not items.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.hex.
func (v *View) AppendHex(dst []byte, sep byte, group int) ([]byte, error) {
	if v.loan == nil {
		return dst, ErrReleased
	}
	h := v.loan.heap
	if data, err := v.Bytes(); err == nil {
		return h.Op().AppendHex(dst, data, sep, group)
	}
	n := v.NumBytes()
	data, err := h.MakeDirty(n)
	if err != nil {
		return dst, err
	}
	defer h.Recycle(data)
	if err := v.gatherInto(data, OrderC); err != nil {
		return dst, err
	}
	h.copied(v.loan.ID, 0, n, ReasonMethod)
	return h.Op().AppendHex(dst, data, sep, group)
}

// Hash returns the hash of a read-only view of bytes: that of an equal bytes
// object. It is computed once and survives the release. It fails with
// ValueError for a writable view, for a format other than 'B', 'b' and 'c' and
// for a released view, and with TypeError when the exporter cannot be hashed.
// An interpreter hashes exporters of its own between CheckHash and Hash.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.
func (v *View) Hash() (uint64, error) {
	if hash, ok := v.hash.get(); ok {
		return hash, nil
	}
	if err := v.CheckHash(); err != nil {
		return 0, err
	}
	switch owner := v.loan.owner.(type) {
	case *ByteArray:
		return 0, pyerr.TypeError.New("unhashable type: 'bytearray'")
	case *Array:
		return 0, pyerr.TypeError.New("unhashable type: 'array.array'")
	case *NDArray:
		if !owner.top.readonly {
			return 0, pyerr.ValueError.New("cannot hash writable ndarray object")
		}
	case *View:
		if _, err := owner.Hash(); err != nil {
			return 0, err
		}
	}
	h := v.loan.heap
	var d digest
	var err error
	m := meter{heap: h}
	blocks(v.loan.Data, &v.layout, 0, func(block []byte) bool {
		for len(block) > 0 && err == nil {
			piece := block[:min(len(block), pollSize)]
			d.write(piece)
			block = block[len(piece):]
			err = m.spend(len(piece))
		}
		return err == nil
	})
	if err != nil {
		return 0, err
	}
	hash := d.sum()
	v.hash.set(hash)
	return hash, nil
}

// CheckHash fails as Hash does, except on account of the exporter.
func (v *View) CheckHash() error {
	if _, ok := v.hash.get(); ok {
		return nil
	}
	switch {
	case v.loan == nil:
		return ErrReleased
	case v.state&readOnly == 0:
		return pyerr.ValueError.New("cannot hash writable memoryview object")
	case !v.code.IsByte():
		return pyerr.ValueError.New("memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
	}
	return nil
}

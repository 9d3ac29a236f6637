package buffer

import (
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Bytes is Python's bytes: a sequence of bytes that never changes. The zero
// Bytes is empty.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes-objects.
type Bytes struct {
	heap   *Heap
	mem    []byte // as the heap gave it
	data   []byte // the part of mem that is in use
	id     uint64
	hash   hashMemo
	shared bool // the memory is not the heap's
}

var _ Exporter = (*Bytes)(nil)

// NewBytes returns a bytes object that shares memory with p, which must not be
// changed as long as the object is used. No byte is copied.
func NewBytes(p []byte) *Bytes { return &Bytes{data: p, shared: true} }

// Init makes b hold a copy of src.
func (b *Bytes) Init(h *Heap, src []byte) error { return b.InitCopy(h, src, 0, ReasonConstructor) }

// InitCopy makes b hold a copy of src, which belongs to the object named from,
// and reports the copy with its reason.
func (b *Bytes) InitCopy(h *Heap, src []byte, from uint64, reason Reason) error {
	mem, data, err := h.cloneAligned(src)
	if err != nil {
		return err
	}
	id := h.NewID()
	h.copied(from, id, len(src), reason)
	b.setPart(h, mem, data, id)
	return nil
}

// InitZero makes b hold n zero bytes.
func (b *Bytes) InitZero(h *Heap, n int) error {
	mem, err := h.Make(n)
	if err != nil {
		return err
	}
	b.set(h, mem, h.NewID())
	return nil
}

// InitAdopt makes b hold mem, which came from h.Make, possibly cut to a
// shorter length at its end. No byte is copied. For a copy that the caller
// has made to fill mem it calls [Heap.Copied].
func (b *Bytes) InitAdopt(h *Heap, mem []byte) { b.set(h, mem, h.NewID()) }

// InitShared makes b hold p itself, which belongs to nobody else and outlives
// b: a constant of a program. No byte is copied or counted, and Free does not
// recycle it.
func (b *Bytes) InitShared(h *Heap, p []byte) {
	*b = Bytes{heap: h, data: p, id: h.NewID(), shared: true}
	h.allocated(b.id, "bytes", p)
}

// InitSlice makes b hold a copy of the bytes of src at the positions of r.
//
// See https://docs.python.org/3/library/stdtypes.html#common-sequence-operations.
func (b *Bytes) InitSlice(h *Heap, src []byte, r layout.Range, from uint64, reason Reason) error {
	if r.Step == 1 {
		return b.InitCopy(h, src[r.Start:r.Start+r.Len], from, reason)
	}
	mem, err := h.MakeDirty(r.Len)
	if err != nil {
		return err
	}
	id := h.NewID()
	if err := h.gather(mem, src, r.Start, r.Len, r.Step, 1); err != nil {
		h.Recycle(mem)
		return err
	}
	h.copied(from, id, r.Len, reason)
	b.set(h, mem, id)
	return nil
}

func (b *Bytes) set(h *Heap, mem []byte, id uint64) { b.setPart(h, mem, mem, id) }

func (b *Bytes) setPart(h *Heap, mem, data []byte, id uint64) {
	*b = Bytes{heap: h, mem: mem, data: data, id: id}
	h.allocated(id, "bytes", data)
}

// Free gives the memory back to the heap. b is empty afterwards. There must be
// no loan left.
func (b *Bytes) Free() {
	if !b.shared {
		b.heap.Recycle(b.mem)
	}
	b.heap.freed(b.id)
	*b = Bytes{}
}

// ID returns the number of b in its heap, 0 without one.
func (b *Bytes) ID() uint64 { return b.id }

// Heap returns the heap of b, which may be nil.
func (b *Bytes) Heap() *Heap { return b.heap }

// Len returns the number of bytes.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__len__.
func (b *Bytes) Len() int { return len(b.data) }

// Data returns the bytes. The result shares memory with b and must not be
// written to; it is valid until b is freed.
func (b *Bytes) Data() []byte { return b.data }

// At returns byte i; negative indices count from the end. It fails with
// IndexError.
//
// See https://docs.python.org/3/library/stdtypes.html#common-sequence-operations.
func (b *Bytes) At(i int) (byte, error) {
	if i < 0 {
		i += len(b.data)
	}
	if uint(i) >= uint(len(b.data)) {
		return 0, pyerr.IndexError.New("index out of range")
	}
	return b.data[i], nil
}

// Hash returns [Hash] of the bytes. It is computed once. It fails only when
// the heap's Poll does.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__hash__.
func (b *Bytes) Hash() (uint64, error) {
	if hash, ok := b.hash.get(); ok {
		return hash, nil
	}
	var d digest
	for p := b.data; len(p) > 0; {
		piece := p[:min(len(p), pollSize)]
		d.write(piece)
		if p = p[len(piece):]; len(p) > 0 {
			if err := b.heap.poll(); err != nil {
				return 0, err
			}
		}
	}
	hash := d.sum()
	b.hash.set(hash)
	return hash, nil
}

// Export lends the bytes, read-only.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__buffer__.
func (b *Bytes) Export(r Request) (*Buffer, error) {
	if err := r.checkSimple(true); err != nil {
		return nil, err
	}
	loan := b.heap.newBuffer()
	loan.Data = b.data
	loan.Layout = layout.Bytes(len(b.data))
	loan.ReadOnly = true
	loan.ID = b.id
	if b.heap != nil {
		loan.listed = true
		b.heap.lent.add(loan)
	}
	return loan, nil
}

// NumDerived returns the number of views of b that were made from other views
// of it. Without a heap nobody counts, and it is 0.
func (b *Bytes) NumDerived() int {
	if b.heap == nil {
		return 0
	}
	n := 0
	for loan := b.heap.lent.first; loan != nil; loan = loan.next {
		if loan.ID == b.id {
			n += max(loan.views-1, 0)
		}
	}
	return n
}

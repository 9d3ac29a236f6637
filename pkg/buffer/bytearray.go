package buffer

import (
	"bytes"

	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// ByteArray is Python's bytearray: a sequence of bytes that changes and grows.
// The zero ByteArray is empty. While its memory is lent every operation that
// would change its length fails with BufferError and changes nothing.
//
// Its memory grows by an eighth when it must grow, and bytes are taken off its
// front without moving the rest, as in CPython.
//
// See https://docs.python.org/3/library/stdtypes.html#bytearray-objects.
type ByteArray struct {
	heap    *Heap
	mem     []byte // as the heap gave it; its length is what is allocated
	start   int    // where the bytes begin in mem
	n       int    // how many there are
	exports int
	id      uint64
	loans   loanList
}

var (
	_ Exporter = (*ByteArray)(nil)
	_ Releaser = (*ByteArray)(nil)
)

// NewByteArray returns a bytearray that takes p over: it shares memory with p
// until it first grows. No byte is copied.
func NewByteArray(p []byte) *ByteArray { return &ByteArray{mem: p[:len(p):len(p)], n: len(p)} }

// Init makes b hold a copy of src.
func (b *ByteArray) Init(h *Heap, src []byte) error {
	return b.InitCopy(h, src, 0, ReasonConstructor)
}

// InitCopy makes b hold a copy of src, which belongs to the object named from,
// and reports the copy with its reason.
func (b *ByteArray) InitCopy(h *Heap, src []byte, from uint64, reason Reason) error {
	mem, err := h.MakeDirty(len(src))
	if err != nil {
		return err
	}
	id := h.NewID()
	if err := h.copyBytes(mem, src, from, id, reason); err != nil {
		h.Recycle(mem)
		return err
	}
	b.set(h, mem, id)
	return nil
}

// InitZero makes b hold n zero bytes.
func (b *ByteArray) InitZero(h *Heap, n int) error {
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
func (b *ByteArray) InitAdopt(h *Heap, mem []byte) { b.set(h, mem, h.NewID()) }

// InitSlice makes b hold a copy of the bytes of src at the positions of r.
func (b *ByteArray) InitSlice(h *Heap, src []byte, r layout.Range, from uint64, reason Reason) error {
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

func (b *ByteArray) set(h *Heap, mem []byte, id uint64) {
	*b = ByteArray{heap: h, mem: mem, n: len(mem), id: id}
	h.allocated(id, "bytearray", mem)
}

// Free gives the memory back to the heap. b is empty afterwards. It panics
// when the memory is lent.
func (b *ByteArray) Free() {
	if b.exports != 0 {
		panic("buffer: bytearray freed while its memory is lent")
	}
	b.heap.freed(b.id)
	b.heap.Recycle(b.mem)
	*b = ByteArray{}
}

// ID returns the number of b in its heap, 0 without one.
func (b *ByteArray) ID() uint64 { return b.id }

// Heap returns the heap of b, which may be nil.
func (b *ByteArray) Heap() *Heap { return b.heap }

// Len returns the number of bytes.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__len__.
func (b *ByteArray) Len() int { return b.n }

// Data returns the bytes. The result shares memory with b: writes go both ways,
// unreported. It is valid until b changes its length or is freed.
func (b *ByteArray) Data() []byte { return b.mem[b.start : b.start+b.n : b.start+b.n] }

// NumExports returns the number of loans that are not over.
func (b *ByteArray) NumExports() int { return b.exports }

// NumDerived returns the number of views of b that were made from other views
// of it.
func (b *ByteArray) NumDerived() int { return b.loans.derived() }

// bytesOverhead is what CPython adds to a bytearray's memory: the header and
// the final zero of the bytes object that holds it.
const bytesOverhead = 33

// Alloc returns the number of bytes that CPython would have allocated.
//
// See https://docs.python.org/3/library/stdtypes.html#bytearray.
func (b *ByteArray) Alloc() int {
	if len(b.mem) == 0 {
		return 0
	}
	return len(b.mem) + bytesOverhead
}

// Export lends the bytes. b keeps its length until the loan is over.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__buffer__.
func (b *ByteArray) Export(r Request) (*Buffer, error) {
	if err := r.checkSimple(false); err != nil {
		return nil, err
	}
	loan := b.heap.newBuffer()
	loan.Data = b.Data()
	loan.Layout = layout.Bytes(b.n)
	loan.ID = b.id
	loan.Lender = b
	b.exports++
	b.loans.add(loan)
	return loan, nil
}

// ReleaseBuffer takes note that a loan is over. It is called by
// [Buffer.Release] alone.
func (b *ByteArray) ReleaseBuffer(loan *Buffer) {
	b.exports--
	b.loans.remove(loan)
}

// At returns byte i; negative indices count from the end. It fails with
// IndexError.
//
// See https://docs.python.org/3/library/stdtypes.html#common-sequence-operations.
func (b *ByteArray) At(i int) (byte, error) {
	i, err := b.index(i)
	if err != nil {
		return 0, err
	}
	return b.mem[b.start+i], nil
}

// Set stores v as byte i; negative indices count from the end. It fails with
// IndexError.
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
func (b *ByteArray) Set(i int, v byte) error {
	i, err := b.index(i)
	if err != nil {
		return err
	}
	if !b.heap.traced() {
		b.mem[b.start+i] = v
		return nil
	}
	e := b.write(i, 1, 1)
	b.heap.beforeWrite(e)
	b.mem[b.start+i] = v
	b.heap.written(e)
	return nil
}

func (b *ByteArray) index(i int) (int, error) {
	if i < 0 {
		i += b.n
	}
	if uint(i) >= uint(b.n) {
		return 0, pyerr.IndexError.New("bytearray index out of range")
	}
	return i, nil
}

// write returns the event for n bytes from position i on.
func (b *ByteArray) write(i, n, step int) WriteEvent {
	return WriteEvent{Object: b.id, Data: b.Data(), Offset: i, Count: n, Size: 1, Step: step}
}

// Append adds a byte at the end.
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
func (b *ByteArray) Append(v byte) error {
	if err := b.resize(b.n + 1); err != nil {
		return err
	}
	return b.Set(b.n-1, v)
}

// Insert puts a byte before position i, which is moved into the sequence.
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
func (b *ByteArray) Insert(i int, v byte) error {
	if i < 0 {
		i = max(i+b.n, 0)
	}
	i = min(i, b.n)
	if err := b.open(i, 1); err != nil {
		return err
	}
	return b.Set(i, v)
}

// Pop removes byte i and returns it. It fails with IndexError.
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
func (b *ByteArray) Pop(i int) (byte, error) {
	if b.n == 0 {
		return 0, pyerr.IndexError.New("pop from empty bytearray")
	}
	if i < 0 {
		i += b.n
	}
	if uint(i) >= uint(b.n) {
		return 0, pyerr.IndexError.New("pop index out of range")
	}
	if err := b.CanResize(); err != nil {
		return 0, err
	}
	v := b.mem[b.start+i]
	return v, b.moveUp(i, i+1)
}

// Remove removes the first byte that equals v. It fails with ValueError when
// there is none.
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
func (b *ByteArray) Remove(v byte) error {
	i, err := b.heap.indexByte(b.Data(), v)
	if err != nil {
		return err
	}
	if i < 0 {
		return pyerr.ValueError.New("value not found in bytearray")
	}
	if err := b.CanResize(); err != nil {
		return err
	}
	return b.moveUp(i, i+1)
}

// Delete removes byte i; negative indices count from the end. It fails with
// IndexError.
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
func (b *ByteArray) Delete(i int) error {
	i, err := b.index(i)
	if err != nil {
		return err
	}
	return b.DeleteSlice(layout.Range{Start: i, Step: 1, Len: 1})
}

// Extend adds the bytes of src, which belongs to the object named from and may
// share memory with b, at the end.
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
func (b *ByteArray) Extend(src []byte, from uint64) error {
	return b.setRange(b.n, b.n, src, from, ReasonExtend)
}

// Concat adds the bytes of src at the end, as b += src does. Python lends the
// operand meanwhile, so b += b fails; whoever calls Concat for Python holds a
// loan of the operand.
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
func (b *ByteArray) Concat(src []byte, from uint64) error {
	old := b.n
	if len(src) == 0 {
		return nil
	}
	if b.exports == 0 && SharesMemory(src, b.mem) {
		temp, err := b.heap.setAside(src, b.id)
		if err != nil {
			return err
		}
		defer b.heap.Recycle(temp)
		src = temp
	}
	if err := b.grow(len(src)); err != nil {
		return err
	}
	return b.store(old, src, from, ReasonConcat)
}

// Repeat makes b hold its bytes n times, as b *= n does.
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
func (b *ByteArray) Repeat(n int) error {
	n = max(n, 0)
	size, err := repeatedSize(b.n, n)
	if err != nil {
		return err
	}
	old := b.n
	if err := b.resize(size); err != nil || n < 2 {
		return err
	}
	if !b.heap.traced() {
		return b.heap.repeat(b.Data(), old)
	}
	e := b.write(old, size-old, 1)
	b.heap.beforeWrite(e)
	err = b.heap.repeat(b.Data(), old)
	b.heap.copied(b.id, b.id, size-old, ReasonRepeat)
	b.heap.written(e)
	return err
}

// Reverse turns the order of the bytes around.
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
func (b *ByteArray) Reverse() error {
	e := b.write(0, b.n, 1)
	b.heap.beforeWrite(e)
	err := b.heap.reverse(b.Data())
	b.heap.written(e)
	return err
}

// Clear removes all bytes.
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
func (b *ByteArray) Clear() error { return b.resize(0) }

// Resize makes b hold n bytes: it cuts off bytes at the end or adds zero bytes
// there. It fails with ValueError when n is negative.
//
// See https://docs.python.org/3/library/stdtypes.html#bytearray.resize.
func (b *ByteArray) Resize(n int) error {
	if n < 0 {
		return pyerr.ValueError.Newf("Can only resize to positive sizes, got %d", n)
	}
	old := b.n
	if err := b.resize(n); err != nil || n <= old {
		return err
	}
	e := b.write(old, n-old, 1)
	b.heap.beforeWrite(e)
	err := b.heap.fill(b.Data()[old:], 0)
	b.heap.written(e)
	return err
}

// TakeBytes removes the first n bytes and makes dst hold them. Negative n
// counts from the end. Taking all copies nothing; a part is copied, the smaller
// of what is taken and what stays. It fails with IndexError.
//
// See https://docs.python.org/3/library/stdtypes.html#bytearray.take_bytes.
func (b *ByteArray) TakeBytes(dst *Bytes, n int) error {
	if n < 0 {
		n += b.n
	}
	if n < 0 || n > b.n {
		return pyerr.IndexError.Newf("can't take %d bytes outside size %d", n, b.n)
	}
	if err := b.CanResize(); err != nil {
		return err
	}
	if n == 0 {
		return dst.InitCopy(b.heap, nil, b.id, ReasonTake)
	}
	if rest := b.n - n; n < rest {
		return b.takeFront(dst, n)
	}
	return b.takeMemory(dst, n)
}

// takeFront makes dst hold a copy of the first n bytes.
func (b *ByteArray) takeFront(dst *Bytes, n int) error {
	if err := dst.InitCopy(b.heap, b.Data()[:n], b.id, ReasonTake); err != nil {
		return err
	}
	old := b.n
	b.splicing(0, n, 0)
	b.start += n
	b.n -= n
	b.resized(old, false)
	return nil
}

// takeMemory hands the memory to dst and keeps a copy of what lies behind the
// first n bytes.
func (b *ByteArray) takeMemory(dst *Bytes, n int) error {
	old, rest := b.n, b.n-n
	b.splicing(0, n, 0)
	mem, err := b.heap.MakeDirty(rest)
	if err != nil {
		return err
	}
	if err := b.heap.copyBytes(mem, b.Data()[n:], b.id, b.id, ReasonTake); err != nil {
		b.heap.Recycle(mem)
		return err
	}
	if err := b.heap.moveBytes(b.mem, 0, b.start, n, b.id, ReasonShift); err != nil {
		b.heap.Recycle(mem)
		return err
	}
	taken := b.mem[:n]
	b.mem, b.start, b.n = mem, 0, rest
	b.resized(old, true)
	dst.InitAdopt(b.heap, taken)
	return nil
}

// indexByte returns the position of the first v, or -1.
func (h *Heap) indexByte(p []byte, v byte) (int, error) {
	for at := 0; at < len(p); at += pollSize {
		piece := p[at:min(at+pollSize, len(p))]
		if i := bytes.IndexByte(piece, v); i >= 0 {
			return at + i, nil
		}
		if err := h.poll(); err != nil {
			return 0, err
		}
	}
	return -1, nil
}

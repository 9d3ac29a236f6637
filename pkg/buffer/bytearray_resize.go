package buffer

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// CanResize fails with BufferError when the memory is lent.
func (b *ByteArray) CanResize() error {
	if b.exports == 0 {
		return nil
	}
	b.heap.refuse(b.id)
	err := pyerr.BufferError.New("Existing exports of data: object cannot be re-sized")
	err.Cause = b.loans.held()
	return err
}

// resize changes the length to n, keeping the bytes from the front. New bytes
// have any value.
func (b *ByteArray) resize(n int) error {
	if n == b.n {
		return nil
	}
	if err := b.CanResize(); err != nil {
		return err
	}
	b.splicing(min(n, b.n), b.n, max(n-b.n, 0))
	return b.setLen(n)
}

// splicing reports that the bytes from at to end are about to make room for
// inserted others.
func (b *ByteArray) splicing(at, end, inserted int) {
	if b.heap.traced() {
		b.heap.splicing(b.id, b.Data(), at, end, inserted)
	}
}

// setLen is resize of what may be resized, unannounced. The policy is
// CPython's: memory is kept while at least half of it is used, none is kept for
// no bytes, and it grows by an eighth when little is missing.
func (b *ByteArray) setLen(n int) error {
	old, alloc := b.n, len(b.mem)
	switch {
	case n == 0:
		alloc = 0
	case b.start+n <= alloc && n >= alloc/2:
		b.n = n
		b.resized(old, false)
		return nil
	case b.start+n <= alloc:
		alloc = n
	case n <= alloc+alloc/8:
		extra := 6
		if n < 9 {
			extra = 3
		}
		alloc = n + n/8 + extra
	default:
		alloc = n
	}
	return b.move(alloc, n)
}

// move puts the bytes into memory of alloc bytes and changes the length to n.
// Memory that has the capacity is cut or extended where it lies.
func (b *ByteArray) move(alloc, n int) error {
	old := b.n
	keep := min(old, n)
	if alloc > 0 && alloc <= cap(b.mem) && (b.heap == nil || cap(b.mem) == classSize(alloc)) {
		if err := b.heap.moveBytes(b.mem[:cap(b.mem)], 0, b.start, keep, b.id, ReasonShift); err != nil {
			return err
		}
		b.mem, b.start, b.n = b.mem[:alloc], 0, n
		b.resized(old, false)
		return nil
	}
	mem, err := b.heap.MakeDirty(alloc)
	if err != nil {
		return err
	}
	if err := b.heap.copyBytes(mem[:keep], b.mem[b.start:b.start+keep], b.id, b.id, ReasonMove); err != nil {
		b.heap.Recycle(mem)
		return err
	}
	b.heap.Recycle(b.mem)
	b.mem, b.start, b.n = mem, 0, n
	b.resized(old, true)
	return nil
}

// grow adds extra bytes of any value at the end.
func (b *ByteArray) grow(extra int) error {
	if extra > math.MaxInt-b.n {
		return ErrMemory
	}
	return b.resize(b.n + extra)
}

func (b *ByteArray) resized(old int, moved bool) {
	if b.heap.traced() && old != b.n {
		b.heap.resized(ResizeEvent{ID: b.id, OldLen: old, Data: b.Data(), Moved: moved})
	}
}

// open makes room for extra bytes of any value before position i.
func (b *ByteArray) open(i, extra int) error {
	old := b.n
	if extra > math.MaxInt-old {
		return ErrMemory
	}
	if extra > 0 {
		if err := b.CanResize(); err != nil {
			return err
		}
		b.splicing(i, i, extra)
		if err := b.setLen(old + extra); err != nil {
			return err
		}
	}
	return b.heap.moveBytes(b.Data(), i+extra, i, old-i, b.id, ReasonShift)
}

// closeUp removes the bytes from lo to hi. Bytes at the front are taken off
// without moving the rest.
func (b *ByteArray) closeUp(lo, hi int) error {
	if lo == hi {
		return nil
	}
	if err := b.CanResize(); err != nil {
		return err
	}
	removed := hi - lo
	if lo > 0 {
		return b.moveUp(lo, hi)
	}
	b.splicing(0, removed, 0)
	b.start += removed
	b.n -= removed
	return b.trim(removed)
}

// moveUp removes the bytes from lo to hi by moving those behind, even to the
// front: pop and remove do so in CPython. The memory must not be lent.
func (b *ByteArray) moveUp(lo, hi int) error {
	b.splicing(lo, hi, 0)
	if err := b.heap.moveBytes(b.Data(), lo, hi, b.n-hi, b.id, ReasonShift); err != nil {
		return err
	}
	return b.setLen(b.n - (hi - lo))
}

// trim gives memory back after bytes were taken off the front, when less than
// half is used. The length has changed already.
func (b *ByteArray) trim(removed int) error {
	old := b.n + removed
	if b.n > 0 && b.n >= len(b.mem)/2 {
		b.resized(old, false)
		return nil
	}
	if err := b.move(b.n, b.n); err != nil {
		// There is no memory to move to: the bytes stay where they are.
		b.resized(old, false)
		return nil
	}
	b.resized(old, true)
	return nil
}

// SetSlice replaces the bytes at the positions of r, which must have been made
// for the length of b, with those of src, as b[a:b:c] = src does; src belongs
// to the object named from and may share memory with b. Slices with a step
// keep their length, except that nothing deletes them.
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
func (b *ByteArray) SetSlice(r layout.Range, src []byte, from uint64) error {
	if r.Step == 1 {
		return b.setRange(r.Start, r.Start+r.Len, src, from, ReasonAssign)
	}
	if len(src) == 0 {
		return b.DeleteSlice(r)
	}
	if len(src) != r.Len {
		return pyerr.ValueError.Newf("attempt to assign bytes of size %d to extended slice of size %d", len(src), r.Len)
	}
	if SharesMemory(src, b.Data()) {
		temp, err := b.heap.setAside(src, b.id)
		if err != nil {
			return err
		}
		defer b.heap.Recycle(temp)
		src = temp
	}
	e := b.write(r.Start, r.Len, r.Step)
	b.heap.beforeWrite(e)
	err := b.heap.scatter(b.Data(), r.Start, r.Len, r.Step, 1, src)
	b.heap.copied(from, b.id, r.Len, ReasonAssign)
	b.heap.written(e)
	return err
}

// setRange replaces the bytes from lo to hi with src.
func (b *ByteArray) setRange(lo, hi int, src []byte, from uint64, reason Reason) error {
	growth := len(src) - (hi - lo)
	if growth != 0 && SharesMemory(src, b.mem) {
		if err := b.CanResize(); err != nil {
			return err
		}
		temp, err := b.heap.setAside(src, b.id)
		if err != nil {
			return err
		}
		defer b.heap.Recycle(temp)
		src = temp
	}
	switch {
	case growth < 0:
		if lo == 0 {
			if err := b.closeUp(0, -growth); err != nil {
				return err
			}
		} else if err := b.closeUp(lo+len(src), hi); err != nil {
			return err
		}
	case growth > 0:
		if err := b.open(hi, growth); err != nil {
			return err
		}
	}
	return b.store(lo, src, from, reason)
}

// store copies src over the bytes from position i on. The two may overlap.
func (b *ByteArray) store(i int, src []byte, from uint64, reason Reason) error {
	if len(src) == 0 {
		return nil
	}
	dst := b.Data()[i : i+len(src)]
	if !b.heap.traced() {
		return b.heap.shift(dst, src, liesBehind(dst, src))
	}
	e := b.write(i, len(src), 1)
	b.heap.beforeWrite(e)
	err := b.heap.shift(dst, src, liesBehind(dst, src))
	b.heap.copied(from, b.id, len(src), reason)
	b.heap.written(e)
	return err
}

// DeleteSlice removes the bytes at the positions of r, which must have been
// made for the length of b.
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
func (b *ByteArray) DeleteSlice(r layout.Range) error {
	if r.Step == 1 {
		return b.closeUp(r.Start, r.Start+r.Len)
	}
	if err := b.CanResize(); err != nil || r.Len == 0 {
		return err
	}
	up := r.Up()
	b.splicing(up.Start, b.n, b.n-up.Start-r.Len)
	if err := b.heap.squeeze(b.Data(), up, 1, b.id); err != nil {
		return err
	}
	return b.setLen(b.n - r.Len)
}

// repeatedSize returns n times size, or ErrMemory when that is no int.
func repeatedSize(size, n int) (int, error) {
	if n != 0 && size > math.MaxInt/n {
		return 0, ErrMemory
	}
	return size * n, nil
}

package buffer

import (
	"math"
	"slices"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// canResize fails when the memory is lent.
func (a *Array) canResize() error {
	if a.exports == 0 {
		return nil
	}
	err := pyerr.BufferError.New("cannot resize an array that is exporting buffers")
	err.Cause = a.loans.held()
	return err
}

// Resize changes the number of items to n, keeping those at the front. New
// items have any value: whoever adds some stores them next. It is no method of
// Python's array but what its methods are made of.
func (a *Array) Resize(n int) error {
	if n == a.n {
		return nil
	}
	if err := a.canResize(); err != nil {
		return err
	}
	size := a.ItemSize()
	old := a.n
	if n*size <= len(a.mem) && old < n+16 && n <= math.MaxInt/size && len(a.mem) > 0 {
		a.n = n
		a.resized(old, false)
		return nil
	}
	alloc := 0
	if n > 0 {
		extra := 7
		if old < 8 {
			extra = 3
		}
		if n > (math.MaxInt/size-extra)/17*16 {
			return ErrMemory
		}
		alloc = (n + n/16 + extra) * size
	}
	return a.move(alloc, n)
}

// move puts the items into memory of alloc bytes and changes their number to
// n. Memory that has the capacity is cut or extended where it lies.
func (a *Array) move(alloc, n int) error {
	old := a.n
	if alloc > 0 && alloc <= cap(a.mem) && a.heap != nil && cap(a.mem) == classSize(alloc) {
		a.mem, a.n = a.mem[:alloc], n
		a.resized(old, false)
		return nil
	}
	mem, err := a.heap.MakeDirty(alloc)
	if err != nil {
		return err
	}
	keep := min(old, n) * a.ItemSize()
	if err := a.heap.copyBytes(mem[:keep], a.mem[:keep], a.id, a.id, ReasonMove); err != nil {
		a.heap.Recycle(mem)
		return err
	}
	a.heap.Recycle(a.mem)
	a.mem, a.n = mem, n
	a.resized(old, true)
	return nil
}

func (a *Array) resized(old int, moved bool) {
	if a.heap.traced() && old != a.n {
		a.heap.resized(ResizeEvent{ID: a.id, OldLen: old * a.ItemSize(), Data: a.Data(), Moved: moved})
	}
}

// open makes room for extra items of any value before item i.
func (a *Array) open(i, extra int) error {
	if extra > math.MaxInt-a.n {
		return ErrMemory
	}
	old, size := a.n, a.ItemSize()
	if err := a.Resize(old + extra); err != nil {
		return err
	}
	return a.heap.moveBytes(a.Data(), (i+extra)*size, i*size, (old-i)*size, a.id, ReasonShift)
}

// closeUp removes the items from lo to hi.
func (a *Array) closeUp(lo, hi int) error {
	if lo == hi {
		return nil
	}
	if err := a.canResize(); err != nil {
		return err
	}
	size := a.ItemSize()
	if err := a.heap.moveBytes(a.Data(), lo*size, hi*size, (a.n-hi)*size, a.id, ReasonShift); err != nil {
		return err
	}
	return a.Resize(a.n - (hi - lo))
}

// Append adds an item at the end. It fails as [Array.Check] does, then when
// the memory is lent.
//
// See https://docs.python.org/3/library/array.html#array.array.append.
func (a *Array) Append(item format.Item) error { return a.Insert(a.n, item) }

// Insert puts an item before position i, which is moved into the sequence. A
// half that is out of range leaves an item of any value there, as in CPython.
//
// See https://docs.python.org/3/library/array.html#array.array.insert.
func (a *Array) Insert(i int, item format.Item) error {
	if err := a.Check(item); err != nil {
		return err
	}
	if i < 0 {
		i = max(i+a.n, 0)
	}
	i = min(i, a.n)
	if err := a.open(i, 1); err != nil {
		return err
	}
	if i == a.n-1 {
		clear(a.Data()[i*a.ItemSize():])
	}
	return a.Set(i, item)
}

// Pop removes item i and returns it. It fails with IndexError.
//
// See https://docs.python.org/3/library/array.html#array.array.pop.
func (a *Array) Pop(i int) (format.Item, error) {
	if a.n == 0 {
		return format.Item{}, pyerr.IndexError.New("pop from empty array")
	}
	if i < 0 {
		i += a.n
	}
	if uint(i) >= uint(a.n) {
		return format.Item{}, pyerr.IndexError.New("pop index out of range")
	}
	item := a.code.Get(a.mem[i*a.ItemSize():])
	if err := a.closeUp(i, i+1); err != nil {
		return format.Item{}, err
	}
	return item, nil
}

// Remove removes the first item that equals item. It fails with ValueError
// when there is none.
//
// See https://docs.python.org/3/library/array.html#array.array.remove.
func (a *Array) Remove(item format.Item) error {
	i, err := a.Index(item, 0, a.n)
	if err != nil {
		return err
	}
	if i < 0 {
		return ErrNotRemoved
	}
	return a.closeUp(i, i+1)
}

// What Python raises when array.index and array.remove find nothing.
var (
	ErrNotInArray error = pyerr.ValueError.New("array.index(x): x not in array")
	ErrNotRemoved error = pyerr.ValueError.New("array.remove(x): x not in array")
)

// Index returns the position of the first item between start and stop, the
// bounds of a slice, that equals item, or -1. It fails only when the heap's
// Poll does.
//
// See https://docs.python.org/3/library/array.html#array.array.index.
func (a *Array) Index(item format.Item, start, stop int) (int, error) {
	r := layout.NewRange(start, stop, 1, a.n)
	found := -1
	_, err := a.heap.searchRun(a.run(r), item, func(i int) bool {
		found = r.Start + i
		return false
	})
	return found, err
}

// Count returns how many items equal item. It fails only when the heap's Poll
// does.
//
// See https://docs.python.org/3/library/array.html#array.array.count.
func (a *Array) Count(item format.Item) (int, error) {
	n := 0
	_, err := a.heap.searchRun(a.run(layout.All(a.n)), item, func(int) bool {
		n++
		return true
	})
	return n, err
}

// run returns the items at the positions of r, whose step is 1.
func (a *Array) run(r layout.Range) itemRun {
	size := a.ItemSize()
	return itemRun{a.Data(), a.code, r.Start * size, r.Len, size}
}

func (a *Array) scan(r layout.Range, yield func(i int, item format.Item) bool) error {
	size := max(a.ItemSize(), 1)
	every := pollSize / itemCost(size)
	for k := range r.Len {
		i := r.At(k)
		if !yield(i, a.code.Get(a.mem[i*size:])) {
			return nil
		}
		if (k+1)%every == 0 {
			if err := a.heap.poll(); err != nil {
				return err
			}
		}
	}
	return nil
}

// Mismatch returns the position of the first item of a that differs from that
// of b, or -1 when all up to the end of the shorter array are equal. Python's
// comparisons follow from it. It fails only when the heap's Poll does.
func (a *Array) Mismatch(b *Array) (int, error) {
	found := -1
	size := b.ItemSize()
	err := a.scan(layout.All(min(a.n, b.n)), func(i int, item format.Item) bool {
		if !item.Equal(b.code.Get(b.mem[i*size:])) {
			found = i
		}
		return found < 0
	})
	return found, err
}

// Clear removes all items.
//
// See https://docs.python.org/3/library/array.html#array.array.clear.
func (a *Array) Clear() error { return a.Resize(0) }

var (
	errOtherKind   error = pyerr.TypeError.New("can only extend with array of same kind")
	errBadArgument error = pyerr.TypeError.New("bad argument type for built-in operation")
)

// Extend adds the items of b, which may be a itself, at the end: a.extend(b)
// and a += b. It fails with TypeError when the typecodes differ.
//
// See https://docs.python.org/3/library/array.html#array.array.extend.
func (a *Array) Extend(b *Array) error {
	if a.code != b.code {
		return errOtherKind
	}
	old, n := a.n, b.n
	if err := a.open(old, n); err != nil {
		return err
	}
	return a.store(old, b.mem[:n*b.ItemSize()], b.id, ReasonExtend)
}

// FromBytes adds the items that lie in src, which belongs to the object named
// from. It fails with ValueError when they do not come out even.
//
// See https://docs.python.org/3/library/array.html#array.array.frombytes.
func (a *Array) FromBytes(src []byte, from uint64) error {
	if len(src)%a.ItemSize() != 0 {
		return errNotMultiple
	}
	if a.exports == 0 && SharesMemory(src, a.mem) {
		temp, err := a.heap.setAside(src, a.id)
		if err != nil {
			return err
		}
		defer a.heap.Recycle(temp)
		src = temp
	}
	old := a.n
	if err := a.open(old, len(src)/a.ItemSize()); err != nil {
		return err
	}
	return a.store(old, src, from, ReasonExtend)
}

// InitConcat makes a hold the items of x and then those of y: x + y. It fails
// with TypeError when the typecodes differ.
func (a *Array) InitConcat(h *Heap, x, y *Array) error {
	if x.code != y.code {
		return errBadArgument
	}
	left, right := x.Data(), y.Data()
	mem, err := h.MakeDirty(len(left) + len(right))
	if err != nil {
		return err
	}
	id := h.NewID()
	err = h.copyBytes(mem[:len(left)], left, x.id, id, ReasonConcat)
	if err == nil {
		err = h.copyBytes(mem[len(left):], right, y.id, id, ReasonConcat)
	}
	if err != nil {
		h.Recycle(mem)
		return err
	}
	a.set(h, x.code, mem, id)
	return nil
}

// InitRepeat makes a hold the items of x n times: x * n.
func (a *Array) InitRepeat(h *Heap, x *Array, n int) error {
	src := x.Data()
	size, err := repeatedSize(len(src), max(n, 0))
	if err != nil {
		return err
	}
	mem, err := h.MakeDirty(size)
	if err != nil {
		return err
	}
	if size > 0 {
		err := h.shift(mem[:len(src)], src, false)
		if err == nil {
			err = h.repeat(mem, len(src))
		}
		if err != nil {
			h.Recycle(mem)
			return err
		}
	}
	id := h.NewID()
	h.copied(x.id, id, size, ReasonRepeat)
	a.set(h, x.code, mem, id)
	return nil
}

// Repeat makes a hold its items n times: a *= n.
func (a *Array) Repeat(n int) error {
	n = max(n, 0)
	old := a.n * a.ItemSize()
	if old == 0 || n == 1 {
		return nil
	}
	if _, err := repeatedSize(old, n); err != nil {
		return err
	}
	first := a.n
	if err := a.Resize(a.n * n); err != nil || n == 0 {
		return err
	}
	e := a.write(first, a.n-first, 1)
	a.heap.beforeWrite(e)
	err := a.heap.repeat(a.Data(), old)
	a.heap.copied(a.id, a.id, old*(n-1), ReasonRepeat)
	a.heap.written(e)
	return err
}

// SetSlice replaces the items at the positions of r, which must have been made
// for the length of a, with those of b, which may be a itself:
// a[i:j:k] = b. Slices with a step keep their length, except that nothing
// deletes them. It fails with TypeError when the typecodes differ.
//
// See https://docs.python.org/3/library/array.html.
func (a *Array) SetSlice(r layout.Range, b *Array) error {
	if a.code != b.code {
		return errBadArgument
	}
	src := b.Data()
	if a == b {
		temp, err := a.heap.setAside(src, a.id)
		if err != nil {
			return err
		}
		defer a.heap.Recycle(temp)
		src = temp
	}
	return a.setSlice(r, src, b.n, b.id)
}

// DeleteSlice removes the items at the positions of r, which must have been
// made for the length of a. Unlike a bytearray an array that is lent refuses
// even when r is empty.
func (a *Array) DeleteSlice(r layout.Range) error { return a.setSlice(r, nil, 0, 0) }

// Delete removes item i; negative indices count from the end. It fails with
// IndexError.
func (a *Array) Delete(i int) error {
	i, err := a.Find(i)
	if err != nil {
		return err
	}
	return a.DeleteSlice(layout.Range{Start: i, Step: 1, Len: 1})
}

func (a *Array) setSlice(r layout.Range, src []byte, needed int, from uint64) error {
	if needed == 0 || needed != r.Len {
		if err := a.canResize(); err != nil {
			return err
		}
	}
	switch {
	case r.Step == 1:
		return a.setRange(r.Start, r.Start+r.Len, src, needed, from)
	case needed == 0:
		if err := a.heap.squeeze(a.Data(), r.Up(), a.ItemSize(), a.id); err != nil {
			return err
		}
		return a.Resize(a.n - r.Len)
	case needed != r.Len:
		return pyerr.ValueError.Newf("attempt to assign array of size %d to extended slice of size %d", needed, r.Len)
	}
	size := a.ItemSize()
	e := a.write(r.Start, r.Len, r.Step)
	a.heap.beforeWrite(e)
	err := a.heap.scatter(a.Data(), r.Start*size, r.Len, r.Step*size, size, src)
	a.heap.copied(from, a.id, len(src), ReasonAssign)
	a.heap.written(e)
	return err
}

// setRange replaces the items from lo to hi with the needed ones in src.
func (a *Array) setRange(lo, hi int, src []byte, needed int, from uint64) error {
	var err error
	if growth := needed - (hi - lo); growth < 0 {
		err = a.closeUp(lo+needed, hi)
	} else if growth > 0 {
		err = a.open(hi, growth)
	}
	if err != nil {
		return err
	}
	return a.store(lo, src, from, ReasonAssign)
}

// store copies src over the items from item i on.
func (a *Array) store(i int, src []byte, from uint64, reason Reason) error {
	if len(src) == 0 {
		return nil
	}
	size := a.ItemSize()
	e := a.write(i, len(src)/size, 1)
	a.heap.beforeWrite(e)
	err := a.heap.shift(a.Data()[i*size:i*size+len(src)], src, false)
	a.heap.copied(from, a.id, len(src), reason)
	a.heap.written(e)
	return err
}

// Reverse turns the order of the items around.
//
// See https://docs.python.org/3/library/array.html#array.array.reverse.
func (a *Array) Reverse() error {
	size := a.ItemSize()
	return a.rewrite(func(data []byte) error {
		var temp [16]byte
		for i, j := 0, len(data)-size; i < j; i, j = i+size, j-size {
			copy(temp[:size], data[i:])
			copy(data[i:i+size], data[j:])
			copy(data[j:j+size], temp[:])
			if i&(pollSize-1) == 0 && i > 0 {
				if err := a.heap.poll(); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// ByteSwap turns the bytes of every item around, for data from a machine of
// the other byte order. Each half of a complex number is turned by itself.
//
// See https://docs.python.org/3/library/array.html#array.array.byteswap.
func (a *Array) ByteSwap() error {
	size := a.ItemSize()
	if a.code.IsComplex() {
		size /= 2
	}
	return a.rewrite(func(data []byte) error {
		for i := 0; i < len(data); i += size {
			slices.Reverse(data[i : i+size])
			if i&(pollSize-1) == 0 && i > 0 {
				if err := a.heap.poll(); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// rewrite reports that all items are written by change.
func (a *Array) rewrite(change func(data []byte) error) error {
	e := a.write(0, a.n, 1)
	a.heap.beforeWrite(e)
	err := change(a.Data())
	a.heap.written(e)
	return err
}

package buffer

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// canResize fails when the memory is lent.
func (a *Array) canResize() error {
	if a.exports == 0 {
		return nil
	}
	a.heap.refuse(a.id)
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
	a.splicing(min(n, a.n), a.n, max(n-a.n, 0))
	return a.setLen(n)
}

// splicing reports that the items from at to end are about to make room for
// inserted others.
func (a *Array) splicing(at, end, inserted int) {
	if a.heap.traced() {
		size := a.ItemSize()
		a.heap.splicing(a.id, a.Data(), at*size, end*size, inserted*size)
	}
}

// setLen is Resize of what may be resized, unannounced.
func (a *Array) setLen(n int) error {
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
	if extra > 0 {
		if err := a.canResize(); err != nil {
			return err
		}
		a.splicing(i, i, extra)
		if err := a.setLen(old + extra); err != nil {
			return err
		}
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
	a.splicing(lo, hi, 0)
	if err := a.heap.moveBytes(a.Data(), lo*size, hi*size, (a.n-hi)*size, a.id, ReasonShift); err != nil {
		return err
	}
	return a.setLen(a.n - (hi - lo))
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
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
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

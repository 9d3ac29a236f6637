package buffer

import (
	"slices"

	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

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
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
func (a *Array) DeleteSlice(r layout.Range) error { return a.setSlice(r, nil, 0, 0) }

// Delete removes item i; negative indices count from the end. It fails with
// IndexError.
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
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
		return a.squeeze(r.Up())
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

// squeeze removes the items at the positions of r, which go up.
func (a *Array) squeeze(r layout.Range) error {
	if r.Len == 0 {
		return nil
	}
	a.splicing(r.Start, a.n, a.n-r.Start-r.Len)
	if err := a.heap.squeeze(a.Data(), r, a.ItemSize(), a.id); err != nil {
		return err
	}
	return a.setLen(a.n - r.Len)
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
			if i&(pollSize/2-1) == 0 && i > 0 {
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

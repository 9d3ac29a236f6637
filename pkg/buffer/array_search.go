package buffer

import (
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

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

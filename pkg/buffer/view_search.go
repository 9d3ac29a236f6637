package buffer

import (
	"bytes"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Index returns the position of the first item between start and stop that
// equals item, or -1. The bounds are those of a slice. It fails when v has not
// one axis, and for a format that cannot be read.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.index.
func (v *View) Index(item format.Item, start, stop int) (int, error) {
	if err := v.CheckIndex(); err != nil {
		return 0, err
	}
	found := -1
	err := v.search(layout.NewRange(start, stop, 1, v.layout.Len()), item, func(i int) bool {
		found = i
		return false
	})
	return found, err
}

// CheckIndex fails when Index does for any item: when v is released, and when
// it has not one axis.
func (v *View) CheckIndex() error {
	if v.loan == nil {
		return ErrReleased
	}
	switch v.layout.NumDims() {
	case 0:
		return pyerr.TypeError.New("invalid lookup on 0-dim memory")
	case 1:
		return nil
	}
	return pyerr.NotImplementedError.New("multi-dimensional lookup is not implemented")
}

// ErrNotFound is what Python raises when memoryview.index finds nothing.
var ErrNotFound error = pyerr.ValueError.New("memoryview.index(x): x not found")

// CheckIter fails when v cannot be iterated over: when it is released, has not
// one axis, or a format of more than one item.
func (v *View) CheckIter() error {
	if v.loan == nil {
		return ErrReleased
	}
	if v.layout.NumDims() != 1 {
		return v.notOneAxis()
	}
	return v.CanGet()
}

// Count returns how many items equal item. It fails as CheckIter does.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.count.
func (v *View) Count(item format.Item) (int, error) {
	if err := v.CheckIter(); err != nil {
		return 0, err
	}
	n := 0
	err := v.search(layout.All(v.layout.Len()), item, func(int) bool {
		n++
		return true
	})
	return n, err
}

// search calls yield for the positions in r, whose step is 1, of items that
// equal item, until it returns false.
func (v *View) search(r layout.Range, item format.Item, yield func(i int) bool) error {
	if r.Len == 0 {
		return nil
	}
	if err := v.CanGet(); err != nil {
		return err
	}
	if v.code == 0 {
		return v.notSupported()
	}
	h := v.loan.heap
	part := v.layout.SliceFirst(r)
	i := r.Start
	var err error
	part.Runs(func(offset, n, stride int) bool {
		run := itemRun{v.loan.Data, v.code, offset, n, stride}
		var more bool
		more, err = h.searchRun(run, item, func(k int) bool { return yield(i + k) })
		i += n
		return more && err == nil
	})
	return err
}

// An itemRun is n items, the first at offset, each stride bytes after the one
// before.
type itemRun struct {
	data      []byte
	code      format.Code
	offset, n int
	stride    int
}

// searchRun calls yield for the positions of items that equal item, until it
// returns false, and returns what it returned last.
func (h *Heap) searchRun(run itemRun, item format.Item, yield func(i int) bool) (more bool, err error) {
	var packed [8]byte
	n, exact := run.pack(&packed, item)
	if exact && n == 0 {
		return true, nil // the items cannot hold it
	}
	want := packed[:n]
	size := run.code.ItemSize()
	every := pollSize / itemCost(size)
	if exact && size == 1 && run.stride == 1 {
		every = pollSize
	}
	for done := 0; done < run.n; done += every {
		if done > 0 {
			if err := h.poll(); err != nil {
				return false, err
			}
		}
		piece := run
		piece.offset += done * run.stride
		piece.n = min(every, run.n-done)
		at := func(i int) bool { return yield(done + i) }
		switch {
		case !exact:
			more = piece.searchItems(item, at)
		case size == 1 && run.stride == 1:
			more = piece.searchBlock(want[0], at)
		default:
			more = piece.searchBytes(want, at)
		}
		if !more {
			return false, nil
		}
	}
	return true, nil
}

// pack stores the bytes of an item that equals item, when bytes tell, which
// they do for integers, and returns their number. It is 0 when no item can
// equal it.
func (r itemRun) pack(packed *[8]byte, item format.Item) (n int, exact bool) {
	if !r.code.IsInteger() || !item.IsInteger() || r.code == format.Pointer && item.Negative() {
		return 0, false
	}
	if r.code.Put(packed[:], item) != nil {
		return 0, true
	}
	return r.code.ItemSize(), true
}

func (r itemRun) searchItems(item format.Item, yield func(i int) bool) bool {
	off := r.offset
	for i := range r.n {
		if r.code.Get(r.data[off:]).Equal(item) && !yield(i) {
			return false
		}
		off += r.stride
	}
	return true
}

func (r itemRun) searchBytes(want []byte, yield func(i int) bool) bool {
	off, first := r.offset, want[0]
	for i := range r.n {
		if r.data[off] == first && string(r.data[off:off+len(want)]) == string(want) && !yield(i) {
			return false
		}
		off += r.stride
	}
	return true
}

func (r itemRun) searchBlock(want byte, yield func(i int) bool) bool {
	block := r.data[r.offset : r.offset+r.n]
	for i := 0; ; i++ {
		k := bytes.IndexByte(block[i:], want)
		if k < 0 {
			return true
		}
		if i += k; !yield(i) {
			return false
		}
	}
}

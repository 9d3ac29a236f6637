package buffer

import (
	"bytes"
	"encoding/binary"
	"math"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
)

// Equal reports whether v == e: whether both have the same shape and equal
// items, each read in its own format. What lends nothing equals no view; a
// released view equals itself alone; items in a format that cannot be read
// equal nothing. It fails only when the heap's Poll does.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.
func (v *View) Equal(e Exporter) (bool, error) {
	if w, ok := e.(*View); ok {
		return v.EqualView(w)
	}
	if v.loan == nil {
		return false, nil
	}
	loan, err := borrow(e, FullRO)
	if err != nil {
		return false, nil // Python: what cannot be looked at is not equal
	}
	defer loan.Release()
	return v.EqualLoan(loan)
}

// EqualView reports whether v == w.
func (v *View) EqualView(w *View) (bool, error) {
	if v.loan == nil || w.loan == nil {
		return v == w, nil
	}
	return v.loan.heap.equal(v.items(), w.items())
}

// EqualLoan reports whether v equals a view of the loan.
func (v *View) EqualLoan(loan *Buffer) (bool, error) {
	if v.loan == nil {
		return false, nil
	}
	return v.loan.heap.equal(v.items(), itemsOf(loan))
}

// items are the items of a view or of a loan.
type items struct {
	data   []byte
	layout *layout.Layout
	format string
	code   format.Code
}

func (v *View) items() items {
	return items{v.loan.Data, &v.layout, v.ItemFormat(), v.code}
}

func itemsOf(loan *Buffer) items {
	text := loan.Format
	if text == "" {
		text = "B"
	}
	code, _ := format.Native(text)
	return items{loan.Data, &loan.Layout, text, code}
}

// fits reports whether the items are as large as their code says: after a
// request without a format they may be larger.
func (s *items) fits() bool { return s.code.ItemSize() == s.layout.ItemSize() }

// block returns the bytes of items that lie side by side in C order.
func (s *items) block() []byte { return s.data[s.layout.Offset():][:s.layout.NumBytes()] }

func (h *Heap) equal(a, b items) (bool, error) {
	same, empty := compareShapes(a.layout, b.layout)
	if !same {
		return false, nil
	}
	if a.code == 0 || b.code == 0 {
		return h.equalUnpacked(a, b, empty)
	}
	if empty {
		return true, nil
	}
	if a.code != b.code || !a.fits() || !b.fits() {
		return h.equalItems(a, b)
	}
	switch {
	case a.code.IsInteger() || a.code == format.Char:
		return h.equalBytes(a, b)
	case a.code == format.Float64:
		return h.equalRuns(a, b, equalFloat64)
	case a.code == format.Float32:
		return h.equalRuns(a, b, equalFloat32)
	}
	return h.equalItems(a, b)
}

// compareShapes reports whether the axes have the same lengths, up to the
// first of length zero, and whether there is one.
func compareShapes(a, b *layout.Layout) (same, empty bool) {
	if a.NumDims() != b.NumDims() {
		return false, false
	}
	for i := range a.NumDims() {
		if a.Shape(i) != b.Shape(i) {
			return false, false
		}
		if a.Shape(i) == 0 {
			return true, true
		}
	}
	return true, false
}

// itemCost returns how many bytes of work it is to look at an item of size
// bytes: what is not copied as a block takes as long as larger ones.
func itemCost(size int) int { return max(size, 16) }

// equalRuns asks equal about each pair of runs, in pieces.
func (h *Heap) equalRuns(a, b items, equal func(a, b []byte, run layout.PairRun) bool) (bool, error) {
	size := itemCost(a.layout.ItemSize())
	most := max(pollSize/size, 1)
	same := true
	m := meter{heap: h}
	var err error
	layout.Pairs(a.layout, b.layout, func(run layout.PairRun) bool {
		for n := run.N; n > 0; n -= run.N {
			run.N = min(n, most)
			if !equal(a.data, b.data, run) {
				same = false
				return false
			}
			run.A += run.N * run.StrideA
			run.B += run.N * run.StrideB
			if err = m.spend(min(run.N*size, pollSize)); err != nil {
				return false
			}
		}
		return true
	})
	return same && err == nil, err
}

// equalBytes compares items that are equal when their bytes are.
func (h *Heap) equalBytes(a, b items) (bool, error) {
	if a.layout.IsC() && b.layout.IsC() {
		return h.equalBlocks(a.block(), b.block())
	}
	size := a.layout.ItemSize()
	return h.equalRuns(a, b, func(x, y []byte, run layout.PairRun) bool {
		i, j := run.A, run.B
		if run.StrideA == size && run.StrideB == size {
			return bytes.Equal(x[i:i+run.N*size], y[j:j+run.N*size])
		}
		if size == 1 {
			return equalStrided(x, y, run)
		}
		for range run.N {
			if !bytes.Equal(x[i:i+size], y[j:j+size]) {
				return false
			}
			i += run.StrideA
			j += run.StrideB
		}
		return true
	})
}

// equalBlocks compares two blocks of the same length.
func (h *Heap) equalBlocks(x, y []byte) (bool, error) {
	for len(x) > pollSize {
		if !bytes.Equal(x[:pollSize], y[:pollSize]) {
			return false, nil
		}
		if err := h.poll(); err != nil {
			return false, err
		}
		x, y = x[pollSize:], y[pollSize:]
	}
	return bytes.Equal(x, y), nil
}

func equalStrided(x, y []byte, run layout.PairRun) bool {
	i, j := run.A, run.B
	for range run.N {
		if x[i] != y[j] {
			return false
		}
		i += run.StrideA
		j += run.StrideB
	}
	return true
}

func equalFloat64(x, y []byte, run layout.PairRun) bool {
	i, j := run.A, run.B
	for range run.N {
		if math.Float64frombits(binary.LittleEndian.Uint64(x[i:])) != math.Float64frombits(binary.LittleEndian.Uint64(y[j:])) {
			return false
		}
		i += run.StrideA
		j += run.StrideB
	}
	return true
}

func equalFloat32(x, y []byte, run layout.PairRun) bool {
	i, j := run.A, run.B
	for range run.N {
		if math.Float32frombits(binary.LittleEndian.Uint32(x[i:])) != math.Float32frombits(binary.LittleEndian.Uint32(y[j:])) {
			return false
		}
		i += run.StrideA
		j += run.StrideB
	}
	return true
}

// equalItems compares native items by value.
func (h *Heap) equalItems(a, b items) (bool, error) {
	if a.code.IsInteger() && b.code.IsInteger() {
		return h.equalIntegers(a, b)
	}
	return h.equalRuns(a, b, func(x, y []byte, run layout.PairRun) bool {
		i, j := run.A, run.B
		for range run.N {
			if !a.code.Get(x[i:]).Equal(b.code.Get(y[j:])) {
				return false
			}
			i += run.StrideA
			j += run.StrideB
		}
		return true
	})
}

// equalIntegers is equalItems for integers. Those beyond an int64 are compared
// as items.
func (h *Heap) equalIntegers(a, b items) (bool, error) {
	return h.equalRuns(a, b, func(x, y []byte, run layout.PairRun) bool {
		i, j := run.A, run.B
		for range run.N {
			n, fits := a.code.GetInt(x[i:])
			m, both := b.code.GetInt(y[j:])
			if fits && both && n != m || !(fits && both) && !a.code.Get(x[i:]).Equal(b.code.Get(y[j:])) {
				return false
			}
			i += run.StrideA
			j += run.StrideB
		}
		return true
	})
}

// equalUnpacked compares items of which some have more than one member, or
// another byte order, member by member. An item with one member is its member,
// any other is a tuple.
func (h *Heap) equalUnpacked(a, b items, empty bool) (bool, error) {
	f, err := format.Parse(a.format)
	if err != nil {
		return false, nil
	}
	g, err := format.Parse(b.format)
	if err != nil {
		return false, nil
	}
	if empty {
		return true, nil
	}
	if f.NumItems() != g.NumItems() || f.Size() > a.layout.ItemSize() || g.Size() > b.layout.ItemSize() {
		return false, nil
	}
	var left, right []format.Item
	return h.equalRuns(a, b, func(x, y []byte, run layout.PairRun) bool {
		i, j := run.A, run.B
		for range run.N {
			left, _ = f.Unpack(left[:0], x[i:i+f.Size()]) // the sizes agree
			right, _ = g.Unpack(right[:0], y[j:j+g.Size()])
			for k := range left {
				if !left[k].Equal(right[k]) {
					return false
				}
			}
			i += run.StrideA
			j += run.StrideB
		}
		return true
	})
}

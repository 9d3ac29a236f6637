package buffer

import "github.com/zerocopyzen/zen/pkg/layout"

// Base returns the outermost exporter under v: what lent the memory to what
// lent it to v, and so on through views and re-exports, as numpy's base does
// for a chain of views. It is nil when v is released.
//
// See https://numpy.org/doc/stable/reference/generated/numpy.ndarray.base.html.
func (v *View) Base() Exporter {
	if v.loan == nil {
		return nil
	}
	base := v.loan.owner
	for {
		switch e := base.(type) {
		case *View: // lent, hence not released
			base = e.loan.owner
		case *NDArray:
			if e.top == nil || e.top.base == nil {
				return base
			}
			base = e.top.base.owner
		default:
			return base
		}
	}
}

// Retained returns how many bytes of memory v keeps alive and how many bytes
// its items are: a view of three bytes may retain twenty megabytes. The memory
// is what the exporter lent; what it has allocated beyond that is not known.
// Both are 0 when v is released. See [View.Compact].
func (v *View) Retained() (memory, used int) {
	if v.loan == nil {
		return 0, 0
	}
	return len(v.loan.Data), v.NumBytes()
}

// SharesMemory reports whether some item of v and some item of w have a byte of
// memory in common. The answer is exact: every second byte and the bytes
// between them are not shared. Only for views of many axes it may be true
// though it is not, when the search takes longer than some milliseconds, see
// layout.Overlaps.
//
// See https://numpy.org/doc/stable/reference/generated/numpy.shares_memory.html.
func (v *View) SharesMemory(w *View) bool {
	if !v.MayShareMemory(w) {
		return false
	}
	// Count the offsets of both from where the lower memory begins.
	low, high := v, w
	if Address(low.loan.Data) > Address(high.loan.Data) {
		low, high = high, low
	}
	moved := high.layout.Moved(int(Address(high.loan.Data) - Address(low.loan.Data)))
	return layout.Overlaps(&low.layout, &moved)
}

// MayShareMemory reports whether the smallest blocks that hold all items of v
// and all items of w overlap: a quick answer that is exact when the items of
// both lie side by side.
//
// See https://numpy.org/doc/stable/reference/generated/numpy.may_share_memory.html.
func (v *View) MayShareMemory(w *View) bool {
	return SharesMemory(v.extent(), w.extent())
}

// extent returns the smallest block that holds all items.
func (v *View) extent() []byte {
	if v.loan == nil {
		return nil
	}
	lo, hi := v.layout.Bounds()
	return v.loan.Data[lo:hi]
}

// Compact returns a view of a copy of the items, side by side in C order, that
// keeps nothing else alive: the cure for a small view of large memory. The copy
// may be written to.
func (v *View) Compact() (*View, error) {
	if v.loan == nil {
		return nil, ErrReleased
	}
	h := v.loan.heap
	data, err := v.gather(OrderC)
	if err != nil {
		return nil, err
	}
	l := layout.Contiguous(v.ItemSize(), v.AppendShape(nil)...)
	nd := &NDArray{heap: h, id: h.NewID(), top: &ndMemory{mem: data, layout: l, format: v.ItemFormat(), fromHeap: true}}
	h.allocated(nd.id, "ndarray", data)
	h.copied(v.loan.ID, nd.id, len(data), ReasonCompact)
	return NewView(nd)
}

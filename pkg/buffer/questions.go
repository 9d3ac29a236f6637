package buffer

import "github.com/zerocopyzen/zen/pkg/layout"

// Base returns the outermost exporter under v: what lent the memory to what
// lent it to v, and so on, as numpy's base does for a chain of views.
func (v *View) Base() Exporter {
	for v.loan != nil {
		inner, ok := v.loan.owner.(*View)
		if !ok {
			return v.loan.owner
		}
		v = inner
	}
	return nil
}

// Retained returns how many bytes of memory v keeps alive and how many of them
// its items are: a view of three bytes may retain twenty megabytes. Both are 0
// when v is released.
func (v *View) Retained() (memory, used int) {
	if v.loan == nil {
		return 0, 0
	}
	return len(v.loan.Data), v.NumBytes()
}

// SharesMemory reports whether v and w have a byte of memory in common, be it
// between the items of one of them.
func (v *View) SharesMemory(w *View) bool {
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

package buffer

import "github.com/zerocopyzen/zen/pkg/layout"

// ShrinkInto is SliceInto for v[start:stop], followed by the release of v: dst,
// which must be released, takes v's part in the loan. The bounds are those of
// Range. It fails as SliceInto and Release do; then v is as it was.
func (v *View) ShrinkInto(dst *View, start, stop int) error {
	_, n, _, ok := v.layout.Axis()
	if v.loan == nil || v.exports > 0 || v.state&restricted != 0 || !ok {
		return v.shrinkSlowly(dst, start, stop)
	}
	start, n = layout.Cut(start, stop, n)
	loan := v.loan
	dst.loan, v.loan = loan, nil
	v.layout.CutInto(&dst.layout, start, n)
	dst.hash, dst.exports, dst.code, dst.state, dst.id = hashMemo{}, 0, v.code, v.state, 0
	if loan.first == v {
		loan.first = nil
	}
	if h := loan.heap; h != nil {
		h.lastID++
		dst.id = h.lastID
		if h.Trace != nil {
			dst.reportShrunk(v)
		}
	}
	return nil
}

// shrinkSlowly is ShrinkInto for views that are released, lent, restricted or
// have not one axis.
func (v *View) shrinkSlowly(dst *View, start, stop int) error {
	if err := v.canDerive(); err != nil {
		return err
	}
	if err := v.notLent(); err != nil {
		return err
	}
	if v.layout.NumDims() == 0 {
		return errZeroDims
	}
	if err := v.SliceInto(dst, v.Range(start, stop, 1)); err != nil {
		return err
	}
	return v.Release()
}

// reportShrunk reports that v has taken the part of its parent.
//
//go:noinline
func (v *View) reportShrunk(parent *View) {
	h := v.loan.heap
	if h.Trace.Shrink != nil && h.Trace.Origin == nil {
		h.Trace.Shrink(v, ViewEvent{Op: OpSlice, Object: v.loan.ID, View: v.id, Parent: parent.id})
		return
	}
	v.reportMade(OpSlice, parent.id)
	parent.reportReleased(v.loan)
}

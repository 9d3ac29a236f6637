package buffer

import (
	"github.com/zerocopyzen/zen/pkg/layout"
)

// Slice returns a view of a part of the first axis: v[a:b:c]. r must have been
// made for the length of that axis. No byte is copied. It fails with
// [ErrReleased], and with TypeError when v has no axis.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.
func (v *View) Slice(r layout.Range) (*View, error) {
	part := new(View)
	if err := v.SliceInto(part, r); err != nil {
		return nil, err
	}
	return part, nil
}

// SliceInto is Slice into memory the caller provides: dst must be released. It
// does not allocate.
func (v *View) SliceInto(dst *View, r layout.Range) error {
	if err := v.canDerive(); err != nil {
		return err
	}
	if v.layout.NumDims() == 0 {
		return errZeroDims
	}
	dst.derive(v)
	v.layout.SliceInto(&dst.layout, r)
	dst.made(OpSlice, v.id)
	return nil
}

// Range returns the range of the slice [start:stop:step] of the first axis.
// Negative bounds count from the end, and bounds outside are moved to the ends:
// math.MaxInt stands for one left out, see layout.NewRange and
// layout.DefaultBounds. step must not be 0. It panics when v has no axis.
func (v *View) Range(start, stop, step int) layout.Range {
	return layout.NewRange(start, stop, step, v.layout.Len())
}

// ToReadOnly returns a read-only view of the same items.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.toreadonly.
func (v *View) ToReadOnly() (*View, error) {
	view := new(View)
	if err := v.ToReadOnlyInto(view); err != nil {
		return nil, err
	}
	return view, nil
}

// ToReadOnlyInto is ToReadOnly into memory the caller provides: dst must be
// released.
func (v *View) ToReadOnlyInto(dst *View) error {
	if err := v.canDerive(); err != nil {
		return err
	}
	dst.derive(v)
	dst.layout = v.layout
	dst.state |= readOnly
	dst.made(OpReadOnly, v.id)
	return nil
}

// WithLayout returns a view of the same loan whose items lie elsewhere: what
// Python's memoryview cannot do but layouts can, such as a slice of an inner
// axis or a transposition. l must have been made from v's layout, so that its
// items lie inside the memory and have v's size. It panics when they do not.
func (v *View) WithLayout(l layout.Layout) (*View, error) {
	if err := v.canDerive(); err != nil {
		return nil, err
	}
	if l.ItemSize() != v.layout.ItemSize() || l.Check(len(v.loan.Data)) != nil {
		panic("buffer: layout does not fit the view")
	}
	view := new(View)
	view.derive(v)
	view.layout = l
	view.made(OpDerive, v.id)
	return view, nil
}

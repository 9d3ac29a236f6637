package buffer

import (
	"github.com/zerocopyzen/zen/pkg/layout"
)

// The methods of this file give what Python's memoryview refuses and Go wants:
// other views of the same loan. No byte moves. Each fails with [ErrReleased] for
// a released view, and each view it returns is to be released like any other.

// SliceAxis returns a view of the items of v at the positions of r on one axis;
// r must have been made for the length of that axis. It panics when there is no
// such axis.
func (v *View) SliceAxis(axis int, r layout.Range) (*View, error) {
	if err := v.canDerive(); err != nil {
		return nil, err
	}
	return v.WithLayout(v.layout.Slice(axis, r))
}

// IndexAxis returns a view of the items of v whose index on the axis is i,
// without that axis: row i of a matrix for axis 0, column i for axis 1. Negative
// indices count from the end. It fails with IndexError when there is no such
// item, and panics when there is no such axis.
func (v *View) IndexAxis(axis, i int) (*View, error) {
	if err := v.canDerive(); err != nil {
		return nil, err
	}
	l, err := v.layout.Index(axis, i)
	if err != nil {
		return nil, err
	}
	return v.WithLayout(l)
}

// Transpose returns a view of v with its axes in another order: axis i of the
// result is axis axes[i] of v. Without arguments the order is reversed. It
// panics when axes is not a permutation, and when v follows pointers.
func (v *View) Transpose(axes ...int) (*View, error) {
	if err := v.canDerive(); err != nil {
		return nil, err
	}
	return v.WithLayout(v.layout.Transpose(axes...))
}

// Broadcast returns a read-only view of v with another shape: axes of length 1
// are repeated, and axes may be added in front. It is read-only because several
// of its items are one. It fails with ValueError when an axis of another length
// would have to change.
func (v *View) Broadcast(shape ...int) (*View, error) {
	if err := v.canDerive(); err != nil {
		return nil, err
	}
	l, err := v.layout.Broadcast(shape...)
	if err != nil {
		return nil, err
	}
	wide, err := v.WithLayout(l)
	if err != nil {
		return nil, err
	}
	wide.state |= readOnly
	return wide, nil
}

// Reshape returns a view of the items of v, in C order, under another shape. It
// fails with ValueError when the number of items differs, and with
// [layout.ErrNeedsCopy] when no strides describe the result where the items lie.
func (v *View) Reshape(shape ...int) (*View, error) {
	if err := v.canDerive(); err != nil {
		return nil, err
	}
	l, err := v.layout.Reshape(shape...)
	if err != nil {
		return nil, err
	}
	return v.WithLayout(l)
}

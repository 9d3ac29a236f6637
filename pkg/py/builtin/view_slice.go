package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// viewGetRange is view[a:b:c] for bounds that are numbers. It makes no object
// but the view, and that from the blocks of dead ones.
func viewGetRange(rt *object.Runtime, v object.Value, bounds object.Bounds) (object.Value, error) {
	o := object.As[viewObject](v)
	n, err := o.view.Len()
	if err != nil {
		n = 0 // SliceInto refuses such a view in the words of indexing
	}
	s := sessionOf(rt)
	d := s.blocks.takeView()
	if err := o.view.SliceInto(&d.view, fit(bounds, n)); err != nil {
		s.blocks.giveView(d)
		return object.Value{}, err
	}
	return d.derived(rt, o), nil
}

// viewShrink is view[a:b] of a view that goes: the slice takes its place, in
// another block.
func viewShrink(rt *object.Runtime, v object.Value, bounds object.Bounds) (object.Value, error) {
	o := object.As[viewObject](v)
	dead := &sessionOf(rt).blocks.views
	last := len(*dead) - 1
	if last < 0 {
		*dead = append(*dead, new(viewObject))
		last = 0
	}
	d := (*dead)[last]
	if err := o.view.ShrinkInto(&d.view, bounds.Start, bounds.Stop); err != nil {
		return object.Value{}, err
	}
	(*dead)[last] = o
	d.base, o.base = o.base, object.Value{}
	d.Succeed(&o.Header)
	return d.Value(), nil
}

// slice is view[key]. Bounds that are no plain ints may run Python code that
// releases the view; then the slice is one of the loan as it was before, as in
// CPython.
func (o *viewObject) slice(rt *object.Runtime, key *object.Slice) (object.Value, error) {
	if plainSlice(key) {
		bounds, err := key.Bounds(rt)
		if err != nil {
			return object.Value{}, err
		}
		return viewGetRange(rt, o.Value(), bounds)
	}
	kept, err := o.derive(rt, func(dst *buffer.View) error { return dst.InitView(&o.view) })
	if err != nil {
		return object.Value{}, err
	}
	defer rt.Release(kept)
	bounds, err := key.Bounds(rt)
	if err != nil {
		return object.Value{}, err
	}
	return viewGetRange(rt, kept, bounds)
}

// plainSlice reports whether the bounds are numbers as they stand, so that
// asking for them runs no Python code.
func plainSlice(s *object.Slice) bool {
	start, stop, step := s.Parts()
	return plainBound(start) && plainBound(stop) && plainBound(step)
}

func plainBound(v object.Value) bool { return v.IsNone() || v.IsSmallInt() }

// assign is view[key] = value for a view with one axis. The value is lent first.
func (o *viewObject) assign(rt *object.Runtime, key *object.Slice, value object.Value) error {
	loan, owner, err := acquire(rt, value, buffer.FullRO)
	if err != nil {
		return err
	}
	err = o.assignLoan(rt, key, loan)
	loan.Release()
	rt.Release(owner)
	return err
}

func (o *viewObject) assignLoan(rt *object.Runtime, key *object.Slice, loan *buffer.Buffer) error {
	bounds, err := key.Bounds(rt)
	if err != nil {
		return err
	}
	layout := o.view.Layout()
	return o.view.AssignLoan(fit(bounds, layout.Len()), loan)
}

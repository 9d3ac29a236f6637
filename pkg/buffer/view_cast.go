package buffer

import (
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Cast returns a view of the same bytes as items of another native format, on
// one axis when shape is nil, else of that shape; an empty shape makes one item
// without axes. No byte is copied. The errors and their precedence are
// CPython's.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.cast.
func (v *View) Cast(itemFormat string, shape []int) (*View, error) {
	view := new(View)
	if err := v.CastInto(view, itemFormat, shape); err != nil {
		return nil, err
	}
	return view, nil
}

// CastInto is Cast into memory the caller provides: dst must be released.
func (v *View) CastInto(dst *View, itemFormat string, shape []int) error {
	flat, err := v.CastFlat(itemFormat, shape != nil, len(shape))
	if err != nil {
		return err
	}
	if shape != nil {
		if flat, err = flat.CastShape(shape...); err != nil {
			return err
		}
	}
	return v.CastLayoutInto(dst, itemFormat, flat)
}

// CastFlat makes the checks of a cast that come before the lengths of the
// shape are looked at, and returns the layout of the cast without a shape. An
// interpreter calls it, converts the lengths, which may fail, and goes on with
// layout.Layout.CastShape and CastLayoutInto.
//
// A shape that is not a list or tuple at all is an error between two of the
// checks: to make only those before it, call [View.CheckCast].
func (v *View) CastFlat(itemFormat string, shaped bool, ndim int) (layout.Layout, error) {
	if err := v.CheckCast(shaped, ndim); err != nil {
		return layout.Layout{}, err
	}
	code, ok := format.Native(itemFormat)
	if !ok {
		return layout.Layout{}, pyerr.ValueError.New("memoryview: destination format must be a native format prefixed with an optional '@'")
	}
	if !code.IsByte() && !v.code.IsByte() {
		return layout.Layout{}, pyerr.TypeError.New("memoryview: cannot cast between two non-byte formats")
	}
	return v.layout.CastFlat(code.ItemSize())
}

// CheckCast fails when v cannot be cast at all to a shape of ndim axes, or
// without a shape. With ndim 1 it makes only the checks that come before the
// shape is looked at.
func (v *View) CheckCast(shaped bool, ndim int) error {
	if err := v.canDerive(); err != nil {
		return err
	}
	if v.state&pointers != 0 {
		return pyerr.TypeError.New("memoryview: casts are restricted to C-contiguous views")
	}
	return v.layout.CheckCast(shaped, ndim)
}

// CastLayoutInto makes dst, which must be released, a view of the bytes of v
// with a native format and a layout that CastFlat and CastShape returned.
func (v *View) CastLayoutInto(dst *View, itemFormat string, l layout.Layout) error {
	if err := v.canDerive(); err != nil {
		return err
	}
	dst.derive(v)
	dst.layout = l
	dst.code, _ = format.Native(itemFormat)
	dst.state = dst.state&^castAt | cast
	if itemFormat[0] == '@' {
		dst.state |= castAt
	}
	dst.made(OpCast, v.id)
	return nil
}

package buffer

import (
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// The methods of this file answer for a released view as they did before its
// release, except where they need the memory. Python raises: an interpreter
// asks Released first.

// Layout returns the layout of the items in [View.Memory].
func (v *View) Layout() layout.Layout { return v.layout }

// Axis returns where the first item lies in [View.Memory], how many items there
// are and how many bytes one is from the next, of a view that has one axis and
// follows no pointers; else ok is false.
func (v *View) Axis() (offset, items, stride int, ok bool) {
	offset, items, stride, ok = v.layout.Axis()
	return offset, items, stride, ok && v.state&pointers == 0
}

// ItemFormat returns what an item is, in the grammar of package format. It is
// called so because fmt.Formatter owns the name Format. Of a released view it
// is "B".
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.format.
func (v *View) ItemFormat() string {
	switch {
	case v.state&cast != 0:
		if v.state&castAt != 0 {
			return v.code.WithAt()
		}
		return v.code.String()
	case v.loan == nil || v.loan.Format == "":
		return "B"
	}
	return v.loan.Format
}

// Code returns the code of an item, 0 when the format is not one native item.
func (v *View) Code() format.Code { return v.code }

// ItemSize returns the size of one item in bytes.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.itemsize.
func (v *View) ItemSize() int { return v.layout.ItemSize() }

// NumDims returns the number of axes.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.ndim.
func (v *View) NumDims() int { return v.layout.NumDims() }

// NumBytes returns the number of bytes of all items.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.nbytes.
func (v *View) NumBytes() int { return v.layout.NumBytes() }

// AppendShape appends the length of every axis to dst.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.shape.
func (v *View) AppendShape(dst []int) []int { return v.layout.AppendShape(dst) }

// AppendStrides appends the stride of every axis to dst.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.strides.
func (v *View) AppendStrides(dst []int) []int { return v.layout.AppendStrides(dst) }

// AppendSuboffsets appends the suboffset of every axis to dst, or nothing when
// the exporter gave none.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.suboffsets.
func (v *View) AppendSuboffsets(dst []int) []int {
	if v.state&pointers == 0 {
		return dst
	}
	for i := range v.layout.NumDims() {
		dst = append(dst, v.layout.Suboffset(i))
	}
	return dst
}

// ReadOnly reports whether the memory must not be written through v.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.readonly.
func (v *View) ReadOnly() bool { return v.state&readOnly != 0 }

// IsC reports whether the items lie side by side in C order.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.c_contiguous.
func (v *View) IsC() bool { return v.state&pointers == 0 && v.layout.IsC() }

// IsF reports whether the items lie side by side in Fortran order.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.f_contiguous.
func (v *View) IsF() bool { return v.state&pointers == 0 && v.layout.IsF() }

// IsContiguous reports whether the items lie side by side in either order.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.contiguous.
func (v *View) IsContiguous() bool { return v.IsC() || v.IsF() }

// Len returns the length of the first axis: len(v). It fails when v is
// released or has no axis.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__len__.
func (v *View) Len() (int, error) {
	if v.loan == nil {
		return 0, ErrReleased
	}
	if _, n, _, ok := v.layout.Axis(); ok {
		return n, nil
	}
	return v.lenOfMany()
}

// lenOfMany is Len for a view that has not one axis. It stands alone so that Len
// is inlined.
//
//go:noinline
func (v *View) lenOfMany() (int, error) {
	if v.layout.NumDims() == 0 {
		return 0, pyerr.TypeError.New("0-dim memory has no length")
	}
	return v.layout.Len(), nil
}

// Memory returns all memory of the loan, to which the offsets of the layout
// count. It is shared with the exporter and valid until v is released; nil when
// it has been. Writes to it go unreported, and a read-only view's must not be
// written to.
func (v *View) Memory() []byte {
	if v.loan == nil {
		return nil
	}
	return v.loan.Data
}

// Bytes returns the bytes of the items of a view that is C-contiguous. They
// are shared with the exporter and valid until v is released; those of a
// read-only view must not be written to. It fails with [ErrReleased], and with
// BufferError when the items do not lie side by side.
func (v *View) Bytes() ([]byte, error) {
	if v.loan == nil {
		return nil, ErrReleased
	}
	if !v.IsC() {
		return nil, pyerr.BufferError.New(viewRefusals.c)
	}
	lo := v.layout.Offset()
	hi := lo + v.layout.NumBytes()
	return v.loan.Data[lo:hi:hi], nil
}

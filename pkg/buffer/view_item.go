package buffer

import (
	"iter"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// At returns one item; there is one index for each axis, and negative ones
// count from the end. It fails with [ErrReleased], with NotImplementedError for
// a format that is not one native item, and as layout.Layout.At does.
//
// It is CanGet, Find and Load.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.
func (v *View) At(indices ...int) (format.Item, error) {
	if v.loan != nil && v.layout.NumDims() == 0 && len(indices) > 0 {
		return format.Item{}, errZeroDims
	}
	if err := v.CanGet(); err != nil {
		return format.Item{}, err
	}
	off, err := v.layout.At(indices...)
	if err != nil {
		return format.Item{}, err
	}
	return v.Load(off)
}

// At1 returns item i of a view with one axis: v[i]. A view with more axes fails
// with NotImplementedError, one without with TypeError.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.
func (v *View) At1(i int) (format.Item, error) {
	if v.loan == nil || v.code == 0 || v.layout.NumDims() != 1 {
		return v.at1Otherwise(i)
	}
	off, err := v.layout.At1(i)
	if err != nil {
		return format.Item{}, err
	}
	return v.code.Get(v.loan.Data[off:]), nil
}

// at1Otherwise is At1 for a view that it must refuse, or most likely must.
func (v *View) at1Otherwise(i int) (format.Item, error) {
	if v.loan != nil && v.layout.NumDims() == 0 {
		return format.Item{}, errZeroDims
	}
	if err := v.CanGet(); err != nil {
		return format.Item{}, err
	}
	if v.layout.NumDims() != 1 {
		return format.Item{}, v.notOneAxis()
	}
	off, err := v.layout.At1(i)
	if err != nil {
		return format.Item{}, err
	}
	return v.Load(off)
}

// Int returns item i of a view with one axis, and true, when it is an integer
// that an int64 holds: At1 for loops that are hot. When it reports false At1
// says what there is instead.
func (v *View) Int(i int) (n int64, ok bool) {
	if v.loan == nil || v.layout.NumDims() != 1 {
		return 0, false
	}
	off, ok := v.offset(i)
	if !ok {
		return 0, false
	}
	return v.code.GetInt(v.loan.Data[off:])
}

// SetInt stores n as item i of a view with one axis, and reports true, when v
// can be written to and the item holds integers as large as n: Set1 for loops
// that are hot. When it reports false nothing has been stored, and Set1 stores
// n or says why not.
func (v *View) SetInt(i int, n int64) bool {
	if v.loan == nil || v.state&readOnly != 0 || v.layout.NumDims() != 1 || v.loan.heap.traced() {
		return false
	}
	off, ok := v.offset(i)
	return ok && v.code.PutInt(v.loan.Data[off:], n)
}

// offset is layout.Layout.At1 without the error, whose text costs time: a
// loop may well run until an index is out of bounds.
func (v *View) offset(i int) (off int, ok bool) {
	n := v.layout.Len()
	if i < 0 {
		i += n
	}
	if uint(i) >= uint(n) {
		return 0, false
	}
	off, err := v.layout.At1(i)
	return off, err == nil
}

// Set stores one item, as v[indices] = item does. Beyond the failures of At it
// fails with [ErrReadOnly], with TypeError for an item of another type and with
// ValueError for one out of range; the memory is then unchanged.
//
// It is CanSet, Find and Store. An interpreter calls them one by one: it
// converts the value between Find and Store.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.
func (v *View) Set(item format.Item, indices ...int) error {
	if err := v.CanSet(); err != nil {
		return err
	}
	off, err := v.layout.At(indices...)
	if err != nil {
		return err
	}
	return v.Store(off, item)
}

// Set1 stores item i of a view with one axis: v[i] = item.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.
func (v *View) Set1(i int, item format.Item) error {
	if v.loan == nil || v.code == 0 || v.state&readOnly != 0 || v.layout.NumDims() != 1 || v.loan.heap.traced() {
		return v.set1Otherwise(i, item)
	}
	off, err := v.layout.At1(i)
	if err != nil {
		return err
	}
	if err := v.code.Put(v.loan.Data[off:], item); err != nil {
		return v.storeError(err)
	}
	return nil
}

// set1Otherwise is Set1 for a view that it must refuse, or most likely must,
// and for one whose writes are reported.
func (v *View) set1Otherwise(i int, item format.Item) error {
	if err := v.CanSet(); err != nil {
		return err
	}
	off, err := v.Find1(i)
	if err != nil {
		return err
	}
	return v.Store(off, item)
}

// CanGet makes the checks that come before a key is looked at: it fails when v
// is released and when its format has more than one item or another byte
// order.
func (v *View) CanGet() error {
	if v.loan == nil {
		return ErrReleased
	}
	if v.code == 0 && len(bareFormat(v.ItemFormat())) != 1 {
		return pyerr.NotImplementedError.Newf("memoryview: unsupported format %s", v.ItemFormat())
	}
	return nil
}

// CanSet is CanGet for an assignment: it also fails when v is read-only.
func (v *View) CanSet() error {
	if err := v.CanGet(); err != nil {
		return err
	}
	if v.state&readOnly != 0 {
		return ErrReadOnly
	}
	return nil
}

// Find returns the offset of one item in [View.Memory], see layout.Layout.At.
func (v *View) Find(indices ...int) (int, error) { return v.layout.At(indices...) }

// Find1 returns the offset of item i of a view with one axis, for an
// assignment: a view with more axes fails with NotImplementedError, one
// without with TypeError.
func (v *View) Find1(i int) (int, error) {
	switch v.layout.NumDims() {
	case 0:
		return 0, errZeroDims
	case 1:
		return v.layout.At1(i)
	}
	return 0, pyerr.NotImplementedError.New("sub-views are not implemented")
}

var errZeroDims error = pyerr.TypeError.New("invalid indexing of 0-dim memory")

func (v *View) notOneAxis() error {
	if v.layout.NumDims() == 0 {
		return errZeroDims
	}
	return pyerr.NotImplementedError.New("multi-dimensional sub-views are not implemented")
}

// Load returns the item at an offset that Find returned. It fails when v has
// been released and with NotImplementedError for a format that is not one
// native item.
func (v *View) Load(off int) (format.Item, error) {
	if v.loan == nil {
		return format.Item{}, ErrReleased
	}
	if v.code == 0 {
		return format.Item{}, v.notSupported()
	}
	return v.code.Get(v.loan.Data[off:]), nil
}

// Store stores an item at an offset that Find returned. It fails as Load does,
// with TypeError for an item of another type and with ValueError for one out of
// range; the memory is then unchanged. The type of the item is looked at before
// v is found to be released.
func (v *View) Store(off int, item format.Item) error {
	if v.loan == nil {
		return v.storeReleased(item)
	}
	if v.code == 0 {
		return v.notSupported()
	}
	h := v.loan.heap
	if !h.traced() {
		if err := v.code.Put(v.loan.Data[off:], item); err != nil {
			return v.storeError(err)
		}
		return nil
	}
	var packed [16]byte
	if err := v.code.Put(packed[:], item); err != nil {
		return v.storeError(err)
	}
	size := v.code.ItemSize()
	e := WriteEvent{Object: v.loan.ID, View: v.id, Data: v.loan.Data, Offset: off, Count: 1, Size: size, Step: size}
	h.beforeWrite(e)
	copy(v.loan.Data[off:], packed[:size])
	h.written(e)
	return nil
}

// storeReleased is Store when v has been released since the item was found, by
// the value's own conversion perhaps. That the value is no number of the widest
// item of its kind, or no single byte, is said first.
func (v *View) storeReleased(item format.Item) error {
	if v.code == 0 {
		return ErrReleased
	}
	var packed [16]byte
	var err error
	switch {
	case v.code.IsInteger():
		_, err = v.code.Integer(item, 8)
	case v.code.IsFloat():
		err = format.Float64.Put(packed[:], item)
	case v.code.IsComplex():
		err = format.ComplexDouble.Put(packed[:], item)
	default:
		err = v.code.Put(packed[:], item)
	}
	if err != nil {
		return v.storeError(err)
	}
	return ErrReleased
}

// storeError says in Python's words what format.Code.Put meant.
func (v *View) storeError(err error) error {
	if err == format.ErrType {
		return pyerr.TypeError.Newf("memoryview: invalid type for format '%s'", v.code)
	}
	return pyerr.ValueError.Newf("memoryview: invalid value for format '%s'", v.code)
}

func (v *View) notSupported() error {
	return pyerr.NotImplementedError.Newf("memoryview: format %s not supported", bareFormat(v.ItemFormat()))
}

// Values returns the items in C order. The walk ends early when v is released
// meanwhile; it is empty when the format is not one native item. See
// [View.At1] for a hot loop.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__iter__.
func (v *View) Values() iter.Seq[format.Item] {
	return func(yield func(format.Item) bool) {
		if v.code == 0 || v.loan == nil {
			return
		}
		for off := range v.layout.Offsets() {
			if v.loan == nil || !yield(v.code.Get(v.loan.Data[off:])) {
				return
			}
		}
	}
}

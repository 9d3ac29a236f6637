package builtin

import (
	"math/big"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// itemValue returns the Python object for an item read from memory.
func itemValue(rt *object.Runtime, item format.Item) (object.Value, error) {
	switch item.Kind {
	case format.KindInt:
		n, _ := item.Int64()
		return object.Int(n), nil
	case format.KindUint:
		n, _ := item.Uint64()
		return object.Uint(n), nil
	case format.KindBool:
		return object.Bool(item.Bool()), nil
	case format.KindFloat:
		f, err := item.Float64()
		return object.Float(f), err
	case format.KindComplex:
		c, err := item.Complex128()
		return object.NewComplex(c), err
	case format.KindChar, format.KindBytes:
		data := item.AppendBytes(make([]byte, 0, 16))
		return copyBytes(rt, data, 0, buffer.ReasonConstructor)
	}
	panic("builtin: item without a value")
}

// intItem returns an int as an item.
func intItem(v object.Value) format.Item {
	if v.IsBool() {
		return format.Truth(v == object.True)
	}
	if n, ok := v.Int64(); ok {
		return format.Int(n)
	}
	b := object.BigOf(v, nil)
	if b.IsUint64() {
		return format.Uint(b.Uint64())
	}
	nearest, accuracy := new(big.Float).SetInt(b).Float64()
	return format.Huge(b.Sign() < 0, nearest, accuracy == big.Exact)
}

// exactItem returns a number of a built-in class as an item; ok is false for any
// other object. It never runs Python code.
func exactItem(v object.Value) (item format.Item, ok bool) {
	switch {
	case v.IsSmallInt():
		return format.Int(v.SmallInt()), true
	case v.IsFloat():
		return format.Float(v.Float64()), true
	case v.IsInt() && v.Type().Builtin():
		return intItem(v), true
	}
	return format.Item{}, false
}

// packItem converts a value to an item of code, as a memoryview does. What the
// conversion raises is put in the view's own words when it is a TypeError, a
// ValueError or an OverflowError. The zero item stands for a value of another
// type.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.format.
func packItem(rt *object.Runtime, code format.Code, v object.Value) (format.Item, error) {
	if item, ok := exactItem(v); ok && code != format.Bool {
		return item, nil
	}
	item, err := convertItem(rt, code, v)
	switch {
	case err == nil || code == format.Bool:
		return item, err
	case object.IsException(err, pyerr.TypeError):
		rt.Discard(err)
		return format.Item{}, pyerr.TypeError.Newf("memoryview: invalid type for format '%s'", code)
	case object.IsException(err, pyerr.OverflowError), object.IsException(err, pyerr.ValueError):
		rt.Discard(err)
		return format.Item{}, pyerr.ValueError.Newf("memoryview: invalid value for format '%s'", code)
	}
	return format.Item{}, err
}

func convertItem(rt *object.Runtime, code format.Code, v object.Value) (format.Item, error) {
	switch {
	case code == format.Bool:
		truth, err := object.Truth(rt, v)
		return format.Truth(truth), err
	case code == format.Char:
		if v.Kind() == object.KindBytes {
			return format.Bytes(object.As[bytesObject](v).data.Data()), nil
		}
		return format.Item{}, nil
	case code == format.Pointer:
		if v.IsInt() {
			return intItem(v), nil
		}
		return format.Item{}, nil
	case code.IsFloat():
		f, err := object.AsFloat(rt, v)
		return format.Float(f), err
	case code.IsComplex():
		c, err := object.AsComplex(rt, v)
		return format.Complex(c), err
	case code.IsInteger():
		index, err := object.Index(rt, v)
		if err != nil {
			return format.Item{}, err
		}
		defer rt.Release(index)
		return intItem(index), nil
	}
	return format.Item{}, nil
}

// viewGetItem is view[key].
func viewGetItem(rt *object.Runtime, v, key object.Value) (object.Value, error) {
	o := object.As[viewObject](v)
	if key.IsSmallInt() {
		if n, ok := o.view.Int(int(key.SmallInt())); ok {
			return object.Int(n), nil
		}
		item, err := o.view.At1(int(key.SmallInt()))
		if err != nil {
			return object.Value{}, err
		}
		return itemValue(rt, item)
	}
	if o.view.Released() {
		return object.Value{}, buffer.ErrReleased
	}
	if o.view.NumDims() == 0 {
		return o.scalar(rt, key)
	}
	switch {
	case object.IsIndex(key):
		i, err := object.AsSize(rt, key, pyerr.IndexError)
		if err != nil {
			return object.Value{}, err
		}
		item, err := o.view.At1(i)
		if err != nil {
			return object.Value{}, err
		}
		return itemValue(rt, item)
	case key.Kind() == object.KindSlice:
		return o.slice(rt, object.As[object.Slice](key))
	case isMultiIndex(key):
		return o.itemAt(rt, key)
	case isMultiSlice(key):
		return object.Value{}, pyerr.NotImplementedError.New("multi-dimensional slicing is not implemented")
	}
	return object.Value{}, errSliceKey
}

var (
	errSubViews = pyerr.NotImplementedError.New("sub-views are not implemented")
	errSliceKey = pyerr.TypeError.New("memoryview: invalid slice key")
	errZeroDims = pyerr.TypeError.New("invalid indexing of 0-dim memory")
)

// itemAt is view[key] for a tuple of indices.
func (o *viewObject) itemAt(rt *object.Runtime, key object.Value) (object.Value, error) {
	if err := o.view.CanGet(); err != nil {
		return object.Value{}, err
	}
	if len(object.TupleItems(key)) < o.view.NumDims() {
		return object.Value{}, errSubViews
	}
	off, err := o.find(rt, key)
	if err != nil {
		return object.Value{}, err
	}
	return o.load(rt, off)
}

// scalar is view[key] of a view without axes.
func (o *viewObject) scalar(rt *object.Runtime, key object.Value) (object.Value, error) {
	switch {
	case key == object.Ellipsis:
		return o.Value().Retain(), nil
	case key.Kind() == object.KindTuple && len(object.TupleItems(key)) == 0:
		if err := o.view.CanGet(); err != nil {
			return object.Value{}, err
		}
		layout := o.view.Layout()
		return o.load(rt, layout.Offset())
	}
	return object.Value{}, errZeroDims
}

func (o *viewObject) load(rt *object.Runtime, off int) (object.Value, error) {
	item, err := o.view.Load(off)
	if err != nil {
		return object.Value{}, err
	}
	return itemValue(rt, item)
}

// isMultiIndex reports whether key is a tuple of indices. The empty tuple is.
func isMultiIndex(key object.Value) bool {
	if key.Kind() != object.KindTuple {
		return false
	}
	for _, part := range object.TupleItems(key) {
		if !object.IsIndex(part) {
			return false
		}
	}
	return true
}

// isMultiSlice reports whether key is a tuple of slices, and not empty.
func isMultiSlice(key object.Value) bool {
	if key.Kind() != object.KindTuple || len(object.TupleItems(key)) == 0 {
		return false
	}
	for _, part := range object.TupleItems(key) {
		if part.Kind() != object.KindSlice {
			return false
		}
	}
	return true
}

// find returns the offset of the item that a tuple of indices names. Each index
// is looked at, and may run Python code, before the next. That the view has been
// released by such code says who loads or stores the item.
func (o *viewObject) find(rt *object.Runtime, key object.Value) (int, error) {
	parts := object.TupleItems(key)
	layout := o.view.Layout()
	if len(parts) > layout.NumDims() {
		return layout.At(make([]int, len(parts))...)
	}
	indices := make([]int, len(parts))
	for axis, part := range parts {
		i, err := object.AsSize(rt, part, pyerr.IndexError)
		if err != nil {
			return 0, err
		}
		if n := layout.Shape(axis); i < -n || i >= n {
			return 0, pyerr.IndexError.Newf("index out of bounds on dimension %d", axis+1)
		}
		indices[axis] = i
	}
	return layout.At(indices...)
}

var errDelete = pyerr.TypeError.New("cannot delete memory")

// viewSetItem is view[key] = value, and del view[key] when value is not set.
func viewSetItem(rt *object.Runtime, v, key, value object.Value) error {
	o := object.As[viewObject](v)
	if value.IsSet() && key.IsSmallInt() {
		if value.IsSmallInt() && o.view.SetInt(int(key.SmallInt()), value.SmallInt()) {
			return nil
		}
		if item, ok := exactItem(value); ok {
			return o.view.Set1(int(key.SmallInt()), item)
		}
	}
	if err := o.view.CanSet(); err != nil {
		return err
	}
	if !value.IsSet() {
		return errDelete
	}
	ndim := o.view.NumDims()
	if ndim == 0 {
		if key == object.Ellipsis || key.Kind() == object.KindTuple && len(object.TupleItems(key)) == 0 {
			layout := o.view.Layout()
			return o.store(rt, layout.Offset(), value)
		}
		return errZeroDims
	}
	switch {
	case object.IsIndex(key):
		if ndim > 1 {
			return errSubViews
		}
		i, err := object.AsSize(rt, key, pyerr.IndexError)
		if err != nil {
			return err
		}
		off, err := o.view.Find1(i)
		if err != nil {
			return err
		}
		return o.store(rt, off, value)
	case key.Kind() == object.KindSlice && ndim == 1:
		return o.assign(rt, object.As[object.Slice](key), value)
	case isMultiIndex(key):
		if len(object.TupleItems(key)) < ndim {
			return errSubViews
		}
		off, err := o.find(rt, key)
		if err != nil {
			return err
		}
		return o.store(rt, off, value)
	case key.Kind() == object.KindSlice || isMultiSlice(key):
		return errAssignDims
	}
	return errSliceKey
}

var errAssignDims = pyerr.NotImplementedError.New("memoryview slice assignments are currently restricted to ndim = 1")

// store converts a value, which may release the view, and stores it.
func (o *viewObject) store(rt *object.Runtime, off int, value object.Value) error {
	item, err := packItem(rt, o.view.Code(), value)
	if err != nil {
		return err
	}
	return o.view.Store(off, item)
}

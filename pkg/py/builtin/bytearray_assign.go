package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// byteArraySetItem is b[key] = value, and del b[key] when value is not set. Key
// and value are converted before the length is looked at, for their methods may
// change it.
func byteArraySetItem(rt *object.Runtime, v, key, value object.Value) error {
	b := &object.As[byteArrayObject](v).data
	switch {
	case key.Kind() == object.KindSlice:
		bounds, err := object.As[object.Slice](key).Bounds(rt)
		if err != nil {
			return err
		}
		switch {
		case !value.IsSet():
			return b.DeleteSlice(fit(bounds, b.Len()))
		case value.Kind() != object.KindByteArray && exportsBuffer(value) && lendsByMethod(value.Type()):
			return assignCopy(rt, v, key, value) // which may lend b itself
		case !plainSlice(object.As[object.Slice](key)) && (value == v || value.Kind() != object.KindByteArray):
			return assignCopy(rt, v, key, value)
		}
		return assignBytes(rt, v, bounds, value)
	case !object.IsIndex(key):
		return errByteArrayKey(key)
	}
	i, err := object.AsSize(rt, key, pyerr.IndexError)
	if err != nil {
		return err
	}
	if !value.IsSet() {
		return b.Delete(i)
	}
	c, err := byteValue(rt, value, errByteRange)
	if err != nil {
		return err
	}
	return b.Set(i, c)
}

// assignBytes is b[bounds] = value.
func assignBytes(rt *object.Runtime, v object.Value, bounds object.Bounds, value object.Value) error {
	b := &object.As[byteArrayObject](v).data
	switch {
	case value == v:
		return b.SetSlice(fit(bounds, b.Len()), b.Data(), b.ID())
	case value.Kind() == object.KindByteArray:
		other := &object.As[byteArrayObject](value).data
		return b.SetSlice(fit(bounds, b.Len()), other.Data(), other.ID())
	case value.IsStr() || isNumber(value):
		return errNotAssignable
	case !exportsBuffer(value):
		return assignInts(rt, b, bounds, value)
	}
	loan, owner, err := acquire(rt, value, buffer.FullRO)
	if err != nil {
		return err
	}
	err = assignLoan(rt, b, bounds, loan)
	loan.Release()
	rt.Release(owner)
	return err
}

// assignCopy is b[key] = value for bounds that run Python code. As in CPython
// they are asked again after the value has been copied.
func assignCopy(rt *object.Runtime, v, key, value object.Value) error {
	if value.IsStr() || isNumber(value) {
		return errNotAssignable
	}
	o := new(byteArrayObject)
	o.data.InitBlank(sessionOf(rt).Heap)
	o.Init(rt, ByteArrayType)
	defer rt.Release(o.Value())
	if err := initByteArray(rt, o.Value(), object.Args{Values: []object.Value{value}}); err != nil {
		return err
	}
	return byteArraySetItem(rt, v, key, o.Value())
}

// isNumber reports whether v can be converted to a number, as PyNumber_Check
// does.
func isNumber(v object.Value) bool {
	slots := v.Type().Slots()
	return v.IsInt() || slots.Index != nil || slots.Int != nil || slots.Float != nil || v.Kind() == object.KindComplex
}

// assignLoan assigns the items of a buffer in C order.
func assignLoan(rt *object.Runtime, b *buffer.ByteArray, bounds object.Bounds, loan *buffer.Buffer) error {
	if loan.IsC() {
		return b.SetSlice(fit(bounds, b.Len()), loan.Bytes(), loan.ID)
	}
	h := sessionOf(rt).Heap
	n := loan.Layout.NumBytes()
	mem, err := h.MakeDirty(n)
	if err != nil {
		return err
	}
	defer h.Recycle(mem)
	if err := loan.CopyInto(mem, buffer.OrderC); err != nil {
		return err
	}
	h.Copied(loan.ID, 0, n, buffer.ReasonAssignTemp)
	return b.SetSlice(fit(bounds, b.Len()), mem, 0)
}

// assignInts assigns the bytes that the items of an iterable are.
func assignInts(rt *object.Runtime, b *buffer.ByteArray, bounds object.Bounds, value object.Value) error {
	mem, err := gatherInts(rt, value, "bytearray", errByteRange)
	if err != nil {
		return err
	}
	defer sessionOf(rt).Heap.Recycle(mem)
	return b.SetSlice(fit(bounds, b.Len()), mem, 0)
}

// byteArrayAddTo is b += other. The operand is lent meanwhile, so that b += b
// fails.
func byteArrayAddTo(rt *object.Runtime, a, other object.Value) (object.Value, error) {
	operand, err := lend(rt, other)
	if err != nil {
		rt.Discard(err)
		return object.Value{}, errConcat(other, a)
	}
	err = object.As[byteArrayObject](a).data.Concat(operand.data, operand.id)
	operand.Release()
	if err != nil {
		return object.Value{}, err
	}
	return a.Retain(), nil
}

// byteArrayRepeatTo is b *= n.
func byteArrayRepeatTo(rt *object.Runtime, a object.Value, n int) (object.Value, error) {
	if err := object.As[byteArrayObject](a).data.Repeat(n); err != nil {
		return object.Value{}, err
	}
	return a.Retain(), nil
}

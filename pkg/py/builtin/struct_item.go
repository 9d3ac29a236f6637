package builtin

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// structItem converts a value to an item of code, as struct.pack does. The zero
// item stands for a value of another type: storing it fails in the module's own
// words. It may run Python code.
func structItem(rt *object.Runtime, code format.Code, v object.Value) (format.Item, error) {
	switch {
	case code == format.Bool:
		truth, err := object.Truth(rt, v)
		return format.Truth(truth), err
	case code == format.Char:
		if v.Kind() == object.KindBytes {
			return format.Bytes(object.As[bytesObject](v).data.Data()), nil
		}
	case code == format.String || code == format.Pascal:
		switch v.Kind() {
		case object.KindBytes:
			return format.Bytes(object.As[bytesObject](v).data.Data()), nil
		case object.KindByteArray:
			return format.Bytes(object.As[byteArrayObject](v).data.Data()), nil
		}
	case code.IsFloat():
		f, err := object.AsFloat(rt, v)
		return numberOrNone(rt, format.Float(f), err)
	case code.IsComplex():
		c, err := object.AsComplex(rt, v)
		return numberOrNone(rt, format.Complex(c), err)
	case v.IsInt():
		return intItem(v), nil
	case object.IsIndex(v):
		return structIndex(rt, code, v)
	}
	return format.Item{}, nil
}

// structIndex converts an object with __index__ to an item of an integer code.
// An OverflowError of that method stands for an int that no item can hold.
func structIndex(rt *object.Runtime, code format.Code, v object.Value) (format.Item, error) {
	index, err := object.Index(rt, v)
	switch {
	case err == nil:
		defer rt.Release(index)
		return intItem(index), nil
	case code != format.Pointer && object.IsException(err, pyerr.OverflowError):
		rt.Discard(err)
		return format.Huge(false, math.MaxFloat64, false), nil
	}
	return format.Item{}, err
}

// numberOrNone drops the exception of a conversion to a float or complex number:
// struct raises its own. What ends the program goes on.
func numberOrNone(rt *object.Runtime, item format.Item, err error) (format.Item, error) {
	switch {
	case err == nil:
		return item, nil
	case !object.IsException(err, pyerr.Exception):
		return format.Item{}, err
	}
	rt.Discard(err)
	return format.Item{}, nil
}

// workUnlessSmall returns what is told of the work on n bytes: nothing when they
// are few, so that packing a small struct costs no more than its items.
func workUnlessSmall(rt *object.Runtime, n int) func(bytes int) error {
	if n < 64<<10 {
		return nil
	}
	return rt.Work
}

// packValues stores values in dst, which has the size of f. Padding becomes
// zero. What was stored before a failure stays.
func packValues(rt *object.Runtime, f *format.Format, dst []byte, values []object.Value) error {
	var last object.Value
	err := f.PackEach(dst, func(i int, code format.Code) (format.Item, error) {
		last = values[i]
		if err := rt.Work(workItem); err != nil {
			return format.Item{}, err
		}
		return structItem(rt, code, last)
	}, workUnlessSmall(rt, len(dst)))
	if err != nil && last.IsSet() && last.IsInt() && object.IsException(err, pyerr.OverflowError) {
		rt.Discard(err)
		return pyerr.StructError.New("int too large to convert")
	}
	return err
}

// largestBytes is the length up to which CPython makes a bytes object at all.
const largestBytes = math.MaxInt - 33

// packBytes returns values as the bytes of a struct.
func packBytes(rt *object.Runtime, f *format.Format, values []object.Value) (object.Value, error) {
	if err := f.CheckCount("pack", len(values)); err != nil {
		return object.Value{}, err
	}
	if f.Size() > largestBytes {
		return object.Value{}, pyerr.OverflowError.New("byte string is too large")
	}
	h := sessionOf(rt).Heap
	mem, err := h.MakeDirty(f.Size())
	if err != nil {
		return object.Value{}, err
	}
	if err := packValues(rt, f, mem, values); err != nil {
		h.Recycle(mem)
		return object.Value{}, err
	}
	return adoptBytes(rt, mem), nil
}

// packInto stores values in a writable buffer, which is lent meanwhile. place is
// the argument that the buffer is, counted from 1.
func packInto(rt *object.Runtime, f *format.Format, place int, target, offset object.Value, values []object.Value) error {
	loan, owner, err := acquire(rt, target, buffer.Writable)
	if err != nil {
		rt.Discard(err)
		return pyerr.TypeError.Newf("pack_into() argument %d must be read-write bytes-like object, not %s", place, argumentType(target))
	}
	defer func() {
		loan.Release()
		rt.Release(owner)
	}()
	data := loan.Bytes()
	start, err := sizeArgument(rt, offset, 0)
	if err != nil {
		return err
	}
	if err := f.CheckCount("pack_into", len(values)); err != nil {
		return err
	}
	if start, err = f.PackOffset(len(data), start); err != nil {
		return err
	}
	report := reportWrite(loan, target, loan.Layout.Offset()+start, f.Size())
	err = packValues(rt, f, data[start:start+f.Size()], values)
	report()
	return err
}

// reportWrite tells the trace that n bytes of the loan are about to be written
// through v; the result is called when they have been.
func reportWrite(loan *buffer.Buffer, v object.Value, offset, n int) (written func()) {
	h := loan.Heap()
	if h == nil || h.Trace == nil || n == 0 {
		return func() {}
	}
	e := buffer.WriteEvent{Object: loan.ID, Data: loan.Data, Offset: offset, Count: n, Size: 1, Step: 1}
	if v.Kind() == object.KindView {
		e.View = object.As[viewObject](v).view.ID()
	}
	if h.Trace.BeforeWrite != nil {
		h.Trace.BeforeWrite(e)
	}
	return func() {
		if h.Trace.Write != nil {
			h.Trace.Write(e)
		}
	}
}

// unpackTuple returns the items in src, which belongs to the object with the
// number from, as a tuple.
func unpackTuple(rt *object.Runtime, f *format.Format, src []byte, from uint64) (object.Value, error) {
	n := f.NumItems()
	var pair [2]object.Value
	if n <= len(pair) { // most structs: their items need no memory of their own
		if err := unpackInto(rt, pair[:n], f, src, from); err != nil {
			return object.Value{}, err
		}
		return object.MoveTuple(rt, pair[:n])
	}
	if err := rt.Charge(n * slotSize); err != nil {
		return object.Value{}, err
	}
	items := make([]object.Value, n)
	rt.Credit(n * slotSize) // the tuple charges for itself
	if err := unpackInto(rt, items, f, src, from); err != nil {
		return object.Value{}, err
	}
	return object.NewTuple(rt, items...)
}

// unpackInto stores the items in src in dst; when it fails dst is empty.
func unpackInto(rt *object.Runtime, dst []object.Value, f *format.Format, src []byte, from uint64) error {
	err := f.UnpackEach(src, func(i int, item format.Item) (err error) {
		if dst[i], err = structValue(rt, item, from); err != nil {
			return err
		}
		return rt.Work(workItem)
	})
	if err != nil {
		rt.ReleaseAll(dst)
	}
	return err
}

func structValue(rt *object.Runtime, item format.Item, from uint64) (object.Value, error) {
	switch item.Kind {
	case format.KindInt:
		n, _ := item.Int64()
		return object.Int(n), nil
	case format.KindBytes:
		return copyBytes(rt, item.Data(), from, buffer.ReasonMethod)
	}
	return itemValue(rt, item)
}

package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// newByteArray is bytearray.__new__, which makes an empty object; __init__
// fills it.
func newByteArray(rt *object.Runtime, t *object.Type, _ object.Args) (object.Value, error) {
	o := new(byteArrayObject)
	h := sessionOf(rt).Heap
	if t.Lookup("__init__") == ByteArrayType.Own("__init__") {
		o.data.InitBlank(h) // the object gets its number when it is filled
	} else {
		o.data.InitAdopt(h, nil)
	}
	o.Init(rt, t)
	return o.Value(), nil
}

var byteArraySignature = object.ParseSignature("bytearray", "source?, encoding?, errors?")

// initByteArray is bytearray(source, encoding, errors).
//
// See https://docs.python.org/3/library/functions.html#func-bytearray.
func initByteArray(rt *object.Runtime, v object.Value, args object.Args) error {
	source, encoding, errors, err := constructorArguments("bytearray", &byteArraySignature, args)
	if err != nil {
		return err
	}
	o := object.As[byteArrayObject](v)
	if !o.data.Blank() { // even an empty one must not be lent
		if err := o.data.CanResize(); err != nil {
			return err
		}
	}
	if err := o.data.Clear(); err != nil {
		return err
	}
	if !source.IsSet() || source.IsStr() || encoding != nil || errors != nil {
		if err := checkCodec(source, encoding, errors); err != nil {
			return err
		}
		if !source.IsSet() {
			return o.adopt(rt, nil)
		}
		data, err := encode(rt, source, encoding, errors)
		if err != nil {
			return err
		}
		h := sessionOf(rt).Heap
		if err := h.Account(data); err != nil {
			return err
		}
		return o.adopt(rt, data)
	}
	if object.IsIndex(source) {
		n, isCount, err := countArgument(rt, source)
		if err != nil {
			return err
		}
		if isCount {
			return o.zero(rt, n)
		}
	}
	if exportsBuffer(source) {
		return o.copyBuffer(rt, source)
	}
	if !o.data.Blank() {
		return o.appendInts(rt, source)
	}
	mem, err := gatherInts(rt, source, "bytearray", errByteRange)
	if err != nil {
		return err
	}
	return o.adopt(rt, mem)
}

// appendInts adds the bytes that the items of an iterable are one by one, for a
// bytearray that others can look at meanwhile. As in CPython an error leaves
// those before it, unless the iterable is a list or a tuple.
func (o *byteArrayObject) appendInts(rt *object.Runtime, source object.Value) error {
	err := eachInt(rt, source, "bytearray", errByteRange, o.data.Append)
	if err != nil && refusesAtOnce(source, o.data.Len()) && o.data.NumExports() == 0 {
		if failed := o.data.Clear(); failed != nil {
			return failed
		}
	}
	return err
}

// refusesAtOnce reports whether item n, which is no byte, and those before it are
// plain ints of a list or tuple: CPython then keeps nothing of them, otherwise
// what came before n.
func refusesAtOnce(source object.Value, n int) bool {
	if source.Type() != object.ListType && source.Type() != object.TupleType {
		return false
	}
	items := object.ListOrTuple(source)
	for i := range min(n+1, len(items)) {
		if items[i].Type() != object.IntType {
			return false
		}
	}
	return n < len(items)
}

// adopt fills an empty bytearray with memory of the session's heap, which it
// takes over.
func (o *byteArrayObject) adopt(rt *object.Runtime, mem []byte) error {
	h := sessionOf(rt).Heap
	if o.data.Blank() {
		o.data.InitAdopt(h, mem)
		return nil
	}
	err := o.data.Extend(mem, 0)
	h.Recycle(mem)
	return err
}

func (o *byteArrayObject) zero(rt *object.Runtime, n int) error {
	if o.data.Blank() {
		return o.data.InitZero(sessionOf(rt).Heap, n)
	}
	return o.data.Resize(n)
}

// copyBuffer fills an empty bytearray with the items of a buffer in C order.
func (o *byteArrayObject) copyBuffer(rt *object.Runtime, source object.Value) error {
	loan, owner, err := acquire(rt, source, buffer.FullRO)
	if err != nil {
		return err
	}
	err = o.copyLoan(rt, loan)
	loan.Release()
	rt.Release(owner)
	return err
}

func (o *byteArrayObject) copyLoan(rt *object.Runtime, loan *buffer.Buffer) error {
	h := sessionOf(rt).Heap
	if o.data.Blank() {
		return o.data.InitBuffer(h, loan, buffer.ReasonConstructor)
	}
	if err := o.data.Resize(loan.Layout.NumBytes()); err != nil {
		return err
	}
	err := loan.CopyInto(o.data.Data(), buffer.OrderC)
	h.Copied(loan.ID, o.data.ID(), o.data.Len(), buffer.ReasonConstructor)
	return err
}

// byteArrayFromBuffer returns a new bytearray with the items of a buffer in C
// order.
func byteArrayFromBuffer(rt *object.Runtime, source object.Value) (object.Value, error) {
	loan, owner, err := acquire(rt, source, buffer.FullRO)
	if err != nil {
		return object.Value{}, err
	}
	v, err := makeByteArray(rt, func(h *buffer.Heap, b *buffer.ByteArray) error {
		return b.InitBuffer(h, loan, buffer.ReasonMethod)
	})
	loan.Release()
	rt.Release(owner)
	return v, err
}

var errNotAssignable = pyerr.TypeError.New("can assign only bytes, buffers, or iterables of ints in range(0, 256)")

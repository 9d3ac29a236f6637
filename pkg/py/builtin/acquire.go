package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// exporterOf returns the object behind v as an exporter when its memory is lent
// by Go code, and nil when it lends none or a method written in Python does.
func exporterOf(v object.Value) buffer.Exporter {
	switch v.Kind() {
	case object.KindBytes:
		return object.As[bytesObject](v)
	case object.KindByteArray:
		return object.As[byteArrayObject](v)
	case object.KindArray:
		return object.As[arrayObject](v)
	case object.KindView:
		return object.As[viewObject](v)
	}
	switch v.Type() {
	case ndarrayType:
		return object.As[ndarrayObject](v)
	case npArrayType:
		return object.As[npArray](v)
	case bytesIOBufferType:
		return object.As[bytesIOBuffer](v)
	}
	return nil
}

// exportsBuffer reports whether v's class lends memory, as PyObject_CheckBuffer
// does.
func exportsBuffer(v object.Value) bool { return v.Type().Slots().Buffer != nil }

// notBytesLike is the error of an operand that lends no memory.
func notBytesLike(v object.Value) error {
	return pyerr.TypeError.Newf("a bytes-like object is required, not '%s'", v.TypeName())
}

// acquire asks any object for a loan of its memory. The caller releases the loan
// and then owner, of which it owns a reference: what a view on the loan is a
// view of. It fails with TypeError for an object that lends none, and as the
// exporter does.
//
// See https://docs.python.org/3/c-api/buffer.html#c.PyObject_GetBuffer.
func acquire(rt *object.Runtime, v object.Value, r buffer.Request) (loan *buffer.Buffer, owner object.Value, err error) {
	if !exportsBuffer(v) {
		return nil, object.Value{}, notBytesLike(v)
	}
	if r == buffer.Read || r == buffer.Write {
		return nil, object.Value{}, errReadOrWrite(443)
	}
	exporter := exporterOf(v)
	if exporter == nil || lendsByMethod(v.Type()) {
		return acquireByMethod(rt, v, r)
	}
	if loan, err = exporter.Export(r); err != nil {
		return nil, object.Value{}, err
	}
	loan.SetOwner(exporter)
	if !v.Type().Builtin() {
		watchRelease(rt, v, loan)
	}
	return loan, v.Retain(), nil
}

// errReadOrWrite is the error for flags that are no request. Its text names the
// line of CPython's own source.
func errReadOrWrite(line int) error {
	return pyerr.SystemError.Newf("../Objects/abstract.c:%d: bad argument to internal function", line)
}

// A lease is the bytes of a bytes-like object, lent for the time of an
// operation. The object cannot change its size meanwhile, whatever Python code
// the operation calls.
type lease struct {
	rt    *object.Runtime
	loan  *buffer.Buffer // nil for the memory of bytes objects, which never changes
	owner object.Value   // owned until Release, or empty
	data  []byte
	id    uint64 // the number of the object that owns the memory
}

// lend borrows the bytes of a bytes-like object, which must lie side by side.
// It fails as acquire does.
func lend(rt *object.Runtime, v object.Value) (lease, error) { return lendAs(rt, v, buffer.Simple) }

// lendAs is lend with a request of the caller's own, for contiguous memory.
func lendAs(rt *object.Runtime, v object.Value, r buffer.Request) (lease, error) {
	if v.Type() == BytesType {
		b := &object.As[bytesObject](v).data
		return lease{rt: rt, owner: v.Retain(), data: b.Data(), id: b.ID()}, nil
	}
	loan, owner, err := acquire(rt, v, r)
	if err != nil {
		return lease{}, err
	}
	return lease{rt: rt, loan: loan, owner: owner, data: loan.Bytes(), id: loan.ID}, nil
}

// lendBoth borrows the bytes of two arguments.
func lendBoth(rt *object.Runtime, v, w object.Value) (first, second lease, err error) {
	if first, err = lend(rt, v); err != nil {
		return lease{}, lease{}, err
	}
	if second, err = lend(rt, w); err != nil {
		first.Release()
		return lease{}, lease{}, err
	}
	return first, second, nil
}

// releaseBoth ends the loans of two arguments in their order, which programs see
// by their __release_buffer__.
func releaseBoth(first, second lease) {
	first.Release()
	second.Release()
}

// lendSelf borrows the bytes of a bytes object or a bytearray that the caller
// holds.
func lendSelf(v object.Value) lease {
	if v.Kind() == object.KindBytes {
		b := &object.As[bytesObject](v).data
		return lease{data: b.Data(), id: b.ID()}
	}
	loan, err := object.As[byteArrayObject](v).data.Export(buffer.Simple)
	if err != nil {
		panic("builtin: bytearray refuses a simple request: " + err.Error())
	}
	return lease{loan: loan, data: loan.Data, id: loan.ID}
}

// Bytes returns the bytes, valid until Release.
func (l lease) Bytes() ([]byte, error) { return l.data, nil }

// Release ends the loan. It may run Python code.
func (l lease) Release() {
	if l.loan != nil {
		l.loan.Release()
	}
	if l.owner.IsSet() {
		l.rt.Release(l.owner)
	}
}

// contentsOf returns a copy of the items of a bytes-like object in C order. Those
// of bytes and bytearrays are taken as they are, whatever their class lends.
func contentsOf(rt *object.Runtime, v object.Value) (string, error) {
	if v.Kind() == object.KindBytes || v.Kind() == object.KindByteArray {
		l := lendSelf(v)
		defer l.Release()
		if err := rt.Charge(len(l.data)); err != nil {
			return "", err
		}
		rt.Credit(len(l.data))
		return string(l.data), nil
	}
	loan, owner, err := acquire(rt, v, buffer.FullRO)
	if err != nil {
		return "", err
	}
	n := loan.Layout.NumBytes()
	var data []byte
	if err = rt.Charge(2 * n); err == nil {
		data = make([]byte, n)
		err = loan.CopyInto(data, buffer.OrderC)
		rt.Credit(2 * n)
	}
	loan.Release()
	rt.Release(owner)
	return string(data), err
}

// lendBuffer is the Buffer slot of all types that lend memory.
func lendBuffer(rt *object.Runtime, v object.Value) (any, error) {
	l, err := lend(rt, v)
	if err != nil {
		return nil, err
	}
	return l, nil
}

package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// unpackAll returns the items of a bytes-like object that has exactly the size
// of the struct.
//
// See https://docs.python.org/3/library/struct.html#struct.unpack.
func unpackAll(rt *object.Runtime, f *format.Format, source object.Value) (object.Value, error) {
	l, err := lend(rt, source)
	if err != nil {
		return object.Value{}, err
	}
	defer l.Release()
	if len(l.data) != f.Size() {
		return object.Value{}, pyerr.StructError.Newf("unpack requires a buffer of %d bytes", f.Size())
	}
	return unpackTuple(rt, f, l.data, l.id)
}

// unpackFrom returns the items that a bytes-like object holds from offset on.
//
// See https://docs.python.org/3/library/struct.html#struct.unpack_from.
func unpackFrom(rt *object.Runtime, f *format.Format, source, offset object.Value) (object.Value, error) {
	l, err := lend(rt, source)
	if err != nil {
		return object.Value{}, err
	}
	defer l.Release()
	start, err := sizeArgument(rt, offset, 0)
	if err != nil {
		return object.Value{}, err
	}
	if start, err = f.UnpackOffset(len(l.data), start); err != nil {
		return object.Value{}, err
	}
	return unpackTuple(rt, f, l.data[start:], l.id)
}

// An unpackIterator unpacks one struct after the other. It holds a loan of their
// bytes until it has met the end or dies.
type unpackIterator struct {
	object.Header
	format *format.Format
	loan   *buffer.Buffer // nil once it is over
	owner  object.Value   // of the loan
	next   int            // offset of the next struct
}

var unpackIteratorType = &object.Type{}

func defineUnpackIterator() {
	unpackIteratorType.Define(object.TypeSpec{
		Name: "_struct.unpack_iterator", Module: "_struct", Sealed: true,
		Slots: object.Slots{
			New: notInstantiable("_struct.unpack_iterator"),
			// The end of the loan may run Python code, which must not meet a
			// half cleared object.
			Finalize: func(rt *object.Runtime, v object.Value) { object.As[unpackIterator](v).end(rt) },
			Children: func(v object.Value, visit func(object.Value)) { visit(object.As[unpackIterator](v).owner) },
			Iter:     object.IterSelf,
			Next:     nextStruct,
		},
		Methods: []object.Method{{Name: "__length_hint__", Doc: "Private method returning an estimate of len(list(it)).",
			Fn: func(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
				it := object.As[unpackIterator](self)
				if it.loan == nil {
					return object.Int(0), nil
				}
				return object.Int(int64((len(it.loan.Bytes()) - it.next) / it.format.Size())), nil
			}}},
	})
}

// iterUnpack returns an iterator over the structs that lie side by side in a
// bytes-like object.
//
// See https://docs.python.org/3/library/struct.html#struct.iter_unpack.
func iterUnpack(rt *object.Runtime, f *format.Format, source object.Value) (object.Value, error) {
	if f.Size() == 0 {
		return object.Value{}, pyerr.StructError.New("cannot iteratively unpack with a struct of length 0")
	}
	loan, owner, err := acquire(rt, source, buffer.Simple)
	if err != nil {
		return object.Value{}, err
	}
	if len(loan.Bytes())%f.Size() != 0 {
		loan.Release()
		rt.Release(owner)
		return object.Value{}, pyerr.StructError.Newf("iterative unpacking requires a buffer of a multiple of %d bytes", f.Size())
	}
	it := &unpackIterator{format: f, loan: loan, owner: owner}
	it.Init(rt, unpackIteratorType)
	return it.Value(), nil
}

func nextStruct(rt *object.Runtime, v object.Value) (object.Value, error) {
	it := object.As[unpackIterator](v)
	if it.loan == nil {
		return object.Value{}, nil
	}
	data := it.loan.Bytes()
	if it.next >= len(data) {
		it.end(rt)
		return object.Value{}, nil
	}
	src := data[it.next:]
	it.next += it.format.Size()
	return unpackTuple(rt, it.format, src, it.loan.ID)
}

// end gives the loan back.
func (it *unpackIterator) end(rt *object.Runtime) {
	loan, owner := it.loan, it.owner
	if loan == nil {
		return
	}
	it.loan, it.owner = nil, object.Value{}
	loan.Release()
	rt.Release(owner)
}

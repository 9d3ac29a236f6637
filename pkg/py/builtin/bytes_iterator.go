package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A byteIterator walks a bytes object or a bytearray by place, so that bytes
// added to a bytearray meanwhile are met. Once it has met the end it holds
// nothing and stays at the end.
type byteIterator struct {
	object.Header
	seq  object.Value
	next int
}

var (
	bytesIteratorType     = &object.Type{}
	byteArrayIteratorType = &object.Type{}
)

func defineBytesIterators() {
	bytesIteratorType.Define(byteIteratorSpec("bytes_iterator", func(v object.Value) []byte {
		return object.As[bytesObject](v).data.Data()
	}))
	byteArrayIteratorType.Define(byteIteratorSpec("bytearray_iterator", func(v object.Value) []byte {
		return object.As[byteArrayObject](v).data.Data()
	}))
}

func byteIteratorSpec(name string, data func(v object.Value) []byte) object.TypeSpec {
	// rest returns the bytes that are left.
	rest := func(it *byteIterator) []byte {
		if !it.seq.IsSet() {
			return nil
		}
		all := data(it.seq)
		return all[min(it.next, len(all)):]
	}
	return object.TypeSpec{
		Name: name, Sealed: true,
		Slots: object.Slots{
			New:      notInstantiable(name),
			Free:     func(rt *object.Runtime, v object.Value) { rt.Replace(&object.As[byteIterator](v).seq, object.Value{}) },
			Children: func(v object.Value, visit func(object.Value)) { visit(object.As[byteIterator](v).seq) },
			Iter:     object.IterSelf,
			Next: func(rt *object.Runtime, v object.Value) (object.Value, error) {
				it := object.As[byteIterator](v)
				if left := rest(it); len(left) > 0 {
					it.next++
					return object.Int(int64(left[0])), nil
				}
				rt.Replace(&it.seq, object.Value{})
				return object.Value{}, nil
			},
		},
		Methods: []object.Method{
			{Name: "__length_hint__", Doc: "Private method returning an estimate of len(list(it)).",
				Fn: func(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
					return object.Int(int64(len(rest(object.As[byteIterator](self))))), nil
				}},
			{Name: "__setstate__", Params: "state, /", Doc: "Set state information for unpickling.",
				Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
					n, err := object.AsSize(rt, args.At(0), pyerr.OverflowError)
					if err != nil {
						return object.Value{}, err
					}
					it := object.As[byteIterator](self)
					if it.seq.IsSet() {
						it.next = min(max(n, 0), len(data(it.seq)))
					}
					return object.None, nil
				}},
		},
	}
}

func iterBytes(rt *object.Runtime, v object.Value) (object.Value, error) {
	return newByteIterator(rt, bytesIteratorType, v), nil
}

func iterByteArray(rt *object.Runtime, v object.Value) (object.Value, error) {
	return newByteIterator(rt, byteArrayIteratorType, v), nil
}

func newByteIterator(rt *object.Runtime, t *object.Type, v object.Value) object.Value {
	it := &byteIterator{seq: v.Retain()}
	it.Init(rt, t)
	return it.Value()
}

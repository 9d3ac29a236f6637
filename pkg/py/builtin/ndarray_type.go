package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// An ndarrayObject is a _testbuffer.ndarray, the exporter of any layout with
// which CPython tests its memoryview.
type ndarrayObject struct {
	object.Header
	data  buffer.NDArray
	owner object.Value // of the loan that is exported again; owned, or empty
}

var _ buffer.Exporter = (*ndarrayObject)(nil)

// Export lends the memory on top.
func (o *ndarrayObject) Export(r buffer.Request) (*buffer.Buffer, error) { return o.data.Export(r) }

var ndarrayType = &object.Type{}

func defineNDArray() {
	ndarrayType.Define(object.TypeSpec{
		Name: "ndarray", Sealed: true,
		Slots: object.Slots{
			// The end of a loan may run Python code.
			Finalize: func(rt *object.Runtime, v object.Value) {
				o := object.As[ndarrayObject](v)
				o.data.Free()
				rt.Replace(&o.owner, object.Value{})
			},
			Children: func(v object.Value, visit func(object.Value)) { visit(object.As[ndarrayObject](v).owner) },
			New:      newNDArray,
			Hash:     hashNDArray,
			Buffer:   lendBuffer,
		},
		Getters: ndarrayGetters,
		Methods: append(bufferMethods(true),
			object.Method{Name: "tolist", Fn: ndarrayToList},
			object.Method{Name: "tobytes", Fn: ndarrayToBytes},
			object.Method{Name: "push", Params: "items, shape, strides?, offset?, format?, flags?", Fn: ndarrayPush},
			object.Method{Name: "pop", Fn: onNDArray((*buffer.NDArray).Pop)},
			object.Method{Name: "add_suboffsets", Fn: onNDArray((*buffer.NDArray).AddSuboffsets)},
			object.Method{Name: "memoryview_from_buffer", Fn: func(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
				return viewOf(rt, self, buffer.FullRO)
			}},
		),
	})
}

var errReExport = pyerr.BufferError.New("structure of re-exporting object is immutable")

// onNDArray is a method without arguments or result. What it changes, a
// re-exporting object has not.
func onNDArray(f func(nd *buffer.NDArray) error) object.NativeFunc {
	return func(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
		o := object.As[ndarrayObject](self)
		if o.owner.IsSet() {
			return object.Value{}, errReExport
		}
		return done(f(&o.data))
	}
}

var ndarrayGetters = []object.Getter{
	ndarrayGetter("ndim", func(rt *object.Runtime, v *buffer.View) (object.Value, error) {
		return object.Int(int64(v.NumDims())), nil
	}),
	ndarrayGetter("shape", func(rt *object.Runtime, v *buffer.View) (object.Value, error) {
		return intTuple(rt, v.AppendShape(nil))
	}),
	ndarrayGetter("strides", func(rt *object.Runtime, v *buffer.View) (object.Value, error) {
		return intTuple(rt, v.AppendStrides(nil))
	}),
	ndarrayGetter("suboffsets", func(rt *object.Runtime, v *buffer.View) (object.Value, error) {
		return intTuple(rt, v.AppendSuboffsets(nil))
	}),
	ndarrayGetter("itemsize", func(rt *object.Runtime, v *buffer.View) (object.Value, error) {
		return object.Int(int64(v.ItemSize())), nil
	}),
	ndarrayGetter("nbytes", func(rt *object.Runtime, v *buffer.View) (object.Value, error) {
		return object.Int(int64(v.NumBytes())), nil
	}),
	ndarrayGetter("format", func(rt *object.Runtime, v *buffer.View) (object.Value, error) {
		return object.NewStr(v.ItemFormat()), nil
	}),
	ndarrayGetter("readonly", func(rt *object.Runtime, v *buffer.View) (object.Value, error) { return object.Bool(v.ReadOnly()), nil }),
	ndarrayGetter("c_contiguous", func(rt *object.Runtime, v *buffer.View) (object.Value, error) { return object.Bool(v.IsC()), nil }),
	ndarrayGetter("f_contiguous", func(rt *object.Runtime, v *buffer.View) (object.Value, error) { return object.Bool(v.IsF()), nil }),
	ndarrayGetter("contiguous", func(rt *object.Runtime, v *buffer.View) (object.Value, error) {
		return object.Bool(v.IsContiguous()), nil
	}),
	{Name: "obj", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
		if owner := object.As[ndarrayObject](self).owner; owner.IsSet() {
			return owner.Retain(), nil
		}
		return object.None, nil
	}},
}

// ndarrayGetter is an attribute that a memoryview of the object has as well.
func ndarrayGetter(name string, get func(rt *object.Runtime, v *buffer.View) (object.Value, error)) object.Getter {
	return object.Getter{Name: name, Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
		var view buffer.View
		if err := view.Init(&object.As[ndarrayObject](self).data); err != nil {
			return object.Value{}, err
		}
		v, err := get(rt, &view)
		if release := view.Release(); err == nil {
			err = release
		}
		return v, err
	}}
}

// hashNDArray returns the hash of the bytes of the items, which must not change;
// nor must what they are borrowed from.
func hashNDArray(rt *object.Runtime, v object.Value) (int64, error) {
	loan, owner, err := acquire(rt, v, buffer.FullRO)
	if err != nil {
		return 0, err
	}
	readonly := loan.ReadOnly
	loan.Release()
	rt.Release(owner)
	if !readonly {
		return 0, pyerr.ValueError.New("cannot hash writable ndarray object")
	}
	if source := object.As[ndarrayObject](v).owner; source.IsSet() {
		if _, err := object.Hash(rt, source); err != nil {
			return 0, err
		}
	}
	items, err := bytesFromBuffer(rt, v)
	if err != nil {
		return 0, err
	}
	defer rt.Release(items)
	return object.Hash(rt, items)
}

// ndarrayToBytes returns the bytes of the items in C order.
func ndarrayToBytes(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	return bytesFromBuffer(rt, self)
}

// ndarrayToList returns the items in lists, one level for each axis. An item of
// several values is a tuple of them.
func ndarrayToList(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	nd := &object.As[ndarrayObject](self).data
	f, err := format.Parse(nd.ItemFormat())
	if err != nil {
		return object.Value{}, err
	}
	mem, l := nd.Memory()
	return listItems(rt, f, mem, &l)
}

func listItems(rt *object.Runtime, f *format.Format, mem []byte, l *layout.Layout) (object.Value, error) {
	if l.NumDims() == 0 {
		v, err := unpackTuple(rt, f, mem[l.Offset():], 0)
		if err != nil || f.NumItems() != 1 {
			return v, err
		}
		defer rt.Release(v)
		return object.TupleItems(v)[0].Retain(), nil
	}
	var items []object.Value
	for i := range l.Len() {
		part, err := l.Index(0, i)
		if err != nil {
			rt.ReleaseAll(items)
			return object.Value{}, err
		}
		v, err := listItems(rt, f, mem, &part)
		if err != nil {
			rt.ReleaseAll(items)
			return object.Value{}, err
		}
		items = append(items, v)
	}
	return object.NewList(rt, items)
}

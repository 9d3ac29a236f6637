package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// viewGetters are the attributes of a memoryview. After its release all of them
// fail.
var viewGetters = []object.Getter{
	viewGetter("obj", "The underlying object of the memoryview.", func(rt *object.Runtime, o *viewObject) (object.Value, error) {
		if !o.base.IsSet() {
			return object.None, nil
		}
		return o.base.Retain(), nil
	}),
	viewGetter("nbytes", "The amount of space in bytes that the array would use in\n a contiguous representation.", func(rt *object.Runtime, o *viewObject) (object.Value, error) {
		return object.Int(int64(o.view.NumBytes())), nil
	}),
	viewGetter("readonly", "A bool indicating whether the memory is read only.", func(rt *object.Runtime, o *viewObject) (object.Value, error) {
		return object.Bool(o.view.ReadOnly()), nil
	}),
	viewGetter("itemsize", "The size in bytes of each element of the memoryview.", func(rt *object.Runtime, o *viewObject) (object.Value, error) {
		return object.Int(int64(o.view.ItemSize())), nil
	}),
	viewGetter("format", "A string containing the format (in struct module style)\n for each element in the view.", func(rt *object.Runtime, o *viewObject) (object.Value, error) {
		return object.NewStr(o.view.ItemFormat()), nil
	}),
	viewGetter("ndim", "An integer indicating how many dimensions of a multi-dimensional\n array the memory represents.", func(rt *object.Runtime, o *viewObject) (object.Value, error) {
		return object.Int(int64(o.view.NumDims())), nil
	}),
	viewGetter("shape", "A tuple of ndim integers giving the shape of the memory\n as an N-dimensional array.", func(rt *object.Runtime, o *viewObject) (object.Value, error) {
		return intTuple(rt, o.view.AppendShape(nil))
	}),
	viewGetter("strides", "A tuple of ndim integers giving the size in bytes to access\n each element for each dimension of the array.", func(rt *object.Runtime, o *viewObject) (object.Value, error) {
		return intTuple(rt, o.view.AppendStrides(nil))
	}),
	viewGetter("suboffsets", "A tuple of integers used internally for PIL-style arrays.", func(rt *object.Runtime, o *viewObject) (object.Value, error) {
		return intTuple(rt, o.view.AppendSuboffsets(nil))
	}),
	viewGetter("c_contiguous", "A bool indicating whether the memory is C contiguous.", func(rt *object.Runtime, o *viewObject) (object.Value, error) {
		return object.Bool(o.view.IsC()), nil
	}),
	viewGetter("f_contiguous", "A bool indicating whether the memory is Fortran contiguous.", func(rt *object.Runtime, o *viewObject) (object.Value, error) {
		return object.Bool(o.view.IsF()), nil
	}),
	viewGetter("contiguous", "A bool indicating whether the memory is contiguous.", func(rt *object.Runtime, o *viewObject) (object.Value, error) {
		return object.Bool(o.view.IsContiguous()), nil
	}),
}

func viewGetter(name, doc string, get func(rt *object.Runtime, o *viewObject) (object.Value, error)) object.Getter {
	return object.Getter{Name: name, Doc: doc, Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
		o := object.As[viewObject](self)
		if o.view.Released() {
			return object.Value{}, buffer.ErrReleased
		}
		return get(rt, o)
	}}
}

func intTuple(rt *object.Runtime, numbers []int) (object.Value, error) {
	items := make([]object.Value, len(numbers))
	for i, n := range numbers {
		items[i] = object.Int(int64(n))
	}
	return object.NewTuple(rt, items...)
}

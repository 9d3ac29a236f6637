package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var errArrayKey = pyerr.TypeError.New("array indices must be integers")

// arrayGetItem is a[key].
func arrayGetItem(rt *object.Runtime, v, key object.Value) (object.Value, error) {
	a := arrayOf(v)
	if key.Kind() == object.KindSlice {
		bounds, err := object.As[object.Slice](key).Bounds(rt)
		if err != nil {
			return object.Value{}, err
		}
		return sliceArray(rt, a, fit(bounds, a.Len()))
	}
	if !object.IsIndex(key) {
		return object.Value{}, errArrayKey
	}
	i, err := object.AsSize(rt, key, pyerr.IndexError)
	if err != nil {
		return object.Value{}, err
	}
	item, err := a.At(i)
	if err != nil {
		return object.Value{}, err
	}
	return arrayValue(rt, item)
}

// arraySetItem is a[key] = value, and del a[key] when value is not set. Unlike a
// bytearray's, the index is checked before the value is converted, and once more
// afterwards.
func arraySetItem(rt *object.Runtime, v, key, value object.Value) error {
	a := arrayOf(v)
	if key.Kind() == object.KindSlice {
		return setArraySlice(rt, v, object.As[object.Slice](key), value)
	}
	if !object.IsIndex(key) {
		return errArrayKey
	}
	i, err := object.AsSize(rt, key, pyerr.IndexError)
	if err != nil {
		return err
	}
	if i, err = a.Find(i); err != nil {
		return err
	}
	if !value.IsSet() {
		return a.Delete(i)
	}
	return storeInArray(rt, a, i, value)
}

func setArraySlice(rt *object.Runtime, v object.Value, key *object.Slice, value object.Value) error {
	a := arrayOf(v)
	bounds, err := key.Bounds(rt)
	if err != nil {
		return err
	}
	r := fit(bounds, a.Len())
	switch {
	case !value.IsSet():
		return a.DeleteSlice(r)
	case value.Kind() != object.KindArray:
		return pyerr.TypeError.Newf(`can only assign array (not "%s") to array slice`, value.TypeName())
	}
	return a.SetSlice(r, arrayOf(value))
}

// An arrayIterator walks an array by place, so that items appended meanwhile are
// met. Once it has met the end it holds nothing and stays at the end.
type arrayIterator struct {
	object.Header
	array object.Value
	next  int
}

var arrayIteratorType = &object.Type{}

func defineArrayIterator() {
	arrayIteratorType.Define(object.TypeSpec{
		Name: "array.arrayiterator", Module: "array", Sealed: true,
		Slots: object.Slots{
			New: notInstantiable("array.arrayiterator"),
			Free: func(rt *object.Runtime, v object.Value) {
				rt.Replace(&object.As[arrayIterator](v).array, object.Value{})
			},
			Children: func(v object.Value, visit func(object.Value)) { visit(object.As[arrayIterator](v).array) },
			Iter:     object.IterSelf,
			Next:     nextOfArray,
		},
	})
}

func iterArray(rt *object.Runtime, v object.Value) (object.Value, error) {
	it := &arrayIterator{array: v.Retain()}
	it.Init(rt, arrayIteratorType)
	return it.Value(), nil
}

func nextOfArray(rt *object.Runtime, v object.Value) (object.Value, error) {
	it := object.As[arrayIterator](v)
	if !it.array.IsSet() {
		return object.Value{}, nil
	}
	a := arrayOf(it.array)
	if it.next >= a.Len() {
		rt.Replace(&it.array, object.Value{})
		return object.Value{}, nil
	}
	item, err := a.At(it.next)
	if err != nil {
		return object.Value{}, err
	}
	it.next++
	return arrayValue(rt, item)
}

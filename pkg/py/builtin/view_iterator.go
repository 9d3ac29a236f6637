package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// A viewIterator walks a memoryview of one axis. It keeps the view until it has
// met the end.
type viewIterator struct {
	object.Header
	view    object.Value
	next, n int
}

var viewIteratorType = &object.Type{}

func defineViewIterator() {
	viewIteratorType.Define(object.TypeSpec{
		Name: "memory_iterator", Sealed: true,
		Slots: object.Slots{
			New:      notInstantiable("memory_iterator"),
			Free:     func(rt *object.Runtime, v object.Value) { rt.Replace(&object.As[viewIterator](v).view, object.Value{}) },
			Children: func(v object.Value, visit func(object.Value)) { visit(object.As[viewIterator](v).view) },
			Iter:     object.IterSelf,
			Next:     nextOfView,
		},
	})
}

func iterView(rt *object.Runtime, v object.Value) (object.Value, error) {
	view := &object.As[viewObject](v).view
	if err := view.CheckIter(); err != nil {
		return object.Value{}, err
	}
	n, err := view.Len()
	if err != nil {
		return object.Value{}, err
	}
	it := &viewIterator{view: v.Retain(), n: n}
	it.Init(rt, viewIteratorType)
	return it.Value(), nil
}

func nextOfView(rt *object.Runtime, v object.Value) (object.Value, error) {
	it := object.As[viewIterator](v)
	if !it.view.IsSet() {
		return object.Value{}, nil
	}
	if it.next >= it.n {
		rt.Replace(&it.view, object.Value{})
		return object.Value{}, nil
	}
	view := &object.As[viewObject](it.view).view
	if view.Released() {
		return object.Value{}, buffer.ErrReleased
	}
	i := it.next
	it.next++
	item, err := view.At1(i)
	if err != nil {
		return object.Value{}, err
	}
	return itemValue(rt, item)
}

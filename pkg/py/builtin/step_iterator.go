package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// A stepIterator is an iterator that a Go function advances: those of itertools.
type stepIterator struct {
	object.Container
	parts []object.Value // what it draws on, owned; nil when it has ended
	saved int            // bytes that the meter counts for parts
	step  func(rt *object.Runtime, it *stepIterator) (object.Value, error)
	repr  func(rt *object.Runtime, it *stepIterator) (string, error) // nil: the address
}

// newStepType returns a class of stepIterators. Its objects are made by build,
// which checks the arguments and returns an iterator that Init has not seen.
func newStepType(name, signature, doc string, build func(rt *object.Runtime, args object.Args) (*stepIterator, error), methods ...object.Method) *object.Type {
	t := &object.Type{}
	bound := object.ParseSignature(name, signature)
	end := func(rt *object.Runtime, v object.Value) { object.As[stepIterator](v).end(rt) }
	t.Define(object.TypeSpec{
		Name: "itertools." + name, Module: "itertools", Doc: doc, Sealed: true, Methods: methods,
		Slots: object.Slots{
			Free: end, Clear: end,
			Children: func(v object.Value, visit func(object.Value)) {
				for _, part := range object.As[stepIterator](v).parts {
					visit(part)
				}
			},
			New: func(rt *object.Runtime, t *object.Type, args object.Args) (object.Value, error) {
				args, err := bound.Bind(args)
				if err != nil {
					return object.Value{}, err
				}
				it, err := build(rt, args)
				if err != nil {
					return object.Value{}, err
				}
				it.Init(rt, t)
				return it.Value(), nil
			},
			Repr: func(rt *object.Runtime, v object.Value) (string, error) {
				if it := object.As[stepIterator](v); it.repr != nil {
					return it.repr(rt, it)
				}
				return object.ObjectType.Slots().Repr(rt, v)
			},
			Iter: object.IterSelf,
			Next: func(rt *object.Runtime, v object.Value) (object.Value, error) {
				it := object.As[stepIterator](v)
				if it.parts == nil {
					return object.Value{}, nil
				}
				return it.step(rt, it)
			},
		},
	})
	return t
}

// end lets go of everything; the iterator has no items any more.
func (it *stepIterator) end(rt *object.Runtime) {
	parts := it.parts
	it.parts = nil
	rt.Credit(it.saved)
	it.saved = 0
	rt.ReleaseAll(parts)
}

// finish ends the iterator and returns what Next returns at the end.
func (it *stepIterator) finish(rt *object.Runtime) (object.Value, error) {
	it.end(rt)
	return object.Value{}, nil
}

// draw returns the next item of part i. An iterator that the call has ended has
// none.
func (it *stepIterator) draw(rt *object.Runtime, i int) (object.Value, error) {
	source := it.parts[i].Retain()
	item, err := object.Next(rt, source)
	rt.Release(source)
	if err == nil && item.IsSet() && it.parts == nil {
		rt.Release(item)
		return object.Value{}, nil
	}
	return item, err
}

// call calls part i.
func (it *stepIterator) call(rt *object.Runtime, i int, values ...object.Value) (object.Value, error) {
	fn := it.parts[i].Retain()
	defer rt.Release(fn)
	return object.CallValues(rt, fn, values...)
}

// test calls part i, or looks at the item itself when the part is None.
func (it *stepIterator) test(rt *object.Runtime, i int, item object.Value) (bool, error) {
	if it.parts[i].IsNone() {
		return object.Truth(rt, item)
	}
	result, err := it.call(rt, i, item)
	if err != nil {
		return false, err
	}
	defer rt.Release(result)
	return object.Truth(rt, result)
}

// iterators returns iterators of the sources.
func iterators(rt *object.Runtime, sources []object.Value) ([]object.Value, error) {
	its := make([]object.Value, 0, len(sources))
	for _, source := range sources {
		it, err := object.Iter(rt, source)
		if err != nil {
			rt.ReleaseAll(its)
			return nil, err
		}
		its = append(its, it)
	}
	return its, nil
}

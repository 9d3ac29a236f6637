package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var iterationFunctions = []function{
	{"len", "obj, /", "Return the number of items in a container.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		n, err := object.Len(rt, args.At(0))
		if err != nil {
			return object.Value{}, err
		}
		return object.Int(int64(n)), nil
	}},
	{"all", "iterable, /", "Return True if bool(x) is True for all values x in the iterable.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		found, err := anyWithTruth(rt, args.At(0), false)
		return object.Bool(!found), err
	}},
	{"any", "iterable, /", "Return True if bool(x) is True for any x in the iterable.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		found, err := anyWithTruth(rt, args.At(0), true)
		return object.Bool(found), err
	}},
	{"iter", "object, sentinel?, /", "Get an iterator from an object.", iterOf},
	{"next", "iterator, default?, /", "Return the next item from the iterator.", nextOf},
	{"sum", "iterable, /, start?", "Return the sum of a 'start' value (default: 0) plus an iterable of numbers.", sumItems},
	{"sorted", "*args", "Return a new list containing all items from the iterable in ascending order.", sorted},
}

// eachItem calls f with each item that the iterator has left, borrowed for the
// call, until f or the iteration fails.
func eachItem(rt *object.Runtime, it object.Value, f func(item object.Value) error) error {
	for {
		item, err := object.Next(rt, it)
		if err != nil || !item.IsSet() {
			return err
		}
		err = f(item)
		rt.Release(item)
		if err != nil {
			return err
		}
		if err := rt.Work(workItem); err != nil {
			return err
		}
	}
}

// anyWithTruth reports whether v has an item of that truth value, and looks no
// further than the first.
func anyWithTruth(rt *object.Runtime, v object.Value, want bool) (bool, error) {
	it, err := object.Iter(rt, v)
	if err != nil {
		return false, err
	}
	defer rt.Release(it)
	for {
		item, err := object.Next(rt, it)
		if err != nil || !item.IsSet() {
			return false, err
		}
		truth, err := object.Truth(rt, item)
		rt.Release(item)
		if err != nil || truth == want {
			return err == nil, err
		}
		if err := rt.Work(workItem); err != nil {
			return false, err
		}
	}
}

func nextOf(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	it, otherwise := args.At(0), args.At(1)
	t := it.Type()
	if !t.Builtin() && !otherwise.IsSet() && t.Slots().Next != nil {
		// The StopIteration that the method raises goes on as it is.
		v, _, err := callSpecial(rt, it, "__next__")
		return v, err
	}
	v, err := object.Next(rt, it)
	switch {
	case err == nil && v.IsSet():
		return v, nil
	case err == nil && otherwise.IsSet():
		return otherwise.Retain(), nil
	case err == nil && it.Kind() == object.KindGenerator:
		return object.Value{}, sessionOf(rt).Machine.StopIteration()
	case err == nil:
		return object.Value{}, pyerr.StopIteration.New("")
	case otherwise.IsSet() && object.IsException(err, pyerr.StopIteration):
		rt.Discard(err)
		return otherwise.Retain(), nil
	}
	return object.Value{}, err
}

func iterOf(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	v, sentinel := args.At(0), args.At(1)
	if !sentinel.IsSet() {
		return object.Iter(rt, v)
	}
	if v.Type().Slots().Call == nil {
		return object.Value{}, pyerr.TypeError.New("iter(v, w): v must be callable")
	}
	it := &callableIterator{fn: v.Retain(), sentinel: sentinel.Retain()}
	it.Init(rt, callableIteratorType)
	return it.Value(), nil
}

// A callableIterator calls a function until it returns the sentinel. Then it
// holds nothing and stays exhausted.
//
// See https://docs.python.org/3/library/functions.html#iter.
type callableIterator struct {
	object.Container
	fn, sentinel object.Value
}

var callableIteratorType = &object.Type{}

func init() {
	end := func(rt *object.Runtime, v object.Value) {
		it := object.As[callableIterator](v)
		rt.Replace(&it.fn, object.Value{})
		rt.Replace(&it.sentinel, object.Value{})
	}
	callableIteratorType.Define(object.TypeSpec{
		Name: "callable_iterator", Sealed: true,
		Slots: object.Slots{
			New:   notInstantiable("callable_iterator"),
			Free:  end,
			Clear: end,
			Children: func(v object.Value, visit func(object.Value)) {
				it := object.As[callableIterator](v)
				visit(it.fn)
				visit(it.sentinel)
			},
			Iter: object.IterSelf,
			Next: func(rt *object.Runtime, v object.Value) (object.Value, error) {
				it := object.As[callableIterator](v)
				if !it.fn.IsSet() {
					return object.Value{}, nil
				}
				fn := it.fn.Retain()
				item, err := object.Call(rt, fn, object.Args{})
				rt.Release(fn)
				if err != nil {
					if object.IsException(err, pyerr.StopIteration) {
						rt.Discard(err)
						end(rt, v)
						return object.Value{}, nil
					}
					return object.Value{}, err
				}
				if !it.sentinel.IsSet() { // the call has ended the iteration
					rt.Release(item)
					return object.Value{}, nil
				}
				last, err := object.Equal(rt, it.sentinel, item)
				if err == nil && !last {
					return item, nil
				}
				rt.Release(item)
				if err == nil {
					end(rt, v)
				}
				return object.Value{}, err
			},
		},
	})
}

// notInstantiable is the New slot of types that programs cannot make objects
// of.
func notInstantiable(name string) func(*object.Runtime, *object.Type, object.Args) (object.Value, error) {
	return func(*object.Runtime, *object.Type, object.Args) (object.Value, error) {
		return object.Value{}, pyerr.TypeError.Newf("cannot create '%s' instances", name)
	}
}

func sorted(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	if n := args.Positional(); n != 1 {
		return object.Value{}, pyerr.TypeError.Newf("sorted expected 1 argument, got %d", n)
	}
	list, err := object.CallType(rt, object.ListType, object.Args{Values: args.Values[:1]})
	if err != nil {
		return object.Value{}, err
	}
	options, err := keywords("sort", args, "key", "reverse")
	if err == nil {
		err = sortList(rt, list, options[0], options[1])
	}
	if err != nil {
		rt.Release(list)
		return object.Value{}, err
	}
	return list, nil
}

// sortList sorts a list; key and reverse may be empty.
func sortList(rt *object.Runtime, list, key, reverse object.Value) error {
	backwards := false
	if reverse.IsSet() {
		var err error
		if backwards, err = object.Truth(rt, reverse); err != nil {
			return err
		}
	}
	if key.IsSet() && key.IsNone() {
		key = object.Value{}
	}
	return object.SortList(rt, list, key, backwards)
}

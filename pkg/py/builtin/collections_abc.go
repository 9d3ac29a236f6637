package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// The abstract base classes of collections.abc.
//
// See https://docs.python.org/3/library/collections.abc.html.
func init() {
	var types []*object.Type
	define := func(spec abstractSpec) *abstract {
		a := newAbstract("collections.abc", spec)
		types = append(types, &a.Type)
		return a
	}
	// byMethods is a class that is recognized by the methods it requires.
	byMethods := func(name string, methods ...string) *abstract {
		return define(abstractSpec{name: name, required: methods, recognized: methods})
	}
	byMethods("Buffer", "__buffer__")
	byMethods("Callable", "__call__")
	byMethods("Hashable", "__hash__")
	container := byMethods("Container", "__contains__")
	sized := byMethods("Sized", "__len__")
	iterable := byMethods("Iterable", "__iter__")
	iterator := define(abstractSpec{
		name: "Iterator", extends: []*abstract{iterable}, required: []string{"__next__"}, recognized: []string{"__iter__", "__next__"},
		slots: object.Slots{Iter: object.IterSelf},
	})
	define(abstractSpec{
		name: "Generator", extends: []*abstract{iterator}, required: []string{"send", "throw"},
		recognized: []string{"__iter__", "__next__", "send", "throw", "close"}, methods: generatorMixins,
		slots: object.Slots{Next: nextBySend},
	})
	reversible := define(abstractSpec{
		name: "Reversible", extends: []*abstract{iterable}, required: []string{"__reversed__"}, recognized: []string{"__reversed__", "__iter__"},
	})
	collection := define(abstractSpec{
		name: "Collection", extends: []*abstract{sized, iterable, container}, recognized: []string{"__len__", "__iter__", "__contains__"},
	})
	sequence := define(abstractSpec{
		name: "Sequence", extends: []*abstract{reversible, collection}, required: []string{"__getitem__"},
		builtin: []string{"tuple", "str", "range", "memoryview", "bytes"},
		slots:   object.Slots{Contains: sequenceContains}, methods: sequenceMixins,
	})
	define(abstractSpec{
		name: "MutableSequence", extends: []*abstract{sequence}, required: []string{"__setitem__", "__delitem__", "insert"},
		builtin: []string{"list", "bytearray", "array.array", "collections.deque"}, slots: object.Slots{InPlaceConcat: extendSequence},
		methods: mutableSequenceMixins,
	})
	set := define(abstractSpec{name: "Set", extends: []*abstract{collection}, builtin: []string{"frozenset"}})
	define(abstractSpec{name: "MutableSet", extends: []*abstract{set}, required: []string{"add", "discard"}, builtin: []string{"set"}})
	mapping := define(abstractSpec{name: "Mapping", extends: []*abstract{collection}, required: []string{"__getitem__"}, methods: mappingMixins,
		slots: object.Slots{Contains: mappingContains}})
	define(abstractSpec{name: "MutableMapping", extends: []*abstract{mapping}, required: []string{"__setitem__", "__delitem__"}, builtin: []string{"dict"}})
	ofDicts := object.Slots{New: refuseMappingView}
	view := define(abstractSpec{name: "MappingView", extends: []*abstract{sized}, slots: ofDicts})
	define(abstractSpec{name: "KeysView", extends: []*abstract{view, set}, builtin: []string{"dict_keys"}, slots: ofDicts})
	define(abstractSpec{name: "ItemsView", extends: []*abstract{view, set}, builtin: []string{"dict_items"}, slots: ofDicts})
	define(abstractSpec{name: "ValuesView", extends: []*abstract{view, collection}, builtin: []string{"dict_values"}, slots: ofDicts})

	const noAsync = "cells have no async functions"
	modules["collections.abc"] = moduleSpec{
		doc:   "Abstract Base Classes (ABCs) for collections, according to PEP 3119.",
		types: types,
		lacks: map[string]string{
			"Awaitable": noAsync, "Coroutine": noAsync, "AsyncIterable": noAsync, "AsyncIterator": noAsync, "AsyncGenerator": noAsync,
			"ByteString": "Python has removed it; use Buffer",
		},
	}
	modules["collections"] = moduleSpec{
		doc: "This module implements specialized container datatypes.",
		fill: func(s *Session, set func(string, object.Value)) error {
			abc, err := s.module("collections.abc")
			if err != nil {
				return err
			}
			set("abc", abc)
			return nil
		},
		lacks: map[string]string{
			"Counter": onlyABC, "OrderedDict": onlyABC, "defaultdict": onlyABC, "namedtuple": onlyABC, "deque": onlyABC, "ChainMap": onlyABC,
		},
	}
}

func refuseMappingView(rt *object.Runtime, t *object.Type, _ object.Args) (object.Value, error) {
	return object.Value{}, pyerr.TypeError.Newf("cannot create '%s' instances here: views of mappings come from dicts", t.Name())
}

const onlyABC = "it has collections.abc alone"

// nextBySend is the mixin __next__ of generators.
func nextBySend(rt *object.Runtime, v object.Value) (object.Value, error) {
	item, err := object.CallAttr(rt, v, "send", object.None)
	if err != nil && object.IsException(err, pyerr.StopIteration) {
		rt.Discard(err)
		return object.Value{}, nil
	}
	return item, err
}

var generatorMixins = []object.Method{
	{Name: "close", Fn: func(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
		result, err := object.CallAttr(rt, self, "throw", object.ExceptionType(pyerr.GeneratorExit).Value())
		switch {
		case err == nil:
			rt.Release(result)
			return object.Value{}, pyerr.RuntimeError.New("generator ignored GeneratorExit")
		case object.IsException(err, pyerr.GeneratorExit) || object.IsException(err, pyerr.StopIteration):
			rt.Discard(err)
			return object.None, nil
		}
		return object.Value{}, err
	}},
}

// getAt returns item i of a sequence written in Python; ok is false behind the
// last.
func getAt(rt *object.Runtime, v object.Value, i int) (item object.Value, ok bool, err error) {
	item, err = object.GetItem(rt, v, object.Int(int64(i)))
	if err != nil && object.IsException(err, pyerr.IndexError) {
		rt.Discard(err)
		return object.Value{}, false, nil
	}
	return item, err == nil, err
}

func sequenceContains(rt *object.Runtime, v, item object.Value) (bool, error) {
	it, err := object.Iter(rt, v)
	if err != nil {
		return false, err
	}
	defer rt.Release(it)
	for {
		x, err := object.Next(rt, it)
		if err != nil || !x.IsSet() {
			return false, err
		}
		equal, err := object.Equal(rt, x, item)
		rt.Release(x)
		if err != nil || equal {
			return equal, err
		}
		if err := rt.Work(workItem); err != nil {
			return false, err
		}
	}
}

// A sequence has no slot for __iter__: what has __getitem__ alone is walked by
// its indexes.
var sequenceMixins = []object.Method{
	{Name: "__iter__", Fn: func(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
		return object.Iter(rt, self)
	}},
	{Name: "__reversed__", Fn: func(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
		n, err := object.Len(rt, self)
		if err != nil {
			return object.Value{}, err
		}
		items := make([]object.Value, 0, min(n, 1024))
		for i := n - 1; i >= 0 && err == nil; i-- {
			var item object.Value
			if item, err = object.GetItem(rt, self, object.Int(int64(i))); err == nil {
				items = append(items, item)
				err = rt.Work(workItem)
			}
		}
		if err != nil {
			rt.ReleaseAll(items)
			return object.Value{}, err
		}
		list, err := object.NewList(rt, items)
		if err != nil {
			return object.Value{}, err
		}
		defer rt.Release(list)
		return object.Iter(rt, list)
	}},
	{Name: "index", Params: "value, start?, stop?", Fn: indexInSequence},
	{Name: "count", Params: "value", Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
		n := 0
		err := object.Each(rt, self, func(item object.Value) error {
			equal, err := object.Equal(rt, item, args.At(0))
			if equal {
				n++
			}
			return err
		})
		if err != nil {
			return object.Value{}, err
		}
		return object.Int(int64(n)), nil
	}},
}

func indexInSequence(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	n, err := object.Len(rt, self)
	if err != nil {
		return object.Value{}, err
	}
	bounds := [2]int{0, -1} // no stop
	for i := range bounds {
		v := args.At(i + 1)
		if !given(v) {
			continue
		}
		bound, err := object.AsSize(rt, v, nil)
		if err != nil {
			return object.Value{}, err
		}
		if bound < 0 {
			bound = max(bound+n, 0)
		}
		bounds[i] = bound
	}
	for i := bounds[0]; bounds[1] < 0 || i < bounds[1]; i++ {
		item, ok, err := getAt(rt, self, i)
		if err != nil {
			return object.Value{}, err
		}
		if !ok {
			break
		}
		equal, err := object.Equal(rt, item, args.At(0))
		rt.Release(item)
		if err != nil {
			return object.Value{}, err
		}
		if equal {
			return object.Int(int64(i)), nil
		}
		if err := rt.Work(workItem); err != nil {
			return object.Value{}, err
		}
	}
	return object.Value{}, pyerr.ValueError.New("")
}

var mutableSequenceMixins = []object.Method{
	{Name: "append", Params: "value", Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
		return done(appendToSequence(rt, self, args.At(0)))
	}},
	{Name: "clear", Fn: func(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
		for {
			item, err := object.CallAttr(rt, self, "pop")
			if err != nil {
				if object.IsException(err, pyerr.IndexError) {
					rt.Discard(err)
					return object.None, nil
				}
				return object.Value{}, err
			}
			rt.Release(item)
			if err := rt.Work(workItem); err != nil {
				return object.Value{}, err
			}
		}
	}},
	{Name: "reverse", Fn: reverseSequence},
	{Name: "extend", Params: "values", Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
		result, err := extendSequence(rt, self, args.At(0))
		if err != nil {
			return object.Value{}, err
		}
		rt.Release(result)
		return object.None, nil
	}},
	{Name: "pop", Params: "index?", Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
		index := args.At(0)
		if !index.IsSet() {
			index = object.Int(-1)
		}
		item, err := object.GetItem(rt, self, index)
		if err != nil {
			return object.Value{}, err
		}
		if err := object.DelItem(rt, self, index); err != nil {
			rt.Release(item)
			return object.Value{}, err
		}
		return item, nil
	}},
	{Name: "remove", Params: "value", Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
		index, err := object.CallAttr(rt, self, "index", args.At(0))
		if err != nil {
			return object.Value{}, err
		}
		defer rt.Release(index)
		return done(object.DelItem(rt, self, index))
	}},
}

func appendToSequence(rt *object.Runtime, v, item object.Value) error {
	n, err := object.Len(rt, v)
	if err != nil {
		return err
	}
	return callAndDrop(rt, v, "insert", object.Int(int64(n)), item)
}

func extendSequence(rt *object.Runtime, v, items object.Value) (object.Value, error) {
	all, err := object.Items(rt, items) // a copy, for items may be v
	if err != nil {
		return object.Value{}, err
	}
	defer rt.ReleaseAll(all)
	for _, item := range all {
		if err := callAndDrop(rt, v, "append", item); err != nil {
			return object.Value{}, err
		}
	}
	return v.Retain(), nil
}

func reverseSequence(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	n, err := object.Len(rt, self)
	if err != nil {
		return object.Value{}, err
	}
	for i := range n / 2 {
		if err := swapItems(rt, self, object.Int(int64(i)), object.Int(int64(n-1-i))); err != nil {
			return object.Value{}, err
		}
	}
	return object.None, nil
}

func swapItems(rt *object.Runtime, v, i, j object.Value) error {
	a, err := object.GetItem(rt, v, i)
	if err != nil {
		return err
	}
	defer rt.Release(a)
	b, err := object.GetItem(rt, v, j)
	if err != nil {
		return err
	}
	defer rt.Release(b)
	if err := object.SetItem(rt, v, i, b); err != nil {
		return err
	}
	return object.SetItem(rt, v, j, a)
}

var mappingMixins = []object.Method{
	{Name: "get", Params: "key, default?", Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
		v, err := object.GetItem(rt, self, args.At(0))
		if err != nil && object.IsException(err, pyerr.KeyError) {
			rt.Discard(err)
			return orNone(args.At(1)), nil
		}
		return v, err
	}},
}

func mappingContains(rt *object.Runtime, v, key object.Value) (bool, error) {
	item, err := object.GetItem(rt, v, key)
	if err != nil {
		if object.IsException(err, pyerr.KeyError) {
			rt.Discard(err)
			return false, nil
		}
		return false, err
	}
	rt.Release(item)
	return true, nil
}

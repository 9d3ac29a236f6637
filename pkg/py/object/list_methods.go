package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// listMethods are the methods of list that no slot stands for.
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
var listMethods = []Method{
	{
		Name: "append", Params: "object, /", Doc: "Append object to the end of the list.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			return returnNone(As[List](self).Append(rt, args.At(0).Retain()))
		},
	},
	{
		Name: "extend", Params: "iterable, /", Doc: "Extend list by appending elements from the iterable.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			return returnNone(As[List](self).extend(rt, args.At(0)))
		},
	},
	{
		Name: "insert", Params: "index, object, /", Doc: "Insert object before index.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			i, err := ssizeArgument(rt, args.At(0))
			if err != nil {
				return Value{}, err
			}
			l := As[List](self)
			i = fitIndex(i, len(l.items), 0, len(l.items))
			return returnNone(l.insertAll(rt, i, args.Values[1:2]))
		},
	},
	{
		Name: "pop", Params: "index?, /", Fn: popList,
		Doc: "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.",
	},
	{
		Name: "remove", Params: "value, /", Fn: removeFromList,
		Doc: "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.",
	},
	{
		Name: "clear", Doc: "Remove all items from list.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			rt.ReleaseAll(As[List](self).take(rt))
			return None, nil
		},
	},
	{
		Name: "index", Params: "value, start?, stop?, /", Doc: "Return first index of value.\n\nRaises ValueError if the value is not present.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			return indexOf(rt, &As[List](self).items, args, "list")
		},
	},
	{
		Name: "count", Params: "value, /", Doc: "Return number of occurrences of value.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			return countIn(rt, &As[List](self).items, args.At(0))
		},
	},
	{
		Name: "sort", Params: "*, key?, reverse?", Fn: sortListMethod,
		Doc: "Sort the list in ascending order and return None.\n\n" +
			"The sort is in-place (i.e. the list itself is modified) and stable (i.e. the\n" +
			"order of two equal elements is maintained).\n\n" +
			"If a key function is given, apply it once to each list item and sort them,\n" +
			"ascending or descending, according to their function values.\n\n" +
			"The reverse flag can be set to sort in descending order.",
	},
	{
		Name: "reverse", Doc: "Reverse *IN PLACE*.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			reverseItems(rt, As[List](self).items)
			return None, nil
		},
	},
	{
		Name: "copy", Doc: "Return a shallow copy of the list.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			items := As[List](self).items
			l, err := makeList(rt, ListType, len(items))
			if err != nil {
				return Value{}, err
			}
			l.items, err = appendRetained(rt, l.items, items)
			return finishList(rt, l, err)
		},
	},
	{
		Name: "__reversed__", Doc: "Return a reverse iterator over the list.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) { return newListReverseIterator(rt, self), nil },
	},
	ClassGetItem,
}

func popList(rt *Runtime, self Value, args Args) (Value, error) {
	l, i := As[List](self), -1
	if len(args.Values) > 0 {
		var err error
		if i, err = ssizeArgument(rt, args.At(0)); err != nil {
			return Value{}, err
		}
	}
	n := len(l.items)
	if n == 0 {
		return Value{}, pyerr.IndexError.New("pop from empty list")
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return Value{}, pyerr.IndexError.New("pop index out of range")
	}
	return l.remove(rt, i), nil
}

func removeFromList(rt *Runtime, self Value, args Args) (Value, error) {
	l := As[List](self)
	i, err := indexIn(rt, &l.items, args.At(0), 0, maxItems)
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		return Value{}, pyerr.ValueError.New("list.remove(x): x not in list")
	}
	// The comparison may have shortened the list.
	if i < len(l.items) {
		rt.Release(l.remove(rt, i))
	}
	return None, nil
}

func sortListMethod(rt *Runtime, self Value, args Args) (Value, error) {
	key, reverse := args.At(0), false
	if key.h != nil && key.IsNone() {
		key = Value{}
	}
	if flag := args.At(1); flag.h != nil {
		var err error
		if reverse, err = Truth(rt, flag); err != nil {
			return Value{}, err
		}
	}
	return returnNone(SortList(rt, self, key, reverse))
}

// SortList sorts the list v in place and stably, comparing what key returns of
// each item, or the items when key is not set.
//
// While it runs the list is empty, as in CPython; what Python code puts into it
// then is lost with a ValueError.
func SortList(rt *Runtime, v, key Value, reverse bool) error {
	l := As[List](v)
	items, charged := l.items, l.charged
	l.items, l.charged = nil, 0
	err := sortItems(rt, items, key, reverse)
	intruders, modified := l.items, cap(l.items) > 0
	rt.Credit(l.charged)
	l.items, l.charged = items, charged
	rt.ReleaseAll(intruders)
	if modified && err == nil {
		return pyerr.ValueError.New("list modified during sort")
	}
	return err
}

func sortItems(rt *Runtime, items []Value, key Value, reverse bool) error {
	if err := rt.Charge(len(items) * valueSize); err != nil {
		return err
	}
	defer rt.Credit(len(items) * valueSize)
	keys := items
	if key.h != nil {
		keys = make([]Value, 0, len(items))
		defer func() { rt.ReleaseAll(keys) }()
		for _, item := range items {
			k, err := CallValues(rt, key, item)
			if err != nil {
				return err
			}
			keys = append(keys, k)
			if err := rt.Work(pollItem); err != nil {
				return err
			}
		}
	}
	// Reversed twice, equal items keep their order in a descending sort.
	if reverse {
		reverseItems(rt, items)
		if key.h != nil {
			reverseItems(rt, keys)
		}
	}
	s := sorter{rt: rt, keys: keys, less: lessFor(keys)}
	if key.h != nil {
		s.items = items
	}
	err := s.sort()
	if reverse {
		reverseItems(rt, items)
	}
	return err
}

package object

import (
	"slices"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func initSet(rt *Runtime, v Value, args Args) error {
	if err := atMostOne("set", args); err != nil {
		return err
	}
	s := As[Set](v)
	s.table.clear(rt)
	if len(args.Values) == 0 {
		return nil
	}
	return s.update(rt, args.At(0))
}

func newFrozenSet(rt *Runtime, t *Type, args Args) (Value, error) {
	if t == FrozenSetType || !initOverridden(t) {
		if err := noKeywords("frozenset", args); err != nil {
			return Value{}, err
		}
	}
	n := args.Positional()
	if n > 1 {
		return Value{}, pyerr.TypeError.Newf("frozenset expected at most 1 argument, got %d", n)
	}
	if n == 1 && t == FrozenSetType && args.At(0).h.typ == FrozenSetType {
		return args.At(0).Retain(), nil
	}
	s := makeSet(rt, t)
	if n == 1 {
		return finishSet(rt, s, s.update(rt, args.At(0)))
	}
	return s.Value(), nil
}

// A setMethod is the work of a method that takes one other iterable.
type setMethod func(rt *Runtime, a, b Value) (Value, error)

func oneOther(name, doc string, f setMethod) Method {
	return Method{Name: name, Params: "other, /", Doc: doc,
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) { return f(rt, self, args.At(0)) }}
}

// manyOthers is a method that applies f to any number of iterables in turn, and
// returns a copy when there are none.
func manyOthers(name, doc string, f setMethod) Method {
	return Method{Name: name, Params: "*others", Doc: doc,
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			if err := noKeywords(self.h.typ.ShortName()+"."+name, args); err != nil {
				return Value{}, err
			}
			result := self.Retain()
			for _, other := range args.Values {
				next, err := f(rt, result, other)
				rt.Release(result)
				if err != nil {
					return Value{}, err
				}
				result = next
			}
			if len(args.Values) > 0 {
				return result, nil
			}
			defer rt.Release(result)
			return copyOfSet(rt, self)
		}}
}

// copyOfSet is the method copy: a frozenset is its own copy.
func copyOfSet(rt *Runtime, v Value) (Value, error) {
	if v.h.typ == FrozenSetType {
		return v.Retain(), nil
	}
	s, err := copySet(rt, v, plainSetType(v))
	if err != nil {
		return Value{}, err
	}
	return s.Value(), nil
}

// changing is a method that applies f to each of its arguments and returns None.
func changing(name, params, doc string, f func(s *Set, rt *Runtime, v Value) error) Method {
	return Method{Name: name, Params: params, Doc: doc,
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			if err := noKeywords("set."+name, args); err != nil {
				return Value{}, err
			}
			for _, v := range args.Values {
				if err := f(As[Set](self), rt, v); err != nil {
					return Value{}, err
				}
			}
			return None, nil
		}}
}

// commonSetMethods are the methods of set and frozenset alike.
//
// See https://docs.python.org/3/library/stdtypes.html#set-types-set-frozenset.
var commonSetMethods = []Method{
	ClassGetItem,
	{
		Name: "copy", Doc: "Return a shallow copy of a set.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) { return copyOfSet(rt, self) },
	},
	{
		Name: "union", Params: "*others", Doc: "Return a new set with elements from the set and all others.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			if err := noKeywords(self.h.typ.ShortName()+".union", args); err != nil {
				return Value{}, err
			}
			return unionSet(rt, self, args.Values...)
		},
	},
	manyOthers("intersection", "Return a new set with elements common to the set and all others.", intersectSet),
	manyOthers("difference", "Return a new set with elements in the set that are not in the others.", differSet),
	oneOther("symmetric_difference", "Return a new set with elements in either the set or other but not both.", symmetricDifference),
	oneOther("isdisjoint", "Return True if two sets have a null intersection.",
		func(rt *Runtime, a, b Value) (Value, error) { return returnBool(isDisjoint(rt, a, b)) }),
	oneOther("issubset", "Report whether another set contains this set.",
		func(rt *Runtime, a, b Value) (Value, error) {
			if isSet(b) {
				return returnBool(isSubset(rt, &As[Set](a).table, &As[Set](b).table))
			}
			both, err := intersectSet(rt, a, b)
			if err != nil {
				return Value{}, err
			}
			defer rt.Release(both)
			return Bool(As[Set](both).Len() == As[Set](a).Len()), nil
		}),
	oneOther("issuperset", "Report whether this set contains another set.",
		func(rt *Runtime, a, b Value) (Value, error) {
			if isSet(b) {
				return returnBool(isSubset(rt, &As[Set](b).table, &As[Set](a).table))
			}
			return returnBool(eachUntil(rt, b, func(item Value) (bool, error) { return As[Set](a).Contains(rt, item) }))
		}),
}

// changingSetMethods are the methods of set alone.
var changingSetMethods = []Method{
	changing("add", "object, /", "Add an element to a set.\n\nThis has no effect if the element is already present.",
		func(s *Set, rt *Runtime, v Value) error { return s.Add(rt, v) }),
	changing("discard", "object, /", "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\n"+
		"an exception when an element is missing from the set.",
		func(s *Set, rt *Runtime, v Value) error {
			_, err := s.discard(rt, v)
			return err
		}),
	changing("remove", "object, /", "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.",
		func(s *Set, rt *Runtime, v Value) error {
			found, err := s.discard(rt, v)
			if err == nil && !found {
				err = keyError(rt, v)
			}
			return err
		}),
	{
		Name: "pop", Doc: "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			s := As[Set](self)
			if s.table.used == 0 {
				return Value{}, pyerr.KeyError.New("pop from an empty set")
			}
			return s.table.pop(), nil
		},
	},
	{
		Name: "clear", Doc: "Remove all elements from this set.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			As[Set](self).table.clear(rt)
			return None, nil
		},
	},
	changing("update", "*others", "Update the set, adding elements from all others.",
		func(s *Set, rt *Runtime, v Value) error { return s.update(rt, v) }),
	changing("difference_update", "*others", "Update the set, removing elements found in others.",
		func(s *Set, rt *Runtime, v Value) error { return s.removeAll(rt, v) }),
	changing("symmetric_difference_update", "other, /", "Update the set, keeping only elements found in either set, but not in both.",
		func(s *Set, rt *Runtime, v Value) error { return s.toggleAll(rt, v) }),
	{
		Name: "intersection_update", Params: "*others", Doc: "Update the set, keeping only elements found in it and all others.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			if err := noKeywords("set.intersection_update", args); err != nil {
				return Value{}, err
			}
			for _, other := range args.Values {
				if err := As[Set](self).keepOnly(rt, other); err != nil {
					return Value{}, err
				}
			}
			return None, nil
		},
	},
}

func setSlots() Slots {
	return Slots{
		Free: freeSet, Children: visitSet, Clear: freeSet,
		Repr: reprSet,
		Len:  func(rt *Runtime, v Value) (int, error) { return As[Set](v).Len(), nil },
		Contains: func(rt *Runtime, v, item Value) (bool, error) {
			return As[Set](v).Contains(rt, item)
		},
		Iter:    newSetIterator,
		Compare: compareSets,
		Binary:  binarySet,
	}
}

func defineSets() {
	slots := setSlots()
	slots.New = func(rt *Runtime, t *Type, args Args) (Value, error) { return makeSet(rt, t).Value(), nil }
	slots.Init = initSet
	slots.InPlace = inPlaceSet
	SetType.Define(TypeSpec{
		Name: "set", Kind: KindSet, Slots: slots, Methods: slices.Concat(commonSetMethods, changingSetMethods),
		Doc: "Build an unordered collection of unique elements.",
	})
	SetType.HideOperators(Or, And, Sub, Xor)
	slots = setSlots()
	slots.New = newFrozenSet
	slots.Hash = func(rt *Runtime, v Value) (int64, error) {
		s := As[Set](v)
		if !s.hashed {
			s.hash, s.hashed = hashSet(&s.table), true
		}
		return s.hash, nil
	}
	FrozenSetType.Define(TypeSpec{
		Name: "frozenset", Kind: KindFrozenSet, Slots: slots, Methods: commonSetMethods,
		Doc: "Build an immutable unordered collection of unique elements.",
	})
	FrozenSetType.HideOperators(Or, And, Sub, Xor)
	defineSetIterator()
}

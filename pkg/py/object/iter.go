package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// Iter returns iter(v).
func Iter(rt *Runtime, v Value) (Value, error) {
	slots := &v.h.typ.slots
	if slots.Iter != nil {
		it, err := slots.Iter(rt, v)
		if err != nil {
			return Value{}, err
		}
		if it.h.typ.slots.Next == nil {
			defer rt.Release(it)
			return Value{}, pyerr.TypeError.Newf("%s.__iter__() must return an iterator, not %s", v.QualifiedTypeName(), it.QualifiedTypeName())
		}
		return it, nil
	}
	if slots.GetItem != nil && v.h.kind != KindDict {
		return newSequenceIterator(rt, v), nil
	}
	return Value{}, pyerr.TypeError.Newf("'%s' object is not iterable", v.TypeName())
}

// Next returns the iterator's next item, or an empty Value at its end.
func Next(rt *Runtime, it Value) (Value, error) {
	next := it.h.typ.slots.Next
	if next == nil {
		return Value{}, pyerr.TypeError.Newf("'%s' object is not an iterator", it.TypeName())
	}
	return next(rt, it)
}

// Each calls f with every item of v, borrowed for the call, until f or the
// iteration fails.
func Each(rt *Runtime, v Value, f func(item Value) error) error {
	it, err := Iter(rt, v)
	if err != nil {
		return err
	}
	defer rt.Release(it)
	for {
		item, err := Next(rt, it)
		if err != nil || item.h == nil {
			return err
		}
		err = f(item)
		rt.Release(item)
		if err != nil {
			return err
		}
		if err := rt.Work(pollItem); err != nil {
			return err
		}
	}
}

// Items returns the items of v in a new slice that owns them.
func Items(rt *Runtime, v Value) ([]Value, error) {
	switch v.h.kind {
	case KindList, KindTuple:
		if v.h.typ == ListType || v.h.typ == TupleType {
			items, err := appendRetained(rt, make([]Value, 0, len(itemsOf(v))), itemsOf(v))
			if err != nil {
				rt.ReleaseAll(items)
				return nil, err
			}
			return items, nil
		}
	}
	if err := CheckCountable(v); err != nil {
		return nil, err
	}
	var items []Value
	charged := 0
	err := Each(rt, v, func(item Value) error {
		if len(items) == cap(items) {
			more := max(cap(items), 16) * valueSize
			if err := rt.Charge(more); err != nil {
				return err
			}
			charged += more
		}
		items = append(items, item.Retain())
		return nil
	})
	rt.Credit(charged)
	if err != nil {
		rt.ReleaseAll(items)
		return nil, err
	}
	return items, nil
}

// ItemsOr is Items that refuses what cannot be walked with a TypeError of its
// own text.
func ItemsOr(rt *Runtime, v Value, refusal string) ([]Value, error) {
	if v.h.typ.builtin {
		if slots := &v.h.typ.slots; slots.Iter == nil && slots.GetItem == nil {
			return nil, pyerr.TypeError.New(refusal)
		}
		return Items(rt, v)
	}
	it, err := Iter(rt, v)
	if err != nil {
		if IsException(err, pyerr.TypeError) {
			rt.Discard(err)
			err = pyerr.TypeError.New(refusal)
		}
		return nil, err
	}
	defer rt.Release(it)
	return Items(rt, it)
}

func retained(items []Value) []Value {
	out := make([]Value, len(items))
	for i, v := range items {
		out[i] = v.Retain()
	}
	return out
}

// ListOrTuple returns the items of a list or tuple, shared with it.
func ListOrTuple(v Value) []Value { return itemsOf(v) }

// itemsOf returns the items of a list or tuple, shared.
func itemsOf(v Value) []Value {
	if v.h.kind == KindTuple {
		return As[Tuple](v).items
	}
	return As[List](v).items
}

// A sequenceIterator walks anything that has __getitem__ by its indexes. Once
// exhausted it holds nothing and stays exhausted.
type sequenceIterator struct {
	Container
	seq  Value
	next int
}

var sequenceIteratorType = &Type{}

func newSequenceIterator(rt *Runtime, v Value) Value {
	it := &sequenceIterator{seq: v.Retain()}
	it.Init(rt, sequenceIteratorType)
	return it.Value()
}

func defineSequenceIterator() {
	sequenceIteratorType.Define(TypeSpec{
		Name: "iterator", Sealed: true,
		Slots: Slots{
			Free:     func(rt *Runtime, v Value) { rt.Replace(&As[sequenceIterator](v).seq, Value{}) },
			Children: func(v Value, visit func(Value)) { visit(As[sequenceIterator](v).seq) },
			Iter:     IterSelf,
			Next: func(rt *Runtime, v Value) (Value, error) {
				it := As[sequenceIterator](v)
				if it.seq.h == nil {
					return Value{}, nil
				}
				item, err := GetItem(rt, it.seq, Int(int64(it.next)))
				if err == nil {
					it.next++
					return item, nil
				}
				if IsException(err, pyerr.IndexError) || IsException(err, pyerr.StopIteration) {
					rt.Discard(err)
					rt.Replace(&it.seq, Value{})
					return Value{}, nil
				}
				return Value{}, err
			},
		},
	})
}

// IterSelf is the Iter slot of iterators.
func IterSelf(rt *Runtime, v Value) (Value, error) { return v.Retain(), nil }

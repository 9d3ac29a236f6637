package object

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// makeTuple returns a tuple of class t with room for n items and the meter
// charged for them. Its items may be appended until someone else sees it.
func makeTuple(rt *Runtime, t *Type, n int) (*Tuple, error) {
	if err := chargeItems(rt, n); err != nil {
		return nil, err
	}
	tuple := &Tuple{charged: n * valueSize}
	if n > 0 {
		tuple.items = make([]Value, 0, n)
	}
	tuple.Init(rt, t)
	return tuple, nil
}

// finishTuple returns the tuple, or releases it when filling it failed.
func finishTuple(rt *Runtime, t *Tuple, err error) (Value, error) {
	if err != nil {
		rt.Release(t.Value())
		return Value{}, err
	}
	return t.Value(), nil
}

// newTupleOf is the constructor.
func newTupleOf(rt *Runtime, t *Type, args Args) (Value, error) {
	if t == TupleType || !initOverridden(t) {
		if err := noKeywords("tuple", args); err != nil {
			return Value{}, err
		}
	}
	n := args.Positional()
	if n > 1 {
		return Value{}, pyerr.TypeError.Newf("tuple expected at most 1 argument, got %d", n)
	}
	if n == 1 && t == TupleType && args.At(0).h.typ == TupleType {
		return args.At(0).Retain(), nil
	}
	var items []Value
	if n == 1 {
		var err error
		if items, err = Items(rt, args.At(0)); err != nil {
			return Value{}, err
		}
	}
	if err := chargeItems(rt, len(items)); err != nil {
		rt.ReleaseAll(items)
		return Value{}, err
	}
	tuple := &Tuple{items: items, charged: len(items) * valueSize}
	tuple.Init(rt, t)
	return tuple.Value(), nil
}

func reprTuple(rt *Runtime, v Value) (string, error) {
	items := As[Tuple](v).items
	if len(items) == 0 {
		return "()", nil
	}
	if !rt.enterRepr(v) {
		return "(...)", nil
	}
	defer rt.leaveRepr()
	var b strings.Builder
	b.WriteByte('(')
	if err := writeItems(rt, &b, items); err != nil {
		return "", err
	}
	if len(items) == 1 {
		b.WriteByte(',')
	}
	b.WriteByte(')')
	return b.String(), nil
}

func getTupleItem(rt *Runtime, v, key Value) (Value, error) {
	items := As[Tuple](v).items
	if key.h == &intHeader {
		i := int(int64(key.bits))
		if i < 0 {
			i += len(items)
		}
		if uint(i) < uint(len(items)) {
			return items[i].Retain(), nil
		}
	}
	if key.h.kind == KindSlice {
		return sliceTuple(rt, v, key)
	}
	i, err := itemIndex(rt, key, len(items), "tuple", "tuple index out of range")
	if err != nil {
		return Value{}, err
	}
	return items[i].Retain(), nil
}

func sliceTuple(rt *Runtime, v, key Value) (Value, error) {
	bounds, err := As[Slice](key).Bounds(rt)
	if err != nil {
		return Value{}, err
	}
	return tupleRange(rt, v, bounds)
}

// tupleRange returns the items within the bounds: the tuple itself when they
// are all.
func tupleRange(rt *Runtime, v Value, bounds Bounds) (Value, error) {
	items := As[Tuple](v).items
	start, _, step, length := bounds.Fit(len(items))
	if length == len(items) && step == 1 && v.h.typ == TupleType {
		return v.Retain(), nil
	}
	t, err := makeTuple(rt, TupleType, length)
	if err != nil {
		return Value{}, err
	}
	t.items, err = appendStrided(rt, t.items, items, start, step, length)
	return finishTuple(rt, t, err)
}

func concatTuple(rt *Runtime, a, b Value) (Value, error) {
	if b.h.kind != KindTuple {
		return Value{}, pyerr.TypeError.Newf("can only concatenate tuple (not \"%s\") to tuple", b.TypeName())
	}
	x, y := As[Tuple](a).items, As[Tuple](b).items
	if len(x) == 0 && b.h.typ == TupleType {
		return b.Retain(), nil
	}
	if len(y) == 0 && a.h.typ == TupleType {
		return a.Retain(), nil
	}
	t, err := makeTuple(rt, TupleType, len(x)+len(y))
	if err != nil {
		return Value{}, err
	}
	if t.items, err = appendRetained(rt, t.items, x); err == nil {
		t.items, err = appendRetained(rt, t.items, y)
	}
	return finishTuple(rt, t, err)
}

func repeatTuple(rt *Runtime, v Value, n int) (Value, error) {
	items := As[Tuple](v).items
	if v.h.typ == TupleType && (n == 1 || len(items) == 0) {
		return v.Retain(), nil
	}
	length, err := repeatedLen(len(items), n)
	if err != nil {
		return Value{}, err
	}
	t, err := makeTuple(rt, TupleType, length)
	if err != nil {
		return Value{}, err
	}
	if length > 0 {
		t.items, err = appendRepeated(rt, t.items, items, n)
	}
	return finishTuple(rt, t, err)
}

func defineTuple() {
	TupleType.Define(TypeSpec{
		Name: "tuple", Kind: KindTuple,
		Doc: "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\n" +
			"If iterable is specified the tuple is initialized from iterable's items.\n\n" +
			"If the argument is a tuple, the return value is the same object.",
		Slots: Slots{
			Free: freeTuple, Children: visitTuple,
			// Items cannot lead back to a tuple but through what can change.
			Clear:    func(rt *Runtime, v Value) { freeAttrs(rt, &As[Tuple](v).attrs) },
			New:      newTupleOf,
			Repr:     reprTuple,
			Hash:     func(rt *Runtime, v Value) (int64, error) { return hashItems(rt, As[Tuple](v).items) },
			Len:      func(rt *Runtime, v Value) (int, error) { return len(As[Tuple](v).items), nil },
			GetItem:  getTupleItem,
			GetRange: tupleRange,
			Contains: func(rt *Runtime, v, item Value) (bool, error) {
				items := &As[Tuple](v).items
				i, err := indexIn(rt, items, item, 0, len(*items))
				return i >= 0, err
			},
			Iter: func(rt *Runtime, v Value) (Value, error) { return newTupleIterator(rt, v), nil },
			Compare: func(rt *Runtime, op Comparison, a, b Value) (Value, error) {
				if a.h.kind != KindTuple || b.h.kind != KindTuple {
					return NotImplemented, nil
				}
				return compareSlots(rt, op, &As[Tuple](a).items, &As[Tuple](b).items)
			},
			Concat: concatTuple,
			Repeat: repeatTuple,
		},
		Methods: []Method{
			ClassGetItem,
			{Name: "index", Params: "value, start?, stop?, /", Doc: "Return first index of value.\n\nRaises ValueError if the value is not present.",
				Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
					return indexOf(rt, &As[Tuple](self).items, args, "tuple")
				}},
			{Name: "count", Params: "value, /", Doc: "Return number of occurrences of value.",
				Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
					return countIn(rt, &As[Tuple](self).items, args.At(0))
				}},
			{Name: "__getnewargs__", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
				inner, err := NewTuple(rt, retained(As[Tuple](self).items)...)
				if err != nil {
					return Value{}, err
				}
				return NewTuple(rt, inner)
			}},
		},
	})
}

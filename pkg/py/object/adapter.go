package object

import (
	"math/big"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// An adapter begins every iterator that draws on others: enumerate, zip, map,
// filter and reversed.
type adapter struct {
	Container
	attrs *Dict // of subclasses
}

// The classes of the adapters.
var (
	EnumerateType = &Type{}
	ZipType       = &Type{}
	MapType       = &Type{}
	FilterType    = &Type{}
	ReversedType  = &Type{}
)

func adapterAttrs(v Value) **Dict { return &As[adapter](v).attrs }

// adapterSlots are the slots of an adapter that owns the values that parts
// visits by their places.
func adapterSlots(parts func(v Value, visit func(slot *Value))) Slots {
	free := func(rt *Runtime, v Value) {
		parts(v, func(slot *Value) { rt.Replace(slot, Value{}) })
		freeAttrs(rt, adapterAttrs(v))
	}
	return Slots{
		Free: free,
		Children: func(v Value, visit func(Value)) {
			parts(v, func(slot *Value) { visit(*slot) })
			visitAttrs(*adapterAttrs(v), visit)
		},
		Clear: free,
		Iter:  IterSelf,
	}
}

// draw is Next for the source of an adapter. Adapters of adapters nest, and the
// stack must not end before they do.
func draw(rt *Runtime, it Value) (Value, error) {
	if kind := it.h.kind; kind < KindEnumerate || kind > KindReversed {
		return Next(rt, it)
	}
	if err := rt.enterNative(); err != nil {
		return Value{}, err
	}
	defer rt.leaveNative()
	return Next(rt, it)
}

// An enumeration is what enumerate returns.
type enumeration struct {
	adapter
	it   Value
	next int64
	big  *big.Int // the next number, once it is beyond 64 bits
}

func newEnumeration(rt *Runtime, t *Type, args Args) (Value, error) {
	source, start, err := enumerateArguments(args)
	if err != nil {
		return Value{}, err
	}
	e := &enumeration{}
	if start.h != nil {
		index, err := plainIndex(rt, start)
		if err != nil {
			return Value{}, err
		}
		var ok bool
		if e.next, ok = index.Int64(); !ok {
			e.big = new(big.Int).Set(BigOf(index, nil))
		}
	}
	if e.it, err = Iter(rt, source); err != nil {
		return Value{}, err
	}
	e.Init(rt, t)
	return e.Value(), nil
}

// enumerateArguments sorts out the arguments by hand, as CPython does, whose
// texts differ from those of its argument parser.
func enumerateArguments(args Args) (source, start Value, err error) {
	n := args.Positional()
	if given := len(args.Values); given > 2 {
		return Value{}, Value{}, pyerr.TypeError.Newf("enumerate() takes at most 2 arguments (%d given)", given)
	}
	bound := [2]Value{}
	copy(bound[:], args.Values[:n])
	for i, name := range args.Names {
		at := 0
		switch {
		case name == "start" && bound[1].h == nil:
			at = 1
		case name != "iterable" || bound[0].h != nil:
			return Value{}, Value{}, pyerr.TypeError.Newf("'%s' is an invalid keyword argument for enumerate()", name)
		}
		bound[at] = args.Values[n+i]
	}
	if bound[0].h == nil {
		if len(args.Names) > 0 {
			return Value{}, Value{}, pyerr.TypeError.Newf("'%s' is an invalid keyword argument for enumerate()", args.Names[0])
		}
		return Value{}, Value{}, pyerr.TypeError.New("enumerate() missing required argument 'iterable'")
	}
	return bound[0], bound[1], nil
}

func nextOfEnumeration(rt *Runtime, v Value) (Value, error) {
	e := As[enumeration](v)
	if e.it.h == nil {
		return Value{}, nil
	}
	item, err := draw(rt, e.it)
	if err != nil || item.h == nil {
		return Value{}, err
	}
	return NewPair(rt, e.count(), item), nil
}

// count returns the next number.
func (e *enumeration) count() Value {
	if e.big != nil {
		n := bigValue(e.big)
		e.big.Add(e.big, big.NewInt(1))
		return n
	}
	n := e.next
	if e.next++; e.next < n {
		e.big = new(big.Int).Add(big.NewInt(n), big.NewInt(1))
	}
	return Int(n)
}

// A filtering is what filter returns.
type filtering struct {
	adapter
	test, it Value // test is None when the items are tested themselves
}

func newFiltering(rt *Runtime, t *Type, args Args) (Value, error) {
	if t == FilterType || !initOverridden(t) {
		if err := noKeywords("filter", args); err != nil {
			return Value{}, err
		}
	}
	if n := args.Positional(); n != 2 {
		return Value{}, pyerr.TypeError.Newf("filter expected 2 arguments, got %d", n)
	}
	it, err := Iter(rt, args.At(1))
	if err != nil {
		return Value{}, err
	}
	f := &filtering{test: args.At(0).Retain(), it: it}
	f.Init(rt, t)
	return f.Value(), nil
}

func nextOfFiltering(rt *Runtime, v Value) (Value, error) {
	f := As[filtering](v)
	if f.it.h == nil {
		return Value{}, nil
	}
	for {
		item, err := draw(rt, f.it)
		if err != nil || item.h == nil {
			return Value{}, err
		}
		pass, err := f.passes(rt, item)
		if err == nil && pass {
			return item, nil
		}
		rt.Release(item)
		if err != nil {
			return Value{}, err
		}
		if err := rt.Work(pollItem); err != nil {
			return Value{}, err
		}
	}
}

func (f *filtering) passes(rt *Runtime, item Value) (bool, error) {
	if f.test.IsNone() || f.test == BoolType.Value() {
		return Truth(rt, item)
	}
	result, err := CallValues(rt, f.test, item)
	if err != nil {
		return false, err
	}
	defer rt.Release(result)
	return Truth(rt, result)
}

func defineAdapters() {
	slots := adapterSlots(func(v Value, visit func(*Value)) { visit(&As[enumeration](v).it) })
	slots.New, slots.Next = newEnumeration, nextOfEnumeration
	EnumerateType.Define(TypeSpec{
		Name: "enumerate", Kind: KindEnumerate, Slots: slots, Methods: []Method{ClassGetItem},
		Doc: "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\n" +
			"The enumerate object yields pairs containing a count (from start, which\n" +
			"defaults to zero) and a value yielded by the iterable argument.\n\n" +
			"enumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
	})
	slots = adapterSlots(func(v Value, visit func(*Value)) {
		f := As[filtering](v)
		visit(&f.test)
		visit(&f.it)
	})
	slots.New, slots.Next = newFiltering, nextOfFiltering
	FilterType.Define(TypeSpec{
		Name: "filter", Kind: KindFilter, Slots: slots,
		Doc: "Return an iterator yielding those items of iterable for which function(item) is true.\n\n" +
			"If function is None, return the items that are true.",
	})
	defineParallel()
	defineReversed()
}

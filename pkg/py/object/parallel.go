package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// A parallel walks several iterables together: it is what zip returns, and what
// map returns, which calls fn with the items.
type parallel struct {
	adapter
	fn     Value // of map; empty for zip
	its    []Value
	strict bool
}

// newParallel makes iterators of the sources.
func newParallel(rt *Runtime, t *Type, name string, fn Value, sources []Value, args Args) (Value, error) {
	p := &parallel{}
	for i, key := range args.Names {
		if key != "strict" {
			return Value{}, UnexpectedKeyword(name, key, []string{"strict"})
		}
		var err error
		if p.strict, err = Truth(rt, args.Values[args.Positional()+i]); err != nil {
			return Value{}, err
		}
	}
	for _, source := range sources {
		it, err := Iter(rt, source)
		if err != nil {
			rt.ReleaseAll(p.its)
			return Value{}, err
		}
		p.its = append(p.its, it)
	}
	if fn.h != nil {
		p.fn = fn.Retain()
	}
	p.Init(rt, t)
	return p.Value(), nil
}

func newZip(rt *Runtime, t *Type, args Args) (Value, error) {
	return newParallel(rt, t, "zip", Value{}, args.Values[:args.Positional()], args)
}

func newMap(rt *Runtime, t *Type, args Args) (Value, error) {
	n := args.Positional()
	if n < 2 {
		return Value{}, pyerr.TypeError.New("map() must have at least two arguments.")
	}
	return newParallel(rt, t, "map", args.Values[0], args.Values[1:n], args)
}

// row appends one item of each iterator to items; ok is false at the end.
func (p *parallel) row(rt *Runtime, name string, items []Value) (row []Value, ok bool, err error) {
	for i := 0; i < len(p.its); i++ {
		item, err := draw(rt, p.its[i])
		if err == nil && item.h != nil {
			items = append(items, item)
			continue
		}
		rt.ReleaseAll(items)
		if err == nil && p.strict {
			err = p.uneven(rt, name, i)
		}
		return nil, false, err
	}
	return items, len(items) > 0, nil
}

// uneven is the error of a strict walk in which iterator i is the first to end,
// or nil when all end.
func (p *parallel) uneven(rt *Runtime, name string, i int) error {
	if i > 0 {
		return pyerr.ValueError.Newf("%s() argument %d is shorter than argument%s%d", name, i+1, upTo(i), i)
	}
	for j := 1; j < len(p.its); j++ {
		item, err := Next(rt, p.its[j])
		if err != nil {
			return err
		}
		if item.h != nil {
			rt.Release(item)
			return pyerr.ValueError.Newf("%s() argument %d is longer than argument%s%d", name, j+1, upTo(j), j)
		}
	}
	return nil
}

func upTo(n int) string {
	if n == 1 {
		return " "
	}
	return "s 1-"
}

func nextOfZip(rt *Runtime, v Value) (Value, error) {
	p := As[parallel](v)
	items, ok, err := p.row(rt, "zip", make([]Value, 0, len(p.its)))
	if err != nil || !ok {
		return Value{}, err
	}
	return newTuple(rt, items), nil
}

func nextOfMap(rt *Runtime, v Value) (Value, error) {
	p := As[parallel](v)
	if p.fn.h == nil {
		return Value{}, nil
	}
	var few [4]Value
	items, ok, err := p.row(rt, "map", few[:0])
	if err != nil || !ok {
		return Value{}, err
	}
	fn := p.fn.Retain()
	result, err := Call(rt, fn, Args{Values: items})
	rt.Release(fn)
	rt.ReleaseAll(items)
	return result, err
}

func defineParallel() {
	slots := adapterSlots(func(v Value, visit func(*Value)) {
		p := As[parallel](v)
		visit(&p.fn)
		for i := range p.its {
			visit(&p.its[i])
		}
	})
	// A cleared walk has no iterators left, so that it is at its end.
	release := slots.Free
	slots.Free = func(rt *Runtime, v Value) {
		release(rt, v)
		As[parallel](v).its = nil
	}
	slots.Clear = slots.Free
	slots.New, slots.Next = newZip, nextOfZip
	ZipType.Define(TypeSpec{
		Name: "zip", Kind: KindZip, Slots: slots,
		Doc: "The zip object yields n-length tuples, where n is the number of iterables\n" +
			"passed as positional arguments to zip().  The i-th element in every tuple\n" +
			"comes from the i-th iterable argument to zip().  This continues until the\n" +
			"shortest argument is exhausted.\n\n" +
			"If strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.",
	})
	slots.New, slots.Next = newMap, nextOfMap
	MapType.Define(TypeSpec{
		Name: "map", Kind: KindMap, Slots: slots,
		Doc: "Make an iterator that computes the function using arguments from\n" +
			"each of the iterables.  Stops when the shortest iterable is exhausted.\n\n" +
			"If strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.",
	})
}

package builtin

import (
	"slices"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// The module itertools, without combinations and groups.
//
// See https://docs.python.org/3/library/itertools.html.
func init() {
	modules["itertools"] = moduleSpec{
		doc: "Functional tools for creating and using iterators.",
		types: []*object.Type{
			newStepType("islice", "*args", "Return an iterator whose next() method returns selected values from an iterable.", newISlice),
			chainType,
			newStepType("count", "start?, step?", "Return a count object whose .__next__() method returns consecutive values.", newCount),
			newStepType("repeat", "object, times?", "Create an iterator which returns the object for the specified number of times.", newRepeat),
			newStepType("cycle", "iterable, /", "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.", newCycle),
			newStepType("accumulate", "iterable, func?, *, initial?", "Return series of accumulated sums (or other binary function results).", newAccumulate),
			newStepType("zip_longest", "*args", "Return a zip_longest object whose .__next__() method returns a tuple.", newZipLongest),
			newStepType("product", "*args", "Cartesian product of input iterables. Equivalent to nested for-loops.", newProduct),
			newStepType("takewhile", "predicate, iterable, /", "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.", newTakeWhile),
			newStepType("dropwhile", "predicate, iterable, /", "Drop items from the iterable while predicate(item) is true.", newDropWhile),
			newStepType("filterfalse", "function, iterable, /", "Return those items of iterable for which function(item) is false.", newFilterFalse),
			newStepType("starmap", "function, iterable, /", "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.", newStarMap),
			newStepType("pairwise", "iterable, /", "Return an iterator of overlapping pairs taken from the input iterator.", newPairwise),
			newStepType("batched", "iterable, n, *, strict?", "Batch data into tuples of length n. The last batch may be shorter than n.", newBatched),
			newStepType("compress", "data, selectors", "Return data elements corresponding to true selector elements.", newCompress),
		},
	}
}

// newStep returns a stepIterator whose parts are iterators of the sources.
func newStep(rt *object.Runtime, sources []object.Value, step func(rt *object.Runtime, it *stepIterator) (object.Value, error)) (*stepIterator, error) {
	parts, err := iterators(rt, sources)
	if err != nil {
		return nil, err
	}
	return &stepIterator{parts: parts, step: step}, nil
}

func newISlice(rt *object.Runtime, args object.Args) (*stepIterator, error) {
	if err := noKeywords("islice", args); err != nil {
		return nil, err
	}
	n := len(args.Values)
	if n < 2 {
		return nil, pyerr.TypeError.Newf("islice expected at least 2 arguments, got %d", n)
	}
	if n > 4 {
		return nil, pyerr.TypeError.Newf("islice expected at most 4 arguments, got %d", n)
	}
	const greatest = int(^uint(0) >> 1)
	start, stop, step := 0, greatest, 1
	places, names := []*int{&start, &stop, &step}, []string{"Indices", "Stop argument", "Step"}
	if n == 2 {
		places, names = places[1:2], names[1:2]
	}
	for i, v := range args.Values[1:] {
		if v.IsNone() {
			continue
		}
		given, err := object.AsSize(rt, v, pyerr.OverflowError)
		bad := err != nil || given < 0 || names[i] == "Step" && given < 1
		if err != nil {
			rt.Discard(err)
		}
		switch {
		case bad && names[i] == "Step":
			return nil, pyerr.ValueError.New("Step for islice() must be a positive integer or None.")
		case bad && (n == 2 || names[i] == "Stop argument"):
			return nil, pyerr.ValueError.New("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		case bad:
			return nil, pyerr.ValueError.New("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		}
		*places[i] = given
	}
	at, next := 0, start
	return newStep(rt, args.Values[:1], func(rt *object.Runtime, it *stepIterator) (object.Value, error) {
		wanted := min(next, stop)
		for {
			if at >= stop && at >= wanted {
				return it.finish(rt)
			}
			item, err := it.draw(rt, 0)
			if err != nil {
				return object.Value{}, err
			}
			if !item.IsSet() {
				return it.finish(rt)
			}
			at++
			if at > next {
				if next += step; next < 0 {
					next = greatest
				}
				return item, nil
			}
			rt.Release(item)
			if err := rt.Work(workItem); err != nil {
				return object.Value{}, err
			}
		}
	})
}

var chainType = newStepType("chain", "*args", "Return a chain object whose .__next__() method returns elements from the first iterable until it is exhausted, then elements from the next.",
	func(rt *object.Runtime, args object.Args) (*stepIterator, error) {
		if err := noKeywords("chain", args); err != nil {
			return nil, err
		}
		sources := make([]object.Value, len(args.Values))
		for i, v := range args.Values {
			sources[i] = v.Retain()
		}
		list, err := object.NewTuple(rt, sources...)
		if err != nil {
			return nil, err
		}
		defer rt.Release(list)
		return newChain(rt, list)
	},
	object.Method{Name: "from_iterable", Params: "iterable, /", Kind: object.ClassMethod,
		Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
			it, err := newChain(rt, args.At(0))
			if err != nil {
				return object.Value{}, err
			}
			it.Init(rt, object.AsType(self))
			return it.Value(), nil
		}})

// newChain draws on the iterables of an iterable: part 0 gives them, part 1 is
// the one at work, None between two.
func newChain(rt *object.Runtime, sources object.Value) (*stepIterator, error) {
	it, err := newStep(rt, []object.Value{sources}, func(rt *object.Runtime, it *stepIterator) (object.Value, error) {
		for {
			if it.parts[1].IsNone() {
				source, err := it.draw(rt, 0)
				if err != nil {
					return object.Value{}, err
				}
				if !source.IsSet() {
					return it.finish(rt)
				}
				items, err := object.Iter(rt, source)
				rt.Release(source)
				if err != nil {
					it.end(rt)
					return object.Value{}, err
				}
				rt.Replace(&it.parts[1], items)
			}
			item, err := it.draw(rt, 1)
			if err != nil || item.IsSet() || it.parts == nil {
				return item, err
			}
			rt.Replace(&it.parts[1], object.None)
			if err := rt.Work(workItem); err != nil {
				return object.Value{}, err
			}
		}
	})
	if err != nil {
		return nil, err
	}
	it.parts = append(it.parts, object.None)
	return it, nil
}

func newCount(rt *object.Runtime, args object.Args) (*stepIterator, error) {
	parts := []object.Value{object.Int(0), object.Int(1)} // the next number, the step
	for i := range parts {
		v := args.At(i)
		if !v.IsSet() {
			continue
		}
		if !v.IsInt() && v.Kind() != object.KindFloat && v.Kind() != object.KindComplex && !object.IsIndex(v) {
			return nil, pyerr.TypeError.New("a number is required")
		}
		parts[i] = v
	}
	for _, part := range parts {
		part.Retain()
	}
	return &stepIterator{
		parts: parts,
		step: func(rt *object.Runtime, it *stepIterator) (object.Value, error) {
			next, err := object.Binary(rt, object.Add, it.parts[0], it.parts[1])
			if err != nil {
				return object.Value{}, err
			}
			n := it.parts[0]
			it.parts[0] = next
			return n, nil
		},
		repr: func(rt *object.Runtime, it *stepIterator) (string, error) {
			shown := it.parts
			if shown[1] == object.Int(1) {
				shown = shown[:1]
			}
			return callText(rt, "count", shown)
		},
	}, nil
}

// callText returns the text of a call.
func callText(rt *object.Runtime, name string, values []object.Value) (string, error) {
	text := name + "("
	for i, v := range values {
		if i > 0 {
			text += ", "
		}
		s, err := object.Repr(rt, v)
		if err != nil {
			return "", err
		}
		text += s
	}
	return text + ")", nil
}

func newRepeat(rt *object.Runtime, args object.Args) (*stepIterator, error) {
	left := -1
	if v := args.At(1); v.IsSet() {
		n, err := object.AsSize(rt, v, pyerr.OverflowError)
		if err != nil {
			return nil, err
		}
		left = max(n, 0)
	}
	return &stepIterator{
		parts: []object.Value{args.At(0).Retain()},
		step: func(rt *object.Runtime, it *stepIterator) (object.Value, error) {
			if left == 0 {
				return object.Value{}, nil
			}
			if left > 0 {
				left--
			}
			return it.parts[0].Retain(), nil
		},
		repr: func(rt *object.Runtime, it *stepIterator) (string, error) {
			if left < 0 {
				return callText(rt, "repeat", it.parts)
			}
			return callText(rt, "repeat", []object.Value{it.parts[0], object.Int(int64(left))})
		},
	}, nil
}

// newCycle keeps the items it has seen behind part 0, the iterator.
func newCycle(rt *object.Runtime, args object.Args) (*stepIterator, error) {
	turning, at := false, 1
	return newStep(rt, args.Values[:1], func(rt *object.Runtime, it *stepIterator) (object.Value, error) {
		if !turning {
			item, err := it.draw(rt, 0)
			if err != nil {
				return object.Value{}, err
			}
			if item.IsSet() {
				if err := rt.Charge(slotSize); err != nil {
					rt.Release(item)
					return object.Value{}, err
				}
				it.saved += slotSize
				it.parts = append(it.parts, item.Retain())
				return item, nil
			}
			turning = true
		}
		if len(it.parts) <= 1 {
			return it.finish(rt)
		}
		if at == len(it.parts) {
			at = 1
		}
		at++
		return it.parts[at-1].Retain(), nil
	})
}

// newAccumulate has the function, or None, as part 1 and the total so far as
// part 2.
func newAccumulate(rt *object.Runtime, args object.Args) (*stepIterator, error) {
	begun := false
	it, err := newStep(rt, args.Values[:1], func(rt *object.Runtime, it *stepIterator) (object.Value, error) {
		if !begun {
			begun = true
			if len(it.parts) > 2 {
				return it.parts[2].Retain(), nil
			}
			first, err := it.draw(rt, 0)
			if err != nil || !first.IsSet() {
				return first, err
			}
			it.parts = append(it.parts, first.Retain())
			return first, nil
		}
		if len(it.parts) < 3 {
			return it.finish(rt)
		}
		item, err := it.draw(rt, 0)
		if err != nil || !item.IsSet() {
			return item, err
		}
		defer rt.Release(item)
		total := it.parts[2].Retain()
		defer rt.Release(total)
		var next object.Value
		if it.parts[1].IsNone() {
			next, err = object.Binary(rt, object.Add, total, item)
		} else {
			next, err = it.call(rt, 1, total, item)
		}
		if err != nil {
			return object.Value{}, err
		}
		if it.parts != nil {
			rt.Replace(&it.parts[2], next.Retain())
		}
		return next, nil
	})
	if err != nil {
		return nil, err
	}
	it.parts = append(it.parts, orNone(args.At(1)))
	if initial := args.At(2); given(initial) {
		it.parts = append(it.parts, initial.Retain())
	}
	return it, nil
}

// newZipLongest has the value that fills gaps as its last part.
func newZipLongest(rt *object.Runtime, args object.Args) (*stepIterator, error) {
	options, err := keywords("zip_longest", args, "fillvalue")
	if err != nil {
		return nil, err
	}
	n := args.Positional()
	running := n
	it, err := newStep(rt, args.Values[:n], func(rt *object.Runtime, it *stepIterator) (object.Value, error) {
		row := make([]object.Value, 0, n)
		for i := range n {
			var item object.Value
			if !it.parts[i].IsNone() {
				var err error
				if item, err = it.draw(rt, i); err != nil {
					rt.ReleaseAll(row)
					return object.Value{}, err
				}
				if it.parts == nil {
					rt.ReleaseAll(row)
					return object.Value{}, nil
				}
				if !item.IsSet() {
					running--
					rt.Replace(&it.parts[i], object.None)
				}
			}
			if running == 0 {
				rt.ReleaseAll(row)
				return it.finish(rt)
			}
			if !item.IsSet() {
				item = it.parts[n].Retain()
			}
			row = append(row, item)
		}
		if n == 0 {
			return it.finish(rt)
		}
		return object.NewTuple(rt, row...)
	})
	if err != nil {
		return nil, err
	}
	it.parts = append(it.parts, orNone(options[0]))
	return it, nil
}

func newProduct(rt *object.Runtime, args object.Args) (*stepIterator, error) {
	options, err := keywords("product", args, "repeat")
	if err != nil {
		return nil, err
	}
	times := 1
	if options[0].IsSet() {
		if times, err = object.AsSize(rt, options[0], pyerr.OverflowError); err != nil {
			return nil, err
		}
		if times < 0 {
			return nil, pyerr.ValueError.New("repeat argument cannot be negative")
		}
	}
	// Each part is the tuple of one source; which indexes the factors.
	var parts []object.Value
	for _, source := range args.Values[:args.Positional()] {
		items, err := object.Items(rt, source)
		if err == nil {
			var t object.Value
			if t, err = object.NewTuple(rt, items...); err == nil {
				parts = append(parts, t)
			}
		}
		if err != nil {
			rt.ReleaseAll(parts)
			return nil, err
		}
	}
	factors := slices.Repeat(parts, times)
	if times == 0 {
		rt.ReleaseAll(parts)
		parts = nil
	}
	at := make([]int, len(factors))
	ended := slices.ContainsFunc(factors, func(t object.Value) bool { return len(object.TupleItems(t)) == 0 })
	parts = append(parts, object.None) // so that an iterator without sources has not ended
	return &stepIterator{parts: parts, step: func(rt *object.Runtime, it *stepIterator) (object.Value, error) {
		if ended {
			return it.finish(rt)
		}
		row := make([]object.Value, len(factors))
		for i, t := range factors {
			row[i] = object.TupleItems(t)[at[i]].Retain()
		}
		i := len(factors) - 1
		for ; i >= 0; i-- {
			if at[i]++; at[i] < len(object.TupleItems(factors[i])) {
				break
			}
			at[i] = 0
		}
		ended = i < 0
		return object.NewTuple(rt, row...)
	}}, nil
}

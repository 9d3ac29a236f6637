package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// This file holds the iterators of itertools that select items or put them
// together anew.

// withTest returns an iterator that draws on part 0 and asks part 1.
func withTest(rt *object.Runtime, args object.Args, step func(rt *object.Runtime, it *stepIterator) (object.Value, error)) (*stepIterator, error) {
	it, err := newStep(rt, args.Values[1:2], step)
	if err == nil {
		it.parts = append(it.parts, args.At(0).Retain())
	}
	return it, err
}

func newTakeWhile(rt *object.Runtime, args object.Args) (*stepIterator, error) {
	return withTest(rt, args, func(rt *object.Runtime, it *stepIterator) (object.Value, error) {
		item, err := it.draw(rt, 0)
		if err != nil || !item.IsSet() {
			return item, err
		}
		good, err := it.passes(rt, item)
		if err == nil && good {
			return item, nil
		}
		rt.Release(item)
		if err == nil {
			it.end(rt)
		}
		return object.Value{}, err
	})
}

// passes calls part 1 with the item; unlike test it calls None too.
func (it *stepIterator) passes(rt *object.Runtime, item object.Value) (bool, error) {
	result, err := it.call(rt, 1, item)
	if err != nil {
		return false, err
	}
	defer rt.Release(result)
	return object.Truth(rt, result)
}

func newDropWhile(rt *object.Runtime, args object.Args) (*stepIterator, error) {
	dropping := true
	return withTest(rt, args, func(rt *object.Runtime, it *stepIterator) (object.Value, error) {
		for {
			item, err := it.draw(rt, 0)
			if err != nil || !item.IsSet() || !dropping {
				return item, err
			}
			if dropping, err = it.passes(rt, item); err == nil && !dropping {
				return item, nil
			}
			rt.Release(item)
			if err == nil {
				err = rt.Work(workItem)
			}
			if err != nil || it.parts == nil {
				return object.Value{}, err
			}
		}
	})
}

func newFilterFalse(rt *object.Runtime, args object.Args) (*stepIterator, error) {
	return withTest(rt, args, func(rt *object.Runtime, it *stepIterator) (object.Value, error) {
		for {
			item, err := it.draw(rt, 0)
			if err != nil || !item.IsSet() {
				return item, err
			}
			pass, err := it.test(rt, 1, item)
			if err == nil && !pass {
				return item, nil
			}
			rt.Release(item)
			if err == nil {
				err = rt.Work(workItem)
			}
			if err != nil || it.parts == nil {
				return object.Value{}, err
			}
		}
	})
}

func newStarMap(rt *object.Runtime, args object.Args) (*stepIterator, error) {
	return withTest(rt, args, func(rt *object.Runtime, it *stepIterator) (object.Value, error) {
		item, err := it.draw(rt, 0)
		if err != nil || !item.IsSet() {
			return item, err
		}
		values, err := object.Items(rt, item)
		rt.Release(item)
		if err != nil {
			return object.Value{}, err
		}
		defer rt.ReleaseAll(values)
		return it.call(rt, 1, values...)
	})
}

// newPairwise has the item before as part 1.
func newPairwise(rt *object.Runtime, args object.Args) (*stepIterator, error) {
	return newStep(rt, args.Values[:1], func(rt *object.Runtime, it *stepIterator) (object.Value, error) {
		if len(it.parts) == 1 {
			first, err := it.draw(rt, 0)
			if err != nil {
				return object.Value{}, err
			}
			if !first.IsSet() {
				return it.finish(rt)
			}
			it.parts = append(it.parts, first)
		}
		item, err := it.draw(rt, 0)
		if err != nil {
			return object.Value{}, err
		}
		if !item.IsSet() {
			return it.finish(rt)
		}
		before := it.parts[1]
		it.parts[1] = item.Retain()
		return object.NewTuple(rt, before, item)
	})
}

func newBatched(rt *object.Runtime, args object.Args) (*stepIterator, error) {
	n, err := object.AsSize(rt, args.At(1), pyerr.OverflowError)
	if err != nil {
		return nil, err
	}
	if n < 1 {
		return nil, pyerr.ValueError.New("n must be at least one")
	}
	strict := false
	if v := args.At(2); v.IsSet() {
		if strict, err = object.Truth(rt, v); err != nil {
			return nil, err
		}
	}
	return newStep(rt, args.Values[:1], func(rt *object.Runtime, it *stepIterator) (object.Value, error) {
		var batch []object.Value
		for len(batch) < n {
			item, err := it.draw(rt, 0)
			if err == nil && item.IsSet() {
				batch = append(batch, item)
				err = rt.Work(workItem)
			} else if err == nil {
				break
			}
			if err != nil {
				rt.ReleaseAll(batch)
				return object.Value{}, err
			}
		}
		if len(batch) < n {
			it.end(rt)
		}
		if len(batch) == 0 {
			return object.Value{}, nil
		}
		if strict && len(batch) < n {
			rt.ReleaseAll(batch)
			return object.Value{}, pyerr.ValueError.New("batched(): incomplete batch")
		}
		return object.NewTuple(rt, batch...)
	})
}

func newCompress(rt *object.Runtime, args object.Args) (*stepIterator, error) {
	return newStep(rt, args.Values[:2], func(rt *object.Runtime, it *stepIterator) (object.Value, error) {
		for {
			item, err := it.draw(rt, 0)
			if err != nil || !item.IsSet() {
				return item, err
			}
			selector, err := it.draw(rt, 1)
			if err != nil || !selector.IsSet() {
				rt.Release(item)
				return object.Value{}, err
			}
			chosen, err := object.Truth(rt, selector)
			rt.Release(selector)
			if err == nil && chosen {
				return item, nil
			}
			rt.Release(item)
			if err == nil {
				err = rt.Work(workItem)
			}
			if err != nil || it.parts == nil {
				return object.Value{}, err
			}
		}
	})
}

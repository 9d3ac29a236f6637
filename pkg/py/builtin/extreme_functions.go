package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var extremeFunctions = []function{
	{"max", "*args", "With a single iterable argument, return its biggest item. With two or more arguments, return the biggest of them.",
		func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			return extremeOf(rt, "max", object.Gt, args)
		}},
	{"min", "*args", "With a single iterable argument, return its smallest item. With two or more arguments, return the smallest of them.",
		func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			return extremeOf(rt, "min", object.Lt, args)
		}},
}

// An extreme is the greatest or the smallest item seen so far, with what is
// compared of it. It owns both.
type extreme struct {
	rt         *object.Runtime
	better     object.Comparison
	key        object.Value // a function, or empty; borrowed
	item, rank object.Value
}

// offer looks at an item, borrowed.
func (e *extreme) offer(item object.Value) error {
	rank := item.Retain()
	if e.key.IsSet() {
		e.rt.Release(rank)
		var err error
		if rank, err = object.CallValues(e.rt, e.key, item); err != nil {
			return err
		}
	}
	if e.item.IsSet() {
		wins, err := object.CompareBool(e.rt, e.better, rank, e.rank)
		if err != nil || !wins {
			e.rt.Release(rank)
			return err
		}
	}
	e.rt.Replace(&e.rank, rank)
	e.rt.Replace(&e.item, item.Retain())
	return nil
}

// drop gives up what the extreme owns.
func (e *extreme) drop() {
	e.rt.Replace(&e.rank, object.Value{})
	e.rt.Replace(&e.item, object.Value{})
}

func extremeOf(rt *object.Runtime, name string, better object.Comparison, args object.Args) (object.Value, error) {
	n := args.Positional()
	if n == 0 {
		return object.Value{}, pyerr.TypeError.Newf("%s expected at least 1 argument, got 0", name)
	}
	options, err := keywords(name, args, "key", "default")
	if err != nil {
		return object.Value{}, err
	}
	key, otherwise := options[0], options[1]
	if key.IsSet() && key.IsNone() {
		key = object.Value{}
	}
	if n > 1 && otherwise.IsSet() {
		return object.Value{}, pyerr.TypeError.Newf("Cannot specify a default for %s() with multiple positional arguments", name)
	}
	e := extreme{rt: rt, better: better, key: key}
	defer e.drop()
	if n > 1 {
		for _, item := range args.Values[:n] {
			if err := e.offer(item); err != nil {
				return object.Value{}, err
			}
		}
		return e.item.Retain(), nil
	}
	if err := object.Each(rt, args.At(0), e.offer); err != nil {
		return object.Value{}, err
	}
	switch {
	case e.item.IsSet():
		return e.item.Retain(), nil
	case otherwise.IsSet():
		return otherwise.Retain(), nil
	}
	return object.Value{}, pyerr.ValueError.Newf("%s() iterable argument is empty", name)
}

package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func init() {
	set := func(enabled bool) object.NativeFunc {
		return func(rt *object.Runtime, _ object.Value, _ object.Args) (object.Value, error) {
			rt.NoCollect = !enabled
			return object.None, nil
		}
	}
	const noList = "the machine keeps no list of objects that programs may see"
	modules["gc"] = moduleSpec{
		doc: "This module provides access to the garbage collector for reference cycles.",
		functions: []function{
			{"collect", "generation?", "Run the garbage collector and return the number of unreachable objects.", collect},
			{"enable", "", "Enable automatic garbage collection.", set(true)},
			{"disable", "", "Disable automatic garbage collection.", set(false)},
			{"isenabled", "", "Returns true if automatic garbage collection is enabled.", func(rt *object.Runtime, _ object.Value, _ object.Args) (object.Value, error) {
				return object.Bool(!rt.NoCollect), nil
			}},
			{"get_count", "", "Return a three-tuple of the current collection counts.", func(rt *object.Runtime, _ object.Value, _ object.Args) (object.Value, error) {
				return object.NewTuple(rt, object.Int(int64(rt.Made())), object.Int(0), object.Int(0))
			}},
			{"is_tracked", "obj, /", "Returns true if the object is tracked by the garbage collector.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
				return object.Bool(isTracked(args.At(0))), nil
			}},
			{"get_referents", "*args", "Return the list of objects that are directly referred to by 'objs'.", getReferents},
		},
		lacks: map[string]string{"get_objects": noList, "get_referrers": noList, "get_threshold": "the collector has no generations", "set_threshold": "the collector has no generations"},
	}
}

// collect returns how many objects went that CPython would count: those that its
// collector tracks.
//
// See https://docs.python.org/3/library/gc.html#gc.collect.
func collect(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	if v := args.At(0); v.IsSet() {
		generation, err := object.AsSize(rt, v, pyerr.OverflowError)
		if err != nil {
			return object.Value{}, err
		}
		if generation < 0 || generation > 2 {
			return object.Value{}, pyerr.ValueError.New("invalid generation")
		}
	}
	return object.Int(int64(rt.Collect())), nil
}

// isTracked is gc.is_tracked.
func isTracked(v object.Value) bool {
	switch v.Kind() {
	case object.KindTuple:
		return len(object.TupleItems(v)) > 0
	case object.KindNative:
		return false
	case object.KindInstance:
		return v.Type() != object.ObjectType
	}
	return v.Kind().Tracked()
}

func getReferents(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	if err := noKeywords("gc.get_referents", args); err != nil {
		return object.Value{}, err
	}
	var items []object.Value
	for _, v := range args.Values {
		if children := v.Type().Slots().Children; children != nil {
			children(v, func(child object.Value) {
				if child.IsSet() {
					items = append(items, child.Retain())
				}
			})
		}
	}
	return object.NewList(rt, items)
}

package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A cached is a function that functools.cache remembers the results of.
//
// See https://docs.python.org/3/library/functools.html#functools.cache.
type cached struct {
	object.Container
	fn      object.Value
	results object.Value // a dict from tuples of arguments
	hits    int64
	misses  int64
	attrs   *object.Dict
}

var (
	cachedType    = &object.Type{}
	cacheInfo     = newStructSequence("functools", "CacheInfo", "hits", "misses", "maxsize", "currsize")
	sortKeyType   = &object.Type{}
	keyMakerType  = &object.Type{}
	errComparison = pyerr.TypeError.New("other argument must be K instance")
)

func init() {
	drop := func(rt *object.Runtime, v object.Value) {
		c := object.As[cached](v)
		rt.Replace(&c.fn, object.Value{})
		rt.Replace(&c.results, object.Value{})
		freeAttrs(rt, &c.attrs)
	}
	cachedType.Define(object.TypeSpec{
		Name: "functools._lru_cache_wrapper", Module: "functools", Sealed: true,
		Slots: object.Slots{
			New:  notInstantiable("functools._lru_cache_wrapper"),
			Free: drop,
			Clear: func(rt *object.Runtime, v object.Value) {
				object.As[object.Dict](object.As[cached](v).results).Clear(rt)
			},
			Children: func(v object.Value, visit func(object.Value)) {
				c := object.As[cached](v)
				visit(c.fn)
				visit(c.results)
				visitAttrs(c.attrs, visit)
			},
			Call:  callCached,
			Attrs: func(v object.Value) **object.Dict { return &object.As[cached](v).attrs },
			DescrGet: func(rt *object.Runtime, descr, v object.Value, _ *object.Type) (object.Value, error) {
				if !v.IsSet() {
					return descr.Retain(), nil
				}
				return object.NewMethod(rt, descr, v), nil
			},
		},
		Methods: []object.Method{
			{Name: "cache_info", Fn: func(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
				c := object.As[cached](self)
				size := object.As[object.Dict](c.results).Len()
				return cacheInfo.make(rt, object.Int(c.hits), object.Int(c.misses), object.None, object.Int(int64(size)))
			}},
			{Name: "cache_clear", Fn: func(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
				c := object.As[cached](self)
				c.hits, c.misses = 0, 0
				object.As[object.Dict](c.results).Clear(rt)
				return object.None, nil
			}},
		},
	})
	defineSortKeys()
}

func newCached(rt *object.Runtime, fn object.Value) (object.Value, error) {
	if fn.Type().Slots().Call == nil {
		return object.Value{}, pyerr.TypeError.New("the first argument must be callable")
	}
	results, err := object.NewDict(rt)
	if err != nil {
		return object.Value{}, err
	}
	c := &cached{fn: fn.Retain(), results: results}
	c.Init(rt, cachedType)
	v := c.Value()
	defer rt.Release(v)
	return updateWrapper(rt, v, fn)
}

func callCached(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
	c := object.As[cached](v)
	items := make([]object.Value, 0, len(args.Values)+len(args.Names)+1)
	for _, arg := range args.Values {
		items = append(items, arg.Retain())
	}
	if len(args.Names) > 0 {
		items = append(items, object.Ellipsis) // stands between values and names
		for _, name := range args.Names {
			items = append(items, object.NewStr(name))
		}
	}
	key, err := object.NewTuple(rt, items...)
	if err != nil {
		return object.Value{}, err
	}
	defer rt.Release(key)
	d := object.As[object.Dict](c.results)
	known, err := d.Get(rt, key)
	if err != nil {
		return object.Value{}, err
	}
	if known.IsSet() {
		c.hits++
		return known.Retain(), nil
	}
	c.misses++
	result, err := object.Call(rt, c.fn, args)
	if err != nil {
		return object.Value{}, err
	}
	if err := d.Set(rt, key, result); err != nil {
		rt.Release(result)
		return object.Value{}, err
	}
	return result, nil
}

// A sortKey orders objects by a function that compares two. A keyMaker makes
// them: it has no obj.
type sortKey struct {
	object.Container
	compare, obj object.Value
}

func defineSortKeys() {
	slots := object.Slots{
		New: notInstantiable("functools.KeyWrapper"),
		Free: func(rt *object.Runtime, v object.Value) {
			k := object.As[sortKey](v)
			rt.Replace(&k.compare, object.Value{})
			rt.Replace(&k.obj, object.Value{})
		},
		Children: func(v object.Value, visit func(object.Value)) {
			k := object.As[sortKey](v)
			visit(k.compare)
			visit(k.obj)
		},
	}
	maker := slots
	maker.Call = func(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
		if len(args.Values) != 1 {
			return object.Value{}, pyerr.TypeError.Newf("K() takes exactly one argument (%d given)", len(args.Values))
		}
		return newSortKey(rt, sortKeyType, object.As[sortKey](v).compare, args.At(0)), nil
	}
	keyMakerType.Define(object.TypeSpec{Name: "functools.KeyWrapper", Module: "functools", Sealed: true, Slots: maker})
	slots.Compare = func(rt *object.Runtime, op object.Comparison, a, b object.Value) (object.Value, error) {
		if a.Type() != sortKeyType || b.Type() != sortKeyType {
			return object.Value{}, errComparison
		}
		k := object.As[sortKey](a)
		result, err := object.CallValues(rt, k.compare, k.obj, object.As[sortKey](b).obj)
		if err != nil {
			return object.Value{}, err
		}
		defer rt.Release(result)
		return object.Compare(rt, op, result, object.Int(0))
	}
	sortKeyType.Define(object.TypeSpec{
		Name: "functools.KeyWrapper", Module: "functools", Sealed: true, Slots: slots,
		Getters: []object.Getter{{Name: "obj", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
			return object.As[sortKey](self).obj.Retain(), nil
		}}},
	})
}

func newSortKey(rt *object.Runtime, t *object.Type, compare, obj object.Value) object.Value {
	k := &sortKey{compare: compare.Retain()}
	if obj.IsSet() {
		k.obj = obj.Retain()
	}
	k.Init(rt, t)
	return k.Value()
}

// comparisonKeys is functools.cmp_to_key.
func comparisonKeys(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	return newSortKey(rt, keyMakerType, args.At(0), object.Value{}), nil
}

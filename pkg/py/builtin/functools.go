package builtin

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A partial is a functools.partial: a function with some of its arguments.
//
// See https://docs.python.org/3/library/functools.html#functools.partial.
type partial struct {
	object.Container
	fn       object.Value
	args     object.Value // a tuple
	keywords object.Value // a dict
	attrs    *object.Dict
}

var partialType = &object.Type{}

func init() {
	drop := func(rt *object.Runtime, v object.Value) {
		p := object.As[partial](v)
		for _, slot := range []*object.Value{&p.fn, &p.args, &p.keywords} {
			rt.Replace(slot, object.Value{})
		}
		freeAttrs(rt, &p.attrs)
	}
	getter := func(name string, of func(*partial) object.Value) object.Getter {
		return object.Getter{Name: name, Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
			return of(object.As[partial](self)).Retain(), nil
		}}
	}
	partialType.Define(object.TypeSpec{
		Name: "functools.partial", Module: "functools", Sealed: true,
		Doc: "Create a new function with partial application of the given arguments and keywords.",
		Slots: object.Slots{
			Free: drop,
			Children: func(v object.Value, visit func(object.Value)) {
				p := object.As[partial](v)
				visit(p.fn)
				visit(p.args)
				visit(p.keywords)
				visitAttrs(p.attrs, visit)
			},
			New:   newPartial,
			Call:  callPartial,
			Repr:  reprPartial,
			Attrs: func(v object.Value) **object.Dict { return &object.As[partial](v).attrs },
		},
		Getters: []object.Getter{
			getter("func", func(p *partial) object.Value { return p.fn }),
			getter("args", func(p *partial) object.Value { return p.args }),
			getter("keywords", func(p *partial) object.Value { return p.keywords }),
		},
	})
	const absent = "it has partial, reduce, cmp_to_key, wraps and cache"
	modules["functools"] = moduleSpec{
		doc:   "Tools for working with functions and callable objects",
		types: []*object.Type{partialType},
		functions: []function{
			{"reduce", "function, iterable, initial?, /", "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.", reduce},
			{"cmp_to_key", "mycmp", "Convert a cmp= function into a key= function.", comparisonKeys},
			{"wraps", "wrapped, assigned?, updated?", "Decorator factory to apply update_wrapper() to a wrapper function.", wraps},
			{"update_wrapper", "wrapper, wrapped, assigned?, updated?", "Update a wrapper function to look like the wrapped function.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
				return updateWrapper(rt, args.At(0), args.At(1))
			}},
			{"cache", "user_function, /", "Simple lightweight unbounded cache.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
				return newCached(rt, args.At(0))
			}},
		},
		lacks: map[string]string{
			"lru_cache": "use functools.cache", "singledispatch": absent, "total_ordering": absent, "cached_property": absent, "partialmethod": absent,
		},
	}
}

func newPartial(rt *object.Runtime, t *object.Type, args object.Args) (object.Value, error) {
	n := args.Positional()
	if n == 0 {
		return object.Value{}, pyerr.TypeError.New("type 'partial' takes at least one argument")
	}
	fn := args.At(0)
	if fn.Type().Slots().Call == nil {
		return object.Value{}, pyerr.TypeError.New("the first argument must be callable")
	}
	var values []object.Value
	var names []string
	var named []object.Value
	if fn.Type() == partialType { // one partial says what two would
		inner := object.As[partial](fn)
		fn = inner.fn
		values = append(values, object.TupleItems(inner.args)...)
		names, named = dictArguments(object.As[object.Dict](inner.keywords))
	}
	values = append(values, args.Values[1:n]...)
	keywords, err := object.NewDict(rt)
	if err != nil {
		return object.Value{}, err
	}
	d := object.As[object.Dict](keywords)
	names, named = append(names, args.Names...), append(named, args.Values[n:]...)
	for i, name := range names {
		if err := d.SetStr(rt, name, named[i]); err != nil {
			rt.Release(keywords)
			return object.Value{}, err
		}
	}
	for _, v := range values {
		v.Retain()
	}
	tuple, err := object.NewTuple(rt, values...)
	if err != nil {
		rt.Release(keywords)
		return object.Value{}, err
	}
	p := &partial{fn: fn.Retain(), args: tuple, keywords: keywords}
	p.Init(rt, t)
	return p.Value(), nil
}

// dictArguments returns the items of a dict as named arguments, borrowed.
func dictArguments(d *object.Dict) (names []string, values []object.Value) {
	for i := 0; ; {
		key, value, next, ok := d.EntryAt(i)
		if !ok {
			return names, values
		}
		i = next
		names, values = append(names, object.StrOf(key)), append(values, value)
	}
}

// callPartial calls the function with the arguments together. Named arguments of
// the call replace those of the partial.
func callPartial(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
	p := object.As[partial](v.Retain())
	defer rt.Release(v)
	n := args.Positional()
	values := append(append([]object.Value(nil), object.TupleItems(p.args)...), args.Values[:n]...)
	names, named := dictArguments(object.As[object.Dict](p.keywords))
	for i, name := range args.Names {
		at := -1
		for j, known := range names {
			if known == name {
				at = j
			}
		}
		if at < 0 {
			names, named = append(names, name), append(named, args.Values[n+i])
			continue
		}
		named[at] = args.Values[n+i]
	}
	return object.Call(rt, p.fn, object.Args{Values: append(values, named...), Names: names})
}

func reprPartial(rt *object.Runtime, v object.Value) (string, error) {
	p := object.As[partial](v)
	parts := make([]string, 0, 4)
	add := func(prefix string, v object.Value) error {
		text, err := object.Repr(rt, v)
		parts = append(parts, prefix+text)
		return err
	}
	if err := add("", p.fn); err != nil {
		return "", err
	}
	for _, v := range object.TupleItems(p.args) {
		if err := add("", v); err != nil {
			return "", err
		}
	}
	names, values := dictArguments(object.As[object.Dict](p.keywords))
	for i, name := range names {
		if err := add(name+"=", values[i]); err != nil {
			return "", err
		}
	}
	return "functools.partial(" + strings.Join(parts, ", ") + ")", nil
}

// See https://docs.python.org/3/library/functools.html#functools.reduce.
func reduce(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	fn := args.At(0)
	it, err := object.Iter(rt, args.At(1))
	if err != nil {
		if object.IsException(err, pyerr.TypeError) {
			rt.Discard(err)
			err = pyerr.TypeError.New("reduce() arg 2 must support iteration")
		}
		return object.Value{}, err
	}
	defer rt.Release(it)
	var total object.Value
	if initial := args.At(2); initial.IsSet() {
		total = initial.Retain()
	}
	err = eachItem(rt, it, func(item object.Value) error {
		if !total.IsSet() {
			total = item.Retain()
			return nil
		}
		next, err := object.CallValues(rt, fn, total, item)
		if err == nil {
			rt.Replace(&total, next)
		}
		return err
	})
	switch {
	case err == nil && total.IsSet():
		return total, nil
	case err == nil:
		return object.Value{}, pyerr.TypeError.New("reduce() of empty iterable with no initial value")
	case total.IsSet():
		rt.Release(total)
	}
	return object.Value{}, err
}

// updateWrapper gives a function the name and the text of another, which it
// wraps.
func updateWrapper(rt *object.Runtime, wrapper, wrapped object.Value) (object.Value, error) {
	for _, name := range []string{"__name__", "__qualname__"} {
		v, err := object.FindAttr(rt, wrapped, name)
		if err != nil {
			return object.Value{}, err
		}
		if !v.IsSet() {
			continue
		}
		err = object.SetAttr(rt, wrapper, name, v)
		rt.Release(v)
		if err != nil {
			return object.Value{}, err
		}
	}
	if err := object.SetAttr(rt, wrapper, "__wrapped__", wrapped); err != nil {
		return object.Value{}, err
	}
	return wrapper.Retain(), nil
}

func wraps(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	functools, err := sessionOf(rt).module("functools")
	if err != nil {
		return object.Value{}, err
	}
	defer rt.Release(functools)
	update, err := object.GetAttr(rt, functools, "update_wrapper")
	if err != nil {
		return object.Value{}, err
	}
	defer rt.Release(update)
	return newPartial(rt, partialType, object.Args{Values: []object.Value{update, args.At(0)}, Names: []string{"wrapped"}})
}

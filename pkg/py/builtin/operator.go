package builtin

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// The module operator, without its names with underscores.
//
// See https://docs.python.org/3/library/operator.html.
func init() {
	var functions []function
	for op, names := range map[object.Operator][2]string{
		object.Add: {"add", "iadd"}, object.Sub: {"sub", "isub"}, object.Mul: {"mul", "imul"}, object.TrueDiv: {"truediv", "itruediv"},
		object.FloorDiv: {"floordiv", "ifloordiv"}, object.Mod: {"mod", "imod"}, object.Pow: {"pow", "ipow"},
		object.LShift: {"lshift", "ilshift"}, object.RShift: {"rshift", "irshift"}, object.And: {"and_", "iand"},
		object.Or: {"or_", "ior"}, object.Xor: {"xor", "ixor"}, object.MatMul: {"matmul", "imatmul"},
	} {
		functions = append(functions,
			function{names[0], "a, b, /", "Same as a " + op.String() + " b.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
				return object.Binary(rt, op, args.At(0), args.At(1))
			}},
			function{names[1], "a, b, /", "Same as a " + op.String() + "= b.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
				return object.InPlace(rt, op, args.At(0), args.At(1))
			}})
	}
	for op, name := range map[object.Comparison]string{object.Lt: "lt", object.Le: "le", object.Eq: "eq", object.Ne: "ne", object.Gt: "gt", object.Ge: "ge"} {
		functions = append(functions, function{name, "a, b, /", "Same as a " + op.String() + " b.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			return object.Compare(rt, op, args.At(0), args.At(1))
		}})
	}
	for name, f := range map[string]func(*object.Runtime, object.Value) (object.Value, error){
		"neg": object.Negative, "pos": object.Positive, "abs": object.Absolute, "inv": object.Invert, "invert": object.Invert, "index": exactIndex,
		"truth": func(rt *object.Runtime, v object.Value) (object.Value, error) {
			b, err := object.Truth(rt, v)
			return object.Bool(b), err
		},
		"not_": func(rt *object.Runtime, v object.Value) (object.Value, error) {
			b, err := object.Truth(rt, v)
			return object.Bool(!b), err
		},
	} {
		functions = append(functions, function{name, "a, /", "Same as the operator applied to a.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			return f(rt, args.At(0))
		}})
	}
	functions = append(functions,
		function{"is_", "a, b, /", "Same as a is b.", func(_ *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			return object.Bool(args.At(0) == args.At(1)), nil
		}},
		function{"is_not", "a, b, /", "Same as a is not b.", func(_ *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			return object.Bool(args.At(0) != args.At(1)), nil
		}},
		function{"getitem", "a, b, /", "Same as a[b].", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			return object.GetItem(rt, args.At(0), args.At(1))
		}},
		function{"setitem", "a, b, c, /", "Same as a[b] = c.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			return done(object.SetItem(rt, args.At(0), args.At(1), args.At(2)))
		}},
		function{"delitem", "a, b, /", "Same as del a[b].", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			return done(object.DelItem(rt, args.At(0), args.At(1)))
		}},
		function{"contains", "a, b, /", "Same as b in a (note reversed operands).", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			b, err := object.Contains(rt, args.At(0), args.At(1))
			return object.Bool(b), err
		}},
		function{"length_hint", "obj, default?, /", "Return an estimate of the number of items in obj.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			hint, known, err := object.LengthHint(rt, args.At(0))
			if err != nil || known {
				return object.Int(int64(hint)), err
			}
			if otherwise := args.At(1); otherwise.IsSet() {
				return otherwise.Retain(), nil
			}
			return object.Int(0), nil
		}})
	modules["operator"] = moduleSpec{doc: "Operator interface.", functions: functions, types: []*object.Type{
		newFetchType("itemgetter", "Return a callable object that fetches the given item(s) from its operand.", object.GetItem),
		newFetchType("attrgetter", "Return a callable object that fetches the given attribute(s) from its operand.", fetchAttribute),
		newFetchType("methodcaller", "Return a callable object that calls the given method on its operand.", nil),
	}}
}

// A fetch is an itemgetter, an attrgetter or a methodcaller: what was given to
// its class, to be applied to objects.
type fetch struct {
	object.Container
	args  []object.Value // owned
	names []string       // of the last of args, for a methodcaller
}

// newFetchType returns the class of the name; a methodcaller has no get.
func newFetchType(name, doc string, get func(rt *object.Runtime, v, key object.Value) (object.Value, error)) *object.Type {
	t := &object.Type{}
	t.Define(object.TypeSpec{
		Name: "operator." + name, Module: "operator", Doc: doc, Sealed: true,
		Slots: object.Slots{
			Free: func(rt *object.Runtime, v object.Value) { rt.ReleaseAll(object.As[fetch](v).args) },
			Children: func(v object.Value, visit func(object.Value)) {
				for _, arg := range object.As[fetch](v).args {
					visit(arg)
				}
			},
			New: func(rt *object.Runtime, t *object.Type, args object.Args) (object.Value, error) {
				if args.Positional() == 0 {
					return object.Value{}, pyerr.TypeError.Newf("%s expected at least 1 argument, got 0", name)
				}
				if get != nil {
					if err := noKeywords(name, args); err != nil {
						return object.Value{}, err
					}
				}
				for _, v := range args.Values {
					if get == nil && !args.At(0).IsStr() {
						return object.Value{}, pyerr.TypeError.New("method name must be a string")
					}
					if name == "attrgetter" && !v.IsStr() {
						return object.Value{}, pyerr.TypeError.New("attribute name must be a string")
					}
				}
				f := &fetch{names: args.Names}
				for _, v := range args.Values {
					f.args = append(f.args, v.Retain())
				}
				f.Init(rt, t)
				return f.Value(), nil
			},
			Call: func(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
				if len(args.Names) > 0 || len(args.Values) != 1 {
					return object.Value{}, pyerr.TypeError.Newf("%s expected 1 argument, got %d", name, len(args.Values))
				}
				f := object.As[fetch](v.Retain())
				defer rt.Release(v)
				if get == nil {
					return f.call(rt, args.At(0))
				}
				return f.get(rt, args.At(0), get)
			},
			Repr: func(rt *object.Runtime, v object.Value) (string, error) {
				return callText(rt, "operator."+name, object.As[fetch](v).args)
			},
		},
	})
	return t
}

// get returns the one thing, or the tuple of the things, that f names.
func (f *fetch) get(rt *object.Runtime, v object.Value, get func(rt *object.Runtime, v, key object.Value) (object.Value, error)) (object.Value, error) {
	if len(f.args) == 1 {
		return get(rt, v, f.args[0])
	}
	var items []object.Value
	for _, key := range f.args {
		item, err := get(rt, v, key)
		if err != nil {
			rt.ReleaseAll(items)
			return object.Value{}, err
		}
		items = append(items, item)
	}
	return object.NewTuple(rt, items...)
}

// call calls the method of v that f names, with f's arguments.
func (f *fetch) call(rt *object.Runtime, v object.Value) (object.Value, error) {
	method, err := object.GetAttr(rt, v, object.StrOf(f.args[0]))
	if err != nil {
		return object.Value{}, err
	}
	defer rt.Release(method)
	return object.Call(rt, method, object.Args{Values: f.args[1:], Names: f.names})
}

// fetchAttribute returns v.a.b for the key "a.b".
func fetchAttribute(rt *object.Runtime, v, key object.Value) (object.Value, error) {
	found := v.Retain()
	for name := range strings.SplitSeq(object.StrOf(key), ".") {
		next, err := object.GetAttr(rt, found, name)
		rt.Release(found)
		if err != nil {
			return object.Value{}, err
		}
		found = next
	}
	return found, nil
}

// exactIndex returns the int that v is. Of a bool that is 0 or 1.
func exactIndex(rt *object.Runtime, v object.Value) (object.Value, error) {
	i, err := object.Index(rt, v)
	if err != nil || i.Kind() == object.KindInt {
		return i, err
	}
	defer rt.Release(i)
	return object.Positive(rt, i)
}

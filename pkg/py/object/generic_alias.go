package object

import (
	"slices"
	"strings"
)

// A genericAlias is what list[int] is: the class, with the arguments it was
// subscripted with. Calling it calls the class.
//
// See https://docs.python.org/3/library/stdtypes.html#generic-alias-type.
type genericAlias struct {
	Container
	origin, args Value // args is a tuple
}

var genericAliasType = &Type{}

// ClassGetItem is the method that makes an alias of a class.
var ClassGetItem = Method{
	Name: "__class_getitem__", Params: "object, /", Kind: ClassMethod, Doc: "See PEP 585",
	Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
		params := args.At(0).Retain()
		if params.h.typ != TupleType {
			params = newTuple(rt, []Value{params})
		}
		alias := &genericAlias{origin: self.Retain(), args: params}
		alias.Init(rt, genericAliasType)
		return alias.Value(), nil
	},
}

// ClassBases returns the bases of a class statement with list[int] and its like
// replaced by the classes that they stand for. It may share the slice.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__mro_entries__.
func ClassBases(bases []Value) []Value {
	if !slices.ContainsFunc(bases, IsGenericAlias) {
		return bases
	}
	bases = slices.Clone(bases)
	for i, base := range bases {
		if IsGenericAlias(base) {
			bases[i] = As[genericAlias](base).origin
		}
	}
	return bases
}

// IsGenericAlias reports whether v is what list[int] is.
func IsGenericAlias(v Value) bool { return v.h.typ == genericAliasType }

func reprAlias(rt *Runtime, v Value) (string, error) {
	alias := As[genericAlias](v)
	var b strings.Builder
	if err := writeAliasPart(rt, &b, alias.origin); err != nil {
		return "", err
	}
	b.WriteByte('[')
	items := As[Tuple](alias.args).items
	for i, item := range items {
		if i > 0 {
			b.WriteString(", ")
		}
		if err := writeAliasPart(rt, &b, item); err != nil {
			return "", err
		}
	}
	if len(items) == 0 {
		b.WriteString("()")
	}
	b.WriteByte(']')
	return b.String(), nil
}

// writeAliasPart writes a class by its name, and anything else by its repr.
func writeAliasPart(rt *Runtime, b *strings.Builder, v Value) error {
	if t := AsType(v); t != nil {
		if t.module != "builtins" && !t.builtin {
			b.WriteString(t.module + ".")
		}
		b.WriteString(t.name)
		return nil
	}
	if v == Ellipsis {
		b.WriteString("...")
		return nil
	}
	text, err := Repr(rt, v)
	b.WriteString(text)
	return err
}

func defineGenericAlias() {
	parts := func(v Value) []Value {
		alias := As[genericAlias](v)
		return []Value{alias.origin, alias.args}
	}
	genericAliasType.Define(TypeSpec{
		Name: "types.GenericAlias", Module: "types", Sealed: true,
		Slots: Slots{
			Free: func(rt *Runtime, v Value) {
				rt.Replace(&As[genericAlias](v).origin, Value{})
				rt.Replace(&As[genericAlias](v).args, Value{})
			},
			Children: func(v Value, visit func(Value)) {
				for _, part := range parts(v) {
					visit(part)
				}
			},
			Repr: reprAlias,
			Call: func(rt *Runtime, v Value, args Args) (Value, error) {
				return Call(rt, As[genericAlias](v).origin, args)
			},
			GetAttr: func(rt *Runtime, v Value, name string) (Value, error) {
				switch alias := As[genericAlias](v); name {
				case "__origin__":
					return alias.origin.Retain(), nil
				case "__args__":
					return alias.args.Retain(), nil
				case "__class__":
					return GenericGetAttr(rt, v, name)
				default:
					return GetAttr(rt, alias.origin, name)
				}
			},
			Compare: func(rt *Runtime, op Comparison, a, b Value) (Value, error) {
				if a.h.typ != b.h.typ || op != Eq && op != Ne {
					return NotImplemented, nil
				}
				return compareItems(rt, op, parts(a), parts(b))
			},
			Hash: func(rt *Runtime, v Value) (int64, error) { return hashItems(rt, parts(v)) },
		},
	})
}

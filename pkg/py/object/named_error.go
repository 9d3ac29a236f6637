package object

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// This file holds what NameError, AttributeError and ImportError tell beside
// their text: what was sought and where. Both are given by name, and are None
// where nobody has told.

// named adds to a class's description the attributes of the names: the first is
// what was sought, the second where.
//
// See https://docs.python.org/3/library/exceptions.html#NameError.
func named(spec TypeSpec, names ...string) TypeSpec {
	slots := []func(*Exception) *Value{
		func(e *Exception) *Value { return &e.name },
		func(e *Exception) *Value { return &e.subject },
	}
	for i, name := range names {
		spec.Getters = append(spec.Getters, aboutGetter(name, slots[i]))
	}
	function := spec.Name
	signature := ParseSignature(function, "*, "+strings.Join(names, "?, ")+"?")
	spec.Slots.Init = func(rt *Runtime, v Value, args Args) error {
		n := args.Positional()
		about, err := signature.Bind(Args{Values: args.Values[n:], Names: args.Names})
		if err != nil {
			return err
		}
		for i := range names {
			rt.Replace(slots[i](As[Exception](v)), about.At(i).retainSet())
		}
		return initException(rt, v, Args{Values: args.Values[:n]})
	}
	return spec
}

// retainSet is Retain for a value that may be empty.
func (v Value) retainSet() Value {
	if v.h == nil {
		return v
	}
	return v.Retain()
}

// importErrorSpec is named for an ImportError, whose text is an attribute, too,
// and whose repr shows what was sought and where.
func importErrorSpec(spec TypeSpec) TypeSpec {
	spec = named(spec, "name", "path")
	spec.Getters = append(spec.Getters, Getter{Name: "msg", Get: func(rt *Runtime, self Value) (Value, error) {
		if args := ExceptionArgs(self); len(args) == 1 {
			return args[0].Retain(), nil
		}
		return None, nil
	}})
	spec.Slots.Repr = func(rt *Runtime, v Value) (string, error) {
		text, err := reprException(rt, v)
		if err != nil {
			return "", err
		}
		e := As[Exception](v)
		for _, part := range []struct {
			name string
			v    Value
		}{{"name", e.name}, {"path", e.subject}} {
			if part.v.h == nil || part.v.IsNone() {
				continue
			}
			shown, err := Repr(rt, part.v)
			if err != nil {
				return "", err
			}
			text = strings.TrimSuffix(text, ")")
			if !strings.HasSuffix(text, "(") {
				text += ", "
			}
			text += part.name + "=" + shown + ")"
		}
		return text, nil
	}
	return spec
}

// NamedFailure returns err, a NameError or an ImportError, as the exception that
// knows the name which was not found.
func (rt *Runtime) NamedFailure(err error, name string) error {
	if !IsException(err, pyerr.NameError) && !IsException(err, pyerr.ImportError) {
		return err
	}
	exc := rt.Exception(err)
	if e := As[Exception](exc); e.name.h == nil {
		e.name = NewStr(name)
	}
	return &Raised{Exc: exc}
}

package builtin

import (
	"slices"

	"github.com/zerocopyzen/zen/pkg/py/object"
)

func init() {
	is := func(name string, kinds ...object.Kind) function {
		return function{name, "object, /", "Return true if the object is of the kind.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			for _, kind := range kinds {
				if args.At(0).Kind() == kind {
					return object.True, nil
				}
			}
			return object.False, nil
		}}
	}
	of := func(name string, types ...*object.Type) function {
		return function{name, "object, /", "Return true if the object is of the kind.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			return object.Bool(slices.Contains(types, args.At(0).Type())), nil
		}}
	}
	modules["inspect"] = moduleSpec{
		doc:   "Get useful information from live Python objects.",
		types: []*object.Type{BufferFlagsType},
		functions: []function{
			is("isclass", object.KindType), is("isfunction", object.KindFunction),
			is("ismodule", object.KindModule), is("isgenerator", object.KindGenerator),
			of("isbuiltin", object.NativeType, object.NativeMethodType), of("ismethod", object.MethodType),
		},
		lacks: map[string]string{
			"signature": "functions do not tell their parameters", "getsource": "functions do not keep their source", "currentframe": "frames cannot be looked at",
		},
	}
}

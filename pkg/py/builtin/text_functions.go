package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var textFunctions = []function{
	{"print", "*args", "Prints the values to a stream, or to sys.stdout by default.", printValues},
	{"repr", "obj, /", "Return the canonical string representation of the object.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		s, err := object.Repr(rt, args.At(0))
		return makeStr(rt, s, err)
	}},
	{"ascii", "obj, /", "Return an ASCII-only representation of an object.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		s, err := object.ASCIIText(rt, args.At(0))
		return makeStr(rt, s, err)
	}},
	{"format", "value, format_spec?, /", "Return type(value).__format__(value, format_spec).", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		spec := args.At(1)
		if spec.IsSet() && !spec.IsStr() {
			return object.Value{}, pyerr.TypeError.Newf("format() argument 2 must be str, not %s", argumentType(spec))
		}
		s, err := object.Format(rt, args.At(0), object.StrOf(spec))
		return makeStr(rt, s, err)
	}},
}

package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var scopeFunctions = []function{
	{"globals", "", "Return the dictionary containing the current scope's global variables.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		return dictOf(rt, sessionOf(rt).Machine.Globals().Each)
	}},
	{"locals", "", "Return a dictionary containing the current scope's local variables.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		return dictOf(rt, sessionOf(rt).Machine.EachLocal)
	}},
	{"vars", "object?, /", "Show vars. Without arguments, equivalent to locals(). With an argument, equivalent to object.__dict__.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		v := args.At(0)
		if !v.IsSet() {
			return dictOf(rt, sessionOf(rt).Machine.EachLocal)
		}
		names, err := object.FindAttr(rt, v, "__dict__")
		if err == nil && !names.IsSet() {
			err = pyerr.TypeError.New("vars() argument must have __dict__ attribute")
		}
		return names, err
	}},
}

// dictOf returns a new dict of the names and values that each visits. It is a
// copy: to change it changes no variable.
func dictOf(rt *object.Runtime, each func(func(name string, v object.Value))) (object.Value, error) {
	dict, err := object.NewDict(rt)
	if err != nil {
		return object.Value{}, err
	}
	d := object.As[object.Dict](dict)
	each(func(name string, v object.Value) {
		if err == nil {
			err = d.SetStr(rt, name, v)
		}
	})
	if err != nil {
		rt.Release(dict)
		return object.Value{}, err
	}
	return dict, nil
}

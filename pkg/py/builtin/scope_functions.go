package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var scopeFunctions = []function{
	{"globals", "", "Return the dictionary containing the current scope's global variables.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		return globalsDict(rt)
	}},
	{"locals", "", "Return a dictionary containing the current scope's local variables.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		return localsDict(rt)
	}},
	{"vars", "object?, /", "Show vars. Without arguments, equivalent to locals(). With an argument, equivalent to object.__dict__.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		v := args.At(0)
		if !v.IsSet() {
			return localsDict(rt)
		}
		names, err := object.FindAttr(rt, v, "__dict__")
		if err == nil && !names.IsSet() {
			err = pyerr.TypeError.New("vars() argument must have __dict__ attribute")
		}
		return names, err
	}},
}

// globalsDict returns a new dict of the globals. What is stored in it or deleted
// from it is stored in the variables too; it does not follow what the program
// does to them otherwise.
func globalsDict(rt *object.Runtime) (object.Value, error) {
	globals := sessionOf(rt).Machine.Globals()
	dict, err := dictOf(rt, globals.Each)
	if err != nil {
		return object.Value{}, err
	}
	object.As[object.Dict](dict).Watch(func(rt *object.Runtime, key, value object.Value) {
		switch {
		case !key.IsStr():
		case value.IsSet():
			globals.Set(rt, object.StrOf(key), value.Retain())
		default:
			globals.Delete(rt, object.StrOf(key))
		}
	})
	return dict, nil
}

// localsDict returns a new dict of the variables of the innermost scope: in a
// function a copy, as in CPython; elsewhere the globals.
func localsDict(rt *object.Runtime) (object.Value, error) {
	m := sessionOf(rt).Machine
	if m.InFunction() {
		return dictOf(rt, m.EachLocal)
	}
	return globalsDict(rt)
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

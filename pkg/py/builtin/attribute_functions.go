package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var attributeFunctions = []function{
	{"getattr", "object, name, default?, /", "Get a named attribute from an object.", getAttribute},
	{"setattr", "obj, name, value, /", "Sets the named attribute on the given object to the specified value.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		name, err := attributeName(args.At(1))
		if err != nil {
			return object.Value{}, err
		}
		return done(object.SetAttr(rt, args.At(0), name, args.At(2)))
	}},
	{"delattr", "obj, name, /", "Deletes the named attribute from the given object.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		name, err := attributeName(args.At(1))
		if err != nil {
			return object.Value{}, err
		}
		return done(object.DelAttr(rt, args.At(0), name))
	}},
	{"hasattr", "obj, name, /", "Return whether the object has an attribute with the given name.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		name, err := attributeName(args.At(1))
		if err != nil {
			return object.Value{}, err
		}
		v, err := object.FindAttr(rt, args.At(0), name)
		if err != nil || !v.IsSet() {
			return object.False, err
		}
		rt.Release(v)
		return object.True, nil
	}},
	{"dir", "object?, /", "Show attributes of an object.", dir},
}

// attributeName returns the text of a name that a program gives as an object.
func attributeName(v object.Value) (string, error) {
	if !v.IsStr() {
		return "", pyerr.TypeError.Newf("attribute name must be string, not '%s'", v.TypeName())
	}
	return object.StrOf(v), nil
}

func getAttribute(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	name, err := attributeName(args.At(1))
	if err != nil {
		return object.Value{}, err
	}
	otherwise := args.At(2)
	if !otherwise.IsSet() {
		v, err := object.GetAttr(rt, args.At(0), name)
		if err != nil {
			err = rt.AttributeFailure(err, args.At(0), name)
		}
		return v, err
	}
	v, err := object.FindAttr(rt, args.At(0), name)
	if err != nil || v.IsSet() {
		return v, err
	}
	return otherwise.Retain(), nil
}

// dir asks the class of the object for its __dir__, or lists the names of the
// scope it is called in.
func dir(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	v := args.At(0)
	var names object.Value
	var err error
	if v.IsSet() {
		names, _, err = callSpecial(rt, v, "__dir__")
	} else {
		names, err = namesInScope(rt)
	}
	if err != nil {
		return object.Value{}, err
	}
	items, err := object.Items(rt, names)
	rt.Release(names)
	if err != nil {
		return object.Value{}, err
	}
	list, err := object.NewList(rt, items)
	if err != nil {
		return object.Value{}, err
	}
	if err := object.SortList(rt, list, object.Value{}, false); err != nil {
		rt.Release(list)
		return object.Value{}, err
	}
	return list, nil
}

func namesInScope(rt *object.Runtime) (object.Value, error) {
	var items []object.Value
	sessionOf(rt).Machine.EachLocal(func(name string, _ object.Value) { items = append(items, object.NewStr(name)) })
	return object.NewList(rt, items)
}

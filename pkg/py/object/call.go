package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// Call calls fn. It borrows fn and the arguments.
func Call(rt *Runtime, fn Value, args Args) (Value, error) {
	call := fn.h.typ.slots.Call
	if call == nil {
		return Value{}, pyerr.TypeError.Newf("'%s' object is not callable", fn.TypeName())
	}
	return call(rt, fn, args)
}

// CallValues calls fn with positional arguments.
func CallValues(rt *Runtime, fn Value, args ...Value) (Value, error) {
	return Call(rt, fn, Args{Values: args})
}

// CallAttr calls the method name of v, found as an attribute.
func CallAttr(rt *Runtime, v Value, name string, args ...Value) (Value, error) {
	fn, bound, err := LookupMethod(rt, v, name)
	if err != nil {
		return Value{}, err
	}
	if !bound {
		return CallMethod(rt, fn, v, Args{Values: args})
	}
	defer rt.Release(fn)
	return Call(rt, fn, Args{Values: args})
}

// CallType makes an object of class t, as calling the class does.
func CallType(rt *Runtime, t *Type, args Args) (Value, error) {
	if t.slots.New == nil {
		return Value{}, pyerr.TypeError.Newf("cannot create '%s' instances", t.name)
	}
	v, err := t.slots.New(rt, t, args)
	if err != nil {
		return Value{}, err
	}
	init := v.h.typ.slots.Init
	if init == nil || !v.h.typ.In(t) {
		return v, nil
	}
	if err := init(rt, v, args); err != nil {
		rt.Release(v)
		return Value{}, err
	}
	return v, nil
}

// CallOperand calls a function with an object before its arguments when self is
// set. The machine's stack holds calls in that form.
func CallOperand(rt *Runtime, fn, self Value, args Args) (Value, error) {
	if self.h == nil {
		return Call(rt, fn, args)
	}
	if fn.h.kind == KindNative {
		n := As[Native](fn)
		bound, err := n.signature.Bind(args)
		if err != nil {
			return Value{}, err
		}
		return n.fn(rt, self, bound)
	}
	return CallMethod(rt, fn, self, args)
}

package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// This file holds the slot functions of classes written in Python: each calls
// the special method and checks what it returns.

func callForStr(rt *Runtime, v Value, name string, args ...Value) (string, error) {
	result, err := callSpecial(rt, v, name, args...)
	if err != nil {
		return "", err
	}
	defer rt.Release(result)
	if !result.IsStr() {
		return "", pyerr.TypeError.Newf("%s.%s() must return a str, not %s", v.QualifiedTypeName(), name, result.QualifiedTypeName())
	}
	return StrOf(result), nil
}

func callHash(rt *Runtime, v Value) (int64, error) {
	result, err := callSpecial(rt, v, "__hash__")
	if err != nil {
		return 0, err
	}
	defer rt.Release(result)
	if !result.IsInt() {
		return 0, pyerr.TypeError.New("__hash__ method should return an integer")
	}
	return hashInt(result), nil
}

func callBool(rt *Runtime, v Value) (bool, error) {
	result, err := callSpecial(rt, v, "__bool__")
	if err != nil {
		return false, err
	}
	defer rt.Release(result)
	if !result.IsBool() {
		return false, pyerr.TypeError.Newf("%s.__bool__() must return a bool, not %s", v.QualifiedTypeName(), result.QualifiedTypeName())
	}
	return result == True, nil
}

func callLen(rt *Runtime, v Value) (int, error) {
	result, err := callSpecial(rt, v, "__len__")
	if err != nil {
		return 0, err
	}
	defer rt.Release(result)
	n, err := AsSize(rt, result, pyerr.OverflowError)
	if err != nil {
		return 0, err
	}
	if n < 0 {
		return 0, pyerr.ValueError.New("__len__() should return >= 0")
	}
	return n, nil
}

func callSetItem(rt *Runtime, v, key, value Value) error {
	name, args := "__setitem__", []Value{key, value}
	if value.h == nil {
		name, args = "__delitem__", args[:1]
	}
	if lookupSpecial(v, name).h == nil {
		if value.h == nil {
			return pyerr.TypeError.Newf("'%s' object doesn't support item deletion", v.TypeName())
		}
		return pyerr.TypeError.Newf("'%s' object does not support item assignment", v.TypeName())
	}
	result, err := callSpecial(rt, v, name, args...)
	if err != nil {
		return err
	}
	rt.Release(result)
	return nil
}

func callContains(rt *Runtime, v, item Value) (bool, error) {
	result, err := callSpecial(rt, v, "__contains__", item)
	if err != nil {
		return false, err
	}
	defer rt.Release(result)
	return Truth(rt, result)
}

func callNext(rt *Runtime, v Value) (Value, error) {
	result, err := callSpecial(rt, v, "__next__")
	if err != nil && IsException(err, pyerr.StopIteration) {
		rt.Discard(err)
		return Value{}, nil
	}
	return result, err
}

// callNew calls the __new__ of a class written in Python, which gets the class
// as its first argument. It may be defined by an ancestor.
func callNew(rt *Runtime, t *Type, args Args) (Value, error) {
	fn, err := typeGetAttr(rt, t.Value(), "__new__")
	if err != nil {
		return Value{}, err
	}
	defer rt.Release(fn)
	values := append(make([]Value, 0, len(args.Values)+1), t.Value())
	return Call(rt, fn, Args{Values: append(values, args.Values...), Names: args.Names})
}

func callInit(rt *Runtime, v Value, args Args) error {
	fn := lookupSpecial(v, "__init__")
	result, err := CallMethod(rt, fn, v, args)
	if err != nil {
		return err
	}
	defer rt.Release(result)
	if !result.IsNone() {
		return pyerr.TypeError.Newf("__init__() should return None, not '%s'", result.TypeName())
	}
	return nil
}

func callGetAttr(rt *Runtime, v Value, name string) (Value, error) {
	var found Value
	var err error
	if fn := lookupSpecial(v, "__getattribute__"); fn.h != nil && fn.h.kind == KindFunction {
		found, err = callUnboundSpecial(rt, fn, v, []Value{NewStr(name)})
	} else {
		found, err = GenericGetAttr(rt, v, name)
	}
	if err == nil || !IsException(err, pyerr.AttributeError) {
		return found, err
	}
	fn := lookupSpecial(v, "__getattr__")
	if fn.h == nil {
		return Value{}, err
	}
	rt.Discard(err)
	return callUnboundSpecial(rt, fn, v, []Value{NewStr(name)})
}

func callSetAttr(rt *Runtime, v Value, name string, value Value) error {
	method, args := "__setattr__", []Value{NewStr(name), value}
	if value.h == nil {
		method, args = "__delattr__", args[:1]
	}
	fn := lookupSpecial(v, method)
	if fn.h == nil || fn.h.kind == KindNative {
		return GenericSetAttr(rt, v, name, value)
	}
	result, err := callUnboundSpecial(rt, fn, v, args)
	if err != nil {
		return err
	}
	rt.Release(result)
	return nil
}

func callDescrGet(rt *Runtime, descr, v Value, t *Type) (Value, error) {
	if v.h == nil {
		v = None
	}
	return callSpecial(rt, descr, "__get__", v, t.Value())
}

func callDescrSet(rt *Runtime, descr, v, value Value) error {
	var result Value
	var err error
	if value.h == nil {
		if lookupSpecial(descr, "__delete__").h == nil {
			return pyerr.AttributeError.New("__delete__")
		}
		result, err = callSpecial(rt, descr, "__delete__", v)
	} else {
		result, err = callSpecial(rt, descr, "__set__", v, value)
	}
	if err != nil {
		return err
	}
	rt.Release(result)
	return nil
}

func callCompare(rt *Runtime, op Comparison, a, b Value) (Value, error) {
	fn := lookupSpecial(a, comparisonMethods[op])
	if fn.h == nil {
		return NotImplemented, nil
	}
	if op == Ne && fn.h.kind == KindNative {
		// object's own __ne__ turns __eq__ round.
		eq, err := callSpecial(rt, a, "__eq__", b)
		if err != nil || eq == NotImplemented {
			return eq, err
		}
		truth, err := Truth(rt, eq)
		rt.Release(eq)
		return Bool(!truth), err
	}
	return callUnboundSpecial(rt, fn, a, []Value{b})
}

// callBinary serves as the slot of either operand, so it looks which of them
// has the method: the left one's first, then the right one's reflected one.
func callBinary(rt *Runtime, op Operator, a, b Value) (Value, error) {
	name := operatorMethods[op]
	ta, tb := a.h.typ, b.h.typ
	left, right := lookupSpecial(a, "__"+name+"__"), Value{}
	if ta != tb {
		right = lookupSpecial(b, "__r"+name+"__")
	}
	if right.h != nil && tb.In(ta) && right != lookupSpecial(a, "__r"+name+"__") {
		v, err := callUnboundSpecial(rt, right, b, []Value{a})
		if err != nil || v.h != &notImplementedHeader {
			return v, err
		}
		right = Value{}
	}
	if left.h != nil && !ta.builtin {
		v, err := callUnboundSpecial(rt, left, a, []Value{b})
		if err != nil || v.h != &notImplementedHeader {
			return v, err
		}
	}
	if right.h != nil && !tb.builtin {
		return callUnboundSpecial(rt, right, b, []Value{a})
	}
	return NotImplemented, nil
}

func callInPlace(rt *Runtime, op Operator, a, b Value) (Value, error) {
	fn := lookupSpecial(a, "__i"+operatorMethods[op]+"__")
	if fn.h == nil || a.h.typ.builtin {
		return NotImplemented, nil
	}
	return callUnboundSpecial(rt, fn, a, []Value{b})
}

// finalizeInstance runs __del__, once in the object's life.
func finalizeInstance(rt *Runtime, v Value) {
	if v.h.kind == KindInstance {
		o := As[Instance](v)
		if o.finalized {
			return
		}
		o.finalized = true
	}
	result, err := callSpecial(rt, v, "__del__")
	if err != nil {
		rt.IgnoreIn(err, "while calling deallocator ", lookupSpecial(v, "__del__"))
		return
	}
	rt.Release(result)
}

// Ignore gives up an exception that no one can catch, and tells Unraisable of
// it.
func (rt *Runtime) Ignore(err error, meanwhile string) {
	if rt.Unraisable == nil {
		rt.Discard(err)
		return
	}
	rt.Unraisable(err, meanwhile)
}

// IgnoreIn is Ignore for an exception in v, whose repr follows the text.
func (rt *Runtime) IgnoreIn(err error, meanwhile string, v Value) {
	shown, failed := Repr(rt, v)
	if failed != nil {
		rt.Discard(failed)
		shown = "<object repr() failed>"
	}
	rt.Ignore(err, meanwhile+shown)
}

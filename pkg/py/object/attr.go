package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// GetAttr returns v.name.
func GetAttr(rt *Runtime, v Value, name string) (Value, error) {
	t := v.h.typ
	if t.slots.GetAttr != nil {
		return t.slots.GetAttr(rt, v, name)
	}
	return GenericGetAttr(rt, v, name)
}

// GenericGetAttr is what object.__getattribute__ does: data descriptors of the
// class first, then the object's own attributes, then the class's.
func GenericGetAttr(rt *Runtime, v Value, name string) (Value, error) {
	t := v.h.typ
	found := t.Lookup(name)
	if found.h != nil {
		slots := &found.h.typ.slots
		if slots.DescrSet != nil && slots.DescrGet != nil {
			return slots.DescrGet(rt, found, v, t)
		}
	}
	if own := ownAttrs(v); own != nil {
		if a := own.GetStr(name); a.h != nil {
			return a.Retain(), nil
		}
	}
	if found.h == nil {
		return Value{}, noAttribute(v, name)
	}
	if get := found.h.typ.slots.DescrGet; get != nil {
		return get(rt, found, v, t)
	}
	return found.Retain(), nil
}

// LookupMethod finds v.name for a call. When it is a plain method of v's class
// the method is returned unbound, borrowed from the class, and bound is false:
// the caller passes v as the first argument and no object is made. Otherwise it
// is what GetAttr returns and the caller owns it.
func LookupMethod(rt *Runtime, v Value, name string) (fn Value, bound bool, err error) {
	t := v.h.typ
	if t.slots.GetAttr == nil {
		found := t.Lookup(name)
		if found.h != nil && isPlainMethod(found) {
			own := ownAttrs(v)
			if own == nil || own.GetStr(name).h == nil {
				return found, false, applies(found, v)
			}
		}
	}
	fn, err = GetAttr(rt, v, name)
	return fn, true, err
}

// applies fails when fn, a plain method, is one of a built-in class that v is no
// object of: a class may have taken it over.
func applies(fn, v Value) error {
	if fn.h.kind != KindNative {
		return nil
	}
	return As[Native](fn).check(v)
}

func isPlainMethod(v Value) bool {
	switch v.h.kind {
	case KindFunction:
		return true
	case KindNative:
		return v.h.typ == MethodDescriptorType || v.h.typ == SlotDescriptorType
	}
	return false
}

// FindAttr is GetAttr for an attribute that may be missing: it returns an empty
// Value instead of an AttributeError.
func FindAttr(rt *Runtime, v Value, name string) (Value, error) {
	a, err := GetAttr(rt, v, name)
	if err != nil && IsException(err, pyerr.AttributeError) {
		rt.Discard(err)
		return Value{}, nil
	}
	return a, err
}

// SetAttr does v.name = value.
func SetAttr(rt *Runtime, v Value, name string, value Value) error {
	t := v.h.typ
	if t.slots.SetAttr != nil {
		return t.slots.SetAttr(rt, v, name, value)
	}
	return GenericSetAttr(rt, v, name, value)
}

// DelAttr does del v.name.
func DelAttr(rt *Runtime, v Value, name string) error {
	return SetAttr(rt, v, name, Value{})
}

// GenericSetAttr is what object.__setattr__ does, and object.__delattr__ when
// value is not set.
func GenericSetAttr(rt *Runtime, v Value, name string, value Value) error {
	t := v.h.typ
	found := t.Lookup(name)
	if found.h != nil {
		if set := found.h.typ.slots.DescrSet; set != nil {
			return set(rt, found, v, value)
		}
	}
	if t.slots.Attrs == nil {
		if found.h != nil {
			err := pyerr.AttributeError.Newf("'%s' object attribute '%s' is read-only", t.name, name)
			return rt.AttributeFailure(err, v, name)
		}
		return noPlace(rt, v, name)
	}
	if t.slotted != nil && !t.slotted[name] {
		return noPlace(rt, v, name)
	}
	place := t.slots.Attrs(v)
	if *place == nil {
		if value.h == nil {
			return rt.AttributeFailure(nothingToDelete(v, name), v, name)
		}
		d, err := NewDict(rt)
		if err != nil {
			return err
		}
		*place = As[Dict](d)
	}
	if value.h == nil {
		if !(*place).deleteStr(rt, name) {
			return rt.AttributeFailure(nothingToDelete(v, name), v, name)
		}
		return nil
	}
	return (*place).SetStr(rt, name, value)
}

// attrPlaces tells for each kind where an object of a class written in Python
// keeps its own attributes. A kind that is not named has none.
var attrPlaces = [numKinds]func(v Value) **Dict{
	KindInstance:  func(v Value) **Dict { return &As[Instance](v).attrs },
	KindInt:       func(v Value) **Dict { return &As[BigInt](v).attrs },
	KindFloat:     func(v Value) **Dict { return &As[FloatObject](v).attrs },
	KindComplex:   func(v Value) **Dict { return &As[Complex](v).attrs },
	KindStr:       func(v Value) **Dict { return &As[Str](v).attrs },
	KindTuple:     func(v Value) **Dict { return &As[Tuple](v).attrs },
	KindList:      func(v Value) **Dict { return &As[List](v).attrs },
	KindDict:      func(v Value) **Dict { return &As[Dict](v).attrs },
	KindSet:       func(v Value) **Dict { return &As[Set](v).attrs },
	KindEnumerate: adapterAttrs,
	KindZip:       adapterAttrs,
	KindMap:       adapterAttrs,
	KindFilter:    adapterAttrs,
	KindReversed:  adapterAttrs,
	KindFrozenSet: func(v Value) **Dict { return &As[Set](v).attrs },
}

func ownAttrs(v Value) *Dict {
	attrs := v.h.typ.slots.Attrs
	if attrs == nil {
		return nil
	}
	return *attrs(v)
}

func noAttribute(v Value, name string) error {
	return pyerr.AttributeError.Newf("'%s' object has no attribute '%s'", v.TypeName(), name)
}

// nothingToDelete is noAttribute where an attribute should go: one of __slots__
// is only named.
func nothingToDelete(v Value, name string) error {
	if v.h.typ.slotted[name] {
		return pyerr.AttributeError.New(name)
	}
	return noAttribute(v, name)
}

func noPlace(rt *Runtime, v Value, name string) error {
	err := pyerr.AttributeError.Newf("'%s' object has no attribute '%s' and no __dict__ for setting new attributes", v.TypeName(), name)
	return rt.AttributeFailure(err, v, name)
}

// lookupSpecial returns the special method name of v's class, borrowed and
// unbound, or an empty Value. The object's own attributes do not count.
func lookupSpecial(v Value, name string) Value { return v.h.typ.Lookup(name) }

// callSpecial calls the special method name of v's class. The class is known to
// have it.
func callSpecial(rt *Runtime, v Value, name string, args ...Value) (Value, error) {
	fn := lookupSpecial(v, name)
	if fn.h == nil {
		return Value{}, noAttribute(v, name)
	}
	return callUnboundSpecial(rt, fn, v, args)
}

func callUnboundSpecial(rt *Runtime, fn, v Value, args []Value) (Value, error) {
	if isPlainMethod(fn) {
		if err := applies(fn, v); err != nil {
			return Value{}, err
		}
		return CallMethod(rt, fn, v, Args{Values: args})
	}
	get := fn.h.typ.slots.DescrGet
	if get == nil {
		return Call(rt, fn, Args{Values: args})
	}
	bound, err := get(rt, fn, v, v.h.typ)
	if err != nil {
		return Value{}, err
	}
	defer rt.Release(bound)
	return Call(rt, bound, Args{Values: args})
}

package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// A Property is a Python property: an attribute of a class that calls
// functions.
type Property struct {
	Container
	get, set, del Value // each may be None
	doc           Value
}

// A Wrapper is a staticmethod or a classmethod around a function.
type Wrapper struct {
	Container
	fn Value
}

// The classes of descriptors that decorate functions of a class.
var (
	PropertyType     = &Type{}
	StaticMethodType = &Type{}
	ClassMethodType  = &Type{}
)

func defineDescriptors() {
	defineProperty()
	StaticMethodType.Define(wrapperSpec("staticmethod", StaticMethodType,
		func(rt *Runtime, descr, v Value, t *Type) (Value, error) { return As[Wrapper](descr).fn.Retain(), nil }))
	StaticMethodType.slots.Call = func(rt *Runtime, v Value, args Args) (Value, error) {
		return Call(rt, As[Wrapper](v).fn, args)
	}
	ClassMethodType.Define(wrapperSpec("classmethod", ClassMethodType,
		func(rt *Runtime, descr, v Value, t *Type) (Value, error) {
			return NewMethod(rt, As[Wrapper](descr).fn, t.Value()), nil
		}))
}

func wrapperSpec(name string, t *Type, get func(*Runtime, Value, Value, *Type) (Value, error)) TypeSpec {
	signature := ParseSignature(name, "function, /")
	return TypeSpec{
		Name: name, Sealed: true,
		Slots: Slots{
			Free:     func(rt *Runtime, v Value) { rt.Replace(&As[Wrapper](v).fn, Value{}) },
			Children: func(v Value, visit func(Value)) { visit(As[Wrapper](v).fn) },
			DescrGet: get,
			New: func(rt *Runtime, _ *Type, args Args) (Value, error) {
				args, err := signature.Bind(args)
				if err != nil {
					return Value{}, err
				}
				w := &Wrapper{fn: args.At(0).Retain()}
				w.Init(rt, t)
				return w.Value(), nil
			},
			Repr: func(rt *Runtime, v Value) (string, error) {
				text, err := Repr(rt, As[Wrapper](v).fn)
				return "<" + name + "(" + text + ")>", err
			},
		},
		Getters: []Getter{{Name: "__func__", Get: func(rt *Runtime, self Value) (Value, error) {
			return As[Wrapper](self).fn.Retain(), nil
		}}},
	}
}

func newProperty(rt *Runtime, get, set, del, doc Value) Value {
	p := &Property{get: get.Retain(), set: set.Retain(), del: del.Retain(), doc: doc.Retain()}
	p.Init(rt, PropertyType)
	return p.Value()
}

func defineProperty() {
	signature := ParseSignature("property", "fget?, fset?, fdel?, doc?")
	orNone := func(v Value) Value {
		if v.h == nil {
			return None
		}
		return v
	}
	part := func(name string, of func(*Property) Value) Getter {
		return Getter{Name: name, Get: func(rt *Runtime, self Value) (Value, error) { return of(As[Property](self)).Retain(), nil }}
	}
	PropertyType.Define(TypeSpec{
		Name: "property", Sealed: true,
		Slots: Slots{
			Free: func(rt *Runtime, v Value) {
				p := As[Property](v)
				for _, slot := range []*Value{&p.get, &p.set, &p.del, &p.doc} {
					rt.Replace(slot, Value{})
				}
			},
			Children: func(v Value, visit func(Value)) {
				p := As[Property](v)
				for _, child := range []Value{p.get, p.set, p.del, p.doc} {
					visit(child)
				}
			},
			New: func(rt *Runtime, t *Type, args Args) (Value, error) {
				args, err := signature.Bind(args)
				if err != nil {
					return Value{}, err
				}
				return newProperty(rt, orNone(args.At(0)), orNone(args.At(1)), orNone(args.At(2)), orNone(args.At(3))), nil
			},
			DescrGet: func(rt *Runtime, descr, v Value, t *Type) (Value, error) {
				if v.h == nil {
					return descr.Retain(), nil
				}
				p := As[Property](descr)
				if p.get.IsNone() {
					return Value{}, propertyError(descr, v, "getter")
				}
				return CallValues(rt, p.get, v)
			},
			DescrSet: func(rt *Runtime, descr, v, value Value) error {
				p := As[Property](descr)
				fn, role, args := p.set, "setter", []Value{v, value}
				if value.h == nil {
					fn, role, args = p.del, "deleter", args[:1]
				}
				if fn.IsNone() {
					return propertyError(descr, v, role)
				}
				result, err := Call(rt, fn, Args{Values: args})
				if err != nil {
					return err
				}
				rt.Release(result)
				return nil
			},
		},
		Getters: []Getter{
			part("fget", func(p *Property) Value { return p.get }),
			part("fset", func(p *Property) Value { return p.set }),
			part("fdel", func(p *Property) Value { return p.del }),
			part("__doc__", func(p *Property) Value { return p.doc }),
		},
		Methods: []Method{
			{Name: "getter", Params: "fget, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
				p := As[Property](self)
				return newProperty(rt, args.At(0), p.set, p.del, p.doc), nil
			}},
			{Name: "setter", Params: "fset, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
				p := As[Property](self)
				return newProperty(rt, p.get, args.At(0), p.del, p.doc), nil
			}},
			{Name: "deleter", Params: "fdel, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
				p := As[Property](self)
				return newProperty(rt, p.get, p.set, args.At(0), p.doc), nil
			}},
		},
	})
}

// propertyError names the property by the place where v's class has it.
func propertyError(descr, v Value, role string) error {
	for _, c := range v.h.typ.mro {
		for _, name := range c.attrs.Keys() {
			if c.attrs.Get(name) == descr {
				return pyerr.AttributeError.Newf("property '%s' of '%s' object has no %s", name, v.TypeName(), role)
			}
		}
	}
	return pyerr.AttributeError.Newf("property of '%s' object has no %s", v.TypeName(), role)
}

// ReadOnly is what sets an attribute that CPython keeps as a member of a struct:
// it refuses in other words than where an attribute is computed.
func ReadOnly(*Runtime, Value, Value) error {
	return pyerr.AttributeError.New("readonly attribute")
}

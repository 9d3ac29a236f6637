package builtin

import (
	"fmt"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A superObject looks attributes up behind a class in the order of another:
//
//	class B(A): super(B, obj).f    MRO of type(obj): … B [A object]
//	                                                     └ searched
//
// See https://docs.python.org/3/library/functions.html#super.
type superObject struct {
	object.Container
	class object.Value // search begins behind it
	self  object.Value // what found attributes are bound to; empty when unbound
	start *object.Type // whose order is searched; nil when unbound; owned
}

// SuperType is the class super.
var SuperType = &object.Type{}

func init() {
	SuperType.Define(object.TypeSpec{
		Name: "super", Sealed: true,
		Doc: "Typical use to call a cooperative superclass method:\n" +
			"class C(B):\n    def meth(self, arg):\n        super().meth(arg)",
		Slots: object.Slots{
			Free: func(rt *object.Runtime, v object.Value) {
				s := object.As[superObject](v)
				rt.Replace(&s.class, object.Value{})
				rt.Replace(&s.self, object.Value{})
				if start := s.start; start != nil {
					s.start = nil
					rt.Release(start.Value())
				}
			},
			Children: func(v object.Value, visit func(object.Value)) {
				s := object.As[superObject](v)
				visit(s.class)
				visit(s.self)
				if s.start != nil {
					visit(s.start.Value())
				}
			},
			New:     newSuper,
			Repr:    reprSuper,
			GetAttr: superGetAttr,
		},
		Getters: []object.Getter{
			{Name: "__thisclass__", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
				return object.As[superObject](self).class.Retain(), nil
			}},
			{Name: "__self__", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
				return orNone(object.As[superObject](self).self), nil
			}},
			{Name: "__self_class__", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
				if start := object.As[superObject](self).start; start != nil {
					return start.Value().Retain(), nil
				}
				return object.None, nil
			}},
		},
	})
}

// orNone returns v with an owner more, or None for an empty Value.
func orNone(v object.Value) object.Value {
	if !v.IsSet() {
		return object.None
	}
	return v.Retain()
}

func newSuper(rt *object.Runtime, t *object.Type, args object.Args) (object.Value, error) {
	if err := noKeywords("super", args); err != nil {
		return object.Value{}, err
	}
	switch n := len(args.Values); {
	case n == 0:
		return object.Value{}, pyerr.RuntimeError.New("super(): no arguments")
	case n > 2:
		return object.Value{}, pyerr.TypeError.Newf("super() expected at most 2 arguments, got %d", n)
	}
	class := object.AsType(args.At(0))
	if class == nil {
		return object.Value{}, pyerr.TypeError.Newf("super() argument 1 must be a type, not %s", args.At(0).TypeName())
	}
	s := &superObject{}
	if self := args.At(1); self.IsSet() && !self.IsNone() {
		s.start = superStart(class, self)
		if s.start == nil {
			return object.Value{}, errNotBelow(class, self)
		}
		s.start.Value().Retain()
		s.self = self.Retain()
	}
	s.class = class.Value().Retain()
	s.Init(rt, t)
	return s.Value(), nil
}

// superStart returns the class whose order super(class, self) searches, or nil
// when self has nothing to do with class.
func superStart(class *object.Type, self object.Value) *object.Type {
	if t := object.AsType(self); t != nil && t.In(class) {
		return t
	}
	if self.IsInstance(class) {
		return self.Type()
	}
	return nil
}

func errNotBelow(class *object.Type, self object.Value) error {
	if t := object.AsType(self); t != nil {
		return pyerr.TypeError.Newf("super(type, obj): obj (type %s) is not an instance or subtype of type (%s).", t.Name(), class.Name())
	}
	return pyerr.TypeError.Newf("super(type, obj): obj (instance of %s) is not an instance or subtype of type (%s).", self.TypeName(), class.Name())
}

func reprSuper(rt *object.Runtime, v object.Value) (string, error) {
	s := object.As[superObject](v)
	class := object.AsType(s.class).Name()
	if s.start == nil {
		return fmt.Sprintf("<super: <class '%s'>, NULL>", class), nil
	}
	return fmt.Sprintf("<super: <class '%s'>, <%s object>>", class, s.start.Name()), nil
}

func superGetAttr(rt *object.Runtime, v object.Value, name string) (object.Value, error) {
	s := object.As[superObject](v)
	if s.start == nil || name == "__class__" {
		return object.GenericGetAttr(rt, v, name)
	}
	class, behind := object.AsType(s.class), false
	for _, t := range s.start.MRO() {
		if !behind {
			behind = t == class
			continue
		}
		found := t.Own(name)
		if !found.IsSet() {
			continue
		}
		get := found.Type().Slots().DescrGet
		if get == nil {
			return found.Retain(), nil
		}
		self := s.self
		if self == s.start.Value() {
			self = object.Value{} // reached through the class itself
		}
		return get(rt, found, self, s.start)
	}
	return object.GenericGetAttr(rt, v, name)
}

package object

import (
	"fmt"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// ObjectType is the class object, ancestor of all.
var ObjectType = &Type{}

// An Instance is an object of a class written in Python that derives from no
// built-in class but object.
type Instance struct {
	Container
	attrs     *Dict
	finalized bool
}

// NewInstance returns an object of class t without attributes.
func NewInstance(rt *Runtime, t *Type) Value {
	o := &Instance{}
	o.Init(rt, t)
	return o.Value()
}

func defineObject() {
	ObjectType.Define(TypeSpec{
		Name: "object", Kind: KindInstance,
		Slots: Slots{
			Free: func(rt *Runtime, v Value) {
				if v.h.kind == KindInstance {
					freeAttrs(rt, &As[Instance](v).attrs)
				}
			},
			Children: func(v Value, visit func(Value)) {
				if v.h.kind == KindInstance {
					visitAttrs(As[Instance](v).attrs, visit)
				}
			},
			New: func(rt *Runtime, t *Type, args Args) (Value, error) {
				if t.kind != KindInstance {
					return Value{}, pyerr.TypeError.Newf("cannot create '%s' instances", t.name)
				}
				switch {
				case len(args.Values) == 0:
				case newOverridden(t):
					return Value{}, pyerr.TypeError.New("object.__new__() takes exactly one argument (the type to instantiate)")
				case !initOverridden(t):
					return Value{}, pyerr.TypeError.Newf("%s() takes no arguments", t.ShortName())
				}
				return NewInstance(rt, t), nil
			},
			Init: func(rt *Runtime, v Value, args Args) error {
				t := v.h.typ
				switch {
				case len(args.Values) == 0:
				case initOverridden(t):
					return pyerr.TypeError.New("object.__init__() takes exactly one argument (the instance to initialize)")
				case v.h.kind == KindInstance && !newOverridden(t):
					return pyerr.TypeError.Newf("%s.__init__() takes exactly one argument (the instance to initialize)", t.ShortName())
				}
				return nil
			},
			Repr: func(rt *Runtime, v Value) (string, error) {
				return fmt.Sprintf("<%s object at %#x>", v.h.typ.fullName(), v.Address()), nil
			},
			Str: Repr,
			Format: func(rt *Runtime, v Value, spec string) (string, error) {
				if spec != "" {
					return "", pyerr.TypeError.Newf("unsupported format string passed to %s.__format__", v.TypeName())
				}
				return StrText(rt, v)
			},
			Hash: hashAddress,
			Compare: func(rt *Runtime, op Comparison, a, b Value) (Value, error) {
				if op == Eq && a == b {
					return True, nil
				}
				if op == Ne && a == b {
					return False, nil
				}
				return NotImplemented, nil
			},
		},
		Getters: []Getter{
			{
				Name: "__class__",
				Get:  func(rt *Runtime, self Value) (Value, error) { return self.h.typ.Value().Retain(), nil },
				Set: func(rt *Runtime, self, value Value) error {
					return pyerr.TypeError.New("__class__ assignment is not supported here")
				},
			},
			{Name: "__dict__", Get: objectDict},
		},
		Attrs: map[string]Value{"__doc__": None}, // of built-in classes without one
		Methods: []Method{
			{Name: "__new__", Params: "*args", Kind: StaticMethod, Fn: newOf(ObjectType)},
			{Name: "__setattr__", Params: "name, value, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
				return returnNone(GenericSetAttr(rt, self, StrOf(args.At(0)), args.At(1)))
			}},
			{Name: "__delattr__", Params: "name, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
				return returnNone(GenericSetAttr(rt, self, StrOf(args.At(0)), Value{}))
			}},
			{Name: "__getattribute__", Params: "name, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
				return GenericGetAttr(rt, self, StrOf(args.At(0)))
			}},
			{Name: "__dir__", Fn: func(rt *Runtime, self Value, args Args) (Value, error) { return Dir(rt, self) }},
			{Name: "__init_subclass__", Kind: ClassMethod, Fn: func(rt *Runtime, self Value, args Args) (Value, error) { return None, nil }},
		},
	})
	// These are inherited by no one: identity is Compare's own last word, and
	// the repr is StrText's.
	ObjectType.slots.Compare = nil
	ObjectType.slots.Str = nil
}

// objectDict returns the dict of an object's own attributes, live.
func objectDict(rt *Runtime, self Value) (Value, error) {
	attrs := self.h.typ.slots.Attrs
	if attrs == nil || self.h.typ.slotted != nil {
		return Value{}, noAttribute(self, "__dict__")
	}
	place := attrs(self)
	if *place == nil {
		d, err := NewDict(rt)
		if err != nil {
			return Value{}, err
		}
		*place = As[Dict](d)
	}
	return (*place).Value().Retain(), nil
}

// newOf is the __new__ of a built-in type: it makes an object of the class that
// is its first argument.
func newOf(owner *Type) NativeFunc {
	return func(rt *Runtime, self Value, args Args) (Value, error) {
		if args.Positional() == 0 {
			return Value{}, pyerr.TypeError.Newf("%s.__new__(): not enough arguments", owner.name)
		}
		t := AsType(args.At(0))
		if t == nil {
			return Value{}, pyerr.TypeError.Newf("%s.__new__(X): X is not a type object (%s)", owner.name, args.At(0).TypeName())
		}
		if !t.In(owner) {
			return Value{}, pyerr.TypeError.Newf("%s.__new__(%s): %s is not a subtype of %s", owner.name, t.name, t.name, owner.name)
		}
		if owner == ObjectType && t.kind != KindInstance {
			return Value{}, pyerr.TypeError.Newf("object.__new__(%s) is not safe, use %s.__new__()", t.name, t.name)
		}
		return owner.slots.New(rt, t, Args{Values: args.Values[1:], Names: args.Names})
	}
}

// Dir returns the sorted list of v's attribute names.
func Dir(rt *Runtime, v Value) (Value, error) {
	seen := make(map[string]bool)
	var names []string
	add := func(name string) {
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	classes := v.h.typ.mro
	if t := AsType(v); t != nil {
		classes = t.mro
	} else if own := ownAttrs(v); own != nil {
		for i := range own.entries {
			if e := &own.entries[i]; e.key.h != nil && e.key.IsStr() {
				add(StrOf(e.key))
			}
		}
	}
	for _, c := range classes {
		for _, name := range c.attrs.Keys() {
			if c == ObjectType && name == "__dict__" && v.h.typ.slots.Attrs == nil {
				continue // the getter is there for all, and says that there is none
			}
			add(name)
		}
	}
	return sortedNames(rt, names)
}

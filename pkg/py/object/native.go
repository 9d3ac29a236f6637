package object

import (
	"fmt"
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A NativeFunc is a function written in Go. It borrows self and args; the
// caller owns what it returns. A function that is no method gets an empty self.
type NativeFunc func(rt *Runtime, self Value, args Args) (Value, error)

// A Method describes a method of a built-in type.
type Method struct {
	Name   string
	Params string // see [Signature]; self is left out
	Fn     NativeFunc
	Kind   MethodKind
	Doc    string
}

// A MethodKind tells what a method is bound to.
type MethodKind uint8

// The kinds of method.
const (
	InstanceMethod MethodKind = iota
	ClassMethod               // bound to the class
	StaticMethod              // bound to nothing
)

// A Getter describes an attribute of a built-in type that is computed.
type Getter struct {
	Name string
	Get  func(rt *Runtime, self Value) (Value, error)
	Set  func(rt *Runtime, self, value Value) error // nil: not writable
	Doc  string
}

// A Native is a function or method descriptor written in Go. It is shared by
// all sessions and has no owners to count.
type Native struct {
	Header
	name      string
	owner     *Type // the type it is a method of, or nil
	fn        NativeFunc
	signature Signature
	kind      MethodKind
	doc       string
}

// NewNative returns a built-in function, such as len. The name is qualified for
// functions of a module ("sys.getrefcount"): some error texts show all of it.
func NewNative(name, params, doc string, fn NativeFunc) Value {
	short := name[strings.LastIndexByte(name, '.')+1:]
	n := &Native{name: short, fn: fn, doc: doc, signature: ParseSignature(name, params), kind: StaticMethod}
	n.InitUncounted(NativeType)
	return n.Value()
}

func newMethodDescriptor(t *Type, m Method) Value {
	n := &Native{name: m.Name, owner: t, fn: m.Fn, doc: m.Doc, kind: m.Kind}
	n.signature = ParseSignature(t.ShortName()+"."+m.Name, m.Params)
	switch m.Kind {
	case ClassMethod:
		n.InitUncounted(ClassMethodDescriptorType)
	case StaticMethod:
		n.InitUncounted(NativeType)
	default:
		n.InitUncounted(MethodDescriptorType)
		if slotNames[m.Name] {
			n.typ, n.signature.slot = SlotDescriptorType, true
		}
	}
	n.Header.kind = KindNative
	return n.Value()
}

// slotNames are special methods that are written like other methods here, and
// belong to a slot in CPython.
var slotNames = map[string]bool{
	"__getattribute__": true, "__setattr__": true, "__delattr__": true,
	"__buffer__": true, "__release_buffer__": true,
	"__divmod__": true, "__rdivmod__": true,
}

// Name returns the function's name.
func (n *Native) Name() string { return n.name }

// TakesAnyKeys reports whether f(**mapping) may have keys that are no strs, which
// the function ignores.
func TakesAnyKeys(f Value) bool {
	return f.h.kind == KindNative && As[Native](f).signature.anyKeys
}

// Call checks the arguments and calls the function.
func (n *Native) Call(rt *Runtime, self Value, args Args) (Value, error) {
	bound, err := n.signature.Bind(args)
	if err != nil {
		return Value{}, err
	}
	return n.fn(rt, self, bound)
}

// callUnbound calls a method descriptor as a function whose first argument is
// self.
func (n *Native) callUnbound(rt *Runtime, args Args) (Value, error) {
	if n.owner == nil || n.kind == StaticMethod {
		return n.Call(rt, Value{}, args)
	}
	if args.Positional() == 0 && n.typ == SlotDescriptorType {
		return Value{}, pyerr.TypeError.Newf("descriptor '%s' of '%s' object needs an argument", n.name, n.owner.name)
	}
	if args.Positional() == 0 {
		return Value{}, pyerr.TypeError.Newf("unbound method %s.%s() needs an argument", n.owner.ShortName(), n.name)
	}
	self := args.Values[0]
	if err := n.check(self); err != nil {
		return Value{}, err
	}
	return n.Call(rt, self, Args{Values: args.Values[1:], Names: args.Names})
}

func (n *Native) check(self Value) error {
	if n.kind == ClassMethod {
		t := AsType(self)
		if t == nil || !t.In(n.owner) {
			return pyerr.TypeError.Newf("descriptor '%s' for type '%s' doesn't apply to '%s' object", n.name, n.owner.name, self.TypeName())
		}
		return nil
	}
	switch {
	case self.IsInstance(n.owner):
		return nil
	case n.typ == SlotDescriptorType:
		return pyerr.TypeError.Newf("descriptor '%s' requires a '%s' object but received a '%s'", n.name, n.owner.name, self.TypeName())
	}
	return doesNotApply(n.name, n.owner, self)
}

// NativeType is the class of built-in functions and of built-in methods bound
// to nothing.
var NativeType = &Type{}

// MethodDescriptorType is the class of methods found on a built-in type.
var MethodDescriptorType = &Type{}

// ClassMethodDescriptorType is the class of class methods of built-in types.
var ClassMethodDescriptorType = &Type{}

// SlotDescriptorType is the class of special methods, such as list.__len__, that
// a built-in type has for what its objects can do.
var SlotDescriptorType = &Type{}

// GetterType is the class of computed attributes of built-in types.
var GetterType = &Type{}

func defineNatives() {
	NativeType.Define(TypeSpec{
		Name: "builtin_function_or_method", Kind: KindNative, Sealed: true,
		Slots: Slots{
			Call: callNative,
			Repr: func(rt *Runtime, v Value) (string, error) {
				return fmt.Sprintf("<built-in function %s>", As[Native](v).name), nil
			},
		},
		Getters: nativeGetters,
	})
	MethodDescriptorType.Define(TypeSpec{
		Name: "method_descriptor", Kind: KindNative, Sealed: true,
		Slots: Slots{
			Call: callNative,
			Repr: func(rt *Runtime, v Value) (string, error) {
				n := As[Native](v)
				return reprDescriptor("method", n.name, n.owner), nil
			},
			DescrGet: bindNative,
		},
		Getters: nativeGetters,
	})
	SlotDescriptorType.Define(TypeSpec{
		Name: "wrapper_descriptor", Kind: KindNative, Sealed: true,
		Slots: Slots{
			Call: callNative,
			Repr: func(rt *Runtime, v Value) (string, error) {
				n := As[Native](v)
				return reprDescriptor("slot wrapper", n.name, n.owner), nil
			},
			DescrGet: bindNative,
		},
		Getters: nativeGetters,
	})
	ClassMethodDescriptorType.Define(TypeSpec{
		Name: "classmethod_descriptor", Kind: KindNative, Sealed: true,
		Slots: Slots{
			Call: callNative,
			DescrGet: func(rt *Runtime, descr, v Value, t *Type) (Value, error) {
				return NewMethod(rt, descr, t.Value()), nil
			},
		},
		Getters: nativeGetters,
	})
	GetterType.Define(TypeSpec{
		Name: "getset_descriptor", Sealed: true,
		Slots: Slots{
			DescrGet: func(rt *Runtime, descr, v Value, t *Type) (Value, error) {
				if v.h == nil {
					return descr, nil
				}
				g := As[getter](descr)
				if err := g.applies(v); err != nil {
					return Value{}, err
				}
				return g.get(rt, v)
			},
			DescrSet: setGetter,
			Repr: func(rt *Runtime, v Value) (string, error) {
				g := As[getter](v)
				return reprDescriptor("attribute", g.name, g.owner), nil
			},
		},
		Getters: []Getter{{Name: "__name__", Get: func(rt *Runtime, self Value) (Value, error) {
			return NewStr(As[getter](self).name), nil
		}}},
	})
}

// reprDescriptor returns the repr of a descriptor of a built-in class. That
// something is of object goes without saying.
func reprDescriptor(what, name string, owner *Type) string {
	if owner == ObjectType {
		return fmt.Sprintf("<%s '%s'>", what, name)
	}
	return fmt.Sprintf("<%s '%s' of '%s' objects>", what, name, owner.name)
}

// bindNative makes a method found on a built-in type one of the object v.
func bindNative(rt *Runtime, descr, v Value, _ *Type) (Value, error) {
	if v.h == nil {
		return descr, nil
	}
	if n := As[Native](descr); !v.IsInstance(n.owner) {
		return Value{}, doesNotApply(n.name, n.owner, v)
	}
	return NewMethod(rt, descr, v), nil
}

var nativeGetters = []Getter{
	{Name: "__name__", Get: func(rt *Runtime, self Value) (Value, error) { return NewStr(As[Native](self).name), nil }},
	{Name: "__qualname__", Get: func(rt *Runtime, self Value) (Value, error) {
		n := As[Native](self)
		if n.owner != nil {
			return NewStr(n.owner.ShortName() + "." + n.name), nil
		}
		return NewStr(n.name), nil
	}},
	{Name: "__doc__", Get: func(rt *Runtime, self Value) (Value, error) {
		if doc := As[Native](self).doc; doc != "" {
			return NewStr(doc), nil
		}
		return None, nil
	}},
}

func callNative(rt *Runtime, v Value, args Args) (Value, error) {
	return As[Native](v).callUnbound(rt, args)
}

// A getter is a computed attribute of a built-in type.
type getter struct {
	Header
	name  string
	owner *Type
	get   func(rt *Runtime, self Value) (Value, error)
	set   func(rt *Runtime, self, value Value) error
}

func newGetterDescriptor(t *Type, g Getter) Value {
	d := &getter{name: g.Name, owner: t, get: g.Get, set: g.Set}
	d.InitUncounted(GetterType)
	return d.Value()
}

// applies fails for an object of another class, which a program can bring here by
// __get__ or by a class that took the descriptor over.
func (g *getter) applies(v Value) error {
	if v.h.typ == g.owner || v.IsInstance(g.owner) {
		return nil
	}
	return doesNotApply(g.name, g.owner, v)
}

func doesNotApply(name string, owner *Type, v Value) error {
	return pyerr.TypeError.Newf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, owner.name, v.TypeName())
}

func setGetter(rt *Runtime, descr, v, value Value) error {
	g := As[getter](descr)
	if err := g.applies(v); err != nil {
		return err
	}
	if g.set == nil {
		return pyerr.AttributeError.Newf("attribute '%s' of '%s' objects is not writable", g.name, g.owner.name)
	}
	return g.set(rt, v, value)
}

// A Bound is a method together with the object it was reached through.
type Bound struct {
	Container
	fn, self Value
}

// MethodType is the class of methods bound to an object, written in Python or
// in Go.
var MethodType = &Type{}

// NativeMethodType is the class of methods written in Go bound to an object. It
// has the name of [NativeType].
var NativeMethodType = &Type{}

// SlotMethodType is the class of special methods of a built-in type bound to an
// object.
var SlotMethodType = &Type{}

// NewMethod returns fn bound to self. The method owns a reference of each.
func NewMethod(rt *Runtime, fn, self Value) Value {
	m := &Bound{fn: fn.Retain(), self: self.Retain()}
	t := MethodType
	switch {
	case fn.h.typ == SlotDescriptorType:
		t = SlotMethodType
	case fn.Kind() == KindNative:
		t = NativeMethodType
	}
	m.Init(rt, t)
	return m.Value()
}

// Parts returns the function and the object of a bound method, both borrowed.
func (m *Bound) Parts() (fn, self Value) { return m.fn, m.self }

func defineMethod() {
	MethodType.Define(methodSpec("method"))
	NativeMethodType.Define(methodSpec("builtin_function_or_method"))
	SlotMethodType.Define(methodSpec("method-wrapper"))
}

func methodSpec(name string) TypeSpec {
	return TypeSpec{
		Name: name, Kind: KindMethod, Sealed: true,
		Slots: Slots{
			Free: func(rt *Runtime, v Value) {
				m := As[Bound](v)
				rt.Replace(&m.fn, Value{})
				rt.Replace(&m.self, Value{})
			},
			Children: func(v Value, visit func(Value)) {
				m := As[Bound](v)
				visit(m.fn)
				visit(m.self)
			},
			Call: func(rt *Runtime, v Value, args Args) (Value, error) {
				m := As[Bound](v)
				return CallMethod(rt, m.fn, m.self, args)
			},
			Repr: reprBound,
			GetAttr: func(rt *Runtime, v Value, name string) (Value, error) {
				m := As[Bound](v)
				switch name {
				case "__self__":
					return m.self.Retain(), nil
				case "__func__":
					return m.fn.Retain(), nil
				}
				a, err := GetAttr(rt, m.fn, name)
				if err != nil && v.h.typ != MethodType && IsException(err, pyerr.AttributeError) {
					rt.Discard(err)
					return Value{}, noAttribute(v, name)
				}
				return a, err
			},
			Compare: func(rt *Runtime, op Comparison, a, b Value) (Value, error) {
				if op != Eq && op != Ne || a.Kind() != KindMethod || b.Kind() != KindMethod {
					return NotImplemented, nil
				}
				m, n := As[Bound](a), As[Bound](b)
				return Bool((m.fn == n.fn && m.self == n.self) == (op == Eq)), nil
			},
			Hash: func(rt *Runtime, v Value) (int64, error) {
				return int64(As[Bound](v).self.Address() >> 4), nil
			},
		},
	}
}

func reprBound(rt *Runtime, v Value) (string, error) {
	m := As[Bound](v)
	switch v.h.typ {
	case SlotMethodType:
		return fmt.Sprintf("<method-wrapper '%s' of %s object at %#x>", As[Native](m.fn).name, m.self.TypeName(), m.self.Address()), nil
	case NativeMethodType:
		return fmt.Sprintf("<built-in method %s of %s object at %#x>", As[Native](m.fn).name, m.self.TypeName(), m.self.Address()), nil
	}
	name, err := GetAttr(rt, m.fn, "__qualname__")
	if err != nil {
		return "", err
	}
	self, err := Repr(rt, m.self)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("<bound method %s of %s>", StrOf(name), self), nil
}

// CallMethod calls fn with self before the arguments.
func CallMethod(rt *Runtime, fn, self Value, args Args) (Value, error) {
	if fn.h.kind == KindNative {
		n := As[Native](fn)
		if n.owner != nil && n.kind != StaticMethod {
			if err := n.check(self); err != nil {
				return Value{}, err
			}
			return n.Call(rt, self, args)
		}
	}
	values := make([]Value, 0, 8)
	values = append(append(values, self), args.Values...)
	return Call(rt, fn, Args{Values: values, Names: args.Names})
}

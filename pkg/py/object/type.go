package object

import (
	"fmt"
	"slices"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A Type is a Python class.
//
// Built-in types are made once, by [NewType], when the program starts; from then
// on they do not change and sessions share them. Classes written in Python are
// counted objects of one runtime.
type Type struct {
	Container
	name, module string
	qualname     string // of a class written in Python: with the functions around it
	kind         Kind
	bases        []*Type
	mro          []*Type // t itself first
	cyclic       bool    // t owns a reference of itself: only a collection ends a class
	attrs        Names
	slots        Slots
	builtin      bool
	sealed       bool                 // cannot be a base class
	slotted      map[string]bool      // the only attributes that objects may have, or nil
	heirAttrs    func(v Value) **Dict // see TypeSpec
	exception    *pyerr.Class         // the class of errors that Go code sees, or nil
}

// Slots are what objects of a type can do. A nil slot means that they cannot.
//
// Every function borrows its arguments; the caller owns what it returns. In
// slots that take two operands either may be the object; the slot answers
// NotImplemented for operands it does not know.
type Slots struct {
	// Free clears what the dead object owns and recycles its memory.
	Free func(rt *Runtime, v Value)
	// Children visits every value that the object owns a reference of.
	Children func(v Value, visit func(Value))
	// Clear breaks cycles: it releases the children that may lead back to
	// the object, and leaves it in a state in which it can still be freed.
	Clear func(rt *Runtime, v Value)
	// Finalize runs before the object is cleared for the last time.
	Finalize func(rt *Runtime, v Value)

	New  func(rt *Runtime, t *Type, args Args) (Value, error)
	Init func(rt *Runtime, v Value, args Args) error
	Call func(rt *Runtime, v Value, args Args) (Value, error)

	Repr   func(rt *Runtime, v Value) (string, error)
	Str    func(rt *Runtime, v Value) (string, error)
	Hash   func(rt *Runtime, v Value) (int64, error)
	Bool   func(rt *Runtime, v Value) (bool, error)
	Format func(rt *Runtime, v Value, spec string) (string, error)

	GetAttr func(rt *Runtime, v Value, name string) (Value, error)
	// SetAttr deletes the attribute when value is not set.
	SetAttr func(rt *Runtime, v Value, name string, value Value) error
	// Attrs returns the place of the dict of v's own attributes, which is
	// made when the first is set.
	Attrs func(v Value) **Dict

	// DescrGet makes an attribute found on a type the attribute of the
	// object v, or of the class alone when v is not set.
	DescrGet func(rt *Runtime, descr, v Value, t *Type) (Value, error)
	// DescrSet deletes when value is not set.
	DescrSet func(rt *Runtime, descr, v, value Value) error

	Len     func(rt *Runtime, v Value) (int, error)
	GetItem func(rt *Runtime, v, key Value) (Value, error)
	// GetRange is GetItem for start:stop. It is never inherited by a class
	// that defines __getitem__.
	GetRange func(rt *Runtime, v Value, b Bounds) (Value, error)
	// Shrink is GetRange of a value that has one owner, whose reference it
	// takes over, unless it fails. It runs no Python code, takes no time to
	// speak of, and may leave it to GetRange: then it returns no value.
	Shrink func(rt *Runtime, v Value, b Bounds) (Value, error)
	// SetItem deletes the item when value is not set.
	SetItem  func(rt *Runtime, v, key, value Value) error
	Contains func(rt *Runtime, v, item Value) (bool, error)
	Iter     func(rt *Runtime, v Value) (Value, error)
	// Next returns an empty Value at the end.
	Next func(rt *Runtime, v Value) (Value, error)

	Compare func(rt *Runtime, op Comparison, a, b Value) (Value, error)
	Binary  func(rt *Runtime, op Operator, a, b Value) (Value, error)
	InPlace func(rt *Runtime, op Operator, a, b Value) (Value, error)
	Power   func(rt *Runtime, a, b, modulus Value) (Value, error)
	// Concat and Repeat are + and * of sequences, tried when Binary of
	// neither operand knows them.
	Concat        func(rt *Runtime, a, b Value) (Value, error)
	Repeat        func(rt *Runtime, a Value, n int) (Value, error)
	InPlaceConcat func(rt *Runtime, a, b Value) (Value, error)
	InPlaceRepeat func(rt *Runtime, a Value, n int) (Value, error)
	Negative      func(rt *Runtime, v Value) (Value, error)
	Positive      func(rt *Runtime, v Value) (Value, error)
	Absolute      func(rt *Runtime, v Value) (Value, error)
	Invert        func(rt *Runtime, v Value) (Value, error)
	// Index makes an int of an object that is one; Int and Float convert.
	Index   func(rt *Runtime, v Value) (Value, error)
	Int     func(rt *Runtime, v Value) (Value, error)
	Float   func(rt *Runtime, v Value) (Value, error)
	Complex func(rt *Runtime, v Value) (Value, error)

	// Buffer marks types whose objects export memory. What it returns is
	// known to the package that makes views; here it is only passed on.
	Buffer func(rt *Runtime, v Value) (any, error)
}

// A TypeSpec describes a built-in type to [NewType].
type TypeSpec struct {
	Name    string
	Module  string // "builtins" when empty
	Base    *Type  // object when nil
	Kind    Kind   // the base's when KindOther
	Slots   Slots
	Methods []Method
	Getters []Getter
	Attrs   map[string]Value
	// HeirAttrs returns the place of the attributes of an object whose class
	// was written in Python and derives from this one. Kinds that this
	// package defines need none.
	HeirAttrs func(v Value) **Dict
	Doc       string
	Sealed    bool // cannot be a base class
	Exception *pyerr.Class
}

// NewType makes a built-in type. Slots that spec leaves nil are inherited, and
// each slot can be reached as a method (len's as __len__).
func NewType(spec TypeSpec) *Type {
	t := &Type{}
	t.Define(spec)
	return t
}

// Define makes t the type that spec describes. It serves types whose methods
// refer to the type itself.
func (t *Type) Define(spec TypeSpec) {
	defined = append(defined, t)
	t.name, t.module = spec.Name, spec.Module
	if t.module == "" {
		t.module = "builtins"
	}
	t.builtin, t.sealed = true, spec.Sealed
	t.exception = spec.Exception
	t.heirAttrs = spec.HeirAttrs
	t.InitUncounted(TypeType)
	t.Header.kind = KindType
	t.kind = spec.Kind
	if t != ObjectType {
		base := spec.Base
		if base == nil {
			base = ObjectType
		}
		t.bases = []*Type{base}
		if t.kind == KindOther && base != ObjectType {
			t.kind = base.kind
		}
		if t.exception == nil {
			t.exception = base.exception
		}
	}
	t.mro = linearizeSingle(t)
	t.slots = spec.Slots
	exposeSlots(t)
	if t.slots.New != nil {
		t.attrs.Set("__new__", newMethodDescriptor(t, Method{Name: "__new__", Params: "*args", Kind: StaticMethod, Fn: newOf(t)}))
	}
	for _, m := range spec.Methods {
		t.attrs.Set(m.Name, newMethodDescriptor(t, m))
	}
	for _, g := range spec.Getters {
		t.attrs.Set(g.Name, newGetterDescriptor(t, g))
	}
	for name, v := range spec.Attrs {
		t.attrs.Set(name, v)
	}
	if spec.Doc != "" {
		t.attrs.Set("__doc__", NewStr(spec.Doc))
	}
	if t.slots.Hash == nil && t.slots.Compare != nil {
		t.attrs.Set("__hash__", None)
		t.slots.Hash = unhashable
	}
	t.inheritSlots()
}

// defined are the built-in types. It is filled as the program starts and does
// not change from then on.
var defined []*Type

// Types returns every built-in type that the packages of the program define, in
// no particular order.
func Types() []*Type { return slices.Clone(defined) }

func linearizeSingle(t *Type) []*Type {
	mro := []*Type{t}
	if len(t.bases) == 1 {
		mro = append(mro, t.bases[0].mro...)
	}
	return mro
}

// Name returns the class's name as reprs and error texts show it: qualified by
// its module for built-in types outside builtins ("array.array").
func (t *Type) Name() string { return t.name }

// ShortName returns the name without the module, as __name__ gives it.
func (t *Type) ShortName() string {
	for i := len(t.name) - 1; i >= 0; i-- {
		if t.name[i] == '.' {
			return t.name[i+1:]
		}
	}
	return t.name
}

// qualifiedName is Name with the functions and classes around a class written
// in Python, and with its module unless that is the program itself.
func (t *Type) qualifiedName() string {
	switch {
	case t.builtin || t.qualname == "":
		return t.name
	case t.module == "__main__" || t.module == "builtins":
		return t.qualname
	}
	return t.module + "." + t.qualname
}

// Module returns the name of the module that defines the class.
func (t *Type) Module() string { return t.module }

// Kind returns the kind of the class's objects.
func (t *Type) Kind() Kind { return t.kind }

// MRO returns the classes that attributes are looked up in, t first. The slice
// is shared and must not be changed.
func (t *Type) MRO() []*Type { return t.mro }

// Bases returns the direct base classes. The slice is shared and must not be
// changed.
func (t *Type) Bases() []*Type { return t.bases }

// Slots returns what objects of the class can do. The table is shared and must
// not be changed.
func (t *Type) Slots() *Slots { return &t.slots }

// Builtin reports whether the class is built in, and so cannot be changed.
func (t *Type) Builtin() bool { return t.builtin }

// Exception returns the class of Go errors that raising t makes, or nil when t
// is no exception class.
func (t *Type) Exception() *pyerr.Class { return t.exception }

// String returns the repr of the class.
func (t *Type) String() string {
	return fmt.Sprintf("<class '%s'>", t.fullName())
}

// fullName is how a class and its objects show themselves: with the module, also
// that of the program, and with what stands around the class in it.
func (t *Type) fullName() string {
	switch {
	case t.builtin && (t.module == "builtins" || t.name != t.ShortName()):
		return t.name
	case t.builtin || t.qualname == "":
		return t.module + "." + t.name
	case t.module == "builtins":
		return t.qualname
	}
	return t.module + "." + t.qualname
}

// Value returns the class as a value.
func (t *Type) Value() Value { return Value{h: &t.Header} }

// In reports whether t is ancestor or derives from it.
func (t *Type) In(ancestor *Type) bool {
	return t == ancestor || slices.Contains(t.mro, ancestor)
}

// Lookup returns the attribute that the class or the first of its ancestors to
// have it defines, unbound, or an empty Value. The caller borrows it.
func (t *Type) Lookup(name string) Value {
	for _, c := range t.mro {
		if v := c.attrs.Get(name); v.h != nil {
			return v
		}
	}
	return Value{}
}

// Names returns the names of the attributes that the class itself defines. The
// slice is shared and must not be changed.
func (t *Type) Names() []string { return t.attrs.Keys() }

// Own returns the attribute that the class itself defines, or an empty Value.
// The caller borrows it.
func (t *Type) Own(name string) Value { return t.attrs.Get(name) }

// IsInstance reports whether v's class is t or derives from it.
func (v Value) IsInstance(t *Type) bool { return v.h.typ.In(t) }

// AsType returns the class that v is, or nil when v is no class.
func AsType(v Value) *Type {
	if v.h.kind != KindType {
		return nil
	}
	return As[Type](v)
}

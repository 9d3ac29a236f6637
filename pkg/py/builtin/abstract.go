package builtin

import (
	"slices"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// An abstract is an abstract base class. A class counts as a subclass of it by
// deriving from it, by having its methods, by being registered, or by counting
// as a subclass of one that extends it.
//
// In CPython an abstract class may extend several; here its first base is its
// base class and the others stand in extends.
//
// See https://docs.python.org/3/library/abc.html.
type abstract struct {
	object.Type
	extends    []*abstract
	required   []string // what a subclass must define to have objects
	recognized []string // the methods by which any class is recognized; none: it is not
	builtin    []string // the built-in classes that are registered
}

// abstracts are all abstract base classes, ancestors first. It does not change
// after start-up.
var abstracts []*abstract

// An abstractSpec describes an abstract base class to newAbstract.
type abstractSpec struct {
	name       string
	extends    []*abstract
	required   []string
	recognized []string
	builtin    []string
	slots      object.Slots
	methods    []object.Method
}

func newAbstract(module string, spec abstractSpec) *abstract {
	a := &abstract{extends: spec.extends, required: slices.Sorted(slices.Values(spec.required)), recognized: spec.recognized, builtin: spec.builtin}
	base := object.ObjectType
	if len(spec.extends) > 0 {
		base = &spec.extends[0].Type
	}
	if spec.slots.New == nil {
		spec.slots.New = newOfAbstract
	}
	methods := append([]object.Method{{Name: "register", Params: "subclass", Kind: object.ClassMethod, Fn: register}}, spec.methods...)
	a.Define(object.TypeSpec{Name: spec.name, Module: module, Base: base, Kind: object.KindInstance, Slots: spec.slots, Methods: methods})
	abstracts = append(abstracts, a)
	return a
}

// abstractOf returns the abstract base class that t is, or nil.
func abstractOf(t *object.Type) *abstract {
	for _, a := range abstracts {
		if &a.Type == t {
			return a
		}
	}
	return nil
}

// extendsTo reports whether a is other or extends it.
func (a *abstract) extendsTo(other *abstract) bool {
	return a == other || slices.ContainsFunc(a.extends, func(e *abstract) bool { return e.extendsTo(other) })
}

// isAbstractly reports whether class counts as a subclass of t although it does
// not derive from it.
func isAbstractly(rt *object.Runtime, class, t *object.Type) bool {
	a := abstractOf(t)
	for _, r := range sessionOf(rt).registered {
		if class.In(object.AsType(r.class)) && derives(object.AsType(r.abstract), t, a) {
			return true
		}
	}
	return a != nil && slices.ContainsFunc(abstracts, func(b *abstract) bool { return b.extendsTo(a) && b.has(class) })
}

// derives reports whether class derives from t, or from an abstract class that
// extends a, which t is unless a is nil.
func derives(class, t *object.Type, a *abstract) bool {
	if class.In(t) {
		return true
	}
	return a != nil && slices.ContainsFunc(class.MRO(), func(c *object.Type) bool {
		b := abstractOf(c)
		return b != nil && b.extendsTo(a)
	})
}

// has reports whether the class derives from a, is recognized by its methods or
// derives from a built-in class that is registered.
func (a *abstract) has(class *object.Type) bool {
	if class.In(&a.Type) {
		return true
	}
	for _, c := range class.MRO() {
		if c.Builtin() && slices.Contains(a.builtin, c.Name()) {
			return true
		}
	}
	if len(a.recognized) == 0 {
		return false
	}
	for _, name := range a.recognized {
		if method := class.Lookup(name); !method.IsSet() || method.IsNone() {
			return false
		}
	}
	return true
}

// A registration says that a class counts as a subclass of an abstract one.
type registration struct {
	abstract, class object.Value // owned by the session
}

// register is the class method register of abstract base classes.
//
// See https://docs.python.org/3/library/abc.html#abc.ABCMeta.register.
func register(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	class := args.At(0)
	if object.AsType(class) == nil {
		return object.Value{}, pyerr.TypeError.New("Can only register classes")
	}
	if object.AsType(self).In(object.AsType(class)) {
		return object.Value{}, pyerr.RuntimeError.New("Refusing to create an inheritance cycle")
	}
	s := sessionOf(rt)
	s.registered = append(s.registered, registration{self.Retain(), class.Retain()})
	return class.Retain(), nil
}

// newOfAbstract makes objects of classes below an abstract one, once they define
// all that it requires.
func newOfAbstract(rt *object.Runtime, t *object.Type, args object.Args) (object.Value, error) {
	missing, err := missingMethods(rt, t)
	if err != nil {
		return object.Value{}, err
	}
	if len(missing) > 0 {
		s := ""
		if len(missing) > 1 {
			s = "s"
		}
		return object.Value{}, pyerr.TypeError.Newf("Can't instantiate abstract class %s without an implementation for abstract method%s '%s'",
			t.Name(), s, strings.Join(missing, "', '"))
	}
	if len(args.Values) > 0 && t.Lookup("__init__") == object.ObjectType.Own("__init__") {
		return object.Value{}, pyerr.TypeError.Newf("%s() takes no arguments", t.ShortName())
	}
	return object.NewInstance(rt, t), nil
}

// missingMethods returns the names, in order, that classes require of t and that
// it does not define.
func missingMethods(rt *object.Runtime, t *object.Type) ([]string, error) {
	var missing []string
	for _, c := range t.MRO() {
		a := abstractOf(c)
		if a == nil {
			continue
		}
		for _, e := range abstracts {
			if !a.extendsTo(e) {
				continue
			}
			for _, name := range e.required {
				if !definesConcretely(t, name) && !slices.Contains(missing, name) {
					missing = append(missing, name)
				}
			}
		}
	}
	if sessionOf(rt).abstractMethods {
		marked, err := abstractMethods(rt, t)
		if err != nil {
			return nil, err
		}
		missing = append(missing, marked...)
	}
	slices.Sort(missing)
	return slices.Compact(missing), nil
}

// definesConcretely reports whether t or an ancestor other than object defines
// the name.
func definesConcretely(t *object.Type, name string) bool {
	return slices.ContainsFunc(t.MRO(), func(c *object.Type) bool { return c != object.ObjectType && c.Own(name).IsSet() })
}

// abstractMethods returns the names whose definition in t is one that
// abstractmethod has marked.
func abstractMethods(rt *object.Runtime, t *object.Type) ([]string, error) {
	var names []string
	for _, c := range t.MRO() {
		if c.Builtin() {
			continue
		}
		attrs, err := object.GetAttr(rt, c.Value(), "__dict__")
		if err != nil {
			return nil, err
		}
		d := object.As[object.Dict](attrs)
		for i := 0; ; {
			key, _, next, ok := d.EntryAt(i)
			if !ok {
				break
			}
			i = next
			name := object.StrOf(key)
			marked, merr := isMarkedAbstract(rt, t.Lookup(name))
			if merr != nil {
				err = merr
				break
			}
			if marked {
				names = append(names, name)
			}
		}
		rt.Release(attrs)
		if err != nil {
			return nil, err
		}
	}
	return names, nil
}

// isMarkedAbstract reports whether abstractmethod has marked v, or a function
// that v wraps.
func isMarkedAbstract(rt *object.Runtime, v object.Value) (bool, error) {
	parts := []string{"__isabstractmethod__"}
	switch v.Type() {
	case object.PropertyType:
		parts = []string{"fget", "fset", "fdel"}
	case object.StaticMethodType, object.ClassMethodType:
		parts = []string{"__func__"}
	default:
		if v.Kind() != object.KindFunction {
			return false, nil
		}
	}
	for _, name := range parts {
		part, err := object.FindAttr(rt, v, name)
		if err != nil || !part.IsSet() {
			return false, err
		}
		var marked bool
		if name == "__isabstractmethod__" {
			marked, err = object.Truth(rt, part)
		} else {
			marked, err = isMarkedAbstract(rt, part)
		}
		rt.Release(part)
		if err != nil || marked {
			return marked, err
		}
	}
	return false, nil
}

func init() {
	plain := newAbstract("abc", abstractSpec{name: "ABC"})
	modules["abc"] = moduleSpec{
		doc:   "Abstract Base Classes (ABCs) according to PEP 3119.",
		types: []*object.Type{&plain.Type},
		functions: []function{
			{"abstractmethod", "funcobj, /", "A decorator indicating abstract methods.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
				if err := object.SetAttr(rt, args.At(0), "__isabstractmethod__", object.True); err != nil {
					return object.Value{}, err
				}
				sessionOf(rt).abstractMethods = true
				return args.At(0).Retain(), nil
			}},
		},
		lacks: map[string]string{"ABCMeta": "classes have no metaclasses but type; derive from abc.ABC"},
	}
}

package object

import (
	"slices"
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// TypeType is the class type, the class of classes.
var TypeType = &Type{}

// NewClass makes a class from Python code: its name, its bases and the names
// that its body bound. It takes over the references in attrs.
func NewClass(rt *Runtime, name string, bases []Value, attrs *Names) (Value, error) {
	t := &Type{name: name, module: "__main__", kind: KindInstance}
	t.attrs = *attrs
	*attrs = Names{}
	t.Container.Init(rt, TypeType)
	t.Header.kind = KindType
	if err := t.derive(bases); err != nil {
		t.bases = nil
		rt.Release(t.Value())
		return Value{}, err
	}
	for _, base := range t.bases {
		base.Value().Retain()
	}
	if module := t.attrs.Get("__module__"); module.h != nil && module.IsStr() {
		t.module = StrOf(module)
	}
	if name := t.attrs.Delete("__qualname__"); name.h != nil {
		t.qualname = StrOf(name)
		rt.Release(name)
	}
	if t.attrs.Get("__eq__").h != nil && t.attrs.Get("__hash__").h == nil {
		t.attrs.Set("__hash__", None)
	}
	if t.attrs.Get("__doc__").h == nil {
		t.attrs.Set("__doc__", None) // that of a base is not inherited
	}
	t.wrapImplicit(rt)
	if err := t.readSlots(rt); err != nil {
		rt.Release(t.Value())
		return Value{}, err
	}
	t.refill()
	if err := t.announce(rt); err != nil {
		rt.Release(t.Value())
		return Value{}, err
	}
	t.cyclic = true
	return t.Value().Retain(), nil
}

// wrapImplicit makes static methods and class methods of the functions that are
// such without a decorator.
func (t *Type) wrapImplicit(rt *Runtime) {
	for name, wrapper := range map[string]*Type{
		"__new__": StaticMethodType, "__init_subclass__": ClassMethodType, "__class_getitem__": ClassMethodType,
	} {
		if fn := t.attrs.Get(name); fn.h != nil && fn.h.kind == KindFunction {
			w := &Wrapper{fn: fn}
			w.Init(rt, wrapper)
			t.attrs.Set(name, w.Value()) // the wrapper has taken over the reference
		}
	}
}

// readSlots notes the names of __slots__. They bind only when every ancestor
// written in Python has __slots__ as well: an object of the others can have any
// attribute.
//
// See https://docs.python.org/3/reference/datamodel.html#slots.
func (t *Type) readSlots(rt *Runtime) error {
	slots := t.attrs.Get("__slots__")
	if slots.h == nil {
		return nil
	}
	names := make(map[string]bool)
	add := func(name Value) error {
		if !name.IsStr() {
			return pyerr.TypeError.Newf("__slots__ items must be strings, not '%s'", name.TypeName())
		}
		if t.attrs.Get(StrOf(name)).h != nil {
			return pyerr.ValueError.Newf("'%s' in __slots__ conflicts with class variable", StrOf(name))
		}
		names[StrOf(name)] = true
		return nil
	}
	if slots.IsStr() {
		if err := add(slots); err != nil {
			return err
		}
	} else if err := Each(rt, slots, add); err != nil {
		return err
	}
	for _, c := range t.mro[1:] {
		if c.builtin {
			continue
		}
		if c.slotted == nil {
			return nil
		}
		for name := range c.slotted {
			names[name] = true
		}
	}
	if !names["__dict__"] {
		t.slotted = names
	}
	return nil
}

// Metaclass returns the class that a class statement with the bases calls: type,
// or what the bases, which are no classes then, are instances of.
//
// See https://docs.python.org/3/reference/datamodel.html#determining-the-appropriate-metaclass.
func Metaclass(bases []Value) (*Type, error) {
	if len(bases) == 0 {
		return TypeType, nil
	}
	winner := bases[0].h.typ
	for _, base := range bases[1:] {
		switch t := base.h.typ; {
		case winner.In(t):
		case t.In(winner):
			winner = t
		default:
			return nil, errMetaclasses
		}
	}
	return winner, nil
}

// derive sets the bases, the order of lookup and the kind of the objects.
func (t *Type) derive(bases []Value) error {
	if len(bases) == 0 {
		bases = []Value{ObjectType.Value()}
	}
	for _, b := range bases {
		base := AsType(b)
		if base == nil {
			return errMetaclasses
		}
		if base == TypeType {
			return pyerr.TypeError.New("metaclasses are not supported here: every class is made by type")
		}
		if base.sealed {
			return pyerr.TypeError.Newf("type '%s' is not an acceptable base type", base.name)
		}
		if slices.Contains(t.bases, base) {
			return pyerr.TypeError.Newf("duplicate base class %s", base.ShortName())
		}
		t.bases = append(t.bases, base)
	}
	t.kind = KindInstance
	for _, base := range t.bases {
		switch {
		case base.kind == KindInstance || base.kind == t.kind:
		case t.kind == KindInstance:
			t.kind = base.kind
		default:
			return pyerr.TypeError.New("multiple bases have instance lay-out conflict")
		}
		if t.exception == nil {
			t.exception = base.exception
		}
	}
	if t.exception != nil {
		t.exception = pyerr.NewClass(t.name, t.exception)
	}
	return t.linearize()
}

var errMetaclasses = pyerr.TypeError.New("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")

// linearize computes the method resolution order by the C3 merge.
//
// See https://docs.python.org/3/howto/mro.html.
func (t *Type) linearize() error {
	var lists [][]*Type
	for _, base := range t.bases {
		lists = append(lists, slices.Clone(base.mro))
	}
	lists = append(lists, slices.Clone(t.bases))
	t.mro = []*Type{t}
	for {
		lists = slices.DeleteFunc(lists, func(l []*Type) bool { return len(l) == 0 })
		if len(lists) == 0 {
			return nil
		}
		next := mergeHead(lists)
		if next == nil {
			var names []string
			for _, l := range lists {
				if name := l[0].ShortName(); !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
			return pyerr.TypeError.Newf("Cannot create a consistent method resolution order (MRO) for bases %s", strings.Join(names, ", "))
		}
		t.mro = append(t.mro, next)
		for i, l := range lists {
			if l[0] == next {
				lists[i] = l[1:]
			}
		}
	}
}

func mergeHead(lists [][]*Type) *Type {
	for _, l := range lists {
		if !slices.ContainsFunc(lists, func(other []*Type) bool { return slices.Contains(other[1:], l[0]) }) {
			return l[0]
		}
	}
	return nil
}

// refill computes the slots anew, after the class or an ancestor has changed.
func (t *Type) refill() {
	t.fillSlots()
	t.inheritSlots()
	if t.Lookup("__getitem__").h != nil && t.Lookup("__getitem__").h.kind != KindNative {
		t.slots.GetRange = nil // the method wants the slice as it was written
		t.slots.Shrink = nil
	}
	if t.slots.Attrs == nil {
		t.slots.Attrs = attrPlaces[t.kind]
		for _, c := range t.mro {
			if c.heirAttrs != nil {
				t.slots.Attrs = c.heirAttrs
				break
			}
		}
	}
}

// announce tells the attributes that ask for it their name, and the bases that
// ask for it about their heir.
func (t *Type) announce(rt *Runtime) error {
	for _, name := range slices.Clone(t.attrs.Keys()) {
		v := t.attrs.Get(name)
		if v.h.typ.builtin || lookupSpecial(v, "__set_name__").h == nil {
			continue
		}
		result, err := callSpecial(rt, v, "__set_name__", t.Value(), NewStr(name))
		if err != nil {
			return err
		}
		rt.Release(result)
	}
	for _, c := range t.mro[1:] {
		fn := c.attrs.Get("__init_subclass__")
		if fn.h == nil {
			continue
		}
		if c.builtin {
			return nil
		}
		if get := fn.h.typ.slots.DescrGet; get != nil {
			bound, err := get(rt, fn, t.Value(), t)
			if err != nil {
				return err
			}
			defer rt.Release(bound)
			fn = bound
		}
		result, err := CallValues(rt, fn)
		if err != nil {
			return err
		}
		rt.Release(result)
		return nil
	}
	return nil
}

func freeType(rt *Runtime, v Value) {
	t := As[Type](v)
	rt.classChanges++
	t.attrs.Clear(rt)
	bases := t.bases
	t.bases, t.mro = nil, nil
	for _, base := range bases {
		rt.Release(base.Value())
	}
}

func clearType(rt *Runtime, v Value) {
	t := As[Type](v)
	rt.classChanges++
	t.attrs.Clear(rt)
	if t.cyclic {
		t.cyclic = false
		rt.Release(v)
	}
}

func visitType(v Value, visit func(Value)) {
	t := As[Type](v)
	if t.builtin {
		return
	}
	if t.cyclic {
		visit(v)
	}
	t.attrs.Visit(visit)
	for _, base := range t.bases {
		visit(base.Value())
	}
}

// typeGetAttr is attribute access on a class: its own attributes and those of
// its ancestors, and what type itself offers.
func typeGetAttr(rt *Runtime, v Value, name string) (Value, error) {
	t := As[Type](v)
	meta := TypeType.Lookup(name)
	if meta.h != nil && meta.h.typ.slots.DescrSet != nil {
		return meta.h.typ.slots.DescrGet(rt, meta, v, TypeType)
	}
	if found := t.Lookup(name); found.h != nil {
		if get := found.h.typ.slots.DescrGet; get != nil {
			return get(rt, found, Value{}, t)
		}
		return found.Retain(), nil
	}
	if meta.h != nil {
		if get := meta.h.typ.slots.DescrGet; get != nil {
			return get(rt, meta, v, TypeType)
		}
		return meta.Retain(), nil
	}
	return Value{}, pyerr.AttributeError.Newf("type object '%s' has no attribute '%s'", t.ShortName(), name)
}

func typeSetAttr(rt *Runtime, v Value, name string, value Value) error {
	t := As[Type](v)
	if t.builtin {
		return pyerr.TypeError.Newf("cannot set '%s' attribute of immutable type '%s'", name, t.name)
	}
	switch name {
	case "__class__":
		return pyerr.TypeError.New("__class__ assignment only supported for mutable types or ModuleType subclasses")
	case "__bases__":
		return pyerr.TypeError.New("__bases__ assignment is not supported here")
	case "__mro__", "__base__":
		return ReadOnly(rt, v, value)
	case "__dict__":
		return pyerr.AttributeError.New("attribute '__dict__' of 'type' objects is not writable")
	}
	if value.h == nil {
		if name == "__name__" || name == "__qualname__" {
			return pyerr.TypeError.Newf("cannot delete '%s' attribute of type '%s'", name, t.name)
		}
		rt.classChanges++
		old := t.attrs.Delete(name)
		if old.h == nil {
			return pyerr.AttributeError.Newf("type object '%s' has no attribute '%s'", t.name, name)
		}
		t.refillHeirs(rt)
		rt.Release(old)
		return nil
	}
	switch name {
	case "__module__":
		if value.IsStr() {
			t.module = StrOf(value)
		}
	case "__name__", "__qualname__":
		if !value.IsStr() {
			return pyerr.TypeError.Newf("can only assign string to %s.%s, not '%s'", t.name, name, value.TypeName())
		}
		if name == "__qualname__" {
			t.qualname = StrOf(value)
		} else {
			t.name = StrOf(value)
		}
		return nil
	}
	rt.classChanges++
	old := t.attrs.Set(name, value.Retain())
	t.refillHeirs(rt)
	if old.h != nil {
		rt.Release(old)
	}
	return nil
}

// refillHeirs computes the slots of t and of every class below it anew.
func (t *Type) refillHeirs(rt *Runtime) {
	for _, c := range rt.containers {
		if c.kind != KindType {
			continue
		}
		if heir := As[Type](c.Value()); heir.In(t) {
			heir.refill()
		}
	}
}

// callType makes an object of the class, or answers type(x).
func callType(rt *Runtime, v Value, args Args) (Value, error) {
	t := As[Type](v)
	if t != TypeType {
		return CallType(rt, t, args)
	}
	switch {
	case len(args.Names) > 0:
		return Value{}, pyerr.TypeError.New("type() takes no keyword arguments")
	case len(args.Values) == 1:
		return args.Values[0].h.typ.Value().Retain(), nil
	case len(args.Values) != 3:
		return Value{}, pyerr.TypeError.New("type() takes 1 or 3 arguments")
	}
	name, bases, body := args.Values[0], args.Values[1], args.Values[2]
	switch {
	case !name.IsStr():
		return Value{}, pyerr.TypeError.Newf("type.__new__() argument 1 must be str, not %s", argumentType(name))
	case bases.Kind() != KindTuple:
		return Value{}, pyerr.TypeError.Newf("type.__new__() argument 2 must be tuple, not %s", bases.TypeName())
	case body.Kind() != KindDict:
		return Value{}, pyerr.TypeError.Newf("type.__new__() argument 3 must be dict or frozendict, not %s", body.TypeName())
	}
	var attrs Names
	for i, d := 0, As[Dict](body); ; {
		key, value, next, ok := d.EntryAt(i)
		if !ok {
			break
		}
		if key.IsStr() {
			attrs.Set(StrOf(key), value.Retain())
		}
		i = next
	}
	return NewClass(rt, StrOf(name), TupleItems(bases), &attrs)
}

func defineType() {
	TypeType.Define(TypeSpec{
		Name: "type", Kind: KindType, Sealed: true,
		Slots: Slots{
			Free:     freeType,
			Children: visitType,
			Clear:    clearType,
			Call:     callType,
			GetAttr:  typeGetAttr,
			SetAttr:  typeSetAttr,
			Repr:     func(rt *Runtime, v Value) (string, error) { return As[Type](v).String(), nil },
			Hash:     hashAddress,
		},
		Getters: []Getter{
			{Name: "__name__", Get: func(rt *Runtime, self Value) (Value, error) { return NewStr(As[Type](self).ShortName()), nil }},
			{Name: "__qualname__", Get: func(rt *Runtime, self Value) (Value, error) {
				if name := As[Type](self).qualname; name != "" {
					return NewStr(name), nil
				}
				return NewStr(As[Type](self).ShortName()), nil
			}},
			{Name: "__module__", Get: func(rt *Runtime, self Value) (Value, error) { return NewStr(As[Type](self).module), nil }},
			{Name: "__base__", Get: func(rt *Runtime, self Value) (Value, error) {
				if bases := As[Type](self).bases; len(bases) > 0 {
					return bases[0].Value().Retain(), nil
				}
				return None, nil
			}},
			{Name: "__bases__", Get: func(rt *Runtime, self Value) (Value, error) { return typesTuple(rt, As[Type](self).bases) }},
			{Name: "__mro__", Get: func(rt *Runtime, self Value) (Value, error) { return typesTuple(rt, As[Type](self).mro) }},
			{Name: "__dict__", Get: func(rt *Runtime, self Value) (Value, error) {
				v, err := NewDict(rt)
				if err != nil {
					return Value{}, err
				}
				t := As[Type](self)
				for _, name := range t.attrs.Keys() {
					if err := As[Dict](v).SetStr(rt, name, t.attrs.Get(name)); err != nil {
						rt.Release(v)
						return Value{}, err
					}
				}
				return v, nil
			}},
		},
		Methods: []Method{
			{Name: "mro", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
				items := make([]Value, 0, 4)
				for _, t := range As[Type](self).mro {
					items = append(items, t.Value().Retain())
				}
				return NewList(rt, items)
			}},
		},
	})
}

func typesTuple(rt *Runtime, types []*Type) (Value, error) {
	items := make([]Value, len(types))
	for i, t := range types {
		items[i] = t.Value().Retain()
	}
	return NewTuple(rt, items...)
}

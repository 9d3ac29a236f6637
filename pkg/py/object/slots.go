package object

import (
	"reflect"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A slotMethod ties a special method to a slot, both ways: a built-in type that
// has the slot shows the method, a Python class that defines the method gets
// the slot.
type slotMethod struct {
	name   string
	params string
	has    func(s *Slots) bool
	// call runs the slot of the type, as the method of a built-in type does.
	call func(rt *Runtime, s *Slots, self Value, args Args) (Value, error)
	// fill sets the slot to a function that calls the method.
	fill func(s *Slots)
}

// exposeSlots gives a built-in type the methods of the slots it defines itself.
func exposeSlots(t *Type) {
	for _, m := range slotMethods {
		if m.call == nil || !m.has(&t.slots) {
			continue
		}
		slots := t.slots // as they are now: the method is this type's, not an heir's
		call := m.call
		method := newMethodDescriptor(t, Method{Name: m.name, Params: m.params,
			Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
				return call(rt, &slots, self, args)
			}})
		if n := As[Native](method); !plainSlotMethod(t, m.name) {
			n.signature.slot = true
			n.typ = SlotDescriptorType
		}
		t.attrs.Set(m.name, method)
	}
}

// plainSlotMethod reports whether CPython defines the method of a slot as an
// ordinary method beside it.
func plainSlotMethod(t *Type, name string) bool {
	switch name {
	case "__format__", "__complex__":
		return true
	case "__getitem__":
		return t == ListType || t == DictType
	case "__contains__":
		return t == DictType || t == SetType || t == FrozenSetType
	}
	return false
}

// inheritSlots fills slots that the type does not define from its ancestors.
func (t *Type) inheritSlots() {
	own := reflect.ValueOf(&t.slots).Elem()
	for _, c := range t.mro[1:] {
		if !c.builtin {
			continue // what it defines fillSlots has found; the rest is inherited as well
		}
		theirs := reflect.ValueOf(&c.slots).Elem()
		for i := range own.NumField() {
			if own.Field(i).IsNil() {
				own.Field(i).Set(theirs.Field(i))
			}
		}
	}
}

// fillSlots sets the slots of a Python class for the special methods that it or
// one of its Python ancestors defines. Slots of built-in ancestors are
// inherited as they are.
func (t *Type) fillSlots() {
	t.slots = Slots{}
	for _, m := range slotMethods {
		if m.fill == nil {
			continue
		}
		for _, c := range t.mro {
			if c.builtin {
				if m.has(&c.slots) {
					break
				}
				continue
			}
			if c.attrs.Get(m.name).h != nil {
				m.fill(&t.slots)
				break
			}
		}
	}
	if hash := t.Lookup("__hash__"); hash.h != nil && hash.IsNone() {
		t.slots.Hash = unhashable
	}
	if t.Lookup("__iter__") == None {
		t.slots.Iter = func(rt *Runtime, v Value) (Value, error) {
			return Value{}, pyerr.TypeError.Newf("'%s' object is not iterable", v.TypeName())
		}
	}
}

func returnBool(b bool, err error) (Value, error) { return Bool(b), err }

func returnStr(rt *Runtime, s string, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	return MakeStr(rt, s)
}

func returnNone(err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	return None, nil
}

var comparisonMethods = [...]string{"__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"}

var operatorMethods = [...]string{
	"add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul",
}

var slotMethods []slotMethod

func defineSlotMethods() {
	slotMethods = []slotMethod{
		{
			name: "__repr__",
			has:  func(s *Slots) bool { return s.Repr != nil },
			call: func(rt *Runtime, s *Slots, self Value, _ Args) (Value, error) {
				text, err := s.Repr(rt, self)
				return returnStr(rt, text, err)
			},
			fill: func(s *Slots) {
				s.Repr = func(rt *Runtime, v Value) (string, error) { return callForStr(rt, v, "__repr__") }
			},
		},
		{
			name: "__str__",
			has:  func(s *Slots) bool { return s.Str != nil },
			call: func(rt *Runtime, s *Slots, self Value, _ Args) (Value, error) {
				text, err := s.Str(rt, self)
				return returnStr(rt, text, err)
			},
			fill: func(s *Slots) {
				s.Str = func(rt *Runtime, v Value) (string, error) { return callForStr(rt, v, "__str__") }
			},
		},
		{
			name: "__format__", params: "format_spec, /",
			has: func(s *Slots) bool { return s.Format != nil },
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				if !args.At(0).IsStr() {
					return Value{}, pyerr.TypeError.Newf("__format__() argument must be str, not %s", argumentType(args.At(0)))
				}
				text, err := s.Format(rt, self, StrOf(args.At(0)))
				return returnStr(rt, text, err)
			},
			fill: func(s *Slots) {
				s.Format = func(rt *Runtime, v Value, spec string) (string, error) {
					return callForStr(rt, v, "__format__", NewStr(spec))
				}
			},
		},
		{
			name: "__hash__",
			has:  func(s *Slots) bool { return s.Hash != nil },
			call: func(rt *Runtime, s *Slots, self Value, _ Args) (Value, error) {
				h, err := s.Hash(rt, self)
				return Int(h), err
			},
			fill: func(s *Slots) { s.Hash = callHash },
		},
		{
			name: "__bool__",
			has:  func(s *Slots) bool { return s.Bool != nil },
			call: func(rt *Runtime, s *Slots, self Value, _ Args) (Value, error) { return returnBool(s.Bool(rt, self)) },
			fill: func(s *Slots) { s.Bool = callBool },
		},
		{
			name: "__len__",
			has:  func(s *Slots) bool { return s.Len != nil },
			call: func(rt *Runtime, s *Slots, self Value, _ Args) (Value, error) {
				n, err := s.Len(rt, self)
				return Int(int64(n)), err
			},
			fill: func(s *Slots) { s.Len = callLen },
		},
		{
			name: "__getitem__", params: "key, /",
			has: func(s *Slots) bool { return s.GetItem != nil },
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				return s.GetItem(rt, self, args.At(0))
			},
			fill: func(s *Slots) {
				s.GetItem = func(rt *Runtime, v, key Value) (Value, error) { return callSpecial(rt, v, "__getitem__", key) }
			},
		},
		{
			name: "__setitem__", params: "key, value, /",
			has: func(s *Slots) bool { return s.SetItem != nil },
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				return returnNone(s.SetItem(rt, self, args.At(0), args.At(1)))
			},
			fill: func(s *Slots) { s.SetItem = callSetItem },
		},
		{
			name: "__delitem__", params: "key, /",
			has: func(s *Slots) bool { return s.SetItem != nil },
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				return returnNone(s.SetItem(rt, self, args.At(0), Value{}))
			},
			fill: func(s *Slots) { s.SetItem = callSetItem },
		},
		{
			name: "__contains__", params: "key, /",
			has: func(s *Slots) bool { return s.Contains != nil },
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				return returnBool(s.Contains(rt, self, args.At(0)))
			},
			fill: func(s *Slots) { s.Contains = callContains },
		},
		{
			name: "__iter__",
			has:  func(s *Slots) bool { return s.Iter != nil },
			call: func(rt *Runtime, s *Slots, self Value, _ Args) (Value, error) { return s.Iter(rt, self) },
			fill: func(s *Slots) {
				s.Iter = func(rt *Runtime, v Value) (Value, error) { return callSpecial(rt, v, "__iter__") }
			},
		},
		{
			name: "__next__",
			has:  func(s *Slots) bool { return s.Next != nil },
			call: func(rt *Runtime, s *Slots, self Value, _ Args) (Value, error) {
				v, err := s.Next(rt, self)
				if err == nil && v.h == nil {
					return Value{}, pyerr.StopIteration.New("")
				}
				return v, err
			},
			fill: func(s *Slots) { s.Next = callNext },
		},
		{
			name: "__call__", params: "*args",
			has:  func(s *Slots) bool { return s.Call != nil },
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) { return s.Call(rt, self, args) },
			fill: func(s *Slots) {
				s.Call = func(rt *Runtime, v Value, args Args) (Value, error) {
					return CallMethod(rt, lookupSpecial(v, "__call__"), v, args)
				}
			},
		},
		{
			name: "__new__",
			has:  func(s *Slots) bool { return s.New != nil },
			fill: func(s *Slots) { s.New = callNew },
		},
		{
			name: "__init__", params: "*args",
			has: func(s *Slots) bool { return s.Init != nil },
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				return returnNone(s.Init(rt, self, args))
			},
			fill: func(s *Slots) { s.Init = callInit },
		},
		{
			name: "__getattr__",
			has:  func(s *Slots) bool { return false },
			fill: func(s *Slots) { s.GetAttr = callGetAttr },
		},
		{
			name: "__getattribute__",
			has:  func(s *Slots) bool { return false },
			fill: func(s *Slots) { s.GetAttr = callGetAttr },
		},
		{
			name: "__setattr__",
			has:  func(s *Slots) bool { return false },
			fill: func(s *Slots) { s.SetAttr = callSetAttr },
		},
		{
			name: "__delattr__",
			has:  func(s *Slots) bool { return false },
			fill: func(s *Slots) { s.SetAttr = callSetAttr },
		},
		{
			name: "__get__", params: "instance, owner?, /",
			has: func(s *Slots) bool { return s.DescrGet != nil },
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				v, t := args.At(0), args.At(1)
				if v.IsNone() {
					v = Value{}
				}
				owner := ObjectType
				if t.h != nil && AsType(t) != nil {
					owner = AsType(t)
				} else if v.h != nil {
					owner = v.Type()
				}
				return s.DescrGet(rt, self, v, owner)
			},
			fill: func(s *Slots) { s.DescrGet = callDescrGet },
		},
		{
			name: "__set__", params: "instance, value, /",
			has: func(s *Slots) bool { return s.DescrSet != nil },
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				return returnNone(s.DescrSet(rt, self, args.At(0), args.At(1)))
			},
			fill: func(s *Slots) { s.DescrSet = callDescrSet },
		},
		{
			name: "__buffer__",
			has:  func(s *Slots) bool { return s.Buffer != nil },
			fill: func(s *Slots) {
				s.Buffer = func(rt *Runtime, v Value) (any, error) { return rt.Lend(rt, v) }
			},
		},
		{
			name: "__del__",
			has:  func(s *Slots) bool { return false },
			fill: func(s *Slots) { s.Finalize = finalizeInstance },
		},
		unaryMethod("__neg__", func(s *Slots) *func(*Runtime, Value) (Value, error) { return &s.Negative }),
		unaryMethod("__pos__", func(s *Slots) *func(*Runtime, Value) (Value, error) { return &s.Positive }),
		unaryMethod("__abs__", func(s *Slots) *func(*Runtime, Value) (Value, error) { return &s.Absolute }),
		unaryMethod("__invert__", func(s *Slots) *func(*Runtime, Value) (Value, error) { return &s.Invert }),
		conversionMethod("__index__", "int", KindInt, func(s *Slots) *func(*Runtime, Value) (Value, error) { return &s.Index }),
		conversionMethod("__int__", "int", KindInt, func(s *Slots) *func(*Runtime, Value) (Value, error) { return &s.Int }),
		conversionMethod("__float__", "float", KindFloat, func(s *Slots) *func(*Runtime, Value) (Value, error) { return &s.Float }),
		conversionMethod("__complex__", "complex", KindComplex, func(s *Slots) *func(*Runtime, Value) (Value, error) { return &s.Complex }),
	}
	for op, name := range comparisonMethods {
		slotMethods = append(slotMethods, slotMethod{
			name: name, params: "value, /",
			has: func(s *Slots) bool { return s.Compare != nil },
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				return s.Compare(rt, Comparison(op), self, args.At(0))
			},
			fill: func(s *Slots) { s.Compare = callCompare },
		})
	}
	for op, name := range operatorMethods {
		slotMethods = append(slotMethods, operatorSlotMethods(Operator(op), name)...)
	}
}

func unaryMethod(name string, slot func(*Slots) *func(*Runtime, Value) (Value, error)) slotMethod {
	return slotMethod{
		name: name,
		has:  func(s *Slots) bool { return *slot(s) != nil },
		call: func(rt *Runtime, s *Slots, self Value, _ Args) (Value, error) { return (*slot(s))(rt, self) },
		fill: func(s *Slots) {
			*slot(s) = func(rt *Runtime, v Value) (Value, error) { return callSpecial(rt, v, name) }
		},
	}
}

// conversionMethod is unaryMethod for a method that must return an object of
// one kind.
func conversionMethod(name, want string, kind Kind, slot func(*Slots) *func(*Runtime, Value) (Value, error)) slotMethod {
	m := unaryMethod(name, slot)
	m.fill = func(s *Slots) {
		*slot(s) = func(rt *Runtime, v Value) (Value, error) {
			result, err := callSpecial(rt, v, name)
			if err != nil {
				return Value{}, err
			}
			if result.h.kind == kind || kind == KindInt && result.IsBool() {
				return result, nil
			}
			defer rt.Release(result)
			article := "a"
			if want == "int" {
				article = "an"
			}
			return Value{}, pyerr.TypeError.Newf("%s.%s() must return %s %s, not %s", v.QualifiedTypeName(), name, article, want, result.QualifiedTypeName())
		}
	}
	return m
}

func operatorSlotMethods(op Operator, name string) []slotMethod {
	has := func(s *Slots) bool { return s.Binary != nil }
	methods := []slotMethod{
		{
			name: "__" + name + "__", params: "value, /", has: has,
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				return s.Binary(rt, op, self, args.At(0))
			},
			fill: func(s *Slots) { s.Binary = callBinary },
		},
		{
			name: "__r" + name + "__", params: "value, /", has: has,
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				return s.Binary(rt, op, args.At(0), self)
			},
			fill: func(s *Slots) { s.Binary = callBinary },
		},
		{
			name: "__i" + name + "__", params: "value, /",
			has: func(s *Slots) bool { return s.InPlace != nil },
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				return s.InPlace(rt, op, self, args.At(0))
			},
			fill: func(s *Slots) { s.InPlace = callInPlace },
		},
	}
	switch op {
	case Pow:
		methods[0].params = "value, mod?, /"
		methods[0].call = func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
			if m := args.At(1); m.h != nil && !m.IsNone() {
				if s.Power == nil {
					return NotImplemented, nil
				}
				return s.Power(rt, self, args.At(0), m)
			}
			return s.Binary(rt, op, self, args.At(0))
		}
	case Add:
		methods = append(methods, slotMethod{
			name: "__add__", params: "value, /",
			has: func(s *Slots) bool { return s.Concat != nil },
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				return s.Concat(rt, self, args.At(0))
			},
		}, slotMethod{
			name: "__iadd__", params: "value, /",
			has: func(s *Slots) bool { return s.InPlaceConcat != nil },
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				return s.InPlaceConcat(rt, self, args.At(0))
			},
		})
	case Mul:
		methods = append(methods, slotMethod{
			name: "__mul__", params: "value, /",
			has: func(s *Slots) bool { return s.Repeat != nil },
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				return repeatMethod(rt, s.Repeat, self, args.At(0))
			},
		}, slotMethod{
			name: "__rmul__", params: "value, /",
			has: func(s *Slots) bool { return s.Repeat != nil },
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				return repeatMethod(rt, s.Repeat, self, args.At(0))
			},
		}, slotMethod{
			name: "__imul__", params: "value, /",
			has: func(s *Slots) bool { return s.InPlaceRepeat != nil },
			call: func(rt *Runtime, s *Slots, self Value, args Args) (Value, error) {
				return repeatMethod(rt, s.InPlaceRepeat, self, args.At(0))
			},
		})
	}
	return methods
}

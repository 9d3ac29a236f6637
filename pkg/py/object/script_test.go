package object

import (
	"fmt"
	"strings"
	"testing"
)

// A script runs lines of Python that need no compiler: assignments, del, for
// over one statement, and expressions of literals, calls, attributes,
// subscripts, operators, comparisons and lambdas. It is how the tests of this
// package speak; the machine has tests of its own.
type script struct {
	t     *testing.T
	rt    *Runtime
	names map[string]Value
	temps []Value
	src   string
	at    int
	dry   bool // walk over the text without doing anything
}

func newScript(t *testing.T) *script {
	t.Helper()
	s := &script{t: t, rt: NewRuntime(), names: map[string]Value{
		"None": None, "True": True, "False": False, "NotImplemented": NotImplemented,
	}}
	for name, typ := range map[string]*Type{
		"list": ListType, "tuple": TupleType, "dict": DictType, "set": SetType, "frozenset": FrozenSetType,
		"range": RangeType, "enumerate": EnumerateType, "zip": ZipType, "map": MapType, "filter": FilterType,
		"reversed": ReversedType, "int": IntType, "str": StrType, "float": FloatType, "slice": SliceType,
		"object": ObjectType, "bool": BoolType,
	} {
		s.names[name] = typ.Value()
	}
	one := func(name string, f func(v Value) (Value, error)) {
		s.names[name] = NewNative(name, "v, /", "", func(rt *Runtime, _ Value, args Args) (Value, error) { return f(args.At(0)) })
	}
	one("len", func(v Value) (Value, error) { n, err := Len(s.rt, v); return Int(int64(n)), err })
	one("repr", func(v Value) (Value, error) { text, err := Repr(s.rt, v); return NewStr(text), err })
	one("hash", func(v Value) (Value, error) { h, err := Hash(s.rt, v); return Int(h), err })
	one("iter", func(v Value) (Value, error) { return Iter(s.rt, v) })
	one("type", func(v Value) (Value, error) { return v.Type().Value().Retain(), nil })
	one("next", func(v Value) (Value, error) {
		item, err := Next(s.rt, v)
		if err == nil && !item.IsSet() {
			return NewStr("the end"), nil
		}
		return item, err
	})
	for name, base := range map[string]*Type{
		"SubList": ListType, "SubTuple": TupleType, "SubDict": DictType, "SubSet": SetType,
		"SubFrozenSet": FrozenSetType, "SubMap": MapType, "Plain": ObjectType,
	} {
		s.names[name] = s.class(name, base, nil)
	}
	s.defineAwkward()
	return s
}

// class makes a class written in Python as far as the package can tell.
func (s *script) class(name string, base *Type, methods map[string]NativeFunc) Value {
	s.t.Helper()
	var attrs Names
	for method, fn := range methods {
		attrs.Set(method, newMethodDescriptor(ObjectType, Method{Name: method, Params: "*args", Fn: fn}))
	}
	v, err := NewClass(s.rt, name, []Value{base.Value()}, &attrs)
	if err != nil {
		s.t.Fatal(err)
	}
	return v
}

// defineAwkward adds classes whose methods do what containers must survive:
//
//	Trap(f, x)  equals, hashes and orders like x, but calls f first
//	Missing     a dict with __missing__ that returns the key
//	Seq(n)      a sequence of n numbers by __len__ and __getitem__ alone
func (s *script) defineAwkward() {
	get := func(self Value, name string) Value { return As[Instance](self).attrs.GetStr(name) }
	spring := func(rt *Runtime, self Value) (Value, error) {
		result, err := CallValues(rt, get(self, "f"))
		if err != nil {
			return Value{}, err
		}
		rt.Release(result)
		return get(self, "x"), nil
	}
	compare := func(op Comparison) NativeFunc {
		return func(rt *Runtime, self Value, args Args) (Value, error) {
			x, err := spring(rt, self)
			if err != nil {
				return Value{}, err
			}
			other := args.At(0)
			if other.Type() == self.Type() {
				other = get(other, "x")
			}
			return Compare(rt, op, x, other)
		}
	}
	s.names["Trap"] = s.class("Trap", ObjectType, map[string]NativeFunc{
		"__init__": func(rt *Runtime, self Value, args Args) (Value, error) {
			if err := SetAttr(rt, self, "f", args.At(0)); err != nil {
				return Value{}, err
			}
			return None, SetAttr(rt, self, "x", args.At(1))
		},
		"__eq__": compare(Eq),
		"__lt__": compare(Lt),
		"__hash__": func(rt *Runtime, self Value, args Args) (Value, error) {
			h, err := Hash(rt, get(self, "x"))
			return Int(h), err
		},
	})
	s.names["Missing"] = s.class("Missing", DictType, map[string]NativeFunc{
		"__missing__": func(rt *Runtime, self Value, args Args) (Value, error) { return args.At(0).Retain(), nil },
	})
	s.names["Seq"] = s.class("Seq", ObjectType, map[string]NativeFunc{
		"__init__": func(rt *Runtime, self Value, args Args) (Value, error) {
			return None, SetAttr(rt, self, "n", args.At(0))
		},
		"__len__": func(rt *Runtime, self Value, args Args) (Value, error) { return get(self, "n"), nil },
		"__getitem__": func(rt *Runtime, self Value, args Args) (Value, error) {
			r := NewRange(rt, 0, get(self, "n").SmallInt(), 1)
			defer rt.Release(r)
			return GetItem(rt, r, args.At(0))
		},
	})
}

// run runs the lines and returns the repr of the last one's value, or the error
// as a traceback ends with it.
func (s *script) run(lines string) (answer string) {
	s.t.Helper()
	var result Value
	for line := range strings.SplitSeq(lines, "; ") {
		s.src, s.at = line, 0
		v, err := s.statement()
		if err == nil && s.at < len(s.src) {
			err = fmt.Errorf("script: cannot read %q", s.src[s.at:])
		}
		result = v
		if err != nil {
			exc := s.rt.Exception(err)
			text, _ := StrText(s.rt, exc)
			answer = exc.TypeName() + ": " + text
			s.rt.Release(exc)
			break
		}
	}
	if answer == "" {
		text, err := Repr(s.rt, result)
		answer = text
		if err != nil {
			answer = "repr failed: " + err.Error()
			s.rt.Discard(err)
		}
	}
	s.dropTemps()
	return answer
}

func (s *script) dropTemps() { s.rt.ReleaseAll(s.temps); s.temps = nil }

// audit recounts all owners from the names.
func (s *script) audit() error {
	return s.rt.Audit(func(visit func(Value)) {
		for _, v := range s.names {
			visit(v)
		}
	})
}

// close drops the names and checks that nothing is left.
func (s *script) close() {
	s.t.Helper()
	for name, v := range s.names {
		delete(s.names, name)
		s.rt.Release(v)
	}
	s.rt.Collect()
	if err := s.audit(); err != nil {
		s.t.Error(err)
	}
	if n := s.rt.Live(); n != 0 {
		s.t.Errorf("%d objects left", n)
	}
}

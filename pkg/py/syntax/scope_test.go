package syntax

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// TestScopes checks the frames of programs: the names with their places in the
// order of the source, then the scopes. g is global, l local, c a cell, f free,
// n of a class's namespace, d of it or else free.
func TestScopes(t *testing.T) {
	for _, test := range []struct{ source, names, scopes string }{
		{"x = y", "x:g y:g", ""},
		{"def f(a, b=c): d = a; return e",
			"f:g a:l0 b:l1 c:g d:l2 a:l0 e:g",
			"f [a b d] [] []"},
		{"def f(a):\n def g(): return a\n return g",
			"f:g a:l0 g:l1 a:f0 g:l1",
			"f [a g] [a@0] [] / f.<locals>.g [] [] [a:c0]"},
		{"def f():\n a = 1\n def g():\n  def h(): nonlocal a; a = 2",
			"f:g a:c0 g:l0 h:l0 a:f0",
			"f [g] [a] [] / f.<locals>.g [h] [] [a:c0] / f.<locals>.g.<locals>.h [] [] [a:f0]"},
		{"def f():\n global a\n a = b",
			"f:g a:g b:g", "f [] [] []"},
		{"lambda x: x + y", "x:l0 x:l0 y:g", "<lambda> [x] [] []"},
		{"[x for x in y]", "x:l0 x:l0 y:g", ""},
		{"def f(y): return [x + y for x in y]",
			"f:g y:l0 x:l1 y:l0 x:l1 y:l0", "f [y | x] [] []"},
		{"def f(): return [lambda: x for x in y]",
			"f:g x:f0 x:c0 y:g", "f [] [| x] [] / f.<locals>.<lambda> [] [] [x:c0]"},
		{"def f(x): return [[x for x in x] for x in x]",
			"f:g x:l0 x:l2 x:l2 x:l1 x:l1 x:l0", "f [x | x x] [] []"},
		{"def f(x): return (x for x in x)",
			"f:g x:l0 x:l1 x:l1 x:l0", "f [x] [] [] / f.<locals>.<genexpr> [.0 x] [] []"},
		{"def f(): return [(y := x) for x in z], y",
			"f:g y:l0 x:l1 x:l1 z:g y:l0", "f [y | x] [] []"},
		{"def f(): any((y := x) for x in z)",
			"f:g any:g y:f0 x:l1 x:l1 z:g", "f [] [y] [] / f.<locals>.<genexpr> [.0 x] [] [y:c0]"},
		{"class A:\n x = 1\n y = x\n def f(self): return x",
			"A:g x:n y:n x:n f:n self:l0 x:g", "A [] [] [] / A.f [self] [] []"},
		{"def f(x):\n class A:\n  y = x\n  z = [x + y for i in y]",
			"f:g x:l0 A:l1 y:n x:d0 z:n x:f0 y:g i:l0 y:n",
			"f [x A] [x@0] [] / f.<locals>.A [| i] [] [x:c0]"},
		{"class A:\n def f(self): super().f(); __class__",
			"A:g f:n self:l0 super:g __class__:f0", "A [] [__class__] [] / A.f [self] [] [__class__:c0]"},
		{"class A:\n def f(self): self.__x = __y; __z__",
			"A:g f:n self:l0 self:l0 _A__y:g __z__:g", "A [] [] [] / A.f [self] [] []"},
		{"def f():\n for x in y: pass\n with a as b: pass\n import c.d\n try: pass\n except E as e: pass",
			"f:g x:l0 y:g a:g b:l1 c:l2 E:g e:l3", "f [x b c e] [] []"},
		{"def f(x):\n match x:\n  case [a, *b] as c: d",
			"f:g x:l0 x:l0 a:l1 b:l2 c:l3 d:g", "f [x a b c] [] []"},
		{"def f(*a, b, **c): yield",
			"f:g b:l0 a:l1 c:l2", "f* [b a c] [] []"},
	} {
		m, err := ParseFile("<test>", []byte(test.source))
		if err != nil {
			t.Errorf("ParseFile(%q): %v", test.source, err)
			continue
		}
		var names, scopes []string
		inspect(reflect.ValueOf(m.Body), &names, &scopes)
		if got := strings.Join(names, " "); !sameNames(got, test.names) {
			t.Errorf("names of %q = %s, want %s", test.source, got, test.names)
		}
		if got := strings.Join(scopes, " / "); got != test.scopes {
			t.Errorf("scopes of %q = %s, want %s", test.source, got, test.scopes)
		}
	}
}

// sameNames compares without regard to order, which is that of the fields of
// the nodes.
func sameNames(got, want string) bool {
	count := make(map[string]int)
	for _, s := range strings.Fields(got) {
		count[s]++
	}
	for _, s := range strings.Fields(want) {
		count[s]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}

func inspect(v reflect.Value, names, scopes *[]string) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return
		}
		switch x := v.Interface().(type) {
		case *Name:
			*names = append(*names, placeOf(x))
		case *Scope:
			if x.Kind != ComprehensionScope {
				*scopes = append(*scopes, frameOf(x))
			}
		default:
			inspect(v.Elem(), names, scopes)
		}
	case reflect.Slice:
		for i := range v.Len() {
			inspect(v.Index(i), names, scopes)
		}
	case reflect.Struct:
		if f := v.FieldByName("Scope"); f.IsValid() {
			inspect(f, names, scopes)
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Name != "Scope" {
				inspect(v.Field(i), names, scopes)
			}
		}
	}
}

func placeOf(n *Name) string {
	switch n.Kind {
	case GlobalName, ClassName:
		return n.ID + ":" + string("?glcfnd"[n.Kind])
	}
	return fmt.Sprintf("%s:%c%d", n.ID, "?glcfnd"[n.Kind], n.Slot)
}

func frameOf(s *Scope) string {
	var b strings.Builder
	b.WriteString(s.Qualname)
	if s.Generator && s.Kind != GeneratorScope {
		b.WriteByte('*')
	}
	list := func(n, hidden int, item func(int) string) {
		var items []string
		for i := range n {
			if i == hidden {
				items = append(items, "|")
			}
			items = append(items, item(i))
		}
		fmt.Fprintf(&b, " %v", items)
	}
	list(len(s.Locals), s.NumVisible, func(i int) string { return s.Locals[i] })
	list(len(s.Cells), s.NumVisibleCells, func(i int) string {
		if c := s.Cells[i]; c.Param >= 0 {
			return fmt.Sprintf("%s@%d", c.Name, c.Param)
		}
		return s.Cells[i].Name
	})
	list(len(s.Frees), -1, func(i int) string {
		f := s.Frees[i]
		return fmt.Sprintf("%s:%c%d", f.Name, "?glcfnd"[f.Kind], f.Slot)
	})
	return b.String()
}

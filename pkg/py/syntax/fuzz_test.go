package syntax

import (
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
)

// FuzzParse checks that no source makes the parser panic, that all nodes lie
// inside the source and inside their parents, that names have slots which exist,
// and that errors lie inside the source.
func FuzzParse(f *testing.F) {
	for _, file := range []string{"testdata/trees.txt", "testdata/spans.txt"} {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, chunk := range strings.Split(string(text), "\n---\n") {
			source, _, _ := strings.Cut(chunk, "\n=>\n")
			f.Add(source)
		}
	}
	for _, source := range []string{
		"if x:\n\ty\n        z", "f(a b", "x = 'a\n", `f"{a!x:{b"`, "[(x := y) for z in w]", "class A:\n  def f(self): super()\n",
		"x = = 1\n(]", "(\n", "\\", "x \\\ny", "f'''{\n", "def f(a, /, *, b=1, **c): nonlocal d", "match x:\n case {1: y}: z", "{**a for b in c}",
	} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		m, err := ParseFile("<fuzz>", []byte(source))
		if err == nil {
			c := checker{t: t, lines: strings.Split(strings.ReplaceAll(strings.ReplaceAll(source, "\r\n", "\n"), "\r", "\n"), "\n")}
			c.lines[0] = strings.TrimPrefix(c.lines[0], "\ufeff")
			c.check(reflect.ValueOf(m.Body), m.Scope, Span{})
			return
		}
		e, ok := errors.AsType[*Error](err)
		if !ok {
			t.Fatalf("ParseFile(%q) = %T", source, err)
		}
		lines := strings.Count(source, "\n") + strings.Count(source, "\r") + 1
		if e.Line < 0 || e.Line > lines || e.Col < 0 || e.Col > len(e.Source)+2 || e.EndLine < 0 || e.EndLine > lines {
			t.Errorf("ParseFile(%q): error %s at %d:%d-%d:%d", source, e.Text, e.Line, e.Col, e.EndLine, e.EndCol)
		}
		if !strings.HasSuffix(e.Render(), "\n") {
			t.Errorf("ParseFile(%q): rendered as %q", source, e.Render())
		}
	})
}

// A checker checks the nodes of a tree by reflection.
type checker struct {
	t     *testing.T
	lines []string
}

func (c *checker) check(v reflect.Value, frame *Scope, parent Span) {
	switch v.Kind() {
	case reflect.Interface:
		if !v.IsNil() {
			c.check(v.Elem(), frame, parent)
		}
	case reflect.Slice:
		for i := range v.Len() {
			c.check(v.Index(i), frame, parent)
		}
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		if _, ok := v.Interface().(*Scope); ok {
			return
		}
		if n, ok := v.Interface().(Node); ok {
			parent = c.span(n, parent)
		}
		if n, ok := v.Interface().(*Name); ok {
			c.name(n, frame)
			return
		}
		c.fields(v.Elem(), frame, parent)
	}
}

func (c *checker) fields(v reflect.Value, frame *Scope, parent Span) {
	inner := frame
	if f := v.FieldByName("Scope"); f.IsValid() && !f.IsNil() {
		if scope := f.Interface().(*Scope); scope.Kind != ComprehensionScope {
			inner = scope
		}
	}
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if !field.IsExported() {
			continue
		}
		switch field.Name {
		case "Annotation", "Returns":
			continue
		case "Name", "Bases", "Decorators":
			c.check(v.Field(i), frame, Span{})
		case "Args":
			c.arguments(v.Field(i), frame, inner)
		case "Generators":
			c.generators(v.Field(i).Interface().([]*Comprehension), frame, inner)
		default:
			c.check(v.Field(i), inner, parent)
		}
	}
}

func (c *checker) arguments(v reflect.Value, frame, inner *Scope) {
	args, ok := v.Interface().(*Arguments)
	if !ok { // of a call
		c.check(v, frame, Span{})
		return
	}
	for _, list := range [][]*Arg{args.PosOnly, args.Args, {args.Vararg}, args.KwOnly, {args.Kwarg}} {
		for _, arg := range list {
			if arg != nil && (arg.Name.Kind != LocalName || int(arg.Name.Slot) >= inner.NumParams) {
				c.t.Errorf("parameter %s is %d %d", arg.Name.ID, arg.Name.Kind, arg.Name.Slot)
			}
		}
	}
	c.check(reflect.ValueOf(args.Defaults), frame, Span{})
	c.check(reflect.ValueOf(args.KwDefaults), frame, Span{})
}

func (c *checker) generators(list []*Comprehension, frame, inner *Scope) {
	c.check(reflect.ValueOf(list[0].Iter), frame, Span{})
	for i, g := range list {
		c.check(reflect.ValueOf(g.Target), inner, Span{})
		if i > 0 {
			c.check(reflect.ValueOf(g.Iter), inner, Span{})
		}
		c.check(reflect.ValueOf(g.Ifs), inner, Span{})
	}
}

func (c *checker) span(n Node, parent Span) Span {
	s := n.Span()
	bad := s.Line < 1 || int(s.EndLine) > len(c.lines) || s.Col < 0 || s.EndLine < s.Line ||
		s.EndLine == s.Line && s.EndCol <= s.Col ||
		int(s.Col) > len(c.lines[s.Line-1]) || int(s.EndCol) > len(c.lines[s.EndLine-1])
	if parent.Line > 0 && !bad {
		bad = before(s.Line, s.Col, parent.Line, parent.Col) || before(parent.EndLine, parent.EndCol, s.EndLine, s.EndCol)
	}
	if bad {
		c.t.Errorf("%T at %v, inside of %v", n, s, parent)
	}
	return s
}

func before(line, col, line2, col2 int32) bool {
	return line < line2 || line == line2 && col < col2
}

func (c *checker) name(n *Name, frame *Scope) {
	limit := 0
	switch n.Kind {
	case GlobalName:
		limit = 1
	case ClassName:
		if frame.Kind == ClassScope {
			limit = 1
		}
	case LocalName:
		limit = len(frame.Locals)
	case CellName:
		limit = len(frame.Cells)
	case FreeName, ClassFreeName:
		limit = len(frame.Frees)
	}
	if int(n.Slot) >= limit {
		c.t.Errorf("name %s is %d %d in %s", n.ID, n.Kind, n.Slot, frame.Qualname)
	}
}

// FuzzInteractive checks that a text typed line by line is incomplete, complete
// or wrong as a whole: what is complete is a program, too, what is wrong stays
// wrong whatever follows, and Check does not contradict.
func FuzzInteractive(f *testing.F) {
	for _, source := range []string{
		"x\n", "if x:\n  y\n\n", "@d\n@e\ndef f(): pass\n\n", "(1,\n2)\n", "'''a\n'''\n", "f'''{\na}'''\n", "x \\\n+ 1\n", "x y\n", "[1 2\n", "{a: 1, b\n",
		"class A:\n\n", "if x:\n\ty\n        z\n", "match x:\n  case 1: y\n\n", "for x in (1,\n 2): y\n\n", "print(a b\n", "(x for\n", "f(a=1 2\n", "# c\n", "1 2 '''a\n",
		"try:\n  x\nexcept (A, B) as\n", "with (a as b,\n", "x = yield\n", "lambda x:\n", "def f(a, *, \n", "from x import (\n",
	} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		text := ""
		for line := range strings.Lines(source) {
			text += line
			_, err := ParseInteractive("<fuzz>", []byte(text))
			e, failed := errors.AsType[*Error](err)
			if failed && e.Incomplete {
				continue
			}
			if _, fileErr := ParseFile("<fuzz>", []byte(text)); err == nil && fileErr != nil {
				t.Errorf("ParseInteractive(%q) takes what ParseFile refuses: %v", text, fileErr)
			}
			if failed && !strings.HasSuffix(e.Render(), "\n") {
				t.Errorf("ParseInteractive(%q): rendered as %q", text, e.Render())
			}
			if got := Check(text); err == nil && got != Complete {
				t.Errorf("Check(%q) = %s of a complete input", text, got)
			}
			return
		}
	})
}

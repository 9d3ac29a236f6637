package syntax

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var update = flag.Bool("update", false, "rewrite testdata")

// TestTrees compares the trees of programs with testdata/trees.txt and, with
// positions, testdata/spans.txt: chunks of source, "=>" and tree.
func TestTrees(t *testing.T) {
	for _, test := range []struct {
		file  string
		spans bool
	}{
		{"testdata/trees.txt", false},
		{"testdata/spans.txt", true},
	} {
		text, err := os.ReadFile(test.file)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for i, chunk := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n---\n") {
			source, want, _ := strings.Cut(chunk, "\n=>\n")
			m, err := ParseFile("<test>", []byte(source))
			if err != nil {
				t.Errorf("%s: ParseFile(%q): %v", test.file, source, err)
				continue
			}
			got := dump(m, test.spans)
			if got != want && !*update {
				t.Errorf("%s: ParseFile(%q) =\n%s\nwant\n%s", test.file, source, got, want)
			}
			if i > 0 {
				out.WriteString("---\n")
			}
			fmt.Fprintf(&out, "%s\n=>\n%s\n", source, got)
		}
		if *update {
			if err := os.WriteFile(test.file, []byte(out.String()), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestErrors compares errors with those of CPython in testdata/errors.txt.
func TestErrors(t *testing.T) {
	text, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if line[0] == '#' {
			continue
		}
		fields := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 4)
		source, err := strconv.Unquote(fields[0])
		if err != nil {
			t.Fatalf("%s: %v", fields[0], err)
		}
		_, err = ParseFile("<test>", []byte(source))
		e, ok := errors.AsType[*Error](err)
		if !ok {
			t.Errorf("ParseFile(%q) = %v, want %s", source, err, fields[3])
			continue
		}
		place := fmt.Sprintf("%d:%d-%d:%d", e.Line, e.Col, e.EndLine, e.EndCol)
		if e.Class.Name() != fields[1] || place != fields[2] || e.Text != fields[3] {
			t.Errorf("ParseFile(%q) = %s %s %s, want %s %s %s", source, e.Class, place, e.Text, fields[1], fields[2], fields[3])
		}
	}
}

// TestUnsupported checks that what is outside of the subset is refused by name.
func TestUnsupported(t *testing.T) {
	for _, test := range []struct {
		source, want string
		line, col    int
	}{
		{"async def f(): pass", "'async' is not supported here", 1, 1},
		{"x = [y async for y in z]", "'async' is not supported here", 1, 8},
		{"@a\nasync def f(): pass", "'async' is not supported here", 2, 1},
		{"def f():\n  await x", "'await' is not supported here", 2, 3},
		{"class A(metaclass=B): pass", "metaclass/class keywords are not supported here", 1, 9},
		{"class A(**b): pass", "metaclass/class keywords are not supported here", 1, 9},
		{"from x import *", "'from ... import *' is not supported here", 1, 15},
		{"type X = int", "'type' is not supported here", 1, 1},
		{"def f[T](x): pass", "type parameters are not supported here", 1, 6},
		{"class A[T: (int, list[str])]: pass", "type parameters are not supported here", 1, 8},
		{"lazy import x", "'lazy import' is not supported here", 1, 1},
		{"try: x\nexcept* A: pass", "'except*' is not supported here", 2, 7},
		{"match x:\n  case A.b(c, d=1): pass", "class patterns are not supported here", 2, 8},
		{"match x:\n  case [{1: a, b.c: d, **e}]: pass", "mapping patterns are not supported here", 2, 9},
		{`"a\N{DIGIT ONE}b"`, `'\N{...}' escapes are not supported here`, 1, 3},
		{`f"a\N{DIGIT ONE}b"`, `'\N{...}' escapes are not supported here`, 1, 4},
		{`x = t"a"`, "t-strings are not supported here", 1, 5},
		{"from __future__ import barry_as_FLUFL", "'barry_as_FLUFL' is not supported here", 1, 24},
		{"x = ﬁ", "names with 'ﬁ' (U+FB01) are not supported here", 1, 5},
		{"# -*- coding: latin-1 -*-\nx", "encoding 'latin-1' is not supported here", 0, 0},
		{strings.Repeat("x\n", 1<<19) + "y", "source code of more than 1048576 bytes is not supported here", 0, 0},
	} {
		_, err := ParseFile("<test>", []byte(test.source))
		e, ok := errors.AsType[*Error](err)
		source := test.source[:min(len(test.source), 40)]
		if !ok || !errors.Is(err, pyerr.SyntaxError) {
			t.Errorf("ParseFile(%q) = %v, want a SyntaxError", source, err)
			continue
		}
		if e.Text != test.want || e.Line != test.line || e.Col != test.col {
			t.Errorf("ParseFile(%q) = %d:%d %s, want %d:%d %s", source, e.Line, e.Col, e.Text, test.line, test.col, test.want)
		}
	}
}

// TestLimits checks that programs are refused before they are too deep for a
// recursive walk.
func TestLimits(t *testing.T) {
	repeat := strings.Repeat
	indented := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(repeat(" ", i) + "if 1:\n")
		}
		return b.String() + repeat(" ", n) + "x"
	}
	for _, test := range []struct {
		name, ok, bad string
		class         *pyerr.Class
		text          string
	}{
		{"brackets", repeat("(", 200) + repeat(")", 200), repeat("[", 201) + repeat("]", 201),
			pyerr.SyntaxError, "too many nested parentheses"},
		{"indentation", indented(99), indented(100), pyerr.IndentationError, "too many levels of indentation"},
		{"minus", repeat("-", 200) + "1", repeat("-", 201) + "1",
			pyerr.MemoryError, "Parser stack overflowed - Python source too complex to parse"},
		{"not", repeat("not ", 200) + "1", repeat("not ", 201) + "1",
			pyerr.MemoryError, "Parser stack overflowed - Python source too complex to parse"},
		{"power", repeat("2**", 200) + "1", repeat("2**", 201) + "1",
			pyerr.MemoryError, "Parser stack overflowed - Python source too complex to parse"},
		{"lambda", repeat("lambda:", 200) + "1", repeat("lambda:", 201) + "1",
			pyerr.MemoryError, "Parser stack overflowed - Python source too complex to parse"},
		{"else", repeat("1 if 2 else ", 200) + "1", repeat("1 if 2 else ", 201) + "1",
			pyerr.MemoryError, "Parser stack overflowed - Python source too complex to parse"},
		{"sum", "1" + repeat("+1", 999), "1" + repeat("+1", 1000),
			pyerr.RecursionError, "maximum recursion depth exceeded during compilation"},
		{"attributes", "a" + repeat(".b", 999), "a" + repeat(".b", 1000),
			pyerr.RecursionError, "maximum recursion depth exceeded during compilation"},
		{"calls", "a" + repeat("()", 999), "a" + repeat("()", 1000),
			pyerr.RecursionError, "maximum recursion depth exceeded during compilation"},
		{"nested sums", "(1" + repeat("+1", 499) + ")" + repeat("+1", 500), "(1" + repeat("+1", 500) + ")" + repeat("+1", 500),
			pyerr.RecursionError, "maximum recursion depth exceeded during compilation"},
		{"elif", "if 1: 2\n" + repeat("elif 1: 2\n", 1000), "if 1: 2\n" + repeat("elif 1: 2\n", 1001),
			pyerr.RecursionError, "maximum recursion depth exceeded during compilation"},
		{"blocks", strings.ReplaceAll(indented(21), "if", "while"), strings.ReplaceAll(indented(22), "if", "while"),
			pyerr.SyntaxError, "too many statically nested blocks"},
		{"digits", repeat("1", 4300), repeat("1", 4301), pyerr.SyntaxError, ""},
		{"null", "x", "x\x00", pyerr.SyntaxError, "source code cannot contain null bytes"},
		{"utf-8", "x = 'é'", "x = '\xe9'", pyerr.SyntaxError,
			`Non-UTF-8 code starting with '\xe9' in file <test> on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details`},
	} {
		if _, err := ParseFile("<test>", []byte(test.ok)); err != nil {
			t.Errorf("%s: %v, want none", test.name, err)
		}
		_, err := ParseFile("<test>", []byte(test.bad))
		if e, ok := errors.AsType[*Error](err); !ok || e.Class != test.class || test.text != "" && e.Text != test.text {
			t.Errorf("%s: %v, want %s: %s", test.name, err, test.class, test.text)
		}
	}
}

// TestDeepErrors checks that wrong programs with much nesting are diagnosed in
// reasonable time.
func TestDeepErrors(t *testing.T) {
	repeat := strings.Repeat
	for _, source := range []string{
		repeat("(", 200) + "x y" + repeat(")", 200),
		repeat("{", 200) + "1:" + repeat("}", 200),
		repeat("f(", 200) + "x y" + repeat(")", 200) + " = ",
		repeat("a[", 200) + "x y" + repeat("]", 200),
		repeat("[x for x in ", 100) + "x y" + repeat("]", 100),
		repeat("{**", 200) + "a if b" + repeat(" else c for d in e}", 200),
		repeat("(*", 200) + "a" + repeat(" or b for c in d)", 200) + " x",
		repeat("{{", 100) + "1" + repeat(":2}:3}", 100) + " x",
		repeat("lambda x=", 150) + "1 2",
		repeat(`f"{`, 100) + "x y" + repeat(`}"`, 100),
		repeat("x if ", 100) + "y",
		repeat("for { ' ", 100) + "'",
		repeat("f(a=", 200) + "x y" + repeat(")", 200),
		repeat("(x := ", 150) + "x y" + repeat(")", 150),
		repeat("f(a, *b, c=", 200) + "x y" + repeat(", **d)", 200),
	} {
		if _, err := ParseFile("<test>", []byte(source)); err == nil {
			t.Errorf("ParseFile(%.30q…) succeeded", source)
		}
	}
}

package eval_test

import (
	"errors"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// The expected texts are what CPython 3.15.2 prints.
func TestTraceback(t *testing.T) {
	for _, test := range []struct{ name, program, want string }{
		{
			"marks", "def f(x):\n    return x[0] + 1\ndef g():\n    y = f(5)\n    return y\n(1 + 2)*g()\n",
			`Traceback (most recent call last):
  File "<test>", line 6, in <module>
    (1 + 2)*g()
            ~^^
  File "<test>", line 4, in g
    y = f(5)
  File "<test>", line 2, in f
    return x[0] + 1
           ~^^^
TypeError: 'int' object is not subscriptable
`,
		},
		{
			"method", "class A:\n    def m(self):\n        return (self.q) // 2\nA().m()\n",
			`Traceback (most recent call last):
  File "<test>", line 4, in <module>
    A().m()
    ~~~~~^^
  File "<test>", line 3, in m
    return (self.q) // 2
            ^^^^^^
AttributeError: 'A' object has no attribute 'q'
`,
		},
		{
			"lines", "def f(x):\n    return g(\n        x,\n    )\ndef g(x):\n    return [\n        x,\n        1 +\n        x['a'],\n        0,\n        0,\n    ]\ny = 0 + f(\n  'é')\n",
			`Traceback (most recent call last):
  File "<test>", line 13, in <module>
    y = 0 + f(
            ~^
      'é')
      ^^^^
  File "<test>", line 2, in f
    return g(
        x,
    )
  File "<test>", line 9, in g
    x['a'],
    ~^^^^^
TypeError: string indices must be integers, not 'str'
`,
		},
		{
			"targets", "def f(x): x[0]\ndef g():\n    a = b = f(5)\ndef h():\n    a, = g()\na = h()\n",
			`Traceback (most recent call last):
  File "<test>", line 6, in <module>
    a = h()
  File "<test>", line 5, in h
    a, = g()
         ~^^
  File "<test>", line 3, in g
    a = b = f(5)
            ~^^^
  File "<test>", line 1, in f
    def f(x): x[0]
              ~^^^
TypeError: 'int' object is not subscriptable
`,
		},
		{
			"lines left out", "x = (1 + [\n  2,\n  3,\n  4,\n  5,\n]\n  # more\n  ) // {\n    6: 7}\n",
			`Traceback (most recent call last):
  File "<test>", line 1, in <module>
    x = (1 + [
         ~~^~~
      2,
      ~~
    ...<3 lines>...
    ]
    ~
TypeError: unsupported operand type(s) for +: 'int' and 'list'
`,
		},
		{
			"wide", "x = '日本' + 5 + 'é'\n",
			`Traceback (most recent call last):
  File "<test>", line 1, in <module>
    x = '日本' + 5 + 'é'
        ~~~~~~~^~~
TypeError: can only concatenate str (not "int") to str
`,
		},
		{
			"notes", "class A:\n    class E(Exception): pass\ne = A.E('x')\ne.add_note('two\\nlines')\nraise e\n",
			`Traceback (most recent call last):
  File "<test>", line 5, in <module>
    raise e
A.E: x
two
lines
`,
		},
		{
			"cause", "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise KeyError('k') from e\n",
			`Traceback (most recent call last):
  File "<test>", line 2, in <module>
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "<test>", line 4, in <module>
    raise KeyError('k') from e
KeyError: 'k'
`,
		},
		{
			"context", "try:\n    [][1]\nexcept IndexError:\n    undefined\n",
			`Traceback (most recent call last):
  File "<test>", line 2, in <module>
    [][1]
    ~~^^^
IndexError: list index out of range

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "<test>", line 4, in <module>
    undefined
NameError: name 'undefined' is not defined
`,
		},
		{
			"recursion", "def f():\n    f()\nf()\n",
			`Traceback (most recent call last):
  File "<test>", line 3, in <module>
    f()
    ~^^
  File "<test>", line 2, in f
    f()
    ~^^
  File "<test>", line 2, in f
    f()
    ~^^
  File "<test>", line 2, in f
    f()
    ~^^
  [Previous line repeated 996 more times]
RecursionError: maximum recursion depth exceeded
`,
		},
		{
			"raised syntax", "e = SyntaxError('text', ('f.py', 7, 3, '  日本 = y', 7, 5))\ne.add_note('note')\nraise e\n",
			`Traceback (most recent call last):
  File "<test>", line 3, in <module>
    raise e
  File "f.py", line 7
    日本 = y
    ^^^^
SyntaxError: text
note
`,
		},
		{
			"raised syntax without a text", "class S(SyntaxError): pass\nraise S('text', (None, 7, 3, None))\n",
			`Traceback (most recent call last):
  File "<test>", line 2, in <module>
    raise S('text', (None, 7, 3, None))
  File "<string>", line 7
S: text
`,
		},
		{
			"raised syntax without a place", "raise SyntaxError\n",
			`Traceback (most recent call last):
  File "<test>", line 1, in <module>
    raise SyntaxError
SyntaxError: <no detail available>
`,
		},
		{
			"syntax", "x = (1,\n", `  File "<test>", line 1
    x = (1,
        ^
SyntaxError: '(' was never closed
`,
		},
	} {
		t.Run(test.name, func(t *testing.T) { checkTraceback(t, test.program, test.want) })
	}
}

// checkTraceback runs a program that fails, and compares what it ends with.
func checkTraceback(t *testing.T, program, want string) {
	t.Helper()
	_, err := run(t, program)
	f, ok := errors.AsType[*eval.Failure](err)
	if !ok {
		t.Fatalf("err = %v, want a Failure", err)
	}
	if f.Traceback != want {
		t.Errorf("traceback\n%s\nwant\n%s", f.Traceback, want)
	}
}

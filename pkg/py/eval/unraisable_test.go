package eval_test

import (
	"regexp"
	"testing"
)

// TestUnraisable checks what is told of exceptions that no one can catch. The
// texts are what CPython 3.15.2 prints, but for the addresses.
func TestUnraisable(t *testing.T) {
	for _, test := range []struct{ name, program, want string }{
		{
			"finalizer", "class C:\n    def __del__(self): self.x\nc = C()\ndel c\nprint('after')\n",
			`Exception ignored while calling deallocator <function C.__del__ at 0x>:
Traceback (most recent call last):
  File "<test>", line 2, in __del__
    def __del__(self): self.x
                       ^^^^^^
AttributeError: 'C' object has no attribute 'x'
after
`,
		},
		{
			"finalizer with a cause", "class C:\n    def __del__(self):\n        raise KeyError(1) from ValueError(2)\nC()\n",
			`Exception ignored while calling deallocator <function C.__del__ at 0x>:
ValueError: 2

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "<test>", line 3, in __del__
    raise KeyError(1) from ValueError(2)
KeyError: 1
`,
		},
		{
			"finalizer that wants to end all", "class C:\n    def __del__(self): raise SystemExit(3)\nC()\nprint('after')\n",
			`Exception ignored while calling deallocator <function C.__del__ at 0x>:
Traceback (most recent call last):
  File "<test>", line 2, in __del__
    def __del__(self): raise SystemExit(3)
                       ^^^^^^^^^^^^^^^^^^^
SystemExit: 3
after
`,
		},
		{
			"generator", "def g():\n    try: yield 1\n    finally: [][1]\nfor x in g(): break\n",
			`Exception ignored while closing generator <generator object g at 0x>:
Traceback (most recent call last):
  File "<test>", line 2, in g
    try: yield 1
         ^^^^^^^
GeneratorExit

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "<test>", line 3, in g
    finally: [][1]
             ~~^^^
IndexError: list index out of range
`,
		},
		{
			"generator that does not end", "def g():\n    try: yield 1\n    except: yield 2\ng = g()\nfor x in g: break\ndel g\n",
			`Exception ignored while closing generator <generator object g at 0x>:
Traceback (most recent call last):
  File "<test>", line 6, in <module>
    del g
        ^
RuntimeError: generator ignored GeneratorExit
`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := run(t, test.program)
			if err != nil {
				t.Fatal(err)
			}
			got = regexp.MustCompile("0x[0-9a-f]+").ReplaceAllString(got, "0x")
			if got != test.want {
				t.Errorf("told\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

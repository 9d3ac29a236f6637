package eval_test

import "testing"

// A method or an attribute is marked in the line of its name. The expected texts
// are what CPython 3.15.2 prints.
func TestTracebackOfChains(t *testing.T) {
	for _, test := range []struct{ name, program, want string }{
		{
			"call", "x = ('abc'\n  .strip()\n  .find(1))\n",
			`  File "<test>", line 3, in <module>
    .find(1))
     ~~~~^^^
TypeError: find() argument 1 must be str, not int
`,
		},
		{
			"call over lines", "class A:\n  def h(self, *a, **k): return a[2]\n(A()\n  .\n  h(1,\n   k=2))\n",
			`  File "<test>", line 5, in <module>
    h(1,
    ~^^^
     k=2))
     ^^^^
  File "<test>", line 2, in h
    def h(self, *a, **k): return a[2]
                                 ~^^^
IndexError: tuple index out of range
`,
		},
		{
			"spread call", "x = ('abc'\n  .find(*[1]))\n",
			`  File "<test>", line 1, in <module>
    x = ('abc'
      .find(*[1]))
TypeError: find() argument 1 must be str, not int
`,
		},
		{
			"call of what a module imports", "try: import abc as s\nexcept: pass\ns = 'abc'\n(s\n  .find(1))\n",
			`  File "<test>", line 4, in <module>
    (s
     ~
      .find(1))
      ~~~~~^^^
TypeError: find() argument 1 must be str, not int
`,
		},
		{
			"load", "a = ''\nx = (a\n  .nope\n  .more)\n",
			`  File "<test>", line 3, in <module>
    .nope
     ^^^^
AttributeError: 'str' object has no attribute 'nope'
`,
		},
		{
			"store", "a = ''\n(a\n  .nope) = 3\n",
			`  File "<test>", line 3, in <module>
    .nope) = 3
     ^^^^
AttributeError: 'str' object has no attribute 'nope' and no __dict__ for setting new attributes
`,
		},
		{
			"store in place", "a = ''\n(a\n  .nope) += 3\n",
			`  File "<test>", line 3, in <module>
    .nope) += 3
     ^^^^
AttributeError: 'str' object has no attribute 'nope'
`,
		},
		{
			"delete", "a = ''\ndel (a\n  .nope)\n",
			`  File "<test>", line 3, in <module>
    .nope)
     ^^^^
AttributeError: 'str' object has no attribute 'nope' and no __dict__ for setting new attributes
`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			checkTraceback(t, test.program, "Traceback (most recent call last):\n"+test.want)
		})
	}
}

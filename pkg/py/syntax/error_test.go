package syntax

import (
	"errors"
	"fmt"
	"testing"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// TestRender compares with what CPython 3.15.2 prints.
func TestRender(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"x = (1,\n  2 3)\n", `  File "cell.py", line 2
    2 3)
    ^^^
SyntaxError: invalid syntax. Perhaps you forgot a comma?
`},
		{"if x:\n    y = = 1\n", `  File "cell.py", line 2
    y = = 1
        ^
SyntaxError: invalid syntax
`},
		{"  x\n", `  File "cell.py", line 1
    x
IndentationError: unexpected indent
`},
		{"if x:\n\ty\n        z\n", `  File "cell.py", line 3
    z
TabError: inconsistent use of tabs and spaces in indentation
`},
		{"print('é', 数 数)\n", `  File "cell.py", line 1
    print('é', 数 数)
               ^^^^^
SyntaxError: invalid syntax. Perhaps you forgot a comma?
`},
		{"x = 'abc\n", `  File "cell.py", line 1
    x = 'abc
        ^
SyntaxError: unterminated string literal (detected at line 1)
`},
		{"def f():\n    return\n  x\n", `  File "cell.py", line 3
    x
     ^
IndentationError: unindent does not match any outer indentation level
`},
		{"(\nx\n", `  File "cell.py", line 1
    (
    ^
SyntaxError: '(' was never closed
`},
		{"x = 1 +\n", `  File "cell.py", line 1
    x = 1 +
           ^
SyntaxError: invalid syntax
`},
		{"f(a for b in c, 1)\n", `  File "cell.py", line 1
    f(a for b in c, 1)
      ^^^^^^^^^^^^
SyntaxError: Generator expression must be parenthesized
`},
		{"class A:\ndef f(): pass\n", `  File "cell.py", line 2
    def f(): pass
    ^^^
IndentationError: expected an indented block after class definition on line 1
`},
		{"x\\ y\n", `  File "cell.py", line 1
    x\ y
      ^
SyntaxError: unexpected character after line continuation character
`},
		{"\tx = 1 1\n", `  File "cell.py", line 1
    	x = 1 1
    ^
IndentationError: unexpected indent
`},
		{"raise from x\n", `  File "cell.py", line 1
    raise from x
    ^^^^^^^^^^
SyntaxError: did you forget an expression between 'raise' and 'from'?
`},
		{"if x:\n", `  File "cell.py", line 1
    if x:
         ^
IndentationError: expected an indented block after 'if' statement on line 1
`},
		{"del f()\n", `  File "cell.py", line 1
    del f()
        ^^^
SyntaxError: cannot delete function call
`},
		{"x = 0777\n", `  File "cell.py", line 1
    x = 0777
        ^
SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
`},
		{"@x\n", `  File "cell.py", line 1
    @x
SyntaxError: invalid syntax
`},
		{"x = (1 +\n2 3\n)\n", `  File "cell.py", line 2
    2 3
       ^
SyntaxError: invalid syntax. Perhaps you forgot a comma?
`},
		{"global_ = 1; return\n", `  File "cell.py", line 1
    global_ = 1; return
                 ^^^^^^
SyntaxError: 'return' outside function
`},
	} {
		_, err := ParseFile("cell.py", []byte(test.source))
		e, ok := errors.AsType[*Error](err)
		if !ok {
			t.Errorf("ParseFile(%q) = %v, want an Error", test.source, err)
			continue
		}
		if got := e.Render(); got != test.want {
			t.Errorf("ParseFile(%q) renders\n%swant\n%s", test.source, got, test.want)
		}
	}
}

func ExampleError() {
	_, err := ParseFile("<cell 1>", []byte("m = memoryview(b[::2]\nprint(m)\n"))
	fmt.Println(errors.Is(err, pyerr.SyntaxError))
	fmt.Println(err)
	if e, ok := errors.AsType[*Error](err); ok {
		fmt.Print(e.Render())
	}
	// Output:
	// true
	// '(' was never closed (<cell 1>, line 1)
	//   File "<cell 1>", line 1
	//     m = memoryview(b[::2]
	//                   ^
	// SyntaxError: '(' was never closed
}

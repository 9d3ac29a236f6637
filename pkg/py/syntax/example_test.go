package syntax_test

import (
	"fmt"

	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

func ExampleCheck() {
	for _, text := range []string{"f(1,", "for x in data:", "for x in data:\n    print(x)\n\n", "x = 1\nprint(x)", "f(1 2"} {
		fmt.Printf("%q is %s\n", text, syntax.Check(text))
	}
	// Output:
	// "f(1," is incomplete
	// "for x in data:" is incomplete
	// "for x in data:\n    print(x)\n\n" is complete
	// "x = 1\nprint(x)" is complete
	// "f(1 2" is wrong
}

package pybytes_test

import (
	"errors"
	"fmt"

	"github.com/zerocopyzen/zen/pkg/pybytes"
)

func ExampleOp() {
	data := make([]byte, 64<<20)
	stop := errors.New("the user pressed stop")
	polls := 0
	op := pybytes.Op{Poll: func() error {
		polls++
		if polls == 10 {
			return stop
		}
		return nil
	}}
	_, err := op.Find(data, []byte("needle"), 0, len(data))
	fmt.Println(err)
	// Output: the user pressed stop
}

// The length comes first, so that the memory can be paid for.
func ExampleOp_AppendReplace() {
	var op pybytes.Op
	s, old, new := []byte("one fish two fish"), []byte("fish"), []byte("byte")
	n, replaced, err := op.ReplaceLen(s, old, new, -1)
	if err != nil {
		fmt.Println(err)
		return
	}
	dst, err := op.AppendReplace(make([]byte, 0, n), s, old, new, -1)
	fmt.Printf("%d replaced: %s, %v\n", replaced, dst, err)
	// Output: 2 replaced: one byte two byte, <nil>
}

func ExampleOp_Split() {
	var op pybytes.Op
	err := op.Split([]byte("a,b,,c"), []byte(","), 2, func(part []byte) error {
		fmt.Printf("%q\n", part)
		return nil
	})
	fmt.Println(err)
	// Output:
	// "a"
	// "b"
	// ",c"
	// <nil>
}

func ExampleSet() {
	var op pybytes.Op
	stripped, err := op.Strip([]byte("xyhelloyx"), pybytes.SetOf([]byte("xy")))
	fmt.Printf("%s %v\n", stripped, err)
	// Output: hello <nil>
}

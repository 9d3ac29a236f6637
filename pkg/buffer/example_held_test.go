package buffer_test

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/zerocopyzen/zen/pkg/buffer"
)

func ExampleHeldError() {
	heap := &buffer.Heap{Trace: &buffer.Trace{Origin: func() buffer.Origin {
		place := buffer.Caller()
		place.File = filepath.Base(place.File)
		return place
	}}}
	var b buffer.ByteArray
	if err := b.Init(heap, []byte("abc")); err != nil {
		fmt.Println(err)
	}
	v := must(buffer.NewView(&b))
	tail := must(v.Slice(v.Range(1, 3, 1)))

	err := b.Clear()
	fmt.Println(err)
	held, _ := errors.AsType[*buffer.HeldError](err)
	fmt.Println(held)
	fmt.Println(v.Release(), tail.Release(), b.Clear())
	// Output:
	// Existing exports of data: object cannot be re-sized
	// held by 2 views of 1 loan: export at example_held_test.go:21, slice at example_held_test.go:22
	// <nil> <nil> <nil>
}

// An interpreter says which line of its program makes a view.
func ExampleTrace_origin() {
	line := 0 // of the Python program
	heap := &buffer.Heap{Trace: &buffer.Trace{Origin: func() buffer.Origin { return buffer.Origin{Line: line} }}}
	var b buffer.ByteArray
	if err := b.Init(heap, []byte("abc")); err != nil {
		fmt.Println(err)
	}
	line = 2 // m = memoryview(b)
	m := must(buffer.NewView(&b))
	line = 3 // tail = m[1:]
	must(m.Slice(m.Range(1, 3, 1)))

	held, _ := errors.AsType[*buffer.HeldError](b.Append('!'))
	fmt.Println(held)
	// Output:
	// held by 2 views of 1 loan: export at line 2, slice at line 3
}

func ExampleHolder() {
	b := buffer.NewByteArray([]byte("abc"))
	loan := must(b.Export(buffer.Simple))
	v := must(buffer.NewView(b))
	held, _ := errors.AsType[*buffer.HeldError](b.Clear())
	fmt.Println(held.Holders[0].View == v, held.Holders[1].View == nil, held.Holders[1].Loan == loan)
	// Output:
	// true true true
}

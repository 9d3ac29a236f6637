package pyerr_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func TestIs(t *testing.T) {
	released := pyerr.ValueError.New("operation forbidden on released memoryview object")
	for _, test := range []struct {
		err, target error
		want        bool
	}{
		{pyerr.IndexError.New("index out of range"), pyerr.IndexError, true},
		{pyerr.IndexError.New("index out of range"), pyerr.LookupError, true},
		{pyerr.IndexError.New("index out of range"), pyerr.KeyError, false},
		{pyerr.LookupError.New("unknown encoding: nope"), pyerr.IndexError, false},
		{pyerr.KeyError, pyerr.LookupError, true},
		{pyerr.KeyboardInterrupt, pyerr.Exception, false},
		{released, released, true},
		{pyerr.ValueError.New(released.Text), released, false},
		{fmt.Errorf("lesson 3: %w", released), pyerr.ValueError, true},
		{&pyerr.Error{Class: pyerr.OSError, Cause: io.EOF}, io.EOF, true},
	} {
		if got := errors.Is(test.err, test.target); got != test.want {
			t.Errorf("errors.Is(%#v, %v) = %v, want %v", test.err, test.target, got, test.want)
		}
	}
}

func TestTraceback(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string
	}{
		{pyerr.TypeError.Newf("can't concat %s to bytes", "str"), "TypeError: can't concat str to bytes"},
		{pyerr.MemoryError.New(""), "MemoryError"},
		{pyerr.MemoryError, "MemoryError"},
		{pyerr.StructError.New("embedded null character"), "struct.error: embedded null character"},
		{io.EOF, "SystemError: EOF"},
	} {
		if got := pyerr.Traceback(test.err); got != test.want {
			t.Errorf("Traceback(%#v) = %q, want %q", test.err, got, test.want)
		}
	}
}

// An error may know more than Python's text says.
func ExampleError() {
	err := pyerr.ValueError.New("bad number")
	err.Cause = io.ErrUnexpectedEOF
	fmt.Println(err)
	fmt.Println(errors.Is(err, pyerr.ValueError), errors.Is(err, io.ErrUnexpectedEOF))
	fmt.Println(errors.Unwrap(err))
	// Output:
	// bad number
	// true true
	// unexpected EOF
}

func ExampleClass() {
	err := pyerr.IndexError.New("index out of bounds on dimension 1")
	fmt.Println(errors.Is(err, pyerr.LookupError))
	fmt.Println(pyerr.Traceback(err))
	// Output:
	// true
	// IndexError: index out of bounds on dimension 1
}

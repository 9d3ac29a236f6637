package pyerr

import "fmt"

// A Class is a Python exception class. It is an error, so that errors.Is can
// ask for it; as an error on its own it means an exception without text.
//
// Classes are compared by identity and never change.
type Class struct {
	name string
	base *Class
}

// NewClass returns a new class below base. The name may be qualified with a
// module ("struct.error"): tracebacks print it in full.
func NewClass(name string, base *Class) *Class {
	return &Class{name: name, base: base}
}

// Error returns the name of the class.
func (c *Class) Error() string { return c.name }

// Name returns the name of the class as a traceback prints it.
func (c *Class) Name() string { return c.name }

// Base returns the class that c derives from, or nil for BaseException.
func (c *Class) Base() *Class { return c.base }

// In reports whether c is ancestor or derives from it.
func (c *Class) In(ancestor *Class) bool {
	for ; c != nil; c = c.base {
		if c == ancestor {
			return true
		}
	}
	return false
}

// Is makes errors.Is(c, ancestor) true for every ancestor of c.
func (c *Class) Is(target error) bool {
	ancestor, ok := target.(*Class)
	return ok && c.In(ancestor)
}

// New returns an exception of class c with the text. It is called in thousands
// of places, so it is not worth being inlined: the page's program would grow by
// a tenth.
//
//go:noinline
func (c *Class) New(text string) *Error {
	return &Error{Class: c, Text: text}
}

// Newf returns an exception of class c whose text is formatted as by
// [fmt.Sprintf].
func (c *Class) Newf(format string, args ...any) *Error {
	return &Error{Class: c, Text: fmt.Sprintf(format, args...)}
}

// The built-in classes that the library and the language of the cells raise.
var (
	BaseException = NewClass("BaseException", nil)

	Exception         = NewClass("Exception", BaseException)
	GeneratorExit     = NewClass("GeneratorExit", BaseException)
	KeyboardInterrupt = NewClass("KeyboardInterrupt", BaseException)
	SystemExit        = NewClass("SystemExit", BaseException)

	ArithmeticError        = NewClass("ArithmeticError", Exception)
	FloatingPointError     = NewClass("FloatingPointError", ArithmeticError)
	OverflowError          = NewClass("OverflowError", ArithmeticError)
	ZeroDivisionError      = NewClass("ZeroDivisionError", ArithmeticError)
	AssertionError         = NewClass("AssertionError", Exception)
	AttributeError         = NewClass("AttributeError", Exception)
	BufferError            = NewClass("BufferError", Exception)
	EOFError               = NewClass("EOFError", Exception)
	ImportError            = NewClass("ImportError", Exception)
	ModuleNotFoundError    = NewClass("ModuleNotFoundError", ImportError)
	LookupError            = NewClass("LookupError", Exception)
	IndexError             = NewClass("IndexError", LookupError)
	KeyError               = NewClass("KeyError", LookupError)
	MemoryError            = NewClass("MemoryError", Exception)
	NameError              = NewClass("NameError", Exception)
	UnboundLocalError      = NewClass("UnboundLocalError", NameError)
	OSError                = NewClass("OSError", Exception)
	BlockingIOError        = NewClass("BlockingIOError", OSError)
	ChildProcessError      = NewClass("ChildProcessError", OSError)
	ConnectionError        = NewClass("ConnectionError", OSError)
	BrokenPipeError        = NewClass("BrokenPipeError", ConnectionError)
	ConnectionAbortedError = NewClass("ConnectionAbortedError", ConnectionError)
	ConnectionRefusedError = NewClass("ConnectionRefusedError", ConnectionError)
	ConnectionResetError   = NewClass("ConnectionResetError", ConnectionError)
	FileExistsError        = NewClass("FileExistsError", OSError)
	FileNotFoundError      = NewClass("FileNotFoundError", OSError)
	InterruptedError       = NewClass("InterruptedError", OSError)
	IsADirectoryError      = NewClass("IsADirectoryError", OSError)
	NotADirectoryError     = NewClass("NotADirectoryError", OSError)
	PermissionError        = NewClass("PermissionError", OSError)
	ProcessLookupError     = NewClass("ProcessLookupError", OSError)
	TimeoutError           = NewClass("TimeoutError", OSError)
	ReferenceError         = NewClass("ReferenceError", Exception)
	RuntimeError           = NewClass("RuntimeError", Exception)
	NotImplementedError    = NewClass("NotImplementedError", RuntimeError)
	RecursionError         = NewClass("RecursionError", RuntimeError)
	StopIteration          = NewClass("StopIteration", Exception)
	SyntaxError            = NewClass("SyntaxError", Exception)
	IndentationError       = NewClass("IndentationError", SyntaxError)
	TabError               = NewClass("TabError", IndentationError)
	SystemError            = NewClass("SystemError", Exception)
	TypeError              = NewClass("TypeError", Exception)
	ValueError             = NewClass("ValueError", Exception)
	UnicodeError           = NewClass("UnicodeError", ValueError)
	UnicodeDecodeError     = NewClass("UnicodeDecodeError", UnicodeError)
	UnicodeEncodeError     = NewClass("UnicodeEncodeError", UnicodeError)

	Warning            = NewClass("Warning", Exception)
	DeprecationWarning = NewClass("DeprecationWarning", Warning)
	RuntimeWarning     = NewClass("RuntimeWarning", Warning)
	SyntaxWarning      = NewClass("SyntaxWarning", Warning)
	UserWarning        = NewClass("UserWarning", Warning)
)

// StructError is struct.error, which derives from Exception itself.
//
// See https://docs.python.org/3/library/struct.html#struct.error.
var StructError = NewClass("struct.error", Exception)

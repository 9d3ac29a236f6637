// Package pyerr provides errors that know their Python exception class and
// carry Python's own text.
//
// A class is itself an error, so a caller asks with errors.Is whether an error
// belongs to it, as an except clause would:
//
//	_, err := view.At(9)
//	errors.Is(err, pyerr.IndexError)  // true
//	errors.Is(err, pyerr.LookupError) // true: IndexError is a LookupError
//	err.Error()                       // "index out of bounds on dimension 1"
//
// The classes form Python's own tree:
//
//	BaseException
//	├── KeyboardInterrupt, SystemExit, GeneratorExit
//	└── Exception
//	    ├── ArithmeticError ── OverflowError, ZeroDivisionError, FloatingPointError
//	    ├── AssertionError, AttributeError, BufferError, EOFError, MemoryError
//	    ├── ImportError ── ModuleNotFoundError
//	    ├── LookupError ── IndexError, KeyError
//	    ├── NameError ── UnboundLocalError
//	    ├── OSError ── BlockingIOError, ChildProcessError, FileExistsError, FileNotFoundError,
//	    │      │       InterruptedError, IsADirectoryError, NotADirectoryError, PermissionError,
//	    │      │       ProcessLookupError, TimeoutError
//	    │      └────── ConnectionError ── BrokenPipeError, ConnectionAbortedError,
//	    │                                 ConnectionRefusedError, ConnectionResetError
//	    ├── ReferenceError, StopIteration, SystemError, TypeError
//	    ├── RuntimeError ── NotImplementedError, RecursionError
//	    ├── SyntaxError ── IndentationError ── TabError
//	    ├── ValueError ── UnicodeError ── UnicodeDecodeError, UnicodeEncodeError
//	    └── Warning …
//
// An error's text is the text that Python prints after the class name and a
// colon. Texts are those of CPython 3.15.
//
// See https://docs.python.org/3/library/exceptions.html#exception-hierarchy.
package pyerr

package object

import (
	"errors"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// An Exception is a Python exception object.
type Exception struct {
	Container
	args  Value // a tuple
	attrs *Dict

	// Traceback, Cause and Context are as the attributes with underscores
	// that they are in Python; each is empty or None when there is none.
	// The exception owns them.
	Traceback, Cause, Context Value
	SuppressContext           bool

	// name and subject are what an AttributeError tells of the access that
	// failed: the name, and the object that lacks it. Of an OSError they are
	// the names of two files; of a SyntaxError the second is its place. The
	// exception owns them; each is empty when it is not known.
	name, subject Value

	// Data carries what a class adds and Go code wants to see, such as the
	// position of a SyntaxError. It may be nil.
	Data any
}

// Raised is the Go error that carries an exception object on its way. It owns a
// reference of it.
type Raised struct {
	Exc Value
}

// Error returns the exception's text, as str() would unless its class overrides
// __str__.
func (r *Raised) Error() string { return ExceptionText(r.Exc) }

// Is makes errors.Is(err, class) true for the classes of the exception.
func (r *Raised) Is(target error) bool {
	class, ok := target.(*pyerr.Class)
	return ok && r.Exc.h.typ.exception.In(class)
}

// IsException reports whether err is an exception of the class.
func IsException(err error, class *pyerr.Class) bool {
	switch e := err.(type) {
	case *pyerr.Error:
		return e.Class.In(class)
	case *Raised:
		return e.Exc.h.typ.exception.In(class)
	}
	return errors.Is(err, class)
}

// Discard drops an error that will not be raised further and releases the
// exception object it carries.
func (rt *Runtime) Discard(err error) {
	if r, ok := err.(*Raised); ok {
		rt.Release(r.Exc)
	}
}

// builtinClasses leads from the classes of Go errors to Python's.
var builtinClasses = map[*pyerr.Class]*Type{}

// ExceptionType returns the Python class of a Go error class.
func ExceptionType(class *pyerr.Class) *Type {
	for c := class; c != nil; c = c.Base() {
		if t, ok := builtinClasses[c]; ok {
			return t
		}
	}
	return builtinClasses[pyerr.Exception]
}

// Exception returns the exception object that err stands for, making it if
// need be. The caller owns the result; err must not be used any more.
func (rt *Runtime) Exception(err error) Value {
	if r, ok := err.(*Raised); ok {
		return r.Exc
	}
	if exc, ok := rt.codecException(err); ok {
		return exc
	}
	class, text := pyerr.SystemError, err.Error()
	var data any
	if e, ok := errors.AsType[*pyerr.Error](err); ok {
		class, text = e.Class, e.Text
		if e.Cause != nil {
			data = e.Cause
		}
	} else if c, ok := errors.AsType[*pyerr.Class](err); ok {
		class, text = c, ""
	}
	exc := NewException(rt, ExceptionType(class), text)
	As[Exception](exc).Data = data
	return exc
}

// NewException returns an exception of class t whose only argument is the text;
// with an empty text it has no argument.
func NewException(rt *Runtime, t *Type, text string) Value {
	if text == "" {
		return makeException(rt, t, nil)
	}
	return makeException(rt, t, []Value{NewStr(text)})
}

// AttributeFailure returns err, the failure to reach an attribute of v. When it
// is an AttributeError its exception holds v from now on.
//
// See https://docs.python.org/3/library/exceptions.html#AttributeError.
func (rt *Runtime) AttributeFailure(err error, v Value, name string) error {
	if !IsException(err, pyerr.AttributeError) {
		return err
	}
	exc := rt.Exception(err)
	if e := As[Exception](exc); e.name.h == nil && e.subject.h == nil {
		e.name, e.subject = NewStr(name), v.Retain()
	}
	return &Raised{Exc: exc}
}

// MakeException returns an exception of class t. It takes over the arguments.
func MakeException(rt *Runtime, t *Type, args ...Value) Value {
	return makeException(rt, t, args)
}

// MatchesException reports whether exc is of the class, or of one of the tuple
// of classes, that stands behind except.
func MatchesException(rt *Runtime, exc, class Value) (bool, error) {
	if t := AsType(class); t != nil && t.exception != nil {
		return exc.IsInstance(t), nil
	}
	if class.h.kind == KindTuple {
		for _, c := range TupleItems(class) {
			match, err := MatchesException(rt, exc, c)
			if err != nil || match {
				return match, err
			}
		}
		return false, nil
	}
	return false, pyerr.TypeError.New("catching classes that do not inherit from BaseException is not allowed")
}

// makeException takes over args.
func makeException(rt *Runtime, t *Type, args []Value) Value {
	e := &Exception{args: newTuple(rt, args)}
	e.Init(rt, t)
	return e.Value()
}

// ExceptionArgs returns the arguments of an exception, shared with it.
func ExceptionArgs(v Value) []Value { return As[Tuple](As[Exception](v).args).items }

// ExceptionText returns the text of an exception without running Python code:
// its only argument when that is a str, or what its Data tells.
func ExceptionText(v Value) string {
	args := ExceptionArgs(v)
	if len(args) == 1 && args[0].IsStr() {
		return StrOf(args[0])
	}
	if text, ok := As[Exception](v).Data.(codecText); ok {
		return string(text)
	}
	return ""
}

func strException(rt *Runtime, v Value) (string, error) {
	args := ExceptionArgs(v)
	switch len(args) {
	case 0:
		return "", nil
	case 1:
		if v.IsInstance(ExceptionType(pyerr.KeyError)) {
			return Repr(rt, args[0])
		}
		return StrText(rt, args[0])
	}
	return Repr(rt, As[Exception](v).args)
}

func reprException(rt *Runtime, v Value) (string, error) {
	args := ExceptionArgs(v)
	if len(args) == 1 {
		return reprCall(rt, v.h.typ.ShortName(), args[0])
	}
	text, err := Repr(rt, As[Exception](v).args)
	return v.h.typ.ShortName() + text, err
}

package pyerr

import "errors"

// An Error is one Python exception: its class and its text.
type Error struct {
	Class *Class
	Text  string

	// Cause is what a Go caller may want to know beyond Python's text, such
	// as the views that block a resize. It is nil for most errors.
	Cause error
}

var _ error = (*Error)(nil)

// Error returns the text, or the name of the class when there is none.
func (e *Error) Error() string {
	if e.Text == "" {
		return e.Class.name
	}
	return e.Text
}

// Is makes errors.Is(e, class) true for the class of e and its ancestors.
func (e *Error) Is(target error) bool {
	class, ok := target.(*Class)
	return ok && e.Class.In(class)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Traceback returns the last line that Python prints for err: the class name,
// a colon and the text, or the name alone when there is no text. An error that
// carries no class is printed as a SystemError, since no Python program can
// have provoked it.
func Traceback(err error) string {
	if e, ok := errors.AsType[*Error](err); ok {
		if e.Text == "" {
			return e.Class.name
		}
		return e.Class.name + ": " + e.Text
	}
	if c, ok := errors.AsType[*Class](err); ok {
		return c.name
	}
	return SystemError.name + ": " + err.Error()
}

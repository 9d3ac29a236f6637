package eval

import (
	"errors"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A Traceback is one entry of an exception's way: the frame, and where it was.
type Traceback struct {
	object.Header
	frame object.Value // owned
	span  syntax.Span
	next  object.Value // the entry of the frame that was called, or empty
}

var tracebackType = &object.Type{}

func init() {
	tracebackType.Define(object.TypeSpec{
		Name: "traceback", Kind: object.KindTraceback, Sealed: true,
		Slots: object.Slots{
			Free: func(rt *object.Runtime, v object.Value) {
				t := object.As[Traceback](v)
				rt.Replace(&t.frame, object.Value{})
				rt.Replace(&t.next, object.Value{})
			},
			Children: func(v object.Value, visit func(object.Value)) {
				t := object.As[Traceback](v)
				visit(t.frame)
				visit(t.next)
			},
		},
		Getters: []object.Getter{
			{Name: "tb_lineno", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
				return object.Int(int64(object.As[Traceback](self).span.Line)), nil
			}},
			{Name: "tb_next", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
				if next := object.As[Traceback](self).next; next.IsSet() {
					return next.Retain(), nil
				}
				return object.None, nil
			}},
		},
	})
}

// raised turns the error of an instruction into the exception on its way: an
// object, with the exception handled meanwhile as its context, and with this
// frame in its traceback.
func (m *Machine) raised(f *Frame, err error) error {
	r, ok := err.(*object.Raised)
	if !ok {
		r = &object.Raised{Exc: m.rt.Exception(err)}
	}
	if !object.As[object.Exception](r.Exc).Traceback.IsSet() {
		m.setContext(r.Exc)
	}
	if m.reraising {
		m.reraising = false
		return r
	}
	m.addTraceback(f, r)
	return r
}

// setContext makes the exception that is being handled the context of exc.
// A chain of contexts never leads back to exc.
func (m *Machine) setContext(exc object.Value) {
	handling := m.rt.Handling
	if !handling.IsSet() || handling == exc {
		return
	}
	for link := handling; ; {
		e := object.As[object.Exception](link)
		if e.Context == exc {
			m.rt.Replace(&e.Context, object.Value{})
			break
		}
		if !e.Context.IsSet() || e.Context.IsNone() {
			break
		}
		link = e.Context
	}
	m.rt.Replace(&object.As[object.Exception](exc).Context, handling.Retain())
}

func (m *Machine) addTraceback(f *Frame, err error) {
	e := object.As[object.Exception](err.(*object.Raised).Exc)
	t := &Traceback{frame: f.Value().Retain(), span: f.span()}
	if e.Traceback.IsSet() && e.Traceback.Kind() == object.KindTraceback {
		t.next = e.Traceback
	}
	t.Init(m.rt, tracebackType)
	e.Traceback = t.Value()
}

// raise executes a raise statement with n operands.
func (m *Machine) raise(f *Frame, n int) error {
	if n == 0 {
		exc := m.rt.Handling
		if !exc.IsSet() {
			return pyerr.RuntimeError.New("No active exception to reraise")
		}
		m.reraising = true
		return object.Raise(exc.Retain())
	}
	exc, err := m.exceptionOf(f.peek(n-1), "exceptions must derive from BaseException")
	if err != nil {
		return err
	}
	if n == 2 {
		cause := f.top()
		if cause.IsNone() {
			cause = object.None
		} else if cause, err = m.exceptionOf(cause, "exception causes must derive from BaseException"); err != nil {
			m.rt.Release(exc)
			return err
		}
		e := object.As[object.Exception](exc)
		m.rt.Replace(&e.Cause, cause)
		e.SuppressContext = true
	}
	m.setContext(exc)
	return object.Raise(exc)
}

// exceptionOf returns the exception that v is, or makes one of the class that
// it is. The caller owns it.
func (m *Machine) exceptionOf(v object.Value, otherwise string) (object.Value, error) {
	if v.Kind() == object.KindException {
		return v.Retain(), nil
	}
	t := object.AsType(v)
	if t == nil || t.Exception() == nil {
		return object.Value{}, pyerr.TypeError.New(otherwise)
	}
	exc, err := object.CallType(m.rt, t, object.Args{})
	if err != nil {
		return object.Value{}, err
	}
	if exc.Kind() != object.KindException {
		defer m.rt.Release(exc)
		return object.Value{}, pyerr.TypeError.Newf("calling %s should have returned an instance of BaseException, not %s",
			t.String(), exc.Type().String())
	}
	return exc, nil
}

// A Failure is why a program ended: an exception that nothing caught, or a text
// that could not be read.
type Failure struct {
	// Class is the name of the exception's class, as tracebacks print it;
	// Text what follows the colon.
	Class, Text string

	// Traceback is all that Python prints, to the last line feed.
	Traceback string

	// Span is where the program was when it failed, in its own text; the
	// zero Span when that is unknown. Columns count bytes from 0.
	Span syntax.Span

	// Interrupted is set when the program was stopped.
	Interrupted bool

	// Incomplete is set when the text could be mended by more lines.
	Incomplete bool

	// Exit is set when the exception is a SystemExit: the program asks to end.
	Exit *Exit

	class *pyerr.Class
}

var _ error = (*Failure)(nil)

// Error returns the last line of the traceback.
func (f *Failure) Error() string {
	if f.Text == "" {
		return f.Class
	}
	return f.Class + ": " + f.Text
}

// Is makes errors.Is(f, class) true for the classes of the exception.
func (f *Failure) Is(target error) bool {
	class, ok := target.(*pyerr.Class)
	return ok && f.class.In(class)
}

// failure makes the Failure of an error that ended a run. It drops the
// exception object.
func (m *Machine) failure(err error, source *Source, mode Mode) *Failure {
	if e, ok := errors.AsType[*syntax.Error](err); ok {
		return &Failure{
			Class: e.Class.Name(), Text: e.Error(), Traceback: e.Render(), class: e.Class, Incomplete: e.Incomplete,
			Span: syntax.Span{Line: int32(e.Line), Col: int32(max(e.Col-1, 0)), EndLine: int32(e.EndLine), EndCol: int32(max(e.EndCol-1, 0))},
		}
	}
	exc := m.rt.Exception(err)
	defer m.rt.Release(exc)
	t := exc.Type()
	if mode.interactive() && m.config.Uncaught != nil && !t.Exception().In(pyerr.SystemExit) {
		m.config.Uncaught(exc)
	}
	f := &Failure{class: t.Exception(), Interrupted: t.Exception().In(pyerr.KeyboardInterrupt)}
	if f.class.In(pyerr.SystemExit) {
		f.Exit = m.exit(exc)
	}
	f.Class, f.Text = m.describe(exc)
	f.Traceback = m.traceback(exc)
	for tb := object.As[object.Exception](exc).Traceback; tb.IsSet() && tb.Kind() == object.KindTraceback; {
		entry := object.As[Traceback](tb)
		if object.As[Frame](entry.frame).code.source == source {
			f.Span = entry.span
		}
		tb = entry.next
	}
	return f
}

// describe returns the two halves of a traceback's last line.
func (m *Machine) describe(exc object.Value) (class, text string) {
	t := exc.Type()
	class = exc.QualifiedTypeName()
	if module := t.Module(); module != "builtins" && module != "__main__" && class == t.ShortName() {
		class = module + "." + class
	}
	said := exc
	if t.Exception().In(pyerr.SyntaxError) {
		args := object.ExceptionArgs(exc)
		if len(args) == 0 {
			return class, "<no detail available>"
		}
		said = args[0] // the place stands above
	}
	text, err := object.StrText(m.rt, said)
	if err != nil {
		m.rt.Discard(err)
		text = "<exception str() failed>"
	}
	return class, text
}

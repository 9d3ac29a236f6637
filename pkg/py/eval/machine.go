package eval

import (
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A Machine runs the cells of one session. It belongs to one goroutine at a
// time; [Machine.Interrupt] alone may be called from others.
type Machine struct {
	rt      *object.Runtime
	globals *Globals
	config  Config
	others  []*Globals // of modules beside the session's
	tracing bool

	announced announced
	repeat    *Repeat      // of the tracer
	length    object.Value // the built-in len, or empty

	top    *Frame   // the frame at work
	frames uint64   // how many there have been
	free   []*Frame // frames for reuse
	budget int      // backward jumps and calls until the next poll

	interrupts atomic.Int32  // how often the running program was asked to stop
	obeyed     int32         // how many of them have been raised
	yielded    time.Duration // when the page's events were last let in
	body       *object.Names // what the class body that ended last bound
	reraising  bool          // the exception on its way has this frame in its traceback

	injected  error // to be raised where the generator stands that is resumed next
	suspended bool  // the run that ended last ended by a yield

	echoed object.Value // the value that a prompt printed last, owned

	// stopValue is what the generator that ended last returned.
	stopValue object.Value
}

// Config is what a machine needs from its surroundings. Every field may be left
// out.
type Config struct {
	// Builtins are the names that every module knows.
	Builtins map[string]object.Value

	// Module returns the module of a dotted name; the caller owns it.
	Module func(rt *object.Runtime, name string) (object.Value, error)

	// Lacks says why a module lacks a name that it has in CPython, or "".
	Lacks func(module, name string) string

	// Print receives what a prompt echoes.
	Print func(text string) error

	// Errors receives what is told of exceptions that no one can catch.
	Errors func(text string) error

	// Uncaught is told of an exception that ended what was run at a prompt.
	// It is borrowed.
	Uncaught func(exc object.Value)

	// Yield lets the events of the page in. It is called about every 10 ms.
	Yield func()

	// Roots visits every reference that the surroundings own, for
	// [Machine.Audit].
	Roots func(visit func(object.Value))

	// Statement is called before each statement when it is set. A machine
	// with it compiles code that announces its statements.
	Statement StatementFunc

	// Bound is told of variables that such code binds and unbinds, before
	// it does. It may be nil.
	Bound BoundFunc

	// Repeat is what a tracer opens that needs not hear all. It may be nil.
	Repeat *Repeat
}

// yieldEvery is how long the machine keeps the page waiting.
const yieldEvery = 10 * time.Millisecond

// pollEvery is the number of backward jumps and calls between polls: some tens
// of microseconds.
const pollEvery = 1024

// New returns a machine for the runtime, with an empty module.
func New(rt *object.Runtime, config Config) *Machine {
	m := &Machine{rt: rt, config: config, globals: NewGlobals(config.Builtins), tracing: config.Statement != nil}
	if m.repeat = config.Repeat; m.repeat == nil {
		m.repeat = new(Repeat)
	}
	m.length = config.Builtins["len"]
	m.budget = pollEvery
	m.yielded = Elapsed()
	rt.Poll = m.breathe
	if config.Errors != nil {
		rt.Unraisable = m.unraisable
	}
	m.globals.Set(rt, "__name__", object.NewStr("__main__"))
	return m
}

// Runtime returns the runtime that the machine's objects share.
func (m *Machine) Runtime() *object.Runtime { return m.rt }

// Globals returns the names of the session.
func (m *Machine) Globals() *Globals { return m.globals }

// Run runs a program in the session's module. The error is a *[Failure] when
// the program could not be read or ended by an exception.
func (m *Machine) Run(name, text string, mode Mode) error {
	m.interrupts.Store(0)
	m.rt.Overdue() // of the program before
	m.obeyed = 0
	source := NewSource(name, text)
	tree, err := mode.parse(name, text)
	if err != nil {
		return m.failure(err, source, mode)
	}
	code, err := m.compile(tree, source, m.globals, mode.interactive())
	if err != nil {
		return m.failure(err, source, mode)
	}
	f := m.newFrame(code, nil)
	m.rt.Release(code.Value())
	v, err := m.nested(f)
	m.rt.Handling = object.Value{} // an abandoned program leaves its handlers half-way
	m.obeyed = 0
	if err != nil {
		return m.failure(err, source, mode)
	}
	m.rt.Release(v)
	return nil
}

// Interrupt makes the running program raise KeyboardInterrupt soon. A program
// may catch it, as in Python; the second Interrupt of a run ends it whatever it
// catches: then no except and no finally clause is entered any more. Interrupt
// may be called from any goroutine.
func (m *Machine) Interrupt() { m.interrupts.Add(1) }

// interruption returns the exception to raise when the program was asked to
// stop once more, or nil.
func (m *Machine) interruption() error {
	n := m.interrupts.Load()
	if n == m.obeyed && !m.abandoned() {
		return nil
	}
	m.obeyed = n
	m.budget = 0 // should the operation not be able to end now, its statement can
	return pyerr.KeyboardInterrupt.New("")
}

// abandoned reports whether the program ends whatever it catches.
func (m *Machine) abandoned() bool { return m.obeyed > 1 }

// Close unbinds every name, so that all that the session made is given back.
func (m *Machine) Close() {
	m.globals.Clear(m.rt)
	m.keepEchoed(object.Value{})
	m.rt.Replace(&m.stopValue, object.Value{})
	m.rt.Collect()
}

// poll is what the machine does now and then between instructions: it breathes
// and collects cycles when that is due, which may run finalizers.
func (m *Machine) poll() error {
	m.budget = pollEvery
	m.rt.CollectWhenDue()
	if err := m.rt.Overdue(); err != nil {
		return err
	}
	return m.breathe()
}

// breathe looks whether the program shall stop, lets the other goroutines work
// (the collector's among them, which starves otherwise) and, when it is time,
// the page. It runs no Python code, so that an operation in Go can call it while
// it looks at objects.
func (m *Machine) breathe() error {
	if m.repeat.Now {
		m.budget = 0 // between the rounds, when the tracer has heard all of this one
		return nil
	}
	if err := m.interruption(); err != nil {
		return err
	}
	if err := m.rt.Weigh(); err != nil {
		return err
	}
	runtime.Gosched()
	if m.config.Yield != nil {
		if Elapsed()-m.yielded >= yieldEvery {
			m.config.Yield()
			m.yielded = Elapsed()
			return m.interruption()
		}
	}
	return nil
}

// nested runs a frame to its end, below whatever runs already. It takes over
// the machine's ownership of the frame.
func (m *Machine) nested(f *Frame) (object.Value, error) {
	rt := m.rt
	if rt.Natives >= rt.NativeRecursion {
		m.leave(f)
		return object.Value{}, pyerr.RecursionError.New("maximum recursion depth exceeded")
	}
	rt.Natives++
	f.entry = true
	f.back = m.top
	v, err := m.run(f)
	rt.Natives--
	return v, err
}

// Audit recounts every reference of the session; see [object.Runtime.Audit].
// Below a native function that has called back into Python there is nothing to
// compare with, for the function holds references that only it knows: then
// Audit finds nothing wrong.
func (m *Machine) Audit() error {
	if m.rt.Natives > 1 {
		return nil
	}
	return m.rt.Audit(m.roots)
}

func (m *Machine) roots(visit func(object.Value)) {
	for _, g := range append(m.others, m.globals) {
		g.Each(func(_ string, v object.Value) { visit(v) })
	}
	for f := m.top; f != nil; f = f.back {
		visit(f.Value())
	}
	visit(m.echoed)
	visit(m.stopValue)
	if m.config.Roots != nil {
		m.config.Roots(visit)
	}
}

// Line returns the line of the program that is at work, or 0.
func (m *Machine) Line() int {
	if m.top == nil {
		return 0
	}
	return int(m.top.span().Line)
}

// InFunction reports whether the innermost frame is that of a function or of a
// class's body, whose variables are not the globals.
func (m *Machine) InFunction() bool { return m.top != nil && m.top.fn != nil }

// EachLocal calls f with the variables of the innermost frame, borrowed: the
// globals when no function runs.
func (m *Machine) EachLocal(f func(name string, v object.Value)) {
	switch {
	case m.top == nil || m.top.fn == nil:
		m.globals.Each(f)
	case m.top.names != nil:
		for _, name := range m.top.names.Keys() {
			f(name, m.top.names.Get(name))
		}
	default:
		m.top.locals(f)
	}
}

// IsLocal reports whether a local variable of the innermost function is v.
// Variables that functions share do not count.
func (m *Machine) IsLocal(v object.Value) bool {
	if m.top == nil || m.top.fn == nil {
		return false
	}
	return slices.Contains(m.top.slots[:len(m.top.code.locals)], v)
}

// A StatementFunc is told that a statement begins, and where it stands.
type StatementFunc func(at syntax.Span)

// Expression returns the source text of the expression at work, or "" when none
// is, or when it goes over more than one line.
func (m *Machine) Expression() string {
	if m.top == nil {
		return ""
	}
	span := m.top.span()
	line := m.top.code.source.Line(int(span.Line))
	if span.EndLine != span.Line || int(span.EndCol) > len(line) {
		return ""
	}
	return line[span.Col:span.EndCol]
}

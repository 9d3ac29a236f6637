package eval

import (
	"fmt"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A Generator owns a frame that stands still between its yields.
type Generator struct {
	object.Container
	machine  *Machine
	frame    *Frame // owned; nil when it has ended
	started  bool
	running  bool
	name     string
	qualname string
	handling object.Value // the exception it was handling when it yielded, borrowed from its frame
}

var generatorType = &object.Type{}

func init() {
	generatorType.Define(object.TypeSpec{
		Name: "generator", Kind: object.KindGenerator, Sealed: true,
		Slots: object.Slots{
			Finalize: finalizeGenerator,
			Free:     func(rt *object.Runtime, v object.Value) { object.As[Generator](v).end() },
			Clear:    func(rt *object.Runtime, v object.Value) { object.As[Generator](v).end() },
			Children: func(v object.Value, visit func(object.Value)) {
				if g := object.As[Generator](v); g.frame != nil && !g.running {
					visit(g.frame.Value())
				}
			},
			Iter: object.IterSelf,
			Next: func(rt *object.Runtime, v object.Value) (object.Value, error) {
				return object.As[Generator](v).resume(object.None, nil)
			},
			Repr: func(rt *object.Runtime, v object.Value) (string, error) {
				return fmt.Sprintf("<generator object %s at %#x>", object.As[Generator](v).qualname, v.Address()), nil
			},
		},
		Methods: []object.Method{
			{Name: "send", Params: "value, /", Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
				return object.As[Generator](self).send(args.At(0))
			}},
			{Name: "throw", Params: "typ, val?, tb?, /", Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
				g := object.As[Generator](self)
				exc, err := g.thrown(args.At(0), args.At(1))
				if err != nil {
					return object.Value{}, err
				}
				return g.orStop(g.throw(object.Raise(exc)))
			}},
			{Name: "close", Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
				return object.As[Generator](self).close()
			}},
		},
		Getters: []object.Getter{
			nameGetter("__name__", func(self object.Value) *string { return &object.As[Generator](self).name }),
			nameGetter("__qualname__", func(self object.Value) *string { return &object.As[Generator](self).qualname }),
			{Name: "gi_running", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
				return object.Bool(object.As[Generator](self).running), nil
			}},
		},
	})
}

// newGenerator returns a generator that owns the frame, which the machine gives
// up.
func newGenerator(m *Machine, f *Frame) object.Value {
	g := &Generator{machine: m, frame: f, name: f.code.name, qualname: f.code.qualname}
	f.back = nil
	g.Init(m.rt, generatorType)
	return g.Value()
}

// resume runs the generator to its next yield, with the value that the yield
// has, or with an error that is raised there. It takes over the reference of
// either. At the end the result is an empty Value, and what the generator
// returned is in the machine's stopValue.
func (g *Generator) resume(sent object.Value, failure error) (object.Value, error) {
	m := g.machine
	rt := m.rt
	f := g.frame
	switch {
	case g.running:
		return object.Value{}, pyerr.ValueError.New("generator already executing")
	case f == nil:
		rt.Replace(&m.stopValue, object.Value{})
		return object.Value{}, failure
	case rt.Natives >= rt.NativeRecursion || rt.Depth >= rt.Recursion:
		return object.Value{}, pyerr.RecursionError.New("maximum recursion depth exceeded")
	}
	if g.started {
		if failure == nil {
			f.push(sent)
		}
	} else if failure == nil {
		g.started = true
	}
	keep := g.Value().Retain() // the generator outlives its own running
	g.running = true
	outer := rt.Handling
	if g.handling.IsSet() {
		rt.Handling = g.handling
	}
	m.injected = failure
	v, err := m.nested(f)
	g.running = false
	ended := err != nil || !m.suspended
	if ended {
		g.frame = nil
		g.handling = object.Value{}
	} else {
		g.handling = object.Value{}
		if rt.Handling != outer {
			g.handling = rt.Handling
		}
	}
	rt.Handling = outer
	defer rt.Release(keep)
	switch {
	case err != nil && object.IsException(err, pyerr.StopIteration):
		return object.Value{}, m.wrapStop(err)
	case err != nil:
		return object.Value{}, err
	case ended:
		rt.Replace(&m.stopValue, v)
		return object.Value{}, nil
	}
	return v, nil
}

// wrapStop is the RuntimeError that a StopIteration becomes when it leaves a
// generator (PEP 479).
func (m *Machine) wrapStop(err error) error {
	stop := m.rt.Exception(err)
	exc := object.NewException(m.rt, object.ExceptionType(pyerr.RuntimeError), "generator raised StopIteration")
	e := object.As[object.Exception](exc)
	e.Cause, e.Context, e.SuppressContext = stop, stop.Retain(), true
	return object.Raise(exc)
}

func (g *Generator) send(v object.Value) (object.Value, error) {
	if !g.started && g.frame != nil && !v.IsNone() {
		return object.Value{}, pyerr.TypeError.New("can't send non-None value to a just-started generator")
	}
	return g.orStop(g.resume(v.Retain(), nil))
}

// orStop makes the end of the generator a StopIteration with its value.
func (g *Generator) orStop(v object.Value, err error) (object.Value, error) {
	if err != nil || v.IsSet() {
		return v, err
	}
	return object.Value{}, g.machine.StopIteration()
}

// StopIteration returns the exception that next() raises when a generator has
// ended, with what it returned.
func (m *Machine) StopIteration() error {
	v := m.stopValue
	m.stopValue = object.Value{}
	if !v.IsSet() || v.IsNone() {
		return pyerr.StopIteration.New("")
	}
	return object.Raise(object.MakeException(m.rt, object.ExceptionType(pyerr.StopIteration), v))
}

// thrown returns the exception that throw is to raise, of a class with a value
// or one as it is.
func (g *Generator) thrown(kind, value object.Value) (object.Value, error) {
	if value.IsSet() && !value.IsNone() {
		if object.AsType(kind) == nil {
			return object.Value{}, pyerr.TypeError.New("instance exception may not have a separate value")
		}
		made, err := object.CallValues(g.machine.rt, kind, value)
		if err != nil {
			return object.Value{}, err
		}
		defer g.machine.rt.Release(made)
		kind = made
	}
	return g.machine.exceptionOf(kind, "exceptions must be classes or instances deriving from BaseException, not "+kind.TypeName())
}

// throw raises err where the generator stands. When it stands in a "yield from",
// the inner iterator gets it.
func (g *Generator) throw(err error) (object.Value, error) {
	m := g.machine
	f := g.frame
	if f == nil || !g.started || g.running || f.code.instructions[f.pc].op() != opYieldFrom {
		return g.resume(object.None, err)
	}
	inner := f.top()
	if inner.Kind() != object.KindGenerator {
		return g.throwOver(inner, err)
	}
	inner.Retain()
	defer m.rt.Release(inner)
	if object.IsException(err, pyerr.GeneratorExit) {
		v, closing := object.As[Generator](inner).close()
		if closing != nil {
			m.rt.Discard(err)
			return g.resume(object.None, closing)
		}
		m.rt.Release(v)
		return g.resume(object.None, err)
	}
	g.running = true
	v, err := object.As[Generator](inner).throw(err)
	g.running = false
	if err != nil {
		return g.resume(object.None, err)
	}
	if v.IsSet() {
		return v, nil
	}
	return g.afterInner()
}

// throwOver raises err past an inner iterator that is no generator, unless it
// has a throw method of its own.
func (g *Generator) throwOver(inner object.Value, err error) (object.Value, error) {
	m := g.machine
	method, ferr := object.FindAttr(m.rt, inner, "throw")
	if ferr != nil || !method.IsSet() {
		m.rt.Discard(ferr)
		return g.resume(object.None, err)
	}
	defer m.rt.Release(method)
	exc := m.rt.Exception(err)
	defer m.rt.Release(exc)
	v, err := object.CallValues(m.rt, method, exc)
	if err != nil {
		return g.resume(object.None, err)
	}
	return v, nil
}

// afterInner goes on behind a "yield from" whose inner generator has ended.
func (g *Generator) afterInner() (object.Value, error) {
	m := g.machine
	f := g.frame
	result := m.stopValue
	m.stopValue = object.Value{}
	if !result.IsSet() {
		result = object.None
	}
	m.drop(f, 1)
	f.pc++
	return g.resume(result, nil)
}

// close raises GeneratorExit where the generator stands, and returns what the
// generator then returns. One that yields again does not obey.
func (g *Generator) close() (object.Value, error) {
	m := g.machine
	if g.frame == nil {
		return object.None, nil
	}
	if !g.started {
		g.end()
		return object.None, nil
	}
	m.rt.Replace(&m.stopValue, object.Value{})
	v, err := g.throw(pyerr.GeneratorExit.New(""))
	switch {
	case err != nil && object.IsException(err, pyerr.GeneratorExit):
		m.rt.Discard(err)
		return object.None, nil
	case err != nil:
		return object.Value{}, err
	case v.IsSet():
		m.rt.Release(v)
		return object.Value{}, pyerr.RuntimeError.New("generator ignored GeneratorExit")
	case m.stopValue.IsSet():
		v, m.stopValue = m.stopValue, object.Value{}
		return v, nil
	}
	return object.None, nil
}

// end gives up the frame.
func (g *Generator) end() {
	if f := g.frame; f != nil && !g.running {
		g.frame = nil
		g.machine.rt.Release(f.Value())
	}
}

// finalizeGenerator lets the finally clauses of a generator run that nobody will
// ask again.
func finalizeGenerator(rt *object.Runtime, v object.Value) {
	g := object.As[Generator](v)
	if g.frame == nil || !g.started || g.running {
		return
	}
	if _, protected := g.frame.code.handlerAt(g.frame.pc - 1); !protected && g.frame.code.instructions[g.frame.pc].op() != opYieldFrom {
		return
	}
	result, err := g.close()
	if err != nil {
		rt.IgnoreIn(err, "while closing generator ", v)
		return
	}
	rt.Release(result)
}

// delegate runs one step of "yield from": it sends the value to the inner
// iterator. done tells that it has ended, and the result is the value of the
// expression.
func (m *Machine) delegate(it, sent object.Value) (result object.Value, done bool, err error) {
	m.rt.Replace(&m.stopValue, object.Value{})
	switch {
	case it.Kind() == object.KindGenerator:
		result, err = object.As[Generator](it).resume(sent.Retain(), nil)
	case sent.IsNone():
		result, err = object.Next(m.rt, it)
	default:
		result, err = object.CallAttr(m.rt, it, "send", sent)
	}
	if err != nil || result.IsSet() {
		return result, false, err
	}
	result = m.stopValue
	m.stopValue = object.Value{}
	if !result.IsSet() {
		result = object.None
	}
	return result, true, nil
}

// raiseInjected is run in place of a generator's code to raise an error there.
var raiseInjected = []instruction{instruction(opInjected)}

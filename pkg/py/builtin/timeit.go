package builtin

import (
	"strings"
	"time"

	"github.com/zerocopyzen/zen/pkg/py/eval"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A timer is a timeit.Timer: a statement, given as text or as a callable, and
// what has to happen before it.
//
// Text runs in a module of its own, which knows the names that the program
// passes as globals and no others.
//
// See https://docs.python.org/3/library/timeit.html#timeit.Timer.
type timer struct {
	object.Container
	stmt, setup, clock, globals object.Value // setup and stmt are a str or callable; clock is empty for perf_counter
}

var timerType = &object.Type{}

// timeSource is the name of the text of a statement in error texts.
const timeSource = "<timeit-src>"

const (
	defaultNumber = 1_000_000
	defaultRepeat = 5
)

var (
	timerSignature  = object.ParseSignature("Timer", "stmt?, setup?, timer?, globals?")
	timeitSignature = object.ParseSignature("timeit", "stmt?, setup?, timer?, number?, globals?")
	repeatSignature = object.ParseSignature("repeat", "stmt?, setup?, timer?, repeat?, number?, globals?")
)

func init() {
	drop := func(rt *object.Runtime, v object.Value) {
		object.As[timer](v).each(func(slot *object.Value) { rt.Replace(slot, object.Value{}) })
	}
	timerType.Define(object.TypeSpec{
		Name: "Timer", Module: "timeit", Sealed: true, Doc: "Class for timing execution speed of small code snippets.",
		Slots: object.Slots{
			Free: drop, Clear: drop,
			Children: func(v object.Value, visit func(object.Value)) {
				object.As[timer](v).each(func(slot *object.Value) { visit(*slot) })
			},
			New: func(rt *object.Runtime, _ *object.Type, args object.Args) (object.Value, error) {
				args, err := timerSignature.Bind(args)
				if err != nil {
					return object.Value{}, err
				}
				return newTimer(rt, args.At(0), args.At(1), args.At(2), args.At(3))
			},
		},
		Methods: []object.Method{
			{Name: "timeit", Params: "number?", Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
				return object.As[timer](self).timeit(rt, args.At(0))
			}},
			{Name: "repeat", Params: "repeat?, number?", Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
				return object.As[timer](self).repeat(rt, args.At(0), args.At(1))
			}},
			{Name: "autorange", Params: "callback?", Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
				return object.As[timer](self).autorange(rt, args.At(0))
			}},
		},
	})
	modules["timeit"] = moduleSpec{
		doc: "Tool for measuring execution time of small code snippets.",
		functions: []function{
			{"timeit", "*args", "Convenience function to create Timer object and call timeit method.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
				args, err := timeitSignature.Bind(args)
				if err != nil {
					return object.Value{}, err
				}
				t, err := newTimer(rt, args.At(0), args.At(1), args.At(2), args.At(4))
				if err != nil {
					return object.Value{}, err
				}
				defer rt.Release(t)
				return object.As[timer](t).timeit(rt, args.At(3))
			}},
			{"repeat", "*args", "Convenience function to create Timer object and call repeat method.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
				args, err := repeatSignature.Bind(args)
				if err != nil {
					return object.Value{}, err
				}
				t, err := newTimer(rt, args.At(0), args.At(1), args.At(2), args.At(5))
				if err != nil {
					return object.Value{}, err
				}
				defer rt.Release(t)
				return object.As[timer](t).repeat(rt, args.At(3), args.At(4))
			}},
		},
		types: []*object.Type{timerType},
		fill: func(s *Session, set func(string, object.Value)) error {
			clocks, err := s.module("time")
			if err != nil {
				return err
			}
			defer s.Runtime.Release(clocks)
			clock, err := object.GetAttr(s.Runtime, clocks, "perf_counter")
			if err != nil {
				return err
			}
			set("default_timer", clock)
			set("default_number", object.Int(defaultNumber))
			set("default_repeat", object.Int(defaultRepeat))
			return nil
		},
	}
}

func (t *timer) each(f func(slot *object.Value)) {
	for _, slot := range []*object.Value{&t.stmt, &t.setup, &t.clock, &t.globals} {
		f(slot)
	}
}

// newTimer checks that what is text can be read.
func newTimer(rt *object.Runtime, stmt, setup, clock, globals object.Value) (object.Value, error) {
	part := func(v object.Value, name string) (object.Value, error) {
		switch {
		case !v.IsSet():
			return object.NewStr("pass"), nil
		case v.IsStr() || v.Type().Slots().Call != nil:
			return v, nil
		}
		return object.Value{}, pyerr.ValueError.Newf("%s is neither a string nor callable", name)
	}
	setup, err := part(setup, "setup")
	if err != nil {
		return object.Value{}, err
	}
	if stmt, err = part(stmt, "stmt"); err != nil {
		return object.Value{}, err
	}
	before := ""
	if setup.IsStr() {
		before = object.StrOf(setup) + "\n"
		if err := checkSource(before); err != nil {
			return object.Value{}, err
		}
	}
	if stmt.IsStr() {
		if err := checkSource(before + object.StrOf(stmt)); err != nil {
			return object.Value{}, err
		}
	}
	if given(globals) && globals.Kind() != object.KindDict {
		return object.Value{}, pyerr.TypeError.Newf("globals must be a dict, not %s", globals.TypeName())
	}
	t := &timer{stmt: stmt.Retain(), setup: setup.Retain()}
	if given(clock) {
		t.clock = clock.Retain()
	}
	if given(globals) {
		t.globals = globals.Retain()
	}
	t.Init(rt, timerType)
	return t.Value(), nil
}

func checkSource(text string) error {
	_, err := syntax.ParseFile(timeSource, []byte(text))
	return eval.PlainError(err)
}

// source returns the program that defines inner(_it), which runs the setup and
// then the statement as often as _it has items, and tells how long that took.
// The text stands in the function, so that the names it binds are local, and
// its lines have the numbers that CPython shows.
func (t *timer) source() string {
	indented := func(v object.Value, call string, depth int) string {
		if !v.IsStr() {
			return call
		}
		return strings.ReplaceAll(object.StrOf(v), "\n", "\n"+strings.Repeat(" ", depth))
	}
	return "\ndef inner(_it, _timer, _setup, _stmt):\n" +
		"    " + indented(t.setup, "_setup()", 4) + "\n" +
		"    _t0 = _timer()\n" +
		"    for _i in _it:\n" +
		"        " + indented(t.stmt, "_stmt()", 8) + "\n" +
		"        pass\n" +
		"    _t1 = _timer()\n" +
		"    return _t1 - _t0\n"
}

// timeit runs the statement number times. The collector rests meanwhile.
func (t *timer) timeit(rt *object.Runtime, number object.Value) (object.Value, error) {
	n, err := optionalSize(rt, number, defaultNumber)
	if err != nil {
		return object.Value{}, err
	}
	resting := rt.NoCollect
	rt.NoCollect = true
	defer func() { rt.NoCollect = resting }()
	if !t.stmt.IsStr() && !t.setup.IsStr() && !t.clock.IsSet() {
		return t.callables(rt, n)
	}
	return t.compiled(rt, n)
}

func optionalSize(rt *object.Runtime, v object.Value, otherwise int) (int, error) {
	if !v.IsSet() {
		return otherwise, nil
	}
	return object.AsSize(rt, v, pyerr.OverflowError)
}

// callables is timeit when there is no text: nothing stands between the calls.
func (t *timer) callables(rt *object.Runtime, n int) (object.Value, error) {
	call := func(fn object.Value) error {
		result, err := object.Call(rt, fn, object.Args{})
		if err != nil {
			return err
		}
		rt.Release(result)
		return rt.Work(workItem)
	}
	if err := call(t.setup); err != nil {
		return object.Value{}, err
	}
	begin := time.Now()
	for range n {
		if err := call(t.stmt); err != nil {
			return object.Value{}, err
		}
	}
	return object.Float(time.Since(begin).Seconds()), nil
}

// compiled is timeit by way of the program that source returns.
func (t *timer) compiled(rt *object.Runtime, n int) (object.Value, error) {
	m := sessionOf(rt).Machine
	names := m.OpenGlobals()
	defer m.CloseGlobals(names)
	if t.globals.IsSet() {
		d := object.As[object.Dict](t.globals)
		for i := 0; ; {
			key, value, next, ok := d.EntryAt(i)
			if !ok {
				break
			}
			i = next
			if key.IsStr() {
				names.Set(rt, object.StrOf(key), value.Retain())
			}
		}
	}
	if err := m.Exec(timeSource, t.source(), names); err != nil {
		return object.Value{}, err
	}
	clock, err := t.clockOr(rt)
	if err != nil {
		return object.Value{}, err
	}
	defer rt.Release(clock)
	turns, err := object.CallType(rt, object.RangeType, object.Args{Values: []object.Value{object.Int(int64(n))}})
	if err != nil {
		return object.Value{}, err
	}
	defer rt.Release(turns)
	inner := names.Get("inner").Retain()
	defer rt.Release(inner)
	return object.CallValues(rt, inner, turns, clock, t.setup, t.stmt)
}

// clockOr returns the timer's clock or perf_counter. The caller owns it.
func (t *timer) clockOr(rt *object.Runtime) (object.Value, error) {
	if t.clock.IsSet() {
		return t.clock.Retain(), nil
	}
	clocks, err := sessionOf(rt).module("time")
	if err != nil {
		return object.Value{}, err
	}
	defer rt.Release(clocks)
	return object.GetAttr(rt, clocks, "perf_counter")
}

// repeat returns the list of the times of several rounds.
func (t *timer) repeat(rt *object.Runtime, rounds, number object.Value) (object.Value, error) {
	n, err := optionalSize(rt, rounds, defaultRepeat)
	if err != nil {
		return object.Value{}, err
	}
	var times []object.Value
	for range n {
		seconds, err := t.timeit(rt, number)
		if err != nil {
			rt.ReleaseAll(times)
			return object.Value{}, err
		}
		times = append(times, seconds)
	}
	return object.NewList(rt, times)
}

// autorange finds a number of loops that takes a fifth of a second at least, and
// returns it with the time.
func (t *timer) autorange(rt *object.Runtime, callback object.Value) (object.Value, error) {
	for scale := 1; ; scale *= 10 {
		for _, step := range []int{1, 2, 5} {
			number := object.Int(int64(scale * step))
			seconds, err := t.timeit(rt, number)
			if err != nil {
				return object.Value{}, err
			}
			if given(callback) {
				result, err := object.CallValues(rt, callback, number, seconds)
				if err != nil {
					rt.Release(seconds)
					return object.Value{}, err
				}
				rt.Release(result)
			}
			long, err := object.CompareBool(rt, object.Ge, seconds, object.Float(0.2))
			if err != nil || !long {
				rt.Release(seconds)
				if err != nil {
					return object.Value{}, err
				}
				continue
			}
			return object.NewTuple(rt, number, seconds)
		}
	}
}

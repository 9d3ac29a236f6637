package eval

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A Function is a Python function: code with the values that its parameters
// default to and the cells that it captured.
type Function struct {
	object.Container
	machine        *Machine
	code           *Code          // owned
	name, qualname string         // may be assigned
	defaults       []object.Value // of the last positional parameters
	kwDefaults     object.Value   // a dict, or empty
	cells          []object.Value // of code.frees
	attrs          *object.Dict
}

var functionType = &object.Type{}

func init() {
	functionType.Define(object.TypeSpec{
		Name: "function", Kind: object.KindFunction, Sealed: true,
		Slots: object.Slots{
			Free: freeFunction,
			Clear: func(rt *object.Runtime, v object.Value) {
				fn := object.As[Function](v)
				rt.ReleaseAll(fn.defaults)
				for _, cell := range fn.cells {
					rt.Replace(&object.As[Cell](cell).v, object.Value{})
				}
			},
			Children: func(v object.Value, visit func(object.Value)) {
				fn := object.As[Function](v)
				for _, d := range fn.defaults {
					visit(d)
				}
				visit(fn.kwDefaults)
				for _, cell := range fn.cells {
					visit(cell)
				}
				if fn.attrs != nil {
					visit(fn.attrs.Value())
				}
				visit(fn.code.Value())
			},
			Attrs: func(v object.Value) **object.Dict { return &object.As[Function](v).attrs },
			Call:  callFunction,
			DescrGet: func(rt *object.Runtime, descr, v object.Value, t *object.Type) (object.Value, error) {
				if !v.IsSet() {
					return descr.Retain(), nil
				}
				return object.NewMethod(rt, descr, v), nil
			},
			Repr: func(rt *object.Runtime, v object.Value) (string, error) {
				return fmt.Sprintf("<function %s at %#x>", object.As[Function](v).qualname, v.Address()), nil
			},
		},
		Getters: []object.Getter{
			nameGetter("__name__", func(self object.Value) *string { return &object.As[Function](self).name }),
			nameGetter("__qualname__", func(self object.Value) *string { return &object.As[Function](self).qualname }),
			{Name: "__doc__", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
				if doc := object.As[Function](self).code.doc; doc != "" {
					return object.NewStr(doc), nil
				}
				return object.None, nil
			}},
			{Name: "__module__", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
				return object.NewStr("__main__"), nil
			}},
			{Name: "__defaults__", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
				fn := object.As[Function](self)
				if len(fn.defaults) == 0 {
					return object.None, nil
				}
				items := slices.Clone(fn.defaults)
				for _, v := range items {
					v.Retain()
				}
				return object.NewTuple(rt, items...)
			}},
		},
	})
}

// nameGetter is a name that a program can change.
func nameGetter(name string, of func(self object.Value) *string) object.Getter {
	return object.Getter{
		Name: name,
		Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
			return object.NewStr(*of(self)), nil
		},
		Set: func(rt *object.Runtime, self, value object.Value) error {
			if !value.IsSet() || !value.IsStr() {
				return pyerr.TypeError.Newf("%s must be set to a string object", name)
			}
			*of(self) = object.StrOf(value)
			return nil
		},
	}
}

func freeFunction(rt *object.Runtime, v object.Value) {
	fn := object.As[Function](v)
	rt.ReleaseAll(fn.defaults)
	rt.Replace(&fn.kwDefaults, object.Value{})
	rt.ReleaseAll(fn.cells)
	if attrs := fn.attrs; attrs != nil {
		fn.attrs = nil
		rt.Release(attrs.Value())
	}
	code := fn.code
	fn.code = nil
	rt.Release(code.Value())
}

// callFunction runs a function called from Go.
func callFunction(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
	fn := object.As[Function](v)
	m := fn.machine
	f, err := m.call(fn, object.Value{}, args)
	if err != nil {
		return object.Value{}, err
	}
	return m.nested(f)
}

// call returns a frame in which the parameters are bound to the arguments,
// before which self is put when it is set. The frame takes references of its
// own.
func (m *Machine) call(fn *Function, self object.Value, args object.Args) (*Frame, error) {
	if m.rt.Depth >= m.rt.Recursion {
		return nil, pyerr.RecursionError.New("maximum recursion depth exceeded")
	}
	code := fn.code
	if err := m.rt.Charge(code.slots() * 16); err != nil {
		return nil, err
	}
	m.rt.Credit(code.slots() * 16)
	f := m.newFrame(code, fn)
	n := 0
	if self.IsSet() {
		n = 1
	}
	positional := args.Positional()
	if len(args.Names) == 0 && n+positional == code.args && code.kwOnly == 0 && !code.vararg && !code.kwarg {
		if n == 1 {
			f.slots[0] = self.Retain()
		}
		for i, v := range args.Values {
			f.slots[n+i] = v.Retain()
		}
	} else if err := m.bind(f, fn, self, args); err != nil {
		m.leave(f)
		return nil, err
	}
	if len(code.cells) > 0 {
		f.fillCells()
	}
	return f, nil
}

// bind is call's way for whatever is not as many positional arguments as there
// are parameters.
//
// See https://docs.python.org/3/reference/expressions.html#calls.
func (m *Machine) bind(f *Frame, fn *Function, self object.Value, args object.Args) error {
	code := fn.code
	values := args.Values[:args.Positional()]
	if self.IsSet() {
		values = append([]object.Value{self}, values...)
	}
	n := min(len(values), code.args)
	for i := range n {
		f.slots[i] = values[i].Retain()
	}
	extra := values[n:]
	keywordsAt := code.args + code.kwOnly
	if code.vararg {
		rest := slices.Clone(extra)
		for _, v := range rest {
			v.Retain()
		}
		t, err := object.NewTuple(m.rt, rest...)
		if err != nil {
			return err
		}
		f.slots[keywordsAt] = t
		keywordsAt++
	}
	var keywords *object.Dict
	if code.kwarg {
		d, err := object.NewDict(m.rt)
		if err != nil {
			return err
		}
		f.slots[keywordsAt] = d
		keywords = object.As[object.Dict](d)
	}
	for i, name := range args.Names {
		v := args.Values[args.Positional()+i]
		at := slices.Index(code.locals[:code.args+code.kwOnly], name)
		switch {
		case at >= code.posOnly:
			if f.slots[at].IsSet() {
				return pyerr.TypeError.Newf("%s() got multiple values for argument '%s'", fn.qualname, name)
			}
			f.slots[at] = v.Retain()
		case keywords != nil:
			if err := keywords.SetStr(m.rt, name, v); err != nil {
				return err
			}
		default:
			return fn.misnamed(args.Names, name)
		}
	}
	if len(extra) > 0 && !code.vararg {
		return fn.tooMany(f, len(values))
	}
	return m.bindDefaults(f, fn)
}

// misnamed is the error for a named argument that no parameter takes. Parameters
// that take no name are said first, wherever they stand among the names.
func (fn *Function) misnamed(names []string, name string) error {
	var misplaced []string
	for _, n := range names {
		if slices.Contains(fn.code.locals[:fn.code.posOnly], n) {
			misplaced = append(misplaced, n)
		}
	}
	if len(misplaced) > 0 {
		return pyerr.TypeError.Newf("%s() got some positional-only arguments passed as keyword arguments: '%s'",
			fn.qualname, strings.Join(misplaced, ", "))
	}
	return object.UnexpectedKeyword(fn.qualname, name, fn.code.locals[fn.code.posOnly:fn.code.args+fn.code.kwOnly])
}

func (m *Machine) bindDefaults(f *Frame, fn *Function) error {
	code := fn.code
	first := code.args - len(fn.defaults)
	var missing []string
	for i := range code.args {
		if f.slots[i].IsSet() {
			continue
		}
		if i < first {
			missing = append(missing, code.locals[i])
			continue
		}
		f.slots[i] = fn.defaults[i-first].Retain()
	}
	if len(missing) > 0 {
		return pyerr.TypeError.Newf("%s() missing %d required positional argument%s: %s",
			fn.qualname, len(missing), plural(len(missing)), quoted(missing))
	}
	for i := code.args; i < code.args+code.kwOnly; i++ {
		if f.slots[i].IsSet() {
			continue
		}
		var d object.Value
		if fn.kwDefaults.IsSet() {
			d = object.As[object.Dict](fn.kwDefaults).GetStr(code.locals[i])
		}
		if !d.IsSet() {
			missing = append(missing, code.locals[i])
			continue
		}
		f.slots[i] = d.Retain()
	}
	if len(missing) > 0 {
		return pyerr.TypeError.Newf("%s() missing %d required keyword-only argument%s: %s",
			fn.qualname, len(missing), plural(len(missing)), quoted(missing))
	}
	return nil
}

func (fn *Function) tooMany(f *Frame, given int) error {
	code := fn.code
	takes := fmt.Sprint(code.args)
	many := code.args != 1
	if d := len(fn.defaults); d > 0 {
		takes = fmt.Sprintf("from %d to %d", code.args-d, code.args)
		many = true
	}
	named := 0
	for i := code.args; i < code.args+code.kwOnly; i++ {
		if f.slots[i].IsSet() {
			named++
		}
	}
	were, only := "were", ""
	switch {
	case named > 0:
		only = fmt.Sprintf(" positional argument%s (and %d keyword-only argument%s)", plural(given), named, plural(named))
	case given == 1:
		were = "was"
	}
	s := ""
	if many {
		s = "s"
	}
	return pyerr.TypeError.Newf("%s() takes %s positional argument%s but %d%s %s given", fn.qualname, takes, s, given, only, were)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// quoted lists names as error texts do: 'a', 'b', and 'c'.
func quoted(names []string) string {
	q := make([]string, len(names))
	for i, name := range names {
		q[i] = "'" + name + "'"
	}
	switch len(q) {
	case 1:
		return q[0]
	case 2:
		return q[0] + " and " + q[1]
	}
	last := len(q) - 1
	return strings.Join(q[:last], ", ") + ", and " + q[last]
}

package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// exceptionTree lists the exception classes, ancestors first.
var exceptionTree = []*pyerr.Class{
	pyerr.BaseException, pyerr.Exception, pyerr.GeneratorExit, pyerr.KeyboardInterrupt, pyerr.SystemExit,
	pyerr.ArithmeticError, pyerr.FloatingPointError, pyerr.OverflowError, pyerr.ZeroDivisionError,
	pyerr.AssertionError, pyerr.AttributeError, pyerr.BufferError, pyerr.EOFError, pyerr.ImportError,
	pyerr.ModuleNotFoundError, pyerr.LookupError, pyerr.IndexError, pyerr.KeyError, pyerr.MemoryError,
	pyerr.NameError, pyerr.UnboundLocalError, pyerr.OSError, pyerr.BlockingIOError, pyerr.ChildProcessError,
	pyerr.ConnectionError, pyerr.BrokenPipeError, pyerr.ConnectionAbortedError, pyerr.ConnectionRefusedError,
	pyerr.ConnectionResetError, pyerr.FileExistsError, pyerr.FileNotFoundError, pyerr.InterruptedError,
	pyerr.IsADirectoryError, pyerr.NotADirectoryError, pyerr.PermissionError, pyerr.ProcessLookupError,
	pyerr.TimeoutError, pyerr.ReferenceError, pyerr.RuntimeError,
	pyerr.NotImplementedError, pyerr.RecursionError, pyerr.StopIteration, pyerr.SyntaxError,
	pyerr.IndentationError, pyerr.TabError, pyerr.SystemError, pyerr.TypeError, pyerr.ValueError,
	pyerr.UnicodeError, pyerr.UnicodeDecodeError, pyerr.UnicodeEncodeError,
	pyerr.Warning, pyerr.DeprecationWarning, pyerr.RuntimeWarning, pyerr.SyntaxWarning, pyerr.UserWarning,
	pyerr.StructError,
}

// ExceptionTypes returns the exception classes that are built-in names, by
// name.
func ExceptionTypes() map[string]*Type {
	types := make(map[string]*Type)
	for _, class := range exceptionTree {
		if class != pyerr.StructError {
			types[class.Name()] = builtinClasses[class]
		}
	}
	return types
}

func defineExceptions() {
	for _, class := range exceptionTree {
		builtinClasses[class] = &Type{}
	}
	for _, class := range exceptionTree {
		spec := TypeSpec{Name: class.Name(), Kind: KindException, Exception: class}
		switch class {
		case pyerr.BaseException:
			spec.Slots = exceptionSlots
			spec.Getters = exceptionGetters
			spec.Methods = exceptionMethods
		case pyerr.StructError:
			spec.Name, spec.Module = "error", "struct"
		case pyerr.AttributeError:
			spec = named(spec, "name", "obj")
		case pyerr.NameError:
			spec = named(spec, "name")
		case pyerr.ImportError:
			spec = importErrorSpec(spec)
		case pyerr.StopIteration:
			spec.Getters = []Getter{argGetter("value", 0)}
		case pyerr.SystemExit:
			spec.Getters = []Getter{argGetter("code", 0)}
		case pyerr.SyntaxError:
			spec = syntaxErrorSpec(spec)
		case pyerr.OSError:
			spec = osErrorSpec(spec)
		case pyerr.UnicodeEncodeError, pyerr.UnicodeDecodeError:
			spec = unicodeErrorSpec(spec)
		}
		if base := class.Base(); base != nil {
			spec.Base = builtinClasses[base]
		}
		builtinClasses[class].Define(spec)
	}
}

func aboutGetter(name string, slot func(*Exception) *Value) Getter {
	get := func(rt *Runtime, self Value) (Value, error) {
		if v := *slot(As[Exception](self)); v.h != nil {
			return v.Retain(), nil
		}
		return None, nil
	}
	return Getter{Name: name, Get: get, Set: func(rt *Runtime, self, value Value) error {
		rt.Replace(slot(As[Exception](self)), value.retainSet())
		return nil
	}}
}

func argGetter(name string, i int) Getter {
	return Getter{Name: name, Get: func(rt *Runtime, self Value) (Value, error) {
		if args := ExceptionArgs(self); i < len(args) {
			return args[i].Retain(), nil
		}
		return None, nil
	}}
}

var exceptionSlots = Slots{
	Free: func(rt *Runtime, v Value) {
		e := As[Exception](v)
		for _, slot := range []*Value{&e.args, &e.Traceback, &e.Cause, &e.Context, &e.name, &e.subject} {
			rt.Replace(slot, Value{})
		}
		freeAttrs(rt, &e.attrs)
	},
	Clear: func(rt *Runtime, v Value) {
		e := As[Exception](v)
		for _, slot := range []*Value{&e.Traceback, &e.Cause, &e.Context, &e.name, &e.subject} {
			rt.Replace(slot, Value{})
		}
		freeAttrs(rt, &e.attrs)
	},
	Children: func(v Value, visit func(Value)) {
		e := As[Exception](v)
		visit(e.args)
		visit(e.Traceback)
		visit(e.Cause)
		visit(e.Context)
		visit(e.name)
		visit(e.subject)
		visitAttrs(e.attrs, visit)
	},
	Attrs: func(v Value) **Dict { return &As[Exception](v).attrs },
	New: func(rt *Runtime, t *Type, args Args) (Value, error) {
		return makeException(rt, t, retained(args.Values[:args.Positional()])), nil
	},
	Init: initException,
	Repr: reprException,
	Str:  strException,
}

func initException(rt *Runtime, v Value, args Args) error {
	if len(args.Names) > 0 {
		return pyerr.TypeError.Newf("%s() takes no keyword arguments", v.TypeName())
	}
	rt.Replace(&As[Exception](v).args, newTuple(rt, retained(args.Values)))
	return nil
}

// optional returns what gets and sets an attribute that may be None and that
// holds, if not, a kind of object; refusal is said of others.
func optional(name string, slot func(*Exception) *Value, kind Kind, refusal string) (func(*Runtime, Value) (Value, error), func(*Runtime, Value, Value) error) {
	get := aboutGetter(name, slot).Get
	set := func(rt *Runtime, self, value Value) error {
		if value.h == nil {
			return pyerr.TypeError.Newf("%s may not be deleted", name)
		}
		if value.h.kind != kind && !value.IsNone() {
			return pyerr.TypeError.New(refusal)
		}
		rt.Replace(slot(As[Exception](self)), value.Retain())
		return nil
	}
	return get, set
}

var exceptionGetters = func() []Getter {
	getters := []Getter{
		{
			Name: "args",
			Get:  func(rt *Runtime, self Value) (Value, error) { return As[Exception](self).args.Retain(), nil },
			Set: func(rt *Runtime, self, value Value) error {
				if value.h == nil {
					return pyerr.TypeError.New("args may not be deleted")
				}
				items, err := Items(rt, value)
				if err != nil {
					return err
				}
				rt.Replace(&As[Exception](self).args, newTuple(rt, items))
				return nil
			},
		},
		{
			Name: "__suppress_context__",
			Get:  func(rt *Runtime, self Value) (Value, error) { return Bool(As[Exception](self).SuppressContext), nil },
			Set: func(rt *Runtime, self, value Value) error {
				switch {
				case value.h == nil:
					return pyerr.TypeError.New("can't delete numeric/char attribute")
				case !value.IsBool():
					return pyerr.TypeError.New("attribute value type must be bool")
				}
				As[Exception](self).SuppressContext = value == True
				return nil
			},
		},
	}
	get, set := optional("__traceback__", func(e *Exception) *Value { return &e.Traceback }, KindTraceback, refusedTraceback)
	getters = append(getters, Getter{Name: "__traceback__", Get: get, Set: set})
	get, set = optional("__context__", func(e *Exception) *Value { return &e.Context }, KindException, "exception context must be None or derive from BaseException")
	getters = append(getters, Getter{Name: "__context__", Get: get, Set: set})
	get, setCause := optional("__cause__", func(e *Exception) *Value { return &e.Cause }, KindException, "exception cause must be None or derive from BaseException")
	return append(getters, Getter{Name: "__cause__", Get: get, Set: func(rt *Runtime, self, value Value) error {
		if err := setCause(rt, self, value); err != nil {
			return err
		}
		As[Exception](self).SuppressContext = true
		return nil
	}})
}()

const refusedTraceback = "__traceback__ must be a traceback or None"

var exceptionMethods = []Method{
	{Name: "with_traceback", Params: "tb, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
		if tb := args.At(0); tb.h.kind != KindTraceback && !tb.IsNone() {
			return Value{}, pyerr.TypeError.New(refusedTraceback)
		}
		rt.Replace(&As[Exception](self).Traceback, args.At(0).Retain())
		return self.Retain(), nil
	}},
	{Name: "add_note", Params: "note, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
		if !args.At(0).IsStr() {
			return Value{}, pyerr.TypeError.Newf("add_note() argument must be str, not %s", argumentType(args.At(0)))
		}
		notes, err := FindAttr(rt, self, "__notes__")
		if err != nil {
			return Value{}, err
		}
		if notes.h == nil {
			if notes, err = NewList(rt, nil); err != nil {
				return Value{}, err
			}
			if err := SetAttr(rt, self, "__notes__", notes); err != nil {
				rt.Release(notes)
				return Value{}, err
			}
		}
		defer rt.Release(notes)
		if notes.Kind() != KindList {
			return Value{}, pyerr.TypeError.New("Cannot add note: __notes__ is not a list")
		}
		return None, As[List](notes).Append(rt, args.At(0).Retain())
	}},
}

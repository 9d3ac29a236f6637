package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// This file makes OSError and the classes below it, of which the number of an
// error chooses one.
//
// See https://docs.python.org/3/library/exceptions.html#OSError.

// osErrorNumbers are the numbers, those of Linux, for which OSError(number, text)
// is an error of a class of its own.
var osErrorNumbers = map[int64]*pyerr.Class{
	1:   pyerr.PermissionError,
	2:   pyerr.FileNotFoundError,
	3:   pyerr.ProcessLookupError,
	4:   pyerr.InterruptedError,
	10:  pyerr.ChildProcessError,
	11:  pyerr.BlockingIOError,
	13:  pyerr.PermissionError,
	17:  pyerr.FileExistsError,
	20:  pyerr.NotADirectoryError,
	21:  pyerr.IsADirectoryError,
	32:  pyerr.BrokenPipeError,
	103: pyerr.ConnectionAbortedError,
	104: pyerr.ConnectionResetError,
	108: pyerr.BrokenPipeError,
	110: pyerr.TimeoutError,
	111: pyerr.ConnectionRefusedError,
	114: pyerr.BlockingIOError,
	115: pyerr.BlockingIOError,
}

func osErrorSpec(spec TypeSpec) TypeSpec {
	spec.Slots.New = newOSError
	spec.Slots.Init = initOSError
	spec.Slots.Str = strOSError
	spec.Getters = []Getter{
		osErrorGetter("errno", 0),
		osErrorGetter("strerror", 1),
		aboutGetter("filename", func(e *Exception) *Value { return &e.name }),
		aboutGetter("filename2", func(e *Exception) *Value { return &e.subject }),
	}
	return spec
}

// newOSError returns an error of the class that the number stands for.
func newOSError(rt *Runtime, t *Type, args Args) (Value, error) {
	values := args.Values[:args.Positional()]
	if t == ExceptionType(pyerr.OSError) && numbered(values) {
		if number, ok := values[0].Int64(); ok && values[0].IsInt() && osErrorNumbers[number] != nil {
			t = ExceptionType(osErrorNumbers[number])
		}
	}
	return makeException(rt, t, retained(values)), nil
}

// numbered reports whether the arguments are a number and a text, with the name
// of a file perhaps, an ignored argument and another name. Others mean nothing.
func numbered(args []Value) bool { return 2 <= len(args) && len(args) <= 5 }

// initOSError takes the names of files from the arguments.
func initOSError(rt *Runtime, v Value, args Args) error {
	if err := initException(rt, v, args); err != nil {
		return err
	}
	values := ExceptionArgs(v)
	if !numbered(values) || len(values) < 3 || values[2].IsNone() {
		return nil
	}
	if v.h.typ == ExceptionType(pyerr.BlockingIOError) && IsIndex(values[2]) {
		return nil // how much was written, not a name
	}
	e := As[Exception](v)
	rt.Replace(&e.name, values[2].Retain())
	if len(values) == 5 {
		rt.Replace(&e.subject, values[4].Retain())
	}
	rt.Replace(&e.args, newTuple(rt, retained(values[:2])))
	return nil
}

// osErrorGetter is argGetter for an OSError.
func osErrorGetter(name string, i int) Getter {
	return Getter{Name: name, Get: func(rt *Runtime, self Value) (Value, error) {
		if args := ExceptionArgs(self); numbered(args) {
			return args[i].Retain(), nil
		}
		return None, nil
	}}
}

// strOSError shows the number of an error before its text, and the names of
// files behind it.
func strOSError(rt *Runtime, v Value) (string, error) {
	args := ExceptionArgs(v)
	if !numbered(args) {
		return strException(rt, v)
	}
	number, err := StrText(rt, args[0])
	if err != nil {
		return "", err
	}
	text, err := StrText(rt, args[1])
	if err != nil {
		return "", err
	}
	text = "[Errno " + number + "] " + text
	e := As[Exception](v)
	for _, file := range []struct {
		before string
		name   Value
	}{{": ", e.name}, {" -> ", e.subject}} {
		if file.name.h == nil {
			break
		}
		name, err := Repr(rt, file.name)
		if err != nil {
			return "", err
		}
		text += file.before + name
	}
	return text, nil
}

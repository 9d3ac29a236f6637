package builtin

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// The Python that the language follows, as sys and the banner show it.
const (
	versionMajor, versionMinor, versionMicro = 3, 15, 2
	versionText                              = "3.15.2 (Zero-Copy Zen) [Go]"
	versionHex                               = versionMajor<<24 | versionMinor<<16 | versionMicro<<8 | 0xf0
)

func init() {
	modules["sys"] = moduleSpec{
		doc: "This module provides access to some objects used or maintained by the\n" +
			"interpreter and to functions that interact strongly with the interpreter.",
		functions: []function{
			{"getsizeof", "object, default?", "Return the size of object in bytes.", getSizeOf},
			{"getrefcount", "object, /", "Return the reference count of object.", getRefCount},
			{"getrecursionlimit", "", "Return the current value of the recursion limit.", func(rt *object.Runtime, _ object.Value, _ object.Args) (object.Value, error) {
				return object.Int(int64(rt.Recursion)), nil
			}},
			{"setrecursionlimit", "limit, /", "Set the maximum depth of the Python interpreter stack to n.", setRecursionLimit},
			{"get_int_max_str_digits", "", "Return the maximum string digits limit for non-binary int<->str conversions.", func(*object.Runtime, object.Value, object.Args) (object.Value, error) {
				return object.Int(text.MaxStrDigits), nil
			}},
			{"set_int_max_str_digits", "maxdigits", "Set the maximum string digits limit for non-binary int<->str conversions.", setMaxStrDigits},
			{"getdefaultencoding", "", "Return the current default encoding used by the Unicode implementation.", func(*object.Runtime, object.Value, object.Args) (object.Value, error) {
				return object.NewStr("utf-8"), nil
			}},
			{"intern", "string, /", "``Intern'' the given string.", intern},
			{"exit", "status?, /", "Exit the interpreter by raising SystemExit(status).", exit},
			{"exc_info", "", "Return current exception information: (type, value, traceback).", excInfo},
			{"exception", "", "Return the current exception.", func(rt *object.Runtime, _ object.Value, _ object.Args) (object.Value, error) {
				return orNone(rt.Handling), nil
			}},
		},
		fill: fillSys,
		lacks: map[string]string{
			"argv": "a cell has no command line", "path": "a cell cannot reach files", "stdin": "no keyboard and no file is read here",
			"modules": "import a module by its name",
		},
	}
}

func fillSys(s *Session, set func(name string, v object.Value)) error {
	set("byteorder", object.NewStr("little"))
	set("maxsize", object.Int(math.MaxInt64))
	set("maxunicode", object.Int(0x10ffff))
	set("platform", object.NewStr("zen"))
	set("version", object.NewStr(versionText))
	set("hexversion", object.Int(versionHex))
	set("stdout", newTextStream(s.Runtime, "<stdout>", s.Output, s.Flush))
	set("stderr", newTextStream(s.Runtime, "<stderr>", s.Errors, keptNothing))
	info, err := versionInfo.make(s.Runtime, object.Int(versionMajor), object.Int(versionMinor), object.Int(versionMicro), object.NewStr("final"), object.Int(0))
	if err != nil {
		return err
	}
	set("version_info", info)
	floats, err := floatInfo.make(s.Runtime, object.Float(math.MaxFloat64), object.Int(1024), object.Int(308),
		object.Float(0x1p-1022), object.Int(-1021), object.Int(-307), object.Int(15), object.Int(53),
		object.Float(0x1p-52), object.Int(2), object.Int(1))
	if err != nil {
		return err
	}
	set("float_info", floats)
	ints, err := intInfo.make(s.Runtime, object.Int(30), object.Int(4), object.Int(text.MaxStrDigits), object.Int(640))
	if err != nil {
		return err
	}
	set("int_info", ints)
	return nil
}

var (
	versionInfo = newStructSequence("sys", "version_info", "major", "minor", "micro", "releaselevel", "serial")
	floatInfo   = newStructSequence("sys", "float_info", "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds")
	intInfo     = newStructSequence("sys", "int_info", "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")
)

// immortal is the count that CPython shows of objects that are never freed. It
// stands for numbers and strs, which have no count here.
const immortal = 3 << 30

// getRefCount counts the owners, the argument among them, except where CPython
// borrows the argument from a local variable.
//
// See https://docs.python.org/3/library/sys.html#sys.getrefcount.
func getRefCount(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	v := args.At(0)
	if !v.Counted() {
		return object.Int(immortal), nil
	}
	n := v.Refs() - derivedViews(v)
	if sessionOf(rt).Machine.IsLocal(v) {
		n--
	}
	return object.Int(int64(n)), nil
}

// derivedViews returns the number of views of v that CPython does not count among
// its owners: of the views made from one another only one owns v there.
func derivedViews(v object.Value) int {
	switch v.Kind() {
	case object.KindBytes:
		return object.As[bytesObject](v).data.NumDerived()
	case object.KindByteArray:
		return object.As[byteArrayObject](v).data.NumDerived()
	case object.KindArray:
		return object.As[arrayObject](v).data.NumDerived()
	}
	return 0
}

// maxRecursion bounds the recursion limit: frames lie on the heap, where no
// stack ends, so that memory alone would bound them.
const maxRecursion = 100_000

func setRecursionLimit(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	limit, err := object.AsSize(rt, args.At(0), nil)
	switch {
	case err != nil:
		return object.Value{}, err
	case limit > math.MaxInt32 || limit < math.MinInt32:
		return object.Value{}, pyerr.OverflowError.New("Python int too large to convert to C int")
	case limit < 1:
		return object.Value{}, pyerr.ValueError.New("recursion limit must be greater or equal than 1")
	case limit > maxRecursion:
		return object.Value{}, pyerr.ValueError.Newf("recursion limit cannot be above %d here", maxRecursion)
	case rt.Depth >= limit:
		return object.Value{}, pyerr.RecursionError.Newf("cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", limit, rt.Depth)
	}
	rt.Recursion = limit
	return object.None, nil
}

func setMaxStrDigits(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	const threshold = 640
	digits, err := object.AsSize(rt, args.At(0), pyerr.OverflowError)
	switch {
	case err != nil:
		return object.Value{}, err
	case digits != 0 && digits < threshold:
		return object.Value{}, pyerr.ValueError.Newf("maxdigits must be >= %d or 0 for unlimited", threshold)
	case digits != text.MaxStrDigits:
		return object.Value{}, pyerr.ValueError.Newf("the limit of %d digits cannot be changed here", text.MaxStrDigits)
	}
	return object.None, nil
}

// keepUncaught makes the exception that ended an input of a prompt known as
// sys.last_exc. It and all that its frames refer to live until the next one.
//
// See https://docs.python.org/3/library/sys.html#sys.last_exc.
func (s *Session) keepUncaught(exc object.Value) {
	sys, err := s.module("sys")
	if err != nil {
		s.Runtime.Discard(err) // out of memory: the exception is not kept
		return
	}
	defer s.Runtime.Release(sys)
	names := &object.As[moduleObject](sys).names
	traceback := orNone(object.As[object.Exception](exc).Traceback)
	for _, last := range []struct {
		name string
		v    object.Value
	}{
		{"last_exc", exc.Retain()}, {"last_value", exc.Retain()}, {"last_type", exc.Type().Value().Retain()}, {"last_traceback", traceback},
	} {
		if old := names.Set(last.name, last.v); old.IsSet() {
			s.Runtime.Release(old)
		}
	}
}

func intern(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	if !args.At(0).IsStr() {
		return object.Value{}, pyerr.TypeError.Newf("intern() argument must be str, not %s", argumentType(args.At(0)))
	}
	return args.At(0).Retain(), nil
}

func exit(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	var values []object.Value
	if status := args.At(0); status.IsSet() {
		values = append(values, status.Retain())
	}
	return object.Value{}, object.Raise(object.MakeException(rt, object.ExceptionType(pyerr.SystemExit), values...))
}

func excInfo(rt *object.Runtime, _ object.Value, _ object.Args) (object.Value, error) {
	exc := rt.Handling
	if !exc.IsSet() {
		return object.NewTuple(rt, object.None, object.None, object.None)
	}
	return object.NewTuple(rt, exc.Type().Value().Retain(), exc.Retain(), orNone(object.As[object.Exception](exc).Traceback))
}

package object

import (
	"errors"
	"slices"

	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// The arguments of a UnicodeEncodeError or UnicodeDecodeError are its
// attributes: encoding, object, start, end, reason.
//
// See https://docs.python.org/3/library/exceptions.html#UnicodeError.
const unicodeErrorArgs = 5

// unicodeErrorSpec adds to a class's description what both errors share.
func unicodeErrorSpec(spec TypeSpec) TypeSpec {
	signature := ParseSignature("function", "encoding, object, start, end, reason, /")
	spec.Slots.Init = func(rt *Runtime, v Value, args Args) error {
		if n := args.Positional(); len(args.Names) == 0 && n != unicodeErrorArgs {
			return pyerr.TypeError.Newf("function takes exactly 5 arguments (%d given)", n)
		}
		if _, err := signature.Bind(args); err != nil {
			return err
		}
		return exceptionSlots.Init(rt, v, args)
	}
	spec.Slots.Str = func(rt *Runtime, v Value) (string, error) {
		if s, ok := unicodeErrorText(rt, v); ok {
			return s, nil
		}
		return strException(rt, v)
	}
	for i, name := range []string{"encoding", "object", "start", "end", "reason"} {
		spec.Getters = append(spec.Getters, argGetter(name, i))
	}
	return spec
}

// unicodeErrorText returns the text that the arguments of such an error make;
// ok is false when they are not of the types they should be of.
func unicodeErrorText(rt *Runtime, v Value) (s string, ok bool) {
	args := ExceptionArgs(v)
	if len(args) != unicodeErrorArgs || !args[0].IsStr() || !args[4].IsStr() {
		return "", false
	}
	start, startOK := args[2].Int64()
	end, endOK := args[3].Int64()
	if !startOK || !endOK || start < 0 || end <= start {
		return "", false
	}
	encoding, reason := StrOf(args[0]), StrOf(args[4])
	if args[1].IsStr() {
		if end > int64(As[Str](args[1]).length()) {
			return "", false
		}
		e := text.EncodeError{Encoding: encoding, Object: StrOf(args[1]), Start: int(start), End: int(end), Reason: reason}
		return e.Error(), true
	}
	_, err := withBytes(rt, args[1], func(data []byte) error {
		if end > int64(len(data)) {
			return nil
		}
		e := text.DecodeError{Encoding: encoding, Object: data, Start: int(start), End: int(end), Reason: reason}
		s, ok = e.Error(), true
		return nil
	})
	if err != nil {
		rt.Discard(err)
	}
	return s, ok
}

// codecText is the Data of the exceptions that codecException makes: the text
// that their arguments amount to, for Go code.
type codecText string

// codecException returns the exception object for an error of package text that
// knows more than its text; ok is false for any other error.
func (rt *Runtime) codecException(err error) (exc Value, ok bool) {
	if e, isEncode := errors.AsType[*text.EncodeError](err); isEncode {
		exc := makeException(rt, ExceptionType(pyerr.UnicodeEncodeError), []Value{
			NewStr(e.Encoding), NewStr(e.Object), Int(int64(e.Start)), Int(int64(e.End)), NewStr(e.Reason),
		})
		As[Exception](exc).Data = codecText(e.Error())
		return exc, true
	}
	e, isDecode := errors.AsType[*text.DecodeError](err)
	if !isDecode || rt.MakeBytes == nil {
		return Value{}, false
	}
	object, err := rt.MakeBytes(rt, slices.Clone(e.Object))
	if err != nil {
		return rt.Exception(err), true
	}
	exc = makeException(rt, ExceptionType(pyerr.UnicodeDecodeError), []Value{
		NewStr(e.Encoding), object, Int(int64(e.Start)), Int(int64(e.End)), NewStr(e.Reason),
	})
	As[Exception](exc).Data = codecText(e.Error())
	return exc, true
}

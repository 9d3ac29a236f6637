package object

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// maxText is the longest str in bytes; what would be longer is a MemoryError.
const maxText = 1 << 30

// textLimit returns how many bytes the next text may have. A meter that can
// tell what is left is asked.
func (rt *Runtime) textLimit() int {
	if m, ok := rt.Meter.(interface{ Available() int }); ok {
		return min(m.Available(), maxText)
	}
	return maxText
}

// reserveText charges for a text of n bytes before it is built.
func (rt *Runtime) reserveText(n int) error {
	if n > maxText {
		return pyerr.MemoryError
	}
	if n > 64 {
		if err := rt.Work(n); err != nil {
			return err
		}
		return rt.chargeUncounted(n)
	}
	return nil
}

func defineStr() {
	defineStrIterators()
	StrType.Define(TypeSpec{
		Name: "str", Kind: KindStr,
		Doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n" +
			"Create a new string object from the given object. If encoding or\n" +
			"errors is specified, then the object must expose a data buffer\n" +
			"that will be decoded using the given encoding and error handler.\n" +
			"Otherwise, returns the result of object.__str__() (if defined)\n" +
			"or repr(object).\n" +
			"encoding defaults to 'utf-8'.\n" +
			"errors defaults to 'strict'.",
		Slots: Slots{
			Free:     func(rt *Runtime, v Value) { freeAttrs(rt, &As[Str](v).attrs) },
			Children: func(v Value, visit func(Value)) { visitAttrs(As[Str](v).attrs, visit) },
			New:      newStr,
			Repr:     reprStr,
			Str:      func(rt *Runtime, v Value) (string, error) { return As[Str](v).s, nil },
			Hash:     hashStr,
			Format:   formatStr,
			Len:      func(rt *Runtime, v Value) (int, error) { return As[Str](v).length(), nil },
			GetItem:  indexStr,
			GetRange: rangeOfStr,
			Contains: containsStr,
			Iter:     iterStr,
			Compare:  compareStr,
			Binary:   percentStr,
			Concat:   concatStr,
			Repeat:   repeatStr,
		},
		Methods: strMethods(),
	})
	StrType.HideOperators(Mod)
}

// length returns the number of code points, counted once.
func (s *Str) length() int {
	if s.runes < 0 {
		s.runes = int32(text.Len(s.s))
	}
	return int(s.runes)
}

// isASCII reports whether bytes and code points are the same.
func (s *Str) isASCII() bool { return s.length() == len(s.s) }

var strSignature = ParseSignature("str", "object?, encoding?, errors?")

// newStr is str(object) and str(bytes, encoding, errors).
//
// See https://docs.python.org/3/library/stdtypes.html#str.
func newStr(rt *Runtime, t *Type, args Args) (Value, error) {
	if n := len(args.Values); n > 3 && len(args.Names) == 0 {
		return Value{}, pyerr.TypeError.Newf("str expected at most 3 arguments, got %d", n)
	}
	args, err := strSignature.Bind(args)
	if err != nil {
		return Value{}, err
	}
	v, err := strOfArguments(rt, args)
	if err != nil || t == StrType {
		return v, err
	}
	o := &Str{s: StrOf(v), runes: -1}
	o.Init(rt, t)
	return o.Value(), nil
}

func strOfArguments(rt *Runtime, args Args) (Value, error) {
	object, encoding, errors := args.At(0), args.At(1), args.At(2)
	if object.h == nil {
		return NewStr(""), nil
	}
	if encoding.h != nil || errors.h != nil {
		return decodeObject(rt, object, encoding, errors)
	}
	if object.h.typ == StrType {
		return object, nil
	}
	s, err := StrText(rt, object)
	return returnStr(rt, s, err)
}

func reprStr(rt *Runtime, v Value) (string, error) {
	s := As[Str](v).s
	longest := 2 // bytes for a byte: an escaped quote
	err := text.Pace(rt.Work).Pieces(s, func(piece string) error {
		if !text.IsPrintable(piece) {
			longest = 4 // \x00
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	if err := rt.reserveText(len(s)*longest + 2); err != nil {
		return "", err
	}
	repr, err := text.Repr(s, rt.Work)
	return string(repr), err
}

func compareStr(rt *Runtime, op Comparison, a, b Value) (Value, error) {
	if a.h.kind != KindStr || b.h.kind != KindStr {
		return NotImplemented, nil
	}
	s, t := As[Str](a).s, As[Str](b).s
	if err := rt.Work(min(len(s), len(t))); err != nil {
		return Value{}, err
	}
	switch op {
	case Eq:
		return Bool(s == t), nil
	case Ne:
		return Bool(s != t), nil
	}
	return Bool(op.Holds(strings.Compare(s, t))), nil
}

func concatStr(rt *Runtime, a, b Value) (Value, error) {
	if b.h.kind != KindStr {
		return Value{}, pyerr.TypeError.Newf("can only concatenate str (not \"%s\") to str", b.TypeName())
	}
	s, t := As[Str](a), As[Str](b)
	switch {
	case t.s == "" && a.h.typ == StrType:
		return a, nil
	case s.s == "" && b.h.typ == StrType:
		return b, nil
	}
	if err := rt.reserveText(len(s.s) + len(t.s)); err != nil {
		return Value{}, err
	}
	return NewStr(s.s + t.s), nil
}

func repeatStr(rt *Runtime, a Value, count int) (Value, error) {
	s := As[Str](a)
	switch {
	case count <= 0 || s.s == "":
		return NewStr(""), nil
	case count == 1 && a.h.typ == StrType:
		return a, nil
	case count > math.MaxInt/s.length():
		return Value{}, pyerr.OverflowError.New("repeated string is too long")
	case count > maxText/len(s.s):
		return Value{}, pyerr.MemoryError
	}
	n := len(s.s) * count
	if err := rt.reserveText(n); err != nil {
		return Value{}, err
	}
	var b strings.Builder
	b.Grow(n)
	piece := s.s
	if fit := pollEvery / len(piece); fit > 1 {
		piece = strings.Repeat(piece, min(fit, count))
	}
	for b.Len() < n {
		piece = piece[:min(len(piece), n-b.Len())]
		b.WriteString(piece)
		if err := rt.Work(len(piece)); err != nil {
			return Value{}, err
		}
	}
	return NewStr(b.String()), nil
}

func containsStr(rt *Runtime, v, item Value) (bool, error) {
	if item.h.kind != KindStr {
		return false, pyerr.TypeError.Newf("'in <string>' requires string as left operand, not %s", item.TypeName())
	}
	s := As[Str](v).s
	i, err := text.Find(s, As[Str](item).s, 0, math.MaxInt, rt.Work)
	return i >= 0, err
}

func indexStr(rt *Runtime, v, key Value) (Value, error) {
	s := As[Str](v)
	if key.h.kind == KindSlice {
		return sliceStr(rt, v, key)
	}
	if !IsIndex(key) {
		return Value{}, pyerr.TypeError.Newf("string indices must be integers, not '%s'", key.TypeName())
	}
	i, err := AsSize(rt, key, pyerr.IndexError)
	if err != nil {
		return Value{}, err
	}
	n := s.length()
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return Value{}, pyerr.IndexError.New("string index out of range")
	}
	if n == len(s.s) {
		return asciiStrs[s.s[i]].Value(), nil
	}
	if err := rt.Work(i); err != nil {
		return Value{}, err
	}
	rest := s.s[text.Offset(s.s, i):]
	_, size := text.DecodeRune(rest)
	return newChar(rest[:size]), nil
}

// newChar returns the str of one code point.
func newChar(s string) Value {
	if s[0] < utf8.RuneSelf {
		return asciiStrs[s[0]].Value()
	}
	o := &Str{s: s, runes: 1}
	o.typ, o.refs, o.kind = StrType, uncounted, KindStr
	return o.Value()
}

func sliceStr(rt *Runtime, v, key Value) (Value, error) {
	bounds, err := As[Slice](key).Bounds(rt)
	if err != nil {
		return Value{}, err
	}
	return rangeOfStr(rt, v, bounds)
}

func rangeOfStr(rt *Runtime, v Value, bounds Bounds) (Value, error) {
	s := As[Str](v)
	n := s.length()
	start, stop, step, length := bounds.Fit(n)
	if length == n && step == 1 && v.h.typ == StrType {
		return v, nil
	}
	if err := rt.Work(len(s.s)); err != nil {
		return Value{}, err
	}
	switch {
	case length == 0:
		return NewStr(""), nil
	case step != 1 && s.isASCII():
		dst := make([]byte, length)
		for i := range dst {
			dst[i] = s.s[start+i*step]
			if err := rt.Work(1); err != nil {
				return Value{}, err
			}
		}
		return MakeStr(rt, string(dst))
	case step != 1:
		return MakeStr(rt, text.Slice(s.s, start, stop, step))
	case n == len(s.s):
		return NewStr(s.s[start:stop]), nil
	}
	return NewStr(text.Slice(s.s, start, stop, 1)), nil
}

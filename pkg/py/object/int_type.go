package object

import (
	"math/big"
	"strconv"

	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func defineNumbers() {
	defineInt()
	defineBool()
	defineFloat()
	defineComplex()
}

func defineInt() {
	IntType.Define(TypeSpec{
		Name: "int", Kind: KindInt,
		Doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\n" +
			"Convert a number or string to an integer, or return 0 if no arguments\n" +
			"are given.  If x is a number, return x.__int__().  For floating-point\n" +
			"numbers, this truncates towards zero.\n\n" +
			"If x is not a number or if base is given, then x must be a string,\n" +
			"bytes, or bytearray instance representing an integer literal in the\n" +
			"given base.  The literal can be preceded by '+' or '-' and be surrounded\n" +
			"by whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\n" +
			"Base 0 means to interpret the base from the string as an integer\niteral.\n" +
			">>> int('0b100', base=0)\n4",
		Slots: Slots{
			Free:     func(rt *Runtime, v Value) { freeAttrs(rt, &As[BigInt](v).attrs) },
			Children: func(v Value, visit func(Value)) { visitAttrs(As[BigInt](v).attrs, visit) },
			New:      newInt,
			Repr:     reprInt,
			Hash:     func(rt *Runtime, v Value) (int64, error) { return hashInt(v), nil },
			Bool:     truthOfInt,
			Format:   formatInt,
			Compare:  compareInt,
			Binary:   binaryInt,
			Power:    powerInt,
			Negative: negativeInt,
			Positive: func(rt *Runtime, v Value) (Value, error) { return exactInt(v), nil },
			Absolute: absoluteInt,
			Invert:   invertInt,
			Index:    func(rt *Runtime, v Value) (Value, error) { return exactInt(v), nil },
			Int:      func(rt *Runtime, v Value) (Value, error) { return exactInt(v), nil },
			Float: func(rt *Runtime, v Value) (Value, error) {
				f, err := floatOfInt(v)
				return Float(f), err
			},
		},
		Getters: []Getter{
			intGetter("real", exactInt),
			intGetter("imag", func(Value) Value { return Int(0) }),
			intGetter("numerator", exactInt),
			intGetter("denominator", func(Value) Value { return Int(1) }),
		},
		Methods: intMethods,
	})
	IntType.HideOperators(Add, Sub, Mul, TrueDiv, FloorDiv, Mod, Pow, LShift, RShift, And, Or, Xor)
}

func intGetter(name string, get func(Value) Value) Getter {
	return Getter{Name: name, Get: func(rt *Runtime, self Value) (Value, error) { return get(self), nil }}
}

var intSignature = ParseSignature("int", "x?, /, base?")

// newInt is int(x) and int(text, base).
//
// See https://docs.python.org/3/library/functions.html#int.
func newInt(rt *Runtime, t *Type, args Args) (Value, error) {
	if t == BoolType {
		return Value{}, pyerr.TypeError.New("int.__new__(bool) is not safe, use bool.__new__()")
	}
	if n := len(args.Values); n > 2 && len(args.Names) == 0 {
		return Value{}, pyerr.TypeError.Newf("int expected at most 2 arguments, got %d", n)
	}
	args, err := intSignature.Bind(args)
	if err != nil {
		return Value{}, err
	}
	v, err := intOfArguments(rt, args.At(0), args.At(1))
	if err != nil || t == IntType {
		return v, err
	}
	var scratch big.Int
	o := &BigInt{}
	o.Init(rt, t)
	o.big.Set(BigOf(v, &scratch))
	return o.Value(), nil
}

func intOfArguments(rt *Runtime, x, base Value) (Value, error) {
	switch {
	case x.h == nil && base.h == nil:
		return Int(0), nil
	case x.h == nil:
		return Value{}, pyerr.TypeError.New("int() missing string argument")
	case base.h == nil:
		return ToInt(rt, x)
	}
	radix, err := AsSize(rt, base, nil)
	if err != nil {
		return Value{}, err
	}
	if radix != 0 && (radix < 2 || radix > 36) {
		return Value{}, pyerr.ValueError.New("int() base must be >= 2 and <= 36, or 0")
	}
	switch x.h.kind {
	case KindStr:
		return parseInt(rt, StrOf(x), radix)
	case KindBytes, KindByteArray:
		v, _, err := parseIntBytes(rt, x, radix)
		return v, err
	}
	return Value{}, pyerr.TypeError.New("int() can't convert non-string with explicit base")
}

// ToInt returns int(v): of class int itself, by v's __int__ or __index__, or
// from the text that v holds.
func ToInt(rt *Runtime, v Value) (Value, error) {
	slots := &v.h.typ.slots
	convert := slots.Int
	if convert == nil {
		convert = slots.Index
	}
	if convert != nil {
		result, err := convert(rt, v)
		if err != nil {
			return Value{}, err
		}
		exact := exactInt(result)
		if exact != result {
			rt.Release(result)
		}
		return exact, nil
	}
	if v.IsStr() {
		return parseInt(rt, StrOf(v), 10)
	}
	if parsed, known, err := parseIntBytes(rt, v, 10); known {
		return parsed, err
	}
	return Value{}, pyerr.TypeError.Newf(
		"int() argument must be a string, a bytes-like object or a real number, not '%s'", v.TypeName())
}

func parseInt(rt *Runtime, s string, base int) (Value, error) {
	n, big, err := text.ParseInt(s, base)
	return parsedInt(rt, n, big, err)
}

// parseIntBytes parses the text in a bytes-like object; known is false when v
// is none.
func parseIntBytes(rt *Runtime, v Value, base int) (result Value, known bool, err error) {
	known, err = withBytesIfLent(rt, v, func(data []byte) error {
		n, big, err := text.ParseIntBytes(data, base)
		result, err = parsedInt(rt, n, big, err)
		return err
	})
	return result, known, err
}

func parsedInt(rt *Runtime, n int64, big *big.Int, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	if big != nil {
		return makeBig(rt, big)
	}
	return Int(n), nil
}

func reprInt(rt *Runtime, v Value) (string, error) {
	if i, ok := v.Int64(); ok {
		return strconv.FormatInt(i, 10), nil
	}
	digits, err := text.AppendBig(nil, &As[BigInt](v).big)
	return string(digits), err
}

func truthOfInt(rt *Runtime, v Value) (bool, error) {
	if i, ok := v.Int64(); ok {
		return i != 0, nil
	}
	return true, nil
}

// floatOfInt returns the float nearest to an int.
func floatOfInt(v Value) (float64, error) {
	if i, ok := v.Int64(); ok {
		return float64(i), nil
	}
	return floatOfBig(&As[BigInt](v).big)
}

func formatInt(rt *Runtime, v Value, spec string) (string, error) {
	if spec == "" {
		return StrText(rt, v)
	}
	name := v.h.typ.name
	if i, ok := v.Int64(); ok {
		b, err := text.AppendFormatInt(nil, i, spec, name, rt.textLimit())
		return string(b), err
	}
	b, err := text.AppendFormatBig(nil, &As[BigInt](v).big, spec, name, rt.textLimit())
	return string(b), err
}

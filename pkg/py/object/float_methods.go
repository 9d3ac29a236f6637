package object

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var floatMethods = []Method{
	{Name: "__new__", Params: "*args", Kind: StaticMethod, Fn: newOf(FloatType)},
	{Name: "__getnewargs__", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
		return NewTuple(rt, Float(selfFloat(self)))
	}},
	{Name: "__divmod__", Params: "value, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
		return floatDivMod(rt, self, args.At(0))
	}},
	{Name: "__rdivmod__", Params: "value, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
		return floatDivMod(rt, args.At(0), self)
	}},
	{Name: "__trunc__", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
		return intOfFloat(rt, math.Trunc(selfFloat(self)))
	}},
	{Name: "__floor__", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
		return intOfFloat(rt, math.Floor(selfFloat(self)))
	}},
	{Name: "__ceil__", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
		return intOfFloat(rt, math.Ceil(selfFloat(self)))
	}},
	{Name: "__round__", Params: "ndigits?, /", Fn: roundFloat},
	{Name: "as_integer_ratio", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
		return integerRatio(rt, selfFloat(self))
	}},
	{Name: "conjugate", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) { return Float(selfFloat(self)), nil }},
	{Name: "hex", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
		return NewStr(string(text.AppendFloatHex(nil, selfFloat(self)))), nil
	}},
	{Name: "fromhex", Params: "string, /", Kind: ClassMethod, Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
		if !args.At(0).IsStr() {
			return Value{}, pyerr.TypeError.New("bad argument type for built-in operation")
		}
		f, err := parseFloatHex(StrOf(args.At(0)))
		return floatOfClass(rt, self, f, err)
	}},
	{Name: "from_number", Params: "number, /", Kind: ClassMethod, Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
		f, err := AsFloat(rt, args.At(0))
		return floatOfClass(rt, self, f, err)
	}},
	{Name: "is_integer", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
		f := selfFloat(self)
		return Bool(f == math.Floor(f) && !math.IsInf(f, 0)), nil
	}},
}

// floatOfClass makes an object of the class for a class method.
func floatOfClass(rt *Runtime, class Value, f float64, err error) (Value, error) {
	if err != nil || AsType(class) == FloatType {
		return Float(f), err
	}
	return Call(rt, class, Args{Values: []Value{Float(f)}})
}

func floatDivMod(rt *Runtime, a, b Value) (Value, error) {
	x, known, err := realOperand(a)
	if err != nil || !known {
		return NotImplemented, err
	}
	y, known, err := realOperand(b)
	if err != nil || !known {
		return NotImplemented, err
	}
	if y == 0 {
		return Value{}, errDivisionByZero
	}
	quotient, remainder := divmodFloat64(x, y)
	return NewTuple(rt, Float(quotient), Float(remainder))
}

// roundFloat is float.__round__: to an int without digits, otherwise to the
// float nearest to the decimal number with that many digits. Halves go to the
// even side.
//
// See https://docs.python.org/3/library/functions.html#round.
func roundFloat(rt *Runtime, self Value, args Args) (Value, error) {
	f := selfFloat(self)
	if args.At(0).h == nil || args.At(0).IsNone() {
		return intOfFloat(rt, math.RoundToEven(f))
	}
	digits, err := AsSize(rt, args.At(0), nil)
	if err != nil {
		return Value{}, err
	}
	const most, least = 323, -309 // beyond, all floats stay as they are or become 0
	switch {
	case f == 0 || math.IsNaN(f) || math.IsInf(f, 0) || digits > most:
		return Float(f), nil
	case digits < least:
		return Float(math.Copysign(0, f)), nil
	}
	rounded := roundDecimal(f, digits)
	if math.IsInf(rounded, 0) {
		return Value{}, pyerr.OverflowError.New("rounded value too large to represent")
	}
	return Float(rounded), nil
}

// roundDecimal rounds a finite f to the given number of digits behind the
// point, or before it when that is negative.
func roundDecimal(f float64, digits int) float64 {
	if digits >= 0 {
		rounded, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', digits, 64), 64)
		return rounded
	}
	// Every float has at most 767 significant digits, so this is f itself.
	const allDigits = 766
	exact := strconv.FormatFloat(math.Abs(f), 'e', allDigits, 64)
	mantissa, exponentText, _ := strings.Cut(exact, "e")
	exponent, _ := strconv.Atoi(exponentText)
	rounded := 0.0
	switch keep := exponent + digits; {
	case keep >= 0:
		rounded, _ = strconv.ParseFloat(strconv.FormatFloat(math.Abs(f), 'e', keep, 64), 64)
	case keep == -1 && mantissa > "5."+strings.Repeat("0", allDigits):
		rounded, _ = strconv.ParseFloat("1e"+strconv.Itoa(-digits), 64)
	}
	return math.Copysign(rounded, f)
}

func integerRatio(rt *Runtime, f float64) (Value, error) {
	switch {
	case math.IsInf(f, 0):
		return Value{}, pyerr.OverflowError.New("cannot convert Infinity to integer ratio")
	case math.IsNaN(f):
		return Value{}, pyerr.ValueError.New("cannot convert NaN to integer ratio")
	}
	ratio := new(big.Rat).SetFloat64(f)
	return NewTuple(rt, NewBigInt(new(big.Int).Set(ratio.Num())), NewBigInt(new(big.Int).Set(ratio.Denom())))
}

// parseFloatHex reads what float.hex writes, and more.
//
// See https://docs.python.org/3/library/stdtypes.html#float.fromhex.
func parseFloatHex(s string) (float64, error) {
	errSyntax := pyerr.ValueError.New("invalid hexadecimal floating-point string")
	digits := strings.ToLower(strings.Trim(s, " \t\n\v\f\r"))
	sign := ""
	if digits != "" && (digits[0] == '-' || digits[0] == '+') {
		sign, digits = digits[:1], digits[1:]
	}
	switch digits {
	case "nan":
		return math.NaN(), nil
	case "inf", "infinity":
		return strconv.ParseFloat(sign+digits, 64)
	}
	digits = strings.TrimPrefix(digits, "0x")
	if strings.Trim(digits, "0123456789abcdef.p+-") != "" {
		return 0, errSyntax
	}
	if !strings.Contains(digits, "p") {
		digits += "p0"
	}
	f, err := strconv.ParseFloat(sign+"0x"+digits, 64)
	if err == nil {
		return f, nil
	}
	if math.IsInf(f, 0) {
		return 0, pyerr.OverflowError.New("hexadecimal value too large to represent as a float")
	}
	return 0, errSyntax
}

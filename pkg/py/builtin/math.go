package builtin

import (
	"math"
	"math/big"
	"math/bits"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var (
	errMathDomain error = pyerr.ValueError.New("math domain error")
	errMathRange  error = pyerr.OverflowError.New("math range error")
)

// A domain says for which arguments a function of math is defined, and what is
// said of others; %s stands for the argument, where the text names it.
type domain struct {
	holds func(x float64) bool
	text  string
}

var (
	finite      = domain{func(x float64) bool { return !math.IsInf(x, 0) }, "expected a finite input, got %s"}
	nonnegative = domain{func(x float64) bool { return !(x < 0) }, "expected a nonnegative input, got %s"}
	aboveMinus1 = domain{func(x float64) bool { return !(x <= -1) }, "expected argument value > -1, got %s"}
	fromMinus1  = domain{func(x float64) bool { return !(math.Abs(x) > 1) }, "expected a number in range from -1 up to 1, got %s"}
	between1    = domain{func(x float64) bool { return !(math.Abs(x) >= 1) }, "expected a number between -1 and 1, got %s"}
	from1       = domain{func(x float64) bool { return !(x < 1) }, "expected argument value not less than 1, got %s"}
	everywhere  = domain{func(float64) bool { return true }, ""}
)

// The module math, as far as tutorials go.
//
// See https://docs.python.org/3/library/math.html.
func init() {
	functions := []function{
		{"ceil", "x, /", "Return the ceiling of x as an Integral.", rounding("__ceil__", func(f float64) float64 { return -math.Floor(-f) })},
		{"floor", "x, /", "Return the floor of x as an Integral.", rounding("__floor__", math.Floor)},
		{"trunc", "x, /", "Truncates the Real x to the nearest Integral toward 0.", truncate},
		{"factorial", "n, /", "Find n!.", factorial},
		{"gcd", "*args", "Greatest Common Divisor.", foldInts("gcd", 0, func(z, a, b *big.Int) { z.GCD(nil, nil, a, b) })},
		{"lcm", "*args", "Least Common Multiple.", foldInts("lcm", 1, lcm)},
		{"isqrt", "n, /", "Return the integer part of the square root of the input.", isqrt},
		{"comb", "n, k, /", "Number of ways to choose k items from n items without repetition and without order.", combinations},
		{"log", "x, base?, /", "Return the logarithm of x to the given base; the natural logarithm without one.", logarithm},
		{"hypot", "*args", "Return the Euclidean distance from the origin to a point.", hypotenuse},
		{"modf", "x, /", "Return the fractional and integer parts of x.", modf},
		{"frexp", "x, /", "Return the mantissa and exponent of x, as pair (m, e).", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			x, err := object.AsFloat(rt, args.At(0))
			if err != nil {
				return object.Value{}, err
			}
			fraction, exponent := math.Frexp(x)
			return object.NewTuple(rt, object.Float(fraction), object.Int(int64(exponent)))
		}},
		{"isclose", "a, b, /, *, rel_tol?, abs_tol?", "Determine whether two floating-point numbers are close in value.", isClose},
		{"fsum", "seq, /", "Return an accurate floating-point sum of values in the iterable seq.", exactSum},
		{"prod", "iterable, /, *, start?", "Calculate the product of all the elements in the input iterable.", product},
		floatFunction("sqrt", nonnegative, math.Sqrt), floatFunction("fabs", everywhere, math.Abs), floatFunction("cbrt", everywhere, math.Cbrt),
		floatFunction("exp", everywhere, math.Exp), floatFunction("exp2", everywhere, math.Exp2), floatFunction("expm1", everywhere, math.Expm1),
		floatFunction("log1p", aboveMinus1, math.Log1p), logFunction("log2", math.Log2, 1), logFunction("log10", math.Log10, math.Log10(2)),
		floatFunction("sin", finite, math.Sin), floatFunction("cos", finite, math.Cos), floatFunction("tan", finite, math.Tan),
		floatFunction("asin", fromMinus1, math.Asin), floatFunction("acos", fromMinus1, math.Acos), floatFunction("atan", everywhere, math.Atan),
		floatFunction("sinh", everywhere, math.Sinh), floatFunction("cosh", everywhere, math.Cosh), floatFunction("tanh", everywhere, math.Tanh),
		floatFunction("asinh", everywhere, math.Asinh), floatFunction("acosh", from1, math.Acosh), floatFunction("atanh", between1, math.Atanh),
		floatFunction("degrees", everywhere, func(x float64) float64 { return x * (180 / math.Pi) }),
		floatFunction("radians", everywhere, func(x float64) float64 { return x * (math.Pi / 180) }),
		pairFunction("pow", math.Pow), pairFunction("fmod", math.Mod), pairFunction("remainder", math.Remainder),
		pairFunction("atan2", math.Atan2), pairFunction("copysign", math.Copysign),
		predicate("isnan", math.IsNaN), predicate("isinf", func(x float64) bool { return math.IsInf(x, 0) }),
		predicate("isfinite", func(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }),
	}
	modules["math"] = moduleSpec{
		doc:       "This module provides access to the mathematical functions\ndefined by the C standard.",
		functions: functions,
		fill: func(s *Session, set func(string, object.Value)) error {
			for name, f := range map[string]float64{"pi": math.Pi, "e": math.E, "tau": 2 * math.Pi, "inf": math.Inf(1), "nan": math.NaN()} {
				set(name, object.Float(f))
			}
			return nil
		},
	}
}

// floatFunction is a function of one float.
func floatFunction(name string, where domain, f func(float64) float64) function {
	return function{name, "x, /", "Return " + name + "(x).", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		x, err := object.AsFloat(rt, args.At(0))
		if err != nil {
			return object.Value{}, err
		}
		if !where.holds(x) {
			return object.Value{}, outside(where, x)
		}
		return floatResult(f(x), x)
	}}
}

func outside(where domain, x float64) error {
	repr := text.AppendFloat(nil, x)
	return pyerr.ValueError.Newf(where.text, repr)
}

// floatResult returns a float, or the error of a result that finite arguments
// cannot have.
func floatResult(f float64, args ...float64) (object.Value, error) {
	if !math.IsNaN(f) && !math.IsInf(f, 0) {
		return object.Float(f), nil
	}
	for _, x := range args {
		if math.IsNaN(x) || math.IsInf(x, 0) && !math.IsNaN(f) {
			return object.Float(f), nil
		}
	}
	if math.IsNaN(f) {
		return object.Value{}, errMathDomain
	}
	return object.Value{}, errMathRange
}

// pairFunction is a function of two floats.
func pairFunction(name string, f func(x, y float64) float64) function {
	return function{name, "x, y, /", "Return " + name + "(x, y).", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		x, err := object.AsFloat(rt, args.At(0))
		if err != nil {
			return object.Value{}, err
		}
		y, err := object.AsFloat(rt, args.At(1))
		if err != nil {
			return object.Value{}, err
		}
		if name == "pow" && x == 0 && y < 0 && !math.IsInf(y, 0) {
			return object.Value{}, errMathDomain
		}
		return floatResult(f(x, y), x, y)
	}}
}

func predicate(name string, f func(float64) bool) function {
	return function{name, "x, /", "Return whether " + name + " of x.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		x, err := object.AsFloat(rt, args.At(0))
		return object.Bool(f(x)), err
	}}
}

var errPositive error = pyerr.ValueError.New("expected a positive input")

// logFunction is a logarithm, of ints of any size too: 2 to the n counts n·ofTwo
// in it.
func logFunction(name string, log func(float64) float64, ofTwo float64) function {
	return function{name, "x, /", "Return " + name + "(x).", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		f, err := logOf(rt, args.At(0), log, ofTwo)
		if err != nil {
			return object.Value{}, err
		}
		return object.Float(f), nil
	}}
}

func logOf(rt *object.Runtime, v object.Value, log func(float64) float64, ofTwo float64) (float64, error) {
	if _, fits := v.Int64(); v.IsInt() && !fits {
		b := object.BigOf(v, nil)
		if b.Sign() <= 0 {
			return 0, errPositive
		}
		shift := b.BitLen() - 64
		mantissa := new(big.Int).Rsh(b, uint(max(shift, 0)))
		f, _ := new(big.Float).SetInt(mantissa).Float64()
		return log(f) + float64(max(shift, 0))*ofTwo, nil
	}
	x, err := object.AsFloat(rt, v)
	if err != nil {
		return 0, err
	}
	if x <= 0 {
		return 0, errPositive
	}
	return log(x), nil
}

func logarithm(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	x, err := logOf(rt, args.At(0), math.Log, math.Ln2)
	if err != nil {
		return object.Value{}, err
	}
	if !args.At(1).IsSet() {
		return object.Float(x), nil
	}
	base, err := logOf(rt, args.At(1), math.Log, math.Ln2)
	if err != nil {
		return object.Value{}, err
	}
	if base == 0 {
		return object.Value{}, pyerr.ZeroDivisionError.New("division by zero")
	}
	return object.Float(x / base), nil
}

// rounding asks the object itself first, then rounds it as a float.
func rounding(method string, round func(float64) float64) object.NativeFunc {
	return func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		if v, known, err := callSpecial(rt, args.At(0), method); known {
			return v, err
		}
		x, err := object.AsFloat(rt, args.At(0))
		if err != nil {
			return object.Value{}, err
		}
		return object.ToInt(rt, object.Float(round(x)))
	}
}

func truncate(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	v, known, err := callSpecial(rt, args.At(0), "__trunc__")
	if !known {
		return object.Value{}, pyerr.TypeError.Newf("type %s doesn't define __trunc__ method", args.At(0).TypeName())
	}
	return v, err
}

// maxFactorial bounds what factorial and comb work on, as the limit of ints
// does: the factorial of more has over a million bits.
const maxFactorial = 75_000

func factorial(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	n, err := object.AsSize(rt, args.At(0), pyerr.OverflowError)
	switch {
	case err != nil:
		return object.Value{}, err
	case n < 0:
		return object.Value{}, pyerr.ValueError.New("factorial() not defined for negative values")
	case n > maxFactorial:
		return object.Value{}, object.IntTooLong()
	}
	p, err := object.Product(rt, 1, int64(n))
	return intOf(rt, p, err)
}

func combinations(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	var numbers [2]int
	for i, name := range []string{"n", "k"} {
		n, err := object.AsSize(rt, args.At(i), pyerr.OverflowError)
		if err != nil {
			return object.Value{}, err
		}
		if n < 0 {
			return object.Value{}, pyerr.ValueError.Newf("%s must be a non-negative integer", name)
		}
		numbers[i] = n
	}
	n, k := numbers[0], numbers[1]
	if k > n {
		return object.Int(0), nil
	}
	k = min(k, n-k)
	if k > 0 && (k > maxFactorial || k*(bits.Len(uint(n/k))-1) > 1<<20) {
		return object.Value{}, object.IntTooLong()
	}
	p, err := object.Product(rt, int64(n-k+1), int64(n))
	if err != nil {
		return object.Value{}, err
	}
	q, err := object.Product(rt, 1, int64(k))
	if err != nil {
		return object.Value{}, err
	}
	return intOf(rt, p.Quo(p, q), nil)
}

// intOf returns an int that was computed at length, or the error of that.
func intOf(rt *object.Runtime, b *big.Int, err error) (object.Value, error) {
	if err != nil {
		return object.Value{}, err
	}
	return object.IntOfBig(rt, b)
}

// foldInts combines ints of any size; unit is the result of none.
func foldInts(name string, unit int64, combine func(z, a, b *big.Int)) object.NativeFunc {
	return func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		if err := noKeywords("math."+name, args); err != nil {
			return object.Value{}, err
		}
		total := big.NewInt(unit)
		for _, v := range args.Values {
			index, err := object.Index(rt, v)
			if err != nil {
				return object.Value{}, err
			}
			var scratch big.Int
			n := new(big.Int).Abs(object.BigOf(index, &scratch))
			rt.Release(index)
			if err := rt.Work(total.BitLen() / 8 * (n.BitLen()/8 + 1)); err != nil {
				return object.Value{}, err
			}
			combine(total, total, n)
		}
		return object.IntOfBig(rt, total)
	}
}

func lcm(z, a, b *big.Int) {
	if a.Sign() == 0 || b.Sign() == 0 {
		z.SetInt64(0)
		return
	}
	gcd := new(big.Int).GCD(nil, nil, a, b)
	z.Mul(new(big.Int).Div(a, gcd), b)
}

func isqrt(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	index, err := object.Index(rt, args.At(0))
	if err != nil {
		return object.Value{}, err
	}
	defer rt.Release(index)
	var scratch big.Int
	n := object.BigOf(index, &scratch)
	if n.Sign() < 0 {
		return object.Value{}, pyerr.ValueError.New("isqrt() argument must be nonnegative")
	}
	root, err := object.SquareRoot(rt, n)
	return intOf(rt, root, err)
}

func hypotenuse(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	length := 0.0
	for _, v := range args.Values {
		x, err := object.AsFloat(rt, v)
		if err != nil {
			return object.Value{}, err
		}
		length = math.Hypot(length, x)
	}
	return object.Float(length), nil
}

func modf(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	x, err := object.AsFloat(rt, args.At(0))
	if err != nil {
		return object.Value{}, err
	}
	whole := math.Trunc(x)
	fraction := math.Copysign(x-whole, x)
	if math.IsInf(x, 0) {
		fraction = math.Copysign(0, x)
	}
	return object.NewTuple(rt, object.Float(fraction), object.Float(whole))
}

func isClose(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	numbers := [4]float64{2: 1e-9, 3: 0}
	for i := range numbers {
		v := args.At(i)
		if !v.IsSet() {
			continue
		}
		var err error
		if numbers[i], err = object.AsFloat(rt, v); err != nil {
			return object.Value{}, err
		}
	}
	a, b, relative, absolute := numbers[0], numbers[1], numbers[2], numbers[3]
	switch {
	case relative < 0 || absolute < 0:
		return object.Value{}, pyerr.ValueError.New("tolerances must be non-negative")
	case a == b:
		return object.True, nil
	case math.IsInf(a, 0) || math.IsInf(b, 0):
		return object.False, nil
	}
	difference := math.Abs(b - a)
	return object.Bool(difference <= math.Abs(relative*b) || difference <= math.Abs(relative*a) || difference <= absolute), nil
}

// exactSum adds without any error and rounds once. Sums of finite floats fit a
// big.Float of as many bits as there are between the smallest and the largest.
func exactSum(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	const bits = 2200
	total := new(big.Float).SetPrec(bits)
	special, allSpecial := 0.0, false
	err := object.Each(rt, args.At(0), func(item object.Value) error {
		x, err := object.AsFloat(rt, item)
		if err != nil {
			return err
		}
		if math.IsNaN(x) || math.IsInf(x, 0) {
			special, allSpecial = special+x, true
			return nil
		}
		total.Add(total, new(big.Float).SetFloat64(x))
		return nil
	})
	if err != nil {
		return object.Value{}, err
	}
	if allSpecial {
		return object.Float(special), nil
	}
	f, _ := total.Float64()
	if math.IsInf(f, 0) {
		return object.Value{}, pyerr.OverflowError.New("intermediate overflow in fsum")
	}
	return object.Float(f), nil
}

func product(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	total := object.Int(1)
	if start := args.At(1); start.IsSet() {
		total = start.Retain()
	}
	err := object.Each(rt, args.At(0), func(item object.Value) error {
		next, err := object.Binary(rt, object.Mul, total, item)
		if err == nil {
			rt.Replace(&total, next)
		}
		return err
	})
	if err != nil {
		rt.Release(total)
		return object.Value{}, err
	}
	return total, nil
}

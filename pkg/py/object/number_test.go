package object_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/object"
)

// result is the repr of a result, or the last line of its traceback.
func result(t *testing.T, rt *object.Runtime, v object.Value, err error) string {
	t.Helper()
	if err != nil {
		exc := rt.Exception(err)
		defer rt.Release(exc)
		text, err := object.StrText(rt, exc)
		if err != nil {
			t.Fatalf("str of exception: %v", err)
		}
		if text == "" {
			return exc.Type().Name()
		}
		return exc.Type().Name() + ": " + text
	}
	defer rt.Release(v)
	text, err := object.Repr(rt, v)
	if err != nil {
		return result(t, rt, object.Value{}, err)
	}
	return text
}

// audit fails the test unless nothing lives any more.
func audit(t *testing.T, rt *object.Runtime) {
	t.Helper()
	if err := rt.Audit(func(func(object.Value)) {}); err != nil {
		t.Error(err)
	}
	if n := rt.Live(); n != 0 {
		t.Errorf("Live() = %d at the end, want 0", n)
	}
}

func bigInt(s string) object.Value {
	b, ok := new(big.Int).SetString(s, 0)
	if !ok {
		panic("number_test: " + s)
	}
	return object.NewBigInt(b)
}

func TestBinaryNumbers(t *testing.T) {
	i, f := object.Int, object.Float
	huge := bigInt("1267650600228229401496703205376") // 2**100
	for _, test := range []struct {
		op   object.Operator
		a, b object.Value
		want string
	}{
		{object.Add, i(2), i(3), "5"},
		{object.Add, i(math.MaxInt64), i(1), "9223372036854775808"},
		{object.Add, i(math.MinInt64), i(-1), "-9223372036854775809"},
		{object.Sub, i(math.MinInt64), i(1), "-9223372036854775809"},
		{object.Sub, huge, huge, "0"},
		{object.Mul, i(math.MinInt64), i(-1), "9223372036854775808"},
		{object.Mul, i(3037000500), i(3037000500), "9223372037000250000"},
		{object.FloorDiv, i(-7), i(2), "-4"},
		{object.FloorDiv, i(math.MinInt64), i(-1), "9223372036854775808"},
		{object.FloorDiv, bigInt("-1267650600228229401496703205377"), i(2), "-633825300114114700748351602689"},
		{object.Mod, i(-7), i(2), "1"},
		{object.Mod, i(7), i(-2), "-1"},
		{object.Mod, i(math.MinInt64), i(-1), "0"},
		{object.Mod, huge, i(-7), "-5"},
		{object.FloorDiv, i(1), i(0), "ZeroDivisionError: division by zero"},
		{object.TrueDiv, i(1), i(0), "ZeroDivisionError: division by zero"},
		{object.TrueDiv, i(1), i(3), "0.3333333333333333"},
		{object.TrueDiv, huge, i(3), "4.2255020007607644e+29"},
		{object.TrueDiv, i(9007199254740993), i(1), "9007199254740992.0"},
		{object.Pow, i(2), i(62), "4611686018427387904"},
		{object.Pow, i(-2), i(63), "-9223372036854775808"},
		{object.Pow, i(2), i(100), "1267650600228229401496703205376"},
		{object.Pow, i(2), i(-2), "0.25"},
		{object.Pow, i(0), i(-1), "ZeroDivisionError: zero to a negative power"},
		{object.Pow, i(7), i(100000000), "MemoryError: an int here has at most 1048576 bits (2**20)"},
		{object.LShift, i(1), i(63), "9223372036854775808"},
		{object.LShift, i(1), i(-1), "ValueError: negative shift count"},
		{object.LShift, i(0), huge, "0"},
		{object.LShift, i(1), huge, "OverflowError: too many digits in integer"},
		{object.LShift, i(1), i(1 << 40), "MemoryError: an int here has at most 1048576 bits (2**20)"},
		{object.RShift, i(-5), i(1), "-3"},
		{object.RShift, i(-5), huge, "-1"},
		{object.And, object.True, object.False, "False"},
		{object.And, object.True, i(3), "1"},
		{object.Or, object.True, object.False, "True"},
		{object.Xor, huge, huge, "0"},
		{object.Add, object.True, object.True, "2"},
		{object.Add, i(1), f(0.5), "1.5"},
		{object.Add, f(0.1), f(0.2), "0.30000000000000004"},
		{object.FloorDiv, f(-7.5), i(2), "-4.0"},
		{object.FloorDiv, f(0), i(-5), "-0.0"},
		{object.Mod, f(-7.5), i(2), "0.5"},
		{object.Mod, f(-5), f(math.Inf(1)), "inf"},
		{object.Mod, f(1), i(0), "ZeroDivisionError: division by zero"},
		{object.Pow, f(10), f(400), "OverflowError: (34, 'Numerical result out of range')"},
		{object.Pow, f(0), f(-1), "ZeroDivisionError: zero to a negative power"},
		{object.LShift, f(1), i(2), "TypeError: unsupported operand type(s) for <<: 'float' and 'int'"},
		{object.Add, i(1), object.NewStr("a"), "TypeError: unsupported operand type(s) for +: 'int' and 'str'"},
		{object.MatMul, i(1), i(2), "TypeError: unsupported operand type(s) for @: 'int' and 'int'"},
		{object.Add, object.NewComplex(1i), i(2), "(2+1j)"},
		{object.Sub, i(2), object.NewComplex(0), "(2-0j)"},
		{object.Mul, object.NewComplex(1 + 2i), object.NewComplex(3 + 4i), "(-5+10j)"},
		{object.TrueDiv, i(1), object.NewComplex(3 + 4i), "(0.12-0.16j)"},
		{object.TrueDiv, i(2), object.NewComplex(0), "ZeroDivisionError: division by zero"},
		{object.Pow, object.NewComplex(1 + 2i), i(3), "(-11-2j)"},
		{object.Pow, object.NewComplex(0), i(-1), "ZeroDivisionError: zero to a negative or complex power"},
		{object.Pow, object.NewComplex(1e200 + 1e200i), i(2), "OverflowError: complex exponentiation"},
		{object.FloorDiv, object.NewComplex(1i), i(1), "TypeError: unsupported operand type(s) for //: 'complex' and 'int'"},
		{object.Add, object.NewStr("a"), i(1), `TypeError: can only concatenate str (not "int") to str`},
		{object.Mul, object.NewStr("ab"), i(3), "'ababab'"},
		{object.Mul, i(3), object.NewStr("ab"), "'ababab'"},
		{object.Mul, object.NewStr("ab"), i(-1), "''"},
		{object.Mul, object.NewStr("a"), i(1000000000000), "MemoryError"},
		{object.Mul, object.NewStr("ab"), i(1 << 62), "OverflowError: repeated string is too long"},
		{object.Mul, object.NewStr("a"), huge, "OverflowError: cannot fit 'int' into an index-sized integer"},
		{object.Mul, object.NewStr("a"), f(1.5), "TypeError: can't multiply sequence by non-int of type 'float'"},
		{object.Mod, object.NewStr("%s %s"), object.NewStr("x"), "TypeError: not enough arguments for format string (got 1)"},
		{object.Mod, object.NewStr("%04d"), i(7), "'0007'"},
	} {
		rt := object.NewRuntime()
		v, err := object.Binary(rt, test.op, test.a, test.b)
		if got := result(t, rt, v, err); got != test.want {
			a, b := result(t, rt, test.a, nil), result(t, rt, test.b, nil)
			t.Errorf("%s %s %s = %s, want %s", a, test.op, b, got, test.want)
		}
		audit(t, rt)
	}
}

package object

import (
	"math"
	"math/big"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// binaryFloat is the Binary slot of float: one operand is a float, the other a
// float or an int.
func binaryFloat(rt *Runtime, op Operator, a, b Value) (Value, error) {
	if a.h == &floatHeader && b.h == &floatHeader {
		return binaryFloat64(rt, op, a.Float64(), b.Float64())
	}
	if op >= LShift {
		return NotImplemented, nil
	}
	x, known, err := realOperand(a)
	if err != nil || !known {
		return NotImplemented, err
	}
	y, known, err := realOperand(b)
	if err != nil || !known {
		return NotImplemented, err
	}
	return binaryFloat64(rt, op, x, y)
}

// realOperand returns the number of a float or int as a float; known is false
// when v is neither.
func realOperand(v Value) (f float64, known bool, err error) {
	if f, ok := FloatOf(v); ok {
		return f, true, nil
	}
	if !v.IsInt() {
		return 0, false, nil
	}
	f, err = floatOfInt(v)
	return f, true, err
}

func binaryFloat64(rt *Runtime, op Operator, x, y float64) (Value, error) {
	switch op {
	case Add:
		return Float(x + y), nil
	case Sub:
		return Float(x - y), nil
	case Mul:
		return Float(x * y), nil
	case TrueDiv:
		if y == 0 {
			return Value{}, errDivisionByZero
		}
		return Float(x / y), nil
	case FloorDiv:
		if y == 0 {
			return Value{}, errDivisionByZero
		}
		quotient, _ := divmodFloat64(x, y)
		return Float(quotient), nil
	case Mod:
		if y == 0 {
			return Value{}, errDivisionByZero
		}
		_, remainder := divmodFloat64(x, y)
		return Float(remainder), nil
	case Pow:
		return powFloat64(rt, x, y)
	}
	return NotImplemented, nil
}

// divmodFloat64 returns the quotient rounded down and the remainder, which has
// the sign of y. y must not be 0.
func divmodFloat64(x, y float64) (quotient, remainder float64) {
	remainder = math.Mod(x, y)
	quotient = (x - remainder) / y
	if remainder == 0 {
		remainder = math.Copysign(0, y)
	} else if (y < 0) != (remainder < 0) {
		remainder += y
		quotient--
	}
	if quotient == 0 {
		return math.Copysign(0, x/y), remainder
	}
	floor := math.Floor(quotient)
	if quotient-floor > 0.5 {
		floor++
	}
	return floor, remainder
}

// powFloat64 returns x to the power y, a complex number when x is negative and
// y has a fraction.
func powFloat64(rt *Runtime, x, y float64) (Value, error) {
	if x == 0 && y < 0 {
		return Value{}, pyerr.ZeroDivisionError.New("zero to a negative power")
	}
	if x < 0 && !math.IsInf(x, 0) && !math.IsInf(y, 0) && y != math.Floor(y) {
		return powComplex128(rt, complex(x, 0), complex(y, 0))
	}
	power := precisePow(x, y)
	if math.IsInf(power, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
		return Value{}, rangeError(rt)
	}
	return Float(power), nil
}

// rangeError is the OverflowError that carries C's error number.
func rangeError(rt *Runtime) error {
	return Raise(makeException(rt, ExceptionType(pyerr.OverflowError),
		[]Value{Int(34), NewStr("Numerical result out of range")}))
}

// powerFloat is the Power slot of float: there is no modulus for floats.
func powerFloat(rt *Runtime, a, b, modulus Value) (Value, error) {
	return Value{}, pyerr.TypeError.New("pow() 3rd argument not allowed unless all arguments are integers")
}

// compareFloat is the Compare slot of float. Ints are compared exactly, however
// large.
func compareFloat(rt *Runtime, op Comparison, a, b Value) (Value, error) {
	x, ok := FloatOf(a)
	if !ok {
		return NotImplemented, nil
	}
	if y, ok := FloatOf(b); ok {
		return Bool(holdsFloat64(op, x, y)), nil
	}
	if !b.IsInt() {
		return NotImplemented, nil
	}
	return Bool(holdsFloatInt(op, x, b)), nil
}

func holdsFloat64(op Comparison, x, y float64) bool {
	switch op {
	case Lt:
		return x < y
	case Le:
		return x <= y
	case Eq:
		return x == y
	case Ne:
		return x != y
	case Gt:
		return x > y
	}
	return x >= y
}

func holdsFloatInt(op Comparison, x float64, v Value) bool {
	const exact = 1 << 53
	i, ok := v.Int64()
	if ok && -exact <= i && i <= exact || math.IsNaN(x) {
		return holdsFloat64(op, x, float64(i))
	}
	if math.IsInf(x, 0) {
		return op.Holds(int(math.Copysign(1, x)))
	}
	var scratch big.Int
	y := BigOf(v, &scratch)
	// Equal whole parts leave the decision to the fraction.
	whole, _ := big.NewFloat(x).Int(nil)
	order := whole.Cmp(y)
	if order == 0 {
		switch fraction := x - math.Trunc(x); {
		case fraction > 0:
			order = 1
		case fraction < 0:
			order = -1
		}
	}
	return op.Holds(order)
}

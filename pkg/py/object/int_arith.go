package object

import (
	"math"
	"math/big"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// errDivisionByZero is what every division by zero raises, whatever its types.
var errDivisionByZero = pyerr.ZeroDivisionError.New("division by zero")

var errNegativeShift = pyerr.ValueError.New("negative shift count")

// binaryInt is the Binary slot of int: both operands in 64 bits if they fit and
// the result does, otherwise in package math/big.
func binaryInt(rt *Runtime, op Operator, a, b Value) (Value, error) {
	if a.h == &intHeader && b.h == &intHeader {
		return binaryInt64(rt, op, int64(a.bits), int64(b.bits))
	}
	if !a.IsInt() || !b.IsInt() {
		return NotImplemented, nil
	}
	x, smallX := a.Int64()
	y, smallY := b.Int64()
	if smallX && smallY {
		return binaryInt64(rt, op, x, y)
	}
	var scratchX, scratchY big.Int
	return binaryBig(rt, op, BigOf(a, &scratchX), BigOf(b, &scratchY))
}

func binaryInt64(rt *Runtime, op Operator, x, y int64) (Value, error) {
	switch op {
	case Add:
		if sum := x + y; (sum > x) == (y > 0) {
			return Int(sum), nil
		}
	case Sub:
		if difference := x - y; (difference < x) == (y > 0) {
			return Int(difference), nil
		}
	case Mul:
		if product, ok := mulInt64(x, y); ok {
			return Int(product), nil
		}
	case TrueDiv:
		return divideInt64(x, y)
	case FloorDiv:
		if y == 0 {
			return Value{}, errDivisionByZero
		}
		if y != -1 || x != math.MinInt64 {
			quotient, _ := divmodInt64(x, y)
			return Int(quotient), nil
		}
	case Mod:
		if y == 0 {
			return Value{}, errDivisionByZero
		}
		_, remainder := divmodInt64(x, y)
		return Int(remainder), nil
	case Pow:
		if y < 0 {
			return binaryFloat64(rt, Pow, float64(x), float64(y))
		}
		if power, ok := powInt64(x, y); ok {
			return Int(power), nil
		}
	case LShift:
		if y < 0 {
			return Value{}, errNegativeShift
		}
		if y < 64 && x<<y>>y == x {
			return Int(x << y), nil
		}
	case RShift:
		if y < 0 {
			return Value{}, errNegativeShift
		}
		return Int(x >> min(y, 63)), nil
	case And:
		return Int(x & y), nil
	case Or:
		return Int(x | y), nil
	case Xor:
		return Int(x ^ y), nil
	default:
		return NotImplemented, nil
	}
	return binaryBig(rt, op, big.NewInt(x), big.NewInt(y))
}

// mulInt64 returns the product; ok is false when it does not fit.
func mulInt64(x, y int64) (product int64, ok bool) {
	product = x * y
	if x == int64(int32(x)) && y == int64(int32(y)) || x == 0 {
		return product, true
	}
	return product, product/x == y && (x != -1 || y != math.MinInt64)
}

// divmodInt64 returns the quotient rounded down and the remainder, which has
// the sign of y. y must not be 0, nor -1 with the least x.
func divmodInt64(x, y int64) (quotient, remainder int64) {
	quotient, remainder = x/y, x%y
	if remainder != 0 && (remainder < 0) != (y < 0) {
		return quotient - 1, remainder + y
	}
	return quotient, remainder
}

// powInt64 returns x to the power y ≥ 0; ok is false when it does not fit.
func powInt64(x, y int64) (power int64, ok bool) {
	power = 1
	for {
		if y&1 != 0 {
			if power, ok = mulInt64(power, x); !ok {
				return 0, false
			}
		}
		if y >>= 1; y == 0 {
			return power, true
		}
		if x, ok = mulInt64(x, x); !ok {
			return 0, false
		}
	}
}

// divideInt64 returns x / y as a float.
func divideInt64(x, y int64) (Value, error) {
	const exact = 1 << 53
	if y == 0 {
		return Value{}, errDivisionByZero
	}
	if -exact <= x && x <= exact && -exact <= y && y <= exact {
		return Float(float64(x) / float64(y)), nil
	}
	return divideBig(big.NewInt(x), big.NewInt(y))
}

// compareInt is the Compare slot of int.
func compareInt(rt *Runtime, op Comparison, a, b Value) (Value, error) {
	if a.h == &intHeader && b.h == &intHeader {
		return Bool(holdsInt64(op, int64(a.bits), int64(b.bits))), nil
	}
	if !a.IsInt() || !b.IsInt() {
		return NotImplemented, nil
	}
	x, smallX := a.Int64()
	y, smallY := b.Int64()
	if smallX && smallY {
		return Bool(holdsInt64(op, x, y)), nil
	}
	var scratchX, scratchY big.Int
	return Bool(op.Holds(BigOf(a, &scratchX).Cmp(BigOf(b, &scratchY)))), nil
}

func holdsInt64(op Comparison, x, y int64) bool {
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

// divmodInt returns both results of an int division; ok is false when an
// operand is no int.
func divmodInt(rt *Runtime, a, b Value) (quotient, remainder Value, ok bool, err error) {
	if !a.IsInt() || !b.IsInt() {
		return Value{}, Value{}, false, nil
	}
	if quotient, err = binaryInt(rt, FloorDiv, a, b); err != nil {
		return Value{}, Value{}, true, err
	}
	remainder, err = binaryInt(rt, Mod, a, b)
	return quotient, remainder, true, err
}

func negativeInt(rt *Runtime, v Value) (Value, error) {
	if i, ok := v.Int64(); ok && i != math.MinInt64 {
		return Int(-i), nil
	}
	var scratch big.Int
	return makeBig(rt, new(big.Int).Neg(BigOf(v, &scratch)))
}

func absoluteInt(rt *Runtime, v Value) (Value, error) {
	if i, ok := v.Int64(); ok && i >= 0 {
		return Int(i), nil
	} else if !ok && As[BigInt](v).big.Sign() > 0 {
		return exactInt(v), nil
	}
	return negativeInt(rt, v)
}

func invertInt(rt *Runtime, v Value) (Value, error) {
	if i, ok := v.Int64(); ok {
		return Int(^i), nil
	}
	return makeBig(rt, new(big.Int).Not(&As[BigInt](v).big))
}

// exactInt returns the int of class int itself that is equal to v, an int of
// any class.
func exactInt(v Value) Value {
	if v.h.typ == IntType {
		return v
	}
	if i, ok := v.Int64(); ok {
		return Int(i)
	}
	return NewBigInt(&As[BigInt](v).big)
}

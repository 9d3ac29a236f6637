package eval

import "github.com/zerocopyzen/zen/pkg/py/object"

// arithmetic computes with two ints or two floats; ok is false for other
// operands and when the short way does not lead to the result.
func arithmetic(op object.Operator, a, b object.Value) (v object.Value, ok bool) {
	if a.IsSmallInt() && b.IsSmallInt() {
		return smallBinary(op, a.SmallInt(), b.SmallInt())
	}
	if a.IsFloat() && b.IsFloat() {
		return floatBinary(op, a.Float64(), b.Float64())
	}
	return object.Value{}, false
}

// smallBinary computes with 64-bit ints; ok is false when the result may not
// fit or the operator has cases worth the long way.
func smallBinary(op object.Operator, x, y int64) (v object.Value, ok bool) {
	switch op {
	case object.Add:
		s := x + y
		return object.Int(s), (s^x)&(s^y) >= 0
	case object.Sub:
		d := x - y
		return object.Int(d), (x^y)&(d^x) >= 0
	case object.Mul:
		const half = 1 << 31
		if x < half && x > -half && y < half && y > -half {
			return object.Int(x * y), true
		}
	case object.FloorDiv:
		if y > 0 {
			q := x / y
			if x%y < 0 {
				q--
			}
			return object.Int(q), true
		}
	case object.Mod:
		if y > 0 {
			r := x % y
			if r < 0 {
				r += y
			}
			return object.Int(r), true
		}
	case object.And:
		return object.Int(x & y), true
	case object.Or:
		return object.Int(x | y), true
	case object.Xor:
		return object.Int(x ^ y), true
	}
	return object.Value{}, false
}

func floatBinary(op object.Operator, x, y float64) (v object.Value, ok bool) {
	switch op {
	case object.Add:
		return object.Float(x + y), true
	case object.Sub:
		return object.Float(x - y), true
	case object.Mul:
		return object.Float(x * y), true
	case object.TrueDiv:
		return object.Float(x / y), y != 0
	}
	return object.Value{}, false
}

func smallCompare(op object.Comparison, x, y int64) bool {
	switch op {
	case object.Lt:
		return x < y
	case object.Le:
		return x <= y
	case object.Eq:
		return x == y
	case object.Ne:
		return x != y
	case object.Gt:
		return x > y
	}
	return x >= y
}

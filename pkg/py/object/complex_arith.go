package object

import (
	"math"
	"math/cmplx"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// An operand is a number on either side of an operator. A real one has no
// imaginary part, which is not the same as one of zero: 1.0 * inf is inf, but
// (1+0j) * inf has a NaN.
type operand struct {
	c      complex128
	isReal bool
}

func complexOperand(v Value) (x operand, known bool, err error) {
	if c, ok := ComplexOf(v); ok {
		return operand{c: c}, true, nil
	}
	f, known, err := realOperand(v)
	return operand{complex(f, 0), true}, known, err
}

// binaryComplex is the Binary slot of complex.
func binaryComplex(rt *Runtime, op Operator, a, b Value) (Value, error) {
	switch op {
	case Add, Sub, Mul, TrueDiv, Pow:
	default:
		return NotImplemented, nil
	}
	x, known, err := complexOperand(a)
	if err != nil || !known {
		return NotImplemented, err
	}
	y, known, err := complexOperand(b)
	if err != nil || !known {
		return NotImplemented, err
	}
	switch op {
	case Add:
		return NewComplex(addComplex(x, y)), nil
	case Sub:
		return NewComplex(subComplex(x, y)), nil
	case Mul:
		return NewComplex(mulComplex(x, y)), nil
	case TrueDiv:
		if y.c == 0 {
			return Value{}, errDivisionByZero
		}
		return NewComplex(divComplex(x, y)), nil
	}
	return powComplex128(rt, x.c, y.c)
}

func addComplex(x, y operand) complex128 {
	switch {
	case x.isReal:
		return complex(real(x.c)+real(y.c), imag(y.c))
	case y.isReal:
		return complex(real(x.c)+real(y.c), imag(x.c))
	}
	return x.c + y.c
}

func subComplex(x, y operand) complex128 {
	switch {
	case x.isReal:
		return complex(real(x.c)-real(y.c), -imag(y.c))
	case y.isReal:
		return complex(real(x.c)-real(y.c), imag(x.c))
	}
	return x.c - y.c
}

func mulComplex(x, y operand) complex128 {
	switch {
	case x.isReal:
		return complex(real(x.c)*real(y.c), real(x.c)*imag(y.c))
	case y.isReal:
		return complex(real(x.c)*real(y.c), imag(x.c)*real(y.c))
	}
	return product(x.c, y.c)
}

// product multiplies as annex G of the C standard says: a product with an
// infinity is infinite, unless the other factor is zero or no number.
func product(x, y complex128) complex128 {
	a, b, c, d := real(x), imag(x), real(y), imag(y)
	ac, bd, ad, bc := a*c, b*d, a*d, b*c
	re, im := ac-bd, ad+bc
	if !math.IsNaN(re) || !math.IsNaN(im) {
		return complex(re, im)
	}
	recover := false
	if cmplx.IsInf(x) {
		a, b = boxInfinity(a), boxInfinity(b)
		c, d = numberOrZero(c), numberOrZero(d)
		recover = true
	}
	if cmplx.IsInf(y) {
		c, d = boxInfinity(c), boxInfinity(d)
		a, b = numberOrZero(a), numberOrZero(b)
		recover = true
	}
	if !recover && (math.IsInf(ac, 0) || math.IsInf(bd, 0) || math.IsInf(ad, 0) || math.IsInf(bc, 0)) {
		a, b, c, d = numberOrZero(a), numberOrZero(b), numberOrZero(c), numberOrZero(d)
		recover = true
	}
	if recover {
		re, im = math.Inf(1)*(a*c-b*d), math.Inf(1)*(a*d+b*c)
	}
	return complex(re, im)
}

// boxInfinity returns ±1 for an infinity and ±0 for anything else.
func boxInfinity(f float64) float64 {
	if math.IsInf(f, 0) {
		return math.Copysign(1, f)
	}
	return math.Copysign(0, f)
}

func numberOrZero(f float64) float64 {
	if math.IsNaN(f) {
		return math.Copysign(0, f)
	}
	return f
}

func divComplex(x, y operand) complex128 {
	if y.isReal {
		return complex(real(x.c)/real(y.c), imag(x.c)/real(y.c))
	}
	return quotient(x.c, y.c, x.isReal)
}

// quotient divides by the larger part of y first, so that squares cannot
// overflow (Smith's method), and corrects infinities as annex G of the C
// standard says.
func quotient(x, y complex128, isReal bool) complex128 {
	a, b, c, d := real(x), imag(x), real(y), imag(y)
	var re, im float64
	switch {
	case math.Abs(c) >= math.Abs(d):
		ratio := d / c
		denominator := c + d*ratio
		re, im = (a+b*ratio)/denominator, (b-a*ratio)/denominator
		if isReal {
			re, im = a/denominator, -a*ratio/denominator
		}
	case math.Abs(d) >= math.Abs(c):
		ratio := c / d
		denominator := c*ratio + d
		re, im = (a*ratio+b)/denominator, (b*ratio-a)/denominator
		if isReal {
			re, im = a*ratio/denominator, -a/denominator
		}
	default:
		re, im = math.NaN(), math.NaN()
	}
	if !math.IsNaN(re) || !math.IsNaN(im) {
		return complex(re, im)
	}
	switch {
	case cmplx.IsInf(x) && isFinite(y):
		a, b = boxInfinity(a), boxInfinity(b)
		return complex(math.Inf(1)*(a*c+b*d), math.Inf(1)*(b*c-a*d))
	case cmplx.IsInf(y) && isFinite(x):
		c, d = boxInfinity(c), boxInfinity(d)
		return complex(0*(a*c+b*d), 0*(b*c-a*d))
	}
	return complex(re, im)
}

func isFinite(c complex128) bool { return !cmplx.IsInf(c) && !cmplx.IsNaN(c) }

// powComplex128 returns x to the power y.
func powComplex128(rt *Runtime, x, y complex128) (Value, error) {
	const small = 100 // whole exponents up to here are multiplied out
	errDomain := pyerr.ZeroDivisionError.New("zero to a negative or complex power")
	if x == 0 && (imag(y) != 0 || real(y) < 0) {
		return Value{}, errDomain
	}
	var power complex128
	switch n := real(y); {
	case imag(y) == 0 && n == math.Floor(n) && math.Abs(n) <= small:
		power = wholePower(x, int(math.Abs(n)))
		if n <= 0 {
			power = quotient(1, power, false)
		}
	default:
		var ok bool
		if power, ok = polarPower(x, y); !ok {
			return Value{}, errDomain
		}
	}
	if cmplx.IsInf(power) {
		return Value{}, pyerr.OverflowError.New("complex exponentiation")
	}
	return NewComplex(power), nil
}

func wholePower(x complex128, n int) complex128 {
	power := complex128(1)
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			power = product(power, x)
		}
		x = product(x, x)
	}
	return power
}

// polarPower returns x to the power y; ok is false when the angle of the result
// is infinite.
func polarPower(x, y complex128) (power complex128, ok bool) {
	if x == 0 {
		return 0, true
	}
	size, angle := preciseHypot(real(x), imag(x)), preciseAtan2(imag(x), real(x))
	length, phase := precisePow(size, real(y)), angle*real(y)
	if imag(y) != 0 {
		length *= preciseExp(-angle * imag(y))
		phase += imag(y) * preciseLog(size)
	}
	sin, cos := preciseSincos(phase)
	return complex(length*cos, length*sin), !math.IsInf(phase, 0)
}

// powerComplex is the Power slot of complex: there is no modulus.
func powerComplex(rt *Runtime, a, b, modulus Value) (Value, error) {
	return Value{}, pyerr.ValueError.New("complex modulo")
}

// compareComplex is the Compare slot of complex: equality alone.
func compareComplex(rt *Runtime, op Comparison, a, b Value) (Value, error) {
	if op != Eq && op != Ne {
		return NotImplemented, nil
	}
	x, ok := ComplexOf(a)
	if !ok {
		return NotImplemented, nil
	}
	if y, ok := ComplexOf(b); ok {
		return Bool((x == y) == (op == Eq)), nil
	}
	if _, ok := FloatOf(b); !ok && !b.IsInt() {
		return NotImplemented, nil
	}
	if imag(x) != 0 {
		return Bool(op == Ne), nil
	}
	return compareFloat(rt, op, Float(real(x)), b)
}

package object

import "math"

// This file holds functions of package math, rounded correctly but for one
// argument in many millions.

// precisePow returns x to the power y, as math.Pow does in special cases.
func precisePow(x, y float64) float64 {
	switch {
	case y == 2:
		return x * x
	case x == 0 || x == 1 || y == 0 || y == 1 || math.IsNaN(x) || math.IsInf(x, 0) || math.IsNaN(y) || math.IsInf(y, 0):
		return math.Pow(x, y)
	case x < 0 && y != math.Floor(y):
		return math.NaN()
	}
	var power float64
	const small = 64
	if whole := math.Abs(y); whole <= small && whole == math.Floor(whole) {
		power = multiplyOut(math.Abs(x), int(y))
	} else {
		power = powerByLogarithm(math.Abs(x), y)
	}
	if x < 0 && math.Mod(y, 2) != 0 {
		return -power
	}
	return power
}

// multiplyOut returns x to the power n, for x > 0 and |n| ≤ 64.
func multiplyOut(x float64, n int) float64 {
	mantissa, exponent := math.Frexp(x) // so that nothing overflows on the way
	exponent *= n
	power, factor := one, doubled{hi: mantissa}
	for left := max(n, -n); left > 0; left >>= 1 {
		if left&1 != 0 {
			power = power.mul(factor)
		}
		factor = factor.mul(factor)
	}
	if n < 0 {
		power = one.div(power)
	}
	return math.Ldexp(power.hi, exponent)
}

func powerByLogarithm(x, y float64) float64 {
	const beyond = 800 // e**800 and e**-800 are no floats
	log := logarithm(x)
	switch product := log.hi * y; {
	case product > beyond:
		return math.Inf(1)
	case product < -beyond:
		return 0
	}
	mantissa, exponent := log.scale(y).exp()
	return math.Ldexp(mantissa.hi, exponent)
}

// preciseExp returns e to the power x.
func preciseExp(x float64) float64 {
	if f := math.Exp(x); math.IsNaN(f) || math.IsInf(f, 0) || f == 0 {
		return f
	}
	mantissa, exponent := doubled{hi: x}.exp()
	return math.Ldexp(mantissa.hi, exponent)
}

// preciseLog returns the natural logarithm of x > 0.
func preciseLog(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return math.Log(x)
	}
	return logarithm(x).hi
}

// preciseSincos returns sine and cosine of x.
func preciseSincos(x float64) (sin, cos float64) {
	if !(math.Abs(x) < 1<<40) || math.Abs(x) < 1e-150 {
		return math.Sincos(x)
	}
	s, c := sincos(x)
	return s.hi, c.hi
}

// preciseHypot returns the length of (x, y).
func preciseHypot(x, y float64) float64 {
	x, y = math.Abs(x), math.Abs(y)
	if x == 0 || y == 0 || math.IsNaN(x+y) || math.IsInf(x+y, 0) && (math.IsInf(x, 0) || math.IsInf(y, 0)) {
		return math.Hypot(x, y)
	}
	_, exponent := math.Frexp(max(x, y))
	x, y = math.Ldexp(x, -exponent), math.Ldexp(y, -exponent)
	square := product2(x, x).add(product2(y, y))
	near := math.Sqrt(square.hi)
	rest := square.add(product2(-near, near))
	return math.Ldexp(near+rest.hi/(2*near), exponent)
}

// preciseAtan2 returns the angle of the point (x, y).
func preciseAtan2(y, x float64) float64 {
	near := math.Atan2(y, x)
	length := preciseHypot(x, y)
	if near == 0 || length == 0 || math.IsNaN(length) || math.IsInf(length, 0) || math.Abs(near) < 1e-150 {
		return near
	}
	// The sine of what is missing is y·cos(near) - x·sin(near) over the length.
	_, exponent := math.Frexp(length)
	x, y, length = math.Ldexp(x, -exponent), math.Ldexp(y, -exponent), math.Ldexp(length, -exponent)
	sin, cos := sincos(near)
	missing := cos.scale(y).add(sin.scale(-x))
	return near + missing.hi/length
}

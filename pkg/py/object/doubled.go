package object

import "math"

// A doubled is a number of about 106 bits: the sum of two floats of which the
// second is at most half a unit in the last place of the first. So hi is the
// float nearest to it.
//
// The functions of package math may be off by a few units in the last place.
// Python programs print such numbers, and CPython's are nearly always rounded
// correctly; computing in twice the precision and rounding once gives the same.
type doubled struct{ hi, lo float64 }

var one = doubled{hi: 1}

// The natural logarithm of 2 and a quarter turn as sums of floats. The
// differences are of constants, so they are exact until they become floats.
const (
	ln2High  = 0x1.62e42fefa39efp-1
	ln2Low   = math.Ln2 - ln2High
	turnHigh = 0x1.921fb54442d18p+0
	turnMid  = 0x1.1a62633145c07p-54
	turnLow  = math.Pi/2 - turnHigh - turnMid
)

// sum2 returns a+b exactly.
func sum2(a, b float64) doubled {
	s := a + b
	t := s - a
	return doubled{s, (a - (s - t)) + (b - t)}
}

// quickSum is sum2 for |a| ≥ |b|.
func quickSum(a, b float64) doubled {
	s := a + b
	return doubled{s, b - (s - a)}
}

// product2 returns a·b exactly.
func product2(a, b float64) doubled {
	p := a * b
	return doubled{p, math.FMA(a, b, -p)}
}

func (x doubled) add(y doubled) doubled {
	s, t := sum2(x.hi, y.hi), sum2(x.lo, y.lo)
	s = quickSum(s.hi, s.lo+t.hi)
	return quickSum(s.hi, s.lo+t.lo)
}

func (x doubled) mul(y doubled) doubled {
	p := product2(x.hi, y.hi)
	return quickSum(p.hi, p.lo+(x.hi*y.lo+x.lo*y.hi))
}

func (x doubled) scale(f float64) doubled {
	p := product2(x.hi, f)
	return quickSum(p.hi, p.lo+x.lo*f)
}

func (x doubled) div(y doubled) doubled {
	first := x.hi / y.hi
	rest := x.add(y.scale(-first))
	second := rest.hi / y.hi
	rest = rest.add(y.scale(-second))
	return quickSum(first, second).add(doubled{hi: rest.hi / y.hi})
}

// exp returns e to the power x as mantissa · 2**exponent.
func (x doubled) exp() (mantissa doubled, exponent int) {
	const (
		halvings = 9 // then |rest| < 0.0007
		terms    = 9 // of Taylor's series, the next is below 2**-112
	)
	k := math.RoundToEven(x.hi / ln2High)
	rest := x.add(doubled{ln2High, ln2Low}.scale(-k))
	rest = doubled{math.Ldexp(rest.hi, -halvings), math.Ldexp(rest.lo, -halvings)}
	// What is computed is less by one: that keeps its own digits.
	var less doubled
	for n := terms; n >= 1; n-- {
		less = less.add(one).mul(rest).div(doubled{hi: float64(n)})
	}
	for range halvings {
		less = less.mul(less).add(less.scale(2))
	}
	return less.add(one), int(k)
}

// logarithm returns the natural logarithm of a finite x > 0.
func logarithm(x float64) doubled {
	mantissa, exponent := math.Frexp(x)
	if mantissa < math.Sqrt2/2 {
		mantissa *= 2
		exponent--
	}
	whole := doubled{ln2High, ln2Low}.scale(float64(exponent))
	f := mantissa - 1
	if math.Abs(f) < 1.0/64 {
		// 2·artanh(s) with s = f/(2+f), by its series: exact also for
		// the smallest f.
		const terms = 9
		s := doubled{hi: f}.div(sum2(2, f))
		square, series := s.mul(s), doubled{}
		for n := terms; n >= 0; n-- {
			series = series.mul(square).add(one.div(doubled{hi: float64(2*n + 1)}))
		}
		return whole.add(s.mul(series).scale(2))
	}
	// A step of Newton's from the float that is nearly right: with
	// near = log(m) - δ is m·e**-near = 1 + δ + δ²/2.
	near := math.Log(mantissa)
	inverse, twos := doubled{hi: -near}.exp()
	delta := inverse.scale(math.Ldexp(mantissa, twos)).add(doubled{hi: -1})
	delta.lo -= delta.hi * delta.hi / 2
	return whole.add(quickSum(near, delta.hi)).add(doubled{hi: delta.lo})
}

// sincos returns sine and cosine of a finite x below 2**40.
func sincos(x float64) (sin, cos doubled) {
	const terms = 15
	turns := math.RoundToEven(x / turnHigh)
	high, mid := product2(-turns, turnHigh), product2(-turns, turnMid)
	r := doubled{hi: x}.add(high).add(mid).add(doubled{hi: -turns * turnLow})
	square := r.mul(r)
	s, c := one, one
	for n := float64(terms); n >= 1; n-- {
		s = one.add(square.mul(s).div(doubled{hi: -2 * n * (2*n + 1)}))
		c = one.add(square.mul(c).div(doubled{hi: -2 * n * (2*n - 1)}))
	}
	s = s.mul(r)
	switch int64(turns) & 3 {
	case 1:
		return c, s.scale(-1)
	case 2:
		return s.scale(-1), c.scale(-1)
	case 3:
		return c.scale(-1), s
	}
	return s, c
}

package format

import "math"

// Half-precision numbers (IEEE 754 binary16) have one sign bit, five bits of
// exponent and ten of mantissa.
const (
	halfInf      = 0x7c00
	halfQuiet    = 0x0200
	halfMantissa = 0x03ff
)

// halfToFloat widens h. Every half-precision number is a float64.
func halfToFloat(h uint16) float64 {
	sign := uint64(h&0x8000) << 48
	exponent := uint64(h>>10) & 0x1f
	mantissa := uint64(h & halfMantissa)
	switch exponent {
	case 0:
		f := math.Ldexp(float64(mantissa), -24)
		return math.Float64frombits(sign | math.Float64bits(f))
	case 0x1f:
		return math.Float64frombits(sign | 0x7ff<<52 | mantissa<<42)
	}
	return math.Float64frombits(sign | (exponent+1023-15)<<52 | mantissa<<42)
}

// floatToHalf narrows f, rounding halves to even. It reports false when a
// finite f is too large. A NaN keeps its upper mantissa bits.
func floatToHalf(f float64) (h uint16, ok bool) {
	bits := math.Float64bits(f)
	sign := uint16(bits>>48) & 0x8000
	switch {
	case math.IsInf(f, 0):
		return sign | halfInf, true
	case f != f:
		mantissa := uint16(bits>>42) & halfMantissa
		if mantissa == 0 {
			mantissa = halfQuiet
		}
		return sign | halfInf | mantissa, true
	}
	magnitude := math.Abs(f)
	if magnitude < 0x1p-14 {
		// Subnormal: a multiple of 2⁻²⁴. A carry into the exponent gives the
		// smallest normal number, which is right.
		return sign | uint16(math.RoundToEven(magnitude*0x1p24)), true
	}
	if magnitude >= 65520 {
		return 0, false
	}
	exponent := math.Ilogb(magnitude)
	// 1024 ≤ scaled ≤ 2048; a carry to 2048 moves to the next exponent.
	scaled := uint16(math.RoundToEven(math.Ldexp(magnitude, 10-exponent)))
	return sign | uint16(exponent+14)<<10 + scaled, true
}

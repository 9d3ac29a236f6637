package text

import (
	"math"
	"strconv"
)

// AppendFloat appends repr(f) to dst: the fewest digits that give f back, with
// an exponent below 1e-4 and from 1e16, and always with a point or an exponent.
//
// See https://docs.python.org/3/library/functions.html#repr.
func AppendFloat(dst []byte, f float64) []byte {
	from := len(dst)
	dst = appendShortest(dst, f)
	for _, c := range dst[from:] {
		if c == '.' || c == 'e' || c == 'n' { // a point, an exponent, inf or nan
			return dst
		}
	}
	return append(dst, ".0"...)
}

// appendShortest appends repr(f) without the ".0" of whole numbers.
func appendShortest(dst []byte, f float64) []byte {
	abs := math.Abs(f)
	switch {
	case abs != abs:
		return append(dst, "nan"...)
	case abs > math.MaxFloat64:
		if f < 0 {
			dst = append(dst, '-')
		}
		return append(dst, "inf"...)
	case abs != 0 && abs < 1e-4 || abs >= 1e16:
		return strconv.AppendFloat(dst, f, 'e', -1, 64)
	case abs < 1<<53 && abs == math.Trunc(abs) && abs != 0:
		return strconv.AppendInt(dst, int64(f), 10)
	}
	return strconv.AppendFloat(dst, f, 'f', -1, 64)
}

// AppendComplex appends repr of the complex number: both parts in parentheses
// with the sign between, or the imaginary part alone when the real part is a
// positive zero.
//
// See https://docs.python.org/3/library/functions.html#complex.
func AppendComplex(dst []byte, c complex128) []byte {
	if re := real(c); re == 0 && !math.Signbit(re) {
		return append(appendShortest(dst, imag(c)), 'j')
	}
	dst = append(dst, '(')
	dst = appendShortest(dst, real(c))
	if im := imag(c); im != im || !math.Signbit(im) {
		dst = append(dst, '+')
	}
	dst = appendShortest(dst, imag(c))
	return append(dst, "j)"...)
}

// AppendFloatHex appends float.hex(f) to dst.
//
// See https://docs.python.org/3/library/stdtypes.html#float.hex.
func AppendFloatHex(dst []byte, f float64) []byte {
	if f != f || math.IsInf(f, 0) {
		return appendShortest(dst, f)
	}
	if math.Signbit(f) {
		dst = append(dst, '-')
	}
	const fractionBits, bias = 52, 1023
	bits := math.Float64bits(f)
	fraction := bits & (1<<fractionBits - 1)
	exponent := int64(bits>>fractionBits) & 0x7FF
	switch {
	case exponent == 0 && fraction == 0:
		return append(dst, "0x0.0p+0"...)
	case exponent == 0:
		dst = append(dst, "0x0."...)
		exponent = 1 - bias
	default:
		dst = append(dst, "0x1."...)
		exponent -= bias
	}
	for shift := fractionBits - 4; shift >= 0; shift -= 4 {
		dst = append(dst, lowerHex[fraction>>shift&0xF])
	}
	dst = append(dst, 'p')
	if exponent >= 0 {
		dst = append(dst, '+')
	}
	return strconv.AppendInt(dst, exponent, 10)
}

// A floatStyle says how a float is to be written with a given precision.
type floatStyle struct {
	kind      byte // 'e', 'f', 'g' or their capitals, or 'r' for repr without ".0"
	precision int  // digits after the point, for 'g' digits in all; unused by 'r'
	alternate bool // keep the point, and for 'g' the zeros
	point     bool // 'g' and 'r': at least one digit after the point
	noNegZero bool // what rounds to zero loses its sign
}

// maxDigits is more than the digits of any float64, written out exactly: after
// that many all further ones are zeros.
const maxDigits = 1100

// exceeds reports whether f in the style has more digits than limit. When it has
// not, append adds no more than limit and a few hundred bytes.
func (style floatStyle) exceeds(f float64, limit int) bool {
	if f != f || math.IsInf(f, 0) || style.kind|0x20 == 'g' && !style.alternate {
		return false
	}
	return style.precision > limit
}

// append appends f to dst in the style.
func (style floatStyle) append(dst []byte, f float64) []byte {
	kind := style.kind | 0x20
	from := len(dst)
	switch {
	case f != f || math.IsInf(f, 0):
		dst = appendShortest(dst, f)
	case kind == 'r':
		dst = appendShortest(dst, f)
		dst = style.addPoint(dst, from)
	case kind == 'g':
		dst = style.appendGeneral(dst, f)
	default:
		dst = strconv.AppendFloat(dst, f, kind, min(style.precision, maxDigits), 64)
		dst = style.addPoint(dst, from)
		if style.precision > maxDigits {
			dst = insertZeros(dst, from, style.precision-maxDigits)
		}
	}
	if style.noNegZero && dst[from] == '-' && isZero(dst[from:]) {
		dst = append(dst[:from], dst[from+1:]...)
	}
	if style.kind < 'a' {
		for i, c := range dst[from:] {
			dst[from+i] = upperASCII(c)
		}
	}
	return dst
}

// appendGeneral appends f as 'g' does: with an exponent when it is below -4 or
// not below the precision, without trailing zeros unless they are asked for.
func (style floatStyle) appendGeneral(dst []byte, f float64) []byte {
	precision := max(style.precision, 1)
	var buffer [32]byte
	digits := strconv.AppendFloat(buffer[:0], f, 'e', min(precision, maxDigits)-1, 64)
	if digits[0] == '-' {
		dst = append(dst, '-')
		digits = digits[1:]
	}
	exponentAt := len(digits) - 4 // e±dd, or e±ddd
	if digits[exponentAt] != 'e' {
		exponentAt--
	}
	exponent := 0
	for _, c := range digits[exponentAt+2:] {
		exponent = exponent*10 + int(c-'0')
	}
	if digits[exponentAt+1] == '-' {
		exponent = -exponent
	}
	suffix := digits[exponentAt:]
	digits = digits[:exponentAt]
	if len(digits) > 1 {
		digits[1] = digits[0] // over the point
		digits = digits[1:]
	}
	if !style.alternate {
		for len(digits) > 1 && digits[len(digits)-1] == '0' {
			digits = digits[:len(digits)-1]
		}
	}
	wanted := len(digits)
	if style.alternate {
		wanted = precision
	}
	largest := precision
	if style.point {
		largest--
	}
	if exponent < -4 || exponent >= largest {
		dst = appendWithPoint(dst, digits, wanted, 1)
		if style.alternate && wanted == 1 {
			dst = append(dst, '.')
		}
		return append(dst, suffix...)
	}
	from := len(dst)
	dst = appendWithPoint(dst, digits, wanted, exponent+1)
	if style.alternate && wanted <= exponent+1 {
		dst = append(dst, '.')
	}
	return style.addPointDigit(dst, from)
}

// appendWithPoint appends the digits, filled up with zeros to the number
// wanted, with the point after the first n of them; n may be negative or 0.
func appendWithPoint(dst []byte, digits []byte, wanted, n int) []byte {
	if n <= 0 {
		dst = append(dst, "0."...)
		dst = appendFill(dst, '0', -n)
		dst = append(dst, digits...)
		return appendFill(dst, '0', wanted-len(digits))
	}
	for i := range max(n, wanted) {
		if i == n {
			dst = append(dst, '.')
		}
		c := byte('0')
		if i < len(digits) {
			c = digits[i]
		}
		dst = append(dst, c)
	}
	return dst
}

// addPoint adds the point that the style keeps to the number at dst[from:],
// before its exponent if it has one, and the digit that it wants after it.
func (style floatStyle) addPoint(dst []byte, from int) []byte {
	if !style.alternate {
		return style.addPointDigit(dst, from)
	}
	for i, c := range dst[from:] {
		switch c {
		case '.':
			return dst
		case 'e':
			dst = append(dst, 0)
			copy(dst[from+i+1:], dst[from+i:])
			dst[from+i] = '.'
			return dst
		}
	}
	dst = append(dst, '.')
	return style.addPointDigit(dst, from)
}

// addPointDigit adds what lacks of ".0" to the number at dst[from:] when the
// style wants a digit after the point.
func (style floatStyle) addPointDigit(dst []byte, from int) []byte {
	if !style.point {
		return dst
	}
	for i, c := range dst[from:] {
		if c == 'e' || c == '.' && from+i+1 < len(dst) {
			return dst
		}
		if c == '.' {
			return append(dst, '0')
		}
	}
	return append(dst, ".0"...)
}

// insertZeros puts n zeros behind the fraction of the number at dst[from:].
func insertZeros(dst []byte, from, n int) []byte {
	at := len(dst)
	for i, c := range dst[from:] {
		if c == 'e' {
			at = from + i
		}
	}
	var exponent [8]byte
	tail := append(exponent[:0], dst[at:]...)
	dst = appendFill(dst[:at], '0', n)
	return append(dst, tail...)
}

// isZero reports whether all digits of the number before its exponent are zero.
func isZero(number []byte) bool {
	for _, c := range number {
		if c == 'e' {
			return true
		}
		if '1' <= c && c <= '9' || c == 'i' {
			return false
		}
	}
	return true
}

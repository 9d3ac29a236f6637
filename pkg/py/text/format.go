package text

import (
	"math"
	"math/big"
	"strconv"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// AppendFormatStr appends format(s, spec) to dst. It fails with a ValueError in
// Python's words, or with a MemoryError when the result is longer than limit
// bytes; then dst is returned as it was. The type's name goes into the errors.
//
// See https://docs.python.org/3/library/string.html#format-specification-mini-language.
func AppendFormatStr(dst []byte, s, spec, typeName string, limit int) ([]byte, error) {
	f, err := ParseSpec(spec, typeName, 's', '<')
	if err != nil {
		return dst, err
	}
	if err := f.checkStr(typeName); err != nil {
		return dst, err
	}
	length := Len(s)
	if f.Precision >= 0 && f.Precision < length {
		length = f.Precision
		s = s[:Offset(s, length)]
	}
	return f.pad(dst, s, length, limit)
}

// checkStr refuses what goes only with numbers.
func (f Spec) checkStr(typeName string) error {
	refuse := func(text string) error {
		return pyerr.ValueError.New(text + " not allowed in string format specifier")
	}
	switch {
	case f.Type != 's':
		return f.unknownType(typeName)
	case f.Sign == ' ':
		return refuse("Space")
	case f.Sign != 0:
		return refuse("Sign")
	case f.NoNegZero:
		return refuse("Negative zero coercion (z)")
	case f.Alternate:
		return refuse("Alternate form (#)")
	case f.Align == '=':
		return refuse("'=' alignment")
	}
	return nil
}

// pad appends s, which has length code points, aligned in the width of f.
func (f Spec) pad(dst []byte, s string, length, limit int) ([]byte, error) {
	fill := max(f.Width-length, 0)
	if add(mul(fill, runeLen(f.Fill)), len(s)) > limit {
		return dst, errTooLong
	}
	left := 0
	switch f.Align {
	case '>':
		left = fill
	case '^':
		left = fill / 2
	}
	dst = appendFill(dst, f.Fill, left)
	dst = append(dst, s...)
	return appendFill(dst, f.Fill, fill-left), nil
}

// AppendFormatInt appends format(n, spec) to dst. A bool is an int to all
// specifications but the empty one, which the caller handles. Failures are those
// of [AppendFormatStr], and an OverflowError for code points that do not exist.
//
// See https://docs.python.org/3/library/string.html#format-specification-mini-language.
func AppendFormatInt(dst []byte, n int64, spec, typeName string, limit int) ([]byte, error) {
	if spec == "" || spec == "d" {
		return strconv.AppendInt(dst, n, 10), nil
	}
	f, err := ParseSpec(spec, typeName, 'd', '>')
	if err != nil {
		return dst, err
	}
	base, err := f.intBase(typeName)
	switch {
	case err != nil:
		return dst, err
	case base == 0:
		return f.appendFloat(dst, float64(n), limit)
	case f.Type == 'c':
		return f.appendChar(dst, n, limit)
	}
	var buffer [65]byte
	return f.appendInt(dst, strconv.AppendInt(buffer[:0], n, base), limit)
}

// AppendFormatBig is [AppendFormatInt] for any int. It also fails with a
// ValueError when n has more than [MaxStrDigits] decimal digits, and with an
// OverflowError when a float is asked for and n is beyond its range.
func AppendFormatBig(dst []byte, n *big.Int, spec, typeName string, limit int) ([]byte, error) {
	f, err := ParseSpec(spec, typeName, 'd', '>')
	if err != nil {
		return dst, err
	}
	base, err := f.intBase(typeName)
	switch {
	case err != nil:
		return dst, err
	case base == 0:
		value, _ := n.Float64()
		if math.IsInf(value, 0) {
			return dst, pyerr.OverflowError.New("int too large to convert to float")
		}
		return f.appendFloat(dst, value, limit)
	case f.Type == 'c' && !n.IsInt64():
		return dst, pyerr.OverflowError.New("Python int too large to convert to C long")
	case f.Type == 'c':
		return f.appendChar(dst, n.Int64(), limit)
	case base == 10:
		digits, err := AppendBig(nil, n)
		if err != nil {
			return dst, err
		}
		return f.appendInt(dst, digits, limit)
	}
	return f.appendInt(dst, n.Append(nil, base), limit)
}

// intBase returns the base in which f writes ints, or 0 when it writes them as
// floats, and refuses what goes with neither.
func (f Spec) intBase(typeName string) (int, error) {
	base := 10
	switch f.Type {
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		return 0, nil
	case 'd', 'n', 'c':
	case 'b':
		base = 2
	case 'o':
		base = 8
	case 'x', 'X':
		base = 16
	default:
		return 0, f.unknownType(typeName)
	}
	refuse := func(text string) (int, error) { return 0, pyerr.ValueError.New(text) }
	switch {
	case f.Precision >= 0:
		return refuse("Precision not allowed in integer format specifier")
	case f.NoNegZero:
		return refuse("Negative zero coercion (z) not allowed in integer format specifier")
	case f.Type == 'c' && f.Sign != 0:
		return refuse("Sign not allowed with integer format specifier 'c'")
	case f.Type == 'c' && f.Alternate:
		return refuse("Alternate form (#) not allowed with integer format specifier 'c'")
	}
	return base, nil
}

// appendChar appends the code point n.
func (f Spec) appendChar(dst []byte, n int64, limit int) ([]byte, error) {
	if n < 0 || n > 0x10FFFF {
		return dst, pyerr.OverflowError.New("%c arg not in range(0x110000)")
	}
	if f.Align == '=' {
		f.Align = '>'
	}
	var buffer [4]byte
	return f.pad(dst, string(AppendRune(buffer[:0], rune(n))), 1, limit)
}

// appendInt appends an int of which the digits are given, with their sign.
func (f Spec) appendInt(dst []byte, digits []byte, limit int) ([]byte, error) {
	var n number
	n.negative = digits[0] == '-'
	if n.negative {
		digits = digits[1:]
	}
	if f.Alternate {
		switch f.Type {
		case 'b':
			n.prefix = "0b"
		case 'o':
			n.prefix = "0o"
		case 'x':
			n.prefix = "0x"
		case 'X':
			n.prefix = "0X"
		}
	}
	if f.Type == 'X' {
		for i, c := range digits {
			digits[i] = upperASCII(c)
		}
	}
	n.whole = digits
	n.group = 3
	if f.Type == 'b' || f.Type == 'o' || f.Type == 'x' || f.Type == 'X' {
		n.group = 4
	}
	return f.appendNumber(dst, n, limit)
}

// AppendFormatFloat appends format(x, spec) to dst. Failures are those of
// [AppendFormatStr].
//
// See https://docs.python.org/3/library/string.html#format-specification-mini-language.
func AppendFormatFloat(dst []byte, x float64, spec, typeName string, limit int) ([]byte, error) {
	if spec == "" {
		return AppendFloat(dst, x), nil
	}
	f, err := ParseSpec(spec, typeName, 0, '>')
	if err != nil {
		return dst, err
	}
	switch f.Type {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
		return f.appendFloat(dst, x, limit)
	}
	return dst, f.unknownType(typeName)
}

// floatStyle returns how f writes a float.
func (f Spec) floatStyle() (floatStyle, error) {
	style := floatStyle{kind: byte(f.Type), precision: f.Precision, alternate: f.Alternate, noNegZero: f.NoNegZero}
	switch {
	case f.Precision > math.MaxInt32:
		return style, pyerr.ValueError.New("precision too big")
	case f.Type == 0 && f.Precision < 0:
		style.kind, style.precision = 'r', 0
	case f.Type == 0 || f.Type == 'n':
		style.kind = 'g'
	case f.Type == '%':
		style.kind = 'f'
	}
	if style.precision < 0 {
		style.precision = 6
	}
	return style, nil
}

func (f Spec) appendFloat(dst []byte, x float64, limit int) ([]byte, error) {
	style, err := f.floatStyle()
	if err != nil {
		return dst, err
	}
	style.point = f.Type == 0
	if f.Type == '%' {
		x *= 100
	}
	if style.exceeds(x, limit) {
		return dst, errTooLong
	}
	var buffer [64]byte
	digits := style.append(buffer[:0], x)
	if f.Type == '%' {
		digits = append(digits, '%')
	}
	return f.appendNumber(dst, splitNumber(digits), limit)
}

// AppendFormatComplex appends format(c, spec) to dst. Failures are those of
// [AppendFormatStr].
//
// See https://docs.python.org/3/library/string.html#format-specification-mini-language.
func AppendFormatComplex(dst []byte, c complex128, spec, typeName string, limit int) ([]byte, error) {
	if spec == "" {
		return AppendComplex(dst, c), nil
	}
	f, err := ParseSpec(spec, typeName, 0, '>')
	if err != nil {
		return dst, err
	}
	switch f.Type {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n':
	default:
		return dst, f.unknownType(typeName)
	}
	style, err := f.floatStyle()
	switch {
	case err != nil:
		return dst, err
	case f.Fill == '0':
		return dst, pyerr.ValueError.New("Zero padding is not allowed in complex format specifier")
	case f.Align == '=':
		return dst, pyerr.ValueError.New("'=' alignment flag is not allowed in complex format specifier")
	case style.exceeds(real(c), limit), style.exceeds(imag(c), limit):
		return dst, errTooLong
	}
	part := f
	part.Fill, part.Align, part.Width = ' ', '<', -1
	onlyImaginary := f.Type == 0 && real(c) == 0 && !math.Signbit(real(c))
	var both []byte
	if !onlyImaginary {
		if f.Type == 0 {
			both = append(both, '(')
		}
		if both, err = part.appendNumber(both, splitNumber(style.append(nil, real(c))), limit); err != nil {
			return dst, err
		}
		part.Sign = '+'
	}
	if both, err = part.appendNumber(both, splitNumber(style.append(nil, imag(c))), limit); err != nil {
		return dst, err
	}
	both = append(both, 'j')
	if f.Type == 0 && !onlyImaginary {
		both = append(both, ')')
	}
	return f.pad(dst, string(both), len(both), limit)
}

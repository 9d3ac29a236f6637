package buffer

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"

	"github.com/zerocopyzen/zen/pkg/format"
)

var _ fmt.Formatter = (*Array)(nil)

// Format implements fmt.Formatter: %v and %s print Python's repr, %x and %X
// the bytes of the items in hexadecimal.
func (a *Array) Format(s fmt.State, verb rune) {
	if verb == 'x' || verb == 'X' {
		fmt.Fprintf(s, fmt.FormatString(s, verb), a.Data())
		return
	}
	formatText(s, string(a.appendRepr(nil)))
}

// appendRepr appends what Python's repr prints.
func (a *Array) appendRepr(dst []byte) []byte {
	dst = append(dst, "array('"...)
	dst = append(dst, a.Typecode()...)
	dst = append(dst, '\'')
	size := a.ItemSize()
	switch {
	case a.n == 0:
	case a.IsText():
		dst = append(dst, ", "...)
		dst = appendText(dst, a)
	default:
		dst = append(dst, ", ["...)
		for i := range a.n {
			if i > 0 {
				dst = append(dst, ", "...)
			}
			dst = appendItem(dst, a.code.Get(a.mem[i*size:]))
		}
		dst = append(dst, ']')
	}
	return append(dst, ')')
}

// appendText appends the characters of a text array as a str literal.
func appendText(dst []byte, a *Array) []byte {
	var s strings.Builder
	for i := range a.n {
		r := rune(a.code.Get(a.mem[i*4:]).Rune())
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\\':
			s.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		case r >= 0 && unicode.IsPrint(r):
			s.WriteRune(r)
		case r >= 0 && r < 0x100:
			fmt.Fprintf(&s, `\x%02x`, r)
		case r >= 0 && r < 0x10000:
			fmt.Fprintf(&s, `\u%04x`, r)
		default:
			fmt.Fprintf(&s, `\U%08x`, uint32(r))
		}
	}
	text, quote := s.String(), "'"
	if strings.Contains(text, "'") {
		quote = `"`
		if strings.Contains(text, `"`) {
			text, quote = strings.ReplaceAll(text, "'", `\'`), "'"
		}
	}
	return append(dst, quote+text+quote...)
}

// appendItem appends the repr of a number.
func appendItem(dst []byte, item format.Item) []byte {
	switch item.Kind {
	case format.KindFloat:
		f, _ := item.Float64() // a float is one
		return appendFloat(dst, f, true)
	case format.KindComplex:
		z, _ := item.Complex128() // a complex number is one
		return appendComplex(dst, z)
	case format.KindUint:
		n, _ := item.Uint64() // it fits
		return strconv.AppendUint(dst, n, 10)
	}
	n, _ := item.Int64() // what is left are integers with a sign
	return strconv.AppendInt(dst, n, 10)
}

// appendFloat appends the shortest digits that give f again, as Python does:
// with an exponent below 1e-4 and from 1e16 on. point asks for ".0" after a
// whole number.
func appendFloat(dst []byte, f float64, point bool) []byte {
	switch {
	case math.IsInf(f, 1):
		return append(dst, "inf"...)
	case math.IsInf(f, -1):
		return append(dst, "-inf"...)
	case f != f:
		return append(dst, "nan"...)
	}
	if size := math.Abs(f); size != 0 && (size < 1e-4 || size >= 1e16) {
		return strconv.AppendFloat(dst, f, 'e', -1, 64)
	}
	start := len(dst)
	dst = strconv.AppendFloat(dst, f, 'f', -1, 64)
	if point && !strings.Contains(string(dst[start:]), ".") {
		dst = append(dst, ".0"...)
	}
	return dst
}

func appendComplex(dst []byte, z complex128) []byte {
	if real(z) == 0 && !math.Signbit(real(z)) {
		return append(appendFloat(dst, imag(z), false), 'j')
	}
	dst = appendFloat(append(dst, '('), real(z), false)
	if !math.Signbit(imag(z)) || imag(z) != imag(z) {
		dst = append(dst, '+')
	}
	return append(appendFloat(dst, imag(z), false), "j)"...)
}

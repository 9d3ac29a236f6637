package object

import "github.com/zerocopyzen/zen/pkg/py/text"

// Format returns the text of format(v, spec).
//
// See https://docs.python.org/3/library/functions.html#format.
func Format(rt *Runtime, v Value, spec string) (string, error) {
	if spec == "" && v.h.typ == StrType {
		return As[Str](v).s, nil
	}
	if err := rt.enterNative(); err != nil {
		return "", err
	}
	defer rt.leaveNative()
	return v.h.typ.slots.Format(rt, v, spec)
}

// ASCIIText returns the text of ascii(v).
//
// See https://docs.python.org/3/library/functions.html#ascii.
func ASCIIText(rt *Runtime, v Value) (string, error) {
	s, err := Repr(rt, v)
	if err != nil || text.IsASCII(s) {
		return s, err
	}
	return string(text.AppendEscapedASCII(nil, s)), nil
}

// ConvertText returns the text of v for a conversion of a replacement field:
// 'r', 's' or 'a'. Any other is a ValueError.
func ConvertText(rt *Runtime, v Value, conversion rune) (string, error) {
	switch conversion {
	case 'r':
		return Repr(rt, v)
	case 's':
		return StrText(rt, v)
	case 'a':
		return ASCIIText(rt, v)
	}
	return "", text.CheckConversion(conversion)
}

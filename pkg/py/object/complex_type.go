package object

import (
	"math"
	"math/cmplx"

	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// ComplexType is the class complex.
var ComplexType = &Type{}

// A Complex is a Python complex number.
type Complex struct {
	Header
	c     complex128
	attrs *Dict // of subclasses
}

// NewComplex returns the complex number c.
func NewComplex(c complex128) Value {
	o := &Complex{c: c}
	o.typ, o.refs, o.kind = ComplexType, uncounted, KindComplex
	return o.Value()
}

// ComplexOf returns the number of a complex of any class; ok is false when v is
// none.
func ComplexOf(v Value) (c complex128, ok bool) {
	if v.h.kind != KindComplex {
		return 0, false
	}
	return As[Complex](v).c, true
}

// AsComplex returns the complex number that v is or that its __complex__,
// __float__ or __index__ makes of it.
func AsComplex(rt *Runtime, v Value) (complex128, error) {
	c, known, err := convertComplex(rt, v)
	if err == nil && !known {
		err = pyerr.TypeError.Newf("must be real number, not %s", v.TypeName())
	}
	return c, err
}

// convertComplex is AsComplex; known is false when v is no number.
func convertComplex(rt *Runtime, v Value) (c complex128, known bool, err error) {
	if v.h.typ == ComplexType {
		return As[Complex](v).c, true, nil
	}
	if convert := v.h.typ.slots.Complex; convert != nil {
		result, err := convert(rt, v)
		if err != nil {
			return 0, true, err
		}
		c, _ = ComplexOf(result)
		rt.Release(result)
		return c, true, nil
	}
	if f, ok := FloatOf(v); ok {
		return complex(f, 0), true, nil
	}
	f, known, err := convertFloat(rt, v)
	return complex(f, 0), known, err
}

func defineComplex() {
	ComplexType.Define(TypeSpec{
		Name: "complex", Kind: KindComplex,
		Doc: "Create a complex number from a string or numbers.\n\n" +
			"If a string is given, parse it as a complex number.\n" +
			"If a single number is given, convert it to a complex number.\n" +
			"If the 'real' or 'imag' arguments are given, create a complex number\n" +
			"with the specified real and imaginary components.",
		Slots: Slots{
			Free:     func(rt *Runtime, v Value) { freeAttrs(rt, &As[Complex](v).attrs) },
			Children: func(v Value, visit func(Value)) { visitAttrs(As[Complex](v).attrs, visit) },
			New:      newComplex,
			Repr: func(rt *Runtime, v Value) (string, error) {
				return string(text.AppendComplex(nil, As[Complex](v).c)), nil
			},
			Hash: func(rt *Runtime, v Value) (int64, error) { return hashComplex128(As[Complex](v).c), nil },
			Bool: func(rt *Runtime, v Value) (bool, error) { return As[Complex](v).c != 0, nil },
			Format: func(rt *Runtime, v Value, spec string) (string, error) {
				if spec == "" {
					return StrText(rt, v)
				}
				b, err := text.AppendFormatComplex(nil, As[Complex](v).c, spec, v.h.typ.name, rt.textLimit())
				return string(b), err
			},
			Compare:  compareComplex,
			Binary:   binaryComplex,
			Power:    powerComplex,
			Negative: func(rt *Runtime, v Value) (Value, error) { return NewComplex(-As[Complex](v).c), nil },
			Positive: func(rt *Runtime, v Value) (Value, error) { return NewComplex(As[Complex](v).c), nil },
			Absolute: func(rt *Runtime, v Value) (Value, error) {
				c := As[Complex](v).c
				size := preciseHypot(real(c), imag(c))
				if math.IsInf(size, 0) && !cmplx.IsInf(c) {
					return Value{}, pyerr.OverflowError.New("absolute value too large")
				}
				return Float(size), nil
			},
			Complex: func(rt *Runtime, v Value) (Value, error) { return NewComplex(As[Complex](v).c), nil },
		},
		Getters: []Getter{
			{Name: "real", Set: ReadOnly, Get: func(rt *Runtime, self Value) (Value, error) { return Float(real(As[Complex](self).c)), nil }},
			{Name: "imag", Set: ReadOnly, Get: func(rt *Runtime, self Value) (Value, error) { return Float(imag(As[Complex](self).c)), nil }},
		},
		Methods: []Method{
			{Name: "__new__", Params: "*args", Kind: StaticMethod, Fn: newOf(ComplexType)},
			{Name: "__getnewargs__", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
				c := As[Complex](self).c
				return NewTuple(rt, Float(real(c)), Float(imag(c)))
			}},
			{Name: "conjugate", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
				return NewComplex(cmplx.Conj(As[Complex](self).c)), nil
			}},
			{Name: "from_number", Params: "number, /", Kind: ClassMethod, Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
				c, err := AsComplex(rt, args.At(0))
				if err != nil || AsType(self) == ComplexType {
					return NewComplex(c), err
				}
				return Call(rt, self, Args{Values: []Value{NewComplex(c)}})
			}},
		},
	})
	ComplexType.HideOperators(Add, Sub, Mul, TrueDiv, Pow)
}

var complexSignature = ParseSignature("complex", "real?, imag?")

// newComplex is complex(text), complex(number) and complex(real, imag).
//
// See https://docs.python.org/3/library/functions.html#complex.
func newComplex(rt *Runtime, t *Type, args Args) (Value, error) {
	byName := len(args.Names) > 0
	args, err := complexSignature.Bind(args)
	if err != nil {
		return Value{}, err
	}
	var c complex128
	switch first, second := args.At(0), args.At(1); {
	case first.h == nil && second.h == nil:
	case second.h == nil && !byName:
		c, err = complexOfArgument(rt, first)
	default:
		c, err = complexOfParts(rt, first, second)
	}
	if err != nil {
		return Value{}, err
	}
	o := &Complex{c: c}
	if t == ComplexType {
		return NewComplex(c), nil
	}
	o.Init(rt, t)
	return o.Value(), nil
}

func complexOfArgument(rt *Runtime, v Value) (complex128, error) {
	if v.IsStr() {
		return text.ParseComplex(StrOf(v))
	}
	c, known, err := convertComplex(rt, v)
	if err == nil && !known {
		err = pyerr.TypeError.Newf("complex() argument must be a string or a number, not %s", v.QualifiedTypeName())
	}
	return c, err
}

// complexOfParts returns first + second·i. Parts that are complex themselves
// are added up; where a part is real, the other keeps the signs of its zeros.
func complexOfParts(rt *Runtime, first, second Value) (complex128, error) {
	re, err := complexPart(rt, "real", first)
	if err != nil {
		return 0, err
	}
	im, err := complexPart(rt, "imag", second)
	if err != nil {
		return 0, err
	}
	x, y := real(re), real(im)
	if second.h != nil && second.h.kind == KindComplex {
		x -= imag(im)
	}
	if first.h != nil && first.h.kind == KindComplex {
		y += imag(re)
	}
	return complex(x, y), nil
}

// complexPart returns the number of one part; a missing one is 0.
func complexPart(rt *Runtime, name string, v Value) (complex128, error) {
	if v.h == nil {
		return 0, nil
	}
	if c, ok := ComplexOf(v); ok {
		return c, nil
	}
	f, ok := FloatOf(v)
	if ok {
		return complex(f, 0), nil
	}
	f, known, err := convertFloat(rt, v)
	if err == nil && !known {
		err = pyerr.TypeError.Newf("complex() argument '%s' must be a real number, not %s", name, v.QualifiedTypeName())
	}
	return complex(f, 0), err
}

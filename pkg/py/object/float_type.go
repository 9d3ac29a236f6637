package object

import (
	"math"
	"math/big"

	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// FloatType is the class float.
var FloatType = &Type{}

// A FloatObject is a float of a subclass. Plain floats live in their Value.
type FloatObject struct {
	Header
	f     float64
	attrs *Dict
}

// newNaN returns a NaN as an object, which gives it an identity. It has no owners
// to count and no attributes.
func newNaN(f float64) Value {
	o := &FloatObject{f: f}
	o.InitUncounted(FloatType)
	return o.Value()
}

// FloatOf returns the number of a float of any class; ok is false when v is
// none.
func FloatOf(v Value) (f float64, ok bool) {
	if v.h == &floatHeader {
		return math.Float64frombits(v.bits), true
	}
	if v.h.kind != KindFloat {
		return 0, false
	}
	return As[FloatObject](v).f, true
}

// AsFloat returns the float that v is or that its __float__ or __index__ makes
// of it, as PyFloat_AsDouble does.
func AsFloat(rt *Runtime, v Value) (float64, error) {
	if f, ok := FloatOf(v); ok {
		return f, nil
	}
	f, known, err := convertFloat(rt, v)
	if err == nil && !known {
		err = pyerr.TypeError.Newf("must be real number, not %s", v.TypeName())
	}
	return f, err
}

// convertFloat asks v's Float slot, then its Index slot; known is false when it
// has neither.
func convertFloat(rt *Runtime, v Value) (f float64, known bool, err error) {
	slots := &v.h.typ.slots
	if v.IsInt() && v.h.typ.builtin {
		f, err = floatOfInt(v)
		return f, true, err
	}
	if slots.Float != nil {
		result, err := slots.Float(rt, v)
		if err != nil {
			return 0, true, err
		}
		f, _ = FloatOf(result)
		rt.Release(result)
		return f, true, nil
	}
	if slots.Index == nil {
		return 0, false, nil
	}
	index, err := slots.Index(rt, v)
	if err != nil {
		return 0, true, err
	}
	f, err = floatOfInt(index)
	rt.Release(index)
	return f, true, err
}

func defineFloat() {
	FloatType.Define(TypeSpec{
		Name: "float", Kind: KindFloat,
		Doc: "Convert a string or number to a floating-point number, if possible.",
		Slots: Slots{
			Free:     func(rt *Runtime, v Value) { freeAttrs(rt, &As[FloatObject](v).attrs) },
			Children: func(v Value, visit func(Value)) { visitAttrs(As[FloatObject](v).attrs, visit) },
			New:      newFloat,
			Repr: func(rt *Runtime, v Value) (string, error) {
				return string(text.AppendFloat(make([]byte, 0, 24), selfFloat(v))), nil
			},
			Hash: func(rt *Runtime, v Value) (int64, error) { return hashFloat64(selfFloat(v)), nil },
			Bool: func(rt *Runtime, v Value) (bool, error) { return selfFloat(v) != 0, nil },
			Format: func(rt *Runtime, v Value, spec string) (string, error) {
				if spec == "" {
					return StrText(rt, v)
				}
				b, err := text.AppendFormatFloat(nil, selfFloat(v), spec, v.h.typ.name, rt.textLimit())
				return string(b), err
			},
			Compare:  compareFloat,
			Binary:   binaryFloat,
			Power:    powerFloat,
			Negative: func(rt *Runtime, v Value) (Value, error) { return Float(-selfFloat(v)), nil },
			Positive: exactFloat,
			Absolute: func(rt *Runtime, v Value) (Value, error) { return Float(math.Abs(selfFloat(v))), nil },
			Int:      func(rt *Runtime, v Value) (Value, error) { return intOfFloat(rt, math.Trunc(selfFloat(v))) },
			Float:    exactFloat,
		},
		Getters: []Getter{
			{Name: "real", Get: func(rt *Runtime, self Value) (Value, error) { return Float(selfFloat(self)), nil }},
			{Name: "imag", Get: func(rt *Runtime, self Value) (Value, error) { return Float(0), nil }},
		},
		Methods: floatMethods,
	})
	FloatType.HideOperators(Add, Sub, Mul, TrueDiv, FloorDiv, Mod, Pow)
}

// exactFloat returns v as a float of no subclass.
func exactFloat(rt *Runtime, v Value) (Value, error) {
	if v.h.typ == FloatType {
		return v, nil
	}
	return Float(selfFloat(v)), nil
}

// selfFloat is FloatOf for the self of a method of float.
func selfFloat(v Value) float64 {
	f, _ := FloatOf(v)
	return f
}

var floatSignature = ParseSignature("float", "x?, /")

// newFloat is float(x).
//
// See https://docs.python.org/3/library/functions.html#float.
func newFloat(rt *Runtime, t *Type, args Args) (Value, error) {
	args, err := floatSignature.Bind(args)
	if err != nil {
		return Value{}, err
	}
	f := 0.0
	if x := args.At(0); x.h != nil {
		if t == FloatType && x.h.typ == FloatType {
			return x, nil
		}
		if f, err = floatOfArgument(rt, x); err != nil {
			return Value{}, err
		}
	}
	return newFloatOf(rt, t, f), nil
}

func newFloatOf(rt *Runtime, t *Type, f float64) Value {
	if t == FloatType {
		return Float(f)
	}
	o := &FloatObject{f: f}
	o.Init(rt, t)
	return o.Value()
}

func floatOfArgument(rt *Runtime, v Value) (f float64, err error) {
	if v.IsStr() {
		return text.ParseFloat(StrOf(v))
	}
	f, known, err := convertFloat(rt, v)
	if known || err != nil {
		return f, err
	}
	known, err = withBytesIfLent(rt, v, func(data []byte) (err error) {
		f, err = text.ParseFloatBytes(data)
		return err
	})
	if known && v.h.kind != KindBytes && IsException(err, pyerr.ValueError) {
		shown, failed := Repr(rt, v)
		if failed != nil {
			return 0, failed
		}
		err = pyerr.ValueError.New("could not convert string to float: " + shown)
	}
	if err == nil && !known {
		err = pyerr.TypeError.Newf("float() argument must be a string or a real number, not '%s'", v.TypeName())
	}
	return f, err
}

// intOfFloat returns the int equal to f, which has no fraction.
func intOfFloat(rt *Runtime, f float64) (Value, error) {
	if i := int64(f); float64(i) == f && i != math.MaxInt64 && i != math.MinInt64 {
		return Int(i), nil
	}
	switch {
	case math.IsNaN(f):
		return Value{}, pyerr.ValueError.New("cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return Value{}, pyerr.OverflowError.New("cannot convert float infinity to integer")
	}
	b, _ := big.NewFloat(f).Int(nil)
	return makeBig(rt, b)
}

package object

import (
	"math"
	"math/big"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A BigInt is an int that does not fit 64 bits, or one of a subclass of int.
// Ints that fit live in their Value.
type BigInt struct {
	Header
	big   big.Int
	attrs *Dict // of subclasses
}

// IntType is the class int.
var IntType = &Type{}

// BoolType is the class bool.
var BoolType = &Type{}

// NewBigInt returns the int b, which the value takes over. Ints that fit 64
// bits are put into the Value.
func NewBigInt(b *big.Int) Value {
	if b.IsInt64() {
		return Int(b.Int64())
	}
	o := &BigInt{}
	o.typ, o.refs, o.kind = IntType, uncounted, KindInt
	o.big = *b
	return o.Value()
}

// Uint returns the int u.
func Uint(u uint64) Value {
	if u <= math.MaxInt64 {
		return Int(int64(u))
	}
	return NewBigInt(new(big.Int).SetUint64(u))
}

// IsInt reports whether v is an int, a bool or of a subclass.
func (v Value) IsInt() bool { return v.h.kind == KindInt || v.h.kind == KindBool }

// Int64 returns the number of an int that fits 64 bits; ok is false when v is
// no int or does not fit.
func (v Value) Int64() (i int64, ok bool) {
	if v.h == &intHeader || v.h == &boolHeader {
		return int64(v.bits), true
	}
	if v.h.kind != KindInt {
		return 0, false
	}
	b := &As[BigInt](v).big
	return b.Int64(), b.IsInt64()
}

// BigOf returns the number of an int. It may be shared with v and must not be
// changed; scratch is used when v's number lives in its bits.
func BigOf(v Value, scratch *big.Int) *big.Int {
	if v.h == &intHeader || v.h == &boolHeader {
		return scratch.SetInt64(int64(v.bits))
	}
	return &As[BigInt](v).big
}

// IsIndex reports whether v is an int or its class defines __index__.
func IsIndex(v Value) bool { return v.IsInt() || v.h.typ.slots.Index != nil }

// Index returns the int that v is, by its __index__ when it has one. The result
// is of class int itself or a subclass of it.
func Index(rt *Runtime, v Value) (Value, error) {
	if v.IsInt() {
		return v.Retain(), nil
	}
	if index := v.h.typ.slots.Index; index != nil {
		return index(rt, v)
	}
	return Value{}, pyerr.TypeError.Newf("'%s' object cannot be interpreted as an integer", v.TypeName())
}

// AsSize returns the int v as a Go int, as PyNumber_AsSsize_t does. An int that
// does not fit is an error of class overflow; with a nil class it is clamped.
func AsSize(rt *Runtime, v Value, overflow *pyerr.Class) (int, error) {
	if v.h == &intHeader {
		return int(int64(v.bits)), nil
	}
	index, err := Index(rt, v)
	if err != nil {
		return 0, err
	}
	defer rt.Release(index)
	if i, ok := index.Int64(); ok {
		return int(i), nil
	}
	if overflow == nil {
		if As[BigInt](index).big.Sign() < 0 {
			return math.MinInt, nil
		}
		return math.MaxInt, nil
	}
	return 0, overflow.Newf("cannot fit '%s' into an index-sized integer", v.TypeName())
}

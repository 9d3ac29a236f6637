package format

import "math"

// A Kind says what an [Item] holds.
type Kind uint8

// The kinds of items.
const (
	KindNone    Kind = iota // no value: a Python object that no format stores
	KindInt                 // an integer of 64 bits with a sign
	KindUint                // an integer of 64 bits without a sign
	KindHuge                // an integer beyond 64 bits
	KindBool                // True or False
	KindFloat               // a floating-point number
	KindComplex             // a complex number
	KindChar                // a bytes object of length 1
	KindBytes               // a bytes object
	KindRune                // one code point of an array of 'u' or 'w'
)

// An Item is the value of one item on its way into or out of memory. It is
// passed by value and never allocates.
//
// An integer has one form only where it fits: Get returns KindInt for signed
// and KindUint for unsigned codes, and Put and Equal take either.
type Item struct {
	Kind Kind
	bits uint64 // integers in two's complement, floats by their bits
	imag uint64 // the imaginary part; of a huge integer: its nearest float
	data []byte // of KindBytes
}

// Int returns an integer.
func Int(v int64) Item { return Item{Kind: KindInt, bits: uint64(v)} }

// Uint returns an integer that may exceed the range of int64.
func Uint(v uint64) Item { return Item{Kind: KindUint, bits: v} }

// Huge returns an integer that neither int64 nor uint64 holds. Of its value
// three things are known: the sign, the nearest float, which is infinite when
// no float is near, and whether that float is exactly the integer.
func Huge(negative bool, nearest float64, exact bool) Item {
	v := Item{Kind: KindHuge, imag: math.Float64bits(nearest)}
	if negative {
		v.bits |= hugeNegative
	}
	if exact {
		v.bits |= hugeExact
	}
	return v
}

// Bits of a KindHuge.
const (
	hugeNegative = 1 << iota
	hugeExact
)

// Truth returns a bool.
func Truth(v bool) Item {
	if v {
		return Item{Kind: KindBool, bits: 1}
	}
	return Item{Kind: KindBool}
}

// Float returns a floating-point number.
func Float(v float64) Item { return Item{Kind: KindFloat, bits: math.Float64bits(v)} }

// Complex returns a complex number.
func Complex(v complex128) Item {
	return Item{Kind: KindComplex, bits: math.Float64bits(real(v)), imag: math.Float64bits(imag(v))}
}

// OneByte returns a bytes object of length 1, which is what code 'c' holds.
func OneByte(b byte) Item { return Item{Kind: KindChar, bits: uint64(b)} }

// Bytes returns a bytes object. It shares memory with p.
func Bytes(p []byte) Item { return Item{Kind: KindBytes, data: p} }

// Rune returns one code point of a text array. Any 32 bits are accepted: an
// array filled from raw bytes may hold what is no code point.
func Rune(r uint32) Item { return Item{Kind: KindRune, bits: uint64(r)} }

// Int64 returns the integer of a KindInt, KindUint, KindBool or KindRune and
// whether it fits.
func (v Item) Int64() (int64, bool) {
	switch v.Kind {
	case KindInt, KindBool, KindRune:
		return int64(v.bits), true
	case KindUint:
		return int64(v.bits), v.bits <= math.MaxInt64
	}
	return 0, false
}

// Uint64 returns the integer of a KindInt, KindUint, KindBool or KindRune and
// whether it fits.
func (v Item) Uint64() (uint64, bool) {
	switch v.Kind {
	case KindInt:
		return v.bits, int64(v.bits) >= 0
	case KindUint, KindBool, KindRune:
		return v.bits, true
	}
	return 0, false
}

// IsInteger reports whether v is an integer of any size. A bool is one.
func (v Item) IsInteger() bool {
	switch v.Kind {
	case KindInt, KindUint, KindHuge, KindBool:
		return true
	}
	return false
}

// Negative reports whether v is an integer below zero.
func (v Item) Negative() bool {
	return v.Kind == KindInt && int64(v.bits) < 0 || v.Kind == KindHuge && v.bits&hugeNegative != 0
}

// Float64 returns v as a float, as float(v) does. It fails for what is no real
// number, and for integers beyond the range of floats.
func (v Item) Float64() (float64, error) {
	switch v.Kind {
	case KindFloat:
		return math.Float64frombits(v.bits), nil
	case KindInt:
		return float64(int64(v.bits)), nil
	case KindUint, KindBool:
		return float64(v.bits), nil
	case KindHuge:
		f := math.Float64frombits(v.imag)
		if math.IsInf(f, 0) {
			return f, ErrRange
		}
		return f, nil
	}
	return 0, ErrType
}

// Complex128 returns v as a complex number, as complex(v) does. It fails for
// what is no number, and for integers beyond the range of floats.
func (v Item) Complex128() (complex128, error) {
	if v.Kind == KindComplex {
		return complex(math.Float64frombits(v.bits), math.Float64frombits(v.imag)), nil
	}
	f, err := v.Float64()
	return complex(f, 0), err
}

// Bool returns the truth value of v, as bool(v) does.
func (v Item) Bool() bool {
	switch v.Kind {
	case KindInt, KindUint, KindBool:
		return v.bits != 0
	case KindFloat:
		return math.Float64frombits(v.bits) != 0
	case KindComplex:
		return math.Float64frombits(v.bits) != 0 || math.Float64frombits(v.imag) != 0
	case KindBytes:
		return len(v.data) != 0
	}
	return v.Kind != KindNone
}

// Byte returns the byte of a bytes object of length 1.
func (v Item) Byte() (b byte, ok bool) {
	switch {
	case v.Kind == KindChar:
		return byte(v.bits), true
	case v.Kind == KindBytes && len(v.data) == 1:
		return v.data[0], true
	}
	return 0, false
}

// AppendBytes appends the bytes of a KindBytes or KindChar to dst.
func (v Item) AppendBytes(dst []byte) []byte {
	if v.Kind == KindChar {
		return append(dst, byte(v.bits))
	}
	return append(dst, v.data...)
}

// Data returns the bytes of a KindBytes. It shares memory with what v was
// made from.
func (v Item) Data() []byte { return v.data }

// Rune returns the code point of a KindRune, which need not be a valid one.
func (v Item) Rune() uint32 { return uint32(v.bits) }

// Equal reports whether v == w in Python: numbers by value whatever their
// kind, bytes by content. NaN equals nothing.
func (v Item) Equal(w Item) bool {
	if v.Kind == KindInt && w.Kind == KindInt {
		return v.bits == w.bits
	}
	switch v.Kind {
	case KindNone:
		return false
	case KindChar, KindBytes:
		return v.equalBytes(w)
	case KindRune:
		return w.Kind == KindRune && v.bits == w.bits
	}
	switch w.Kind {
	case KindNone, KindChar, KindBytes, KindRune:
		return false
	}
	if v.Kind == KindHuge || w.Kind == KindHuge {
		return v.equalHuge(w)
	}
	if v.Kind == KindFloat || v.Kind == KindComplex || w.Kind == KindFloat || w.Kind == KindComplex {
		return v.equalInexact(w)
	}
	return v.bits == w.bits && v.Negative() == w.Negative()
}

func (v Item) equalBytes(w Item) bool {
	if w.Kind != KindChar && w.Kind != KindBytes {
		return false
	}
	if a, ok := v.Byte(); ok {
		b, ok := w.Byte()
		return ok && a == b
	}
	return string(v.data) == string(w.data) && w.Kind == KindBytes
}

// equalHuge compares when one side is huge. Two huge integers are compared
// by what is known of them: no memory holds any. A float can equal a huge
// integer, an integer of 64 bits cannot.
func (v Item) equalHuge(w Item) bool {
	if v.Kind == w.Kind {
		return v.bits == w.bits && v.imag == w.imag
	}
	if w.Kind == KindHuge {
		v, w = w, v
	}
	if v.bits&hugeExact == 0 || w.Kind != KindFloat && w.Kind != KindComplex {
		return false
	}
	return w.imaginary() == 0 && math.Float64frombits(v.imag) == math.Float64frombits(w.bits)
}

// equalInexact compares two numbers of which one is a float or complex.
func (v Item) equalInexact(w Item) bool {
	if v.Kind == KindComplex || w.Kind == KindComplex {
		a, b := v.realPart(), w.realPart()
		return v.imaginary() == w.imaginary() && a.Equal(b)
	}
	if v.Kind == KindFloat && w.Kind == KindFloat {
		return math.Float64frombits(v.bits) == math.Float64frombits(w.bits)
	}
	if v.Kind == KindFloat {
		v, w = w, v
	}
	f := math.Float64frombits(w.bits)
	if v.Kind == KindInt {
		return f >= -1<<63 && f < 1<<63 && f == math.Trunc(f) && int64(f) == int64(v.bits)
	}
	return f >= 0 && f < 1<<64 && f == math.Trunc(f) && uint64(f) == v.bits
}

func (v Item) realPart() Item {
	if v.Kind == KindComplex {
		return Item{Kind: KindFloat, bits: v.bits}
	}
	return v
}

func (v Item) imaginary() float64 {
	if v.Kind == KindComplex {
		return math.Float64frombits(v.imag)
	}
	return 0
}

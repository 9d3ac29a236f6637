package format

import (
	"encoding/binary"
	"math"
)

// Get returns the item in the first bytes of p, in native order. A truth value
// is true for any byte but 0. It panics when p is too short or c is no item of
// a fixed size.
func (c Code) Get(p []byte) Item {
	switch c {
	case UnsignedChar:
		return Item{Kind: KindUint, bits: uint64(p[0])}
	case SignedChar:
		return Int(int64(int8(p[0])))
	case Char:
		return OneByte(p[0])
	case Bool:
		return Truth(p[0] != 0)
	case Short:
		return Int(int64(int16(binary.LittleEndian.Uint16(p))))
	case UnsignedShort:
		return Uint(uint64(binary.LittleEndian.Uint16(p)))
	case Int32:
		return Int(int64(int32(binary.LittleEndian.Uint32(p))))
	case Uint32:
		return Uint(uint64(binary.LittleEndian.Uint32(p)))
	case Long, LongLong, Ssize:
		return Int(int64(binary.LittleEndian.Uint64(p)))
	case UnsignedLong, UnsignedLL, Size, Pointer:
		return Uint(binary.LittleEndian.Uint64(p))
	case Half:
		return Float(halfToFloat(binary.LittleEndian.Uint16(p)))
	case Float32:
		return Float(float64(math.Float32frombits(binary.LittleEndian.Uint32(p))))
	case Float64:
		return Item{Kind: KindFloat, bits: binary.LittleEndian.Uint64(p)}
	case ComplexFloat:
		re := float64(math.Float32frombits(binary.LittleEndian.Uint32(p)))
		im := float64(math.Float32frombits(binary.LittleEndian.Uint32(p[4:])))
		return Item{Kind: KindComplex, bits: math.Float64bits(re), imag: math.Float64bits(im)}
	case ComplexDouble:
		return Item{Kind: KindComplex, bits: binary.LittleEndian.Uint64(p), imag: binary.LittleEndian.Uint64(p[8:])}
	case WideChar, UCS4:
		return Rune(binary.LittleEndian.Uint32(p))
	}
	panic("format: Get of a code without a fixed size: " + string(rune(c)))
}

// Put stores v in the first bytes of p, in native order. It fails with
// [ErrRange] or [ErrType], in which case p is unchanged. A float too large for
// 'f' or "Zf" becomes infinite, as in a memoryview and an array; one too large
// for 'e' is out of range. Bool takes any value by its truth; 'P' takes
// integers from -2⁶³ on, which wrap. Put panics when p is too short or c is no
// item of a fixed size.
func (c Code) Put(p []byte, v Item) error {
	switch c {
	case Char:
		return putChar(p, v)
	case Bool:
		p[0] = 0
		if v.Bool() {
			p[0] = 1
		}
		return nil
	case Half, Float32, Float64:
		return c.putFloat(p, v)
	case ComplexFloat, ComplexDouble:
		return c.putComplex(p, v)
	case WideChar, UCS4:
		if v.Kind != KindRune {
			return ErrType
		}
		binary.LittleEndian.PutUint32(p, uint32(v.bits))
		return nil
	}
	if !c.IsInteger() {
		panic("format: Put of a code without a fixed size: " + string(rune(c)))
	}
	return c.putInteger(p, v)
}

func putChar(p []byte, v Item) error {
	if v.Kind != KindChar && v.Kind != KindBytes {
		return ErrType
	}
	b, ok := v.Byte()
	if !ok {
		return ErrRange
	}
	p[0] = b
	return nil
}

func (c Code) putInteger(p []byte, v Item) error {
	bits, err := c.Integer(v, c.ItemSize())
	if err != nil {
		return err
	}
	switch c.ItemSize() {
	case 1:
		p[0] = byte(bits)
	case 2:
		binary.LittleEndian.PutUint16(p, uint16(bits))
	case 4:
		binary.LittleEndian.PutUint32(p, uint32(bits))
	default:
		binary.LittleEndian.PutUint64(p, bits)
	}
	return nil
}

// Integer returns the bits of the integer v for an item of c that has size
// bytes, or [ErrType] when v is no integer and [ErrRange] when it does not
// fit.
func (c Code) Integer(v Item, size int) (uint64, error) {
	switch v.Kind {
	case KindInt, KindUint, KindBool:
	case KindHuge:
		return 0, ErrRange
	default:
		return 0, ErrType
	}
	if c == Pointer {
		return v.bits, nil
	}
	unused := 64 - 8*uint(size)
	if c.IsSigned() {
		if v.Kind == KindUint && v.bits > math.MaxInt64 || int64(v.bits)<<unused>>unused != int64(v.bits) {
			return 0, ErrRange
		}
		return v.bits, nil
	}
	if v.Kind == KindInt && int64(v.bits) < 0 || v.bits<<unused>>unused != v.bits {
		return 0, ErrRange
	}
	return v.bits, nil
}

func (c Code) putFloat(p []byte, v Item) error {
	f, err := v.Float64()
	if err != nil {
		return err
	}
	switch c {
	case Half:
		h, ok := floatToHalf(f)
		if !ok {
			return ErrRange
		}
		binary.LittleEndian.PutUint16(p, h)
	case Float32:
		binary.LittleEndian.PutUint32(p, math.Float32bits(float32(f)))
	default:
		binary.LittleEndian.PutUint64(p, math.Float64bits(f))
	}
	return nil
}

func (c Code) putComplex(p []byte, v Item) error {
	z, err := v.Complex128()
	if err != nil {
		return err
	}
	if c == ComplexFloat {
		binary.LittleEndian.PutUint32(p, math.Float32bits(float32(real(z))))
		binary.LittleEndian.PutUint32(p[4:], math.Float32bits(float32(imag(z))))
		return nil
	}
	binary.LittleEndian.PutUint64(p, math.Float64bits(real(z)))
	binary.LittleEndian.PutUint64(p[8:], math.Float64bits(imag(z)))
	return nil
}

// GetInt returns the integer in the first bytes of p, in native order, and
// true when c holds integers and it fits: Get without an Item, for loops that
// are hot. It panics when p is too short.
func (c Code) GetInt(p []byte) (n int64, ok bool) {
	switch c {
	case UnsignedChar:
		return int64(p[0]), true
	case SignedChar:
		return int64(int8(p[0])), true
	case Short:
		return int64(int16(binary.LittleEndian.Uint16(p))), true
	case UnsignedShort:
		return int64(binary.LittleEndian.Uint16(p)), true
	case Int32:
		return int64(int32(binary.LittleEndian.Uint32(p))), true
	case Uint32:
		return int64(binary.LittleEndian.Uint32(p)), true
	case Long, LongLong, Ssize:
		return int64(binary.LittleEndian.Uint64(p)), true
	case UnsignedLong, UnsignedLL, Size, Pointer:
		n = int64(binary.LittleEndian.Uint64(p))
		return n, n >= 0
	}
	return 0, false
}

// PutInt stores n in the first bytes of p, in native order, and reports true,
// when c holds integers and n fits; else it changes nothing. It panics when p
// is too short.
func (c Code) PutInt(p []byte, n int64) bool {
	switch c {
	case UnsignedChar:
		if uint64(n) > math.MaxUint8 {
			return false
		}
		p[0] = byte(n)
	case SignedChar:
		if n != int64(int8(n)) {
			return false
		}
		p[0] = byte(n)
	case Short:
		if n != int64(int16(n)) {
			return false
		}
		binary.LittleEndian.PutUint16(p, uint16(n))
	case UnsignedShort:
		if uint64(n) > math.MaxUint16 {
			return false
		}
		binary.LittleEndian.PutUint16(p, uint16(n))
	case Int32:
		if n != int64(int32(n)) {
			return false
		}
		binary.LittleEndian.PutUint32(p, uint32(n))
	case Uint32:
		if uint64(n) > math.MaxUint32 {
			return false
		}
		binary.LittleEndian.PutUint32(p, uint32(n))
	case Long, LongLong, Ssize, Pointer:
		binary.LittleEndian.PutUint64(p, uint64(n))
	case UnsignedLong, UnsignedLL, Size:
		if n < 0 {
			return false
		}
		binary.LittleEndian.PutUint64(p, uint64(n))
	default:
		return false
	}
	return true
}

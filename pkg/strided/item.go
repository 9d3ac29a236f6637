package strided

import (
	"encoding/binary"
	"reflect"
	"strings"

	"github.com/zerocopyzen/zen/pkg/format"
)

// Item is what a View can have as its items: the numbers.
//
// A bool is not among them: a byte of memory may be neither 0 nor 1, and Go
// has no such bool. The truth values of format '?' are viewed as uint8.
type Item interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 |
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr |
		~float32 | ~float64 | ~complex64 | ~complex128
}

// A class is what the bytes of an item mean, apart from how many there are.
type class uint8

const (
	noNumber class = iota
	signed
	unsigned
	codePoint // an integer that is never negative, with a sign or without
	float
	complexFloat
)

// classOf returns what the bytes of a T mean.
func classOf[T Item]() class {
	switch kind := reflect.TypeFor[T]().Kind(); {
	case reflect.Int <= kind && kind <= reflect.Int64:
		return signed
	case reflect.Uint <= kind && kind <= reflect.Uintptr:
		return unsigned
	case kind == reflect.Float32 || kind == reflect.Float64:
		return float
	}
	return complexFloat
}

// formatOf returns the format of items of type T, in the native form that
// Python gives it.
func formatOf[T Item]() string {
	size := sizeOf[T]()
	switch classOf[T]() {
	case signed:
		return "bh.i...q"[size-1 : size]
	case unsigned:
		return "BH.I...Q"[size-1 : size]
	case float:
		return "...f...d"[size-1 : size]
	}
	if size == 8 {
		return "Zf"
	}
	return "Zd"
}

// A meaning is what a format says of one item.
type meaning struct {
	class class
	size  int
	big   bool // the most significant byte comes first
}

// meaningOf returns what a format says, with noNumber for the class when it is
// not one number that Go has.
func meaningOf(text string) meaning {
	switch text {
	case "":
		return meaning{unsigned, 1, false}
	case "u", "w":
		return meaning{codePoint, 4, false}
	}
	if code, ok := format.Native(text); ok {
		return meaning{classOfCode(code), code.ItemSize(), false}
	}
	code, ok := format.Native(text[1:])
	if !ok || !strings.Contains("<>=!", text[:1]) || text[1] == '@' {
		return meaning{}
	}
	f, err := format.Parse(text)
	if err != nil {
		return meaning{}
	}
	big := text[0] == '>' || text[0] == '!'
	return meaning{classOfCode(code), f.Size(), big && f.Size() > 1}
}

func classOfCode(c format.Code) class {
	switch {
	case c == format.Char || c == format.Bool:
		return unsigned
	case c.IsSigned():
		return signed
	case c.IsInteger():
		return unsigned
	case c == format.Float32 || c == format.Float64:
		return float
	case c.IsComplex():
		return complexFloat
	}
	return noNumber
}

// fits reports whether an item of that meaning is a T, its byte order left
// aside.
func (m meaning) fits(c class, size int) bool {
	if m.size != size {
		return false
	}
	return m.class == c || m.class == codePoint && (c == signed || c == unsigned)
}

// bigMachine reports whether this machine puts the most significant byte
// first. The native formats of package format are little endian everywhere.
func bigMachine() bool { return binary.NativeEndian.Uint16([]byte{0, 1}) == 1 }

package format

import (
	"errors"
	"strings"
)

// A Code says what one item is. Its value is the letter that formats use,
// with [ComplexFloat] and [ComplexDouble] standing for "Zf" and "Zd" as well.
// The zero Code is no item.
type Code byte

// The codes of items.
const (
	Pad           Code = 'x' // padding: takes room, holds no value
	Char          Code = 'c' // one byte, as a bytes object of length 1
	SignedChar    Code = 'b'
	UnsignedChar  Code = 'B'
	Bool          Code = '?'
	Short         Code = 'h'
	UnsignedShort Code = 'H'
	Int32         Code = 'i'
	Uint32        Code = 'I'
	Long          Code = 'l'
	UnsignedLong  Code = 'L'
	LongLong      Code = 'q'
	UnsignedLL    Code = 'Q'
	Ssize         Code = 'n'
	Size          Code = 'N'
	Half          Code = 'e'
	Float32       Code = 'f'
	Float64       Code = 'd'
	ComplexFloat  Code = 'F' // also written Zf
	ComplexDouble Code = 'D' // also written Zd
	Pointer       Code = 'P'
	String        Code = 's' // bytes of a fixed length
	Pascal        Code = 'p' // bytes of a fixed length, the first counts them

	// WideChar and UCS4 are item codes of arrays ('u' and 'w'), unknown to
	// struct and to memoryview: one 32-bit code point.
	WideChar Code = 'u'
	UCS4     Code = 'w'
)

// Conditions that storing an item can meet. Whoever stores on behalf of
// Python says them in the words of the type that is stored to.
var (
	// ErrRange says that the item cannot hold the value.
	ErrRange = errors.New("format: value out of range")
	// ErrType says that the item holds values of another kind.
	ErrType = errors.New("format: value of the wrong type")
)

// A trait is what the table of codes knows about one of them.
type trait struct {
	size     uint8 // bytes in native mode
	standard uint8 // bytes with a byte order prefix; 0 when only native
	align    uint8 // alignment in native mode
}

var traits = [128]trait{
	Pad:           {1, 1, 1},
	Char:          {1, 1, 1},
	SignedChar:    {1, 1, 1},
	UnsignedChar:  {1, 1, 1},
	Bool:          {1, 1, 1},
	Short:         {2, 2, 2},
	UnsignedShort: {2, 2, 2},
	Int32:         {4, 4, 4},
	Uint32:        {4, 4, 4},
	Long:          {8, 4, 8},
	UnsignedLong:  {8, 4, 8},
	LongLong:      {8, 8, 8},
	UnsignedLL:    {8, 8, 8},
	Ssize:         {8, 0, 8},
	Size:          {8, 0, 8},
	Half:          {2, 2, 2},
	Float32:       {4, 4, 4},
	Float64:       {8, 8, 8},
	ComplexFloat:  {8, 8, 4},
	ComplexDouble: {16, 16, 8},
	Pointer:       {8, 0, 8},
	String:        {1, 1, 1},
	Pascal:        {1, 1, 1},
	WideChar:      {4, 0, 4},
	UCS4:          {4, 0, 4},
}

// ItemSize returns the number of bytes of one item in native mode, 0 for a
// Code that names nothing. Of [String] and [Pascal] it is the size of one
// byte.
func (c Code) ItemSize() int {
	if c >= 128 {
		return 0
	}
	return int(traits[c].size)
}

// IsByte reports whether c is one of the three byte formats between which and
// any other a memoryview may be cast: 'b', 'B' and 'c'.
func (c Code) IsByte() bool {
	return c == UnsignedChar || c == SignedChar || c == Char
}

// IsInteger reports whether c holds integers and nothing else.
func (c Code) IsInteger() bool {
	switch c {
	case SignedChar, UnsignedChar, Short, UnsignedShort, Int32, Uint32, Long, UnsignedLong, LongLong, UnsignedLL, Ssize, Size, Pointer:
		return true
	}
	return false
}

// IsSigned reports whether c holds integers below zero.
func (c Code) IsSigned() bool {
	switch c {
	case SignedChar, Short, Int32, Long, LongLong, Ssize:
		return true
	}
	return false
}

// IsFloat reports whether c holds floating-point numbers.
func (c Code) IsFloat() bool { return c == Half || c == Float32 || c == Float64 }

// IsComplex reports whether c holds complex numbers.
func (c Code) IsComplex() bool { return c == ComplexFloat || c == ComplexDouble }

// String returns the format that a memoryview or an array gives c: the letter,
// or "Zf" and "Zd" for complex numbers.
func (c Code) String() string {
	switch c {
	case ComplexFloat:
		return "Zf"
	case ComplexDouble:
		return "Zd"
	}
	return letters[c&0x7f : c&0x7f+1]
}

// letters and withAt let String and WithAt cut out what they return, without
// allocation.
var letters, withAt = func() (string, string) {
	var all, prefixed strings.Builder
	for i := range 128 {
		all.WriteByte(byte(i))
		prefixed.WriteByte('@')
		prefixed.WriteByte(byte(i))
	}
	return all.String(), prefixed.String()
}()

// Native returns the code of a format that is exactly one native item: a
// letter out of cbB?hHiIlLqQnNefdP, Zf or Zd, with an optional '@' before it.
// These are the formats a memoryview can be cast to and whose elements it
// reads and writes.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.cast.
func Native(text string) (code Code, ok bool) {
	if len(text) > 1 && text[0] == '@' {
		text = text[1:]
	}
	switch len(text) {
	case 1:
		switch c := Code(text[0]); c {
		case Char, SignedChar, UnsignedChar, Bool, Short, UnsignedShort, Int32, Uint32, Long, UnsignedLong,
			LongLong, UnsignedLL, Ssize, Size, Half, Float32, Float64, Pointer:
			return c, true
		}
	case 2:
		switch text {
		case "Zf":
			return ComplexFloat, true
		case "Zd":
			return ComplexDouble, true
		}
	}
	return 0, false
}

// WithAt returns the format of c with an '@' before it, which says native
// order and means the same.
func (c Code) WithAt() string {
	switch c {
	case ComplexFloat:
		return "@Zf"
	case ComplexDouble:
		return "@Zd"
	}
	i := 2 * int(c&0x7f)
	return withAt[i : i+2]
}

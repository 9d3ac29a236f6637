package format

import (
	"math"
	"sort"
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A Format is a parsed format text. It is immutable and may be shared.
type Format struct {
	text   string
	order  order
	size   int
	items  int
	align  int
	fields []field
}

// An order is the mode that a format's prefix chooses.
type order uint8

const (
	native order = iota // '@' or nothing: native sizes, aligned
	little              // '<' and '=': standard sizes, little endian
	big                 // '>' and '!': standard sizes, big endian
)

// A field is a run of items of one code.
type field struct {
	code   Code
	first  int // number of items before the run
	count  int // items in the run; 1 for bytes of a fixed length
	offset int // of the first item
	size   int // of one item
}

// Parse returns the format that text describes, or the error that
// struct.calcsize(text) raises.
//
// See https://docs.python.org/3/library/struct.html#format-strings.
func Parse(text string) (*Format, error) {
	if err := checkCharacters(text); err != nil {
		return nil, err
	}
	p := parser{format: &Format{text: text, align: 1}}
	p.rest = p.prefix(text)
	for p.rest != "" {
		if isSpace(p.rest[0]) {
			p.rest = p.rest[1:]
			continue
		}
		count, err := p.count()
		if err != nil {
			return nil, err
		}
		code, err := p.code()
		if err != nil {
			return nil, err
		}
		if err := p.add(code, count); err != nil {
			return nil, err
		}
	}
	return p.format, nil
}

func checkCharacters(text string) error {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return pyerr.ValueError.New("non-ASCII character in struct format")
		}
	}
	if strings.IndexByte(text, 0) >= 0 {
		return pyerr.StructError.New("embedded null character")
	}
	return nil
}

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

func errTooLong() error { return pyerr.StructError.New("total struct size too long") }

// A parser holds what is left of a text and what has been read.
type parser struct {
	rest   string
	format *Format
}

// prefix reads the byte order and returns the rest of text.
func (p *parser) prefix(text string) string {
	if text == "" {
		return text
	}
	switch text[0] {
	case '@':
	case '<', '=':
		p.format.order = little
	case '>', '!':
		p.format.order = big
	default:
		return text
	}
	return text[1:]
}

// count reads an optional repeat count.
func (p *parser) count() (int, error) {
	if c := p.rest[0]; c < '0' || c > '9' {
		return 1, nil
	}
	n := 0
	for p.rest != "" && '0' <= p.rest[0] && p.rest[0] <= '9' {
		digit := int(p.rest[0] - '0')
		if n > (math.MaxInt-digit)/10 {
			return 0, errTooLong()
		}
		n = n*10 + digit
		p.rest = p.rest[1:]
	}
	if p.rest == "" {
		return 0, pyerr.StructError.New("repeat count given without format specifier")
	}
	return n, nil
}

// code reads one code.
func (p *parser) code() (Code, error) {
	code := Code(p.rest[0])
	length := 1
	if code == 'Z' && len(p.rest) > 1 {
		switch p.rest[1] {
		case 'f':
			code, length = ComplexFloat, 2
		case 'd':
			code, length = ComplexDouble, 2
		}
	}
	size := traits[code].size
	if p.format.order != native {
		size = traits[code].standard
	}
	if size == 0 || code == WideChar || code == UCS4 {
		return 0, pyerr.StructError.New("bad char in struct format")
	}
	p.rest = p.rest[length:]
	return code, nil
}

// add appends count items of code.
func (p *parser) add(code Code, count int) error {
	f := p.format
	size := int(traits[code].standard)
	if f.order == native {
		size = int(traits[code].size)
		align := int(traits[code].align)
		if f.size > math.MaxInt-align {
			// Padding may carry the size over the edge only when it is
			// needed.
			if f.size%align != 0 {
				return errTooLong()
			}
		} else {
			f.size = (f.size + align - 1) / align * align
		}
		f.align = max(f.align, align)
	}
	if count > (math.MaxInt-f.size)/size {
		return errTooLong()
	}
	run := field{code: code, first: f.items, count: count, offset: f.size, size: size}
	f.size += count * size
	switch code {
	case Pad:
		return nil
	case String, Pascal:
		run.count, run.size = 1, count
	}
	if run.count > math.MaxInt-f.items {
		return errTooLong()
	}
	if run.count > 0 {
		f.items += run.count
		f.fields = append(f.fields, run)
	}
	return nil
}

// String returns the text that f was parsed from.
//
// See https://docs.python.org/3/library/struct.html#struct.Struct.format.
func (f *Format) String() string { return f.text }

// Size returns the number of bytes that f describes, as struct.calcsize does.
//
// See https://docs.python.org/3/library/struct.html#struct.Struct.size.
func (f *Format) Size() int { return f.size }

// NumItems returns the number of items. Padding is none, bytes of a fixed
// length are one.
func (f *Format) NumItems() int { return f.items }

// Align returns the alignment of f in memory: that of its most demanding item
// in native mode, otherwise 1.
func (f *Format) Align() int { return f.align }

// Code returns the code of item i. It panics when there is no such item.
func (f *Format) Code(i int) Code {
	if uint(i) >= uint(f.items) {
		panic("format: Code of an item out of range")
	}
	if len(f.fields) == 1 {
		return f.fields[0].code
	}
	n := sort.Search(len(f.fields), func(n int) bool { return f.fields[n].first > i })
	return f.fields[n-1].code
}

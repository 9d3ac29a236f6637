package text

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A Spec is a parsed format specification: what stands behind the colon of a
// replacement field.
//
//	[[fill]align][sign][z][#][0][width][grouping][.precision][grouping][type]
//
// See https://docs.python.org/3/library/string.html#format-specification-mini-language.
type Spec struct {
	Fill         rune // a space when none is given
	Align        byte // '<', '>', '^' or '='
	Sign         byte // '+', '-', ' ', or 0 when none is given
	NoNegZero    bool // z: what rounds to zero is positive
	Alternate    bool // #
	Width        int  // in code points, -1 when none is given
	Grouping     byte // ',' or '_' before the point, or 0
	Precision    int  // -1 when none is given
	FracGrouping byte // ',' or '_' behind the point, or 0
	Type         rune // the default when none is given
}

// ParseSpec parses spec for an object of the named type. What spec leaves out is
// defaultAlign and defaultType; a defaultType of 0 says that none was given. It
// fails with a ValueError in Python's words.
func ParseSpec(spec, typeName string, defaultType rune, defaultAlign byte) (Spec, error) {
	p := specParser{rest: spec}
	f := Spec{Fill: ' ', Align: defaultAlign, Width: -1, Precision: -1, Type: defaultType}
	filled, aligned := p.parseAlign(&f)
	if p.next() == '+' || p.next() == '-' || p.next() == ' ' {
		f.Sign = p.take()
	}
	f.NoNegZero = p.skip('z')
	f.Alternate = p.skip('#')
	if !filled && p.skip('0') {
		f.Fill = '0'
		if !aligned && defaultAlign == '>' {
			f.Align = '='
		}
	}
	var err error
	if f.Width, err = p.parseNumber(); err != nil {
		return f, err
	}
	if f.Grouping, err = p.parseGrouping(); err != nil {
		return f, err
	}
	if p.skip('.') {
		if f.Precision, err = p.parseNumber(); err != nil {
			return f, err
		}
		if f.FracGrouping, err = p.parseGrouping(); err != nil {
			return f, err
		}
		if f.Precision < 0 && f.FracGrouping == 0 {
			return f, pyerr.ValueError.New("Format specifier missing precision")
		}
	}
	if p.rest != "" {
		r, size := DecodeRune(p.rest)
		if size < len(p.rest) {
			return f, pyerr.ValueError.Newf("Invalid format specifier '%s' for object of type '%s'", spec, typeName)
		}
		f.Type = r
	}
	return f, f.checkGrouping()
}

// checkGrouping refuses separators that do not go with the type.
func (f Spec) checkGrouping() error {
	if f.Grouping != 0 {
		switch f.Type {
		case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		case 'b', 'o', 'x', 'X':
			if f.Grouping == ',' {
				return badGrouping(f.Grouping, f.Type)
			}
		default:
			return badGrouping(f.Grouping, f.Type)
		}
	}
	if f.FracGrouping != 0 && f.Type == 'n' {
		return badGrouping(f.FracGrouping, f.Type)
	}
	return nil
}

func badGrouping(separator byte, kind rune) error {
	if kind > 32 && kind < 128 {
		return pyerr.ValueError.Newf("Cannot specify '%c' with '%c'.", separator, kind)
	}
	return pyerr.ValueError.Newf("Cannot specify '%c' with '\\x%x'.", separator, kind)
}

// unknownType is the error for a type that the object does not know.
func (f Spec) unknownType(typeName string) error {
	if f.Type > 32 && f.Type < 128 {
		return pyerr.ValueError.Newf("Unknown format code '%c' for object of type '%s'", f.Type, typeName)
	}
	return pyerr.ValueError.Newf("Unknown format code '\\x%x' for object of type '%s'", f.Type, typeName)
}

// A specParser holds what is left of a specification.
type specParser struct{ rest string }

// next returns the next byte, or 0 at the end.
func (p *specParser) next() byte {
	if p.rest == "" {
		return 0
	}
	return p.rest[0]
}

func (p *specParser) take() byte {
	c := p.rest[0]
	p.rest = p.rest[1:]
	return c
}

// skip takes the next byte when it is c and reports whether it was.
func (p *specParser) skip(c byte) bool {
	if p.rest == "" || p.rest[0] != c {
		return false
	}
	p.rest = p.rest[1:]
	return true
}

// parseAlign takes fill and alignment and reports which of them were given.
func (p *specParser) parseAlign(f *Spec) (filled, aligned bool) {
	fill, size := DecodeRune(p.rest)
	if size < len(p.rest) && isAlign(p.rest[size]) {
		f.Fill = fill
		p.rest = p.rest[size:]
		f.Align = p.take()
		return true, true
	}
	if p.rest != "" && isAlign(p.rest[0]) {
		f.Align = p.take()
		return false, true
	}
	return false, false
}

func isAlign(c byte) bool { return c == '<' || c == '>' || c == '=' || c == '^' }

// parseNumber takes a decimal number, of any script's digits, or returns -1
// when there is none.
func (p *specParser) parseNumber() (int, error) {
	n := -1
	for p.rest != "" {
		r, size := DecodeRune(p.rest)
		value := decimalValue(r)
		if value < 0 {
			break
		}
		n = max(n, 0)
		if n > (math.MaxInt-value)/10 {
			return 0, errTooManyDecimals
		}
		n = n*10 + value
		p.rest = p.rest[size:]
	}
	return n, nil
}

var errTooManyDecimals error = pyerr.ValueError.New("Too many decimal digits in format string")

// parseGrouping takes a comma or an underscore, but not both.
func (p *specParser) parseGrouping() (byte, error) {
	comma := p.skip(',')
	underscore := p.skip('_')
	if underscore && (comma || p.next() == ',') {
		return 0, pyerr.ValueError.New("Cannot specify both ',' and '_'.")
	}
	switch {
	case comma:
		return ',', nil
	case underscore:
		return '_', nil
	}
	return 0, nil
}

package text

import (
	"math"
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A Template is what is left to read of a format string, the text that
// str.format is called on. Call [Template.Next] until it says that there is no
// more:
//
//	"a{{b {0.x!r:>{width}}"
//	 "a{"   "b " {0.x, 'r', ">{width}", nested}      two pieces
//
// See https://docs.python.org/3/library/string.html#format-string-syntax.
type Template struct{ rest string }

// NewTemplate returns the template of the format string s.
func NewTemplate(s string) Template { return Template{rest: s} }

// A Piece is some literal text and the replacement field that follows it.
type Piece struct {
	Literal  string
	HasField bool

	// Name is what Numbering.Field takes apart. It may be empty.
	Name string

	// Conversion is the character behind the exclamation mark, or 0.
	// CheckConversion tells whether Python knows it.
	Conversion rune

	// Spec is the format specification. When it is nested it is a template
	// itself, to be resolved with the same Numbering before it is used; the
	// fields of that template must not be nested again (ErrNesting).
	Spec   string
	Nested bool
}

var (
	// ErrNesting is the error for a specification nested in a nested one.
	ErrNesting error = pyerr.ValueError.New("Max string recursion exceeded")

	// ErrPositional is the error for a positional field in str.format_map.
	ErrPositional error = pyerr.ValueError.New("Format string contains positional fields")
)

// Next returns the next piece. Its strings share memory with the template. At
// the end it returns false. It fails with a ValueError.
func (t *Template) Next() (p Piece, ok bool, err error) {
	if t.rest == "" {
		return p, false, nil
	}
	brace := strings.IndexAny(t.rest, "{}")
	if brace < 0 {
		p.Literal, t.rest = t.rest, ""
		return p, true, nil
	}
	c, after := t.rest[brace], t.rest[brace+1:]
	if after != "" && after[0] == c {
		p.Literal, t.rest = t.rest[:brace+1], after[1:]
		return p, true, nil
	}
	if c == '}' || after == "" {
		return p, false, pyerr.ValueError.Newf("Single '%c' encountered in format string", c)
	}
	p.Literal, t.rest = t.rest[:brace], after
	p.HasField = true
	if err := t.parseField(&p); err != nil {
		return Piece{}, false, err
	}
	return p, true, nil
}

// parseField takes a replacement field, its closing brace included.
func (t *Template) parseField(p *Piece) error {
	end, err := fieldNameEnd(t.rest)
	if err != nil {
		return err
	}
	c := t.rest[end]
	p.Name, t.rest = t.rest[:end], t.rest[end+1:]
	if c == '}' {
		return nil
	}
	if c == '!' {
		if t.rest == "" {
			return pyerr.ValueError.New("end of string while looking for conversion specifier")
		}
		conversion, size := DecodeRune(t.rest)
		p.Conversion, t.rest = conversion, t.rest[size:]
		if t.rest != "" {
			c, t.rest = t.rest[0], t.rest[1:]
			if c == '}' {
				return nil
			}
			if c != ':' {
				return pyerr.ValueError.New("expected ':' after conversion specifier")
			}
		}
	}
	depth := 1
	for i := range len(t.rest) {
		switch t.rest[i] {
		case '{':
			p.Nested = true
			depth++
		case '}':
			if depth--; depth == 0 {
				p.Spec, t.rest = t.rest[:i], t.rest[i+1:]
				return nil
			}
		}
	}
	return pyerr.ValueError.New("unmatched '{' in format spec")
}

// fieldNameEnd returns the offset of what ends the field name: a colon, an
// exclamation mark or a closing brace that stands outside of brackets.
func fieldNameEnd(s string) (int, error) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			return 0, pyerr.ValueError.New("unexpected '{' in field name")
		case '[':
			closing := strings.IndexByte(s[i:], ']')
			if closing < 0 {
				return 0, errNoBrace
			}
			i += closing
		case '}', ':', '!':
			return i, nil
		}
	}
	return 0, errNoBrace
}

var errNoBrace error = pyerr.ValueError.New("expected '}' before end of string")

// CheckConversion returns nil for the conversions 'r', 's' and 'a', and for
// others the ValueError that using them raises.
func CheckConversion(conversion rune) error {
	switch conversion {
	case 'r', 's', 'a':
		return nil
	}
	if conversion > 32 && conversion < 127 {
		return pyerr.ValueError.Newf("Unknown conversion specifier %c", conversion)
	}
	return pyerr.ValueError.Newf(`Unknown conversion specifier \x%x`, conversion)
}

// FieldIndexError returns the IndexError for positional argument i when there
// are no so many.
func FieldIndexError(i int) error {
	return pyerr.IndexError.Newf("Replacement index %d out of range for positional args tuple", i)
}

// A Numbering counts the fields of one format call that leave out their number.
// The zero value is ready for use.
type Numbering struct {
	next int
	mode byte // 'a' for automatic, 'm' for manual, 0 before the first number
}

// A Field is a field name taken apart: the argument, and the path from it.
//
//	0.name[key]    Index 0, then .name, then [key]
//	who            Key "who"
type Field struct {
	Index int    // of the positional argument, -1 when Key names the argument
	Key   string // of the keyword argument
	path  string
}

// Field takes the name of a piece apart, and gives it the next number when it
// has none. It fails with a ValueError when numbers are given to some fields and
// left out of others.
func (n *Numbering) Field(name string) (Field, error) {
	f := Field{Key: name}
	if i := strings.IndexAny(name, ".["); i >= 0 {
		f.Key, f.path = name[:i], name[i:]
	}
	var err error
	if f.Index, err = parseIndex(f.Key); err != nil {
		return Field{}, err
	}
	if f.Key != "" && f.Index < 0 {
		return f, nil
	}
	mode := byte('m')
	if f.Key == "" {
		mode = 'a'
	}
	if n.mode == 0 {
		n.mode = mode
	}
	switch {
	case n.mode == 'm' && mode == 'a':
		return Field{}, pyerr.ValueError.New("cannot switch from manual field specification to automatic field numbering")
	case n.mode == 'a' && mode == 'm':
		return Field{}, pyerr.ValueError.New("cannot switch from automatic field numbering to manual field specification")
	case mode == 'a':
		f.Index = n.next
		n.next++
	}
	f.Key = ""
	return f, nil
}

// A Step is one step from a value to a part of it.
type Step struct {
	Attribute bool   // .Name, otherwise an item
	Index     int    // of the item, -1 when it is [Name]
	Name      string // shares memory with the field's name
}

// Next returns the next step of the path. At the end it returns false. It fails
// with a ValueError, after the steps before the mistake have been returned.
func (f *Field) Next() (step Step, ok bool, err error) {
	if f.path == "" {
		return step, false, nil
	}
	opening, rest := f.path[0], f.path[1:]
	switch opening {
	case '.':
		end := strings.IndexAny(rest, ".[")
		if end < 0 {
			end = len(rest)
		}
		step = Step{Attribute: true, Index: -1, Name: rest[:end]}
		f.path = rest[end:]
	case '[':
		end := strings.IndexByte(rest, ']')
		if end < 0 {
			return step, false, pyerr.ValueError.New("Missing ']' in format string")
		}
		step.Name = rest[:end]
		if step.Index, err = parseIndex(step.Name); err != nil {
			return Step{}, false, err
		}
		f.path = rest[end+1:]
	default:
		return step, false, pyerr.ValueError.New("Only '.' or '[' may follow ']' in format field specifier")
	}
	if step.Name == "" {
		return Step{}, false, pyerr.ValueError.New("Empty attribute in format string")
	}
	return step, true, nil
}

// parseIndex returns the number that s is, or -1 when it is none.
func parseIndex(s string) (int, error) {
	n := 0
	for _, r := range All(s) {
		value := decimalValue(r)
		if value < 0 {
			return -1, nil
		}
		if n > (math.MaxInt-value)/10 {
			return -1, errTooManyDecimals
		}
		n = n*10 + value
	}
	if s == "" {
		return -1, nil
	}
	return n, nil
}

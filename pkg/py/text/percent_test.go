package text_test

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// value is a Python value as testdata/cases.py writes it: its kind and its text.
type value string

// operand is the right operand of %: what an interpreter would implement.
type operand struct {
	t     *testing.T
	bytes bool // of a bytes format
	kind  byte // 'T' tuple, 'D' dict, otherwise that of the only item
	items []value
}

func newOperand(t *testing.T, s string, bytes bool) operand {
	o := operand{t: t, bytes: bytes, kind: s[0], items: []value{value(s)}}
	if o.kind != 'T' && o.kind != 'D' {
		return o
	}
	o.items = nil
	if s[1:] != "" {
		for item := range strings.SplitSeq(s[1:], "\x1f") {
			o.items = append(o.items, value(item))
		}
	}
	return o
}

var _ text.Args[value] = operand{}

func (o operand) Len() int {
	if o.kind == 'T' {
		return len(o.items)
	}
	return -1
}

func (o operand) At(i int) value {
	if o.kind == 'D' {
		return "D" + value(o.dictRepr())
	}
	return o.items[i]
}

func (o operand) dictRepr() string {
	s := "{"
	for i, item := range o.items {
		if i > 0 {
			s += map[int]string{0: ", ", 1: ": "}[i%2]
		}
		repr, _ := o.Repr(item)
		s += repr
	}
	return s + "}"
}

func (o operand) IsMapping() bool {
	return o.kind == 'D' || !o.bytes && (o.kind == 'b' || o.kind == 'B')
}

func (o operand) Lookup(key string) (value, error) {
	prefix := "s"
	if o.bytes {
		prefix = "b"
		key = fromLatin1([]byte(key))
	}
	for i := 0; i+1 < len(o.items); i += 2 {
		if o.items[i] == value(prefix+key) {
			return o.items[i+1], nil
		}
	}
	return "", pyerr.KeyError.New("")
}

func (o operand) OperandType() string { return o.TypeName(value(o.kind)) }

func (o operand) TypeName(v value) string {
	return map[byte]string{'t': "bool", 'i': "int", 'f': "float", 's': "str", 'b': "bytes", 'B': "bytearray", 'n': "NoneType", 'x': "Index", 'T': "tuple", 'D': "dict"}[v[0]]
}

func (o operand) Exact(v value) (int64, *big.Int, bool) {
	if v[0] != 'i' && v[0] != 't' {
		return 0, nil, false
	}
	n, long := parseHexInt(o.t, string(v[1:]))
	return n, long, true
}

func (o operand) Index(v value) (int64, *big.Int, error) {
	if v[0] == 'x' {
		return 5, nil, nil
	}
	n, long, ok := o.Exact(v)
	if !ok {
		return 0, nil, pyerr.TypeError.New("not for the eyes of a program")
	}
	return n, long, nil
}

func (o operand) Int(v value) (int64, *big.Int, error) {
	if v[0] != 'f' {
		return o.Index(v)
	}
	f := parseBits(o.t, string(v[1:]))
	switch {
	case math.IsNaN(f):
		return 0, nil, pyerr.ValueError.New("cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return 0, nil, pyerr.OverflowError.New("cannot convert float infinity to integer")
	}
	n, _ := big.NewFloat(math.Trunc(f)).Int(nil)
	if n.IsInt64() {
		return n.Int64(), nil, nil
	}
	return 0, n, nil
}

func (o operand) Float(v value) (float64, error) {
	if v[0] == 'f' {
		return parseBits(o.t, string(v[1:])), nil
	}
	n, long, err := o.Index(v)
	if err != nil {
		return 0, err
	}
	if long != nil {
		f, _ := long.Float64()
		return f, nil
	}
	return float64(n), nil
}

func (o operand) Str(v value) (string, error) {
	if v[0] == 's' {
		return string(v[1:]), nil
	}
	return o.Repr(v)
}

func (o operand) Repr(v value) (string, error) {
	switch v[0] {
	case 't':
		return map[value]string{"t0": "False", "t1": "True"}[v], nil
	case 'i':
		n, _ := new(big.Int).SetString(string(v[1:]), 0)
		return n.String(), nil
	case 'f':
		return string(text.AppendFloat(nil, parseBits(o.t, string(v[1:])))), nil
	case 's':
		return string(text.AppendRepr(nil, string(v[1:]))), nil
	case 'b':
		return string(text.AppendBytesRepr(nil, latin1(string(v[1:])))), nil
	case 'B':
		return "bytearray(" + string(text.AppendBytesRepr(nil, latin1(string(v[1:])))) + ")", nil
	case 'n':
		return "None", nil
	case 'x':
		return "Index()", nil
	}
	return string(v[1:]), nil // the repr of a dict, made by At
}

func (o operand) Text(v value) (s, class string) {
	switch {
	case o.bytes && v[0] == 'b':
		return string(latin1(string(v[1:]))), "bytes"
	case o.bytes && v[0] == 'B':
		return string(latin1(string(v[1:]))), "bytearray"
	case !o.bytes && v[0] == 's':
		return string(v[1:]), "str"
	}
	return "", ""
}

func (o operand) Bytes(v value) (string, bool, error) {
	s, class := o.Text(v)
	return s, class != "", nil
}

func TestPercent(t *testing.T) {
	eachCase(t, "percents", func(t *testing.T, q []string) (string, error) {
		if q[0] == "bytes" {
			b, err := text.AppendPercentBytes(nil, string(latin1(q[1])), newOperand(t, q[2], true), enough)
			return fromLatin1(b), err
		}
		b, err := text.AppendPercent(nil, q[1], newOperand(t, q[2], false), enough)
		return string(b), err
	})
}

func TestPercentKeepsDestination(t *testing.T) {
	got, err := text.AppendPercent([]byte("kept"), "%d %d", newOperand(t, "i0x1", false), enough)
	if err == nil || string(got) != "kept" {
		t.Errorf("AppendPercent = %q, %v, want the destination as it was, and an error", got, err)
	}
}

// pathArgs resolves replacement fields as class Path of testdata/cases.py does.
type pathArgs struct{ numbering text.Numbering }

func (a *pathArgs) format(template string, depth int) (string, error) {
	if depth == 0 {
		return "", text.ErrNesting
	}
	dst := ""
	for t := text.NewTemplate(template); ; {
		p, ok, err := t.Next()
		if err != nil || !ok {
			return dst, err
		}
		dst += p.Literal
		if !p.HasField {
			continue
		}
		field, err := a.resolve(p, depth)
		if err != nil {
			return "", err
		}
		dst += field
	}
}

func (a *pathArgs) resolve(p text.Piece, depth int) (string, error) {
	path, err := a.path(p.Name)
	if err != nil {
		return "", err
	}
	shown := ""
	if p.Conversion != 0 {
		if err := text.CheckConversion(p.Conversion); err != nil {
			return "", err
		}
		shown = map[rune]string{'s': "str " + path, 'r': "repr " + path + "é", 'a': "repr " + path + "é"}[p.Conversion]
		if p.Conversion == 'a' {
			shown = string(text.AppendEscapedASCII(nil, shown))
		}
	}
	spec := p.Spec
	if p.Nested {
		if spec, err = a.format(spec, depth-1); err != nil {
			return "", err
		}
	}
	if p.Conversion != 0 {
		b, err := text.AppendFormatStr(nil, shown, spec, "str", enough)
		return string(b), err
	}
	if spec == "w" {
		return "5", nil
	}
	return "<" + path + "|" + spec + ">", nil
}

func (a *pathArgs) path(name string) (string, error) {
	f, err := a.numbering.Field(name)
	if err != nil {
		return "", err
	}
	path := f.Key
	if f.Index >= 4 {
		return "", text.FieldIndexError(f.Index)
	}
	if f.Index >= 0 {
		path = strconv.Itoa(f.Index)
	} else if !strings.Contains("|a|b|c| | 0|0 |a b|é|+1|-1|0]|", "|"+f.Key+"|") {
		return "", pyerr.KeyError.New("")
	}
	for {
		step, ok, err := f.Next()
		if err != nil || !ok {
			return path, err
		}
		switch {
		case step.Attribute:
			path += "." + step.Name
		case step.Index >= 0:
			path += "[" + strconv.Itoa(step.Index) + "]"
		default:
			path += "[" + string(text.AppendRepr(nil, step.Name)) + "]"
		}
	}
}

func TestTemplate(t *testing.T) {
	eachCase(t, "templates", func(t *testing.T, q []string) (string, error) {
		return new(pathArgs).format(q[0], 2)
	})
}

package text_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/text"
)

// hot are the calls that cells make most, each into memory that is ready.
var hot = []struct {
	name string
	call func(dst []byte) []byte
}{
	{"Float/short", func(dst []byte) []byte { return text.AppendFloat(dst, 0.1) }},
	{"Float/whole", func(dst []byte) []byte { return text.AppendFloat(dst, 1024) }},
	{"Float/long", func(dst []byte) []byte { return text.AppendFloat(dst, 123456.78901234567) }},
	{"Float/exponent", func(dst []byte) []byte { return text.AppendFloat(dst, 1.2345e-300) }},
	{"Complex", func(dst []byte) []byte { return text.AppendComplex(dst, 1.5-2i) }},
	{"Repr/ascii", func(dst []byte) []byte { return text.AppendRepr(dst, "the quick brown fox jumps over the lazy dog") }},
	{"Repr/escapes", func(dst []byte) []byte { return text.AppendRepr(dst, "it's\n\x00 not \u200b easy 日本") }},
	{"Format/int", func(dst []byte) []byte { return must(text.AppendFormatInt(dst, 42, "5d", "int", enough)) }},
	{"Format/hex", func(dst []byte) []byte { return must(text.AppendFormatInt(dst, 255, "#06x", "int", enough)) }},
	{"Format/thousands", func(dst []byte) []byte { return must(text.AppendFormatInt(dst, 1234567, ",", "int", enough)) }},
	{"Format/float", func(dst []byte) []byte { return must(text.AppendFormatFloat(dst, 3.14159, ".2f", "float", enough)) }},
	{"Format/str", func(dst []byte) []byte { return must(text.AppendFormatStr(dst, "name", ">10", "str", enough)) }},
	{"Hex", func(dst []byte) []byte { return text.AppendIntBase(dst, 0xDEADBEEF, 16, true) }},
}

func must(b []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return b
}

func TestHotCallsDoNotAllocate(t *testing.T) {
	dst := make([]byte, 0, 256)
	for _, h := range hot {
		h.call(dst) // the first call may read the character database
		if n := testing.AllocsPerRun(100, func() { h.call(dst) }); n != 0 {
			t.Errorf("%s allocates %v times", h.name, n)
		}
	}
	ascii, wide := strings.Repeat("ab", 50), strings.Repeat("aé", 50)
	for name, f := range map[string]func(){
		"Len":        func() { _ = text.Len(wide) },
		"Slice":      func() { text.Slice(wide, 3, 40, 1) },
		"Find":       func() { _, _ = text.Find(wide, "éa", 3, 90, nil) },
		"Upper":      func() { text.Upper("ABC") },
		"StripSpace": func() { text.StripSpace("  a ") },
		"Strip":      func() { text.Strip(wide, "aé") },
		"Replace":    func() { _, _ = text.Replace(ascii, "x", "y", -1, enough, nil) },
		"ParseInt":   func() { _, _, _ = text.ParseInt(" 1234 ", 10) },
		"ParseFloat": func() { _, _ = text.ParseFloat("12.5") },
		"IsAlpha":    func() { text.IsAlpha(wide) },
	} {
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
	b := []byte(wide)
	if n := testing.AllocsPerRun(100, func() { _, _ = text.Decode(b, "utf-8", "strict", nil) }); n != 1 {
		t.Errorf("Decode allocates %v times, want the string alone", n)
	}
}

func BenchmarkHot(b *testing.B) {
	dst := make([]byte, 0, 256)
	for _, h := range hot {
		b.Run(h.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				h.call(dst)
			}
		})
	}
}

func BenchmarkPercent(b *testing.B) {
	dst := make([]byte, 0, 256)
	args := integers{1, 255}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := text.AppendPercent(dst, "%d items, %#x", args, enough); err != nil {
			b.Fatal(err)
		}
	}
}

// integers is a tuple of ints.
type integers []int64

func (a integers) Len() int                             { return len(a) }
func (a integers) At(i int) int64                       { return a[i] }
func (integers) IsMapping() bool                        { return false }
func (integers) Lookup(string) (int64, error)           { panic("no mapping") }
func (integers) OperandType() string                    { return "tuple" }
func (integers) TypeName(int64) string                  { return "int" }
func (integers) Exact(v int64) (int64, *big.Int, bool)  { return v, nil, true }
func (integers) Int(v int64) (int64, *big.Int, error)   { return v, nil, nil }
func (integers) Index(v int64) (int64, *big.Int, error) { return v, nil, nil }
func (integers) Float(v int64) (float64, error)         { return float64(v), nil }
func (integers) Str(v int64) (string, error)            { return big.NewInt(v).String(), nil }
func (integers) Repr(v int64) (string, error)           { return big.NewInt(v).String(), nil }
func (integers) Text(int64) (s, class string)           { return "", "" }
func (integers) Bytes(int64) (string, bool, error)      { return "", false, nil }

func BenchmarkStrings(b *testing.B) {
	ascii, wide := strings.Repeat("abcdefgh", 1<<17), strings.Repeat("aébcdefg", 1<<17)
	for _, test := range []struct {
		name string
		call func(s string)
	}{
		{"Len", func(s string) { _ = text.Len(s) }},
		{"IsASCII", func(s string) { _ = text.IsASCII(s) }},
		{"Upper", func(s string) { text.Upper(s) }},
		{"Index", func(s string) { text.Slice(s, 1<<19, 1<<19+1, 1) }},
		{"Reverse", func(s string) { text.Slice(s, 1<<19, -1, -1) }},
		{"Encode", func(s string) { _, _ = text.Encode(s, "utf-8", "strict", nil) }},
		{"UTF16", func(s string) { _, _ = text.Encode(s, "utf-16", "strict", nil) }},
	} {
		for kind, s := range map[string]string{"ascii": ascii, "wide": wide} {
			b.Run(test.name+"/"+kind, func(b *testing.B) {
				b.SetBytes(int64(len(s)))
				for b.Loop() {
					test.call(s)
				}
			})
		}
	}
}

package object

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/text"
)

// TestCaseInPieces compares the methods, which take a long str in pieces, with
// the functions of package text, which take it whole.
func TestCaseInPieces(t *testing.T) {
	maps := map[string]func(string) string{
		"upper": text.Upper, "lower": text.Lower, "casefold": text.Casefold,
		"swapcase": text.SwapCase, "capitalize": text.Capitalize, "title": text.Title,
	}
	tests := map[string]func(string) bool{
		"isalpha": text.IsAlpha, "isalnum": text.IsAlnum, "isdecimal": text.IsDecimal, "isdigit": text.IsDigit,
		"isnumeric": text.IsNumeric, "isspace": text.IsSpace, "isprintable": text.IsPrintable,
		"isidentifier": text.IsIdentifier, "islower": text.IsLower, "isupper": text.IsUpper, "istitle": text.IsTitle,
	}
	rt := NewRuntime()
	for _, s := range longTexts() {
		for name, whole := range maps {
			got, err := CallAttr(rt, NewStr(s), name)
			if err != nil || StrOf(got) != whole(s) {
				t.Errorf("%s of %.20q…: %v, and not what it is as a whole", name, s, err)
			}
		}
		for name, whole := range tests {
			got, err := CallAttr(rt, NewStr(s), name)
			if err != nil || got != Bool(whole(s)) {
				t.Errorf("%s of %.20q… = %v, %v, want %t", name, s, got == True, err, whole(s))
			}
		}
	}
}

// longTexts returns texts of several pieces, whose borders lie within words,
// between them, and beside what changes the answer.
func longTexts() []string {
	const size = 257 << 10 // a piece and a little
	texts := []string{"", " ", "a"}
	for _, part := range []string{"a", "A", "Aa", "Ab ", "A1", " ", "١", "É", "ǅ ", "aΣ "} {
		s := strings.Repeat(part, size/len(part))
		texts = append(texts, s+"1", "b"+s)
	}
	random := rand.New(rand.NewPCG(1, 2))
	letters := []rune("aB cÉ ǅ1\nß_")
	var b strings.Builder
	for b.Len() < size {
		b.WriteRune(letters[random.IntN(len(letters))])
	}
	return append(texts, b.String())
}

// TestLongStrPolls runs methods of long strs under a Poll that counts, and under
// one that stops them: each polls about once for each MiB, and ends at once.
func TestLongStrPolls(t *testing.T) {
	const mebibytes = 6
	s := NewStr(strings.Repeat("zero copy\n", mebibytes<<20/10))
	x, empty := NewStr("x"), NewStr("")
	for _, test := range []struct {
		method string
		args   []Value
	}{
		{"split", nil}, {"rsplit", nil}, {"split", []Value{x}}, {"rsplit", []Value{x}}, {"splitlines", nil},
		{"partition", []Value{x}}, {"rpartition", []Value{x}},
		{"find", []Value{x}}, {"rfind", []Value{x}}, {"count", []Value{x}}, {"replace", []Value{NewStr("o"), x}}, {"replace", []Value{empty, x}},
		{"upper", nil}, {"lower", nil}, {"casefold", nil}, {"swapcase", nil}, {"title", nil}, {"capitalize", nil},
		{"isprintable", nil}, {"istitle", nil}, {"isupper", nil},
		{"encode", nil}, {"encode", []Value{NewStr("utf-16")}}, {"encode", []Value{NewStr("latin-1")}},
	} {
		rt := NewRuntime()
		rt.MakeBytes = func(*Runtime, []byte) (Value, error) { return None, nil }
		polls := 0
		rt.Poll = func() error { polls++; return nil }
		v, err := CallAttr(rt, s, test.method, test.args...)
		if err != nil || polls < mebibytes-1 {
			t.Errorf("%s polls %d times in %d MiB: %v", test.method, polls, mebibytes, err)
		}
		rt.Release(v)
		stop := errors.New("stop")
		late := false
		rt.Poll = func() error {
			if late {
				t.Errorf("%s polls again after it was stopped", test.method)
			}
			late = true
			return stop
		}
		if _, err := CallAttr(rt, s, test.method, test.args...); !errors.Is(err, stop) {
			t.Errorf("%s ended with %v, want what Poll returned", test.method, err)
		}
		if rt.Live() != 0 {
			t.Errorf("%s left %d objects behind", test.method, rt.Live())
		}
	}
}

package text_test

import (
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// TestLimit asks for texts of every size beyond the limit, up to sizes that do
// not fit an int: each must be refused, and one that just fits be made.
func TestLimit(t *testing.T) {
	const limit = 64
	for name, f := range map[string]func(width int) (string, error){
		"center": func(w int) (string, error) { return text.Center("a", w, 'é', 2*limit-1) },
		"ljust":  func(w int) (string, error) { return text.LJust("a", w, ' ', limit) },
		"rjust":  func(w int) (string, error) { return text.RJust("a", w, ' ', limit) },
		"zfill":  func(w int) (string, error) { return text.ZFill("-a", w, limit) },
		"tabs":   func(w int) (string, error) { return text.ExpandTabs("\t", w, limit) },
		"str":    formatting(func(spec string) ([]byte, error) { return text.AppendFormatStr(nil, "a", spec, "str", limit) }, ""),
		"int":    formatting(func(spec string) ([]byte, error) { return text.AppendFormatInt(nil, 1, spec, "int", limit) }, "d"),
		"zeros":  formatting(func(spec string) ([]byte, error) { return text.AppendFormatInt(nil, 1, "0"+spec, "int", limit) }, ""),
		"big": formatting(func(spec string) ([]byte, error) {
			return text.AppendFormatBig(nil, big.NewInt(1), "^"+spec, "int", limit)
		}, ""),
		"float":   formatting(func(spec string) ([]byte, error) { return text.AppendFormatFloat(nil, 1, "="+spec, "float", limit) }, "f"),
		"complex": formatting(func(spec string) ([]byte, error) { return text.AppendFormatComplex(nil, 1, spec, "complex", limit) }, ""),
		"char":    formatting(func(spec string) ([]byte, error) { return text.AppendFormatInt(nil, 65, spec, "int", limit) }, "c"),
		"%d":      formatting(func(spec string) ([]byte, error) { return percent(t, "%"+spec, limit) }, "d"),
		"%s":      formatting(func(spec string) ([]byte, error) { return percent(t, "%-"+spec, limit) }, "s"),
		"%f":      formatting(func(spec string) ([]byte, error) { return percent(t, "%0"+spec, limit) }, "f"),
		"%c":      formatting(func(spec string) ([]byte, error) { return percent(t, "%"+spec, limit) }, "c"),
		"literals": func(w int) (string, error) {
			b, err := percent(t, strings.Repeat(" ", min(w, 1000)-1)+"%x", limit)
			return string(b), err
		},
	} {
		if s, err := f(limit); err != nil || text.Len(s) != limit {
			t.Errorf("%s(%d) = %d code points, %v", name, limit, text.Len(s), err)
		}
		for _, width := range []int{limit + 1, 1e12, math.MaxInt / 4, math.MaxInt} {
			if s, err := f(width); !errors.Is(err, pyerr.MemoryError) || s != "" {
				t.Errorf("%s(%d) = %d bytes, %v, want a MemoryError", name, width, len(s), err)
			}
		}
	}
}

// formatting turns a formatter of specifications into a function of the width.
func formatting(format func(spec string) ([]byte, error), verb string) func(int) (string, error) {
	return func(width int) (string, error) {
		b, err := format(big.NewInt(int64(width)).String() + verb)
		return string(b), err
	}
}

func percent(t *testing.T, format string, limit int) ([]byte, error) {
	return text.AppendPercent(nil, format, newOperand(t, "i0x1", false), limit)
}

func TestLimitOfPrecision(t *testing.T) {
	for _, spec := range []string{".2000000000f", ".2000000000e", "#.2000000000g", ".2000000000%"} {
		if _, err := text.AppendFormatFloat(nil, 1.5, spec, "float", 1<<20); !errors.Is(err, pyerr.MemoryError) {
			t.Errorf("format(1.5, %q) = %v, want a MemoryError", spec, err)
		}
	}
	if _, err := text.AppendFormatComplex(nil, 1.5, ".2000000000f", "complex", 1<<20); !errors.Is(err, pyerr.MemoryError) {
		t.Errorf("format(1.5+0j, '.2000000000f') = %v, want a MemoryError", err)
	}
	if got, err := text.AppendFormatFloat(nil, math.Inf(1), ".2000000000f", "float", 100); string(got) != "inf" || err != nil {
		t.Errorf("format(inf, '.2000000000f') = %q, %v", got, err)
	}
	if got, err := text.AppendFormatFloat(nil, 1.5, ".2000000000g", "float", 100); string(got) != "1.5" || err != nil {
		t.Errorf("format(1.5, '.2000000000g') = %q, %v", got, err)
	}
	if _, err := percent(t, "%.2000000000d", 1<<20); !errors.Is(err, pyerr.MemoryError) {
		t.Errorf("'%%.2000000000d' %% 1 = %v, want a MemoryError", err)
	}
	want := "0.1000000000000000055511151231257827021181583404541015625" + strings.Repeat("0", 5000-55)
	if got, err := text.AppendFormatFloat(nil, 0.1, ".5000f", "float", 1<<20); string(got) != want || err != nil {
		t.Errorf("format(0.1, '.5000f') = %q, %v", got, err)
	}
	if got, err := text.AppendFormatFloat(nil, 0.5, "#.3000e", "float", 1<<20); string(got) != "5."+strings.Repeat("0", 3000)+"e-01" || err != nil {
		t.Errorf("format(0.5, '#.3000e') = %q, %v", got, err)
	}
}

func TestLimitOfReplace(t *testing.T) {
	s := strings.Repeat("a", 1000)
	for _, test := range []struct {
		old, new string
		n, limit int
		ok       bool
	}{
		{"a", "bb", -1, 2000, true},
		{"a", "bb", -1, 1999, false},
		{"a", "bb", 1, 1001, true},
		{"", "-", -1, 2001, true},
		{"", "-", -1, 2000, false},
		{"a", "", -1, 0, true},
		{"aa", s, -1, 500_000, true},
		{"aa", s, -1, 499_999, false},
	} {
		got, err := text.Replace(s, test.old, test.new, test.n, test.limit, nil)
		if (err == nil) != test.ok || err != nil && !errors.Is(err, pyerr.MemoryError) || len(got) > test.limit {
			t.Errorf("Replace(…, %q, …, %d, %d) = %d bytes, %v", test.old, test.n, test.limit, len(got), err)
		}
	}
}

func TestAppendKeepsDestination(t *testing.T) {
	kept := []byte("kept")
	for name, f := range map[string]func() ([]byte, error){
		"str":     func() ([]byte, error) { return text.AppendFormatStr(kept, "a", "9999", "str", 10) },
		"int":     func() ([]byte, error) { return text.AppendFormatInt(kept, 1, "9999", "int", 10) },
		"float":   func() ([]byte, error) { return text.AppendFormatFloat(kept, 1, ".2q", "float", 10) },
		"complex": func() ([]byte, error) { return text.AppendFormatComplex(kept, 1, "%", "complex", 10) },
		"big":     func() ([]byte, error) { return text.AppendBig(kept, new(big.Int).Lsh(big.NewInt(1), 20000)) },
	} {
		if got, err := f(); err == nil || string(got) != "kept" {
			t.Errorf("%s: %q, %v, want the destination as it was, and an error", name, got, err)
		}
	}
}

func TestErrorAttributes(t *testing.T) {
	_, err := text.Encode("aéèb", "ascii", "strict", nil)
	if e, ok := errors.AsType[*text.EncodeError](err); !ok || e.Encoding != "ascii" || e.Object != "aéèb" || e.Start != 1 || e.End != 3 || e.Reason != "ordinal not in range(128)" {
		t.Errorf("Encode fails with %#v", e)
	}
	if !errors.Is(err, pyerr.UnicodeEncodeError) || !errors.Is(err, pyerr.ValueError) {
		t.Errorf("Encode fails with %T, want a UnicodeEncodeError", err)
	}
	_, err = text.Decode([]byte("a\xe2\x82"), "utf-8", "strict", nil)
	if e, ok := errors.AsType[*text.DecodeError](err); !ok || e.Encoding != "utf-8" || string(e.Object) != "a\xe2\x82" || e.Start != 1 || e.End != 3 || e.Reason != "unexpected end of data" {
		t.Errorf("Decode fails with %#v", e)
	}
	if _, err = text.Encode("é", "ascii", "namereplace", nil); !errors.Is(err, pyerr.NotImplementedError) {
		t.Errorf("namereplace fails with %v, want a NotImplementedError", err)
	}
}

func TestLookup(t *testing.T) {
	for name, want := range map[string]string{"U8": "utf-8", "L1": "iso8859-1", "us-ascii": "ascii", "Windows 1252": "cp1252", "UTF-16LE": "utf-16-le", "utf8-sig": "utf-8-sig"} {
		if codec, err := text.Lookup(name); err != nil || codec.String() != want {
			t.Errorf("Lookup(%q) = %v, %v, want %s", name, codec, err, want)
		}
	}
	if _, err := text.Lookup("hex"); !errors.Is(err, pyerr.LookupError) {
		t.Errorf("Lookup(hex) = %v, want a LookupError", err)
	}
}

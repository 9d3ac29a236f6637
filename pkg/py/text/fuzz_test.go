package text_test

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/zerocopyzen/zen/pkg/py/text"
)

// wellFormed turns any bytes into a str as Python could hold it.
func wellFormed(s string) string {
	var dst []byte
	for _, r := range text.All(s) {
		dst = text.AppendRune(dst, r)
	}
	return string(dst)
}

func FuzzFloat(f *testing.F) {
	for _, x := range []float64{0, 0.1, 1e16, 9.999999999999999e-5, 5e-324, math.MaxFloat64, math.Inf(-1)} {
		f.Add(math.Float64bits(x))
	}
	f.Fuzz(func(t *testing.T, bits uint64) {
		x := math.Float64frombits(bits)
		shown := string(text.AppendFloat(nil, x))
		back, err := text.ParseFloat(shown)
		if err != nil || back != x && x == x || math.Signbit(back) != math.Signbit(x) && x == x {
			t.Errorf("float(%q) = %v, %v, want %v", shown, back, err, x)
		}
		if short := strconv.FormatFloat(x, 'e', -1, 64); significant(shown) != significant(short) {
			t.Errorf("AppendFloat(%v) = %s, want the digits of %s", x, shown, short)
		}
	})
}

// significant returns the digits of a number from the first to the last that is
// not zero.
func significant(number string) string {
	mantissa, _, _ := strings.Cut(number, "e")
	digits := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, mantissa)
	return strings.Trim(digits, "0")
}

func FuzzParseInt(f *testing.F) {
	for _, s := range []string{"12", " -0x_ff ", "1_000", "١٢", "0b1", "9223372036854775808", "\xed\xa0\x80"} {
		f.Add(s, 0)
		f.Add(s, 10)
	}
	f.Fuzz(func(t *testing.T, s string, base int) {
		n, long, err := text.ParseInt(s, base)
		if err != nil {
			return
		}
		if long == nil {
			long = big.NewInt(n)
		} else if long.IsInt64() {
			t.Errorf("ParseInt(%q, %d) returns %s in a big.Int", s, base, long)
		}
		shown, err := text.AppendBig(nil, long)
		if err != nil {
			return
		}
		again, longAgain, err := text.ParseInt(string(shown), 10)
		if longAgain == nil {
			longAgain = big.NewInt(again)
		}
		if err != nil || longAgain.Cmp(long) != 0 {
			t.Errorf("ParseInt(%q) = %s, %v, want %s", shown, longAgain, err, long)
		}
	})
}

func FuzzFormat(f *testing.F) {
	for _, spec := range []string{"", "5", "*^+z#010,.3,f", "\xed\xa0\x80<5", "=>-5.2e", "0999999999999,", "_x", "c", "%"} {
		f.Add(spec, int64(1234567), 1234.5, "héllo")
	}
	f.Fuzz(func(t *testing.T, spec string, n int64, x float64, s string) {
		const limit = 200
		spec, s = wellFormed(spec), wellFormed(s)
		check := func(got []byte, err error) {
			t.Helper()
			if err != nil && len(got) > 0 {
				t.Errorf("format(…, %q) = %q with %v", spec, got, err)
			}
			if len(got) > max(limit, len(s)) && spec != "" {
				t.Errorf("format(…, %q) has %d bytes, want %d at most", spec, len(got), limit)
			}
		}
		check(text.AppendFormatStr(nil, s, spec, "str", limit))
		check(text.AppendFormatFloat(nil, x, spec, "float", limit))
		check(text.AppendFormatComplex(nil, complex(x, float64(n)), spec, "complex", limit))
		small, err := text.AppendFormatInt(nil, n, spec, "int", limit)
		check(small, err)
		large, largeErr := text.AppendFormatBig(nil, big.NewInt(n), spec, "int", limit)
		if string(small) != string(large) || (err == nil) != (largeErr == nil) {
			t.Errorf("format(%d, %q) = %q, %v as int64, %q, %v as big.Int", n, spec, small, err, large, largeErr)
		}
	})
}

func FuzzPercent(f *testing.F) {
	for _, format := range []string{"%d", "%(a)s %%", "%*.*f", "%-+ #0.5X|", "%\xed\xa0\x80", "%(a(b)c)", "%999999999999d", "%.2000000000e"} {
		f.Add(format)
	}
	f.Fuzz(func(t *testing.T, format string) {
		const limit = 1000
		for _, args := range []string{"i0x41", "sé", "Ti0x5\x1ff3ff8000000000000\x1fsabc", "Dsa\x1fi0x1"} {
			got, err := text.AppendPercent(nil, wellFormed(format), newOperand(t, args, false), limit)
			if err != nil && len(got) > 0 || len(got) > limit {
				t.Errorf("%q %% %q = %d bytes, %v", format, args, len(got), err)
			}
		}
		for _, args := range []string{"i0x41", "bx", "Ti0x5\x1ff3ff8000000000000\x1fbabc", "Dba\x1fi0x1"} {
			got, err := text.AppendPercentBytes(nil, format, newOperand(t, args, true), limit)
			if err != nil && len(got) > 0 || len(got) > limit {
				t.Errorf("b%q %% %q = %d bytes, %v", format, args, len(got), err)
			}
		}
	})
}

func FuzzTemplate(f *testing.F) {
	for _, s := range []string{"{}", "{0[a].b!r:>{1}}", "{{}}", "{:{:{}}}", "{0[", "{!", "}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := new(pathArgs).format(wellFormed(s), 2)
		if err == nil && !strings.ContainsAny(s, "{}") && got != wellFormed(s) {
			t.Errorf("%q.format() = %q", s, got)
		}
	})
}

func FuzzCodecs(f *testing.F) {
	for _, b := range []string{"abc", "é€😀", "\xff\xfe\x00\xd8", "\xed\xa0\x80\x80", "\x00\x00\xfe\xff\x00\x11\x00\x00", "\xf0\x9f\x98"} {
		f.Add([]byte(b))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for codec := text.UTF8; codec <= text.UTF32BE; codec++ {
			for _, handler := range []string{"strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"} {
				s, err := codec.Decode(b, handler, nil)
				if err != nil {
					continue
				}
				if s != wellFormed(s) {
					t.Errorf("%q.decode(%v, %s) = %q, which is malformed", b, codec, handler, s)
				}
				back, err := codec.Encode(s, handler, nil)
				if err == nil && codec == text.UTF8 && (handler == "surrogateescape" || handler == "strict") && string(back) != string(b) {
					t.Errorf("%q.decode(%v, %s).encode() = %q", b, codec, handler, back)
				}
				if again, err2 := codec.Decode(back, handler, nil); err == nil && (err2 != nil || again != s) && (handler == "strict" || handler == "surrogatepass") && len(back) > 0 {
					t.Errorf("%q, encoded in %v and decoded, is %q, %v", s, codec, again, err2)
				}
			}
		}
		s := wellFormed(string(b))
		if _, err := text.Encode(s, "utf-8", "strict", nil); (err == nil) != utf8.ValidString(s) {
			t.Errorf("%q.encode() fails with %v", s, err)
		}
	})
}

// FuzzCodePoints compares Len, Offset, Slice, Find and RFind with what they do
// to a slice of runes.
func FuzzCodePoints(f *testing.F) {
	f.Add("a\xed\xa0\x80é😀b", "é", 1, 4, 1)
	f.Add("abcdef", "c", 5, -1, -2)
	f.Add("ééé", "", 0, 2, 2)
	f.Fuzz(func(t *testing.T, s, sub string, start, stop, step int) {
		s, sub = wellFormed(s), wellFormed(sub)
		var runes []rune
		for _, r := range text.All(s) {
			runes = append(runes, r)
		}
		join := func(runes []rune) string {
			var dst []byte
			for _, r := range runes {
				dst = text.AppendRune(dst, r)
			}
			return string(dst)
		}
		if got := text.Len(s); got != len(runes) {
			t.Fatalf("Len(%q) = %d, want %d", s, got, len(runes))
		}
		if step == 0 {
			step = 1
		}
		low, high := 0, len(runes)
		if step < 0 {
			low, high = -1, len(runes)-1
		}
		start, stop = min(max(start, low), high), min(max(stop, low), high)
		var want []rune
		for i := start; step > 0 && i < stop || step < 0 && i > stop; i += step {
			want = append(want, runes[i])
			if i > math.MaxInt-max(step, 0) || i < math.MinInt-min(step, 0) {
				break
			}
		}
		if got := text.Slice(s, start, stop, step); got != join(want) {
			t.Errorf("Slice(%q, %d, %d, %d) = %q, want %q", s, start, stop, step, got, join(want))
		}
		if step < 0 {
			return
		}
		first, last := -1, -1
		for i := start; i <= stop; i++ {
			if strings.HasPrefix(join(runes[i:stop]), sub) {
				last = i
				if first < 0 {
					first = i
				}
			}
		}
		if got, _ := text.Find(s, sub, start, stop, nil); got != first {
			t.Errorf("Find(%q, %q, %d, %d) = %d, want %d", s, sub, start, stop, got, first)
		}
		if got, _ := text.RFind(s, sub, start, stop, nil); got != last {
			t.Errorf("RFind(%q, %q, %d, %d) = %d, want %d", s, sub, start, stop, got, last)
		}
	})
}

// FuzzMethods looks for panics on malformed strings.
func FuzzMethods(f *testing.F) {
	f.Add("\xed\xa0", "\xff", 3)
	f.Add("a\tΣ b\r\n", "b", -1)
	f.Fuzz(func(t *testing.T, s, sub string, n int) {
		for _, m := range maps {
			m(s)
		}
		for _, p := range predicates {
			p(s)
		}
		text.AppendRepr(nil, s)
		text.AppendASCII(nil, s)
		text.Strip(s, sub)
		for _, err := range []error{
			second(text.SplitLines(s, n%2 == 0, nil)), second(text.SplitSpace(s, n, nil)), second(text.RSplitSpace(s, n, nil)),
			second(text.Count(s, sub, n, -n, nil)), second(text.Replace(s, sub, "é", n, enough, nil)),
			second(text.Split(s, sub, n, nil)), second(text.RSplit(s, sub, n, nil)),
			second(text.Center(s, n, 'é', 100)), second(text.ZFill(s, n, 100)), second(text.ExpandTabs(s, n, 100)),
		} {
			if err != nil && err.Error() == "" {
				t.Error("an error without a text")
			}
		}
	})
}

func second[T any](_ T, err error) error { return err }

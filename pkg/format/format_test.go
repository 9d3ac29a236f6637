package format

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func TestParse(t *testing.T) {
	for _, test := range []struct {
		text               string
		size, items, align int
	}{
		{"", 0, 0, 1},
		{"@", 0, 0, 1},
		{" \t\n\v\f\r", 0, 0, 1},
		{"ci", 8, 2, 4},
		{"=ci", 5, 2, 1},
		{"<l", 4, 1, 1},
		{"l", 8, 1, 8},
		{"3Zf", 24, 3, 4},
		{"bZd", 24, 2, 8},
		{"bZf", 12, 2, 4},
		{"bF", 12, 2, 4},
		{"bD", 24, 2, 8},
		{"0Zf", 0, 0, 4},
		{"<Zd", 16, 1, 1},
		{"b0q", 8, 1, 8},
		{"3x", 3, 0, 1},
		{"0s", 0, 1, 1},
		{"0p", 0, 1, 1},
		{"5s", 5, 1, 1},
		{"bP", 16, 2, 8},
		{"be", 4, 2, 2},
		{"xi0s", 8, 2, 4},
		{"\vi", 4, 1, 4},
		{strconv.Itoa(math.MaxInt/8) + "i", math.MaxInt / 8 * 4, math.MaxInt / 8, 4},
		{strconv.Itoa(math.MaxInt) + "x", math.MaxInt, 0, 1},
		{strconv.Itoa(math.MaxInt) + "b", math.MaxInt, math.MaxInt, 1},
	} {
		f, err := Parse(test.text)
		if err != nil {
			t.Errorf("Parse(%q): %v", test.text, err)
			continue
		}
		if f.Size() != test.size || f.NumItems() != test.items || f.Align() != test.align {
			t.Errorf("Parse(%q) = size %d, items %d, align %d, want %d, %d, %d",
				test.text, f.Size(), f.NumItems(), f.Align(), test.size, test.items, test.align)
		}
		if f.String() != test.text {
			t.Errorf("Parse(%q).String() = %q", test.text, f)
		}
	}
}

func TestParseErrors(t *testing.T) {
	const (
		bad   = "struct.error: bad char in struct format"
		count = "struct.error: repeat count given without format specifier"
		long  = "struct.error: total struct size too long"
		null  = "struct.error: embedded null character"
		ascii = "ValueError: non-ASCII character in struct format"
	)
	for _, test := range []struct{ text, want string }{
		{"Z", bad}, {"ZZ", bad}, {"Zx", bad}, {"<Z", bad}, {"1Z", bad}, {"Z f", bad}, {"bZ", bad},
		{"y", bad}, {"w", bad}, {"u", bad}, {"O", bad}, {"T{i}", bad}, {"&i", bad}, {"g", bad},
		{"<n", bad}, {"=n", bad}, {"!N", bad}, {"<P", bad}, {"=P", bad},
		{"4 i", bad}, {"@@i", bad}, {"i@", bad}, {"^i", bad}, {"999999999999999999y", bad},
		{"4", count}, {"i\t4", count},
		{"9223372036854775808x", long}, {"99999999999999999999s", long}, {"99999999999999999999y", long},
		{"9223372036854775807i", long}, {"i9223372036854775807x", long},
		{"9223372036854775807xb", long}, {"9223372036854775807s1i", long}, {"9223372036854775807b1b", long},
		{"\x00", null}, {"i\x00", null}, {"é", ascii}, {"é\x00", ascii},
	} {
		_, err := Parse(test.text)
		if err == nil || pyerr.Traceback(err) != test.want {
			t.Errorf("Parse(%q) = %v, want %s", test.text, err, test.want)
		}
	}
}

func TestCode(t *testing.T) {
	f, err := Parse("2h3sx2Zd")
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for i := range f.NumItems() {
		got.WriteString(f.Code(i).String())
	}
	if got.String() != "hhsZdZd" {
		t.Errorf("codes = %s, want hhsZdZd", &got)
	}
	if long, err := Parse("1000000i"); err != nil || long.Code(999999) != Int32 {
		t.Errorf("Code(999999) of 1000000i = %v, %v", long.Code(999999), err)
	}
}

func TestCache(t *testing.T) {
	var c Cache
	first, err := c.Parse("<hI")
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := c.Parse("<hI"); again != first {
		t.Error("the second Parse parsed again")
	}
	if _, err := c.Parse("<Z"); err == nil {
		t.Error("Parse(<Z) succeeded")
	}
	for i := range 3 * cacheSize {
		if _, err := c.Parse(strings.Repeat("b", i)); err != nil {
			t.Fatal(err)
		}
		if len(c.formats) > cacheSize {
			t.Fatalf("the cache holds %d formats", len(c.formats))
		}
	}
	var none *Cache
	if _, err := none.Parse("i"); err != nil {
		t.Errorf("nil Cache: %v", err)
	}
	if n := testing.AllocsPerRun(100, func() { _, _ = c.Parse("b") }); n != 0 {
		t.Errorf("Parse of a cached format allocates %v times", n)
	}
}

// FuzzParse checks what a parsed format promises: its items lie in order,
// aligned, inside its size, and survive a round trip.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"", "<hI3s", "@bP", "3Zf2b", "9223372036854775807x", "b0q", ">2p e?", "é", "4", "Zz"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		format, err := Parse(text)
		if err != nil {
			return
		}
		end, items := 0, 0
		for _, run := range format.fields {
			if run.offset < end || run.first != items {
				t.Fatalf("Parse(%q): run %+v after byte %d and item %d", text, run, end, items)
			}
			if format.order == native && run.offset%int(traits[run.code].align) != 0 {
				t.Fatalf("Parse(%q): run %+v is not aligned", text, run)
			}
			end, items = run.offset+run.count*run.size, items+run.count
		}
		if end > format.Size() || items != format.NumItems() {
			t.Fatalf("Parse(%q): runs end at byte %d, item %d; size %d, items %d", text, end, items, format.Size(), format.NumItems())
		}
		if format.Size() > 1<<12 || format.NumItems() > 1<<12 {
			return
		}
		src := make([]byte, format.Size())
		for i := range src {
			src[i] = byte(i * 7)
		}
		values, err := format.Unpack(nil, src)
		if err != nil {
			t.Fatalf("Unpack(%q): %v", text, err)
		}
		packed := make([]byte, format.Size())
		if err := format.Pack(packed, values); err != nil {
			t.Fatalf("Pack(%q): %v", text, err)
		}
		again, err := format.Unpack(nil, packed)
		if err != nil {
			t.Fatalf("Unpack(%q): %v", text, err)
		}
		for i := range values {
			if !values[i].Equal(again[i]) && values[i].Equal(values[i]) {
				t.Fatalf("%q: item %d was %+v, came back as %+v", text, i, values[i], again[i])
			}
		}
	})
}

func ExampleCache() {
	var formats Cache
	for range 3 { // parsed once
		f, err := formats.Parse("<2hI")
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(f.Size(), f.NumItems(), f.Code(2))
	}
	// Output:
	// 8 3 I
	// 8 3 I
	// 8 3 I
}

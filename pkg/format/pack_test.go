package format

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"testing"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var (
	huge    = Huge(false, 0x1p70, true)
	minHuge = Huge(true, -0x1p70, true)
	beyond  = Huge(false, math.Inf(1), false) // 2**1024
	other   = Item{}
)

func TestPack(t *testing.T) {
	for _, test := range []struct {
		text  string
		items []Item
		want  string
	}{
		{"<hI3s", []Item{Int(-2), Uint(1 << 31), Bytes([]byte("ab"))}, "\xfe\xff\x00\x00\x00\x80ab\x00"},
		{">hI3s", []Item{Int(-2), Int(1), Bytes([]byte("abcd"))}, "\xff\xfe\x00\x00\x00\x01abc"},
		{"bxi", []Item{Int(1), Int(2)}, "\x01\x00\x00\x00\x02\x00\x00\x00"},
		{"b0i", []Item{Int(1)}, "\x01\x00\x00\x00"},
		{"i0s", []Item{Int(1), Bytes(nil)}, "\x01\x00\x00\x00"},
		{"3p", []Item{Bytes([]byte("abcdef"))}, "\x02ab"},
		{"p", []Item{Bytes([]byte("abc"))}, "\x00"},
		{"0p", []Item{Bytes([]byte("abc"))}, ""},
		{"c", []Item{OneByte('a')}, "a"},
		{"s", []Item{OneByte('a')}, "a"},
		{"?", []Item{Truth(true)}, "\x01"},
		{"<l", []Item{Int(-1)}, "\xff\xff\xff\xff"},
		{">q", []Item{Int(1 << 32)}, "\x00\x00\x00\x01\x00\x00\x00\x00"},
		{"=Q", []Item{Uint(1 << 63)}, "\x00\x00\x00\x00\x00\x00\x00\x80"},
		{"P", []Item{Int(-1)}, "\xff\xff\xff\xff\xff\xff\xff\xff"},
		{"P", []Item{Int(math.MinInt64)}, "\x00\x00\x00\x00\x00\x00\x00\x80"},
		{"<e", []Item{Float(65519)}, "\xff{"},
		{">e", []Item{Float(math.Inf(1))}, "|\x00"},
		{">f", []Item{Float(65520)}, "G\x7f\xf0\x00"},
		{">f", []Item{Float(3.4028235677973362e38)}, "\x7f\x7f\xff\xff"},
		{">d", []Item{Float(1e39)}, "H\x07\x82\x87\xf4\x9cJ\x1d"},
		{">D", []Item{Complex(1e39i)}, "\x00\x00\x00\x00\x00\x00\x00\x00H\x07\x82\x87\xf4\x9cJ\x1d"},
		{"<Zf", []Item{Float(1e39)}, "\x00\x00\x80\x7f\x00\x00\x00\x00"},
		{"F", []Item{Complex(1e39i)}, "\x00\x00\x00\x00\x00\x00\x80\x7f"},
		{">F", []Item{Float(65520)}, "G\x7f\xf0\x00\x00\x00\x00\x00"},
		{"<d", []Item{huge}, "\x00\x00\x00\x00\x00\x00\x50\x44"},
	} {
		f, err := Parse(test.text)
		if err != nil {
			t.Fatal(err)
		}
		got := bytes.Repeat([]byte{0xff}, f.Size())
		if err := f.Pack(got, test.items); err != nil || string(got) != test.want {
			t.Errorf("Pack(%q, %+v) = %q, %v, want %q", test.text, test.items, got, err, test.want)
		}
	}
}

func TestPackErrors(t *testing.T) {
	requires := func(code, low, high string) string {
		return fmt.Sprintf("struct.error: '%s' format requires %s <= number <= %s", code, low, high)
	}
	const (
		integer  = "struct.error: required argument is not an integer"
		float    = "struct.error: required argument is not a float"
		complex_ = "struct.error: required argument is not a complex"
		pointer  = "struct.error: int too large to convert"
		single   = "OverflowError: float too large to pack with f format"
		half     = "OverflowError: float too large to pack with e format"
	)
	for _, test := range []struct {
		text  string
		items []Item
		want  string
	}{
		{"b", []Item{Int(-129)}, requires("b", "-128", "127")},
		{">b", []Item{Int(128)}, requires("b", "-128", "127")},
		{"B", []Item{Int(-1)}, requires("B", "0", "255")},
		{"h", []Item{Uint(32768)}, requires("h", "-32768", "32767")},
		{"H", []Item{Int(65536)}, requires("H", "0", "65535")},
		{"i", []Item{Int(1 << 31)}, requires("i", "-2147483648", "2147483647")},
		{"I", []Item{Int(1 << 32)}, requires("I", "0", "4294967295")},
		{"l", []Item{huge}, requires("l", "-9223372036854775808", "9223372036854775807")},
		{"<l", []Item{Int(1 << 31)}, requires("l", "-2147483648", "2147483647")},
		{"!L", []Item{Int(1 << 32)}, requires("L", "0", "4294967295")},
		{"q", []Item{Uint(1 << 63)}, requires("q", "-9223372036854775808", "9223372036854775807")},
		{"Q", []Item{minHuge}, requires("Q", "0", "18446744073709551615")},
		{"n", []Item{huge}, requires("n", "-9223372036854775808", "9223372036854775807")},
		{"N", []Item{Int(-1)}, requires("N", "0", "18446744073709551615")},
		{"P", []Item{huge}, pointer},
		{"b", []Item{other}, integer}, {"i", []Item{Float(1.5)}, integer}, {"P", []Item{other}, integer},
		{"f", []Item{beyond}, float}, {"e", []Item{beyond}, float}, {"d", []Item{other}, float}, {">f", []Item{Complex(1i)}, float},
		{"F", []Item{beyond}, complex_}, {">Zd", []Item{other}, complex_},
		{"f", []Item{Float(1e39)}, single}, {"<f", []Item{Float(-1e39)}, single}, {">f", []Item{Float(3.4028235677973366e38)}, single},
		{">F", []Item{Complex(1e39i)}, single}, {">Zf", []Item{Float(1e39)}, single},
		{"e", []Item{Float(65520)}, half}, {">e", []Item{Int(1e9)}, half},
		{"c", []Item{Bytes([]byte("ab"))}, "struct.error: char format requires a bytes object of length 1"},
		{"c", []Item{Int(97)}, "struct.error: char format requires a bytes object of length 1"},
		{"3s", []Item{other}, "struct.error: argument for 's' must be a bytes object"},
		{"3p", []Item{other}, "struct.error: argument for 'p' must be a bytes object"},
		{"2i", []Item{Int(1)}, "struct.error: pack expected 2 items for packing (got 1)"},
		{"", []Item{Int(1)}, "struct.error: pack expected 0 items for packing (got 1)"},
	} {
		f, err := Parse(test.text)
		if err != nil {
			t.Fatal(err)
		}
		err = f.Pack(make([]byte, f.Size()), test.items)
		if err == nil || pyerr.Traceback(err) != test.want {
			t.Errorf("Pack(%q, %+v) = %v, want %s", test.text, test.items, err, test.want)
		}
	}
}

func TestPackInto(t *testing.T) {
	for _, test := range []struct {
		text   string
		size   int
		offset int
		items  []Item
		want   string
	}{
		{"bxb2s", 8, 1, []Item{Int(1), Int(2), Bytes([]byte("a"))}, "\xff\x01\x00\x02a\x00\xff\xff"},
		{"bxbh", 8, 0, []Item{Int(1), Int(2), Int(99999)}, "struct.error: 'h' format requires -32768 <= number <= 32767"},
		{"b", 2, -1, []Item{Int(1)}, "\xff\x01"},
		{"i", 2, 0, []Item{Int(1)}, "struct.error: pack_into requires a buffer of at least 4 bytes for packing 4 bytes at offset 0 (actual buffer size is 2)"},
		{"b", 2, -3, []Item{Int(1)}, "struct.error: offset -3 out of range for 2-byte buffer"},
		{"i", 2, -1, []Item{Int(1)}, "struct.error: no space to pack 4 bytes at offset -1"},
		{"b", 2, 0, nil, "struct.error: pack_into expected 1 items for packing (got 0)"},
		{"9223372036854775807x", 4, 1, nil, "struct.error: pack_into requires a buffer of at least 9223372036854775808 bytes for packing 9223372036854775807 bytes at offset 1 (actual buffer size is 4)"},
		{"9223372036854775807x", 4, -1, nil, "struct.error: no space to pack 9223372036854775807 bytes at offset -1"},
	} {
		f, err := Parse(test.text)
		if err != nil {
			t.Fatal(err)
		}
		buf := bytes.Repeat([]byte{0xff}, test.size)
		var got string
		if err := f.PackInto(buf, test.offset, test.items); err != nil {
			got = pyerr.Traceback(err)
		} else {
			got = string(buf)
		}
		if got != test.want {
			t.Errorf("PackInto(%q, %d) = %q, want %q", test.text, test.offset, got, test.want)
		}
	}
}

func TestUnpack(t *testing.T) {
	for _, test := range []struct {
		text string
		src  string
		want []Item
	}{
		{"<hI3s", "\xfe\xff\x00\x00\x00\x80ab\x00", []Item{Int(-2), Uint(1 << 31), Bytes([]byte("ab\x00"))}},
		{">hI", "\xff\xfe\x00\x00\x00\x01", []Item{Int(-2), Int(1)}},
		{"3p", "\x05ab", []Item{Bytes([]byte("ab"))}},
		{"p", "\x05", []Item{Bytes(nil)}},
		{"0p0s", "", []Item{Bytes(nil), Bytes(nil)}},
		{"<?c", "\x02a", []Item{Truth(true), OneByte('a')}},
		{">e", "\x00\x01", []Item{Float(0x1p-24)}},
		{">Zf", "\x3f\x80\x00\x00\x40\x00\x00\x00", []Item{Complex(1 + 2i)}},
		{">Q", "\xff\xff\xff\xff\xff\xff\xff\xff", []Item{Uint(math.MaxUint64)}},
		{">i", "\xff\xff\xff\xfe", []Item{Int(-2)}},
	} {
		f, err := Parse(test.text)
		if err != nil {
			t.Fatal(err)
		}
		got, err := f.Unpack(nil, []byte(test.src))
		if err != nil || len(got) != len(test.want) {
			t.Errorf("Unpack(%q, %q) = %+v, %v", test.text, test.src, got, err)
			continue
		}
		for i := range got {
			if !got[i].Equal(test.want[i]) {
				t.Errorf("Unpack(%q, %q)[%d] = %+v, want %+v", test.text, test.src, i, got[i], test.want[i])
			}
		}
	}
}

func TestUnpackErrors(t *testing.T) {
	for _, test := range []struct {
		text   string
		size   int
		offset int
		want   string
	}{
		{"i", 2, 1, "struct.error: unpack_from requires a buffer of at least 5 bytes for unpacking 4 bytes at offset 1 (actual buffer size is 2)"},
		{"b", 2, -3, "struct.error: offset -3 out of range for 2-byte buffer"},
		{"i", 2, -3, "struct.error: not enough data to unpack 4 bytes at offset -3"},
		{"b", 4, math.MaxInt, "struct.error: unpack_from requires a buffer of at least 9223372036854775808 bytes for unpacking 1 bytes at offset 9223372036854775807 (actual buffer size is 4)"},
	} {
		f, err := Parse(test.text)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.UnpackFrom(nil, make([]byte, test.size), test.offset); err == nil || pyerr.Traceback(err) != test.want {
			t.Errorf("UnpackFrom(%q, %d bytes, %d) = %v, want %s", test.text, test.size, test.offset, err, test.want)
		}
	}
	f, err := Parse("i")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Unpack(nil, []byte("ab")); err == nil || err.Error() != "unpack requires a buffer of 4 bytes" {
		t.Errorf("Unpack(i, 2 bytes) = %v", err)
	}
}

func TestPackDoesNotAllocate(t *testing.T) {
	f, err := Parse("<hI3sdZf?")
	if err != nil {
		t.Fatal(err)
	}
	items := []Item{Int(1), Int(2), Bytes([]byte("abc")), Float(1), Complex(1i), Truth(true)}
	buf := make([]byte, f.Size())
	if n := testing.AllocsPerRun(100, func() {
		if err := f.Pack(buf, items); err != nil {
			t.Fatal(err)
		}
		if items, err = f.Unpack(items[:0], buf); err != nil {
			t.Fatal(err)
		}
	}); n != 0 {
		t.Errorf("Pack and Unpack allocate %v times", n)
	}
}

func BenchmarkPack(b *testing.B) {
	f, err := Parse("<hIqd")
	if err != nil {
		b.Fatal(err)
	}
	items := []Item{Int(1), Int(2), Int(3), Float(4)}
	buf := make([]byte, f.Size())
	for b.Loop() {
		if err := f.Pack(buf, items); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleFormat_Pack() {
	f, err := Parse("<hI3s")
	if err != nil {
		fmt.Println(err)
		return
	}
	packed := make([]byte, f.Size())
	err = f.Pack(packed, []Item{Int(-2), Int(1), Bytes([]byte("zen"))})
	fmt.Printf("%q %v\n", packed, err)
	err = f.Pack(packed, []Item{Int(40000), Int(1), Bytes(nil)})
	fmt.Println(err)
	// Output:
	// "\xfe\xff\x01\x00\x00\x00zen" <nil>
	// 'h' format requires -32768 <= number <= 32767
}

func TestPackEach(t *testing.T) {
	f, err := Parse("<hx2sB")
	if err != nil {
		t.Fatal(err)
	}
	dst := []byte("??????")
	var codes []Code
	err = f.PackEach(dst, func(i int, code Code) (Item, error) {
		codes = append(codes, code)
		if i == 2 {
			return Item{}, io.EOF
		}
		return []Item{Int(-2), Bytes([]byte("abc"))}[i], nil
	}, nil)
	if err != io.EOF {
		t.Errorf("PackEach = %v, want the error of item", err)
	}
	if got, want := string(dst), "\xfe\xff\x00ab\x00"; got != want {
		t.Errorf("PackEach stored %q, want %q", got, want)
	}
	if got := string(codes[0]) + string(codes[1]) + string(codes[2]); got != "hsB" {
		t.Errorf("PackEach asked for %q, want hsB", got)
	}
}

func TestUnpackEach(t *testing.T) {
	f, err := Parse("<hx2sB")
	if err != nil {
		t.Fatal(err)
	}
	var got []Item
	err = f.UnpackEach([]byte("\xfe\xff\x00ab\x07 and more"), func(i int, item Item) error {
		if i != len(got) {
			t.Errorf("item %d is given as item %d", len(got), i)
		}
		got = append(got, item)
		if i == 1 {
			return io.EOF
		}
		return nil
	})
	if err != io.EOF || len(got) != 2 || !got[0].Equal(Int(-2)) || !got[1].Equal(Bytes([]byte("ab"))) {
		t.Errorf("UnpackEach = %v, items %v, want -2 and ab and the error of yield", err, got)
	}
}

// TestPackEachInPieces packs an item of several pieces, and ends between two.
func TestPackEachInPieces(t *testing.T) {
	const size = 5<<20 + 3
	f, err := Parse("<5242883s")
	if err != nil {
		t.Fatal(err)
	}
	data := bytes.Repeat([]byte("copied"), size)[:size-10]
	dst := bytes.Repeat([]byte{0xff}, size)
	item := func(int, Code) (Item, error) { return Bytes(data), nil }
	told := 0
	if err := f.PackEach(dst, item, func(n int) error { told += n; return nil }); err != nil {
		t.Fatal(err)
	}
	if want := append(bytes.Clone(data), make([]byte, 10)...); !bytes.Equal(dst, want) {
		t.Error("the item is not stored as it is, with zeros behind")
	}
	if told != size+len(data) {
		t.Errorf("work was told of %d bytes, want %d cleared and %d copied", told, size, len(data))
	}
	stop := errors.New("stop")
	calls := 0
	err = f.PackEach(dst, item, func(int) error {
		if calls++; calls == 8 {
			return stop
		}
		return nil
	})
	if !errors.Is(err, stop) || calls != 8 {
		t.Errorf("PackEach = %v after %d calls, want work's error after 8", err, calls)
	}
}

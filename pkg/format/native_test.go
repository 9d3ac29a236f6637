package format

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"testing"
)

func TestNative(t *testing.T) {
	for text, want := range map[string]Code{
		"B": UnsignedChar, "@B": UnsignedChar, "@h": Short, "Zf": ComplexFloat, "@Zd": ComplexDouble, "P": Pointer, "?": Bool, "e": Half,
		"": 0, "@": 0, "@@B": 0, "<H": 0, "2H": 0, "F": 0, "D": 0, "w": 0, "u": 0, "s": 0, "p": 0, "x": 0, "Z": 0, "BB": 0, " B": 0, "\xff": 0,
	} {
		if got, ok := Native(text); got != want || ok != (want != 0) {
			t.Errorf("Native(%q) = %v, %v, want %v", text, got, ok, want)
		}
	}
}

func TestPutAndGet(t *testing.T) {
	for _, test := range []struct {
		code Code
		in   Item
		out  Item
		err  error
	}{
		{UnsignedChar, Int(255), Uint(255), nil},
		{UnsignedChar, Int(256), other, ErrRange},
		{UnsignedChar, Int(-1), other, ErrRange},
		{UnsignedChar, Truth(true), Int(1), nil},
		{UnsignedChar, Float(1), other, ErrType},
		{UnsignedChar, Bytes([]byte("a")), other, ErrType},
		{UnsignedChar, huge, other, ErrRange},
		{SignedChar, Int(-128), Int(-128), nil},
		{SignedChar, Int(128), other, ErrRange},
		{Short, Int(-32768), Int(-32768), nil},
		{UnsignedShort, Int(65535), Int(65535), nil},
		{Int32, Int(math.MinInt32), Int(math.MinInt32), nil},
		{Int32, Int(math.MaxInt32 + 1), other, ErrRange},
		{Uint32, Int(math.MaxUint32), Uint(math.MaxUint32), nil},
		{Long, Int(math.MinInt64), Int(math.MinInt64), nil},
		{Long, Uint(1 << 63), other, ErrRange},
		{LongLong, minHuge, other, ErrRange},
		{UnsignedLL, Uint(math.MaxUint64), Uint(math.MaxUint64), nil},
		{UnsignedLong, Int(-1), other, ErrRange},
		{Ssize, Int(-1), Int(-1), nil},
		{Size, Uint(math.MaxUint64), Uint(math.MaxUint64), nil},
		{Pointer, Int(-1), Uint(math.MaxUint64), nil},
		{Pointer, huge, other, ErrRange},
		{Char, OneByte('a'), Bytes([]byte("a")), nil},
		{Char, Bytes([]byte("ab")), other, ErrRange},
		{Char, Int(97), other, ErrType},
		{Bool, Bytes([]byte("x")), Truth(true), nil},
		{Bool, Float(0), Truth(false), nil},
		{Half, Float(0.1), Float(0.0999755859375), nil},
		{Half, Float(65520), other, ErrRange},
		{Half, Float(math.Inf(-1)), Float(math.Inf(-1)), nil},
		{Float32, Float(1e39), Float(math.Inf(1)), nil},
		{Float32, beyond, other, ErrRange},
		{Float64, huge, Float(0x1p70), nil},
		{Float64, Uint(math.MaxUint64), Float(0x1p64), nil},
		{Float64, beyond, other, ErrRange},
		{Float64, other, other, ErrType},
		{Float64, Complex(1i), other, ErrType},
		{ComplexFloat, Complex(1 + 2i), Complex(1 + 2i), nil},
		{ComplexDouble, Int(3), Complex(3), nil},
		{ComplexDouble, other, other, ErrType},
		{UCS4, Rune('é'), Rune('é'), nil},
		{UCS4, Int(5), other, ErrType},
	} {
		const untouched = 0xa5
		p := make([]byte, 17)
		for i := range p {
			p[i] = untouched
		}
		err := test.code.Put(p, test.in)
		if !errors.Is(err, test.err) {
			t.Errorf("%v.Put(%+v) = %v, want %v", test.code, test.in, err, test.err)
			continue
		}
		end := test.code.ItemSize()
		if err != nil {
			end = 0
		}
		for i := end; i < len(p); i++ {
			if p[i] != untouched {
				t.Errorf("%v.Put(%+v) wrote byte %d", test.code, test.in, i)
			}
		}
		if err != nil {
			continue
		}
		if got := test.code.Get(p); !got.Equal(test.out) {
			t.Errorf("%v.Get after Put(%+v) = %+v, want %+v", test.code, test.in, got, test.out)
		}
	}
}

// TestIntAgreesWithItems compares GetInt and PutInt with Get and Put.
func TestIntAgreesWithItems(t *testing.T) {
	var values []int64
	for shift := range 64 {
		for _, off := range []int64{-1, 0, 1} {
			values = append(values, 1<<shift+off, -1<<shift+off)
		}
	}
	for c := range Code(128) {
		if c.ItemSize() == 0 || c == Pad || c == String || c == Pascal {
			continue
		}
		for _, n := range values {
			want, got := make([]byte, 16), make([]byte, 16)
			err := c.Put(want, Int(n))
			if !c.IsInteger() {
				err = ErrType
				want = make([]byte, 16)
			}
			if ok := c.PutInt(got, n); ok != (err == nil) || string(got) != string(want) {
				t.Fatalf("%v.PutInt(%d) = %v, %x, want %v, %x", c, n, ok, got, err, want)
			}
			item := c.Get(got)
			wantInt, fits := item.Int64()
			fits = fits && c.IsInteger()
			if !fits {
				wantInt = 0
			}
			gotInt, ok := c.GetInt(got)
			if ok != fits || ok && gotInt != wantInt {
				t.Fatalf("%v.GetInt(%x) = %d, %v, want %d, %v", c, got, gotInt, ok, wantInt, fits)
			}
		}
	}
}

func TestEqual(t *testing.T) {
	for _, test := range []struct {
		v, w Item
		want bool
	}{
		{Int(-1), Uint(math.MaxUint64), false},
		{Int(1), Uint(1), true},
		{Int(1), Truth(true), true},
		{Int(1), Float(1), true},
		{Int(1<<53 + 1), Float(1 << 53), false},
		{Uint(math.MaxUint64), Float(0x1p64), false},
		{Uint(1 << 63), Float(0x1p63), true},
		{Float(0), Float(math.Copysign(0, -1)), true},
		{Float(math.NaN()), Float(math.NaN()), false},
		{Int(0), Float(math.NaN()), false},
		{Int(1), Complex(1), true},
		{Int(1), Complex(1 + 1i), false},
		{Complex(1i), Complex(1i), true},
		{Int(97), OneByte('a'), false},
		{OneByte('a'), Bytes([]byte("a")), true},
		{OneByte('a'), Bytes([]byte("ab")), false},
		{Bytes(nil), Bytes([]byte{}), true},
		{Bytes([]byte("ab")), Bytes([]byte("ab")), true},
		{huge, Float(0x1p70), true},
		{huge, Complex(0x1p70), true},
		{beyond, Float(math.Inf(1)), false},
		{huge, Int(0), false},
		{other, other, false},
		{Rune('a'), Rune('a'), true},
		{Rune('a'), Int('a'), false},
	} {
		if got := test.v.Equal(test.w); got != test.want {
			t.Errorf("%+v == %+v is %v, want %v", test.v, test.w, got, test.want)
		}
		if got := test.w.Equal(test.v); got != test.want {
			t.Errorf("%+v == %+v is %v, want %v", test.w, test.v, got, test.want)
		}
	}
}

// TestHalf checks all half-precision numbers, and that rounding to them picks
// the nearer of the two neighbors, the even one of a tie.
func TestHalf(t *testing.T) {
	for h := range uint16(halfInf) {
		f := halfToFloat(h)
		if got, ok := floatToHalf(f); !ok || got != h {
			t.Fatalf("floatToHalf(halfToFloat(%#04x)) = %#04x, %v", h, got, ok)
		}
		if got, ok := floatToHalf(-f); !ok || got != h|0x8000 {
			t.Fatalf("floatToHalf(%v) = %#04x, %v", -f, got, ok)
		}
		if h+1 == halfInf {
			continue
		}
		next := halfToFloat(h + 1)
		middle := f + (next-f)/2
		even := h + h&1
		for _, test := range []struct {
			f    float64
			want uint16
		}{{math.Nextafter(middle, 0), h}, {middle, even}, {math.Nextafter(middle, 1e9), h + 1}} {
			if got, _ := floatToHalf(test.f); got != test.want {
				t.Fatalf("floatToHalf(%v) = %#04x, want %#04x", test.f, got, test.want)
			}
		}
	}
	for _, test := range []struct {
		bits uint64
		want uint16
	}{
		{0x7ff0000000000001, 0x7e00}, {0x7ff8000000000000, 0x7e00}, {0xffffffffffff0000, 0xffff}, {0x7ff0040000000000, 0x7c01},
	} {
		if got, ok := floatToHalf(math.Float64frombits(test.bits)); !ok || got != test.want {
			t.Errorf("floatToHalf(%#x) = %#04x, %v, want %#04x", test.bits, got, ok, test.want)
		}
	}
	if _, ok := floatToHalf(65520); ok {
		t.Error("floatToHalf(65520) fits")
	}
}

func TestNativeDoesNotAllocate(t *testing.T) {
	p := make([]byte, 16)
	for _, code := range []Code{UnsignedChar, Short, Int32, LongLong, Half, Float32, Float64, ComplexDouble, Bool} {
		if n := testing.AllocsPerRun(100, func() {
			v := code.Get(p)
			if err := code.Put(p, v); err != nil {
				t.Fatal(err)
			}
			if code.String() == "" {
				t.Fatal("no text")
			}
		}); n != 0 {
			t.Errorf("%v: Get, Put and String allocate %v times", code, n)
		}
	}
}

func BenchmarkGet(b *testing.B) {
	for _, code := range []Code{UnsignedChar, Int32, Float64, Half} {
		b.Run(code.String(), func(b *testing.B) {
			p := binary.LittleEndian.AppendUint64(nil, 0x3f3f3f3f3f3f3f3f)
			var sum uint64
			for b.Loop() {
				sum += code.Get(p).bits
			}
			if sum == 1 {
				b.Log(sum)
			}
		})
	}
}

func ExampleCode_Put() {
	code, _ := Native("@h")
	p := make([]byte, 2)
	fmt.Println(code.Put(p, Int(-32767)), p)
	fmt.Println(code.Put(p, Int(40000)), p)
	// Output:
	// <nil> [1 128]
	// format: value out of range [1 128]
}

// What an item holds depends on the code it was read by.
func ExampleKind() {
	for _, letter := range []string{"b", "B", "?", "d", "c"} {
		code, _ := Native(letter)
		item := code.Get(make([]byte, 8))
		fmt.Print(letter, " ", item.Kind == KindInt, item.Kind == KindUint, item.IsInteger(), "; ")
	}
	fmt.Println()
	// Output: b true false true; B false true true; ? false false true; d false false false; c false false false;
}

func ExampleItem() {
	for _, test := range []struct{ v, w Item }{
		{Int(1), Float(1)},
		{Uint(1 << 63), Int(-1 << 63)},
		{OneByte('a'), Int('a')},
		{OneByte('a'), Bytes([]byte("a"))},
	} {
		fmt.Println(test.v.Equal(test.w))
	}
	// Output:
	// true
	// false
	// false
	// true
}

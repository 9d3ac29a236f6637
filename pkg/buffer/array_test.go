package buffer

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func TestTypecodes(t *testing.T) {
	sizes := []int{1, 1, 4, 4, 2, 2, 4, 4, 8, 8, 8, 8, 2, 4, 8, 8, 16}
	for i, typecode := range Typecodes {
		a, err := NewArray(typecode)
		if err != nil {
			t.Fatal(err)
		}
		if a.Typecode() != typecode || a.ItemSize() != sizes[i] {
			t.Errorf("NewArray(%q) has typecode %q, itemsize %d", typecode, a.Typecode(), a.ItemSize())
		}
		v := mustView(t, a)
		want := typecode
		if typecode == "u" {
			want = "w"
		}
		if v.ItemFormat() != want {
			t.Errorf("a view of array(%q) has format %q", typecode, v.ItemFormat())
		}
	}
	for _, typecode := range []string{"x", "F", "", "ii", "c", "P", "Z"} {
		if _, err := NewArray(typecode); err == nil || err.Error() != "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, e, f, d, Zf or Zd)" {
			t.Errorf("NewArray(%q): %v", typecode, err)
		}
	}
}

func TestArrayItemErrors(t *testing.T) {
	huge := format.Huge(false, 0x1p70, true)
	for _, test := range []struct {
		typecode string
		item     format.Item
		want     string
	}{
		{"b", format.Int(128), "OverflowError: signed char is greater than maximum"},
		{"b", format.Int(-129), "OverflowError: signed char is less than minimum"},
		{"b", format.Int(1 << 15), "OverflowError: signed short integer is greater than maximum"},
		{"b", huge, "OverflowError: Python int too large to convert to C long"},
		{"B", format.Int(256), "OverflowError: unsigned byte integer is greater than maximum"},
		{"B", format.Int(-1), "OverflowError: unsigned byte integer is less than minimum"},
		{"h", format.Int(1 << 15), "OverflowError: signed short integer is greater than maximum"},
		{"H", format.Int(1 << 16), "OverflowError: unsigned short is greater than maximum"},
		{"H", format.Int(-1), "OverflowError: unsigned short is less than minimum"},
		{"i", format.Int(1 << 31), "OverflowError: signed integer is greater than maximum"},
		{"I", format.Int(-1), "OverflowError: can't convert negative value to unsigned int"},
		{"I", format.Int(1 << 32), "OverflowError: unsigned int is greater than maximum"},
		{"l", format.Uint(1 << 63), "OverflowError: Python int too large to convert to C long"},
		{"L", format.Int(-1), "OverflowError: can't convert negative value to unsigned int"},
		{"L", huge, "OverflowError: Python int too large to convert to C unsigned long"},
		{"q", format.Uint(1 << 63), "OverflowError: int too big to convert"},
		{"Q", format.Int(-1), "OverflowError: can't convert negative int to unsigned"},
		{"Q", huge, "OverflowError: int too big to convert"},
		{"i", format.Float(1), "TypeError: 'float' object cannot be interpreted as an integer"},
		{"d", format.Huge(false, math.Inf(1), false), "OverflowError: int too large to convert to float"},
		{"d", format.Rune('x'), "TypeError: must be real number, not str"},
		{"Zd", format.Bytes(nil), "TypeError: must be real number, not bytes"},
		{"w", format.Int(5), "TypeError: array item must be a unicode character, not int"},
		{"e", format.Float(65520), "OverflowError: float too large to pack with e format"},
	} {
		a, err := NewArray(test.typecode, make([]format.Item, 0)...)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Resize(1); err != nil {
			t.Fatal(err)
		}
		before := bytes.Clone(a.Data())
		if err := a.Set(0, test.item); err == nil || pyerr.Traceback(err) != test.want {
			t.Errorf("array(%q)[0] = %+v: %v, want %s", test.typecode, test.item, err, test.want)
		}
		if !bytes.Equal(a.Data(), before) {
			t.Errorf("array(%q)[0] = %+v changed the array", test.typecode, test.item)
		}
	}
}

func TestArrayRefusesToResizeWhileLent(t *testing.T) {
	a, err := NewArray("b", format.Int(1), format.Int(2))
	if err != nil {
		t.Fatal(err)
	}
	v := mustView(t, a)
	err = a.Append(format.Int(3))
	if !errors.Is(err, pyerr.BufferError) || err.Error() != "cannot resize an array that is exporting buffers" {
		t.Errorf("Append while lent: %v", err)
	}
	if _, ok := errors.AsType[*HeldError](err); !ok {
		t.Errorf("the cause of %v is not named", err)
	}
	release(t, v)
	if err := a.Append(format.Int(3)); err != nil {
		t.Error(err)
	}
}

func TestArrayValues(t *testing.T) {
	a, err := NewArray("h", format.Int(1), format.Int(-2), format.Int(3))
	if err != nil {
		t.Fatal(err)
	}
	var got []int64
	for item := range a.Values() {
		n, _ := item.Int64()
		if got = append(got, n); len(got) == 2 {
			if _, err := a.Pop(2); err != nil {
				t.Fatal(err)
			}
		}
	}
	if fmt.Sprint(got) != "[1 -2]" {
		t.Errorf("Values of an array that shrinks gave %v", got)
	}
}

func TestArrayRepr(t *testing.T) {
	floats := func(fs ...float64) (items []format.Item) {
		for _, f := range fs {
			items = append(items, format.Float(f))
		}
		return items
	}
	complexes := func(zs ...complex128) (items []format.Item) {
		for _, z := range zs {
			items = append(items, format.Complex(z))
		}
		return items
	}
	runes := func(s string) (items []format.Item) {
		for _, r := range s {
			items = append(items, format.Rune(uint32(r)))
		}
		return items
	}
	negative := math.Copysign(0, -1)
	nan, inf := math.NaN(), math.Inf(1)
	for _, test := range []struct {
		typecode string
		items    []format.Item
		want     string
	}{
		{"i", nil, `array('i')`},
		{"i", []format.Item{format.Int(1), format.Int(-2)}, `array('i', [1, -2])`},
		{"Q", []format.Item{format.Uint(math.MaxUint64)}, `array('Q', [18446744073709551615])`},
		{"d", floats(1, 0.1, 1e16, 1e15, 1e-4, 1e-5, negative, inf, -inf, nan, 5e-324, 9999999999999998),
			`array('d', [1.0, 0.1, 1e+16, 1000000000000000.0, 0.0001, 1e-05, -0.0, inf, -inf, nan, 5e-324, 9999999999999998.0])`},
		{"f", floats(0.1, 1e39), `array('f', [0.10000000149011612, inf])`},
		{"e", floats(0.1), `array('e', [0.0999755859375])`},
		{"Zd", complexes(1i, 1+2i, complex(-1.5, negative), complex(negative, 1), complex(0, negative), complex(nan, nan), complex(1e16, -1e-5), complex(0, inf)),
			`array('Zd', [1j, (1+2j), (-1.5-0j), (-0+1j), -0j, (nan+nanj), (1e+16-1e-05j), infj])`},
		{"w", runes("a'b"), `array('w', "a'b")`},
		{"w", runes("a'\"\n\\\x00\x7fé\u200b😀\u0378"), `array('w', 'a\'"\n\\\x00\x7fé\u200b😀\u0378')`},
	} {
		a, err := NewArray(test.typecode, test.items...)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(a); got != test.want {
			t.Errorf("repr is %s, want %s", got, test.want)
		}
	}
	a, err := NewArray("H", format.Int(0x102))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%x %#X", a, a); got != "0201 0X0201" {
		t.Errorf("in hexadecimal: %s", got)
	}
}

func TestArrayAdoptsPackedItems(t *testing.T) {
	h := &Heap{}
	mem, err := h.Make(8)
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range []int64{1, -2, 3} {
		if err := PackArrayItem(format.Short, mem[2*i:], format.Int(v)); err != nil {
			t.Fatal(err)
		}
	}
	err = PackArrayItem(format.Short, mem[6:], format.Int(1<<15))
	if err == nil || err.Error() != "signed short integer is greater than maximum" {
		t.Errorf("PackArrayItem = %v, want the error of Set", err)
	}
	var a Array
	a.InitAdopt(h, format.Short, mem[:6])
	if got := fmt.Sprint(&a); got != "array('h', [1, -2, 3])" {
		t.Errorf("InitAdopt made %s", got)
	}
	if !SharesMemory(a.Data(), mem) {
		t.Error("InitAdopt copied the memory")
	}
	a.Free()
	if n := h.InUse(); n != 0 {
		t.Errorf("%d bytes in use after Free", n)
	}
}

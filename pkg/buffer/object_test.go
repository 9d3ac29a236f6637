package buffer

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// copies returns a heap and a log of what is copied in it.
func copies() (*Heap, *[]string) {
	log := new([]string)
	return &Heap{Reuse: true, Poison: true, Trace: &Trace{Copy: func(e CopyEvent) {
		*log = append(*log, fmt.Sprintf("%d: %v", e.Bytes, e.Reason))
	}}}, log
}

func TestInits(t *testing.T) {
	h, log := copies()
	memory := func(s string) []byte {
		mem, err := h.Make(len(s) + 2)
		if err != nil {
			t.Fatal(err)
		}
		return mem[:copy(mem, s)]
	}
	source := []byte("abcdef")
	backwards := layout.NewRange(5, -7, -2, 6)
	middle := layout.NewRange(1, 4, 1, 6)
	columns, err := NewNDArray([]byte("abcdef"), NDOptions{Shape: []int{2, 3}, Fortran: true})
	if err != nil {
		t.Fatal(err)
	}
	loan, err := columns.Export(FullRO)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name  string
		bytes func(b *Bytes) error
		array func(b *ByteArray) error
		want  string
		log   string
	}{
		{"Init", func(b *Bytes) error { return b.Init(h, source) }, func(b *ByteArray) error { return b.Init(h, source) },
			"abcdef", "[6: constructor]"},
		{"InitCopy", func(b *Bytes) error { return b.InitCopy(h, source, 7, ReasonMethod) },
			func(b *ByteArray) error { return b.InitCopy(h, source, 7, ReasonMethod) }, "abcdef", "[6: method]"},
		{"InitZero", func(b *Bytes) error { return b.InitZero(h, 3) }, func(b *ByteArray) error { return b.InitZero(h, 3) },
			"\x00\x00\x00", "[]"},
		{"InitAdopt", func(b *Bytes) error { b.InitAdopt(h, memory("xyz")); return nil },
			func(b *ByteArray) error { b.InitAdopt(h, memory("xyz")); return nil }, "xyz", "[]"},
		{"InitSlice", func(b *Bytes) error { return b.InitSlice(h, source, middle, 0, ReasonBytesSlice) },
			func(b *ByteArray) error { return b.InitSlice(h, source, middle, 0, ReasonBytesSlice) }, "bcd", "[3: bytes slice]"},
		{"InitSlice, backwards", func(b *Bytes) error { return b.InitSlice(h, source, backwards, 0, ReasonBytesSlice) },
			func(b *ByteArray) error { return b.InitSlice(h, source, backwards, 0, ReasonBytesSlice) }, "fdb", "[3: bytes slice]"},
		{"InitBuffer", func(b *Bytes) error { return b.InitBuffer(h, loan, ReasonConstructor) },
			func(b *ByteArray) error { return b.InitBuffer(h, loan, ReasonConstructor) }, "acebdf", "[6: constructor]"},
	} {
		*log = nil
		var b Bytes
		if err := test.bytes(&b); err != nil || string(b.Data()) != test.want || fmt.Sprint(*log) != test.log {
			t.Errorf("Bytes.%s: %q, %v, copied %v; want %q, %s", test.name, b.Data(), err, *log, test.want, test.log)
		}
		*log = nil
		var a ByteArray
		if err := test.array(&a); err != nil || string(a.Data()) != test.want || fmt.Sprint(*log) != test.log {
			t.Errorf("ByteArray.%s: %q, %v, copied %v; want %q, %s", test.name, a.Data(), err, *log, test.want, test.log)
		}
		if b.Heap() != h || a.Heap() != h || b.ID() == 0 || a.ID() <= b.ID() {
			t.Errorf("%s: numbers %d and %d", test.name, b.ID(), a.ID())
		}
		b.Free()
		a.Free()
	}
	dst := make([]byte, 6)
	if err := loan.CopyInto(dst, OrderAny); err != nil || string(dst) != "abcdef" {
		t.Errorf("CopyInto = %q, %v", dst, err)
	}
	loan.Release()
	empty(t, h)
}

func TestInitShared(t *testing.T) {
	h := &Heap{Reuse: true, Poison: true}
	constant := []byte("constant")
	var b Bytes
	b.InitShared(h, constant)
	v := mustView(t, &b)
	if v.ID() == 0 || v.Object() != b.ID() {
		t.Errorf("view %d of object %d", v.ID(), v.Object())
	}
	release(t, v)
	b.Free()
	if string(constant) != "constant" {
		t.Errorf("a constant was recycled: %q", constant)
	}
	empty(t, h)
}

func TestAccount(t *testing.T) {
	h := &Heap{Limit: 10}
	mem := append([]byte(nil), "0123456"...)
	if err := h.Account(mem); err != nil {
		t.Fatal(err)
	}
	var b Bytes
	b.InitAdopt(h, mem)
	if err := h.Account(make([]byte, 9)); err != ErrMemory {
		t.Errorf("Account beyond the limit: %v", err)
	}
	b.Free()
	empty(t, h)
}

func TestAt(t *testing.T) {
	b, a := NewBytes([]byte("ab")), NewByteArray([]byte("ab"))
	for _, test := range []struct {
		i    int
		want byte
		ok   bool
	}{{0, 'a', true}, {1, 'b', true}, {-1, 'b', true}, {-2, 'a', true}, {2, 0, false}, {-3, 0, false}} {
		got, err := b.At(test.i)
		if got != test.want || (err == nil) != test.ok || err != nil && err.Error() != "index out of range" {
			t.Errorf("bytes[%d] = %d, %v", test.i, got, err)
		}
		got, err = a.At(test.i)
		if got != test.want || (err == nil) != test.ok || err != nil && err.Error() != "bytearray index out of range" {
			t.Errorf("bytearray[%d] = %d, %v", test.i, got, err)
		}
	}
}

func TestConcatOfItsOwnMemory(t *testing.T) {
	h, log := copies()
	b := newByteArray(t, h, "abc")
	*log = nil
	if err := b.Concat(b.Data()[1:], b.ID()); err != nil || string(b.Data()) != "abcbc" {
		t.Errorf("b = %q, %v", b.Data(), err)
	}
	if want := "[2: temporary of a slice assignment 2: concatenation]"; fmt.Sprint(*log) != want {
		t.Errorf("copied %v, want %s", *log, want)
	}
	b.Free()
	empty(t, h)
}

func TestTakeBytesCopiesTheSmallerPart(t *testing.T) {
	for _, test := range []struct {
		take int
		log  string
	}{
		{0, "[]"}, {10, "[]"}, {2, "[2: take_bytes]"}, {8, "[2: take_bytes]"}, {-1, "[1: take_bytes]"},
	} {
		h, log := copies()
		b := newByteArray(t, h, "0123456789")
		*log = nil
		memory := &b.Data()[0]
		var taken Bytes
		if err := b.TakeBytes(&taken, test.take); err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(*log) != test.log {
			t.Errorf("take_bytes(%d) copied %v, want %s", test.take, *log, test.log)
		}
		if test.take == 10 && &taken.Data()[0] != memory {
			t.Error("take_bytes of all does not hand over the memory")
		}
		taken.Free()
		b.Free()
		empty(t, h)
	}
}

func TestArrayInits(t *testing.T) {
	h, log := copies()
	numbers := func(items ...int64) *Array {
		a := new(Array)
		if err := a.Init(h, format.Short, len(items)); err != nil {
			t.Fatal(err)
		}
		for i, n := range items {
			if err := a.Set(i, format.Int(n)); err != nil {
				t.Fatal(err)
			}
		}
		return a
	}
	x, y := numbers(1, 2, 3, 4), numbers(5, 6)
	other, err := NewArray("i")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		init func(a *Array) error
		want string
		log  string
	}{
		{"x[1:3]", func(a *Array) error { return a.InitSlice(h, x, layout.NewRange(1, 3, 1, 4)) }, "array('h', [2, 3])", "[4: array slice]"},
		{"x[::-2]", func(a *Array) error { return a.InitSlice(h, x, layout.NewRange(4, -5, -2, 4)) }, "array('h', [4, 2])", "[4: array slice]"},
		{"x + y", func(a *Array) error { return a.InitConcat(h, x, y) }, "array('h', [1, 2, 3, 4, 5, 6])", "[8: concatenation 4: concatenation]"},
		{"y * 3", func(a *Array) error { return a.InitRepeat(h, y, 3) }, "array('h', [5, 6, 5, 6, 5, 6])", "[12: repetition]"},
		{"y * -1", func(a *Array) error { return a.InitRepeat(h, y, -1) }, "array('h')", "[]"},
		{"adopted", func(a *Array) error {
			mem, err := h.Make(4)
			if err != nil {
				return err
			}
			if err := PackArrayItem(format.Short, mem[2:], format.Int(-1)); err != nil {
				return err
			}
			a.InitAdopt(h, format.Short, mem)
			return nil
		}, "array('h', [0, -1])", "[]"},
	} {
		*log = nil
		var a Array
		if err := test.init(&a); err != nil || fmt.Sprint(&a) != test.want || fmt.Sprint(*log) != test.log {
			t.Errorf("%s = %v, %v, copied %v; want %s, %s", test.name, &a, err, *log, test.want, test.log)
		}
		if a.ID() == 0 || a.Heap() != h {
			t.Errorf("%s has number %d", test.name, a.ID())
		}
		a.Free()
	}
	var a Array
	if err := a.InitConcat(h, x, other); err == nil || err.Error() != "bad argument type for built-in operation" {
		t.Errorf("x + array of another kind: %v", err)
	}
	if err := a.InitRepeat(h, x, math.MaxInt/4); !errors.Is(err, pyerr.MemoryError) {
		t.Errorf("x * 2**61: %v", err)
	}
	if err := x.Extend(other); err == nil || err.Error() != "can only extend with array of same kind" {
		t.Errorf("x += array of another kind: %v", err)
	}
	x.Free()
	y.Free()
	empty(t, h)
}

func TestMismatch(t *testing.T) {
	array := func(typecode string, items ...format.Item) *Array {
		a, err := NewArray(typecode, items...)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	for _, test := range []struct {
		a, b *Array
		want int
	}{
		{array("i", format.Int(1)), array("d", format.Float(1)), -1},
		{array("i", format.Int(1), format.Int(2)), array("i", format.Int(1), format.Int(3)), 1},
		{array("i", format.Int(1), format.Int(2)), array("i", format.Int(1)), -1},
		{array("i"), array("w"), -1},
		{array("b", format.Int(-1)), array("B", format.Int(255)), 0},
	} {
		if got, err := test.a.Mismatch(test.b); got != test.want || err != nil {
			t.Errorf("%v and %v: Mismatch = %d, %v, want %d", test.a, test.b, got, err, test.want)
		}
	}
}

func TestFromBytesOfItsOwnMemory(t *testing.T) {
	a, err := NewArray("B", format.Int(1), format.Int(2))
	if err != nil {
		t.Fatal(err)
	}
	if err := a.FromBytes(a.Data(), a.ID()); err != nil || fmt.Sprint(a) != "array('B', [1, 2, 1, 2])" {
		t.Errorf("a = %v, %v", a, err)
	}
}

func TestFlattenedExport(t *testing.T) {
	v, err := mustView(t, NewBytes(make([]byte, 12))).Cast("H", []int{2, 3})
	if err != nil {
		t.Fatal(err)
	}
	loan, err := v.Export(Simple)
	if err != nil {
		t.Fatal(err)
	}
	if loan.Format != "" || loan.Layout.NumDims() != 1 || loan.Layout.Len() != 6 || loan.Layout.ItemSize() != 2 || len(loan.Bytes()) != 12 {
		t.Errorf("format %q, %d axes", loan.Format, loan.Layout.NumDims())
	}
	loan.Release()
}

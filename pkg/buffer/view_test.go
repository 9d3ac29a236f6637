package buffer

import (
	"errors"
	"testing"
	"unsafe"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func mustView(t testing.TB, e Exporter) *View {
	t.Helper()
	v, err := NewView(e)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestViewSize(t *testing.T) {
	if size := unsafe.Sizeof(View{}); size > 128 {
		t.Errorf("a View has %d bytes, want at most 128", size)
	}
}

func TestViewSharesMemory(t *testing.T) {
	b := NewByteArray([]byte("hello world"))
	v := mustView(t, b)
	tail, err := v.Slice(v.Range(6, 11, 1))
	if err != nil {
		t.Fatal(err)
	}
	data, err := tail.Bytes()
	if err != nil || &data[0] != &b.Data()[6] {
		t.Fatalf("a slice lies elsewhere: %v", err)
	}
	if err := tail.Set1(0, format.Int('W')); err != nil || string(b.Data()) != "hello World" {
		t.Fatalf("b = %q, %v", b.Data(), err)
	}
	if err := v.Release(); err != nil {
		t.Fatal(err)
	}
	err = b.Append('!')
	if !errors.Is(err, pyerr.BufferError) || err.Error() != "Existing exports of data: object cannot be re-sized" {
		t.Fatalf("Append while lent: %v", err)
	}
	held, ok := errors.AsType[*HeldError](err)
	if !ok || held.Error() != "held by 1 view of 1 loan" {
		t.Fatalf("cause = %v", held)
	}
	if err := tail.Release(); err != nil {
		t.Fatal(err)
	}
	if err := b.Append('!'); err != nil || string(b.Data()) != "hello World!" {
		t.Fatalf("b = %q, %v", b.Data(), err)
	}
	if _, err := tail.At1(0); err != ErrReleased {
		t.Errorf("At1 of a released view: %v", err)
	}
}

func TestSliceIntoDoesNotAllocate(t *testing.T) {
	for _, h := range []*Heap{nil, {Reuse: true}} {
		b := new(ByteArray)
		if err := b.Init(h, make([]byte, 1000)); err != nil {
			t.Fatal(err)
		}
		v := mustView(t, b)
		var part View
		if n := testing.AllocsPerRun(100, func() {
			if err := v.SliceInto(&part, layout.Range{Start: 1, Step: 2, Len: 10}); err != nil {
				t.Fatal(err)
			}
			if err := part.Release(); err != nil {
				t.Fatal(err)
			}
		}); n != 0 {
			t.Errorf("SliceInto and Release allocate %v times", n)
		}
	}
}

// TestIntAndSetInt compares the fast paths with the general ones.
func TestIntAndSetInt(t *testing.T) {
	data := make([]byte, 64)
	for i := range data {
		data[i] = byte(i * 89)
	}
	whole := mustView(t, NewByteArray(data))
	frozen, err := whole.ToReadOnly()
	if err != nil {
		t.Fatal(err)
	}
	square, err := whole.Cast("B", []int{8, 8})
	if err != nil {
		t.Fatal(err)
	}
	views := []*View{whole, frozen, square}
	for _, text := range []string{"b", "B", "c", "?", "h", "H", "i", "I", "q", "Q", "P", "d"} {
		v, err := whole.Cast(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		n, _ := v.Len()
		back, err := v.Slice(v.Range(n, -n-1, -2))
		if err != nil {
			t.Fatal(err)
		}
		views = append(views, v, back)
	}
	for _, v := range views {
		for _, i := range []int{0, 1, -1, 3, 63, 64, -65} {
			item, err := v.At1(i)
			want, fits := item.Int64()
			fits = fits && err == nil && v.Code().IsInteger()
			if got, ok := v.Int(i); ok != fits || ok && got != want {
				t.Errorf("%s: Int(%d) = %d, %v, want %d, %v", v.ItemFormat(), i, got, ok, want, fits)
			}
			for _, n := range []int64{0, -1, 200, 1 << 40} {
				stored := v.SetInt(i, n)
				if !stored {
					continue
				}
				if got, err := v.At1(i); err != nil || !got.Equal(format.Int(n)) && v.Code() != format.Pointer {
					t.Errorf("%s: after SetInt(%d, %d) item is %+v, %v", v.ItemFormat(), i, n, got, err)
				}
				if err := v.Set1(i, format.Int(n)); err != nil {
					t.Errorf("%s: SetInt(%d, %d) stored what Set1 refuses: %v", v.ItemFormat(), i, n, err)
				}
			}
		}
	}
	if frozen.SetInt(0, 1) || square.SetInt(0, 1) || !whole.SetInt(-1, 255) || whole.SetInt(0, 256) {
		t.Error("SetInt stores where it must not, or does not where it can")
	}
	release(t, whole)
	if _, ok := whole.Int(0); ok || whole.SetInt(0, 1) {
		t.Error("Int or SetInt works on a released view")
	}
}

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

package buffer

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
)

// TestSplicesTellTheWholeStory: who follows BeforeResize and Write alone has the
// same bytes as the object after each operation, and before it the removed ones.
func TestSplicesTellTheWholeStory(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var mirror []byte
	var announced *SpliceEvent
	h := &Heap{Reuse: true, Poison: true}
	h.Trace = &Trace{
		Alloc: func(e AllocEvent) { mirror = bytes.Clone(e.Data) },
		BeforeResize: func(e SpliceEvent) {
			if end := e.At + len(e.Removed); !bytes.Equal(mirror[e.At:end], e.Removed) {
				t.Fatalf("%q are said to go from %q at %d", e.Removed, mirror, e.At)
			}
			announced = &e
		},
		Resize: func(e ResizeEvent) {
			if announced == nil {
				t.Fatal("a resize came unannounced")
			}
			mirror = slices.Replace(mirror, announced.At, announced.At+len(announced.Removed), e.Data[announced.At:announced.At+announced.Inserted]...)
			announced = nil
			if len(mirror) != len(e.Data) {
				t.Fatalf("%d bytes after a splice to %d", len(e.Data), len(mirror))
			}
		},
		Write: func(e WriteEvent) {
			for i := range e.Count {
				at := e.Offset + i*e.Step
				copy(mirror[at:at+e.Size], e.Data[at:])
			}
		},
	}
	slice := func(n int) layout.Range {
		return layout.NewRange(random.IntN(n+1), random.IntN(n+1), []int{1, 1, 2, -1, -3}[random.IntN(5)], n)
	}
	b := new(ByteArray)
	if err := b.Init(h, []byte("Hello World!")); err != nil {
		t.Fatal(err)
	}
	for range 20_000 {
		b.change(random, slice)
		if !bytes.Equal(mirror, b.Data()) {
			t.Fatalf("a bytearray holds %q, what was told makes %q", b.Data(), mirror)
		}
	}
	b.Free()
	a := new(Array)
	if err := a.Init(h, format.Short, 3); err != nil {
		t.Fatal(err)
	}
	for range 20_000 {
		a.change(random, slice)
		if !bytes.Equal(mirror, a.Data()) {
			t.Fatalf("an array holds %x, what was told makes %x", a.Data(), mirror)
		}
	}
	a.Free()
}

// change does one of the things that change a bytearray. What it refuses changes
// nothing.
func (b *ByteArray) change(random *rand.Rand, slice func(n int) layout.Range) {
	at := random.IntN(b.n+3) - 1
	switch random.IntN(12) {
	case 0:
		_ = b.Append(1)
	case 1:
		_ = b.Insert(at, 2)
	case 2:
		_, _ = b.Pop(at)
	case 3:
		_ = b.Remove('l')
	case 4:
		_ = b.Extend([]byte("xyz"), 0)
	case 5:
		_ = b.SetSlice(slice(b.n), []byte("abcdef")[:random.IntN(6)], 0)
	case 6:
		_ = b.DeleteSlice(slice(b.n))
	case 7:
		_ = b.Resize(random.IntN(40))
	case 8:
		if b.n < 40 {
			_ = b.Repeat(2)
		}
	case 9:
		_ = b.Concat(b.Data()[:b.n/2], b.id)
	case 10:
		_ = b.Reverse()
	case 11:
		if random.IntN(20) == 0 {
			_ = b.Clear()
		}
	}
}

// change does one of the things that change an array.
func (a *Array) change(random *rand.Rand, slice func(n int) layout.Range) {
	at := random.IntN(a.n+3) - 1
	switch random.IntN(8) {
	case 0:
		_ = a.FromBytes([]byte("12345678"), 0)
	case 1:
		_, _ = a.Pop(at)
	case 2:
		_ = a.DeleteSlice(slice(a.n))
	case 3:
		if a.n < 40 {
			_ = a.Repeat(2)
		}
	case 4:
		_ = a.Extend(a)
	case 5:
		_ = a.Reverse()
	case 6:
		_ = a.ByteSwap()
	case 7:
		if a.n > 60 {
			_ = a.Clear()
		}
	}
}

func TestRefusalsAreTold(t *testing.T) {
	var refused []uint64
	h := &Heap{Trace: &Trace{Refuse: func(id uint64) { refused = append(refused, id) }}}
	b := new(ByteArray)
	if err := b.Init(h, []byte("abc")); err != nil {
		t.Fatal(err)
	}
	v, err := NewView(b)
	if err != nil {
		t.Fatal(err)
	}
	if b.Append(1) == nil || b.Set(0, 1) != nil {
		t.Fatal("lent memory can be resized, or not written")
	}
	if len(refused) != 1 || refused[0] != b.ID() {
		t.Errorf("refused = %v, want that of %d", refused, b.ID())
	}
	if err := v.Release(); err != nil {
		t.Fatal(err)
	}
	b.Free()
}

package buffer

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// atLines returns a trace whose origins are the lines 1, 2, 3, ….
func atLines() *Trace {
	line := 0
	return &Trace{Origin: func() Origin {
		line++
		return Origin{Line: line}
	}}
}

// heldBy returns what holds the memory of b, which must be lent.
func heldBy(t *testing.T, b *ByteArray) *HeldError {
	t.Helper()
	err := b.Append('!')
	if want := "Existing exports of data: object cannot be re-sized"; err == nil || err.Error() != want {
		t.Fatalf("Append = %v, want %s", err, want)
	}
	held, ok := errors.AsType[*HeldError](err)
	if !ok || !errors.Is(err, pyerr.BufferError) {
		t.Fatalf("Append = %#v, want a BufferError with its holders", err)
	}
	return held
}

func slicesOf(t *testing.T, v *View, n int) []*View {
	t.Helper()
	views := make([]*View, n)
	for i := range views {
		part, err := v.Slice(v.Range(i, i+1, 1))
		if err != nil {
			t.Fatal(err)
		}
		views[i] = part
	}
	return views
}

func TestHeldErrorListsAllViews(t *testing.T) {
	h := &Heap{Reuse: true, Trace: atLines()}
	b := newByteArray(t, h, "hello world") // asks for no line
	v, err := NewView(b)                   // line 1 is the loan's, line 2 the view's
	if err != nil {
		t.Fatal(err)
	}
	parts := slicesOf(t, v, 3)             // lines 3, 4, 5
	constant, err := parts[0].ToReadOnly() // line 6
	if err != nil {
		t.Fatal(err)
	}
	release(t, v, parts[1])
	other, err := b.Export(Simple) // line 7
	if err != nil {
		t.Fatal(err)
	}
	held := heldBy(t, b)
	want := "held by 3 views of 2 loans: loan at line 7, slice at line 3, slice at line 5, toreadonly at line 6"
	if held.Error() != want {
		t.Errorf("%v, want %s", held, want)
	}
	for i, v := range []*View{nil, parts[0], parts[2], constant} {
		if i >= len(held.Holders) || held.Holders[i].View != v {
			t.Errorf("holder %d of %v is another", i, held.Holders)
		}
	}
	other.Release()
	release(t, constant, parts[0])
	if got, want := heldBy(t, b).Error(), "held by 1 view of 1 loan: slice at line 5"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	release(t, parts[2])
	if err := b.Append('!'); err != nil {
		t.Error(err)
	}
	b.Free()
	empty(t, h)
}

// Without an Origin nothing is recorded but the views are counted.
func TestHeldErrorWithoutOrigin(t *testing.T) {
	for _, h := range []*Heap{nil, new(Heap), {Trace: new(Trace)}} {
		b := newByteArray(t, h, "hello")
		v, err := NewView(b)
		if err != nil {
			t.Fatal(err)
		}
		parts := slicesOf(t, v, 2)
		held := heldBy(t, b)
		if held.Error() != "held by 3 views of 1 loan" || len(held.Holders) != 1 || held.Holders[0].View != v {
			t.Errorf("%v by %v", held, held.Holders)
		}
		release(t, v)
		held = heldBy(t, b)
		if held.Error() != "held by 2 views of 1 loan" || len(held.Holders) != 0 {
			t.Errorf("%v by %v", held, held.Holders)
		}
		release(t, parts...)
	}
}

// A trace may come and go: what was released meanwhile is not listed, not even
// when its memory is another view by then.
func TestHeldErrorAfterPause(t *testing.T) {
	h := &Heap{Trace: atLines()}
	b := newByteArray(t, h, "hello")
	v, err := NewView(b)
	if err != nil {
		t.Fatal(err)
	}
	parts := slicesOf(t, v, 2)
	trace := h.Trace
	h.Trace = nil
	release(t, parts...)
	if err := v.SliceInto(parts[0], v.Range(1, 2, 1)); err != nil {
		t.Fatal(err)
	}
	h.Trace = trace
	if got, want := heldBy(t, b).Error(), "held by 2 views of 1 loan: export at line 2"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	release(t, v, parts[0])
	b.Free()
	empty(t, h)
}

func TestHeldErrorIsShort(t *testing.T) {
	b := newByteArray(t, &Heap{Trace: &Trace{Origin: func() Origin { return Origin{"a.go", 7} }}}, "hello")
	v, err := NewView(b)
	if err != nil {
		t.Fatal(err)
	}
	for range 99 {
		if _, err := v.Clone(); err != nil {
			t.Fatal(err)
		}
	}
	held := heldBy(t, b)
	want := "held by 100 views of 1 loan: export at a.go:7"
	for range 19 {
		want += ", view at a.go:7"
	}
	if want += ", and 80 more"; held.Error() != want || len(held.Holders) != 100 {
		t.Errorf("%v, want %s", held, want)
	}
}

// All that can be blocked says by whom.
func TestWhoseResizeIsBlocked(t *testing.T) {
	h := &Heap{Trace: atLines()}
	a := new(Array)
	if err := a.Init(h, 'i', 3); err != nil {
		t.Fatal(err)
	}
	nd := new(NDArray)
	if err := nd.Init(h, []byte("abc"), NDOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name   string
		e      Exporter
		resize func() error
	}{
		{"array", a, func() error { _, err := a.Pop(0); return err }},
		{"ndarray", nd, func() error { return nd.Push([]byte("abcd"), NDOptions{}) }},
	} {
		v, err := NewView(test.e)
		if err != nil {
			t.Fatal(err)
		}
		held, ok := errors.AsType[*HeldError](test.resize())
		if !ok || len(held.Holders) != 1 || held.Holders[0].View != v || held.Holders[0].Origin.Line == 0 {
			t.Errorf("%s: %v", test.name, held)
		}
		release(t, v)
	}
}

func TestCaller(t *testing.T) {
	h := &Heap{Trace: &Trace{Origin: Caller}}
	b := newByteArray(t, h, "hello")
	if _, err := NewView(b); err != nil {
		t.Fatal(err)
	}
	// This test belongs to the package, so the first caller outside is the
	// testing package.
	holder := heldBy(t, b).Holders[0]
	if filepath.Base(holder.Origin.File) != "testing.go" || holder.Origin.Line == 0 {
		t.Errorf("the view was made %v", holder)
	}
	for function, want := range map[string]bool{
		"github.com/zerocopyzen/zen/pkg/buffer.(*View).Slice":     true,
		"github.com/zerocopyzen/zen/pkg/strided.Of[...]":          true,
		"github.com/zerocopyzen/zen/pkg/buffer_test.Example":      false,
		"github.com/zerocopyzen/zen/pkg/buffer/buffertest.NoCopy": false,
		"main.main": false,
	} {
		if inLibrary(function) != want {
			t.Errorf("inLibrary(%s) = %v, want %v", function, !want, want)
		}
	}
}

func TestOriginString(t *testing.T) {
	for _, test := range []struct {
		origin Origin
		want   string
	}{
		{Origin{}, "an unknown place"},
		{Origin{Line: 3}, "line 3"},
		{Origin{"main.go", 12}, "main.go:12"},
	} {
		if got := test.origin.String(); got != test.want {
			t.Errorf("%#v = %q, want %q", test.origin, got, test.want)
		}
	}
}

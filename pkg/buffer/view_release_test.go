package buffer

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// pixels is an exporter written elsewhere: it knows nothing of heaps.
type pixels struct {
	data []byte
	lent int
	log  []string
}

func (p *pixels) Export(r Request) (*Buffer, error) {
	p.lent++
	return &Buffer{
		Data: p.data, Format: "H", Layout: layout.Contiguous(2, 2, len(p.data)/4),
		Lender: p, OnRelease: func(*Buffer) { p.log = append(p.log, "over") },
	}, nil
}

func (p *pixels) ReleaseBuffer(*Buffer) {
	p.lent--
	p.log = append(p.log, "released")
}

func TestLoanEndsWithItsLastView(t *testing.T) {
	p := &pixels{data: make([]byte, 24)}
	v := mustView(t, p)
	flat, err := v.Cast("B", nil)
	if err != nil {
		t.Fatal(err)
	}
	part, err := flat.Slice(flat.Range(2, 10, 1))
	if err != nil {
		t.Fatal(err)
	}
	frozen, err := part.ToReadOnly()
	if err != nil {
		t.Fatal(err)
	}
	clone, err := NewView(frozen)
	if err != nil {
		t.Fatal(err)
	}
	loan := v.Loan()
	for i, view := range []*View{v, part, flat, frozen, clone} {
		if p.lent != 1 || loan.NumViews() != 5-i || len(p.log) != 0 {
			t.Fatalf("after %d releases: lent %d, %d views, log %v", i, p.lent, loan.NumViews(), p.log)
		}
		if view.Loan() != loan || view.Exporter() != Exporter(p) {
			t.Errorf("view %d is of another loan or exporter", i)
		}
		release(t, view, view)
	}
	if p.lent != 0 || fmt.Sprint(p.log) != "[released over]" {
		t.Errorf("at the end: lent %d, log %v", p.lent, p.log)
	}
}

func TestExportedViewCannotBeReleased(t *testing.T) {
	h := new(Heap)
	b := newByteArray(t, h, "abc")
	v := mustView(t, b)
	first, err := v.Export(Simple)
	if err != nil {
		t.Fatal(err)
	}
	var second View
	if err := second.InitRequest(v, FullRO); err != nil {
		t.Fatal(err)
	}
	part, err := v.Slice(v.Range(0, 1, 1))
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Release(); !errors.Is(err, pyerr.BufferError) || err.Error() != "memoryview has 2 exported buffers" {
		t.Errorf("Release while lent twice: %v", err)
	}
	release(t, &second)
	if err := v.Release(); err == nil || err.Error() != "memoryview has 1 exported buffer" {
		t.Errorf("Release while lent: %v", err)
	}
	first.Release()
	release(t, v, part)
	b.Free()
	empty(t, h)
}

func TestReleasedView(t *testing.T) {
	v := mustView(t, NewByteArray([]byte("abc")))
	other := mustView(t, NewByteArray([]byte("abc")))
	release(t, v)
	for name, do := range map[string]func() error{
		"At":         func() error { _, err := v.At(0); return err },
		"At1":        func() error { _, err := v.At1(0); return err },
		"Set":        func() error { return v.Set(format.Int(1), 0) },
		"Set1":       func() error { return v.Set1(0, format.Int(1)) },
		"Load":       func() error { _, err := v.Load(0); return err },
		"Store":      func() error { return v.Store(0, format.Int(1)) },
		"Len":        func() error { _, err := v.Len(); return err },
		"Bytes":      func() error { _, err := v.Bytes(); return err },
		"Slice":      func() error { _, err := v.Slice(layout.All(3)); return err },
		"Cast":       func() error { _, err := v.Cast("B", nil); return err },
		"ToReadOnly": func() error { _, err := v.ToReadOnly(); return err },
		"ToBytes":    func() error { _, err := v.ToBytes(OrderC); return err },
		"CopyInto":   func() error { return v.CopyInto(make([]byte, 3), OrderC) },
		"Append":     func() error { _, err := v.AppendBinary(nil); return err },
		"AppendHex":  func() error { _, err := v.AppendHex(nil, 0, 0); return err },
		"Hash":       func() error { _, err := v.Hash(); return err },
		"Index":      func() error { _, err := v.Index(format.Int(1), 0, 3); return err },
		"Count":      func() error { _, err := v.Count(format.Int(1)); return err },
		"CheckIter":  v.CheckIter,
		"Assign":     func() error { return v.Assign(layout.All(3), other) },
		"CopyFrom":   func() error { return v.CopyFrom(other) },
		"Export":     func() error { _, err := v.Export(Simple); return err },
		"Clone":      func() error { _, err := v.Clone(); return err },
		"NewView":    func() error { _, err := NewView(v); return err },
		"Compact":    func() error { _, err := v.Compact(); return err },
		"WithLayout": func() error { _, err := v.WithLayout(v.Layout()); return err },
		"ReadAt":     func() error { _, err := v.ReadAt(make([]byte, 1), 0); return err },
		"WriteTo":    func() error { _, err := v.WriteTo(new(bytes.Buffer)); return err },
	} {
		if err := do(); err != ErrReleased {
			t.Errorf("%s of a released view: %v, want ErrReleased", name, err)
		}
	}
	if same, err := v.Equal(v); !same || err != nil {
		t.Errorf("a released view equals itself: %v, %v", same, err)
	}
	for _, e := range []Exporter{other, NewBytes([]byte("abc"))} {
		if same, err := v.Equal(e); same || err != nil {
			t.Errorf("a released view equals another: %v, %v", same, err)
		}
	}
	if same, err := other.Equal(v); same || err != nil {
		t.Errorf("a view equals a released one: %v, %v", same, err)
	}
	if got := v.Repr(); got[:21] != "<released memory at 0" {
		t.Errorf("Repr = %s", got)
	}
	if v.Memory() != nil || v.Exporter() != nil || v.Base() != nil || !v.Released() {
		t.Error("a released view still shows its memory")
	}
}

func TestHashSurvivesRelease(t *testing.T) {
	v := mustView(t, NewBytes([]byte("abc")))
	want := Hash([]byte("abc"))
	if got, err := v.Hash(); got != want || err != nil {
		t.Fatalf("Hash = %#x, %v", got, err)
	}
	release(t, v)
	if got, err := v.Hash(); got != want || err != nil {
		t.Errorf("Hash after release = %#x, %v", got, err)
	}
}

func TestRestrictedView(t *testing.T) {
	v := mustView(t, NewByteArray([]byte("xy")))
	v.Restrict()
	for name, do := range map[string]func() error{
		"Slice":      func() error { _, err := v.Slice(layout.All(2)); return err },
		"Cast":       func() error { _, err := v.Cast("B", nil); return err },
		"ToReadOnly": func() error { _, err := v.ToReadOnly(); return err },
		"Clone":      func() error { _, err := v.Clone(); return err },
		"Export":     func() error { _, err := v.Export(Simple); return err },
	} {
		if err := do(); err != ErrRestricted {
			t.Errorf("%s of a restricted view: %v, want ErrRestricted", name, err)
		}
	}
	if data, err := v.AppendBinary(nil); string(data) != "xy" || err != nil {
		t.Errorf("a restricted view reads %q, %v", data, err)
	}
	if same, err := v.Equal(NewBytes([]byte("xy"))); !same || err != nil {
		t.Errorf("a restricted view compares %v, %v", same, err)
	}
	release(t, v)
}

func TestMisuseOfALoanPanics(t *testing.T) {
	for name, do := range map[string]func(){
		"released twice":     func() { loan, _ := NewBytes(nil).Export(Simple); loan.Release(); loan.Release() },
		"under a view":       func() { v, _ := NewView(NewBytes(nil)); v.Loan().Release() },
		"freed while lent":   func() { b := NewByteArray(nil); _, _ = b.Export(Simple); b.Free() },
		"array while lent":   func() { a, _ := NewArray("b"); _, _ = a.Export(Simple); a.Free() },
		"CopyInto too small": func() { v, _ := NewView(NewBytes([]byte("ab"))); _ = v.CopyInto(nil, OrderC) },
		"Bytes of strided": func() {
			v, _ := NewView(NewBytes([]byte("abcd")))
			part, _ := v.Slice(v.Range(0, 4, 2))
			loan, _ := part.Export(StridedRO)
			loan.Bytes()
		},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			do()
		}()
	}
}

func TestHeldError(t *testing.T) {
	h := new(Heap)
	b := newByteArray(t, h, "abc")
	v, w := mustView(t, b), mustView(t, b)
	part, err := w.Slice(w.Range(0, 1, 1))
	if err != nil {
		t.Fatal(err)
	}
	err = b.Clear()
	held, ok := errors.AsType[*HeldError](err)
	if !ok || held.Error() != "held by 3 views of 2 loans" {
		t.Fatalf("cause of %v: %v", err, held)
	}
	if held.Loans[0].View() != w || held.Loans[1].View() != v {
		t.Error("the loans do not name the views that asked for them, the latest first")
	}
	release(t, v, w)
	held, _ = errors.AsType[*HeldError](b.Clear())
	if held == nil || len(held.Loans) != 1 || held.Loans[0].View() != nil || held.Loans[0].NumViews() != 1 {
		t.Errorf("after the release of the first views: %v", held)
	}
	release(t, part)
	if err := b.Clear(); err != nil {
		t.Error(err)
	}
	b.Free()
	empty(t, h)
}

func TestNumDerivedCountsViewsOfViews(t *testing.T) {
	h := &Heap{Reuse: true}
	text, neighbor := new(Bytes), new(Bytes)
	for _, b := range []*Bytes{text, neighbor} {
		if err := b.Init(h, []byte("abc")); err != nil {
			t.Fatal(err)
		}
	}
	elsewhere := mustSlice(t, mustView(t, neighbor), 0, 1, 1)
	for _, e := range []interface {
		Exporter
		NumDerived() int
	}{text, newByteArray(t, h, "abc")} {
		want := func(n int) {
			t.Helper()
			if got := e.NumDerived(); got != n {
				t.Errorf("%T: %d derived views, want %d", e, got, n)
			}
		}
		first, other := mustView(t, e), mustView(t, e)
		want(0)
		part := mustSlice(t, first, 1, 2, 1)
		want(1)
		for _, v := range []*View{first, other, part} {
			if err := v.Release(); err != nil {
				t.Fatal(err)
			}
			want(0)
		}
	}
	if n := neighbor.NumDerived(); n != 1 {
		t.Errorf("%d derived views of the neighbor, want 1", n)
	}
	if err := elsewhere.Release(); err != nil {
		t.Fatal(err)
	}
}

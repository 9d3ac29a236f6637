package buffer

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestShrinkInto compares ShrinkInto with Slice and Release, for views of all
// sorts and bounds in and out of them.
func TestShrinkInto(t *testing.T) {
	h := &Heap{Reuse: true}
	b := newByteArray(t, h, "0123456789abcdefghijklmnopqrstuv")
	whole := mustView(t, b)
	sorts := map[string]func() *View{
		"bytes":     func() *View { return mustSlice(t, whole, 0, 32, 1) },
		"backwards": func() *View { return mustSlice(t, whole, 30, 2, -3) },
		"words":     func() *View { return mustCast(t, whole, "h", nil) },
		"matrix":    func() *View { return mustCast(t, whole, "B", []int{8, 4}) },
		"empty":     func() *View { return mustSlice(t, whole, 5, 5, 1) },
		"read-only": func() *View {
			v, err := whole.ToReadOnly()
			if err != nil {
				t.Fatal(err)
			}
			return v
		},
	}
	bounds := []int{0, 1, 2, 7, 8, 31, 32, 33, -1, -2, -8, -32, -33, math.MaxInt, math.MinInt, math.MinInt + 1}
	for name, make := range sorts {
		for _, start := range bounds {
			for _, stop := range bounds {
				v, other := make(), make()
				want, err := other.Slice(other.Range(start, stop, 1))
				if err != nil {
					t.Fatal(err)
				}
				var got View
				views := v.Loan().NumViews()
				if err := v.ShrinkInto(&got, start, stop); err != nil {
					t.Fatal(err)
				}
				if !v.Released() || got.Loan() != whole.Loan() || got.Loan().NumViews() != views {
					t.Fatalf("%s [%d:%d]: released %v, %d views, want %d", name, start, stop, v.Released(), got.Loan().NumViews(), views)
				}
				gotLayout, wantLayout := got.Layout(), want.Layout()
				if !gotLayout.Equal(&wantLayout) || got.ItemFormat() != want.ItemFormat() || got.ReadOnly() != want.ReadOnly() {
					t.Fatalf("%s [%d:%d] = %+v, want %+v", name, start, stop, gotLayout, wantLayout)
				}
				release(t, &got, want, other)
			}
		}
	}
	release(t, whole)
	b.Free()
	empty(t, h)
}

// TestShrinkToTheLastView: the loan goes from view to view and ends with the last.
func TestShrinkToTheLastView(t *testing.T) {
	b := NewByteArray(make([]byte, 100))
	views := [2]View{}
	if err := views[0].Init(b); err != nil {
		t.Fatal(err)
	}
	for i := range 100 {
		if err := views[i%2].ShrinkInto(&views[(i+1)%2], 1, math.MaxInt); err != nil {
			t.Fatal(err)
		}
	}
	if views[0].NumBytes() != 0 || b.NumExports() != 1 || views[0].Loan().View() != nil {
		t.Fatalf("%d bytes, %d exports", views[0].NumBytes(), b.NumExports())
	}
	release(t, &views[0])
	if err := b.Append(1); err != nil {
		t.Fatal(err)
	}
}

func TestShrinkIntoFails(t *testing.T) {
	b := NewByteArray(make([]byte, 10))
	v, scalar := mustView(t, b), mustCast(t, mustSlice(t, mustView(t, b), 0, 1, 1), "B", []int{})
	restricted := mustView(t, b)
	restricted.Restrict()
	loan, err := v.Export(Simple)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		view *View
		want string
	}{
		{new(View), ErrReleased.Error()},
		{v, "memoryview has 1 exported buffer"},
		{scalar, errZeroDims.Error()},
		{restricted, ErrRestricted.Error()},
	} {
		var dst View
		released := c.view.Released()
		if err := c.view.ShrinkInto(&dst, 1, 2); err == nil || err.Error() != c.want {
			t.Errorf("ShrinkInto fails with %v, want %s", err, c.want)
		}
		if !dst.Released() || c.view.Released() != released {
			t.Errorf("%s: a view has changed", c.want)
		}
	}
	loan.Release()
}

// TestShrinkIsTraced: the hook tells it or, without it, those of a view made and
// a view released. A trace that asks for origins hears those.
func TestShrinkIsTraced(t *testing.T) {
	var log []string
	note := func(format string, args ...any) { log = append(log, fmt.Sprintf(format, args...)) }
	h := &Heap{Trace: &Trace{
		View:    func(v *View, e ViewEvent) { note("%v %d from %d of %d", e.Op, e.View, e.Parent, e.Object) },
		Release: func(id uint64) { note("release %d", id) },
	}}
	b := newByteArray(t, h, "hello")
	v := mustView(t, b)
	shrink := func() {
		t.Helper()
		next := new(View)
		if err := v.ShrinkInto(next, 1, math.MaxInt); err != nil {
			t.Fatal(err)
		}
		v = next
	}
	shrink()
	h.Trace.Shrink = func(v *View, e ViewEvent) {
		note("shrink to %d from %d of %d: %d bytes", e.View, e.Parent, e.Object, v.NumBytes())
	}
	shrink()
	h.Trace.Origin = func() Origin { return Origin{Line: 7} }
	shrink()
	want := []string{
		"export 2 from 0 of 1", "slice 3 from 2 of 1", "release 2",
		"shrink to 4 from 3 of 1: 3 bytes", "slice 5 from 4 of 1", "release 4",
	}
	if !slices.Equal(log, want) {
		t.Errorf("told\n%q, want\n%q", log, want)
	}
	err := b.Append('!')
	held, ok := errors.AsType[*HeldError](err)
	if !ok || len(held.Holders) != 1 || held.Holders[0].Origin.Line != 7 {
		t.Errorf("held by %+v", held)
	}
}

// TestShrinkIntoDoesNotAllocate, whatever the view.
func TestShrinkIntoDoesNotAllocate(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	views := [2]View{}
	if err := views[0].Init(NewBytes(make([]byte, 1<<20))); err != nil {
		t.Fatal(err)
	}
	i := 0
	if n := testing.AllocsPerRun(1000, func() {
		if err := views[i%2].ShrinkInto(&views[(i+1)%2], random.IntN(3), math.MaxInt); err != nil {
			t.Fatal(err)
		}
		i++
	}); n != 0 {
		t.Errorf("ShrinkInto allocates %v times", n)
	}
}

func mustSlice(t *testing.T, v *View, start, stop, step int) *View {
	t.Helper()
	part, err := v.Slice(v.Range(start, stop, step))
	if err != nil {
		t.Fatal(err)
	}
	return part
}

func mustCast(t *testing.T, v *View, format string, shape []int) *View {
	t.Helper()
	cast, err := v.Cast(format, shape)
	if err != nil {
		t.Fatal(err)
	}
	return cast
}

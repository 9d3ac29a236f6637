package layout_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/zerocopyzen/zen/pkg/layout"
)

func TestNewRange(t *testing.T) {
	const low, high = math.MinInt, math.MaxInt
	for _, test := range []struct {
		start, stop, step, n int
		want                 layout.Range
	}{
		{0, 5, 1, 5, layout.Range{Start: 0, Step: 1, Len: 5}},
		{8, 2, -2, 10, layout.Range{Start: 8, Step: -2, Len: 3}},
		{5, 2, 1, 6, layout.Range{Start: 5, Step: 1, Len: 0}},
		{low, high, 1, 5, layout.Range{Start: 0, Step: 1, Len: 5}},
		{high, low, -1, 5, layout.Range{Start: 4, Step: -1, Len: 5}},
		{high, low, low, 5, layout.Range{Start: 4, Step: -high, Len: 1}},
		{0, high, high, 5, layout.Range{Start: 0, Step: high, Len: 1}},
		{1, high, math.MaxInt/2 + 1, 5, layout.Range{Start: 1, Step: math.MaxInt/2 + 1, Len: 1}},
		{0, high, 1, high, layout.Range{Start: 0, Step: 1, Len: high}},
		{high, low, -1, high, layout.Range{Start: high - 1, Step: -1, Len: high}},
		{0, high, 2, high, layout.Range{Start: 0, Step: 2, Len: math.MaxInt/2 + 1}},
		{low, low, 1, 5, layout.Range{Start: 0, Step: 1, Len: 0}},
		{high, high, 1, 5, layout.Range{Start: 5, Step: 1, Len: 0}},
		{0, 0, -1, 0, layout.Range{Start: -1, Step: -1, Len: 0}},
	} {
		if got := layout.NewRange(test.start, test.stop, test.step, test.n); got != test.want {
			t.Errorf("NewRange(%d, %d, %d, %d) = %+v, want %+v", test.start, test.stop, test.step, test.n, got, test.want)
		}
	}
}

func TestRangeUp(t *testing.T) {
	for n := range 6 {
		for step := -3; step <= 3; step++ {
			if step == 0 {
				continue
			}
			start, stop := layout.DefaultBounds(step)
			r := layout.NewRange(start, stop, step, n)
			want := slices.Sorted(slices.Values(positions(r)))
			up := r.Up()
			if got := positions(up); up.Step <= 0 || !slices.Equal(got, want) {
				t.Errorf("%+v.Up() = %+v, which visits %v, want %v", r, up, got, want)
			}
		}
	}
}

func positions(r layout.Range) []int {
	var visited []int
	for i := range r.Len {
		visited = append(visited, r.At(i))
	}
	return visited
}

// TestStrideWraps pins what CPython 3.15 shows for memoryview.cast('H') with
// steps no memory has: the stride overflows, and no item is reached by it.
func TestStrideWraps(t *testing.T) {
	words := layout.Contiguous(2, 5)
	for _, test := range []struct{ step, stride, offset int }{
		{math.MaxInt/2 + 1, math.MinInt, 0},
		{math.MinInt / 2, math.MinInt, 8},
		{math.MinInt, 2, 8},
	} {
		start, stop := layout.DefaultBounds(test.step)
		got := words.SliceFirst(layout.NewRange(start, stop, test.step, 5))
		if got.Len() != 1 || got.Stride(0) != test.stride || got.Offset() != test.offset || !got.IsC() {
			t.Errorf("slice with step %d: length %d, stride %d, offset %d, C-contiguous %v; want 1, %d, %d, true",
				test.step, got.Len(), got.Stride(0), got.Offset(), got.IsC(), test.stride, test.offset)
		}
		if err := got.Check(10); err != nil {
			t.Errorf("slice with step %d: %v", test.step, err)
		}
	}
}

// TestEmptyKeepsOffset: no change of an empty layout leads out of the memory,
// however large its strides are.
func TestEmptyKeepsOffset(t *testing.T) {
	empty := layout.Strided(2, 1, []int{3, 0, 3}, []int{math.MinInt / 4, 5, math.MaxInt/4 + 1})
	pointers := empty.WithSuboffsets(nil, 0, -1, -1)
	for _, l := range []layout.Layout{empty, pointers} {
		last := layout.NewRange(2, 3, 1, 3)
		for axis := range 3 {
			if axis == 1 {
				continue
			}
			if got := l.Slice(axis, last); got.Offset() != 2 || got.Check(2) != nil || got.Check(1) == nil {
				t.Errorf("Slice(%d, [2:3]) moved the offset to %d", axis, got.Offset())
			}
			if got, err := l.Index(axis, 2); err != nil || got.Offset() != 2 {
				t.Errorf("Index(%d, 2) moved the offset to %d, %v", axis, got.Offset(), err)
			}
		}
	}
	line := layout.Bytes(4)
	for _, r := range []layout.Range{layout.NewRange(4, 9, 1, 4), layout.NewRange(0, 0, -1, 4), layout.NewRange(-9, 9, -1, 4)} {
		if got := line.SliceFirst(r); got.Len() != 0 || got.Offset() != 0 {
			t.Errorf("SliceFirst(%+v) has %d items at offset %d", r, got.Len(), got.Offset())
		}
	}
}

func FuzzNewRange(f *testing.F) {
	f.Add(0, 5, 1, 5)
	f.Add(math.MaxInt, math.MinInt, -2, 7)
	f.Fuzz(func(t *testing.T, start, stop, step, n int) {
		if n < 0 || step == 0 {
			return
		}
		r := layout.NewRange(start, stop, step, n)
		if r.Len < 0 || r.Len > n || r.Step == 0 {
			t.Fatalf("NewRange(%d, %d, %d, %d) = %+v", start, stop, step, n, r)
		}
		if r.Len == 0 {
			return
		}
		if first, last := r.Start, r.At(r.Len-1); min(first, last) < 0 || max(first, last) >= n {
			t.Fatalf("NewRange(%d, %d, %d, %d) = %+v reaches %d to %d", start, stop, step, n, r, first, last)
		}
		if n < 1000 && step > -1000 && step < 1000 && start != math.MaxInt && stop != math.MaxInt && start > math.MinInt+1000 && stop > math.MinInt+1000 {
			if got, want := positions(r), sliced(start, stop, step, n); !slices.Equal(got, want) {
				t.Fatalf("NewRange(%d, %d, %d, %d) visits %v, want %v", start, stop, step, n, got, want)
			}
		}
	})
}

func ExampleNewRange() {
	r := layout.NewRange(-2, math.MinInt, -3, 10) // [-2::-3] of ten items
	fmt.Println(r.Start, r.Step, r.Len)
	// Output: 8 -3 3
}

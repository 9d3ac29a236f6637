package strided_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/strided"
)

func TestZeroView(t *testing.T) {
	var v strided.View[float64]
	if v.NumDims() != 1 || v.Len() != 0 || v.ReadOnly() {
		t.Errorf("zero View: %v", &v)
	}
	for range v.Values() {
		t.Error("zero View has items")
	}
	if p, ok := v.Contiguous(); !ok || len(p) != 0 {
		t.Errorf("Contiguous = %v, %v", p, ok)
	}
	v.Fill(1)
	v.CopyFrom(v.Reverse(0))
	part := v.Slice(0, 3, math.MaxInt, 1)
	if part.Len() != 0 {
		t.Errorf("slice of it: %v", &part)
	}
}

func TestPanics(t *testing.T) {
	line := strided.FromSlice([]int16{1, 2, 3, 4})
	rows := strided.FromSlice(make([]int16, 6), 2, 3)
	none := strided.FromSlice([]int16(nil), 0, 3)
	point := line.Index(0, 2)
	for _, test := range []struct {
		want string
		f    func()
	}{
		{"strided: index 9 out of range [0:4] on axis 0", func() { line.At(9) }},
		{"strided: index -1 out of range [0:4] on axis 0", func() { line.At1(-1) }},
		{"strided: index 3 out of range [0:3] on axis 1", func() { rows.At(1, 3) }},
		{"strided: index 2 out of range [0:2] on axis 0", func() { rows.Set(1, 2, 0) }},
		{"strided: index 4 out of range [0:4] on axis 0", func() { line.Set1(4, 1) }},
		{"strided: index 0 out of range [0:0] on axis 0", func() { none.At(0, 0) }},
		{"strided: 1 indices for a view with 2 axes", func() { rows.At(0) }},
		{"strided: 1 indices for a view with 2 axes", func() { rows.At1(0) }},
		{"strided: 1 indices for a view with 2 axes", func() { rows.Set1(0, 0) }},
		{"strided: 1 indices for a view with 0 axes", func() { point.At1(0) }},
		{"strided: axis 2 of a view with 2 axes", func() { rows.Slice(2, 0, 1, 1) }},
		{"strided: axis -1 of a view with 2 axes", func() { rows.Shape(-1) }},
		{"strided: axis 0 of a view with 0 axes", func() { point.Len() }},
		{"strided: axis 1 of a view with 1 axes", func() { line.SliceInto(&line, 1, 0, 1, 1) }},
		{"strided: axis 1 of a view with 1 axes", func() { line.Reverse(1) }},
		{"layout: slice step is zero", func() { line.Slice(0, 0, 1, 0) }},
		{"layout: slice step is zero", func() { line.SliceInto(&line, 0, 0, 1, 0) }},
		{"strided: index 3 out of range [0:3] on axis 1", func() { rows.Index(1, 3) }},
		{"strided: range {Start:2 Step:2 Len:2} leaves [0:4] on axis 0", func() { line.SliceRange(0, layout.Range{Start: 2, Step: 2, Len: 2}) }},
		{"strided: range {Start:1 Step:-1 Len:3} leaves [0:4] on axis 0", func() { line.SliceRange(0, layout.Range{Start: 1, Step: -1, Len: 3}) }},
		{"strided: range {Start:0 Step:1 Len:-1} leaves [0:4] on axis 0", func() { line.SliceRange(0, layout.Range{Step: 1, Len: -1}) }},
		{"strided: range {Start:0 Step:0 Len:2} leaves [0:4] on axis 0", func() { line.SliceRange(0, layout.Range{Len: 2}) }},
		{"strided: transpose of 2 axes to (0, 0)", func() { rows.Transpose(0, 0) }},
		{"strided: transpose of 2 axes to (1,)", func() { rows.Transpose(1) }},
		{"strided: transpose of 2 axes to (0, 2)", func() { rows.Transpose(0, 2) }},
		{"strided: CopyFrom of shape (4,) to shape (2, 3)", func() { rows.CopyFrom(line) }},
		{"strided: CopyFrom of shape (3, 2) to shape (2, 3)", func() { rows.CopyFrom(rows.Transpose()) }},
		{"strided: 4 items in shape (3,)", func() { strided.FromSlice(make([]int8, 4), 3) }},
		{"strided: 4 items in shape (2, 0)", func() { strided.FromSlice(make([]int8, 4), 2, 0) }},
		{"strided: 4 items in shape (-2, -2)", func() { strided.FromSlice(make([]int8, 4), -2, -2) }},
		{"strided: 0 items in shape (2, 2)", func() { strided.FromSlice([]int8{}, 2, 2) }},
		{"strided: 4 items in shape (4, 1073741824, 1073741824, 16)", func() { strided.FromSlice(make([]int8, 4), 4, 1<<30, 1<<30, 16) }},
		{"strided: 0 items in shape (0, 1073741824, 1073741824, 1073741824)", func() { strided.FromSlice([]int8{}, 0, 1<<30, 1<<30, 1<<30) }},
		{"strided: 5 axes, at most 4", func() { strided.FromSlice(make([]int8, 1), 1, 1, 1, 1, 1) }},
	} {
		if got := panicOf(test.f); got != test.want {
			t.Errorf("panic %q, want %q", got, test.want)
		}
	}
}

// panicOf returns what f panics with.
func panicOf(f func()) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	f()
	return ""
}

func TestSliceExtremes(t *testing.T) {
	v := strided.FromSlice([]int8{0, 1, 2, 3, 4})
	for _, test := range []struct {
		start, stop, step int
		want              []int8
	}{
		{math.MinInt, math.MaxInt, 1, []int8{0, 1, 2, 3, 4}},
		{math.MaxInt, math.MinInt, -1, []int8{4, 3, 2, 1, 0}},
		{0, 5, math.MaxInt, []int8{0}},
		{4, math.MinInt, math.MinInt, []int8{4}},
		{-2, math.MaxInt, 1, []int8{3, 4}},
		{3, 1, 1, nil},
		{5, 9, 1, nil},
	} {
		part := v.Slice(0, test.start, test.stop, test.step)
		var into strided.View[int8]
		into.SliceInto(&v, 0, test.start, test.stop, test.step)
		if got, again := part.AppendTo(nil), into.AppendTo(nil); !slices.Equal(got, test.want) || !slices.Equal(again, test.want) {
			t.Errorf("[%d:%d:%d] = %v, SliceInto %v, want %v", test.start, test.stop, test.step, got, again, test.want)
		}
	}
}

func TestSliceIntoItself(t *testing.T) {
	v := strided.FromSlice(counting(12), 3, 4)
	v.SliceInto(&v, 1, 3, 0, -2)
	v.SliceInto(&v, 0, 1, 3, 1)
	if got, want := v.AppendTo(nil), []int32{7, 5, 11, 9}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestWalksStop(t *testing.T) {
	v := strided.FromSlice(counting(12), 3, 4)
	n := 0
	for range v.Values() {
		if n++; n == 2 {
			break
		}
	}
	for range v.All() {
		if n++; n == 7 {
			break
		}
	}
	for range v.Rows() {
		if n++; n == 8 {
			break
		}
	}
	if n != 8 {
		t.Errorf("%d steps, want 8", n)
	}
}

func TestString(t *testing.T) {
	v := strided.FromSlice(make([]complex64, 12), 3, 4)
	line, point := v.Index(0, 0), v.Index(0, 0).Index(0, 0)
	for view, want := range map[fmt.Stringer]string{
		&v:     "strided.View[complex64] (3, 4)",
		&line:  "strided.View[complex64] (4,)",
		&point: "strided.View[complex64] ()",
	} {
		if got := view.String(); got != want {
			t.Errorf("String() = %q, want %q", got, want)
		}
	}
}

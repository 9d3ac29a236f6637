package layout_test

import (
	"math"
	"slices"
	"testing"

	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func TestCast(t *testing.T) {
	every := func(l layout.Layout, start, stop, step int) layout.Layout {
		return l.SliceFirst(layout.NewRange(start, stop, step, l.Len()))
	}
	square := layout.Contiguous(1, 2, 2)
	for _, test := range []struct {
		name     string
		from     layout.Layout
		itemsize int
		shape    []int
		want     []int // the shape of the result
		err      string
	}{
		{"to words", layout.Bytes(8), 2, nil, []int{4}, ""},
		{"to rows", layout.Bytes(24), 2, []int{2, 3, 2}, []int{2, 3, 2}, ""},
		{"to a scalar", layout.Bytes(4), 4, []int{}, nil, ""},
		{"from a scalar", layout.Contiguous(4), 1, nil, []int{4}, ""},
		{"flatten", square, 1, nil, []int{4}, ""},
		{"nothing to doubles", layout.Bytes(0), 8, nil, []int{0}, ""},
		{"one of a slice", every(layout.Bytes(4), 1, 2, -1), 1, nil, nil, "TypeError: memoryview: casts are restricted to C-contiguous views"},
		{"64 axes", layout.Bytes(1), 1, slices.Repeat([]int{1}, 64), slices.Repeat([]int{1}, 64), ""},
		{"stepped", every(layout.Bytes(4), 0, 4, 2), 1, nil, nil, "TypeError: memoryview: casts are restricted to C-contiguous views"},
		{"nothing to a shape", layout.Bytes(0), 1, []int{0}, nil, "TypeError: memoryview: cannot cast view with zeros in shape or strides"},
		{"no rows", every(square, 2, 2, 1), 1, nil, nil, "TypeError: memoryview: cannot cast view with zeros in shape or strides"},
		{"rows to rows", square, 1, []int{4, 1}, nil, "TypeError: memoryview: cast must be 1D -> ND or ND -> 1D"},
		{"scalar to scalar", layout.Contiguous(1), 1, []int{}, nil, "TypeError: memoryview: cast must be 1D -> ND or ND -> 1D"},
		{"65 axes", layout.Bytes(1), 1, slices.Repeat([]int{1}, 65), nil, "ValueError: memoryview: number of dimensions must not exceed 64"},
		{"odd", layout.Bytes(3), 2, nil, nil, "TypeError: memoryview: length is not a multiple of itemsize"},
		{"zero", layout.Bytes(2), 1, []int{0}, nil, "ValueError: memoryview.cast(): elements of shape must be integers > 0"},
		{"negative", layout.Bytes(2), 1, []int{2, -1}, nil, "ValueError: memoryview.cast(): elements of shape must be integers > 0"},
		{"huge", layout.Bytes(8), 1, []int{math.MaxInt/2 + 1, 4}, nil, "ValueError: memoryview.cast(): product(shape) > SSIZE_MAX"},
		{"wrong product", layout.Bytes(6), 1, []int{5}, nil, "TypeError: memoryview: product(shape) * itemsize != buffer size"},
		{"not one item", layout.Bytes(8), 4, []int{}, nil, "TypeError: memoryview: product(shape) * itemsize != buffer size"},
	} {
		got, err := test.from.Cast(test.itemsize, test.shape)
		if err != nil {
			if text := pyerr.Traceback(err); text != test.err {
				t.Errorf("%s: Cast = %s, want %s", test.name, text, test.err)
			}
			continue
		}
		want := layout.Contiguous(test.itemsize, test.want...)
		if test.err != "" || !got.Equal(&want) {
			t.Errorf("%s: Cast = shape %v, want %v %s", test.name, got.AppendShape(nil), test.want, test.err)
		}
	}
}

func TestCastKeepsOffset(t *testing.T) {
	l := layout.Bytes(10)
	tail := l.SliceFirst(layout.NewRange(2, 10, 1, 10))
	rows, err := tail.Cast(2, []int{2, 2})
	if err != nil || rows.Offset() != 2 {
		t.Errorf("Cast of [2:] = offset %d, %v, want 2", rows.Offset(), err)
	}
}

// TestCheckCastShape: Python looks at one length after the other.
func TestCheckCastShape(t *testing.T) {
	for _, test := range []struct {
		shape []int
		want  string
	}{
		{nil, ""},
		{[]int{3, 4}, ""},
		{[]int{math.MaxInt/2 + 1, 4, 0}, "memoryview.cast(): product(shape) > SSIZE_MAX"},
		{[]int{0, math.MaxInt/2 + 1, 4}, "memoryview.cast(): elements of shape must be integers > 0"},
	} {
		err := layout.CheckCastShape(1, test.shape...)
		if (err == nil) != (test.want == "") || err != nil && err.Error() != test.want {
			t.Errorf("CheckCastShape(1, %v) = %v, want %q", test.shape, err, test.want)
		}
	}
}

package layout_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"
	"unsafe"

	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func TestSizeOfLayout(t *testing.T) {
	if size := unsafe.Sizeof(layout.Layout{}); size > 96 {
		t.Errorf("a Layout takes %d bytes, want at most 96", size)
	}
}

func TestConstructors(t *testing.T) {
	for _, test := range []struct {
		name    string
		layout  layout.Layout
		shape   []int
		strides []int
		nbytes  int
	}{
		{"Bytes", layout.Bytes(5), []int{5}, []int{1}, 5},
		{"Bytes(0)", layout.Bytes(0), []int{0}, []int{1}, 0},
		{"zero value", layout.Layout{}, nil, nil, 0},
		{"scalar", layout.Contiguous(8), nil, nil, 8},
		{"C order", layout.Contiguous(2, 2, 3, 2), []int{2, 3, 2}, []int{12, 4, 2}, 24},
		{"Fortran order", layout.Fortran(2, 2, 3, 2), []int{2, 3, 2}, []int{2, 4, 12}, 24},
		{"empty C order", layout.Contiguous(2, 3, 0, 2), []int{3, 0, 2}, []int{0, 4, 2}, 0},
		{"Strided", layout.Strided(7, 1, []int{3}, []int{-2}), []int{3}, []int{-2}, 3},
		{"six axes", layout.Contiguous(1, 1, 2, 1, 3, 2, 2), []int{1, 2, 1, 3, 2, 2}, []int{24, 12, 12, 4, 2, 1}, 24},
	} {
		l := test.layout
		if got := l.AppendShape(nil); !slices.Equal(got, test.shape) {
			t.Errorf("%s: shape = %v, want %v", test.name, got, test.shape)
		}
		if got := l.AppendStrides(nil); !slices.Equal(got, test.strides) {
			t.Errorf("%s: strides = %v, want %v", test.name, got, test.strides)
		}
		if got := l.NumBytes(); got != test.nbytes {
			t.Errorf("%s: NumBytes() = %d, want %d", test.name, got, test.nbytes)
		}
	}
}

func TestNewRefusesHostileNumbers(t *testing.T) {
	const maxInt = math.MaxInt
	many := slices.Repeat([]int{1}, 65)
	for _, test := range []struct {
		memory, offset, itemsize int
		shape, strides           []int
		want                     error // nil: accepted
	}{
		{10, 0, 1, []int{10}, nil, nil},
		{10, 0, 1, []int{11}, nil, layout.ErrOutside},
		{10, 1, 1, []int{10}, nil, layout.ErrOutside},
		{10, -1, 1, []int{3}, nil, layout.ErrOutside},
		{10, 9, 1, []int{10}, []int{-1}, nil},
		{10, 8, 1, []int{10}, []int{-1}, layout.ErrOutside},
		{10, 9, 2, []int{5}, []int{-2}, layout.ErrOutside},
		{10, 8, 2, []int{5}, []int{-2}, nil},
		{10, 0, 1, []int{maxInt}, []int{0}, nil},
		{10, 0, 1, []int{maxInt}, []int{2}, layout.ErrOutside},
		{10, 0, 1, []int{2}, []int{maxInt}, layout.ErrOutside},
		{10, 0, 1, []int{2}, []int{-maxInt - 1}, layout.ErrOutside},
		{10, 0, 2, []int{maxInt}, []int{0}, layout.ErrTooBig},
		{10, 0, 1, []int{maxInt/2 + 1, 4}, []int{0, 0}, layout.ErrTooBig},
		{10, 0, 1, []int{maxInt/2 + 1, 4, 0}, []int{0, 0, 0}, layout.ErrTooBig},
		{10, 0, 1, []int{-1}, nil, layout.ErrNegative},
		{10, 0, -1, []int{1}, nil, layout.ErrNegative},
		{10, 0, 1, []int{0, -1}, nil, layout.ErrNegative},
		{10, 0, 1, many, nil, layout.ErrTooManyDims},
		{10, 0, 1, many[1:], nil, nil},
		{10, 10, 1, []int{0}, nil, nil},
		{10, 11, 1, []int{0}, nil, layout.ErrOutside},
		{10, 0, 1, []int{3, 0}, []int{maxInt, maxInt}, nil},
		{0, 0, 1, nil, nil, layout.ErrOutside},
		{1, 0, 1, nil, nil, nil},
		{10, maxInt, 1, []int{2}, []int{1}, layout.ErrOutside},
		{10, 0, 1, []int{2}, []int{1, 1}, pyerr.ValueError},
	} {
		_, err := layout.New(test.memory, test.offset, test.itemsize, test.shape, test.strides)
		if !errors.Is(err, test.want) {
			t.Errorf("New(%d, %d, %d, %v, %v) = %v, want %v", test.memory, test.offset, test.itemsize, test.shape, test.strides, err, test.want)
		}
	}
}

func TestPanics(t *testing.T) {
	two := layout.Contiguous(1, 2, 3)
	scalar := layout.Contiguous(1)
	for name, f := range map[string]func(){
		"Bytes(-1)":                  func() { layout.Bytes(-1) },
		"Contiguous negative":        func() { layout.Contiguous(1, -1) },
		"Strided mismatch":           func() { layout.Strided(0, 1, []int{1}, nil) },
		"Shape of no axis":           func() { two.Shape(2) },
		"Shape of axis -1":           func() { two.Shape(-1) },
		"Suboffset of no axis":       func() { two.Suboffset(2) },
		"Len of no axes":             func() { scalar.Len() },
		"SliceFirst of no axes":      func() { scalar.SliceFirst(layout.All(1)) },
		"Transpose twice the same":   func() { two.Transpose(0, 0) },
		"Transpose too few":          func() { two.Transpose(0) },
		"Transpose out of range":     func() { two.Transpose(0, 2) },
		"Pairs of different shapes":  func() { layout.Pairs(&two, &scalar, nil) },
		"NewRange step 0":            func() { layout.NewRange(0, 1, 0, 1) },
		"CastFlat itemsize 0":        func() { two.CastFlat(0) },
		"At1 of two axes":            func() { two.At1(0) },
		"WithSuboffsets wrong count": func() { two.WithSuboffsets(nil, -1) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s did not panic", name)
				}
			}()
			f()
		}()
	}
}

func ExampleLayout() {
	data := layout.Bytes(8)
	view := data.Slice(0, layout.NewRange(6, 0, -2, data.Len()))
	fmt.Println(view.Offset(), view.Shape(0), view.Stride(0))
	fmt.Println(slices.Collect(view.Offsets()))
	// Output:
	// 6 3 -2
	// [6 4 2]
}

func ExampleLayout_Transpose() {
	rows := layout.Contiguous(1, 2, 4)
	columns := rows.Transpose()
	fmt.Println(columns.AppendShape(nil), columns.AppendStrides(nil))
	fmt.Println(rows.IsC(), columns.IsC(), columns.IsF())
	// Output:
	// [4 2] [1 4]
	// true false true
}

func TestAxis(t *testing.T) {
	for _, test := range []struct {
		layout                layout.Layout
		offset, shape, stride int
		ok                    bool
	}{
		{layout.Bytes(5), 0, 5, 1, true},
		{layout.Strided(8, 2, []int{4}, []int{-2}), 8, 4, -2, true},
		{layout: layout.Layout{}},
		{layout: layout.Contiguous(2, 3, 4)},
	} {
		offset, shape, stride, ok := test.layout.Axis()
		if ok != test.ok || ok && (offset != test.offset || shape != test.shape || stride != test.stride) {
			t.Errorf("Axis() of %v = %d, %d, %d, %v, want %d, %d, %d, %v",
				test.layout.AppendShape(nil), offset, shape, stride, ok, test.offset, test.shape, test.stride, test.ok)
		}
	}
}

package strided_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/buffer/buffertest"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/pyerr"
	"github.com/zerocopyzen/zen/pkg/strided"
)

func TestExporters(t *testing.T) {
	cube := strided.FromSlice(counting(24), 2, 3, 4)
	columns, backwards := cube.Index(0, 1).Transpose(), cube.Reverse(2)
	every, point := cube.Slice(1, 0, 3, 2), cube.Index(0, 0).Index(0, 1).Index(0, 2)
	empty := cube.Slice(1, 2, 2, 2)
	var zero strided.View[float64]
	constant, loan, err := strided.BorrowReadOnly[uint8](buffer.NewBytes([]byte("abc")))
	if err != nil {
		t.Fatal(err)
	}
	defer loan.Release()
	for name, e := range map[string]buffer.Exporter{
		"slice":       strided.Slice[float64]{1, 2, 3},
		"complex":     strided.Slice[complex64]{1, 2i},
		"no slice":    strided.Slice[int16](nil),
		"cube":        &cube,
		"transposed":  &columns,
		"backwards":   &backwards,
		"every other": &every,
		"point":       &point,
		"empty":       &empty,
		"zero":        &zero,
		"read-only":   &constant,
	} {
		t.Run(name, func(t *testing.T) { buffertest.TestExporter(t, e) })
	}
}

// A Go slice becomes a memoryview with the format of its items.
func TestSliceFormats(t *testing.T) {
	type celsius float32
	for want, e := range map[string]buffer.Exporter{
		"b": strided.Slice[int8]{1}, "h": strided.Slice[int16]{1}, "i": strided.Slice[int32]{1}, "q": strided.Slice[int64]{1},
		"B": strided.Slice[uint8]{1}, "H": strided.Slice[uint16]{1}, "I": strided.Slice[uint32]{1}, "Q": strided.Slice[uint64]{1},
		"f": strided.Slice[celsius]{1}, "d": strided.Slice[float64]{1}, "Zf": strided.Slice[complex64]{1}, "Zd": strided.Slice[complex128]{1},
	} {
		v, err := buffer.NewView(e)
		if err != nil {
			t.Fatal(err)
		}
		one, err := v.At1(0)
		if err != nil {
			t.Fatal(err)
		}
		if z, err := one.Complex128(); v.ItemFormat() != want || err != nil || z != 1 {
			t.Errorf("format %q, want %q; item %v, %v", v.ItemFormat(), want, z, err)
		}
	}
}

// There and back again: a view of a loan of a view shows the same memory.
func TestRoundTrip(t *testing.T) {
	numbers := []float64{0, 1, 2, 3, 4, 5}
	v := strided.FromSlice(numbers, 2, 3).Transpose().Reverse(0)
	view, err := buffer.NewView(&v)
	if err != nil {
		t.Fatal(err)
	}
	again, err := strided.Of[float64](view)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := again.AppendTo(nil), []float64{2, 5, 1, 4, 0, 3}; !slices.Equal(got, want) {
		t.Errorf("items %v, want %v", got, want)
	}
	again.Set(9, 0, 1)
	if numbers[5] != 9 {
		t.Errorf("a write does not reach the slice: %v", numbers)
	}
	if err := view.Set(format.Float(7), 2, 0); err != nil || v.At(2, 0) != 7 || numbers[0] != 7 {
		t.Errorf("a write of the memoryview: %v, %v", numbers, err)
	}
	if err := view.Release(); err != nil {
		t.Fatal(err)
	}
}

func TestExportRefuses(t *testing.T) {
	v := strided.FromSlice(counting(6), 2, 3).Transpose()
	for r, want := range map[buffer.Request]string{
		buffer.Simple:      "buffer is not C-contiguous",
		buffer.CContiguous: "buffer is not C-contiguous",
	} {
		if _, err := v.Export(r); !errors.Is(err, pyerr.BufferError) || err.Error() != want {
			t.Errorf("Export(%#x) = %v, want %s", int(r), err, want)
		}
	}
	constant, loan, err := strided.BorrowReadOnly[uint8](buffer.NewBytes([]byte("abc")))
	if err != nil {
		t.Fatal(err)
	}
	defer loan.Release()
	if _, err := constant.Export(buffer.Writable); err == nil || err.Error() != "Object is not writable." {
		t.Errorf("Export(Writable) of read-only memory: %v", err)
	}
}

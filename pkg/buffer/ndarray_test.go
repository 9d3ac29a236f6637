package buffer

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func TestNewNDArrayErrors(t *testing.T) {
	const combination = "ValueError: invalid combination of buffer, shape and strides"
	for _, test := range []struct {
		o    NDOptions
		want string
	}{
		{NDOptions{Shape: []int{13}}, combination},
		{NDOptions{Shape: []int{12}, Offset: 1}, combination},
		{NDOptions{Shape: []int{3}, Strides: []int{-1}}, combination},
		{NDOptions{Shape: []int{3}, Strides: []int{math.MaxInt/2 + 1}}, combination},
		{NDOptions{Shape: []int{2, math.MaxInt / 4}, Strides: []int{0, math.MaxInt / 4}}, combination},
		{NDOptions{Shape: []int{-1}}, "ValueError: elements of shape must be integers >= 0"},
		{NDOptions{Shape: []int{0}, Offset: 13}, "ValueError: offset out of bounds"},
		{NDOptions{Shape: []int{12}, Offset: -1}, "ValueError: offset out of bounds"},
		{NDOptions{Shape: []int{3}, Strides: []int{1, 2}}, "ValueError: len(shape) != len(strides)"},
		{NDOptions{Shape: []int{12}, Strides: []int{1}, Fortran: true}, "TypeError: ND_FORTRAN cannot be used together with strides"},
		{NDOptions{Shape: []int{3}, Format: "0s"}, "ValueError: itemsize must not be zero"},
		{NDOptions{Shape: []int{2}, Format: "y"}, "struct.error: bad char in struct format"},
		{NDOptions{Shape: []int{3}, Format: "h", Strides: []int{1}}, "ValueError: strides must be a multiple of itemsize"},
		{NDOptions{Shape: []int{3}, Format: "h", Offset: 1}, "ValueError: offset must be a multiple of itemsize"},
	} {
		if _, err := NewNDArray(make([]byte, 12), test.o); err == nil || pyerr.Traceback(err) != test.want {
			t.Errorf("NewNDArray(12 bytes, %+v): %v, want %s", test.o, err, test.want)
		}
	}
	if _, err := NewNDArray(make([]byte, 12), NDOptions{Shape: slices.Repeat([]int{1}, 65)}); !errors.Is(err, pyerr.ValueError) {
		t.Errorf("65 axes: %v", err)
	}
}

// A table of pointers is memory, too: however many rows share one byte.
func TestPointersAreLimited(t *testing.T) {
	h := &Heap{Limit: 1000}
	for _, rows := range []int{125, 1 << 20, math.MaxInt / 2, math.MaxInt} {
		o := NDOptions{Shape: []int{rows}, Strides: []int{0}, PIL: true}
		if err := new(NDArray).Init(h, []byte{1}, o); !errors.Is(err, ErrMemory) {
			t.Errorf("%d rows: %v", rows, err)
		}
	}
	nd := new(NDArray)
	if err := nd.Init(h, []byte{1}, NDOptions{Shape: []int{3}, Strides: []int{0}, PIL: true}); err != nil {
		t.Fatal(err)
	}
	if h.InUse() == 0 {
		t.Error("the pointers are not counted")
	}
	nd.Free()
	empty(t, h)
}

func TestPushAndPop(t *testing.T) {
	fail := func(err error, want string) {
		t.Helper()
		if err == nil || pyerr.Traceback(err) != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	lent := "BufferError: cannot change structure: 1 exported buffer"
	nd, err := NewNDArray([]byte{1, 2, 3}, NDOptions{})
	if err != nil {
		t.Fatal(err)
	}
	fail(nd.Pop(), "BufferError: list only has a single base")
	v := mustView(t, nd)
	fail(nd.Push([]byte{4}, NDOptions{}), lent)
	fail(nd.Pop(), lent)
	release(t, v)

	nd, err = NewNDArray([]byte{1, 2, 3}, NDOptions{VarExport: true})
	if err != nil {
		t.Fatal(err)
	}
	first := mustView(t, nd)
	if err := nd.Push([]byte{4, 5, 6, 7, 8}, NDOptions{}); err != nil {
		t.Fatal(err)
	}
	second := mustView(t, nd)
	if first.NumBytes() != 3 || second.NumBytes() != 5 {
		t.Errorf("views of %d and %d bytes", first.NumBytes(), second.NumBytes())
	}
	fail(nd.Pop(), lent)
	release(t, second)
	if err := nd.Pop(); err != nil {
		t.Error(err)
	}
	if mem, _ := nd.Memory(); len(mem) != 3 || nd.NumExports() != 1 {
		t.Errorf("%d bytes on top, %d exports", len(mem), nd.NumExports())
	}
	release(t, first)
}

func TestAddSuboffsets(t *testing.T) {
	nd, err := NewNDArray([]byte("abcdef"), NDOptions{Shape: []int{2, 3}})
	if err != nil {
		t.Fatal(err)
	}
	if err := nd.AddSuboffsets(); err != nil {
		t.Fatal(err)
	}
	v := mustView(t, nd)
	if got := v.AppendSuboffsets(nil); !slices.Equal(got, []int{-1, -1}) || v.IsContiguous() {
		t.Errorf("suboffsets %v, contiguous %v", got, v.IsContiguous())
	}
	if _, err := v.Cast("B", nil); err == nil || err.Error() != "memoryview: casts are restricted to C-contiguous views" {
		t.Errorf("Cast: %v", err)
	}
	if _, err := v.Export(StridedRO); err == nil || err.Error() != "memoryview: underlying buffer requires suboffsets" {
		t.Errorf("Export without suboffsets: %v", err)
	}
	back, err := v.Slice(v.Range(1, -3, -1))
	if err != nil {
		t.Fatal(err)
	}
	if data, err := back.AppendBinary(nil); string(data) != "defabc" || err != nil {
		t.Errorf("backwards: %q, %v", data, err)
	}
	if same, err := v.Equal(v); !same || err != nil {
		t.Errorf("v == v is %v, %v", same, err)
	}
	for _, test := range []struct {
		o    NDOptions
		want string
	}{
		{NDOptions{Shape: []int{2, 3}, PIL: true}, "TypeError: cannot add suboffsets to PIL-style array"},
		{NDOptions{Shape: []int{}}, "TypeError: cannot add suboffsets to array without strides"},
	} {
		nd, err := NewNDArray([]byte("abcdef"), test.o)
		if err != nil {
			t.Fatal(err)
		}
		if err := nd.AddSuboffsets(); err == nil || pyerr.Traceback(err) != test.want {
			t.Errorf("%+v: %v, want %s", test.o, err, test.want)
		}
	}
}

func TestExportAgain(t *testing.T) {
	h := new(Heap)
	b := newByteArray(t, h, "abcdef")
	v := mustView(t, b)
	odd, err := v.Slice(v.Range(1, 6, 2))
	if err != nil {
		t.Fatal(err)
	}
	nd := new(NDArray)
	if err := nd.InitExporter(h, odd); err != nil {
		t.Fatal(err)
	}
	w := mustView(t, nd)
	if data, err := w.AppendBinary(nil); string(data) != "bdf" || err != nil || w.ReadOnly() {
		t.Errorf("view %q, %v, read-only %v", data, err, w.ReadOnly())
	}
	if mem, _ := nd.Memory(); &mem[0] != &b.Data()[0] {
		t.Error("the memory was copied")
	}
	release(t, w)
	freed := []uint64{}
	h.Trace = &Trace{Free: func(id uint64) { freed = append(freed, id) }}
	nd.Free()
	if len(freed) != 0 {
		t.Errorf("Free of a re-export freed object %d", freed)
	}
	release(t, odd, v)
	b.Free()
	empty(t, h)
}

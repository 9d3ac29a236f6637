package buffer

import (
	"math"
	"testing"

	"github.com/zerocopyzen/zen/pkg/format"
)

func TestSharesMemory(t *testing.T) {
	data := []byte("0123456789")
	for _, test := range []struct {
		a, b []byte
		want bool
	}{
		{data, data, true},
		{data[:5], data[5:], false},
		{data[:6], data[5:], true},
		{data[3:3], data, false},
		{nil, data, false},
		{data, []byte("0123456789"), false},
	} {
		if got := SharesMemory(test.a, test.b); got != test.want {
			t.Errorf("SharesMemory(%q, %q) = %v, want %v", test.a, test.b, got, test.want)
		}
	}
	v := mustView(t, NewByteArray(data))
	parts := make([]*View, 2)
	for i, bounds := range [][2]int{{0, 5}, {5, 10}} {
		part, err := v.Slice(v.Range(bounds[0], bounds[1], 1))
		if err != nil {
			t.Fatal(err)
		}
		parts[i] = part
	}
	if parts[0].SharesMemory(parts[1]) || !v.SharesMemory(parts[1]) {
		t.Error("halves share memory, or the whole does not with one")
	}
	release(t, parts[1])
	if v.SharesMemory(parts[1]) || v.MayShareMemory(parts[1]) {
		t.Error("a released view shares memory")
	}
}

// The answer is about bytes, not about bounds, wherever the loans begin.
func TestSharesMemoryExactly(t *testing.T) {
	data := []byte("0123456789abcdefghijklmn")
	ndarray := func(data []byte, o NDOptions) *View {
		nd, err := NewNDArray(data, o)
		if err != nil {
			t.Fatal(err)
		}
		return mustView(t, nd)
	}
	every := func(v *View, start, step int) *View {
		part, err := v.Slice(v.Range(start, math.MaxInt, step))
		if err != nil {
			t.Fatal(err)
		}
		return part
	}
	all, late := ndarray(data, NDOptions{}), ndarray(data[5:], NDOptions{})
	rows := ndarray(data, NDOptions{Shape: []int{4, 6}, PIL: true})
	square := NDOptions{Shape: []int{4, 2}, Strides: []int{6, 1}}
	for _, test := range []struct {
		name       string
		v, w       *View
		share, may bool
	}{
		{"the same", all, all, true, true},
		{"even and odd", every(all, 0, 2), every(all, 1, 2), false, true},
		{"even and every third", every(all, 0, 2), every(all, 1, 3), true, true},
		{"even and odd, of two loans", every(all, 0, 2), every(late, 0, 2), false, true},
		{"odd and odd, of two loans", every(all, 1, 2), every(late, 0, 2), true, true},
		{"columns", ndarray(data, square), ndarray(data[2:], square), false, true},
		{"columns that touch", ndarray(data, square), ndarray(data[1:], square), true, true},
		{"other memory", all, mustView(t, NewBytes([]byte("0123456789"))), false, false},
		{"the same rows behind pointers", rows, rows, true, true},
		{"rows behind pointers", every(rows, 0, 2), every(rows, 1, 2), false, true},
	} {
		for range 2 {
			if got := test.v.SharesMemory(test.w); got != test.share {
				t.Errorf("%s: SharesMemory = %v, want %v", test.name, got, test.share)
			}
			if got := test.v.MayShareMemory(test.w); got != test.may {
				t.Errorf("%s: MayShareMemory = %v, want %v", test.name, got, test.may)
			}
			test.v, test.w = test.w, test.v
		}
	}
}

// Base goes through views and re-exports.
func TestBaseOfReExport(t *testing.T) {
	b := NewByteArray([]byte("abc"))
	inner := mustView(t, b)
	nd := new(NDArray)
	if err := nd.InitExporter(nil, inner); err != nil {
		t.Fatal(err)
	}
	v := mustView(t, nd)
	if v.Base() != Exporter(b) || v.Exporter() != Exporter(nd) {
		t.Errorf("base %v, exporter %v", v.Base(), v.Exporter())
	}
	release(t, v)
	if v.Base() != nil {
		t.Errorf("base of a released view: %v", v.Base())
	}
	nd.Free()
	release(t, inner)
}

func TestBaseRetainedAndCompact(t *testing.T) {
	h := new(Heap)
	a := new(Array)
	if err := a.Init(h, format.Int32, 1000); err != nil {
		t.Fatal(err)
	}
	if err := a.Set(10, format.Int(7)); err != nil {
		t.Fatal(err)
	}
	v := mustView(t, a)
	inner := new(View)
	if err := inner.InitRequest(v, FullRO); err != nil {
		t.Fatal(err)
	}
	small, err := inner.Slice(inner.Range(10, 16, 5))
	if err != nil {
		t.Fatal(err)
	}
	if small.Exporter() != Exporter(v) || small.Base() != Exporter(a) {
		t.Errorf("exporter %v, base %v", small.Exporter(), small.Base())
	}
	if memory, used := small.Retained(); memory != 4000 || used != 8 {
		t.Errorf("retains %d bytes for %d, want 4000, 8", memory, used)
	}
	compact, err := small.Compact()
	if err != nil {
		t.Fatal(err)
	}
	if memory, used := compact.Retained(); memory != 8 || used != 8 {
		t.Errorf("compact retains %d bytes for %d, want 8, 8", memory, used)
	}
	if same, err := compact.Equal(small); !same || err != nil || compact.SharesMemory(small) {
		t.Errorf("compact: equal %v, %v, shares memory %v", same, err, compact.SharesMemory(small))
	}
	nd, ok := compact.Exporter().(*NDArray)
	if !ok {
		t.Fatalf("compact is a view of %T", compact.Exporter())
	}
	release(t, small, inner, v, compact)
	a.Free()
	nd.Free()
	empty(t, h)
}

package buffer

import (
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
	if v.SharesMemory(parts[1]) {
		t.Error("a released view shares memory")
	}
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

package drawing

import (
	"testing"

	"github.com/zerocopyzen/zen/pkg/playground"
)

// FuzzCovering compares where the items of a view lie with a walk over all of
// them.
func FuzzCovering(f *testing.F) {
	f.Add(0, 1, 4, 1, 1, 0)
	f.Add(8, 1, 9, -1, 1, 0)
	f.Add(32, 8, 5, -8, 1, 0)
	f.Add(0, 4, 2, 8, 1, 0)
	f.Add(3, 2, 10, 3, 1, 0)
	f.Add(0, 1, 3, 4, 4, 1)
	f.Add(0, 4, 1, 0, 1, 0)
	f.Add(9, 2, 2, -6, 3, 2)
	f.Fuzz(func(t *testing.T, offset, size, n, stride, n2, stride2 int) {
		if size < 1 || size > 16 || n < 0 || n > 20 || n2 < 1 || n2 > 20 || abs(stride) > 64 || abs(stride2) > 64 || abs(offset) > 1000 {
			return // no view that the page could draw
		}
		v := playground.View{Offset: offset, ItemSize: size, Shape: []int{n}, Strides: []int{stride}}
		if n2 > 1 {
			v.Shape, v.Strides = append(v.Shape, n2), append(v.Strides, stride2)
		}
		items := newItems(v)
		covered := make(map[int]bool)
		for i := range items.len() {
			for b := range size {
				covered[items.offset(i)+b] = true
			}
		}
		low, high := items.span()
		for at := range covered {
			if at < low || at >= high {
				t.Fatalf("byte %d lies outside of %d to %d", at, low, high)
			}
		}
		for at := low - 2; at < high+2; at++ {
			i, ok := items.covering(at)
			if ok != covered[at] {
				t.Fatalf("covering(%d) = %t, want %t", at, ok, covered[at])
			}
			if ok && (at < items.offset(i) || at >= items.offset(i)+size) {
				t.Fatalf("covering(%d) = item %d, which begins at %d", at, i, items.offset(i))
			}
		}
	})
}

func abs(n int) int { return max(n, -n) }

func TestValue(t *testing.T) {
	for _, test := range []struct {
		format string
		data   []byte
		want   string
	}{
		{"B", []byte{200}, "200"},
		{"b", []byte{200}, "-56"},
		{"c", []byte{65}, "b'A'"},
		{"?", []byte{1}, "True"},
		{"h", []byte{0, 128}, "-32768"},
		{"@I", []byte{255, 255, 255, 255}, "4294967295"},
		{"e", []byte{0, 0x3e}, "1.5"},
		{"d", []byte{0, 0, 0, 0, 0, 0, 0xf0, 0x7f}, "inf"},
		{"Zf", []byte{0, 0, 0x80, 0x3f, 0, 0, 0, 0x40}, "(1+2j)"},
		{"<i", []byte{1, 0, 0, 0}, ""},
		{"w", []byte{65, 0, 0, 0}, ""},
	} {
		items := newItems(playground.View{Format: test.format, ItemSize: len(test.data)})
		if got := items.value(test.data); got != test.want {
			t.Errorf("value(%s, %v) = %q, want %q", test.format, test.data, got, test.want)
		}
	}
}

func TestIndex(t *testing.T) {
	for _, test := range []struct {
		shape []int
		item  int
		want  string
	}{
		{nil, 0, "[()]"},
		{[]int{5}, 3, "[3]"},
		{[]int{2, 3}, 4, "[1,1]"},
		{[]int{2, 3, 4}, 23, "[1,2,3]"},
	} {
		items := items{view: playground.View{Shape: test.shape}}
		if got := items.index(test.item); got != test.want {
			t.Errorf("index(%v, %d) = %s, want %s", test.shape, test.item, got, test.want)
		}
	}
}

package buffer

import (
	"math"
	"testing"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
)

func TestEqual(t *testing.T) {
	array := func(typecode string, items ...format.Item) Exporter {
		a, err := NewArray(typecode, items...)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	nd := func(data string, o NDOptions) Exporter {
		nd, err := NewNDArray([]byte(data), o)
		if err != nil {
			t.Fatal(err)
		}
		return nd
	}
	ints := func(n ...int64) (items []format.Item) {
		for _, i := range n {
			items = append(items, format.Int(i))
		}
		return items
	}
	text := func(s string) Exporter { return NewBytes([]byte(s)) }
	cast := func(e Exporter, to string, shape ...int) Exporter {
		v, err := mustView(t, e).Cast(to, shape)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	nan := array("d", format.Float(math.NaN()))
	for _, test := range []struct {
		name string
		a, b Exporter
		want bool
	}{
		{"int and byte", array("i", ints(1, 2)...), text("\x01\x02"), true},
		{"double and float", array("d", format.Float(1)), array("f", format.Float(1)), true},
		{"double and int", array("d", format.Float(2)), array("q", ints(2)...), true},
		{"complex and int", array("Zd", format.Complex(2)), array("b", ints(2)...), true},
		{"same bytes, other values", cast(text("\x01\x00"), "H"), text("\x01\x00"), false},
		{"beyond int64", cast(text("\xff\xff\xff\xff\xff\xff\xff\xff"), "Q"), cast(text("\xff\xff\xff\xff\xff\xff\xff\xff"), "q"), false},
		{"beyond int64, two names", cast(text("\xff\xff\xff\xff\xff\xff\xff\xff"), "Q"), cast(text("\xff\xff\xff\xff\xff\xff\xff\xff"), "L"), true},
		{"sign", cast(text("\xff"), "b"), text("\xff"), false},
		{"c and B", cast(text("ab"), "c"), text("ab"), false},
		{"c and c", cast(text("ab"), "c"), cast(text("ab"), "c"), true},
		{"truth values", cast(text("\x01"), "?"), cast(text("\x02"), "?"), true},
		{"NaN", nan, nan, false},
		{"0-dim and 1-dim", nd("a", NDOptions{Shape: []int{}}), text("a"), false},
		{"0-dim", nd("a", NDOptions{Shape: []int{}}), nd("a", NDOptions{Shape: []int{}}), true},
		{"empty", array("H"), text(""), true},
		{"2-d, both without rows", nd("", NDOptions{Shape: []int{0, 3}}), nd("", NDOptions{Shape: []int{0, 5}}), true},
		{"2-d, one without columns", nd("", NDOptions{Shape: []int{3, 0}}), nd("", NDOptions{Shape: []int{2, 0}}), false},
		{"other length", text("ab"), text("abc"), false},
		{"2-d", nd("abcd", NDOptions{Shape: []int{2, 2}}), nd("abcd", NDOptions{Shape: []int{2, 2}}), true},
		{"2-d, Fortran", nd("abcd", NDOptions{Shape: []int{2, 2}}), nd("acbd", NDOptions{Shape: []int{2, 2}, Fortran: true}), true},
		{"byte order", nd("\xfd\xef", NDOptions{Format: "!h"}), nd("\xef\xfd\xff\xff", NDOptions{Format: "<l"}), true},
		{"2B and BB", nd("ab", NDOptions{Format: "2B"}), nd("ab", NDOptions{Format: "BB"}), true},
		{"2B and H", nd("ab", NDOptions{Format: "2B"}), nd("ab", NDOptions{Format: "H"}), false},
		{"padding is not compared", nd("axb", NDOptions{Format: "BxB"}), nd("ayb", NDOptions{Format: "BxB"}), true},
		{"strings", nd("abc", NDOptions{Format: "3s"}), nd("abc", NDOptions{Format: "3s"}), true},
		{"text cannot be read", array("w", format.Rune('a')), array("w", format.Rune('a')), false},
		{"not even when empty", text(""), array("w"), false},
	} {
		a, b := mustView(t, test.a), mustView(t, test.b)
		for _, pair := range [][2]*View{{a, b}, {b, a}} {
			if got, err := pair[0].Equal(pair[1]); got != test.want || err != nil {
				t.Errorf("%s: %v, %v, want %v", test.name, got, err, test.want)
			}
		}
	}
}

func TestEqualOfWhatLendsNothing(t *testing.T) {
	nd, err := NewNDArray([]byte("a"), NDOptions{GetBufFail: true})
	if err != nil {
		t.Fatal(err)
	}
	if same, err := mustView(t, NewBytes([]byte("a"))).Equal(nd); same || err != nil {
		t.Errorf("Equal = %v, %v", same, err)
	}
}

func TestEqualDoesNotAllocate(t *testing.T) {
	a, b := mustView(t, NewBytes(make([]byte, 100))), mustView(t, NewBytes(make([]byte, 100)))
	every, err := b.Slice(b.Range(0, 100, 2))
	if err != nil {
		t.Fatal(err)
	}
	half, err := a.Slice(a.Range(99, 0, -2))
	if err != nil {
		t.Fatal(err)
	}
	if n := testing.AllocsPerRun(100, func() {
		for _, pair := range [][2]*View{{a, b}, {every, half}} {
			if same, err := pair[0].EqualView(pair[1]); !same || err != nil {
				t.Fatal(same, err)
			}
		}
	}); n != 0 {
		t.Errorf("EqualView allocates %v times", n)
	}
}

func TestIndexAndCount(t *testing.T) {
	v := mustView(t, NewBytes([]byte("abca")))
	for _, test := range []struct {
		item        format.Item
		start, stop int
		index       int
	}{
		{format.Int('a'), 0, 4, 0},
		{format.Int('a'), 1, math.MaxInt, 3},
		{format.Int('a'), -1, math.MaxInt, 3},
		{format.Float('b'), math.MinInt, 4, 1},
		{format.Int('a'), 1, 3, -1},
		{format.Int(300), 0, 4, -1},
		{format.OneByte('a'), 0, 4, -1},
	} {
		if got, err := v.Index(test.item, test.start, test.stop); got != test.index || err != nil {
			t.Errorf("Index(%+v, %d, %d) = %d, %v, want %d", test.item, test.start, test.stop, got, err, test.index)
		}
	}
	if n, err := v.Count(format.Int('a')); n != 2 || err != nil {
		t.Errorf("Count = %d, %v", n, err)
	}
	var items []format.Item
	for item := range v.Values() {
		items = append(items, item)
		if len(items) == 2 {
			break
		}
	}
	if len(items) != 2 || !items[1].Equal(format.Int('b')) {
		t.Errorf("Values gave %v", items)
	}
}

func TestSearchDoesNotAllocate(t *testing.T) {
	a, err := NewArray("i", format.Int(1), format.Int(2), format.Int(3))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []*View{mustView(t, NewBytes([]byte("abcabc"))), mustView(t, a)} {
		if n := testing.AllocsPerRun(100, func() {
			if _, err := v.Index(format.Int(3), 0, 6); err != nil {
				t.Fatal(err)
			}
			if _, err := v.Count(format.Float(3)); err != nil {
				t.Fatal(err)
			}
		}); n != 0 {
			t.Errorf("Index and Count allocate %v times", n)
		}
	}
}

// TestSearchAgreesWithEqual compares the searches for each code with a loop.
func TestSearchAgreesWithEqual(t *testing.T) {
	data := make([]byte, 96)
	for i := range data {
		data[i] = byte(i*i) % 3
		if i%32 > 20 {
			data[i] = 0xff
		}
	}
	candidates := []format.Item{
		format.Int(0), format.Int(1), format.Int(-1), format.Int(255), format.Uint(math.MaxUint64), format.Truth(true),
		format.Float(1), format.Float(math.NaN()), format.Complex(1), format.OneByte(1), format.Huge(true, -0x1p70, true),
		format.Int(1 << 8), format.Int(0x0100), format.Int(513), format.Uint(0x0201000102010001),
	}
	whole := mustView(t, NewBytes(data))
	for _, text := range []string{"b", "B", "c", "?", "h", "H", "i", "I", "q", "Q", "e", "f", "d", "P", "Zf", "Zd"} {
		v, err := whole.Cast(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range []int{1, 2, -1} {
			n, _ := v.Len()
			part, err := v.Slice(v.Range(map[bool]int{true: 0, false: n}[step > 0], map[bool]int{true: n, false: -n - 1}[step > 0], step))
			if err != nil {
				t.Fatal(err)
			}
			for _, item := range candidates {
				index, count, i := -1, 0, 0
				for value := range part.Values() {
					if value.Equal(item) {
						count++
						if index < 0 && i >= 1 {
							index = i
						}
					}
					i++
				}
				if got, err := part.Index(item, 1, math.MaxInt); got != index || err != nil {
					t.Errorf("%s step %d: Index(%+v, 1) = %d, %v, want %d", text, step, item, got, err, index)
				}
				if got, err := part.Count(item); got != count || err != nil {
					t.Errorf("%s step %d: Count(%+v) = %d, %v, want %d", text, step, item, got, err, count)
				}
			}
		}
	}
}

func TestReaderAtAndWriterTo(t *testing.T) {
	v := mustView(t, NewBytes([]byte("0123456789")))
	part, err := v.Slice(v.Range(9, 0, -3))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		view *View
		off  int64
		n    int
		want string
		err  string
	}{
		{v, 0, 10, "0123456789", ""},
		{v, 7, 5, "789", "EOF"},
		{v, 10, 1, "", "EOF"},
		{v, 3, 2, "34", ""},
		{part, 0, 3, "963", ""},
		{part, 1, 3, "63", "EOF"},
		{v, -1, 1, "", "buffer: ReadAt before the beginning"},
	} {
		p := make([]byte, test.n)
		n, err := test.view.ReadAt(p, test.off)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if string(p[:n]) != test.want || got != test.err {
			t.Errorf("ReadAt(%d bytes, %d) = %q, %v, want %q, %s", test.n, test.off, p[:n], err, test.want, test.err)
		}
	}
}

func TestWithLayout(t *testing.T) {
	nd, err := NewNDArray([]byte("abcdef"), NDOptions{Shape: []int{2, 3}})
	if err != nil {
		t.Fatal(err)
	}
	v := mustView(t, nd)
	l := v.Layout()
	turned, err := v.WithLayout(l.Transpose())
	if err != nil {
		t.Fatal(err)
	}
	if data, err := turned.AppendBinary(nil); string(data) != "adbecf" || err != nil {
		t.Errorf("transposed: %q, %v", data, err)
	}
	column, err := v.WithLayout(l.Slice(1, layout.NewRange(1, 3, 1, 3)))
	if err != nil {
		t.Fatal(err)
	}
	if data, err := column.AppendBinary(nil); string(data) != "bcef" || err != nil {
		t.Errorf("columns: %q, %v", data, err)
	}
	defer func() {
		if recover() == nil {
			t.Error("a layout outside the memory was taken")
		}
	}()
	_, _ = v.WithLayout(layout.Bytes(7))
}

// A difference is found wherever it lies in memory of several pieces.
func TestEqualLongBlocks(t *testing.T) {
	const size = 2*pollSize + 8
	for _, text := range []string{"B", "q"} {
		for _, at := range []int{-1, 0, pollSize - 1, pollSize, 2 * pollSize, size - 1} {
			polls := 0
			h := &Heap{Poll: func() error { polls++; return nil }}
			v, err := benchmarkView(t, h, size).Cast(text, nil)
			if err != nil {
				t.Fatal(err)
			}
			data := make([]byte, size)
			if at >= 0 {
				data[at] = 1
			}
			w, err := mustView(t, NewByteArray(data)).Cast(text, nil)
			if err != nil {
				t.Fatal(err)
			}
			polls = 0
			if same, err := v.EqualView(w); same != (at < 0) || err != nil {
				t.Errorf("'%s', difference at %d: %v, %v", text, at, same, err)
			}
			if at < 0 && polls != 2 {
				t.Errorf("'%s': polled %d times, want 2", text, polls)
			}
		}
	}
}

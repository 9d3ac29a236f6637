package layout_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// pointers are the pointers in a pretended memory: where they lie, and where
// they lead to.
type pointers map[int]int

func (p pointers) resolve(t *testing.T) layout.Resolve {
	return func(offset int) int {
		to, ok := p[offset]
		if !ok {
			t.Errorf("asked for a pointer at %d", offset)
		}
		return to
	}
}

// rowsOfPointers returns a layout of 3 rows of 4 words behind three pointers,
// and where its items lie.
func rowsOfPointers(t *testing.T) (layout.Layout, model) {
	rows := pointers{0: 500, 8: 100, 16: 300}
	plain := layout.Strided(0, 2, []int{3, 4}, []int{8, 2})
	m := model{2, []int{3, 4}, []int{504, 506, 508, 510, 104, 106, 108, 110, 304, 306, 308, 310}}
	return plain.WithSuboffsets(rows.resolve(t), 4, -1), m
}

// cubeOfPointers returns a layout of 2×2×3 bytes whose second axis leads
// through pointers, or with both, whose first axis does so too.
func cubeOfPointers(t *testing.T, both bool) (layout.Layout, model) {
	m := model{1, []int{2, 2, 3}, []int{200, 201, 202, 210, 211, 212, 220, 221, 222, 230, 231, 232}}
	cells := pointers{40: 198, 48: 208, 56: 218, 64: 228}
	plain := layout.Strided(40, 1, []int{2, 2, 3}, []int{16, 8, 1})
	if !both {
		return plain.WithSuboffsets(cells.resolve(t), -1, 2, -1), m
	}
	cells[16], cells[24] = 40, 56
	plain = layout.Strided(16, 1, []int{2, 2, 3}, []int{8, 8, 1})
	return plain.WithSuboffsets(cells.resolve(t), 0, 2, -1), m
}

func TestSuboffsets(t *testing.T) {
	rows, rowsModel := rowsOfPointers(t)
	cube, cubeModel := cubeOfPointers(t, false)
	double, doubleModel := cubeOfPointers(t, true)
	for _, test := range []struct {
		name       string
		layout     layout.Layout
		model      model
		suboffsets []int
	}{
		{"rows", rows, rowsModel, []int{4, -1}},
		{"cube", cube, cubeModel, []int{-1, 2, -1}},
		{"double", double, doubleModel, []int{0, 2, -1}},
	} {
		l, m := test.layout, test.model
		if got := l.AppendSuboffsets(nil); !slices.Equal(got, test.suboffsets) {
			t.Errorf("%s: suboffsets = %v, want %v", test.name, got, test.suboffsets)
		}
		if l.IsC() || l.IsF() || l.IsContiguous() {
			t.Errorf("%s is contiguous", test.name)
		}
		checkPointerWalks(t, test.name, l, m)
		for axis, n := range m.shape {
			for _, step := range []int{1, -1, 2} {
				r := newRange(1, math.MaxInt, step, n)
				got := l.Slice(axis, r)
				checkPointerWalks(t, test.name+" sliced", got, m.slice(axis, positions(r)))
			}
			for i := range n {
				want := m.slice(axis, []int{i})
				want.shape = slices.Delete(want.shape, axis, axis+1)
				got, err := l.Index(axis, i)
				if test.name == "double" && axis == 1 {
					if !errors.Is(err, pyerr.NotImplementedError) {
						t.Errorf("double: Index(1, %d) = %v, want a NotImplementedError", i, err)
					}
					continue
				}
				if err != nil {
					t.Fatalf("%s: Index(%d, %d) = %v", test.name, axis, i, err)
				}
				checkPointerWalks(t, test.name+" indexed", got, want)
			}
		}
	}
}

func checkPointerWalks(t *testing.T, name string, l layout.Layout, m model) {
	t.Helper()
	if !m.equal(&l) {
		t.Fatalf("%s: shape %v, items %v; want %v, %v", name, l.AppendShape(nil), slices.Collect(l.Offsets()), m.shape, m.offsets)
	}
	var fortran []int
	reversed := slices.Clone(m.shape)
	slices.Reverse(reversed)
	for index := range indices(reversed) {
		index = slices.Clone(index)
		slices.Reverse(index)
		fortran = append(fortran, m.at(index))
	}
	if got := slices.Collect(l.OffsetsF()); !slices.Equal(got, fortran) {
		t.Errorf("%s: OffsetsF() = %v, want %v", name, got, fortran)
	}
	for index := range indices(m.shape) {
		if got, err := l.At(index...); err != nil || got != m.at(index) {
			t.Errorf("%s: At(%v) = %d, %v, want %d", name, index, got, err, m.at(index))
		}
	}
	if len(m.offsets) == 0 {
		return
	}
	lo, hi := l.Bounds()
	if wantLo, wantHi := slices.Min(m.offsets), slices.Max(m.offsets)+m.itemsize; lo != wantLo || hi != wantHi {
		t.Errorf("%s: Bounds() = %d, %d, want %d, %d", name, lo, hi, wantLo, wantHi)
	} else if l.Check(hi) != nil || l.Check(hi-1) == nil {
		t.Errorf("%s: Check(%d) = %v, Check(%d) = %v", name, hi, l.Check(hi), hi-1, l.Check(hi-1))
	}
	var a, b []int
	flat := layout.Contiguous(m.itemsize, m.shape...)
	layout.Pairs(&l, &flat, func(r layout.PairRun) bool {
		for i := range r.N {
			a, b = append(a, r.A+i*r.StrideA), append(b, r.B+i*r.StrideB)
		}
		return true
	})
	if !slices.Equal(a, m.offsets) || !slices.Equal(b, slices.Collect(flat.Offsets())) {
		t.Errorf("%s: Pairs gave %v and %v, want %v and a count up", name, a, b, m.offsets)
	}
}

// TestCheckPointers: a pointer that lies outside the memory is never followed.
func TestCheckPointers(t *testing.T) {
	plain := layout.Strided(0, 1, []int{3, 2}, []int{8, 1})
	l := plain.WithSuboffsets(pointers{0: 30, 8: 31, 16: 32}.resolve(t), 0, -1)
	if err := l.Check(34); err != nil {
		t.Errorf("Check(34) = %v", err)
	}
	if err := l.Check(33); !errors.Is(err, layout.ErrOutside) {
		t.Errorf("Check(33) = %v, want ErrOutside", err)
	}
	outside := plain.WithSuboffsets(pointers{}.resolve(t), 0, -1)
	if err := outside.Check(23); !errors.Is(err, layout.ErrOutside) {
		t.Errorf("Check(23) = %v, want ErrOutside", err)
	}
}

func TestSuboffsetsOverlap(t *testing.T) {
	rows, _ := rowsOfPointers(t)
	for _, test := range []struct {
		offset, n int
		want      bool
	}{
		{100, 4, false},
		{100, 5, true},
		{112, 192, false},
		{300, 8, true},
		{511, 1, true},
		{512, 9, false},
	} {
		other := layout.Strided(test.offset, 1, []int{test.n}, []int{1})
		if got := layout.Overlaps(&rows, &other); got != test.want {
			t.Errorf("Overlaps(rows, %d bytes at %d) = %v, want %v", test.n, test.offset, got, test.want)
		}
		if got := layout.Overlaps(&other, &rows); got != test.want {
			t.Errorf("Overlaps(%d bytes at %d, rows) = %v, want %v", test.n, test.offset, got, test.want)
		}
	}
	if !layout.Overlaps(&rows, &rows) {
		t.Error("rows do not overlap themselves")
	}
}

func TestBroadcastKeepsSuboffsets(t *testing.T) {
	rows, m := rowsOfPointers(t)
	wide, err := rows.Broadcast(2, 3, 4)
	if err != nil {
		t.Fatal(err)
	}
	want := model{2, []int{2, 3, 4}, slices.Concat(m.offsets, m.offsets)}
	checkPointerWalks(t, "broadcast", wide, want)
	if _, err := rows.Reshape(12); !errors.Is(err, layout.ErrNeedsCopy) {
		t.Errorf("Reshape = %v, want ErrNeedsCopy", err)
	}
}

package layout_test

import (
	"math"
	"slices"
	"testing"

	"github.com/zerocopyzen/zen/pkg/layout"
)

// equal reports whether the layout describes exactly the items of the model.
func (m model) equal(l *layout.Layout) bool {
	return slices.Equal(l.AppendShape(nil), m.shape) && slices.Equal(slices.Collect(l.Offsets()), m.offsets)
}

func TestWalks(t *testing.T) {
	for l, m := range someLayouts() {
		shape, strides := m.shape, l.AppendStrides(nil)
		if !m.equal(&l) {
			t.Fatalf("shape %v strides %v: Offsets() = %v, want %v", shape, strides, slices.Collect(l.Offsets()), m.offsets)
		}
		reversed := l.Transpose()
		if got, want := slices.Collect(l.OffsetsF()), slices.Collect(reversed.Offsets()); !slices.Equal(got, want) {
			t.Fatalf("shape %v strides %v: OffsetsF() = %v, want %v", shape, strides, got, want)
		}
		if got := l.Size(); got != len(m.offsets) {
			t.Fatalf("shape %v: Size() = %d, want %d", shape, got, len(m.offsets))
		}
		for index := range indices(shape) {
			if got, err := l.At(index...); err != nil || got != m.at(index) {
				t.Fatalf("shape %v strides %v: At(%v) = %d, %v, want %d", shape, strides, index, got, err, m.at(index))
			}
		}
	}
}

func TestContiguityAgainstModel(t *testing.T) {
	for l, m := range someLayouts() {
		wantC, wantF := m.isOrdered(false), m.isOrdered(true)
		if len(m.shape) == 1 && m.shape[0] == 0 {
			wantC = l.Stride(0) == m.itemsize
			wantF = wantC
		}
		if l.IsC() != wantC || l.IsF() != wantF || l.IsContiguous() != (wantC || wantF) {
			t.Fatalf("shape %v strides %v itemsize %d: IsC, IsF, IsContiguous = %v, %v, %v, want %v, %v, %v",
				m.shape, l.AppendStrides(nil), m.itemsize, l.IsC(), l.IsF(), l.IsContiguous(), wantC, wantF, wantC || wantF)
		}
	}
}

func TestBoundsAgainstModel(t *testing.T) {
	for l, m := range someLayouts() {
		lo, hi := l.Bounds()
		if len(m.offsets) == 0 {
			if lo != l.Offset() || hi != lo {
				t.Fatalf("shape %v: Bounds() = %d, %d, want its offset", m.shape, lo, hi)
			}
			continue
		}
		wantLo, wantHi := slices.Min(m.offsets), slices.Max(m.offsets)+m.itemsize
		if lo != wantLo || hi != wantHi {
			t.Fatalf("shape %v strides %v: Bounds() = %d, %d, want %d, %d", m.shape, l.AppendStrides(nil), lo, hi, wantLo, wantHi)
		}
		if l.Check(wantHi) != nil || l.Check(wantHi-1) == nil {
			t.Fatalf("shape %v strides %v: Check(%d) = %v, Check(%d) = %v", m.shape, l.AppendStrides(nil), wantHi, l.Check(wantHi), wantHi-1, l.Check(wantHi-1))
		}
	}
}

func TestSliceAgainstModel(t *testing.T) {
	const none = math.MaxInt
	bounds := []int{none, math.MinInt, -5, -2, 0, 1, 3, 4, none - 1}
	for l, m := range someLayouts() {
		if len(m.shape) == 3 && m.shape[0] > 3 {
			continue // enough of those below
		}
		for axis := range m.shape {
			n := m.shape[axis]
			for _, step := range []int{1, -1, 2, -3} {
				for _, start := range bounds {
					for _, stop := range []int{none, -2, 0, 1, 4} {
						checkSlice(t, l, m, axis, newRange(start, stop, step, n), sliced(start, stop, step, n))
					}
				}
			}
		}
	}
}

// newRange is layout.NewRange with math.MaxInt for a bound left out.
func newRange(start, stop, step, n int) layout.Range {
	first, last := layout.DefaultBounds(step)
	if start != math.MaxInt {
		first = start
	}
	if stop != math.MaxInt {
		last = stop
	}
	return layout.NewRange(first, last, step, n)
}

func checkSlice(t *testing.T, l layout.Layout, m model, axis int, r layout.Range, positions []int) {
	t.Helper()
	if r.Len != len(positions) || r.Len > 0 && r.Start != positions[0] {
		t.Fatalf("range = %+v, want positions %v", r, positions)
	}
	got, want := l.Slice(axis, r), m.slice(axis, positions)
	if !want.equal(&got) {
		t.Fatalf("shape %v strides %v: Slice(%d, %+v) has items %v, want %v", m.shape, l.AppendStrides(nil), axis, r, slices.Collect(got.Offsets()), want.offsets)
	}
	if wantStride := l.Stride(axis) * r.Step; got.Stride(axis) != wantStride {
		t.Fatalf("Slice(%d, %+v) has stride %d, want %d", axis, r, got.Stride(axis), wantStride)
	}
	if err := got.Check(1 << 20); err != nil {
		t.Fatalf("Slice(%d, %+v) leaves the memory: offset %d", axis, r, got.Offset())
	}
	if axis > 0 {
		return
	}
	first := l.SliceFirst(r)
	if !first.Equal(&got) {
		t.Fatalf("SliceFirst(%+v) = %v, want %v", r, first, got)
	}
	same := l
	same.SliceInto(&same, r)
	if !same.Equal(&got) {
		t.Fatalf("SliceInto(itself, %+v) = %v, want %v", r, same, got)
	}
}

func TestIndexAgainstModel(t *testing.T) {
	for l, m := range someLayouts() {
		for axis, n := range m.shape {
			for i := -n - 1; i <= n; i++ {
				got, err := l.Index(axis, i)
				if i < -n || i >= n {
					if err == nil {
						t.Fatalf("shape %v: Index(%d, %d) succeeded", m.shape, axis, i)
					}
					continue
				}
				want := m.slice(axis, []int{(i + n) % n})
				want.shape = slices.Delete(want.shape, axis, axis+1)
				if err != nil || !want.equal(&got) {
					t.Fatalf("shape %v: Index(%d, %d) = %v, %v, want items %v", m.shape, axis, i, got, err, want.offsets)
				}
			}
		}
	}
}

func TestTransposeAgainstModel(t *testing.T) {
	permutations := [][]int{{0}, {0, 1}, {1, 0}, {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}
	for l, m := range someLayouts() {
		for _, axes := range permutations {
			if len(axes) != len(m.shape) {
				continue
			}
			shape := make([]int, len(axes))
			for i, a := range axes {
				shape[i] = m.shape[a]
			}
			want := m.pick(shape, func(index []int) []int {
				from := make([]int, len(axes))
				for i, a := range axes {
					from[a] = index[i]
				}
				return from
			})
			got := l.Transpose(axes...)
			if !want.equal(&got) {
				t.Fatalf("shape %v: Transpose(%v) has items %v, want %v", m.shape, axes, slices.Collect(got.Offsets()), want.offsets)
			}
		}
	}
}

func TestBroadcastAgainstModel(t *testing.T) {
	for l, m := range someLayouts() {
		for _, shape := range [][]int{{}, {3}, {2, 3}, {0, 1}, {4, 1, 3}, {2, 2, 2, 2}, {5, 1, 1, 4, 2}} {
			got, err := l.Broadcast(shape...)
			added := len(shape) - len(m.shape)
			fits := added >= 0
			for i, n := range m.shape {
				fits = fits && (n == 1 || n == shape[i+added])
			}
			if !fits {
				if err == nil {
					t.Fatalf("shape %v: Broadcast(%v) succeeded", m.shape, shape)
				}
				continue
			}
			want := m.pick(shape, func(index []int) []int {
				index = index[added:]
				for i, n := range m.shape {
					if n == 1 {
						index[i] = 0
					}
				}
				return index
			})
			if err != nil || !want.equal(&got) {
				t.Fatalf("shape %v: Broadcast(%v) = %v, %v, want items %v", m.shape, shape, got, err, want.offsets)
			}
		}
	}
}

// TestReshapeAgainstModel checks that a reshape keeps the items in order, and
// that one is refused only when no strides describe the result.
func TestReshapeAgainstModel(t *testing.T) {
	targets := [][]int{{}, {1}, {0}, {2}, {4}, {12}, {2, 2}, {4, 3}, {3, 4}, {2, 6}, {1, 12, 1}, {2, 2, 3}, {3, 2, 2}, {2, 2, 2, 2}, {6, 1, 4}, {0, 5}}
	for l, m := range someLayouts() {
		for _, shape := range targets {
			want := model{m.itemsize, shape, m.offsets}
			size := 1
			for _, n := range shape {
				size *= n
			}
			got, err := l.Reshape(shape...)
			if size != len(m.offsets) {
				if err == nil {
					t.Fatalf("shape %v: Reshape(%v) succeeded", m.shape, shape)
				}
				continue
			}
			if describable := want.hasStrides(); (err == nil) != describable {
				t.Fatalf("shape %v strides %v: Reshape(%v) = %v, but strides exist: %v", m.shape, l.AppendStrides(nil), shape, err, describable)
			}
			if err == nil && !want.equal(&got) {
				t.Fatalf("shape %v strides %v: Reshape(%v) has items %v, want %v", m.shape, l.AppendStrides(nil), shape, slices.Collect(got.Offsets()), want.offsets)
			}
		}
	}
}

// hasStrides reports whether strides exist that place the items of m.
func (m model) hasStrides() bool {
	if len(m.offsets) == 0 {
		return true
	}
	strides := make([]int, len(m.shape))
	for i, n := range m.shape {
		if n > 1 {
			unit := make([]int, len(m.shape))
			unit[i] = 1
			strides[i] = m.at(unit) - m.offsets[0]
		}
	}
	return slices.Equal(modelOf(m.offsets[0], m.itemsize, m.shape, strides).offsets, m.offsets)
}

func TestRunsAgainstModel(t *testing.T) {
	for l, m := range someLayouts() {
		var got []int
		count := 0
		l.Runs(func(offset, n, stride int) bool {
			count++
			for i := range n {
				got = append(got, offset+i*stride)
			}
			return true
		})
		if !slices.Equal(got, m.offsets) {
			t.Fatalf("shape %v strides %v: Runs gave %v, want %v", m.shape, l.AppendStrides(nil), got, m.offsets)
		}
		if l.IsC() && count > 1 {
			t.Fatalf("shape %v strides %v: contiguous, yet %d runs", m.shape, l.AppendStrides(nil), count)
		}
	}
}

func TestRunsStops(t *testing.T) {
	contiguous := layout.Contiguous(1, 3, 4)
	columns := contiguous.Transpose()
	count := 0
	if columns.Runs(func(_, _, _ int) bool { count++; return count < 2 }) || count != 2 {
		t.Errorf("Runs went on: %d runs, want 2", count)
	}
	for range columns.Offsets() {
		count++
		if count == 5 {
			break
		}
	}
	if count != 5 {
		t.Errorf("Offsets went on to %d", count)
	}
}

func TestPairsAgainstModel(t *testing.T) {
	previous := make(map[string]struct {
		l layout.Layout
		m model
	})
	for l, m := range someLayouts() {
		key := string(shapeKey(m.shape))
		other, ok := previous[key]
		previous[key] = struct {
			l layout.Layout
			m model
		}{l, m}
		if !ok {
			continue
		}
		var a, b []int
		layout.Pairs(&l, &other.l, func(r layout.PairRun) bool {
			for i := range r.N {
				a = append(a, r.A+i*r.StrideA)
				b = append(b, r.B+i*r.StrideB)
			}
			return true
		})
		if !slices.Equal(a, m.offsets) || !slices.Equal(b, other.m.offsets) {
			t.Fatalf("shape %v: Pairs gave %v and %v, want %v and %v", m.shape, a, b, m.offsets, other.m.offsets)
		}
	}
}

func shapeKey(shape []int) []byte {
	var key []byte
	for _, n := range shape {
		key = append(key, byte('0'+n))
	}
	return key
}

package strided_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/strided"
)

// A model is a view by brute force: the position in memory of every item, in C
// order.
type model struct {
	shape []int
	at    []int
}

// wholeModel is the model of memory in C order.
func wholeModel(shape []int) model {
	m := model{shape: slices.Clone(shape)}
	for i := range m.size() {
		m.at = append(m.at, i)
	}
	return m
}

func (m model) size() int {
	n := 1
	for _, length := range m.shape {
		n *= length
	}
	return n
}

// pick returns the model of another shape whose item at indices is that of m
// at from(indices).
func (m model) pick(shape []int, from func(indices []int) []int) model {
	picked := model{shape: shape}
	indices := make([]int, len(shape))
	for n := range picked.size() {
		for i := len(shape) - 1; i >= 0; i-- {
			indices[i] = n % shape[i]
			n /= shape[i]
		}
		flat := 0
		for i, index := range from(indices) {
			flat = flat*m.shape[i] + index
		}
		picked.at = append(picked.at, m.at[flat])
	}
	return picked
}

func (m model) slice(axis int, r layout.Range) model {
	shape := slices.Clone(m.shape)
	shape[axis] = r.Len
	return m.pick(shape, func(indices []int) []int {
		from := slices.Clone(indices)
		from[axis] = r.At(indices[axis])
		return from
	})
}

func (m model) index(axis, i int) model {
	return m.pick(slices.Delete(slices.Clone(m.shape), axis, axis+1), func(indices []int) []int {
		return slices.Insert(slices.Clone(indices), axis, i)
	})
}

func (m model) transpose(axes []int) model {
	shape := make([]int, len(axes))
	for i, axis := range axes {
		shape[i] = m.shape[axis]
	}
	return m.pick(shape, func(indices []int) []int {
		from := make([]int, len(indices))
		for i, axis := range axes {
			from[axis] = indices[i]
		}
		return from
	})
}

// A pair is a view and its model.
type pair struct {
	view  strided.View[int32]
	model model
}

// derive changes both in the same random way.
func (p pair) derive(r *rand.Rand) pair {
	ndim := len(p.model.shape)
	if ndim == 0 {
		return p
	}
	axis := r.IntN(ndim)
	n := p.model.shape[axis]
	switch r.IntN(6) {
	case 0:
		if n == 0 {
			return p
		}
		i := r.IntN(n)
		return pair{p.view.Index(axis, i), p.model.index(axis, i)}
	case 1:
		return pair{p.view.Reverse(axis), p.model.slice(axis, layout.NewRange(n, -n-1, -1, n))}
	case 2:
		axes := r.Perm(ndim)
		return pair{p.view.Transpose(axes...), p.model.transpose(axes)}
	case 3:
		var view strided.View[int32]
		start, stop, step := bounds(r, n)
		view.SliceInto(&p.view, axis, start, stop, step)
		return pair{view, p.model.slice(axis, layout.NewRange(start, stop, step, n))}
	case 4:
		start, stop, step := bounds(r, n)
		part := layout.NewRange(start, stop, step, n)
		return pair{p.view.SliceRange(axis, part), p.model.slice(axis, part)}
	default:
		start, stop, step := bounds(r, n)
		return pair{p.view.Slice(axis, start, stop, step), p.model.slice(axis, layout.NewRange(start, stop, step, n))}
	}
}

// bounds returns those of a slice, some of them outside.
func bounds(r *rand.Rand, n int) (start, stop, step int) {
	step = r.IntN(7) - 3
	if step == 0 {
		step = 1
	}
	return r.IntN(2*n+5) - n - 2, r.IntN(2*n+5) - n - 2, step
}

// randomShape returns one to four lengths, seldom zero.
func randomShape(r *rand.Rand) []int {
	shape := make([]int, 1+r.IntN(strided.MaxDims))
	for i := range shape {
		shape[i] = 1 + r.IntN(5)
		if r.IntN(20) == 0 {
			shape[i] = 0
		}
	}
	return shape
}

// counting returns the numbers from 0 on.
func counting(n int) []int32 {
	p := make([]int32, n)
	for i := range p {
		p[i] = int32(i)
	}
	return p
}

// Every way to read a view has to give what its model says.
func TestAgainstModel(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		shape := randomShape(r)
		whole := wholeModel(shape)
		p := pair{strided.FromSlice(counting(whole.size()), shape...), whole}
		for range r.IntN(6) {
			p = p.derive(r)
		}
		checkModel(t, p)
		if t.Failed() {
			t.Fatalf("shape %v", shape)
		}
	}
}

func checkModel(t *testing.T, p pair) {
	t.Helper()
	v := &p.view
	want := make([]int32, len(p.model.at))
	for i, at := range p.model.at {
		want[i] = int32(at)
	}
	if got := v.AppendShape([]int{}); !slices.Equal(got, p.model.shape) || v.Size() != len(want) {
		t.Fatalf("shape %v of %d items, want %v of %d", got, v.Size(), p.model.shape, len(want))
	}
	if got := slices.Collect(v.Values()); !slices.Equal(got, want) {
		t.Errorf("Values = %v, want %v", got, want)
	}
	if got := v.AppendTo([]int32{-1}); !slices.Equal(got[1:], want) || got[0] != -1 {
		t.Errorf("AppendTo = %v, want -1 and %v", got, want)
	}
	var fromAll []int32
	for at, item := range v.All() {
		if got := v.At(at[:v.NumDims()]...); got != item {
			t.Errorf("All: %d at %v, At gives %d", item, at, got)
		}
		fromAll = append(fromAll, item)
	}
	if !slices.Equal(fromAll, want) {
		t.Errorf("All = %v, want %v", fromAll, want)
	}
	var fromRows []int32
	for row := range v.Rows() {
		if row.NumDims() != 1 {
			t.Fatalf("a row has %d axes", row.NumDims())
		}
		for i := range row.Len() {
			fromRows = append(fromRows, row.At1(i))
		}
	}
	if !slices.Equal(fromRows, want) {
		t.Errorf("Rows = %v, want %v", fromRows, want)
	}
	p.checkContiguous(t, want)
}

// checkContiguous compares Contiguous with where the model says items lie.
func (p pair) checkContiguous(t *testing.T, want []int32) {
	t.Helper()
	side := true
	for i := range p.model.at {
		side = side && p.model.at[i] == p.model.at[0]+i
	}
	got, ok := p.view.Contiguous()
	if ok != side || ok && !slices.Equal(got, want) || cap(got) != len(got) {
		t.Errorf("Contiguous = %v, %v, want %v, %v", got, ok, want, side)
	}
}

// CopyFrom has to give what a copy through other memory gives, however the two
// views overlap.
func TestCopyAgainstModel(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	copies := 0
	for range 40000 {
		if checkCopy(t, r) {
			copies++
		}
	}
	if copies < 1000 {
		t.Errorf("only %d copies were tried", copies)
	}
}

func FuzzCopy(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, a, b uint64) { checkCopy(t, rand.New(rand.NewPCG(a, b))) })
}

// checkCopy copies between two random views of one memory, if they have the
// same shape, which it reports.
func checkCopy(t *testing.T, r *rand.Rand) bool {
	t.Helper()
	shape := randomShape(r)
	whole := wholeModel(shape)
	memory := counting(whole.size())
	dst := pair{strided.FromSlice(memory, shape...), whole}
	src := dst
	for range 1 + r.IntN(3) {
		dst, src = dst.derive(r), src.derive(r)
	}
	if !slices.Equal(dst.model.shape, src.model.shape) {
		return false
	}
	want := slices.Clone(memory)
	for i, at := range dst.model.at {
		want[at] = memory[src.model.at[i]]
	}
	dst.view.CopyFrom(src.view)
	if !slices.Equal(memory, want) {
		t.Fatalf("shape %v: copied %v to %v: memory %v, want %v", shape, src.model, dst.model, memory, want)
	}
	return true
}

// Shifted copies of one layout are the common overlap: windows that move.
func TestCopyShifted(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 5000 {
		rows, columns := 1+r.IntN(6), 1+r.IntN(6)
		h, w := 1+r.IntN(rows), 1+r.IntN(columns)
		memory := counting(rows * columns)
		whole := strided.FromSlice(memory, rows, columns)
		window := func() (strided.View[int32], int) {
			y, x := r.IntN(rows-h+1), r.IntN(columns-w+1)
			return whole.Slice(0, y, y+h, 1).Slice(1, x, x+w, 1), y*columns + x
		}
		dst, to := window()
		src, from := window()
		if r.IntN(2) == 0 {
			dst, src = dst.Transpose().Reverse(0), src.Transpose().Reverse(0)
		}
		want := slices.Clone(memory)
		for y := range h {
			for x := range w {
				want[to+y*columns+x] = memory[from+y*columns+x]
			}
		}
		dst.CopyFrom(src)
		if !slices.Equal(memory, want) {
			t.Fatalf("%dx%d window of %dx%d from %d to %d: %v, want %v", h, w, rows, columns, from, to, memory, want)
		}
	}
}

func TestWritesAgainstModel(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 5000 {
		shape := randomShape(r)
		whole := wholeModel(shape)
		memory := counting(whole.size())
		p := pair{strided.FromSlice(memory, shape...), whole}
		for range r.IntN(5) {
			p = p.derive(r)
		}
		want := slices.Clone(memory)
		for _, at := range p.model.at {
			want[at] = -7
		}
		p.view.Fill(-7)
		if !slices.Equal(memory, want) {
			t.Fatalf("Fill of %v: %v, want %v", p.model, memory, want)
		}
		if p.view.Size() == 0 {
			continue
		}
		for at := range p.view.All() {
			p.view.Set(int32(at[0]+10*at[1]), at[:p.view.NumDims()]...)
		}
		for at, item := range p.view.All() {
			if item != int32(at[0]+10*at[1]) {
				t.Fatalf("Set at %v: %d", at, item)
			}
		}
	}
}

// A long fill and a copy of long rows go through the loops in pieces.
func TestLongFill(t *testing.T) {
	for _, n := range []int{1, 15, 16, 17, 1023, 1024, 5000} {
		memory := counting(n + 1)
		v := strided.FromSlice(memory[:n])
		v.Fill(9)
		for i, x := range memory[:n] {
			if x != 9 {
				t.Fatalf("item %d of %d is %d", i, n, x)
			}
		}
		if memory[n] != int32(n) {
			t.Errorf("Fill of %d items wrote beyond them", n)
		}
	}
}

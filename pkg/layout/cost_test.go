package layout_test

import (
	"math"
	"testing"

	"github.com/zerocopyzen/zen/pkg/layout"
)

func TestNothingAllocates(t *testing.T) {
	line, rows, cube := layout.Bytes(1000), layout.Contiguous(2, 20, 25), layout.Contiguous(8, 3, 4, 5)
	columns := rows.Transpose()
	half := layout.NewRange(1, 19, 2, 20)
	deep := layout.Contiguous(1, 20, 1, 2, 2, 2, 2)
	var dst layout.Layout
	var buf [4]int
	sum := 0
	for name, f := range map[string]func(){
		"SliceInto":          func() { line.SliceInto(&dst, half) },
		"SliceFirst":         func() { dst = rows.SliceFirst(half) },
		"SliceFirst, 6 axes": func() { dst = deep.SliceFirst(half) },
		"Slice":              func() { dst = cube.Slice(2, layout.NewRange(0, 3, 1, 5)) },
		"Index":              func() { dst, _ = cube.Index(1, 2) },
		"Transpose":          func() { dst = cube.Transpose(1, 2, 0) },
		"Broadcast":          func() { dst, _ = rows.Broadcast(3, 20, 25) },
		"Reshape":            func() { dst, _ = cube.Reshape(12, 5) },
		"Cast":               func() { dst, _ = line.Cast(2, []int{5, 100}) },
		"Contiguous":         func() { dst = layout.Contiguous(2, 3, 4) },
		"New":                func() { dst, _ = layout.New(100, 9, 1, []int{3, 3}, []int{-3, 1}) },
		"At":                 func() { off, _ := cube.At(1, 2, 3); sum += off },
		"At1":                func() { off, _ := line.At1(-1); sum += off },
		"AppendShape":        func() { sum += len(cube.AppendShape(buf[:0])) },
		"Bounds":             func() { _, hi := columns.Bounds(); sum += hi },
		"IsC":                func() { _ = columns.IsContiguous() },
		"Overlaps":           func() { _ = layout.Overlaps(&columns, &cube) },
		"Runs":               func() { columns.Runs(func(_, n, _ int) bool { sum += n; return true }) },
		"Pairs":              func() { layout.Pairs(&rows, &rows, func(r layout.PairRun) bool { sum += r.N; return true }) },
		"Offsets":            func() { addOffsets(&columns, &sum) },
		"OffsetsF":           func() { addOffsetsF(&cube, &sum) },
	} {
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
	if dst.NumDims() < 0 || sum == 0 {
		t.Error("nothing was done")
	}
}

func addOffsets(l *layout.Layout, sum *int) {
	for off := range l.Offsets() {
		*sum += off
	}
}

func addOffsetsF(l *layout.Layout, sum *int) {
	for off := range l.OffsetsF() {
		*sum += off
	}
}

func BenchmarkSliceInto(b *testing.B) {
	line := layout.Bytes(1000)
	var dst layout.Layout
	for b.Loop() {
		line.SliceInto(&dst, layout.NewRange(1, math.MaxInt, 1, line.Len()))
	}
}

func BenchmarkSliceStep(b *testing.B) {
	line := layout.Bytes(1000)
	var dst layout.Layout
	for b.Loop() {
		line.SliceInto(&dst, layout.NewRange(1, math.MaxInt, 3, line.Len()))
	}
}

func BenchmarkSliceRows(b *testing.B) {
	rows := layout.Contiguous(1, 100, 100)
	var dst layout.Layout
	for b.Loop() {
		dst = rows.Slice(1, layout.NewRange(10, 20, 1, 100))
	}
	_ = dst
}

func BenchmarkAt1(b *testing.B) {
	line := layout.Bytes(1000)
	for b.Loop() {
		if _, err := line.At1(-7); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAt2(b *testing.B) {
	rows := layout.Contiguous(1, 100, 100)
	for b.Loop() {
		if _, err := rows.At(50, -7); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRunsLine(b *testing.B) {
	line := layout.Bytes(1000)
	sum := 0
	for b.Loop() {
		line.Runs(func(_, n, _ int) bool { sum += n; return true })
	}
}

// BenchmarkRunsRows walks over 1000 runs.
func BenchmarkRunsRows(b *testing.B) {
	rows := layout.Strided(0, 1, []int{10, 100, 10}, []int{10000, 100, 1})
	sum := 0
	for b.Loop() {
		rows.Runs(func(_, n, _ int) bool { sum += n; return true })
	}
}

// BenchmarkOffsets walks over 10,000 items that are no block.
func BenchmarkOffsets(b *testing.B) {
	rows := layout.Contiguous(1, 100, 100)
	columns := rows.Transpose()
	sum := 0
	for b.Loop() {
		for off := range columns.Offsets() {
			sum += off
		}
	}
}

package strided_test

import (
	"testing"

	"github.com/zerocopyzen/zen/pkg/strided"
)

// Benchmarks come in pairs: the same work through a View, and by hand over a Go
// slice. Run both in one go and compare:
//
//	go test -bench . -count 5 ./pkg/strided
//	GOOS=js GOARCH=wasm go test -bench . -exec "$(go env GOROOT)/lib/wasm/go_js_wasm_exec" ./pkg/strided

// What is measured stands in functions of its own where the compiler would
// otherwise keep the sum in memory for b.Loop.

const (
	side = 256
	size = side * side
)

var (
	numbers = make([]int64, size)
	target  = make([]int64, size)
	kept    strided.View[int64]
	part    []int64
	total   int64
)

func BenchmarkSlice(b *testing.B) {
	v := strided.FromSlice(numbers)
	b.ReportAllocs()
	for b.Loop() {
		kept = v.Slice(0, 1, size-1, 1)
	}
}

func BenchmarkSliceInto(b *testing.B) {
	v := strided.FromSlice(numbers)
	b.ReportAllocs()
	for b.Loop() {
		kept.SliceInto(&v, 0, 1, size-1, 1)
	}
}

// A slice expression of Go in a call of its own, as SliceInto is one.
func BenchmarkSliceByHand(b *testing.B) {
	for b.Loop() {
		part = slice(numbers, 1, size-1)
	}
}

//go:noinline
func slice(p []int64, start, stop int) []int64 { return p[start:stop] }

func BenchmarkSliceIntoStep(b *testing.B) {
	v := strided.FromSlice(numbers)
	b.ReportAllocs()
	for b.Loop() {
		kept.SliceInto(&v, 0, 1, size, 2)
	}
}

func BenchmarkSliceInto2D(b *testing.B) {
	v := strided.FromSlice(numbers, side, side)
	b.ReportAllocs()
	for b.Loop() {
		kept.SliceInto(&v, 1, 1, side, 2)
	}
}

func BenchmarkTranspose(b *testing.B) {
	v := strided.FromSlice(numbers, side, side)
	b.ReportAllocs()
	for b.Loop() {
		kept = v.Transpose()
	}
}

func BenchmarkAt(b *testing.B) {
	v := strided.FromSlice(numbers, side, side)
	b.ReportAllocs()
	for b.Loop() {
		total = sumAt(&v)
	}
}

func sumAt(v *strided.View[int64]) int64 {
	sum := int64(0)
	for i := range side {
		for j := range side {
			sum += v.At(i, j)
		}
	}
	return sum
}

func BenchmarkAtByHand(b *testing.B) {
	for b.Loop() {
		total = sumAtByHand()
	}
}

func sumAtByHand() int64 {
	sum := int64(0)
	for i := range side {
		for j := range side {
			sum += numbers[i*side+j]
		}
	}
	return sum
}

func BenchmarkAt1(b *testing.B) {
	v := strided.FromSlice(numbers)
	b.ReportAllocs()
	for b.Loop() {
		total = sumAt1(&v)
	}
}

func sumAt1(v *strided.View[int64]) int64 {
	sum := int64(0)
	for i := range size {
		sum += v.At1(i)
	}
	return sum
}

func BenchmarkValues(b *testing.B) {
	v := strided.FromSlice(numbers)
	b.ReportAllocs()
	for b.Loop() {
		total = sumValues(&v)
	}
}

func sumValues(v *strided.View[int64]) int64 {
	sum := int64(0)
	for x := range v.Values() {
		sum += x
	}
	return sum
}

func BenchmarkValuesByHand(b *testing.B) {
	for b.Loop() {
		total = sumValuesByHand()
	}
}

func sumValuesByHand() int64 {
	sum := int64(0)
	for _, x := range numbers {
		sum += x
	}
	return sum
}

func BenchmarkValuesStrided(b *testing.B) {
	whole := strided.FromSlice(numbers)
	v := whole.Slice(0, 0, size, 2)
	b.ReportAllocs()
	for b.Loop() {
		total = sumValuesStrided(&v)
	}
}

func sumValuesStrided(v *strided.View[int64]) int64 {
	sum := int64(0)
	for x := range v.Values() {
		sum += x
	}
	return sum
}

func BenchmarkValuesStridedByHand(b *testing.B) {
	for b.Loop() {
		total = sumValuesStridedByHand()
	}
}

func sumValuesStridedByHand() int64 {
	sum := int64(0)
	for i := 0; i < size; i += 2 {
		sum += numbers[i]
	}
	return sum
}

func BenchmarkRows(b *testing.B) {
	v := strided.FromSlice(numbers, side, side)
	b.ReportAllocs()
	for b.Loop() {
		total = sumRows(&v)
	}
}

func sumRows(v *strided.View[int64]) int64 {
	sum := int64(0)
	for row := range v.Rows() {
		p, _ := row.Contiguous()
		for _, x := range p {
			sum += x
		}
	}
	return sum
}

func BenchmarkRowsByHand(b *testing.B) {
	for b.Loop() {
		total = sumRowsByHand()
	}
}

func sumRowsByHand() int64 {
	sum := int64(0)
	for i := range side {
		for _, x := range numbers[i*side : (i+1)*side] {
			sum += x
		}
	}
	return sum
}

func BenchmarkRowsStrided(b *testing.B) {
	v := strided.FromSlice(numbers, side, side).Slice(1, 0, side, 2)
	b.ReportAllocs()
	for b.Loop() {
		total = sumRowsStrided(&v)
	}
}

func sumRowsStrided(v *strided.View[int64]) int64 {
	sum := int64(0)
	for row := range v.Rows() {
		for x := range row.Values() {
			sum += x
		}
	}
	return sum
}

func BenchmarkRowsStridedByHand(b *testing.B) {
	for b.Loop() {
		total = sumRowsStridedByHand()
	}
}

func sumRowsStridedByHand() int64 {
	sum := int64(0)
	for i := range side {
		row := numbers[i*side : (i+1)*side]
		for j := 0; j < len(row); j += 2 {
			sum += row[j]
		}
	}
	return sum
}

func BenchmarkFill(b *testing.B) {
	v := strided.FromSlice(target)
	b.ReportAllocs()
	for b.Loop() {
		v.Fill(1)
	}
}

func BenchmarkFillByHand(b *testing.B) {
	for b.Loop() {
		for i := range target {
			target[i] = 1
		}
	}
}

func BenchmarkFillColumns(b *testing.B) {
	v := strided.FromSlice(target, side, side).Slice(1, 0, side, 2)
	b.ReportAllocs()
	for b.Loop() {
		v.Fill(1)
	}
}

func BenchmarkFillColumnsByHand(b *testing.B) {
	for b.Loop() {
		for i := range side {
			row := target[i*side : (i+1)*side]
			for j := 0; j < len(row); j += 2 {
				row[j] = 1
			}
		}
	}
}

func BenchmarkCopy(b *testing.B) {
	dst, src := strided.FromSlice(target), strided.FromSlice(numbers)
	b.ReportAllocs()
	for b.Loop() {
		dst.CopyFrom(src)
	}
}

func BenchmarkCopyByHand(b *testing.B) {
	for b.Loop() {
		copy(target, numbers)
	}
}

func BenchmarkCopyStrided(b *testing.B) {
	dst := strided.FromSlice(target).Slice(0, 0, size/2, 1)
	src := strided.FromSlice(numbers).Slice(0, 0, size, 2)
	b.ReportAllocs()
	for b.Loop() {
		dst.CopyFrom(src)
	}
}

func BenchmarkCopyStridedByHand(b *testing.B) {
	for b.Loop() {
		dst := target[:size/2]
		for i := range dst {
			dst[i] = numbers[2*i]
		}
	}
}

func BenchmarkCopyTransposed(b *testing.B) {
	dst := strided.FromSlice(target, side, side)
	src := strided.FromSlice(numbers, side, side).Transpose()
	b.ReportAllocs()
	for b.Loop() {
		dst.CopyFrom(src)
	}
}

func BenchmarkCopyTransposedByHand(b *testing.B) {
	for b.Loop() {
		for i := range side {
			for j := range side {
				target[i*side+j] = numbers[j*side+i]
			}
		}
	}
}

// Pixels have rows as short as three items.
func BenchmarkCopyPixels(b *testing.B) {
	const pixels = size / 4
	dst := strided.FromSlice(target[:3*pixels], pixels, 3)
	src := strided.FromSlice(numbers, pixels, 4).Slice(1, 0, 3, 1)
	b.ReportAllocs()
	for b.Loop() {
		dst.CopyFrom(src)
	}
}

func BenchmarkCopyPixelsByHand(b *testing.B) {
	const pixels = size / 4
	for b.Loop() {
		for i := range pixels {
			d, s := target[3*i:3*i+3], numbers[4*i:4*i+3]
			for j := range d {
				d[j] = s[j]
			}
		}
	}
}

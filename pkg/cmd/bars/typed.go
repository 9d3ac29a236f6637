package main

import (
	"runtime"

	"github.com/zerocopyzen/zen/pkg/strided"
)

// The items that typed views are measured over.
const (
	side = 256
	size = side * side
)

var (
	numbers = make([]int64, size)
	target  = make([]int64, size)

	// What the loops compute goes to these, so that none is optimized away.
	kept  strided.View[int64]
	total int64
)

// measureTyped measures package strided against loops over Go slices. What is
// measured stands in functions of its own, so that the compiler keeps sums in
// registers on both sides.
func measureTyped(t *table) {
	line, square := strided.FromSlice(numbers), strided.FromSlice(numbers, side, side)
	if runtime.GOARCH == "wasm" {
		t.nanoseconds("View[T].SliceInto", 15, timed(func(n int) {
			for range n {
				kept.SliceInto(&line, 0, 1, size-1, 1)
			}
		}))
		t.nanoseconds("View[T].Slice", 15, timed(func(n int) {
			for range n {
				kept = line.Slice(0, 1, size-1, 1)
			}
		}))
	}
	for _, test := range []struct {
		what string
		f    func()
	}{
		{"Slice", func() { kept = square.Slice(1, 1, side, 2) }},
		{"Transpose", func() { kept = square.Transpose() }},
		{"At", func() { total = square.At(3, 7) }},
		{"Set", func() { square.Set(0, 3, 7) }},
		{"Values, a whole walk", func() { total = sumValues(&square) }},
		{"All, a whole walk", func() { total = sumAll(&square) }},
		{"Rows, a whole walk", func() { total = sumRows(&square) }},
	} {
		t.noAllocations("View[T]."+test.what, test.f)
	}

	half := line.Slice(0, 0, size, 2)
	columns := square.Slice(1, 0, side, 2)
	to := strided.FromSlice(target)
	toHalf, toColumns := to.Slice(0, 0, size/2, 1), strided.FromSlice(target, side, side).Slice(1, 0, side, 2)
	for _, test := range []struct {
		what         string
		bar          float64
		ours, theirs func()
	}{
		{"Values", 2, func() { total = sumValues(&line) }, func() { total = sum(numbers) }},
		{"Values, every second", 2, func() { total = sumValues(&half) }, func() { total = sumSecond(numbers) }},
		{"Rows", 1.3, func() { total = sumRows(&square) }, sumRowsByHand},
		{"Rows, every second column", 1.3, func() { total = sumRowValues(&columns) }, sumColumnsByHand},
		{"Fill", 1.3, func() { to.Fill(1) }, fillByHand},
		{"Fill, every second column", 1.3, func() { toColumns.Fill(1) }, fillColumnsByHand},
		{"CopyFrom, against copy", 1.3, func() { to.CopyFrom(line) }, func() { copy(target, numbers) }},
		{"CopyFrom, every second", 1.3, func() { toHalf.CopyFrom(half) }, copySecondByHand},
	} {
		t.ratio("View[T]."+test.what, test.bar, repeated(test.ours), repeated(test.theirs))
	}
}

func sumValues(v *strided.View[int64]) (sum int64) {
	for x := range v.Values() {
		sum += x
	}
	return sum
}

func sumAll(v *strided.View[int64]) (sum int64) {
	for at, x := range v.All() {
		sum += x + int64(at[1])
	}
	return sum
}

func sumRows(v *strided.View[int64]) (total int64) {
	for row := range v.Rows() {
		p, _ := row.Contiguous()
		for _, x := range p {
			total += x
		}
	}
	return total
}

func sumRowValues(v *strided.View[int64]) (sum int64) {
	for row := range v.Rows() {
		for x := range row.Values() {
			sum += x
		}
	}
	return sum
}

func sum(p []int64) (sum int64) {
	for _, x := range p {
		sum += x
	}
	return sum
}

func sumSecond(p []int64) (sum int64) {
	for i := 0; i < len(p); i += 2 {
		sum += p[i]
	}
	return sum
}

func sumRowsByHand() {
	sum := int64(0)
	for i := range side {
		for _, x := range numbers[i*side : (i+1)*side] {
			sum += x
		}
	}
	total = sum
}

func sumColumnsByHand() {
	sum := int64(0)
	for i := range side {
		row := numbers[i*side : (i+1)*side]
		for j := 0; j < len(row); j += 2 {
			sum += row[j]
		}
	}
	total = sum
}

func fillByHand() {
	p := target
	for i := range p {
		p[i] = 1
	}
}

func fillColumnsByHand() {
	for i := range side {
		row := target[i*side : (i+1)*side]
		for j := 0; j < len(row); j += 2 {
			row[j] = 1
		}
	}
}

func copySecondByHand() {
	dst, src := target[:size/2], numbers
	for i := range dst {
		dst[i] = src[2*i]
	}
}

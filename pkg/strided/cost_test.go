package strided_test

import (
	"slices"
	"sync"
	"testing"
	"unsafe"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/strided"
)

func TestNothingAllocates(t *testing.T) {
	line, cube := strided.FromSlice(counting(1000)), strided.FromSlice(counting(1000), 10, 10, 10)
	other := strided.FromSlice(counting(1000), 10, 10, 10)
	columns := cube.Transpose()
	view, err := buffer.NewView(strided.Slice[int32](counting(10)))
	if err != nil {
		t.Fatal(err)
	}
	collected := make([]int32, 0, 1000)
	var dst strided.View[int32]
	var sum int32
	for name, f := range map[string]func(){
		"Of":               func() { dst, _ = strided.Of[int32](view) },
		"FromSlice":        func() { dst = strided.FromSlice(collected[:1000], 10, 100) },
		"Slice":            func() { dst = cube.Slice(1, 9, 0, -2) },
		"SliceRange":       func() { dst = cube.SliceRange(1, layout.NewRange(1, 9, 2, 10)) },
		"SliceInto":        func() { dst.SliceInto(&line, 0, 1, 900, 3) },
		"Index":            func() { dst = cube.Index(1, 3) },
		"Transpose":        func() { dst = cube.Transpose(1, 2, 0) },
		"Reverse":          func() { dst = cube.Reverse(0) },
		"At":               func() { sum += cube.At(1, 2, 3) },
		"At1":              func() { sum += line.At1(9) },
		"Set":              func() { cube.Set(7, 1, 2, 3) },
		"Set1":             func() { line.Set1(9, 7) },
		"Values":           func() { sum += addValues(&columns) },
		"All":              func() { sum += addAll(&columns) },
		"Rows":             func() { sum += addRows(&columns) },
		"Contiguous":       func() { p, _ := cube.Contiguous(); sum += p[0] },
		"AppendTo":         func() { collected = columns.AppendTo(collected[:0]) },
		"Fill":             func() { columns.Fill(3) },
		"CopyFrom":         func() { other.CopyFrom(columns) },
		"CopyFrom, moved":  func() { dst = line.Slice(0, 1, 1000, 1); dst.CopyFrom(line.Slice(0, 0, 999, 1)) },
		"CopyFrom, spaced": func() { dst = line.Slice(0, 1, 1000, 2); dst.CopyFrom(line.Slice(0, 998, -1001, -2)) },
	} {
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
	if sum == 0 || dst.Size() == 0 {
		t.Error("nothing was done")
	}
}

func addValues(v *strided.View[int32]) (sum int32) {
	for x := range v.Values() {
		sum += x
	}
	return sum
}

func addAll(v *strided.View[int32]) (sum int32) {
	for at, x := range v.All() {
		sum += x + int32(at[0])
	}
	return sum
}

func addRows(v *strided.View[int32]) (sum int32) {
	for row := range v.Rows() {
		for x := range row.Values() {
			sum += x
		}
	}
	return sum
}

func TestSize(t *testing.T) {
	if n, want := unsafe.Sizeof(strided.View[float64]{}), 10*unsafe.Sizeof(uintptr(0)); n != want {
		t.Errorf("a View has %d bytes, want %d", n, want)
	}
}

// Whatever is derived from a view leads to the memory it was made from.
func TestNothingIsCopied(t *testing.T) {
	memory := counting(24)
	v := strided.FromSlice(memory, 2, 3, 4)
	if p, ok := v.Contiguous(); !ok || &p[0] != &memory[0] || len(p) != 24 {
		t.Error("Contiguous is not the memory")
	}
	part := v.Index(0, 1).Slice(0, 1, 3, 1)
	if p, ok := part.Contiguous(); !ok || &p[0] != &memory[16] || len(p) != 8 {
		t.Error("Contiguous of a part is not the memory")
	}
	n := 0
	for row := range v.Rows() {
		if p, ok := row.Contiguous(); !ok || &p[0] != &memory[4*n] {
			t.Errorf("row %d is not the memory", n)
		}
		n++
	}
	loan, err := part.Export(buffer.FullRO)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := unsafe.Pointer(&loan.Bytes()[0]), unsafe.Pointer(&memory[16]); got != want {
		t.Errorf("Export lends memory at %p, not %p", got, want)
	}
	loan.Release()
}

// Reading through views from many goroutines at once is safe; the race
// detector watches.
func TestConcurrentReads(t *testing.T) {
	v := strided.FromSlice(counting(600), 20, 30)
	want := slices.Collect(v.Values())
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			columns := v.Transpose()
			again := columns.Transpose()
			if got := again.AppendTo(nil); !slices.Equal(got, want) {
				t.Errorf("read %v", got)
			}
			var part strided.View[int32]
			part.SliceInto(&v, 0, 3, 9, 2)
			if got := addValues(&part) + addAll(&v) + addRows(&columns); got == 0 {
				t.Error("read zeros")
			}
		})
	}
	group.Wait()
}

// Goroutines that write different items do not disturb one another.
func TestConcurrentWritesOfDifferentItems(t *testing.T) {
	v := strided.FromSlice(make([]int32, 64))
	var group sync.WaitGroup
	for start := range 4 {
		group.Go(func() {
			part := v.Slice(0, start, 64, 4)
			part.Fill(int32(start + 1))
		})
	}
	group.Wait()
	for i, x := range v.AppendTo(nil) {
		if x != int32(i%4+1) {
			t.Fatalf("item %d is %d", i, x)
		}
	}
}

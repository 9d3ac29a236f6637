package layout_test

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/zerocopyzen/zen/pkg/layout"
)

func TestOverlaps(t *testing.T) {
	strided := layout.Strided
	one := func(offset, itemsize, n, stride int) layout.Layout {
		return strided(offset, itemsize, []int{n}, []int{stride})
	}
	const many = math.MaxInt >> 18
	for _, test := range []struct {
		name string
		a, b layout.Layout
		want bool
	}{
		{"the same", layout.Bytes(4), layout.Bytes(4), true},
		{"side by side", one(0, 1, 4, 1), one(4, 1, 4, 1), false},
		{"even and odd", one(0, 1, 4, 2), one(1, 1, 4, 2), false},
		{"even and odd, one reversed", one(6, 1, 4, -2), one(1, 1, 4, 2), false},
		{"even words and odd bytes", one(0, 2, 4, 4), one(1, 1, 4, 2), true},
		{"empty", one(0, 1, 0, 1), layout.Bytes(4), false},
		{"no bytes", layout.Layout{}, layout.Layout{}, false},
		{"scalar inside", layout.Contiguous(8), one(7, 1, 2, 1), true},
		{"columns", strided(0, 1, []int{8, 2}, []int{4, 1}), strided(2, 1, []int{8, 2}, []int{4, 1}), false},
		{"columns that touch", strided(0, 1, []int{8, 3}, []int{4, 1}), strided(2, 1, []int{8, 2}, []int{4, 1}), true},
		{"huge, multiples of 3 and of 5", one(0, 1, many, 3), one(1, 1, many, 5), true},
		{"huge, multiples of 6 and of 10", one(0, 1, many, 6), one(1, 1, many, 10), false},
		{"meeting at the end", one(0, 1, 1000, many+1), one(999, 1, 1000, many), true},
		{"meeting past the end", one(0, 1, 1000, many+1), one(1000, 1, 1000, many), false},
		{"repeated", strided(5, 1, []int{many}, []int{0}), one(0, 1, 5, 1), false},
		{"outside any memory", one(-4, 1, 4, 1), layout.Bytes(4), true},
	} {
		if got := layout.Overlaps(&test.a, &test.b); got != test.want {
			t.Errorf("%s: Overlaps = %v, want %v", test.name, got, test.want)
		}
		if got := layout.Overlaps(&test.b, &test.a); got != test.want {
			t.Errorf("%s, swapped: Overlaps = %v, want %v", test.name, got, test.want)
		}
	}
}

// TestOverlapsAgainstModel compares with counting bytes, for random layouts
// dense enough that both answers are frequent.
func TestOverlapsAgainstModel(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	answers := map[bool]int{}
	for range 20_000 {
		a, bytesA := randomLayout(random)
		b, bytesB := randomLayout(random)
		want := false
		for off := range bytesA {
			want = want || bytesB[off]
		}
		if got := layout.Overlaps(&a, &b); got != want {
			t.Fatalf("Overlaps(%v, %v) = %v, want %v", a, b, got, want)
		}
		answers[want]++
	}
	if answers[true] < 1000 || answers[false] < 1000 {
		t.Errorf("the test asks for too much of one kind: %v", answers)
	}
}

func randomLayout(random *rand.Rand) (layout.Layout, map[int]bool) {
	ndim := random.IntN(4)
	shape, strides := make([]int, ndim), make([]int, ndim)
	for i := range ndim {
		shape[i] = random.IntN(5)
		strides[i] = random.IntN(41) - 20
	}
	offset, itemsize := 300+random.IntN(40), 1+random.IntN(3)
	return layout.Strided(offset, itemsize, shape, strides), modelOf(offset, itemsize, shape, strides).bytes()
}

// TestOverlapsEnds gives the search a problem that it cannot finish, subset sum:
// the answer must come soon and be the safe one.
func TestOverlapsEnds(t *testing.T) {
	a, b := subsetSum()
	start := time.Now()
	if !layout.Overlaps(&a, &b) {
		t.Error("Overlaps found an answer, so the test is too easy")
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("the question took %v", took)
	}
}

// subsetSum returns layouts whose offsets are the sums of the subsets of two
// sets of 25 large numbers.
func subsetSum() (a, b layout.Layout) {
	random := rand.New(rand.NewPCG(3, 4))
	shape, stridesA, stridesB := make([]int, 25), make([]int, 25), make([]int, 25)
	for i := range shape {
		shape[i] = 2
		stridesA[i] = math.MaxInt/256 + random.IntN(math.MaxInt/8192)
		stridesB[i] = math.MaxInt/256 + random.IntN(math.MaxInt/8192)
	}
	return layout.Strided(0, 1, shape, stridesA), layout.Strided(12345, 1, shape, stridesB)
}

func FuzzOverlaps(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, seed1, seed2 uint64) {
		random := rand.New(rand.NewPCG(seed1, seed2))
		a, bytesA := randomLayout(random)
		b, bytesB := randomLayout(random)
		want := false
		for off := range bytesA {
			want = want || bytesB[off]
		}
		if got := layout.Overlaps(&a, &b); got != want {
			t.Fatalf("Overlaps(%v, %v) = %v, want %v", a, b, got, want)
		}
	})
}

func BenchmarkOverlaps(b *testing.B) {
	even := layout.Strided(0, 8, []int{1 << 20}, []int{24})
	odd := layout.Strided(12, 4, []int{1 << 20}, []int{24})
	for b.Loop() {
		if layout.Overlaps(&even, &odd) {
			b.Fatal("overlap")
		}
	}
}

// BenchmarkOverlapsGivesUp is the longest that a question can take.
func BenchmarkOverlapsGivesUp(b *testing.B) {
	x, y := subsetSum()
	for b.Loop() {
		layout.Overlaps(&x, &y)
	}
}

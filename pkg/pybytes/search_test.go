package pybytes_test

import (
	"bytes"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/zerocopyzen/zen/pkg/pybytes"
)

// bruteFind returns all positions of sub in s.
func bruteFind(s, sub []byte) []int {
	var found []int
	for i := 0; i+len(sub) <= len(s); i++ {
		if bytes.Equal(s[i:i+len(sub)], sub) {
			found = append(found, i)
		}
	}
	return found
}

// checkSearch compares the searches for sub in s with brute force.
func checkSearch(t *testing.T, s, sub []byte) {
	t.Helper()
	first, last, count := -1, -1, 0
	next := 0
	for _, i := range bruteFind(s, sub) {
		if first < 0 {
			first = i
		}
		last = i
		if i >= next {
			count++
			next = i + len(sub)
		}
	}
	if got, err := op.Find(s, sub, 0, len(s)); got != first || err != nil {
		t.Fatalf("Find(%.200q, %.200q) = %d, %v, want %d", s, sub, got, err, first)
	}
	if got, err := op.RFind(s, sub, 0, len(s)); got != last || err != nil {
		t.Fatalf("RFind(%.200q, %.200q) = %d, %v, want %d", s, sub, got, err, last)
	}
	if got, err := op.Count(s, sub, 0, len(s)); len(sub) > 0 && got != count || err != nil {
		t.Fatalf("Count(%.200q, %.200q) = %d, %v, want %d", s, sub, got, err, count)
	}
}

// TestLongNeedles searches for needles of every kind of repetition, and for
// such needles with one byte changed.
func TestLongNeedles(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 20_000 {
		unit := randomWord(random, 1+random.IntN(90), 2)
		needle := bytes.Repeat(unit, 1+200/len(unit))[:65+random.IntN(100)]
		s := bytes.Repeat(unit, 1+600/len(unit))
		for range random.IntN(6) {
			s[random.IntN(len(s))] ^= 1
		}
		if random.IntN(2) == 0 {
			needle[random.IntN(len(needle))] ^= 1
		}
		if random.IntN(2) == 0 {
			copy(s[random.IntN(len(s)-len(needle)):], needle)
		}
		checkSearch(t, s, needle)
	}
}

func randomWord(random *rand.Rand, n, letters int) []byte {
	word := make([]byte, n)
	for i := range word {
		word[i] = 'a' + byte(random.IntN(letters))
	}
	return word
}

// TestSearchAcrossPieces puts the needle over the seams of the pieces in which
// long bytes are searched.
func TestSearchAcrossPieces(t *testing.T) {
	s := make([]byte, 2<<20+100)
	for _, needle := range []string{"x", "xy", "x23456789", "x" + strings.Repeat("y", 63), "x" + strings.Repeat("yz", 50)} {
		for _, at := range []int{0, 1<<20 - 64, 1<<20 - 1, 1 << 20, 1<<20 + 36, 1<<20 + 99, 1<<20 + 100, 2<<20 - 1, len(s) - len(needle)} {
			clear(s)
			copy(s[at:], needle)
			if got, _ := op.Find(s, []byte(needle), 0, len(s)); got != at {
				t.Errorf("Find(%q) = %d, want %d", needle, got, at)
			}
			if got, _ := op.RFind(s, []byte(needle), 0, len(s)); got != at {
				t.Errorf("RFind(%q) = %d, want %d", needle, got, at)
			}
			if got, _ := op.Count(s, []byte(needle), 0, len(s)); got != 1 {
				t.Errorf("Count(%q) = %d, want 1", needle, got)
			}
		}
	}
}

// hostile returns a text and needles that take some algorithms the product of
// their lengths.
func hostile() (s []byte, needles [][]byte) {
	const n = 1 << 21
	s = bytes.Repeat([]byte("a"), n)
	half := bytes.Repeat([]byte("a"), n/2)
	front, middle, back := bytes.Clone(half), bytes.Clone(half), bytes.Clone(half)
	front[0], middle[n/4], back[n/2-1] = 'b', 'b', 'b'
	return s, [][]byte{front, middle, back, bytes.Repeat([]byte("ab"), n/4), front[:64], back[len(back)-64:]}
}

// TestSearchIsLinear: a quadratic search would take minutes.
func TestSearchIsLinear(t *testing.T) {
	s, needles := hostile()
	start := time.Now()
	for _, needle := range needles {
		for _, got := range []func() (int, error){
			func() (int, error) { return op.Find(s, needle, 0, len(s)) },
			func() (int, error) { return op.RFind(s, needle, 0, len(s)) },
			func() (int, error) { n, err := op.Count(s, needle, 0, len(s)); return n - 1, err },
		} {
			if i, err := got(); i != -1 || err != nil {
				t.Errorf("found a needle that is not there: %d, %v", i, err)
			}
		}
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestBounds(t *testing.T) {
	for _, test := range []struct{ start, end, n, wantStart, wantEnd int }{
		{0, math.MaxInt, 5, 0, 5},
		{-2, -1, 5, 3, 4},
		{-9, -9, 5, 0, 0},
		{9, 9, 5, 9, 5},
		{math.MinInt, math.MinInt, 5, 0, 0},
		{math.MaxInt, math.MaxInt, 5, math.MaxInt, 5},
	} {
		start, end := pybytes.Bounds(test.start, test.end, test.n)
		if start != test.wantStart || end != test.wantEnd {
			t.Errorf("Bounds(%d, %d, %d) = %d, %d, want %d, %d", test.start, test.end, test.n, start, end, test.wantStart, test.wantEnd)
		}
	}
}

func FuzzSearch(f *testing.F) {
	f.Add([]byte("abcabcabd"), []byte("abcabd"), uint8(1))
	f.Add([]byte("aaaaaaaaab"), []byte("aab"), uint8(40))
	f.Fuzz(func(t *testing.T, s, sub []byte, repeat uint8) {
		if len(s) > 1000 || len(sub) > 1000 {
			return
		}
		checkSearch(t, s, sub)
		// The same with a needle that is certain to be long, and present.
		long := bytes.Repeat(append(sub, 'x'), int(repeat)+1)
		checkSearch(t, append(append(bytes.Clone(s), long...), s...), long)
		checkSearch(t, bytes.Repeat(s, 3), bytes.Repeat(sub, int(repeat)+1))
	})
}

func BenchmarkFindByte(b *testing.B) {
	benchmarkFind(b, []byte("x"))
}

func BenchmarkFindShort(b *testing.B) {
	benchmarkFind(b, []byte("needle"))
}

func BenchmarkFindLong(b *testing.B) {
	benchmarkFind(b, bytes.Repeat([]byte("needle in a haystack "), 10))
}

func benchmarkFind(b *testing.B, needle []byte) {
	s := bytes.Repeat([]byte("the hay in this stack is dry\n"), 1<<20/29)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		if i, err := op.Find(s, needle, 0, len(s)); i >= 0 || err != nil {
			b.Fatal(i, err)
		}
	}
}

func BenchmarkFindHostile(b *testing.B) {
	s, needles := hostile()
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		for _, needle := range needles {
			if i, err := op.Find(s, needle, 0, len(s)); i >= 0 || err != nil {
				b.Fatal(i, err)
			}
		}
	}
}

func BenchmarkFindSmall(b *testing.B) {
	s, needle := []byte("key=value"), []byte("=")
	for b.Loop() {
		if i, _ := op.Find(s, needle, 0, math.MaxInt); i != 3 {
			b.Fatal(i)
		}
	}
}

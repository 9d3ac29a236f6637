package buffer

import (
	"bytes"
	"fmt"
	"math"
	"testing"
)

func TestHolds(t *testing.T) {
	mem := make([]byte, 10)
	for _, test := range []struct {
		off, step, n, size int
		want               bool
	}{
		{0, 1, 10, 1, true},
		{0, 1, 11, 1, false},
		{0, 2, 5, 2, true},
		{0, 2, 5, 3, false},
		{1, 2, 5, 2, false},
		{8, -2, 5, 2, true},
		{7, -2, 5, 2, false},
		{9, 0, math.MaxInt, 1, true},
		{9, 3, 1, 1, true},
		{10, 1, 1, 1, false},
		{-1, 1, 2, 1, false},
		{0, 1, 1, 11, false},
		{0, math.MaxInt, 1, 1, true},
		{0, math.MaxInt, 3, 1, false},
		{9, math.MinInt, 1, 1, true},
		{9, math.MinInt, 3, 1, false},
		{0, math.MaxInt/2 + 1, 5, 1, false},
	} {
		if got := holds(mem, test.off, test.step, test.n, test.size); got != test.want {
			t.Errorf("holds(10 bytes, %d, %d, %d, %d) = %v, want %v", test.off, test.step, test.n, test.size, got, test.want)
		}
	}
}

func TestTransfer(t *testing.T) {
	src := make([]byte, 400)
	for i := range src {
		src[i] = byte(3*i + 1)
	}
	for _, size := range []int{1, 2, 3, 4, 8, 16} {
		for _, n := range []int{1, 2, 3, 4, 5, 6, 8, 9} {
			for _, step := range []int{size, size + 1, 2 * size, -size, -size - 1, 0} {
				from := 0
				if step < 0 {
					from = -step * (n - 1)
				}
				to := 16 + n%2 // aligned and not
				want := make([]byte, 400)
				for i := range n {
					copy(want[to+i*size:], src[from+i*step:from+i*step+size])
				}
				got := make([]byte, 400)
				transfer(got, to, size, src, from, step, n, size)
				if !bytes.Equal(got, want) {
					t.Errorf("gather of %d items of %d bytes, step %d: %x, want %x", n, size, step, got, want)
				}
				if step == 0 {
					continue
				}
				spread := make([]byte, 400)
				transfer(spread, from, step, want, to, size, n, size)
				for i := range n {
					at := from + i*step
					if !bytes.Equal(spread[at:at+size], src[at:at+size]) {
						t.Errorf("scatter of %d items of %d bytes, step %d: item %d is %x", n, size, step, i, spread[at:at+size])
					}
				}
			}
		}
	}
}

// Whatever an exporter says about its memory, nothing outside it is touched.
func TestTransferOutside(t *testing.T) {
	for _, size := range []int{1, 2, 3, 4, 8, 16} {
		for _, test := range []struct{ d, dstep, s, sstep int }{
			{0, size, 64, size},
			{0, size, 0, 64},
			{0, size, -1, size},
			{0, size, 2 * size, -size},
			{63, size, 0, size},
			{0, 64, 0, size},
		} {
			func() {
				defer func() {
					if recover() == nil {
						t.Errorf("items of %d bytes, %+v: no panic", size, test)
					}
				}()
				transfer(make([]byte, 64)[:64:64], test.d, test.dstep, make([]byte, 64), test.s, test.sstep, 4, size)
			}()
		}
	}
}

func ExampleAddress() {
	memory := make([]byte, 8)
	fmt.Println(Address(memory[3:]) - Address(memory))
	// Output: 3
}

package text

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// errTooLong is what a program gets that asks for more text than its limit.
var errTooLong error = pyerr.MemoryError

// mul returns a·b for a, b ≥ 0, or the largest int when it would overflow.
func mul(a, b int) int {
	if a != 0 && b > math.MaxInt/a {
		return math.MaxInt
	}
	return a * b
}

// add returns a+b for a, b ≥ 0, or the largest int when it would overflow.
func add(a, b int) int {
	if b > math.MaxInt-a {
		return math.MaxInt
	}
	return a + b
}

// appendFill appends r n times to dst.
func appendFill(dst []byte, r rune, n int) []byte {
	if r < 0x80 {
		start := len(dst)
		dst = append(dst, make([]byte, n)...)
		if added := dst[start:]; n > 0 {
			added[0] = byte(r)
			for done := 1; done < n; done *= 2 {
				copy(added[done:], added[:done])
			}
		}
		return dst
	}
	for range n {
		dst = AppendRune(dst, r)
	}
	return dst
}

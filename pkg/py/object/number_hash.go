package object

import (
	"math"
	"math/big"
)

// Equal numbers hash alike whatever their types: the hash of a number is the
// number modulo the prime 2**61-1, fractions included.
//
// See https://docs.python.org/3/library/stdtypes.html#hashing-of-numeric-types.
const (
	hashBits     = 61
	hashModulus  = 1<<hashBits - 1
	hashInfinity = 314159
	hashNone     = 0xFCA86420
	hashImag     = 1000003
)

// bigHashModulus is hashModulus for math/big; it is never changed.
var bigHashModulus = big.NewInt(hashModulus)

// signedHash gives h the sign and avoids -1, which CPython keeps for errors.
func signedHash(h int64, negative bool) int64 {
	if negative {
		h = -h
	}
	if h == -1 {
		return -2
	}
	return h
}

// hashInt returns the hash of an int of any class.
func hashInt(v Value) int64 {
	if i, ok := v.Int64(); ok {
		if -hashModulus < i && i < hashModulus && i != -1 {
			return i
		}
		if i < 0 {
			return signedHash(int64(-uint64(i)%hashModulus), true)
		}
		return i % hashModulus
	}
	b := &As[BigInt](v).big
	rest := new(big.Int).Abs(b)
	return signedHash(rest.Mod(rest, bigHashModulus).Int64(), b.Sign() < 0)
}

// hashFloat64 returns the hash of a float. A NaN is equal to nothing, so its
// hash only needs to be something.
func hashFloat64(f float64) int64 {
	if i := int64(f); float64(i) == f && -hashModulus < i && i < hashModulus {
		return signedHash(i, false)
	}
	switch {
	case math.IsInf(f, 0):
		return signedHash(hashInfinity, f < 0)
	case math.IsNaN(f):
		return int64(math.Float64bits(f) >> 4)
	}
	// f is mantissa · 2**(exponent-53); modulo 2**61-1 a multiplication by a
	// power of two turns the bits round.
	fraction, exponent := math.Frexp(math.Abs(f))
	mantissa := uint64(fraction * (1 << 53))
	turn := (exponent - 53) % hashBits
	if turn < 0 {
		turn += hashBits
	}
	h := mantissa<<turn&hashModulus | mantissa>>(hashBits-turn)
	return signedHash(int64(h), f < 0)
}

func hashComplex128(c complex128) int64 {
	h := uint64(hashFloat64(real(c))) + hashImag*uint64(hashFloat64(imag(c)))
	return signedHash(int64(h), false)
}

package object

import "math/big"

// IntOfBig returns the int b, which it takes over, charged for, or the error of
// an int that is too long.
func IntOfBig(rt *Runtime, b *big.Int) (Value, error) { return makeBig(rt, b) }

// IntTooLong returns the MemoryError of an int that would exceed the limit.
func IntTooLong() error { return errIntTooLong }

// Product returns the product of the ints from first to last, and polls. Halves
// are multiplied, so that the factors are of like length.
func Product(rt *Runtime, first, last int64) (*big.Int, error) {
	if last-first < 32 {
		return new(big.Int).MulRange(first, last), nil
	}
	middle := first + (last-first)/2
	low, err := Product(rt, first, middle)
	if err != nil {
		return nil, err
	}
	high, err := Product(rt, middle+1, last)
	if err != nil {
		return nil, err
	}
	return low.Mul(low, high), rt.Work(workOfProduct(low, high))
}

// SquareRoot returns the root of n, which is not negative, rounded down, and
// polls. Each step of Newton's doubles the digits that are right, so that only
// the last is taken at full length.
func SquareRoot(rt *Runtime, n *big.Int) (*big.Int, error) {
	if n.BitLen() <= 128 {
		return new(big.Int).Sqrt(n), nil
	}
	// The root of the upper half, with a few bits to spare, is the first guess.
	shift := uint(n.BitLen()/4 - 2)
	guess, err := SquareRoot(rt, new(big.Int).Rsh(n, 2*shift))
	if err != nil {
		return nil, err
	}
	guess.Lsh(guess.Add(guess, big.NewInt(1)), shift) // above the root
	for {
		if err := rt.Work(workOfProduct(n, guess)); err != nil {
			return nil, err
		}
		next := new(big.Int).Quo(n, guess)
		next.Rsh(next.Add(next, guess), 1)
		if next.Cmp(guess) >= 0 {
			return guess, nil
		}
		guess = next
	}
}

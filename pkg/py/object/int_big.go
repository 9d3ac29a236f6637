package object

import (
	"math"
	"math/big"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// maxIntBits is the length from which an int is refused with a MemoryError: a
// product of two ints of half that length takes a few milliseconds, so nothing
// need be interruptible within one multiplication.
const maxIntBits = 1 << 20

// errIntTooLong names the limit; nothing else would tell it from a want of
// memory.
var errIntTooLong error = pyerr.MemoryError.New("an int here has at most 1048576 bits (2**20)")

// makeBig returns the int b, which the value takes over, and charges for it.
func makeBig(rt *Runtime, b *big.Int) (Value, error) {
	n := b.BitLen()
	if n < 64 {
		return NewBigInt(b), nil
	}
	if n > maxIntBits {
		return Value{}, errIntTooLong
	}
	if err := rt.Work(n); err != nil {
		return Value{}, err
	}
	if err := rt.chargeUncounted(n / 8); err != nil {
		return Value{}, err
	}
	return NewBigInt(b), nil
}

func binaryBig(rt *Runtime, op Operator, x, y *big.Int) (Value, error) {
	if err := rt.Work((x.BitLen() + y.BitLen()) / 8); err != nil {
		return Value{}, err
	}
	z := new(big.Int)
	switch op {
	case Add:
		return makeBig(rt, z.Add(x, y))
	case Sub:
		return makeBig(rt, z.Sub(x, y))
	case Mul:
		z, err := mulBig(rt, x, y)
		if err != nil {
			return Value{}, err
		}
		return makeBig(rt, z)
	case TrueDiv:
		return divideBig(x, y)
	case FloorDiv:
		quotient, _, err := divmodBig(rt, x, y)
		if err != nil {
			return Value{}, err
		}
		return makeBig(rt, quotient)
	case Mod:
		_, remainder, err := divmodBig(rt, x, y)
		if err != nil {
			return Value{}, err
		}
		return makeBig(rt, remainder)
	case Pow:
		return powBig(rt, x, y)
	case LShift:
		return shiftLeft(rt, x, y)
	case RShift:
		return shiftRight(rt, x, y)
	case And:
		return makeBig(rt, z.And(x, y))
	case Or:
		return makeBig(rt, z.Or(x, y))
	case Xor:
		return makeBig(rt, z.Xor(x, y))
	}
	return NotImplemented, nil
}

// workOfProduct is what multiplying or dividing costs, in the bytes of
// [Runtime.Work]: a step per pair of words, ten bytes each.
func workOfProduct(x, y *big.Int) int { return (x.BitLen()/64 + 1) * (y.BitLen()/64 + 1) * 10 }

func mulBig(rt *Runtime, x, y *big.Int) (*big.Int, error) {
	if x.BitLen()+y.BitLen()-1 > maxIntBits {
		return nil, errIntTooLong
	}
	if err := rt.Work(workOfProduct(x, y)); err != nil {
		return nil, err
	}
	return new(big.Int).Mul(x, y), nil
}

// divmodBig rounds the quotient down, as Python does.
func divmodBig(rt *Runtime, x, y *big.Int) (quotient, remainder *big.Int, err error) {
	if y.Sign() == 0 {
		return nil, nil, errDivisionByZero
	}
	if err := rt.Work(workOfProduct(x, y)); err != nil {
		return nil, nil, err
	}
	quotient, remainder = new(big.Int).QuoRem(x, y, new(big.Int))
	if remainder.Sign() != 0 && remainder.Sign() != y.Sign() {
		quotient.Sub(quotient, big.NewInt(1))
		remainder.Add(remainder, y)
	}
	return quotient, remainder, nil
}

// divideBig returns x / y rounded once, to the nearest float.
func divideBig(x, y *big.Int) (Value, error) {
	if y.Sign() == 0 {
		return Value{}, errDivisionByZero
	}
	// A quotient of at least 64 bits whose last bit also tells whether
	// anything follows rounds as the exact one does.
	shift := 65 + y.BitLen() - x.BitLen()
	numerator, denominator := new(big.Int).Abs(x), new(big.Int).Abs(y)
	if shift > 0 {
		numerator.Lsh(numerator, uint(shift))
	} else {
		denominator.Lsh(denominator, uint(-shift))
	}
	quotient, remainder := numerator.QuoRem(numerator, denominator, new(big.Int))
	if remainder.Sign() != 0 {
		quotient.SetBit(quotient, 0, 1)
	}
	exact := new(big.Float).SetInt(quotient)
	f, _ := exact.SetMantExp(exact, -shift).Float64()
	if math.IsInf(f, 0) {
		return Value{}, pyerr.OverflowError.New("integer division result too large for a float")
	}
	if x.Sign()*y.Sign() < 0 {
		f = -f
	}
	return Float(f), nil
}

// floatOfBig returns the float nearest to b.
func floatOfBig(b *big.Int) (float64, error) {
	f, _ := b.Float64()
	if math.IsInf(f, 0) {
		return 0, pyerr.OverflowError.New("int too large to convert to float")
	}
	return f, nil
}

func shiftLeft(rt *Runtime, x, y *big.Int) (Value, error) {
	switch {
	case y.Sign() < 0:
		return Value{}, errNegativeShift
	case x.Sign() == 0:
		return Int(0), nil
	case !y.IsInt64():
		return Value{}, pyerr.OverflowError.New("too many digits in integer")
	case y.Int64() > maxIntBits || x.BitLen()+int(y.Int64()) > maxIntBits:
		return Value{}, errIntTooLong
	}
	return makeBig(rt, new(big.Int).Lsh(x, uint(y.Int64())))
}

func shiftRight(rt *Runtime, x, y *big.Int) (Value, error) {
	if y.Sign() < 0 {
		return Value{}, errNegativeShift
	}
	if !y.IsInt64() || y.Int64() > maxIntBits {
		return Int(int64(min(x.Sign(), 0))), nil
	}
	return makeBig(rt, new(big.Int).Rsh(x, uint(y.Int64())))
}

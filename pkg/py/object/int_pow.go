package object

import (
	"math/big"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// powBig returns x to the power y, a float when y is negative.
func powBig(rt *Runtime, x, y *big.Int) (Value, error) {
	if y.Sign() < 0 {
		base, err := floatOfBig(x)
		if err != nil {
			return Value{}, err
		}
		exponent, err := floatOfBig(y)
		if err != nil {
			return Value{}, err
		}
		return binaryFloat64(rt, Pow, base, exponent)
	}
	if y.Sign() == 0 {
		return Int(1), nil
	}
	if x.BitLen() <= 1 { // 0, 1 or -1
		if x.Sign() < 0 && y.Bit(0) == 0 {
			return Int(1), nil
		}
		return Int(int64(x.Sign())), nil
	}
	if !y.IsInt64() || y.Int64() > maxIntBits || int64(x.BitLen()-1)*y.Int64() >= maxIntBits {
		return Value{}, errIntTooLong
	}
	power := x
	for i := y.BitLen() - 2; i >= 0; i-- {
		var err error
		if power, err = mulBig(rt, power, power); err != nil {
			return Value{}, err
		}
		if y.Bit(i) == 0 {
			continue
		}
		if power, err = mulBig(rt, power, x); err != nil {
			return Value{}, err
		}
	}
	return makeBig(rt, new(big.Int).Set(power))
}

// powerInt is the Power slot of int: x to the power y modulo m.
func powerInt(rt *Runtime, a, b, modulus Value) (Value, error) {
	if !a.IsInt() || !b.IsInt() || !modulus.IsInt() {
		return NotImplemented, nil
	}
	var scratchX, scratchY, scratchM big.Int
	x, y, m := BigOf(a, &scratchX), BigOf(b, &scratchY), BigOf(modulus, &scratchM)
	if m.Sign() == 0 {
		return Value{}, pyerr.ValueError.New("pow() 3rd argument cannot be 0")
	}
	positive := new(big.Int).Abs(m)
	if y.Sign() < 0 {
		inverse := new(big.Int).ModInverse(x, positive)
		if inverse == nil {
			return Value{}, pyerr.ValueError.New("base is not invertible for the given modulus")
		}
		x, y = inverse, new(big.Int).Neg(y)
	}
	power, err := powMod(rt, new(big.Int).Mod(x, positive), y, positive)
	if err != nil {
		return Value{}, err
	}
	if m.Sign() < 0 && power.Sign() != 0 {
		power.Add(power, m)
	}
	return makeBig(rt, power)
}

// powMod returns x to the power y ≥ 0 modulo m > 0, where 0 ≤ x < m.
func powMod(rt *Runtime, x, y, m *big.Int) (*big.Int, error) {
	const quick = 1 << 22 // a few milliseconds
	if work := y.BitLen() * workOfProduct(m, m); work < quick {
		if err := rt.Work(work); err != nil {
			return nil, err
		}
		return new(big.Int).Exp(x, y, m), nil
	}
	power := new(big.Int).Mod(big.NewInt(1), m)
	product := new(big.Int)
	for i := y.BitLen() - 1; i >= 0; i-- {
		if err := rt.Work(3 * workOfProduct(m, m)); err != nil {
			return nil, err
		}
		power.Rem(product.Mul(power, power), m)
		if y.Bit(i) != 0 {
			power.Rem(product.Mul(power, x), m)
		}
	}
	return power, nil
}

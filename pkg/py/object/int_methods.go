package object

import (
	"math/big"
	"math/bits"
)

var intMethods = []Method{
	{Name: "__new__", Params: "*args", Kind: StaticMethod, Fn: newOf(IntType)},
	{Name: "__getnewargs__", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
		return NewTuple(rt, exactInt(self))
	}},
	{Name: "__divmod__", Params: "value, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
		return intDivMod(rt, self, args.At(0))
	}},
	{Name: "__rdivmod__", Params: "value, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
		return intDivMod(rt, args.At(0), self)
	}},
	{Name: "__trunc__", Fn: selfAsInt},
	{Name: "__floor__", Fn: selfAsInt},
	{Name: "__ceil__", Fn: selfAsInt},
	{Name: "conjugate", Fn: selfAsInt},
	{Name: "__round__", Params: "ndigits?, /", Fn: roundInt},
	{Name: "__sizeof__", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
		return Int(int64(24 + 4*max(1, (bitLength(self)+29)/30))), nil
	}},
	{Name: "as_integer_ratio", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
		return NewTuple(rt, exactInt(self), Int(1))
	}},
	{Name: "bit_count", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
		var scratch big.Int
		count := 0
		for _, word := range BigOf(self, &scratch).Bits() {
			count += bits.OnesCount(uint(word))
		}
		return Int(int64(count)), nil
	}},
	{Name: "bit_length", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
		return Int(int64(bitLength(self))), nil
	}},
	{Name: "is_integer", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) { return True, nil }},
	{Name: "from_bytes", Params: "bytes, byteorder?, *, signed?", Kind: ClassMethod, Fn: intFromBytes},
	{Name: "to_bytes", Params: "length?, byteorder?, *, signed?", Fn: intToBytes},
}

func selfAsInt(rt *Runtime, self Value, _ Args) (Value, error) { return exactInt(self), nil }

func bitLength(v Value) int {
	var scratch big.Int
	return BigOf(v, &scratch).BitLen()
}

func intDivMod(rt *Runtime, a, b Value) (Value, error) {
	quotient, remainder, ok, err := divmodInt(rt, a, b)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return NotImplemented, nil
	}
	return NewTuple(rt, quotient, remainder)
}

// roundInt is int.__round__: with a negative number of digits the last ones
// become zeros, and a half is rounded to the even side.
//
// See https://docs.python.org/3/library/functions.html#round.
func roundInt(rt *Runtime, self Value, args Args) (Value, error) {
	if args.At(0).h == nil || args.At(0).IsNone() {
		return exactInt(self), nil
	}
	index, err := Index(rt, args.At(0))
	if err != nil {
		return Value{}, err
	}
	defer rt.Release(index)
	digits, err := AsSize(rt, index, nil)
	if err != nil {
		return Value{}, err
	}
	if digits >= 0 {
		return exactInt(self), nil
	}
	var scratch big.Int
	n := BigOf(self, &scratch)
	if digits < -n.BitLen() { // ten to the power of so many is more than twice n
		return Int(0), nil
	}
	unit, err := powBig(rt, big.NewInt(10), big.NewInt(int64(-digits)))
	if err != nil {
		return Value{}, err
	}
	var unitScratch big.Int
	step := BigOf(unit, &unitScratch)
	quotient, remainder, err := divmodBig(rt, n, step)
	if err != nil {
		return Value{}, err
	}
	order := new(big.Int).Lsh(remainder, 1).Cmp(step)
	if order > 0 || order == 0 && quotient.Bit(0) != 0 {
		quotient.Add(quotient, big.NewInt(1))
	}
	product, err := mulBig(rt, quotient, step)
	if err != nil {
		return Value{}, err
	}
	return makeBig(rt, product)
}

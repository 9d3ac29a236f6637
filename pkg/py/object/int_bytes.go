package object

import (
	"math/big"
	"slices"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// isLittleEndian reads a byteorder argument, which may be missing.
func isLittleEndian(function string, v Value) (bool, error) {
	switch {
	case v.h == nil:
		return false, nil
	case !v.IsStr():
		return false, pyerr.TypeError.Newf("%s() argument 'byteorder' must be str, not %s", function, argumentType(v))
	case StrOf(v) == "little":
		return true, nil
	case StrOf(v) == "big":
		return false, nil
	}
	return false, pyerr.ValueError.New("byteorder must be either 'little' or 'big'")
}

// isSigned reads a signed argument, which may be missing.
func isSigned(rt *Runtime, v Value) (bool, error) {
	if v.h == nil {
		return false, nil
	}
	return Truth(rt, v)
}

// intToBytes is int.to_bytes.
//
// See https://docs.python.org/3/library/stdtypes.html#int.to_bytes.
func intToBytes(rt *Runtime, self Value, args Args) (Value, error) {
	length := 1
	if args.At(0).h != nil {
		var err error
		if length, err = AsSize(rt, args.At(0), pyerr.OverflowError); err != nil {
			return Value{}, err
		}
	}
	if length < 0 {
		return Value{}, pyerr.ValueError.New("length cannot be negative")
	}
	little, err := isLittleEndian("to_bytes", args.At(1))
	if err != nil {
		return Value{}, err
	}
	signed, err := isSigned(rt, args.At(2))
	if err != nil {
		return Value{}, err
	}
	var scratch big.Int
	n := BigOf(self, &scratch)
	if err := checkBytesFit(n, length, signed); err != nil {
		return Value{}, err
	}
	if err := rt.Charge(length); err != nil {
		return Value{}, err
	}
	defer rt.Credit(length)
	if n.Sign() < 0 { // two's complement: 2**(8·length) + n
		n = new(big.Int).Add(n, new(big.Int).Lsh(big.NewInt(1), uint(8*length)))
	}
	data := n.FillBytes(make([]byte, length))
	if little {
		slices.Reverse(data)
	}
	return rt.MakeBytes(rt, data)
}

func checkBytesFit(n *big.Int, length int, signed bool) error {
	if n.Sign() < 0 && !signed {
		return pyerr.OverflowError.New("can't convert negative int to unsigned")
	}
	bits := n.BitLen()
	if signed {
		if n.Sign() < 0 {
			bits = new(big.Int).Not(n).BitLen() // -128 needs no more than 127
		}
		if bits > 0 || n.Sign() < 0 {
			bits++ // the sign
		}
	}
	if length < maxIntBits && bits > 8*length {
		return pyerr.OverflowError.New("int too big to convert")
	}
	return nil
}

// intFromBytes is int.from_bytes.
//
// See https://docs.python.org/3/library/stdtypes.html#int.from_bytes.
func intFromBytes(rt *Runtime, self Value, args Args) (Value, error) {
	little, err := isLittleEndian("from_bytes", args.At(1))
	if err != nil {
		return Value{}, err
	}
	signed, err := isSigned(rt, args.At(2))
	if err != nil {
		return Value{}, err
	}
	data, err := collectBytes(rt, args.At(0))
	if err != nil {
		return Value{}, err
	}
	if len(data) > maxIntBits/8 {
		return Value{}, errIntTooLong
	}
	if little {
		slices.Reverse(data)
	}
	n := new(big.Int).SetBytes(data)
	if signed && len(data) > 0 && data[0] >= 0x80 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(data))))
	}
	v, err := makeBig(rt, n)
	if err != nil || AsType(self) == IntType {
		return v, err
	}
	return Call(rt, self, Args{Values: []Value{v}})
}

// collectBytes returns a copy of the bytes of a bytes-like object, of what its
// __bytes__ returns, or of the ints that it yields.
func collectBytes(rt *Runtime, v Value) ([]byte, error) {
	var data []byte
	copyOut := func(b []byte) error {
		if len(b) > maxIntBits/8 {
			return errIntTooLong
		}
		data = slices.Clone(b)
		return nil
	}
	if lookupSpecial(v, "__bytes__").h != nil && v.h.kind != KindBytes {
		result, err := callSpecial(rt, v, "__bytes__")
		if err != nil {
			return nil, err
		}
		defer rt.Release(result)
		if result.h.kind != KindBytes {
			return nil, pyerr.TypeError.Newf("%s.__bytes__() must return a bytes, not %s", v.QualifiedTypeName(), result.QualifiedTypeName())
		}
		_, err = withBytes(rt, result, copyOut)
		return data, err
	}
	if known, err := withBytes(rt, v, copyOut); known {
		return data, err
	}
	if v.IsStr() || v.h.typ.slots.Iter == nil && v.h.typ.slots.GetItem == nil {
		return nil, pyerr.TypeError.Newf("cannot convert '%s' object to bytes", v.TypeName())
	}
	err := Each(rt, v, func(item Value) error {
		n, err := AsSize(rt, item, nil)
		if err != nil {
			return err
		}
		if n < 0 || n > 255 {
			return pyerr.ValueError.New("bytes must be in range(0, 256)")
		}
		if len(data) >= maxIntBits/8 {
			return errIntTooLong
		}
		data = append(data, byte(n))
		return nil
	})
	return data, err
}

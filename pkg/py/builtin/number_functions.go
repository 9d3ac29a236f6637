package builtin

import (
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var numberFunctions = []function{
	{"abs", "number, /", "Return the absolute value of the argument.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		return object.Absolute(rt, args.At(0))
	}},
	{"bin", "integer, /", "Return the binary representation of an integer.", inBase("0b", 2)},
	{"oct", "integer, /", "Return the octal representation of an integer.", inBase("0o", 8)},
	{"hex", "integer, /", "Return the hexadecimal representation of an integer.", inBase("0x", 16)},
	{"chr", "i, /", "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.", chr},
	{"ord", "character, /", "Return the ordinal value of a character.", ord},
	{"divmod", "x, y, /", "Return the tuple (x//y, x%y).", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		return object.DivMod(rt, args.At(0), args.At(1))
	}},
	{"pow", "base, exp, mod?", "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		return object.Power(rt, args.At(0), args.At(1), args.At(2))
	}},
	{"round", "number, ndigits?", "Round a number to a given precision in decimal digits.", round},
	{"hash", "obj, /", "Return the hash value for the given object.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		h, err := object.Hash(rt, args.At(0))
		if err != nil {
			return object.Value{}, err
		}
		return object.Int(h), nil
	}},
	{"id", "obj, /", "Return the identity of an object.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		return object.Int(identity(args.At(0))), nil
	}},
}

// inBase returns bin, oct or hex.
func inBase(prefix string, base int) object.NativeFunc {
	return func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		index, err := object.Index(rt, args.At(0))
		if err != nil {
			return object.Value{}, err
		}
		defer rt.Release(index)
		var digits []byte
		if i, ok := index.Int64(); ok {
			digits = strconv.AppendInt(make([]byte, 0, 80), i, base)
		} else {
			digits = object.BigOf(index, nil).Append(nil, base)
		}
		if digits[0] == '-' {
			return makeStr(rt, "-"+prefix+string(digits[1:]), nil)
		}
		return makeStr(rt, prefix+string(digits), nil)
	}
}

var errNoCharacter = pyerr.ValueError.New("chr() arg not in range(0x110000)")

func chr(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	index, err := object.Index(rt, args.At(0))
	if err != nil {
		return object.Value{}, err
	}
	defer rt.Release(index)
	i, ok := index.Int64()
	if !ok || i < 0 || i > utf8.MaxRune {
		return object.Value{}, errNoCharacter
	}
	return object.NewStr(string(text.AppendRune(nil, rune(i)))), nil
}

func ord(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	v := args.At(0)
	switch v.Kind() {
	case object.KindStr:
		s := object.StrOf(v)
		r, size := text.DecodeRune(s)
		if size == 0 || size < len(s) {
			return object.Value{}, notOneCharacter(text.Len(s))
		}
		return object.Int(int64(r)), nil
	case object.KindBytes, object.KindByteArray:
		n, err := object.Len(rt, v)
		if err != nil {
			return object.Value{}, err
		}
		if n != 1 {
			return object.Value{}, notOneCharacter(n)
		}
		return object.GetItem(rt, v, object.Int(0))
	}
	return object.Value{}, pyerr.TypeError.Newf("ord() expected string of length 1, but %s found", v.TypeName())
}

func notOneCharacter(n int) error {
	return pyerr.TypeError.Newf("ord() expected a character, but string of length %d found", n)
}

func round(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	number := args.At(0)
	var digits []object.Value
	if d := args.At(1); d.IsSet() && !d.IsNone() {
		digits = []object.Value{d}
	}
	v, ok, err := callSpecial(rt, number, "__round__", digits...)
	if !ok {
		return object.Value{}, pyerr.TypeError.Newf("type %s doesn't define __round__ method", number.TypeName())
	}
	return v, err
}

// callSpecial calls the special method name of v's class; ok is false when the
// class has none. The object's own attributes do not count.
func callSpecial(rt *object.Runtime, v object.Value, name string, values ...object.Value) (result object.Value, ok bool, err error) {
	fn := v.Type().Lookup(name)
	if !fn.IsSet() {
		return object.Value{}, false, nil
	}
	args := object.Args{Values: values}
	get := fn.Type().Slots().DescrGet
	if get == nil {
		result, err = object.Call(rt, fn, args)
		return result, true, err
	}
	switch fn.Kind() {
	case object.KindFunction, object.KindNative:
		result, err = object.CallMethod(rt, fn, v, args)
		return result, true, err
	}
	bound, err := get(rt, fn, v, v.Type())
	if err != nil {
		return object.Value{}, true, err
	}
	defer rt.Release(bound)
	result, err = object.Call(rt, bound, args)
	return result, true, err
}

// identity returns what id() shows: the address of an object, and for values
// that have no object of their own a number that equal values share.
func identity(v object.Value) int64 {
	const mixer = 0x9e3779b97f4a7c15
	bits := v.Bits()
	if bits == 0 {
		return int64(v.Address())
	}
	return int64((uint64(v.Address()) + bits*mixer) & math.MaxInt64 &^ 0xf)
}

// A summation adds up as sum() does: ints in 64 bits while they fit, floats and
// complex numbers with the error of each addition carried along, anything else
// by +.
//
// See https://docs.python.org/3/library/functions.html#sum.
type summation struct {
	rt    *object.Runtime
	mode  object.Kind // of the total: KindInt, KindFloat, KindComplex; anything else for general
	whole int64
	re    compensated
	im    compensated
	total object.Value // of the general way, owned
}

// compensated is a sum with the low-order bits that its additions lost.
type compensated struct{ hi, lo float64 }

func (c *compensated) add(x float64) {
	t := c.hi + x
	if math.Abs(c.hi) >= math.Abs(x) {
		c.lo += (c.hi - t) + x
	} else {
		c.lo += (x - t) + c.hi
	}
	c.hi = t
}

func (c *compensated) value() float64 {
	if c.lo != 0 && !math.IsInf(c.lo, 0) && !math.IsNaN(c.lo) {
		return c.hi + c.lo
	}
	return c.hi
}

// start begins with v, borrowed.
func (s *summation) start(v object.Value) {
	i, fits := v.Int64()
	switch t := v.Type(); {
	case t == object.IntType && fits:
		s.mode, s.whole = object.KindInt, i
	case t == object.FloatType:
		f, _ := object.FloatOf(v)
		s.mode, s.re = object.KindFloat, compensated{hi: f}
	case t == object.ComplexType:
		c, _ := object.ComplexOf(v)
		s.mode, s.re, s.im = object.KindComplex, compensated{hi: real(c)}, compensated{hi: imag(c)}
	default:
		s.mode, s.total = object.KindOther, v.Retain()
	}
}

// add adds v, borrowed.
func (s *summation) add(v object.Value) error {
	t := v.Type()
	switch s.mode {
	case object.KindInt:
		if t != object.IntType && t != object.BoolType {
			break
		}
		if i, fits := v.Int64(); fits {
			if sum := s.whole + i; (sum > s.whole) == (i > 0) {
				s.whole = sum
				return nil
			}
		}
	case object.KindFloat:
		if t == object.FloatType {
			f, _ := object.FloatOf(v)
			s.re.add(f)
			return nil
		}
		if v.IsInt() {
			f, err := object.AsFloat(s.rt, v)
			s.re.add(f)
			return err
		}
	case object.KindComplex:
		if t == object.ComplexType {
			c, _ := object.ComplexOf(v)
			s.re.add(real(c))
			s.im.add(imag(c))
			return nil
		}
		if v.IsInt() || v.Kind() == object.KindFloat {
			f, err := object.AsFloat(s.rt, v)
			s.re.add(f)
			return err
		}
	}
	so := s.take()
	sum, err := object.Binary(s.rt, object.Add, so, v)
	s.rt.Release(so)
	if err != nil {
		return err
	}
	if s.mode == object.KindInt || s.mode == object.KindFloat && sum.Type() != object.FloatType {
		s.start(sum) // the sum of ints may go on as a float, that of floats as a complex number
		s.rt.Release(sum)
		return nil
	}
	s.mode, s.total = object.KindOther, sum
	return nil
}

// take returns the sum so far, which the caller then owns.
func (s *summation) take() object.Value {
	switch s.mode {
	case object.KindInt:
		return object.Int(s.whole)
	case object.KindFloat:
		return object.Float(s.re.value())
	case object.KindComplex:
		return object.NewComplex(complex(s.re.value(), s.im.value()))
	}
	total := s.total
	s.total = object.Value{}
	return total
}

func sumItems(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	n := args.Positional()
	if n == 0 {
		return object.Value{}, pyerr.TypeError.New("sum() takes at least 1 positional argument (0 given)")
	}
	start := object.Int(0)
	if given := args.At(1); given.IsSet() {
		start = given
	}
	s := summation{rt: rt}
	err := func() error {
		it, err := object.Iter(rt, args.At(0))
		if err != nil {
			return err
		}
		defer rt.Release(it)
		if err := refuseStart(start); err != nil {
			return err
		}
		s.start(start)
		return eachItem(rt, it, s.add)
	}()
	total := s.take()
	if err != nil {
		if total.IsSet() {
			rt.Release(total)
		}
		return object.Value{}, err
	}
	return total, nil
}

// refuseStart is the error for a start that is added up better another way.
func refuseStart(start object.Value) error {
	switch start.Kind() {
	case object.KindStr:
		return pyerr.TypeError.New("sum() can't sum strings [use ''.join(seq) instead]")
	case object.KindBytes:
		return pyerr.TypeError.New("sum() can't sum bytes [use b''.join(seq) instead]")
	case object.KindByteArray:
		return pyerr.TypeError.New("sum() can't sum bytearray [use b''.join(seq) instead]")
	}
	return nil
}

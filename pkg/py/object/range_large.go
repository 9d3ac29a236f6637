package object

import (
	"math/big"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A largeRange is a range with numbers or a length beyond 64 bits.
type largeRange struct {
	start, stop, step, length big.Int
}

// A largeRangeIterator walks one, either way round.
type largeRangeIterator struct {
	Header
	next, step, left big.Int
}

var largeRangeIteratorType = &Type{}

// newLargeRange returns a range of any ints. It is kept small if it can be.
func newLargeRange(rt *Runtime, start, stop, step Value) Value {
	l := &largeRange{}
	for i, part := range []*big.Int{&l.start, &l.stop, &l.step} {
		var scratch big.Int
		part.Set(BigOf([]Value{start, stop, step}[i], &scratch))
	}
	return l.value(rt)
}

// value returns the range, whose length is set here.
func (l *largeRange) value(rt *Runtime) Value {
	l.length.Sub(&l.stop, &l.start)
	if l.step.Sign() < 0 {
		l.length.Neg(&l.length)
	}
	if l.length.Sign() <= 0 {
		l.length.SetInt64(0)
	} else {
		var by big.Int
		l.length.Sub(&l.length, big.NewInt(1))
		l.length.Quo(&l.length, by.Abs(&l.step))
		l.length.Add(&l.length, big.NewInt(1))
	}
	if l.start.IsInt64() && l.stop.IsInt64() && l.step.IsInt64() && l.length.IsInt64() {
		return makeRange(rt, l.start.Int64(), l.stop.Int64(), l.step.Int64(), int(l.length.Int64()))
	}
	r := &Range{large: l}
	r.Init(rt, RangeType)
	return r.Value()
}

// largeCopy returns the range in the form that holds any number.
func (r *Range) largeCopy() *largeRange {
	if r.large != nil {
		return r.large
	}
	l := &largeRange{}
	l.start.SetInt64(r.start)
	l.stop.SetInt64(r.stop)
	l.step.SetInt64(r.step)
	l.length.SetInt64(int64(r.length))
	return l
}

// bigValue returns a value of its own for the number b, which is not shared.
func bigValue(b *big.Int) Value {
	if b.IsInt64() {
		return Int(b.Int64())
	}
	return NewBigInt(new(big.Int).Set(b))
}

// copyBig returns an int of class int itself with v's number.
func copyBig(v Value) Value {
	var scratch big.Int
	return bigValue(BigOf(v, &scratch))
}

// String returns the repr.
func (l *largeRange) String() string {
	text := "range(" + l.start.String() + ", " + l.stop.String()
	if !l.step.IsInt64() || l.step.Int64() != 1 {
		text += ", " + l.step.String()
	}
	return text + ")"
}

// item returns number i, which need not be within the range.
func (l *largeRange) item(i *big.Int) *big.Int {
	v := new(big.Int).Mul(i, &l.step)
	return v.Add(v, &l.start)
}

func (l *largeRange) at(index Value) (Value, error) {
	var scratch, i big.Int
	i.Set(BigOf(index, &scratch))
	if i.Sign() < 0 {
		i.Add(&i, &l.length)
	}
	if i.Sign() < 0 || i.Cmp(&l.length) >= 0 {
		return Value{}, errRangeIndex
	}
	return NewBigInt(l.item(&i)), nil
}

// place returns where the int v stands in the range, or nil.
func (l *largeRange) place(v Value) *big.Int {
	var scratch, rest big.Int
	i := new(big.Int).Sub(BigOf(v, &scratch), &l.start)
	i.QuoRem(i, &l.step, &rest)
	if rest.Sign() != 0 || i.Sign() < 0 || i.Cmp(&l.length) >= 0 {
		return nil
	}
	return i
}

// slice returns the part of the range that s means, a range again.
func (l *largeRange) slice(rt *Runtime, s *Slice) (Value, error) {
	step, err := sliceNumber(rt, s.step, big.NewInt(1))
	if err != nil {
		return Value{}, err
	}
	if step.Sign() == 0 {
		return Value{}, pyerr.ValueError.New("slice step cannot be zero")
	}
	low, high := big.NewInt(0), &l.length
	first, last := low, high
	if step.Sign() < 0 {
		low, high = big.NewInt(-1), new(big.Int).Sub(&l.length, big.NewInt(1))
		first, last = high, low
	}
	fit := func(v Value, omitted *big.Int) (*big.Int, error) {
		if v.IsNone() {
			return omitted, nil
		}
		i, err := sliceNumber(rt, v, nil)
		if err != nil {
			return nil, err
		}
		if i.Sign() < 0 {
			i.Add(i, &l.length)
		}
		if i.Cmp(low) < 0 {
			return low, nil
		}
		if i.Cmp(high) > 0 {
			return high, nil
		}
		return i, nil
	}
	start, err := fit(s.start, first)
	if err != nil {
		return Value{}, err
	}
	stop, err := fit(s.stop, last)
	if err != nil {
		return Value{}, err
	}
	part := &largeRange{}
	part.start.Set(l.item(start))
	part.stop.Set(l.item(stop))
	part.step.Mul(step, &l.step)
	return part.value(rt), nil
}

// CheckCountable fails for a range with more items than a list can have: it
// need not be walked to know.
func CheckCountable(v Value) error {
	if v.h.kind != KindRange {
		return nil
	}
	if r := As[Range](v); r.large == nil || r.large.length.IsInt64() {
		return nil
	}
	return errTooLarge
}

// sliceNumber returns a part of a slice as a number of its own.
func sliceNumber(rt *Runtime, v Value, omitted *big.Int) (*big.Int, error) {
	if v.IsNone() {
		return omitted, nil
	}
	if !IsIndex(v) {
		return nil, errSliceNumber
	}
	index, err := plainIndex(rt, v)
	if err != nil {
		return nil, err
	}
	var scratch big.Int
	return new(big.Int).Set(BigOf(index, &scratch)), nil
}

func (l *largeRange) iterator(rt *Runtime) Value {
	it := &largeRangeIterator{}
	it.next.Set(&l.start)
	it.step.Set(&l.step)
	it.left.Set(&l.length)
	it.Init(rt, largeRangeIteratorType)
	return it.Value()
}

func (l *largeRange) reversed(rt *Runtime) Value {
	it := &largeRangeIterator{}
	it.next.Set(l.item(new(big.Int).Sub(&l.length, big.NewInt(1))))
	it.step.Neg(&l.step)
	it.left.Set(&l.length)
	it.Init(rt, largeRangeIteratorType)
	return it.Value()
}

func defineLargeRange() {
	largeRangeIteratorType.Define(TypeSpec{
		Name: "longrange_iterator", Sealed: true,
		Slots: Slots{
			Free: func(rt *Runtime, v Value) {},
			Iter: IterSelf,
			Next: func(rt *Runtime, v Value) (Value, error) {
				it := As[largeRangeIterator](v)
				if it.left.Sign() == 0 {
					return Value{}, nil
				}
				n := bigValue(&it.next)
				it.next.Add(&it.next, &it.step)
				it.left.Sub(&it.left, big.NewInt(1))
				return n, nil
			},
		},
		Methods: []Method{{Name: "__length_hint__", Doc: "Private method returning an estimate of len(list(it)).",
			Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
				return bigValue(&As[largeRangeIterator](self).left), nil
			}}},
	})
}

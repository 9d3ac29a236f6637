package object

import (
	"math/bits"
	"strconv"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A Range is a Python range. One whose numbers or whose length do not fit 64
// bits keeps them in large, and the fields beside it are not used.
type Range struct {
	Header
	start, stop, step int64
	length            int
	large             *largeRange
}

// A RangeIterator walks a range, either way round.
type RangeIterator struct {
	Header
	next, step int64
	left       int
}

var (
	// RangeType is the class range.
	RangeType = &Type{}

	rangeIteratorType = &Type{}
)

// NewRange returns range(start, stop, step). The step must not be zero.
func NewRange(rt *Runtime, start, stop, step int64) Value {
	if length, ok := rangeLen(start, stop, step); ok {
		return makeRange(rt, start, stop, step, length)
	}
	return newLargeRange(rt, Int(start), Int(stop), Int(step))
}

func makeRange(rt *Runtime, start, stop, step int64, length int) Value {
	r := rt.ranges.take()
	r.start, r.stop, r.step, r.length = start, stop, step, length
	r.Init(rt, RangeType)
	return r.Value()
}

// rangeLen returns how many numbers the range has; ok is false when an int
// cannot say.
func rangeLen(start, stop, step int64) (n int, ok bool) {
	low, high, by := start, stop, uint64(step)
	if step < 0 {
		low, high, by = stop, start, -uint64(step)
	}
	if low >= high {
		return 0, true
	}
	count := (uint64(high)-uint64(low)-1)/by + 1
	return int(count), count-1 < 1<<63-1
}

func newRangeOf(rt *Runtime, t *Type, args Args) (Value, error) {
	if err := noKeywords("range", args); err != nil {
		return Value{}, err
	}
	n := len(args.Values)
	switch {
	case n == 0:
		return Value{}, pyerr.TypeError.New("range expected at least 1 argument, got 0")
	case n > 3:
		return Value{}, pyerr.TypeError.Newf("range expected at most 3 arguments, got %d", n)
	}
	bounds := [3]Value{Int(0), Int(0), Int(1)}
	first := 0
	if n == 1 {
		first = 1
	}
	small := true
	for i, arg := range args.Values {
		v, err := plainIndex(rt, arg)
		if err != nil {
			return Value{}, err
		}
		bounds[first+i] = v
		small = small && v.h == &intHeader
	}
	if bounds[2] == Int(0) {
		return Value{}, pyerr.ValueError.New("range() arg 3 must not be zero")
	}
	if small {
		return NewRange(rt, bounds[0].SmallInt(), bounds[1].SmallInt(), bounds[2].SmallInt()), nil
	}
	return newLargeRange(rt, bounds[0], bounds[1], bounds[2]), nil
}

// plainIndex returns the int that v is as a value of class int itself, which
// has no owners to count.
func plainIndex(rt *Runtime, v Value) (Value, error) {
	if v.h == &intHeader {
		return v, nil
	}
	index, err := Index(rt, v)
	if err != nil {
		return Value{}, err
	}
	if index.h.typ == IntType {
		return index, nil
	}
	defer rt.Release(index)
	if i, ok := index.Int64(); ok {
		return Int(i), nil
	}
	return copyBig(index), nil
}

// bounds returns start, stop and step as values.
func (r *Range) bounds() (start, stop, step Value) {
	if r.large != nil {
		return bigValue(&r.large.start), bigValue(&r.large.stop), bigValue(&r.large.step)
	}
	return Int(r.start), Int(r.stop), Int(r.step)
}

// size returns the length as a value.
func (r *Range) size() Value {
	if r.large != nil {
		return bigValue(&r.large.length)
	}
	return Int(int64(r.length))
}

// place returns where the int v stands in the range, or -1.
func (r *Range) place(v int64) int {
	if r.length == 0 {
		return -1
	}
	low, high := r.start, r.start+int64(r.length-1)*r.step
	distance, by := uint64(v)-uint64(r.start), uint64(r.step)
	if r.step < 0 {
		low, high = high, low
		distance, by = uint64(r.start)-uint64(v), -uint64(r.step)
	}
	if v < low || v > high || distance%by != 0 {
		return -1
	}
	return int(distance / by)
}

func reprRange(rt *Runtime, v Value) (string, error) {
	r := As[Range](v)
	if r.large != nil {
		return r.large.String(), nil
	}
	text := "range(" + strconv.FormatInt(r.start, 10) + ", " + strconv.FormatInt(r.stop, 10)
	if r.step != 1 {
		text += ", " + strconv.FormatInt(r.step, 10)
	}
	return text + ")", nil
}

func getRangeItem(rt *Runtime, v, key Value) (Value, error) {
	r := As[Range](v)
	if key.h.kind == KindSlice {
		return sliceRange(rt, r, key)
	}
	if !IsIndex(key) {
		return Value{}, pyerr.TypeError.Newf("range indices must be integers or slices, not %s", key.TypeName())
	}
	index, err := plainIndex(rt, key)
	if err != nil {
		return Value{}, err
	}
	if r.large != nil {
		return r.large.at(index)
	}
	if index.h == &intHeader {
		i := index.SmallInt()
		if i < 0 {
			i += int64(r.length)
		}
		if i >= 0 && i < int64(r.length) {
			return Int(r.start + i*r.step), nil
		}
	}
	return Value{}, errRangeIndex
}

var errRangeIndex = pyerr.IndexError.New("range object index out of range")

func sliceRange(rt *Runtime, r *Range, key Value) (Value, error) {
	if r.large != nil {
		return r.large.slice(rt, As[Slice](key))
	}
	bounds, err := As[Slice](key).exactBounds(rt)
	if err != nil {
		return Value{}, err
	}
	start, stop, step, _ := bounds.Fit(r.length)
	first, okFirst := affine(r.start, int64(start), r.step)
	last, okLast := affine(r.start, int64(stop), r.step)
	by, okBy := affine(0, int64(step), r.step)
	if okFirst && okLast && okBy {
		return NewRange(rt, first, last, by), nil
	}
	return r.largeCopy().slice(rt, As[Slice](key))
}

// affine returns start + i*step; ok is false when it does not fit.
func affine(start, i, step int64) (v int64, ok bool) {
	if i == 0 {
		return start, true
	}
	negative := (i < 0) != (step < 0)
	high, low := bits.Mul64(magnitude(i), magnitude(step))
	if high != 0 || low > 1<<63-1 {
		return 0, false
	}
	product := int64(low)
	if negative {
		product = -product
	}
	sum := start + product
	return sum, (sum > start) == (product > 0)
}

func magnitude(i int64) uint64 {
	if i < 0 {
		return -uint64(i)
	}
	return uint64(i)
}

func containsInRange(rt *Runtime, v, item Value) (bool, error) {
	r := As[Range](v)
	if item.h != &intHeader && item.h != &boolHeader && item.h.typ != IntType {
		i, err := searchIterable(rt, v, item)
		return i >= 0, err
	}
	if r.large != nil {
		return r.large.place(item) != nil, nil
	}
	i, ok := item.Int64()
	return ok && r.place(i) >= 0, nil
}

// searchIterable returns the place of the first item of v that equals item, or
// -1.
func searchIterable(rt *Runtime, v, item Value) (int, error) {
	it, err := Iter(rt, v)
	if err != nil {
		return -1, err
	}
	defer rt.Release(it)
	for i := 0; ; i++ {
		x, err := Next(rt, it)
		if err != nil || x.h == nil {
			return -1, err
		}
		equal, err := Equal(rt, x, item)
		rt.Release(x)
		if err != nil {
			return -1, err
		}
		if equal {
			return i, nil
		}
		if err := rt.Work(pollItem); err != nil {
			return -1, err
		}
	}
}

func rangeIndex(rt *Runtime, self Value, args Args) (Value, error) {
	r, item := As[Range](self), args.At(0)
	if item.h != &intHeader && item.h != &boolHeader && item.h.typ != IntType {
		i, err := searchIterable(rt, self, item)
		if err != nil {
			return Value{}, err
		}
		if i < 0 {
			return Value{}, pyerr.ValueError.New("sequence.index(x): x not in sequence")
		}
		return Int(int64(i)), nil
	}
	if r.large != nil {
		if i := r.large.place(item); i != nil {
			return NewBigInt(i), nil
		}
	} else if n, ok := item.Int64(); ok {
		if i := r.place(n); i >= 0 {
			return Int(int64(i)), nil
		}
	}
	return Value{}, pyerr.ValueError.New("range.index(x): x not in range")
}

func rangeCount(rt *Runtime, self Value, args Args) (Value, error) {
	item := args.At(0)
	if item.h == &intHeader || item.h == &boolHeader || item.h.typ == IntType {
		found, err := containsInRange(rt, self, item)
		if err != nil || !found {
			return Int(0), err
		}
		return Int(1), nil
	}
	n := int64(0)
	err := Each(rt, self, func(x Value) error {
		equal, err := Equal(rt, x, item)
		if equal {
			n++
		}
		return err
	})
	return Int(n), err
}

// key returns what ranges are compared and hashed by: two ranges are equal when
// they give the same numbers.
func (r *Range) key() [3]Value {
	start, _, step := r.bounds()
	n := r.size()
	switch n {
	case Int(0):
		return [3]Value{n, None, None}
	case Int(1):
		return [3]Value{n, start, None}
	}
	return [3]Value{n, start, step}
}

func compareRanges(rt *Runtime, op Comparison, a, b Value) (Value, error) {
	if a.h.kind != KindRange || b.h.kind != KindRange || op != Eq && op != Ne {
		return NotImplemented, nil
	}
	x, y := As[Range](a).key(), As[Range](b).key()
	return compareItems(rt, op, x[:], y[:])
}

func newRangeIterator(rt *Runtime, next, step int64, left int) Value {
	it := rt.rangeIterators.take()
	it.next, it.step, it.left = next, step, left
	it.Init(rt, rangeIteratorType)
	return it.Value()
}

func iterRange(rt *Runtime, v Value) (Value, error) {
	r := As[Range](v)
	if r.large != nil {
		return r.large.iterator(rt), nil
	}
	return newRangeIterator(rt, r.start, r.step, r.length), nil
}

func reverseRange(rt *Runtime, self Value, _ Args) (Value, error) {
	r := As[Range](self)
	step := -r.step
	if r.large != nil || step == r.step {
		return r.largeCopy().reversed(rt), nil
	}
	return newRangeIterator(rt, r.start+int64(r.length-1)*r.step, step, r.length), nil
}

// Step returns the next number; ok is false at the end. It is the Next slot
// without the call through it, for a value of [KindRangeIterator].
func (it *RangeIterator) Step() (n int64, ok bool) {
	if it.left == 0 {
		return 0, false
	}
	n = it.next
	it.next += it.step
	it.left--
	return n, true
}

func defineRange() {
	part := func(name string, of func(r *Range) Value) Getter {
		return Getter{
			Name: name,
			Get:  func(rt *Runtime, self Value) (Value, error) { return of(As[Range](self)), nil },
			Set:  ReadOnly,
		}
	}
	RangeType.Define(TypeSpec{
		Name: "range", Kind: KindRange, Sealed: true,
		Doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n" +
			"Return an object that produces a sequence of integers from start (inclusive)\n" +
			"to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\n" +
			"start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\n" +
			"These are exactly the valid indices for a list of 4 elements.\n" +
			"When step is given, it specifies the increment (or decrement).",
		Slots: Slots{
			Free: func(rt *Runtime, v Value) { rt.ranges.give(As[Range](v)) },
			New:  newRangeOf,
			Repr: reprRange,
			Hash: func(rt *Runtime, v Value) (int64, error) {
				key := As[Range](v).key()
				return hashItems(rt, key[:])
			},
			Bool: func(rt *Runtime, v Value) (bool, error) { return As[Range](v).size() != Int(0), nil },
			Len: func(rt *Runtime, v Value) (int, error) {
				r := As[Range](v)
				if r.large == nil {
					return r.length, nil
				}
				if !r.large.length.IsInt64() {
					return 0, errTooLarge
				}
				return int(r.large.length.Int64()), nil
			},
			GetItem:  getRangeItem,
			Contains: containsInRange,
			Iter:     iterRange,
			Compare:  compareRanges,
		},
		Getters: []Getter{
			part("start", func(r *Range) Value { start, _, _ := r.bounds(); return start }),
			part("stop", func(r *Range) Value { _, stop, _ := r.bounds(); return stop }),
			part("step", func(r *Range) Value { _, _, step := r.bounds(); return step }),
		},
		Methods: []Method{
			{Name: "count", Params: "value, /", Fn: rangeCount, Doc: "rangeobject.count(value) -> integer -- return number of occurrences of value"},
			{Name: "index", Params: "value, /", Fn: rangeIndex,
				Doc: "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present."},
			{Name: "__reversed__", Fn: reverseRange, Doc: "Return a reverse iterator."},
		},
	})
	rangeIteratorType.Define(TypeSpec{
		Name: "range_iterator", Kind: KindRangeIterator, Sealed: true,
		Slots: Slots{
			Free: func(rt *Runtime, v Value) { rt.rangeIterators.give(As[RangeIterator](v)) },
			Iter: IterSelf,
			Next: func(rt *Runtime, v Value) (Value, error) {
				if n, ok := As[RangeIterator](v).Step(); ok {
					return Int(n), nil
				}
				return Value{}, nil
			},
		},
		Methods: []Method{{Name: "__length_hint__", Doc: "Private method returning an estimate of len(list(it)).",
			Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
				return Int(int64(As[RangeIterator](self).left)), nil
			}}},
	})
	defineLargeRange()
}

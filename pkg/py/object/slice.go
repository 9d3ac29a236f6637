package object

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A Slice is a Python slice object, what stands in the brackets of v[a:b:c].
type Slice struct {
	Container
	start, stop, step Value
}

// SliceType is the class slice.
var SliceType = &Type{}

// NewSlice returns slice(start, stop, step). It takes over the references.
func NewSlice(rt *Runtime, start, stop, step Value) Value {
	s := rt.takeSlice()
	s.start, s.stop, s.step = start, stop, step
	s.Init(rt, SliceType)
	return s.Value()
}

// mostSlices is how many dead slices are kept for reuse: v[::2] makes one.
const mostSlices = 64

func (rt *Runtime) takeSlice() *Slice {
	last := len(rt.slices) - 1
	if last < 0 {
		return new(Slice)
	}
	s := rt.slices[last]
	rt.slices = rt.slices[:last]
	return s
}

func freeSlice(rt *Runtime, v Value) {
	s := As[Slice](v)
	rt.Replace(&s.start, Value{})
	rt.Replace(&s.stop, Value{})
	rt.Replace(&s.step, Value{})
	if len(rt.slices) < mostSlices {
		rt.slices = append(rt.slices, s)
	}
}

// Parts returns start, stop and step, borrowed from the slice.
func (s *Slice) Parts() (start, stop, step Value) { return s.start, s.stop, s.step }

// Bounds are the numbers of a slice before they are fitted to a length: what is
// left out stands at the end it means, and ints beyond 64 bits are clamped.
type Bounds struct{ Start, Stop, Step int }

// SliceBounds returns the numbers of start:stop:step, as PySlice_Unpack does.
func SliceBounds(rt *Runtime, start, stop, step Value) (Bounds, error) {
	b := Bounds{Step: 1}
	if !step.IsNone() {
		var err error
		if b.Step, err = sliceIndex(rt, step); err != nil {
			return b, err
		}
		if b.Step == 0 {
			return b, pyerr.ValueError.New("slice step cannot be zero")
		}
		b.Step = max(b.Step, -math.MaxInt)
	}
	b.Start, b.Stop = 0, math.MaxInt
	if b.Step < 0 {
		b.Start, b.Stop = math.MaxInt, math.MinInt
	}
	if !start.IsNone() {
		var err error
		if b.Start, err = sliceIndex(rt, start); err != nil {
			return b, err
		}
	}
	if !stop.IsNone() {
		var err error
		if b.Stop, err = sliceIndex(rt, stop); err != nil {
			return b, err
		}
	}
	return b, nil
}

// Bounds returns the numbers of the slice.
func (s *Slice) Bounds(rt *Runtime) (Bounds, error) {
	return SliceBounds(rt, s.start, s.stop, s.step)
}

// exactBounds is Bounds where CPython does not clamp: for ranges and for
// slice.indices, which words what it refuses in a way of its own.
func (s *Slice) exactBounds(rt *Runtime) (Bounds, error) {
	for _, v := range []Value{s.step, s.start, s.stop} {
		if !v.IsNone() && !IsIndex(v) {
			return Bounds{}, errSliceNumber
		}
	}
	return s.Bounds(rt)
}

var errSliceNumber = pyerr.TypeError.New("slice indices must be integers or None or have an __index__ method")

// Fit clamps the bounds to a sequence of n items and returns the first index,
// the step and how many items there are, as PySlice_AdjustIndices does. Stop is
// where the walk ends.
func (b Bounds) Fit(n int) (start, stop, step, length int) {
	start, stop, step = b.Start, b.Stop, b.Step
	low, high := 0, n
	if step < 0 {
		low, high = -1, n-1
	}
	start, stop = fitIndex(start, n, low, high), fitIndex(stop, n, low, high)
	switch {
	case step > 0 && start < stop:
		length = (stop-start-1)/step + 1
	case step < 0 && stop < start:
		length = (start-stop-1)/-step + 1
	}
	return start, stop, step, length
}

func fitIndex(i, n, low, high int) int {
	if i < 0 {
		if i < -n {
			return low
		}
		return max(i+n, low)
	}
	return min(i, high)
}

func sliceIndex(rt *Runtime, v Value) (int, error) {
	if v.h == &intHeader {
		return int(int64(v.bits)), nil
	}
	if !IsIndex(v) {
		return 0, pyerr.TypeError.New("slice indices must be integers or have an __index__ method")
	}
	return AsSize(rt, v, nil)
}

func defineSlice() {
	part := func(name string, of func(*Slice) *Value) Getter {
		return Getter{Name: name, Set: ReadOnly, Get: func(rt *Runtime, self Value) (Value, error) {
			return of(As[Slice](self)).Retain(), nil
		}}
	}
	SliceType.Define(TypeSpec{
		Name: "slice", Kind: KindSlice, Sealed: true,
		Slots: Slots{
			Free: freeSlice,
			Children: func(v Value, visit func(Value)) {
				s := As[Slice](v)
				visit(s.start)
				visit(s.stop)
				visit(s.step)
			},
			New: func(rt *Runtime, t *Type, args Args) (Value, error) {
				args, err := sliceSignature.Bind(args)
				if err != nil {
					return Value{}, err
				}
				start, stop, step := None, args.At(0), None
				if len(args.Values) > 1 {
					start, stop = args.At(0), args.At(1)
				}
				if len(args.Values) > 2 {
					step = args.At(2)
				}
				return NewSlice(rt, start.Retain(), stop.Retain(), step.Retain()), nil
			},
			Repr: func(rt *Runtime, v Value) (string, error) {
				s := As[Slice](v)
				return reprCall(rt, "slice", s.start, s.stop, s.step)
			},
			Compare: func(rt *Runtime, op Comparison, a, b Value) (Value, error) {
				if a.Kind() != KindSlice || b.Kind() != KindSlice {
					return NotImplemented, nil
				}
				s, o := As[Slice](a), As[Slice](b)
				return compareItems(rt, op, []Value{s.start, s.stop, s.step}, []Value{o.start, o.stop, o.step})
			},
			Hash: func(rt *Runtime, v Value) (int64, error) {
				s := As[Slice](v)
				sum, err := hashLanes(rt, []Value{s.start, s.stop, s.step})
				return hashOfSum(sum), err
			},
		},
		Getters: []Getter{
			part("start", func(s *Slice) *Value { return &s.start }),
			part("stop", func(s *Slice) *Value { return &s.stop }),
			part("step", func(s *Slice) *Value { return &s.step }),
		},
		Methods: []Method{{Name: "indices", Params: "len, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			n, err := AsSize(rt, args.At(0), pyerr.OverflowError)
			if err != nil {
				return Value{}, err
			}
			if n < 0 {
				return Value{}, pyerr.ValueError.New("length should not be negative")
			}
			bounds, err := As[Slice](self).exactBounds(rt)
			if err != nil {
				return Value{}, err
			}
			start, stop, step, _ := bounds.Fit(n)
			return NewTuple(rt, Int(int64(start)), Int(int64(stop)), Int(int64(step)))
		}}},
	})
}

var sliceSignature = ParseSignature("slice", "start, stop?, step?, /")

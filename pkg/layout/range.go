package layout

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// ErrZeroStep is what Python raises for a slice whose step is zero.
var ErrZeroStep error = pyerr.ValueError.New("slice step cannot be zero")

// A Range is a slice of a sequence, resolved against its length: the positions
// Start, Start+Step, …, Len of them. All of them exist in the sequence. When
// Len is 0 Start may lie just outside.
type Range struct {
	Start, Step, Len int
}

// NewRange resolves the slice [start:stop:step] of a sequence of n items.
// Negative bounds count from the end, and bounds outside the sequence are
// moved to its ends, so [math.MaxInt] and [math.MinInt] may stand for any
// number beyond; [DefaultBounds] gives those of bounds left out. It panics when
// step is zero: a program whose user may have asked for that checks first and
// reports [ErrZeroStep].
//
// See https://docs.python.org/3/c-api/slice.html#c.PySlice_AdjustIndices.
func NewRange(start, stop, step, n int) Range {
	if step == 1 { // nearly always: nothing else is asked then
		start, n = Cut(start, stop, n)
		return Range{start, 1, n}
	}
	if step > 0 {
		start, stop = clamp(start, n, 0), clamp(stop, n, 0)
		if start >= stop {
			return Range{start, step, 0}
		}
		return Range{start, step, (stop-start-1)/step + 1}
	}
	if step == 0 {
		panic("layout: slice step is zero")
	}
	step = max(step, -math.MaxInt) // so that it can be negated
	start, stop = clamp(start, n, -1), clamp(stop, n, -1)
	if stop >= start {
		return Range{start, step, 0}
	}
	return Range{start, step, (start-stop-1)/-step + 1}
}

// Cut resolves the slice [start:stop] as [NewRange] does: to the place of its
// first item, and how many there are. It is inlined.
func Cut(start, stop, n int) (first, count int) {
	first = clamp(start, n, 0)
	return first, max(clamp(stop, n, 0)-first, 0)
}

// clamp resolves a bound: low is 0 for a walk up, -1 for a walk down.
func clamp(bound, n, low int) int {
	if bound < 0 {
		return max(bound+n, low)
	}
	return min(bound, n+low)
}

// DefaultBounds returns the bounds that stand for None in a slice with this
// step, to be passed to [NewRange].
func DefaultBounds(step int) (start, stop int) {
	if step < 0 {
		return math.MaxInt, math.MinInt
	}
	return 0, math.MaxInt
}

// All returns the range of a whole sequence of n items.
func All(n int) Range { return Range{0, 1, n} }

// At returns position i of the range, for 0 ≤ i < r.Len.
func (r Range) At(i int) int { return r.Start + i*r.Step }

// Up returns the range that visits the same positions from low to high: r
// itself when its step is positive, else r turned round. An empty range keeps
// its start.
func (r Range) Up() Range {
	if r.Step > 0 || r.Len == 0 {
		return Range{r.Start, max(r.Step, -r.Step), r.Len}
	}
	return Range{r.At(r.Len - 1), -r.Step, r.Len}
}

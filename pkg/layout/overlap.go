package layout

import (
	"math"
	"math/bits"
	"slices"
)

// overlapWork bounds the search of Overlaps: it is the number of two-term
// equations that may be solved, each in well under a microsecond.
const overlapWork = 1 << 14

// overlapReach is the largest memory that Overlaps reckons with. Sums of the
// extents of two layouts inside it cannot overflow.
const overlapReach = math.MaxInt / 4

// Overlaps reports whether some item of a and some item of b, two layouts over
// one memory, have a byte in common. The answer is exact, not only a comparison
// of bounds: every second byte from 0 on and every second byte from 1 on do not
// overlap.
//
// Whether layouts of many axes overlap is as hard as integer programming. The
// search ends after a bounded amount of work, some milliseconds; where it has
// found nothing by then the answer is true, which is the safe one for callers
// who ask whether they may copy without a buffer in between. Two layouts that
// have one axis each always get an exact answer when their itemsizes are at most
// a thousand bytes.
func Overlaps(a, b *Layout) bool {
	s := &search{work: overlapWork}
	return s.pairs(a, b)
}

// A search is one run of Overlaps.
type search struct {
	work int // equations that may still be solved
}

// spend takes one unit of work and reports whether there was one.
func (s *search) spend() bool {
	s.work--
	return s.work >= 0
}

// pairs takes suboffsets apart: it compares each part of a that is free of
// them with each such part of b.
func (s *search) pairs(a, b *Layout) bool {
	if a.isEmpty() || b.isEmpty() {
		return false
	}
	if a.HasSuboffsets() {
		cells, tail := a.split()
		for cell := range cells.Offsets() {
			behind := tail(cell)
			if !s.spend() || s.pairs(&behind, b) {
				return true
			}
		}
		return false
	}
	if b.HasSuboffsets() {
		return s.pairs(b, a)
	}
	return s.plain(a, b)
}

// plain is Overlaps for two layouts without suboffsets that are not empty.
//
// Turn every axis round so that strides are positive. An item of a and one of b
// share a byte when
//
//	lowA + Σ xᵢ·strideAᵢ + u  =  lowB + Σ yⱼ·strideBⱼ + v
//
// with indices inside the shapes, 0 ≤ u < itemsizeA and 0 ≤ v < itemsizeB.
// Replacing yⱼ by its largest value less yⱼ, and v likewise, gives a sum of
// bounded multiples that must hit a target:
//
//	Σ xᵢ·strideAᵢ + Σ y'ⱼ·strideBⱼ + w·1  =  highB − 1 − lowA
func (s *search) plain(a, b *Layout) bool {
	loA, hiA, okA := a.checkedBounds()
	loB, hiB, okB := b.checkedBounds()
	if !okA || !okB || min(loA, loB) < 0 || max(hiA, hiB) > overlapReach {
		return true // no memory holds both: there is nothing to be exact about
	}
	if a.itemsize == 0 || b.itemsize == 0 || hiA <= loB || hiB <= loA {
		return false
	}
	var buf [2*inlineAxes + 1]term
	terms := appendTerms(appendTerms(buf[:0], a), b)
	terms = append(terms, term{step: 1, most: a.itemsize + b.itemsize - 2})
	return s.solve(prepare(terms), hiB-1-loA)
}

// A term is step·x with 0 ≤ x ≤ most. All terms after it together make multiples
// of common up to reach; prepare computes these two.
type term struct {
	step, most    int
	reach, common int
}

// appendTerms appends a term for each axis of l that moves.
func appendTerms(dst []term, l *Layout) []term {
	for i := range l.ndim {
		a := l.axis(i)
		if a.shape > 1 && a.stride != 0 {
			dst = append(dst, term{step: max(a.stride, -a.stride), most: a.shape - 1})
		}
	}
	return dst
}

// prepare joins terms of one step and sorts the terms by how many values they
// have, the fewest first: those are tried one by one, the last two are solved.
func prepare(terms []term) []term {
	slices.SortFunc(terms, func(a, b term) int { return a.step - b.step })
	joined := terms[:0]
	for _, t := range terms {
		if last := len(joined) - 1; last >= 0 && joined[last].step == t.step {
			joined[last].most += t.most
			continue
		}
		joined = append(joined, t)
	}
	slices.SortFunc(joined, func(a, b term) int { return a.most - b.most })
	reach, common := 0, 0
	for i := len(joined) - 1; i >= 0; i-- {
		t := &joined[i]
		t.reach, t.common = reach, common
		reach, common = reach+t.step*t.most, gcd(common, t.step)
	}
	return joined
}

// solve reports whether the terms can sum up to target. When work runs out it
// reports true.
func (s *search) solve(terms []term, target int) bool {
	if target < 0 {
		return false
	}
	if len(terms) == 0 {
		return target == 0
	}
	if !s.spend() {
		return true
	}
	if len(terms) == 1 {
		return target%terms[0].step == 0 && target/terms[0].step <= terms[0].most
	}
	if len(terms) == 2 {
		return solveTwo(terms[0], terms[1], target)
	}
	// The first term must bring the target to where the others reach.
	first, x := terms[0], 0
	if target > first.reach {
		x = (target-first.reach-1)/first.step + 1
	}
	for most := min(first.most, target/first.step); x <= most; x++ {
		left := target - x*first.step
		if left%first.common == 0 && s.solve(terms[1:], left) {
			return true
		}
		if !s.spend() {
			return true
		}
	}
	return false
}

// solveTwo reports whether a.step·x + b.step·y = target has a solution with x
// and y in range. The smallest x ≥ 0 comes from Euclid's algorithm; all others
// follow at equal distance, and as x grows y falls.
func solveTwo(a, b term, target int) bool {
	g := gcd(a.step, b.step)
	if target%g != 0 {
		return false
	}
	stepA, stepB, goal := a.step/g, b.step/g, target/g
	// x ≡ goal / stepA (mod stepB)
	x := mulmod(goal%stepB, inverse(stepA%stepB, stepB), stepB)
	// y ≤ b.most needs x ≥ low; y ≥ 0 needs x ≤ high.
	low, high := 0, min(a.most, goal/stepA)
	if span, ok := multiply(stepB, b.most); ok && goal > span {
		low = (goal-span-1)/stepA + 1
	}
	if low > high {
		return false
	}
	ahead := (x - low%stepB) % stepB // from low up to the next x
	if ahead < 0 {
		ahead += stepB
	}
	return ahead <= high-low
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// inverse returns the inverse of a modulo m; the two have no common divisor.
func inverse(a, m int) int {
	r0, r1 := m, a
	t0, t1 := 0, 1
	for r1 > 0 {
		q := r0 / r1
		r0, r1 = r1, r0-q*r1
		t0, t1 = t1, t0-q*t1
	}
	if t0 < 0 {
		t0 += m
	}
	return t0 % m
}

// mulmod returns a·b modulo m without overflow.
func mulmod(a, b, m int) int {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	return int(bits.Rem64(hi, lo, uint64(m)))
}

package layout

// A PairRun is a run of n items in each of two layouts, see [Pairs].
type PairRun struct {
	A, B             int // byte offsets of the first items
	N                int // number of items
	StrideA, StrideB int // bytes from one item to the next
}

// Pairs walks over two layouts of the same shape at once, in C order, as
// [Layout.Runs] does over one: each run has equally spaced items in both. It
// stops when yield returns false and reports whether it came to the end. Axes
// are merged where they continue each other in both layouts, so two C-contiguous
// layouts are one run. It panics when the shapes differ.
func Pairs(a, b *Layout, yield func(PairRun) bool) bool {
	if !a.SameShape(b) {
		panic("layout: pairs of different shapes")
	}
	if a.isEmpty() {
		return true
	}
	if a.HasSuboffsets() || b.HasSuboffsets() {
		return pointerPairs(a, b, yield)
	}
	var buf [inlineAxes]pairAxis
	axes := mergePairs(buf[:0], a, b)
	if len(axes) == 0 {
		return yield(PairRun{a.offset, b.offset, 1, a.itemsize, b.itemsize})
	}
	return pairRuns(axes, a.offset, b.offset, yield)
}

// A pairAxis is one axis of two layouts.
type pairAxis struct {
	shape            int
	strideA, strideB int
}

// pairRuns walks over the items of one or more axes.
func pairRuns(axes []pairAxis, a, b int, yield func(PairRun) bool) bool {
	x := axes[0]
	if len(axes) == 1 {
		return yield(PairRun{a, b, x.shape, x.strideA, x.strideB})
	}
	for range x.shape {
		if !pairRuns(axes[1:], a, b, yield) {
			return false
		}
		a += x.strideA
		b += x.strideB
	}
	return true
}

// mergePairs is merge for two layouts.
func mergePairs(dst []pairAxis, a, b *Layout) []pairAxis {
	for i := range a.ndim {
		x := pairAxis{a.axis(i).shape, a.axis(i).stride, b.axis(i).stride}
		if x.shape == 1 {
			continue
		}
		last := len(dst) - 1
		if last >= 0 && dst[last].strideA == x.shape*x.strideA && dst[last].strideB == x.shape*x.strideB {
			dst[last] = pairAxis{dst[last].shape * x.shape, x.strideA, x.strideB}
			continue
		}
		dst = append(dst, x)
	}
	return dst
}

// pointerPairs walks over layouts of which at least one has suboffsets, by
// taking the first axis away until none is left.
func pointerPairs(a, b *Layout, yield func(PairRun) bool) bool {
	if !a.HasSuboffsets() && !b.HasSuboffsets() {
		return Pairs(a, b, yield)
	}
	for i := range a.Len() {
		nextA, err := a.Index(0, i)
		if err != nil {
			panic(err) // the first axis can always be taken away
		}
		nextB, err := b.Index(0, i)
		if err != nil {
			panic(err)
		}
		if !pointerPairs(&nextA, &nextB, yield) {
			return false
		}
	}
	return true
}

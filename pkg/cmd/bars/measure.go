package main

import (
	"cmp"
	"runtime"
	"slices"
	"time"
)

const (
	rounds   = 61                   // turns that each side of a comparison gets
	duration = 1 * time.Millisecond // of one turn: short, so that few are interrupted
)

// A subject does its work n times and returns how long that took.
type subject func(n int) time.Duration

// timed returns the subject that calls f(n), which does its work n times.
func timed(f func(n int)) subject {
	return func(n int) time.Duration {
		start := time.Now()
		f(n)
		return time.Since(start)
	}
}

// repeated returns the subject that calls f again and again. The call is a
// part of what is measured: it is for work that takes microseconds.
func repeated(f func()) subject {
	return timed(func(n int) {
		for range n {
			f()
		}
	})
}

// uncollected is repeated for work that allocates megabytes: the collector works
// before each piece, off the clock, where it would else meet the one side or the
// other by chance. The caller sets the collector at rest meanwhile.
func uncollected(f func()) subject {
	return func(n int) (took time.Duration) {
		for range n {
			runtime.GC()
			start := time.Now()
			f()
			took += time.Since(start)
		}
		return took
	}
}

// A timing is how long one piece of work takes compared with another.
type timing struct {
	ratio      float64 // median of the ratios of neighboring turns
	difference float64 // median of their differences, in nanoseconds

	// The turns that these medians are of, so that whoever divides the times has
	// the ratio. Medians of each side alone would be of different moments.
	ofRatio, ofDifference turn
}

// A turn is how long one piece of work took each side, in nanoseconds.
type turn struct{ ours, theirs float64 }

func (t turn) ratio() float64      { return t.ours / t.theirs }
func (t turn) difference() float64 { return t.ours - t.theirs }

// compare measures two subjects in turns.
func compare(ours, theirs subject) timing {
	return compareTurns(ours, theirs, calibrate(ours), calibrate(theirs), rounds)
}

// compareTurns is compare with so many rounds, an odd number, in which ours does n
// pieces and theirs m.
func compareTurns(ours, theirs subject, n, m, rounds int) timing {
	runtime.GC()
	var turns []turn
	for i := range rounds {
		var t turn
		if i%2 == 0 {
			t.ours = perPiece(ours, n)
			t.theirs = perPiece(theirs, m)
		} else {
			t.theirs = perPiece(theirs, m)
			t.ours = perPiece(ours, n)
		}
		turns = append(turns, t)
	}
	byRatio, byDifference := middle(turns, turn.ratio), middle(turns, turn.difference)
	return timing{byRatio.ratio(), byDifference.difference(), byRatio, byDifference}
}

// middle returns the turn with the median of a figure.
func middle(turns []turn, figure func(turn) float64) turn {
	sorted := slices.SortedFunc(slices.Values(turns), func(a, b turn) int { return cmp.Compare(figure(a), figure(b)) })
	return sorted[len(sorted)/2]
}

// nanoseconds measures one subject. It warms it up for long: Node compiles
// WebAssembly a second time, better, while it runs.
func nanoseconds(s subject) float64 {
	const warm = 500 * time.Millisecond
	n := calibrate(s)
	for took := time.Duration(0); took < warm; {
		took += s(n)
	}
	runtime.GC()
	var all []float64
	for range rounds {
		all = append(all, perPiece(s, n))
	}
	return median(all)
}

// perPiece returns how long one of n pieces takes, in nanoseconds.
func perPiece(s subject, n int) float64 { return float64(s(n)) / float64(n) }

// calibrate returns how often a subject has to do its work to fill a turn. It
// warms the subject up, too. It believes the least of three turns: one that was
// interrupted would make all turns too short for the clock.
func calibrate(s subject) int {
	n := 1
	for {
		took := min(s(n), s(n), s(n))
		if took >= duration/2 {
			return max(int(float64(n)*float64(duration)/float64(took)), 1)
		}
		n *= 2
	}
}

func median(numbers []float64) float64 {
	sorted := slices.Sorted(slices.Values(numbers))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}

// allocations returns how many blocks, and how many bytes, a call of f
// allocates.
func allocations(f func()) (blocks, bytes float64) {
	const calls = 1000
	f()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // so that nobody else allocates
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range calls {
		f()
	}
	runtime.ReadMemStats(&after)
	// Whole numbers: what the runtime allocates for itself now and then is
	// not f's.
	return float64((after.Mallocs - before.Mallocs) / calls), float64((after.TotalAlloc - before.TotalAlloc) / calls)
}

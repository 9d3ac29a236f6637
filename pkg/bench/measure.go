package bench

import (
	"runtime"
	"time"

	"github.com/zerocopyzen/zen/pkg/buffer"
)

// Options say how a case is measured. The zero value measures it alone and to
// the end.
type Options struct {
	// Poll is asked about every MiB that is copied, and in cells about every
	// 10 ms, whether to go on. Its error ends the measuring. It may be nil.
	Poll func() error
	// Pause is called between batches, for whoever else wants a turn. Its error
	// ends the measuring. It may be nil.
	Pause func() error
	// Tell hears that done of the batches have been measured; 0 is while the
	// work is being counted and warmed up. It may be nil.
	Tell func(done, of int)
	// MemoryLimit bounds the bytes that the work may hold; 0 is the default of
	// the machine for cells, and none for the library.
	MemoryLimit int

	now func() time.Duration // the clock, which tests replace
}

const (
	stepsOfBatch  = 200                  // clock steps that a batch lasts at the least
	leastOfBatch  = time.Millisecond     // and on a fine clock
	batches       = 9                    // the median of so many is the result
	batchesOfLong = 3                    // where one pass is long
	longPass      = float64(time.Second) // in nanoseconds
	warmUp        = 1e8                  // nanoseconds of work before any that counts
)

// started is when the program began.
var started = time.Now()

// clock returns the time in nanoseconds since some moment.
func (o Options) clock() float64 {
	if o.now != nil {
		return float64(o.now())
	}
	return float64(time.Since(started))
}

// ClockStep returns the smallest step in which the clock was seen to move, in
// nanoseconds. It watches twenty steps.
func (o Options) ClockStep() float64 {
	least := 0.0
	last := o.clock()
	for seen := 0; seen < 20; {
		now := o.clock()
		if now == last {
			continue
		}
		if step := now - last; seen == 0 || step < least {
			least = step
		}
		last = now
		seen++
	}
	return least
}

// Measure counts and times a case. It fails with [ErrCase], with what Poll or
// Pause return, and as the work does, with MemoryError above all.
func Measure(c Case, o Options) (Result, error) {
	r := Result{Case: c, BytesCopied: -1, ViewsMade: -1, PeakBytes: -1, ClockStepNs: o.ClockStep()}
	s, err := c.subject(o)
	if err != nil {
		return r, err
	}
	o.tell(0, batches)
	began := o.clock()
	if err := s.count(&r); err != nil {
		return r, err
	}
	r.WarmUpNs = o.clock() - began
	if err := o.time(s, &r); err != nil {
		return r, err
	}
	return r, s.free()
}

// count does one pass with the heap's trace listening.
func (s subject) count(r *Result) (err error) {
	if r.Series == Plain {
		r.Answer, err = s.once()
		return err
	}
	r.BytesCopied, r.ViewsMade = 0, 0
	before := s.heap.Trace
	s.heap.Trace = listening(before, r)
	s.heap.ResetPeak()
	r.Answer, err = s.once()
	r.PeakBytes = s.heap.RecentPeak()
	s.heap.Trace = before
	return err
}

// listening returns a trace that counts into r, and passes on to another, which
// may be nil.
func listening(to *buffer.Trace, r *Result) *buffer.Trace {
	var t buffer.Trace
	if to != nil {
		t = *to
	}
	onCopy, onView := t.Copy, t.View
	t.Copy = func(e buffer.CopyEvent) {
		r.BytesCopied += e.Bytes
		if onCopy != nil {
			onCopy(e)
		}
	}
	t.View = func(v *buffer.View, e buffer.ViewEvent) {
		r.ViewsMade++
		if onView != nil {
			onView(v, e)
		}
	}
	return &t
}

// time finds how many passes make a batch, and measures the batches and the empty
// loop. The first pass has been made.
func (o Options) time(s subject, r *Result) error {
	enough := max(stepsOfBatch*r.ClockStepNs, float64(leastOfBatch))
	var err error
	if r.WarmUpNs > longPass {
		r.Passes = 1
		r.SamplesNs, _, err = o.samples(s.batch, 1, batchesOfLong, 0)
	} else {
		r.Passes, r.SamplesNs, err = o.longBatches(s.batch, enough)
	}
	if err != nil {
		return err
	}
	sorted := ascending(r.SamplesNs)
	r.LeastNs, r.MedianNs, r.MostNs = sorted[0], sorted[len(sorted)/2], sorted[len(sorted)-1]
	r.EmptyNs, err = o.emptyLoop(s.empty, enough)
	return err
}

// longBatches measures batches that all are long enough. Work may become faster
// while it is measured, when it is compiled once more or whatever else slowed the
// machine has ended: then a batch is too short for the clock, and all are measured
// again with more passes.
func (o Options) longBatches(b batch, enough float64) (passes int, samples []float64, err error) {
	for passes = 1; ; {
		if passes, err = o.passes(b, passes, enough, warmUp); err != nil {
			return passes, nil, err
		}
		var shortest float64
		if samples, shortest, err = o.samples(b, passes, batches, enough); err != nil || shortest >= enough {
			return passes, samples, err
		}
		passes = more(passes, shortest, enough)
	}
}

// samples measures so many batches, and returns for each how long a pass took. It
// ends early, after a batch that takes less than enough. shortest is the shortest
// batch.
func (o Options) samples(b batch, passes, many int, enough float64) (samples []float64, shortest float64, err error) {
	for i := range many {
		took, err := o.collected(b, passes)
		if err != nil {
			return nil, 0, err
		}
		if i == 0 || took < shortest {
			shortest = took
		}
		if took < enough {
			break
		}
		samples = append(samples, took/float64(passes))
		o.tell(i+1, many)
	}
	return samples, shortest, nil
}

// passes returns how many passes make a batch long enough, at least from, and
// works for as long as warm says while it tries. A batch that is just long enough
// would often have to be measured again, so it is made half as long again.
func (o Options) passes(b batch, from int, enough, warm float64) (int, error) {
	for times, worked := from, 0.0; ; {
		took, err := o.collected(b, times)
		if err != nil {
			return times, err
		}
		if worked += took; took < 1.5*enough {
			times = more(times, took, 1.5*enough)
		} else if worked >= warm {
			return times, nil
		}
	}
}

// more returns how many passes are to be tried after a batch of so many took too
// little: what it needs, but at most eight times as many, and one more at the least.
func more(passes int, took, enough float64) int {
	if took*8 <= enough {
		return passes * 8
	}
	return max(int(float64(passes)*1.1*enough/took), passes+1)
}

// emptyLoop returns how long one round of a loop around nothing takes: the median
// of three batches.
func (o Options) emptyLoop(b batch, enough float64) (float64, error) {
	o.Tell = nil // its batches are none of the work's
	times, err := o.passes(b, 1, enough, 0)
	if err != nil {
		return 0, err
	}
	all, _, err := o.samples(b, times, batchesOfLong, 0)
	if err != nil {
		return 0, err
	}
	return ascending(all)[len(all)/2], nil
}

// ascending returns a few numbers in their order. Package slices would cost the
// page's program 4 KB for it.
func ascending(numbers []float64) []float64 {
	var sorted []float64
	for _, x := range numbers {
		at := len(sorted)
		sorted = append(sorted, x)
		for ; at > 0 && sorted[at-1] > x; at-- {
			sorted[at] = sorted[at-1]
		}
		sorted[at] = x
	}
	return sorted
}

// collected runs a batch after garbage has been collected, and then pauses.
func (o Options) collected(b batch, times int) (float64, error) {
	runtime.GC()
	took, err := b(times)
	if err == nil && o.Pause != nil {
		err = o.Pause()
	}
	return took, err
}

func (o Options) tell(done, of int) {
	if o.Tell != nil {
		o.Tell(done, of)
	}
}

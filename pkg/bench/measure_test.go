package bench

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A tick is a clock that moves by one step whenever it is read a few times.
type tick struct {
	step  time.Duration
	reads int
}

func (c *tick) now() time.Duration {
	c.reads++
	return time.Duration(c.reads/3) * c.step
}

func TestClockStep(t *testing.T) {
	for _, step := range []time.Duration{time.Nanosecond, 100 * time.Microsecond, time.Millisecond} {
		clock := tick{step: step}
		if got := (Options{now: clock.now}).ClockStep(); got != float64(step) {
			t.Errorf("ClockStep() of a clock that moves by %v = %v ns", step, got)
		}
	}
}

func TestTime(t *testing.T) {
	for _, test := range []struct {
		what        string
		each, first float64
		step        float64
		least, most int // passes
		batches     int
	}{
		// 200 steps of 100 µs are 20 ms: 50,000 passes of 400 ns.
		{"short work, coarse clock", 400, 5000, 100_000, 75_000, 100_000, batches},
		{"short work, fine clock", 400, 5000, 40, 3750, 5000, batches}, // one millisecond
		{"enough in one pass", 30e6, 40e6, 100_000, 1, 1, batches},
		{"long work", 2e9, 3e9, 100_000, 1, 1, batchesOfLong},
	} {
		r := Result{ClockStepNs: test.step, WarmUpNs: test.first}
		var told []int
		pauses := 0
		o := Options{
			Tell:  func(done, of int) { told = append(told, done) },
			Pause: func() error { pauses++; return nil },
		}
		work := func(times int) (float64, error) { return test.each * float64(times), nil }
		nothing := func(times int) (float64, error) { return float64(times), nil }
		if err := o.time(subject{batch: work, empty: nothing}, &r); err != nil {
			t.Fatal(err)
		}
		if r.Passes < test.least || r.Passes > test.most || len(r.SamplesNs) != test.batches || math.Abs(r.MedianNs/test.each-1) > 1e-9 || r.EmptyNs != 1 {
			t.Errorf("%s: %+v, want %d to %d passes in %d batches", test.what, r, test.least, test.most, test.batches)
		}
		if len(told) != test.batches || told[0] != 1 || told[test.batches-1] != test.batches {
			t.Errorf("%s: told of the batches %v, want 1 to %d", test.what, told, test.batches)
		}
		if pauses < test.batches {
			t.Errorf("%s: %d pauses, want one after each of %d batches", test.what, pauses, test.batches)
		}
	}
}

// TestShortBatches: no batch that counts is shorter than 200 steps, also when the
// work becomes ten times as fast while it is measured.
func TestShortBatches(t *testing.T) {
	const step = 100_000.0
	for _, slow := range []int{1, 5, 9, 12, 20, 30} {
		each, calls := 4000.0, 0
		var took []float64
		work := func(times int) (float64, error) {
			if calls++; calls > slow {
				each = 400
			}
			took = append(took, each*float64(times))
			return took[len(took)-1], nil
		}
		nothing := func(times int) (float64, error) { return float64(times), nil }
		r := Result{ClockStepNs: step}
		if err := (Options{}).time(subject{batch: work, empty: nothing}, &r); err != nil {
			t.Fatal(err)
		}
		if len(r.SamplesNs) != batches {
			t.Errorf("%d slow batches: %d samples, want %d", slow, len(r.SamplesNs), batches)
		}
		for _, one := range took[len(took)-batches:] {
			if one < stepsOfBatch*step {
				t.Errorf("%d slow batches: a batch takes %v ns, want %v at the least", slow, one, stepsOfBatch*step)
			}
		}
	}
}

func TestMedianAndSpread(t *testing.T) {
	i := 0
	uneven := func(times int) (float64, error) {
		i++
		return []float64{50e6, 70e6, 10e6, 20e6, 90e6, 30e6, 40e6, 60e6, 80e6, 100e6}[(i-1)%10], nil
	}
	r := Result{ClockStepNs: 1}
	if err := (Options{}).time(subject{batch: uneven, empty: uneven}, &r); err != nil {
		t.Fatal(err)
	}
	// The first two, of 120 ms, are for finding how many passes a batch has and for
	// warming up.
	if r.LeastNs != 10e6 || r.MedianNs != 50e6 || r.MostNs != 100e6 {
		t.Errorf("least %v, median %v, most %v", r.LeastNs, r.MedianNs, r.MostNs)
	}
}

// TestMeasure measures for real: what is counted is exact, what is timed is
// there.
func TestMeasure(t *testing.T) {
	for _, c := range []Case{
		{"shrink", Library, Copying, 300}, {"shrink", Library, Views, 300}, {"shrink", Cell, Copying, 300},
		{"double", Cell, Views, 300}, // many passes double the numbers out of 64 bits unless they are made anew
	} {
		r, err := Measure(c, Options{})
		if err != nil {
			t.Errorf("Measure(%v): %v", c, err)
			continue
		}
		if r.Case != c || len(r.SamplesNs) != batches || r.MedianNs < r.LeastNs || r.MostNs < r.MedianNs || r.LeastNs < 0 || r.Passes < 1 || r.WarmUpNs <= 0 {
			t.Errorf("Measure(%v) = %+v", c, r)
		}
		if want := 300 * 299 / 2; c.Way == Copying && r.BytesCopied != want {
			t.Errorf("%v copied %d bytes, want %d", c, r.BytesCopied, want)
		}
	}
}

func TestStop(t *testing.T) {
	stop := errors.New("stop")
	asked := 0
	poll := func() error {
		if asked++; asked > 3 {
			return stop
		}
		return nil
	}
	if _, err := Measure(Case{"shrink", Library, Copying, 20_000}, Options{Poll: poll}); !errors.Is(err, stop) {
		t.Errorf("the library's work ends with %v, want what Poll says", err)
	}
	asked = 0
	if _, err := Measure(Case{"shrink", Cell, Copying, 200_000}, Options{Poll: poll}); !errors.Is(err, stop) {
		t.Errorf("a cell ends with %v, want what Poll says", err)
	}
	if _, err := Measure(Case{"chunk", Library, Views, 1000}, Options{Pause: poll}); !errors.Is(err, stop) {
		t.Errorf("measuring ends with %v, want what Pause says", err)
	}
}

func TestMemoryLimit(t *testing.T) {
	o := Options{MemoryLimit: 8 << 20}
	if _, err := Measure(Case{"chunk", Library, Views, 8 << 20}, o); !errors.Is(err, pyerr.MemoryError) {
		t.Errorf("the library's work ends with %v, want MemoryError", err)
	}
	if _, err := Measure(Case{"chunk", Cell, Views, 8 << 20}, o); err == nil || !strings.Contains(err.Error(), "MemoryError") {
		t.Errorf("a cell ends with %v, want MemoryError", err)
	}
}

// TestResultJSON holds the form that the page and scripts read.
func TestResultJSON(t *testing.T) {
	r := Result{
		Case:     Case{"shrink", Library, Copying, 1000},
		MedianNs: 20, LeastNs: 10.5, MostNs: 30, SamplesNs: []float64{10.5, 20, 30}, Passes: 4, WarmUpNs: 99, EmptyNs: 1.25,
		ClockStepNs: 100_000, BytesCopied: 499_500, ViewsMade: 0, PeakBytes: -1,
	}
	e := Environment{
		Place: "native", Time: "2026-11-21T16:00:00Z", Version: "v1.2.3", System: "linux/amd64", Processor: "Abacus 9", Runtime: "go1.26.8", Processors: 2, ClockStepNs: 41,
	}
	d := Document{Version: 1, Environment: e, Results: []Result{r}}
	got, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/document.json")
	if err != nil {
		t.Fatal(err)
	}
	if string(got)+"\n" != string(want) {
		t.Errorf("a document is\n%s\nwant testdata/document.json", got)
	}
}

// BenchmarkWorkloads times a pass of each.
func BenchmarkWorkloads(b *testing.B) {
	for _, w := range Workloads() {
		for _, series := range []Series{Library, Cell, Plain} {
			if series == Plain && runtime.GOARCH == "wasm" {
				continue // Case.Check says why
			}
			for _, way := range []Way{Copying, Views} {
				c := Case{w.ID, series, way, w.Sizes[0]}
				b.Run(w.ID+"/"+string(series)+"/"+string(way), func(b *testing.B) { c.run(b) })
			}
		}
	}
}

func (c Case) run(b *testing.B) {
	s, err := c.subject(Options{})
	if err != nil {
		b.Fatal(err)
	}
	r := Result{Case: c}
	if err := s.count(&r); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.ResetTimer()
	total := 0.0
	for b.Loop() {
		took, err := s.batch(1)
		if err != nil {
			b.Fatal(err)
		}
		total += took
	}
	b.StopTimer()
	if c.Series == Cell {
		b.ReportMetric(total/float64(b.N), "ns-of-cell/op") // without making the data
	}
	if c.Series != Plain {
		b.ReportMetric(float64(r.BytesCopied), "copied-B/op")
	}
	if err := s.free(); err != nil {
		b.Fatal(err)
	}
}

// TestPlainIsTheLimit: plain slices allocate nothing once their memory is there,
// so that they do not do more than the library.
func TestPlainIsTheLimit(t *testing.T) {
	if runtime.GOARCH == "wasm" {
		return // Case.Check says why
	}
	for _, w := range Workloads() {
		for _, way := range []Way{Copying, Views} {
			s, err := (Case{w.ID, Plain, way, w.Least}).subject(Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := testing.AllocsPerRun(5, func() { _, _ = s.once() }); got != 0 {
				t.Errorf("a pass of %s, %s, by plain slices allocates %v times", w.ID, way, got)
			}
		}
	}
}

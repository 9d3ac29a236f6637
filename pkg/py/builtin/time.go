package builtin

import (
	"math"
	"time"

	"github.com/zerocopyzen/zen/pkg/py/eval"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func init() {
	elapsed := func() int64 { return int64(eval.Elapsed()) }
	now := func() int64 { return time.Now().UnixNano() }
	functions := []function{{"sleep", "seconds, /", "Delay execution for a given number of seconds.", sleep}}
	// The machine has one clock; the time of the processor is not known to
	// it, so that process_time too is time that passes.
	for name, clock := range map[string]func() int64{
		"time": now, "perf_counter": elapsed, "monotonic": elapsed, "process_time": elapsed, "thread_time": elapsed,
	} {
		functions = append(functions,
			function{name, "", "Return the clock in seconds.", func(*object.Runtime, object.Value, object.Args) (object.Value, error) {
				return object.Float(float64(clock()) / 1e9), nil
			}},
			function{name + "_ns", "", "Return the clock in nanoseconds.", func(*object.Runtime, object.Value, object.Args) (object.Value, error) {
				return object.Int(clock()), nil
			}})
	}
	modules["time"] = moduleSpec{
		doc:       "This module provides various functions to manipulate time values.",
		functions: functions,
		lacks: map[string]string{
			"strftime": notDates, "localtime": notDates, "gmtime": notDates, "ctime": notDates, "asctime": notDates, "mktime": notDates, "strptime": notDates,
		},
	}
}

const notDates = "it has the clocks and sleep, not the calendar"

// sleepSlice is how long a sleep lets nothing else happen.
const sleepSlice = 5 * time.Millisecond

// sleep can be stopped: it polls every few milliseconds.
//
// See https://docs.python.org/3/library/time.html#time.sleep.
func sleep(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	seconds, err := object.AsFloat(rt, args.At(0))
	switch {
	case err != nil:
		return object.Value{}, err
	case math.IsNaN(seconds):
		return object.Value{}, pyerr.ValueError.New("Invalid value NaN (not a number)")
	case math.Abs(seconds) >= math.MaxInt64/1e9:
		return object.Value{}, pyerr.OverflowError.New("timestamp out of range for C PyTime_t")
	case seconds < 0:
		return object.Value{}, pyerr.ValueError.New("sleep length must be non-negative")
	}
	return done(wait(rt, time.Duration(seconds*1e9)))
}

// wait lets the time pass, and can be stopped.
func wait(rt *object.Runtime, long time.Duration) error {
	for end := time.Now().Add(long); ; {
		left := time.Until(end)
		if left <= 0 {
			return nil
		}
		time.Sleep(min(left, sleepSlice))
		if rt.Poll == nil {
			continue
		}
		if err := rt.Poll(); err != nil {
			return err
		}
	}
}

package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// memoryTracing is what tracemalloc knows of a session: while it is on, how much
// of the memory in use was in use before.
type memoryTracing struct {
	on     bool
	before int
	frames int
}

// tracemalloc counts the memory of buffers, containers and other objects that
// can go; numbers and strs are not counted. It shows what the heap holds, which
// is what the session's limit bounds: blocks, of which one has up to a quarter
// more bytes than were asked for, as 524,288 for 500,000. CPython counts the bytes
// asked for, headers of objects among them.
//
// See https://docs.python.org/3/library/tracemalloc.html.
func init() {
	command := func(f func(s *Session)) object.NativeFunc {
		return func(rt *object.Runtime, _ object.Value, _ object.Args) (object.Value, error) {
			f(sessionOf(rt))
			return object.None, nil
		}
	}
	modules["tracemalloc"] = moduleSpec{
		doc: "Trace memory allocations.",
		functions: []function{
			{"start", "nframe?, /", "Start tracing Python memory allocations.", startTracing},
			{"stop", "", "Stop tracing Python memory allocations.", command(func(s *Session) { s.tracing.on = false })},
			{"is_tracing", "", "Return True if the tracemalloc module is tracing Python memory allocations, False otherwise.", func(rt *object.Runtime, _ object.Value, _ object.Args) (object.Value, error) {
				return object.Bool(sessionOf(rt).tracing.on), nil
			}},
			{"get_traced_memory", "", "Get the current size and peak size of memory blocks traced by tracemalloc.", tracedMemory},
			{"reset_peak", "", "Set the peak size of memory blocks traced by tracemalloc to the current size.", command(func(s *Session) {
				if s.tracing.on {
					s.Heap.ResetPeak()
				}
			})},
			{"clear_traces", "", "Clear traces of memory blocks allocated by Python.", command((*Session).forgetTraces)},
			{"get_traceback_limit", "", "Get the maximum number of frames stored in the traceback of a trace.", func(rt *object.Runtime, _ object.Value, _ object.Args) (object.Value, error) {
				return object.Int(int64(max(sessionOf(rt).tracing.frames, 1))), nil
			}},
			{"get_tracemalloc_memory", "", "Get the memory usage in bytes of the tracemalloc module.", func(*object.Runtime, object.Value, object.Args) (object.Value, error) {
				return object.Int(0), nil
			}},
		},
		lacks: map[string]string{"take_snapshot": "it counts bytes, and does not note where they were allocated; the picture shows each buffer"},
	}
}

// forgetTraces lets the memory in use count as allocated before.
func (s *Session) forgetTraces() {
	if s.tracing.on {
		s.tracing.before = s.Heap.InUse()
		s.Heap.ResetPeak()
	}
}

func startTracing(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	frames := 1
	if v := args.At(0); v.IsSet() {
		var err error
		if frames, err = object.AsSize(rt, v, pyerr.OverflowError); err != nil {
			return object.Value{}, err
		}
	}
	if frames < 1 || frames > 0xffff {
		return object.Value{}, pyerr.ValueError.New("the number of frames must be in range [1; 65535]")
	}
	s := sessionOf(rt)
	if s.tracing.on {
		return object.None, nil
	}
	s.tracing = memoryTracing{on: true, frames: frames}
	s.forgetTraces()
	return object.None, nil
}

// tracedMemory returns the bytes allocated since tracing began that are in use,
// and the most there were at once. What was allocated before and is given back
// meanwhile is subtracted, but never below zero.
func tracedMemory(rt *object.Runtime, _ object.Value, _ object.Args) (object.Value, error) {
	s := sessionOf(rt)
	current, peak := 0, 0
	if s.tracing.on {
		current = max(s.Heap.InUse()-s.tracing.before, 0)
		peak = max(s.Heap.RecentPeak()-s.tracing.before, 0)
	}
	return object.NewTuple(rt, object.Int(int64(current)), object.Int(int64(peak)))
}

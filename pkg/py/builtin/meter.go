package builtin

import (
	"math"
	"runtime"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A meter charges the memory of the language's own objects to the limit of the
// buffers' heap, so that one limit bounds a session.
//
// Objects without owners to count, strs and big ints, cannot be credited when
// they go. They are let through, and when enough has gathered the Go runtime is
// asked what is really in use.
type meter struct {
	heap      *buffer.Heap
	uncounted int
}

// askEvery is how many bytes of uncounted objects may gather unasked.
const askEvery = 16 << 20

func (m *meter) Charge(bytes int) error { return m.heap.Charge(bytes) }

func (m *meter) Credit(bytes int) { m.heap.Credit(bytes) }

// Available returns how many bytes the limit leaves: no str is made that is
// longer.
func (m *meter) Available() int {
	if m.heap.Limit == 0 {
		return math.MaxInt
	}
	return max(m.heap.Limit-m.heap.InUse(), 0)
}

// ChargeUncounted lets a str or an int of the size through unless the limit
// forbids it.
func (m *meter) ChargeUncounted(bytes int) error {
	if m.heap.Limit == 0 {
		return nil
	}
	if err := m.heap.Charge(bytes); err != nil {
		return err
	}
	m.heap.Credit(bytes)
	m.uncounted += bytes
	if m.uncounted < askEvery {
		return nil
	}
	m.uncounted = 0
	if liveBytes() <= m.heap.Limit {
		return nil
	}
	runtime.GC()
	if liveBytes() <= m.heap.Limit {
		return nil
	}
	return pyerr.MemoryError.New("")
}

// liveBytes returns the bytes of Go objects in memory, garbage not yet
// collected included.
func liveBytes() int {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int(stats.HeapAlloc)
}

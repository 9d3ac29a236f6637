package object

import "fmt"

// Audit recounts every owner from the roots and compares. It is for tests: it
// costs time in proportion to everything that lives, and reports the first
// difference it finds.
//
// The roots call visit once for each reference that something outside the
// objects holds: globals, running frames, handled exceptions.
func (rt *Runtime) Audit(roots func(visit func(Value))) error {
	counted := make(map[*Header]int32)
	var queue []*Header
	count := func(v Value) {
		if v.h == nil || v.h.refs < 0 {
			return
		}
		if _, known := counted[v.h]; !known {
			queue = append(queue, v.h)
		}
		counted[v.h]++
	}
	roots(count)
	drain := func() {
		for len(queue) > 0 {
			h := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			children(h, count)
		}
	}
	drain()
	// Cycles that wait for the collector hold one another and what hangs on
	// them.
	for _, c := range rt.containers {
		if _, known := counted[&c.Header]; !known {
			counted[&c.Header] = 0
			queue = append(queue, &c.Header)
			drain()
		}
	}
	for h, n := range counted {
		switch {
		case h.refs == 0:
			return fmt.Errorf("object: %s at %#x is dead but still held %d times", h.typ.name, h.Value().Address(), n)
		case h.refs != n:
			return fmt.Errorf("object: %s at %#x counts %d owners, but %d hold it", h.typ.name, h.Value().Address(), h.refs, n)
		}
	}
	if len(counted) != rt.live {
		return fmt.Errorf("object: %d objects live, but %d can be reached", rt.live, len(counted))
	}
	return nil
}

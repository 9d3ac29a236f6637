// Package stresstest runs what wears the memory of one process down. It stands
// alone because the memory that other tests leave behind would count.
package stresstest

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// TestShrinkingBytes shrinks bytes one by one, forty times in one session. Each
// round copies the square of the length, and drops all of it. In WebAssembly the
// collector works only when it is given a turn: without, the process dies of
// memory after some rounds.
func TestShrinkingBytes(t *testing.T) {
	const rounds, length, most = 40, 100_000, 64 << 20
	s := builtin.NewSession(builtin.Config{MemoryLimit: 512 << 20})
	defer s.Close()
	program := fmt.Sprintf("b = bytes(%d)\nwhile b: b = b[1:]\n", length)
	for round := range rounds {
		if err := s.Machine.Run("<cell>", program, eval.File); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
	}
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	// What the heap has from the system it keeps in WebAssembly: this is its peak.
	if stats.HeapSys >= most {
		t.Errorf("the heap has grown to %d MiB, want less than %d", stats.HeapSys>>20, most>>20)
	}
	t.Logf("%d rounds of %d bytes: the heap has %d MiB from the system", rounds, length, stats.HeapSys>>20)
}

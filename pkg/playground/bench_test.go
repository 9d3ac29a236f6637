package playground

import (
	"slices"
	"testing"
	"time"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// BenchmarkTracing runs the shrinking loops with and without a recorder in turn
// and reports the median of the ratios.
func BenchmarkTracing(b *testing.B) {
	for _, loop := range []struct{ name, program string }{
		{"memoryview/100000", "b = memoryview(bytes(100000))\nwhile b:\n    b = b[1:]\n"},
		{"memoryview/500000", "b = memoryview(bytes(500000))\nwhile b:\n    b = b[1:]\n"},
		{"bytes/100000", "b = bytes(100000)\nwhile b:\n    b = b[1:]\n"},
	} {
		b.Run(loop.name, func(b *testing.B) {
			plain := builtin.NewSession(builtin.Config{MemoryLimit: DefaultMemoryLimit})
			recorded := New(Config{})
			var ratios []float64
			for b.Loop() {
				begin := time.Now()
				if err := plain.Machine.Run(cellName, loop.program, eval.File); err != nil {
					b.Fatal(err)
				}
				off := time.Since(begin)
				begin = time.Now()
				if done := recorded.Run(loop.program); done.Error != nil {
					b.Fatal(done.Error.Traceback)
				}
				ratios = append(ratios, float64(time.Since(begin))/float64(off))
			}
			slices.Sort(ratios)
			b.ReportMetric(ratios[len(ratios)/2], "on/off")
		})
	}
}

// BenchmarkAt goes back through the whole of a long loop's tail.
func BenchmarkAt(b *testing.B) {
	m := New(Config{})
	m.Run("b = bytearray(1 << 20)\nfor i in range(2000):\n    b[i] = 7\n    b.append(1)\n")
	for b.Loop() {
		if _, ok := m.At(m.recorder.total() - 900); !ok {
			b.Fatal("the step is not kept")
		}
	}
}

// TestSteadyLoopAllocatesNothing: once the rings have their size, a step of a
// loop over views, or over bytes, costs no allocation.
func TestSteadyLoopAllocatesNothing(t *testing.T) {
	for name, begin := range map[string]string{"views": "memoryview(bytes(60000))", "bytes": "bytes(60000)"} {
		t.Run(name, func(t *testing.T) {
			allocs := func(n string) float64 {
				program := "b = " + begin + "\nfor i in range(" + n + "):\n    b = b[1:]\n"
				m := New(Config{})
				m.Run(program)
				return testing.AllocsPerRun(3, func() { m.Run(program) })
			}
			if short, long := allocs("20000"), allocs("40000"); long > short+100 {
				t.Errorf("40,000 iterations allocate %v times, 20,000 %v times", long, short)
			}
		})
	}
}

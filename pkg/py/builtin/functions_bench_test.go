package builtin_test

import (
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// BenchmarkFunctions runs small programs, each on data that is made once.
func BenchmarkFunctions(b *testing.B) {
	for _, bench := range []struct{ name, setup, program string }{
		{"sum of ints", "x = list(range(10000))", "sum(x)"},
		{"sum of floats", "x = [0.5] * 10000", "sum(x)"},
		{"max", "x = list(range(10000))", "max(x)"},
		{"max by key", "x = list(range(1000))", "max(x, key=lambda v: -v)"},
		{"sorted", "x = [i * 7919 % 10007 for i in range(10000)]", "sorted(x)"},
		{"any", "x = [0] * 10000", "any(x)"},
		{"isinstance", "from collections.abc import Sequence\nx = []", "for i in range(1000): isinstance(x, Sequence)"},
		{"print", "x = list(range(1000))", "print(*x)"},
		{"bytesio", "import io\nb = b'x' * 64", "f = io.BytesIO()\nfor i in range(1000): f.write(b)\nf.getvalue()"},
		{"numpy in place", "import numpy\nx = numpy.arange(1000000)", "x *= 2"},
		{"numpy print", "import numpy\nx = numpy.arange(1000000)", "str(x)"},
	} {
		b.Run(bench.name, func(b *testing.B) {
			s := builtin.NewSession(builtin.Config{})
			defer s.Close()
			if err := s.Machine.Run("setup", bench.setup, eval.File); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := s.Machine.Run("bench", bench.program, eval.File); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

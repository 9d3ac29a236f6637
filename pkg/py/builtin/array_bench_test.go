package builtin_test

import (
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// A bench is a loop in Python; its figures are per round.
func bench(b *testing.B, setup, loop string) {
	b.Helper()
	s := builtin.NewSession(builtin.Config{})
	defer s.Close()
	if err := s.Machine.Run("<setup>", setup, eval.File); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	const rounds = 1000
	program := "for _ in range(1000):\n    " + loop + "\n"
	for b.Loop() {
		if err := s.Machine.Run("<loop>", program, eval.File); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/rounds, "ns/round")
}

func BenchmarkArray(b *testing.B) {
	const setup = "from array import array\na = array('d', range(1000))\nn = array('h', range(1000))\n"
	for _, c := range []struct{ name, loop string }{
		{"getitem", "n[7]"},
		{"setitem", "n[7] = 3"},
		{"append", "n.append(1); n.pop()"},
		{"slice", "a[10:20]"},
		{"view", "memoryview(a)[3]"},
		{"make", "array('i', (1, 2, 3))"},
		{"index", "n.index(999)"},
		{"iterate", "for x in n: pass"},
		{"equal", "a == n"},
	} {
		b.Run(c.name, func(b *testing.B) { bench(b, setup, c.loop) })
	}
}

func BenchmarkStruct(b *testing.B) {
	const setup = "import struct\nb = bytearray(64)\ns = struct.Struct('<hI')\n"
	for _, c := range []struct{ name, loop string }{
		{"pack", "struct.pack('<hI', 1, 2)"},
		{"unpack", "struct.unpack_from('<hI', b, 8)"},
		{"pack_into", "s.pack_into(b, 8, 1, 2)"},
		{"iter_unpack", "for x in struct.iter_unpack('<h', b): pass"},
	} {
		b.Run(c.name, func(b *testing.B) { bench(b, setup, c.loop) })
	}
}

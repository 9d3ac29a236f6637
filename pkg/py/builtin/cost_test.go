package builtin_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// A loop is a program that runs a statement n times.
type loop struct{ name, setup, statement string }

// loops are those whose statement must make no objects in Go's memory.
var loops = []loop{
	{"slice a view", "b = memoryview(bytes(n + 1))", "b = b[1:]"},
	{"slice a view by a step", "b = memoryview(bytearray(100))", "b[::2]"},
	{"view an exporter", "b = bytearray(100)", "m = memoryview(b)"},
	{"cast", "b = memoryview(bytearray(128))", "b.cast('I')"},
	{"read an item", "b = memoryview(bytearray(128))", "b[5]"},
	{"write an item", "b = memoryview(bytearray(128))", "b[5] = 7"},
	{"copy between views", "b = memoryview(bytearray(128))\nc = memoryview(bytes(64))", "b[64:] = c"},
	{"slice bytes", "b = bytes(100)", "b[1:50]"},
	{"compare", "b = memoryview(bytes(100))\nc = bytes(100)", "b == c"},
	{"append and pop", "b = bytearray(100)", "b.append(1); b.pop()"},
	{"find", "b = bytearray(100)\nc = b'needle'", "b.find(c)"},
}

func session(t testing.TB, trace *buffer.Trace) *builtin.Session {
	t.Helper()
	s := builtin.NewSession(builtin.Config{Trace: trace})
	t.Cleanup(func() {
		s.Close()
		if n := s.Heap.InUse(); n != 0 {
			t.Errorf("%d bytes in use after the session", n)
		}
	})
	return s
}

func runProgram(t testing.TB, s *builtin.Session, program string) {
	t.Helper()
	if err := s.Machine.Run("<test>", program, eval.File); err != nil {
		t.Fatal(err)
	}
}

func program(l loop, n int) string {
	return fmt.Sprintf("n = %d\n%s\nfor i in range(n):\n    %s\n", n, l.setup, l.statement)
}

func TestLoopsAllocateNothing(t *testing.T) {
	const few, many = 100, 10_100
	for _, l := range loops {
		t.Run(l.name, func(t *testing.T) {
			s := session(t, nil)
			runProgram(t, s, program(l, few))
			base := mallocs(func() { runProgram(t, s, program(l, few)) })
			more := mallocs(func() { runProgram(t, s, program(l, many)) })
			if perRound := (float64(more) - float64(base)) / (many - few); perRound > 0.05 {
				t.Errorf("%s allocates %.2f times", l.statement, perRound)
			}
		})
	}
}

func mallocs(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.Mallocs - before.Mallocs
}

func BenchmarkLoops(b *testing.B) {
	for _, l := range loops {
		b.Run(l.name, func(b *testing.B) {
			s := session(b, nil)
			b.ReportAllocs()
			runProgram(b, s, program(l, b.N))
		})
	}
}

// TestCopies counts what statements copy, as the trace hears of it.
func TestCopies(t *testing.T) {
	for _, test := range []struct {
		setup, statement string
		want             int
	}{
		{"m = memoryview(bytearray(100))", "m[10:90]", 0},
		{"m = memoryview(bytearray(100))", "m[::-1].cast('B', [100]) if False else m.cast('I')", 0},
		{"b = bytes(100)", "memoryview(b)[1:][2:].toreadonly()", 0},
		{"b = bytes(100)", "b[:]", 0},
		{"b = bytes(100)", "bytes(b)", 0},
		{"b = bytes(100)", "b.strip(b'x')", 0},
		{"b = bytes(100)", "b'' + b", 0},
		{"b = bytes(100)", "b[10:90]", 80},
		{"b = bytearray(100)", "b[10:90]", 80},
		{"b = bytearray(100)", "b[::2]", 50},
		{"b = bytearray(100)", "bytes(b)", 100},
		{"b = bytes(100)", "bytearray(b)", 100},
		{"m = memoryview(bytes(100))[::2]", "bytes(m)", 50},
		{"m = memoryview(bytes(100))[::2]", "m.tobytes()", 50},
		{"b = bytes(100)", "b + b", 200},
		{"b = bytes(100)", "b * 3", 300},
		{"b = bytes(100)", "b.upper()", 100},
		{"b = bytes(100)", "b'-'.join([b, b])", 201},
		{"m = memoryview(bytearray(100))", "m[:10] = m[50:60]", 10},
		{"m = memoryview(bytearray(100))\nb = bytes(10)", "m[:10] = b", 10},
		{"m = memoryview(bytearray(100))", "m[3] = 1", 0},
		{"b = bytearray(100)\nc = bytes(10)", "b[:10] = c", 10},
		{"b = bytearray(100)", "b[:10] = b[20:30]", 20},
		{"b = bytearray(1000)", "del b[:10]", 0},
		{"b = bytearray(1000)", "b.take_bytes()", 0},
		{"b = bytearray(1000)\nc = bytes(1000)", "b == c; c.find(b'x'); b'x' in b; b.decode('ascii'); len(b); hash(c); list(b)", 0},
	} {
		copied := 0
		s := session(t, &buffer.Trace{Copy: func(e buffer.CopyEvent) { copied += e.Bytes }})
		runProgram(t, s, test.setup)
		copied = 0
		runProgram(t, s, test.statement)
		if copied != test.want {
			t.Errorf("after %s: %s copies %d bytes, want %d", test.setup, test.statement, copied, test.want)
		}
	}
}

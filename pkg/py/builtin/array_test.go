package builtin_test

import (
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// run runs a program in a session of its own and checks that nothing is left
// behind.
func run(t *testing.T, config builtin.Config, program string) error {
	t.Helper()
	s := builtin.NewSession(config)
	err := s.Machine.Run("<test>", program, eval.File)
	if aerr := s.Machine.Audit(); aerr != nil {
		t.Error(aerr)
	}
	s.Close()
	if n := s.Runtime.Live(); n != 0 {
		t.Errorf("%d objects live after the session", n)
	}
	if n := s.Heap.InUse(); n != 0 {
		t.Errorf("%d bytes in use after the session", n)
	}
	return err
}

// A write that shrinks the array ends CPython 3.15.2 itself, so this is no
// chunk.
func TestArrayShrinksWhileItIsWritten(t *testing.T) {
	err := run(t, builtin.Config{}, `
from array import array
a = array("h", [1] * 40000)
class Shrinks:
    written = 0
    def write(self, block):
        self.written += len(block)
        a.clear()
f = Shrinks()
a.tofile(f)
assert f.written == 65536 and len(a) == 0
`)
	if err != nil {
		t.Error(err)
	}
}

func TestArrayInCycle(t *testing.T) {
	err := run(t, builtin.Config{}, `
import gc
from array import array
class A(array):
    pass
a = A("i", [1])
a.me = a
del a
assert gc.collect() > 0
`)
	if err != nil {
		t.Error(err)
	}
}

// Arrays grow within the session's limit and leave nothing behind beyond it.
func TestArrayMemoryLimit(t *testing.T) {
	for _, program := range []string{
		`array("b", (0 for _ in range(1 << 40)))`,
		`array("b").extend(0 for _ in range(1 << 40))`,
		`array("d", [1]) * (1 << 20)`,
		`array("b", bytes(700000)).tolist()`,
		`array("w", "x" * 300000)`,
		`repr(array("b", bytes(300000)))`,
		`struct.pack("2000000s", b"")`,
		`struct.unpack("100000B", bytes(100000))`,
	} {
		err := run(t, builtin.Config{MemoryLimit: 1 << 20}, "import struct\nfrom array import array\n"+program+"\n")
		if err == nil || !strings.Contains(err.Error(), "MemoryError") {
			t.Errorf("%s: %v, want MemoryError", program, err)
		}
	}
}

// An array is born with its items: nothing is written to it afterwards.
func TestArrayTrace(t *testing.T) {
	var events []string
	var born [][]byte
	trace := &buffer.Trace{
		Alloc: func(e buffer.AllocEvent) {
			if e.Type == "array.array" {
				born = append(born, append([]byte(nil), e.Data...))
			}
		},
		Write: func(e buffer.WriteEvent) {
			events = append(events, string(e.Data[e.Offset:e.Offset+e.Count*e.Size]))
		},
	}
	err := run(t, builtin.Config{Trace: trace}, `
import struct
from array import array
a = array("B", [97, 98, 99])
b = array("B", iter([100]))
a[1] = 120
struct.pack_into("2s", memoryview(a)[1:], 0, b"yz")
`)
	if err != nil {
		t.Fatal(err)
	}
	if len(born) != 2 || string(born[0]) != "abc" || string(born[1]) != "d" {
		t.Errorf("arrays were made of %q, want abc and d", born)
	}
	if got := strings.Join(events, " "); got != "x yz" {
		t.Errorf("writes %q, want x and yz", got)
	}
}

package builtin_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// last runs a program in a session and returns the exception that ended it: its
// class and text, or "".
func last(s *builtin.Session, program string) string {
	err := s.Machine.Run("<cell>", program, eval.File)
	if err == nil {
		return ""
	}
	f, ok := errors.AsType[*eval.Failure](err)
	if !ok {
		return "no Failure: " + err.Error()
	}
	return f.Class + ": " + f.Text
}

// TestLimits runs programs at each limit and beyond it; then the session still
// runs programs.
func TestLimits(t *testing.T) {
	const limit = 16 << 20
	brackets := func(n int) string { return strings.Repeat("(", n) + "1" + strings.Repeat(")", n) }
	blocks := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat(" ", i) + "if 1:\n")
		}
		return b.String() + strings.Repeat(" ", n) + "pass\n"
	}
	recursive := func(n int) string {
		return fmt.Sprintf("def f(n): return n and f(n - 1)\nf(%d)", n)
	}
	for _, test := range []struct{ name, program, want string }{
		{"brackets", brackets(199), ""},
		{"brackets", brackets(201), "SyntaxError"},
		{"brackets of a million", brackets(400_000), "SyntaxError"},
		{"blocks", blocks(19), ""},
		{"blocks", blocks(120), "IndentationError"},
		{"operators", strings.Repeat("-", 100_000) + "1", "MemoryError"},
		{"lambdas", strings.Repeat("lambda: ", 50_000) + "1", "MemoryError"},
		{"a program of 1 MiB", strings.Repeat("x = 1\n", (1<<20)/6), ""},
		{"a larger program", strings.Repeat("x = 1\n", (1<<20)/6+1), "SyntaxError"},
		{"calls", recursive(990), ""},
		{"calls", recursive(1010), "RecursionError"},
		{"calls of __repr__", "class A:\n  def __repr__(self): return repr(self)\nrepr(A())", "RecursionError"},
		{"calls of __add__", "class A:\n  def __add__(self, o): return self + o\nA() + 1", "RecursionError"},
		{"calls of __getattr__", "class A:\n  def __getattr__(self, n): return getattr(self, n)\nA().x", "RecursionError"},
		{"nested lists", "a = []\nfor i in range(100_000): a = [a]\nrepr(a)", "RecursionError"},
		{"nested lists, compared", "a = []; b = []\nfor i in range(20_000): a = [a]; b = [b]\na == b", "RecursionError"},
		{"nested generators", "def g(n):\n  if n: yield from g(n - 1)\nlist(g(5000))", "RecursionError"},
		{"bytes", "bytes(1 << 40)", "MemoryError"},
		{"bytearray", "b = bytearray()\nwhile True: b += bytes(1 << 20)", "MemoryError"},
		{"repeated bytes", "b'ab' * (1 << 30)", "MemoryError"},
		{"list", "[0] * (1 << 30)", "MemoryError"},
		{"list of lists", "a = []\nwhile True: a.append([])", "MemoryError"},
		{"chain of tuples", "x = None\nwhile True: x = (x,)", "MemoryError"},
		{"starred target", "a, *b = iter(lambda: 1, 2)", "MemoryError"},
		{"dict", "d = {}; i = 0\nwhile True: d[i] = i; i += 1", "MemoryError"},
		{"str", "s = 'ab'\nwhile True: s += s", "MemoryError"},
		{"int", "7 ** 10 ** 8", "MemoryError"},
		{"shift", "1 << 10 ** 9", "MemoryError"},
		{"array", "import array\narray.array('d', bytes(8)) * (1 << 28)", "MemoryError"},
		{"BytesIO", "import io\nf = io.BytesIO()\nwhile True: f.write(bytes(1 << 20))", "MemoryError"},
		{"join", "b''.join([bytes(1 << 20)] * 100)", "MemoryError"},
		{"format", "'%1000000000d' % 1", "MemoryError"},
		{"socket", "import socket\na, b = socket.socketpair()\nb.setblocking(False)\na.setblocking(False)\nwhile True: a.send(bytes(1 << 20))", "MemoryError"},
	} {
		s := builtin.NewSession(builtin.Config{MemoryLimit: limit})
		got := last(s, test.program)
		if class, _, _ := strings.Cut(got, ":"); class != test.want {
			t.Errorf("%s, %.40q…: %.100q, want %q", test.name, test.program, got, test.want)
		}
		if got := last(s, "a = b = d = f = s = None\nassert sum(bytes([1, 2])) == 3"); got != "" {
			t.Errorf("after %s the session answers %s", test.name, got)
		}
		s.Close()
	}
}

// TestLongOperationsPoll runs operations whose length a program chooses. Each
// must poll at least so often that no MiB goes by without, and must end when a
// poll says so. That is what keeps the page alive, and Stop prompt.
func TestLongOperationsPoll(t *testing.T) {
	const setup = `
import array, struct
n = 4 << 20
b = bytes(n); ba = bytearray(n); m = memoryview(ba); s = 'zero copy\n' * (n // 10)
data = b'zero copy\n' * (n // 10); a = array.array('H', b); numbers = list(range(100_000, 0, -1))
`
	for _, test := range []struct {
		program string
		polls   int // at least
	}{
		{"ba[:] = b", 4}, {"ba[1:-1] = b[2:]", 6}, {"m[:] = b", 4}, {"m[::2] = b[:n // 2]", 2}, {"m[:] = m[::-1]", 4},
		{"ba[::2] = b[:n // 2]", 2},
		{"b * 4", 14}, {"ba * 4", 14}, {"b + b", 7}, {"b[1:]", 3}, {"bytes(ba)", 3}, {"b == b[:-1] + b'x'", 10},
		{"m == b", 3}, {"m.tobytes()", 3}, {"m[::2].tobytes()", 1}, {"m.tolist()", 20}, {"m.hex()", 3}, {"hash(memoryview(b))", 0},
		{"data.split()", 4}, {"data.split(b'c')", 4}, {"data.replace(b'zero', b'no')", 4}, {"data.find(b'zz')", 3}, {"data.count(b'z')", 3},
		{"b''.join([b] * 4)", 14}, {"data.upper()", 3}, {"data.hex()", 3}, {"data.translate(None, b'z')", 3}, {"ba.reverse()", 3},
		{"s.split()", 4}, {"s.split('c')", 4}, {"s.splitlines()", 4}, {"s.replace('zero', 'no')", 4}, {"s.find('zz')", 3},
		{"s.partition('zz')", 3}, {"s.count('z')", 3}, {"''.join([s] * 4)", 4}, {"s.upper()", 3}, {"s.title()", 3}, {"s.isalpha()", 3},
		{"s.encode()", 3}, {"s.encode('utf-16')", 3}, {"s.encode('ascii')", 3},
		{"data.decode()", 3}, {"data.decode('latin-1')", 3}, {"data.decode('utf-16', 'replace')", 3},
		{"struct.pack(f'{n}s', b)", 7}, {"struct.unpack(f'{n}s', b)", 3}, {"struct.pack_into(f'{n}s', ba, 0, b)", 7},
		{"struct.unpack(f'{n // 4}i', b)", 4},
		{"numbers.sort()", 1}, {"sorted(numbers, key=str)", 5}, {"numbers * 50", 10}, {"sum(numbers)", 0}, {"numbers == list(numbers)", 1},
		{"a.byteswap()", 3}, {"a * 4", 14}, {"a == array.array('H', b)", 3}, {"a.tolist()", 10},
		{"7 ** 10 ** 5 ** 1", 1}, {"7 ** 370_000", 5}, {"pow(7, 10 ** 500, 10 ** 500 + 7)", 1},
	} {
		s := builtin.NewSession(builtin.Config{MemoryLimit: 512 << 20})
		if got := last(s, setup); got != "" {
			t.Fatal(got)
		}
		polls := countPolls(s, -1)
		if got := last(s, test.program); got != "" && !strings.HasPrefix(got, "MemoryError") {
			t.Errorf("%s: %s", test.program, got)
		}
		if polls.n < test.polls {
			t.Errorf("%s polls %d times, want %d or more", test.program, polls.n, test.polls)
		}
		if polls.n > 1 {
			all := polls.n
			polls.n, polls.stopAt = 0, 1
			if got := last(s, setup+test.program); !strings.HasPrefix(got, "KeyboardInterrupt") {
				t.Errorf("%s, stopped at the first of %d polls: %q", test.program, all, got)
			}
		}
		s.Close()
		if n := s.Heap.InUse(); n != 0 {
			t.Errorf("%s leaves %d bytes behind", test.program, n)
		}
	}
}

// polls are the polls of a session, which is interrupted at one of them.
type polls struct{ n, stopAt int }

// countPolls counts the polls of a session from now on.
func countPolls(s *builtin.Session, stopAt int) *polls {
	p := &polls{stopAt: stopAt}
	breathe := s.Runtime.Poll
	poll := func() error {
		if p.n++; p.n == p.stopAt {
			s.Machine.Interrupt()
		}
		return breathe()
	}
	s.Runtime.Poll, s.Heap.Poll = poll, poll
	return p
}

// TestStop stops programs that never end, as the page does: from the yield, in
// which its events come in.
func TestStop(t *testing.T) {
	for _, program := range []string{
		"while True: pass",
		"i = 0\nwhile True: i += 1",
		"for i in iter(int, 1): pass",
		"def f(): return f and 1\nwhile True: f()",
		"import itertools\nfor i in itertools.count(): pass",
		"import itertools\nsum(itertools.repeat(1))",
		"import itertools\nany(itertools.repeat(0))",
		"import itertools\nlen(b''.join(b'' for _ in itertools.repeat(1)))",
		"2 in iter(int, 1)",
		"max(iter(int, 1))",
		"while True:\n  try: 1 / 0\n  except ZeroDivisionError: pass",
		"def g():\n  while True: yield 1\nfor i in g(): pass",
		"b = bytes(1000)\nwhile True: b[1:]",
		"v = memoryview(b'abc')\nwhile v: v = v[-2:]",
		"b = bytes(1 << 20)\nwhile b: b = b[:-1]",
		"data = bytearray(1 << 20)\nwhile True: data[:] = bytes(1 << 20)",
		"import time\ntime.sleep(1000)",
		"while True: sorted(range(1000, 0, -1))",
		"while True: 7 ** 10_000",
	} {
		var s *builtin.Session
		s = builtin.NewSession(builtin.Config{MemoryLimit: 64 << 20, Yield: func() { s.Machine.Interrupt() }})
		if got := last(s, program); !strings.HasPrefix(got, "KeyboardInterrupt") {
			t.Errorf("%q ends with %q, want KeyboardInterrupt", program, got)
		}
		if got := last(s, "assert 1 + 1 == 2"); got != "" {
			t.Errorf("after %q the session answers %s", program, got)
		}
		s.Close()
	}
}

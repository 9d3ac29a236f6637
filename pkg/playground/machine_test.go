package playground_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"
	"unsafe"

	"github.com/zerocopyzen/zen/pkg/playground"
)

// start is the program that the page starts with.
const start = `import array
a = array.array('i', [10, -20, 30, -40])
m = memoryview(a)
even = m[::2]
print(even.tolist())

data = bytearray(b'Hello World!')
copy = data[6:12]
window = memoryview(data)[6:12]
window[:] = b'Python'
print(data)
print(copy)
`

func runOK(t *testing.T, m *playground.Machine, source string) playground.Done {
	t.Helper()
	done := m.Run(source)
	if done.Error != nil {
		t.Fatalf("%s\n%s", source, done.Error.Traceback)
	}
	return done
}

func buffers(s playground.State) map[string]playground.Buffer {
	named := make(map[string]playground.Buffer)
	for _, b := range s.Buffers {
		for _, name := range b.Names {
			named[name] = b
		}
	}
	return named
}

func views(s playground.State) map[string]playground.View {
	named := make(map[string]playground.View)
	for _, v := range s.Views {
		for _, name := range v.Names {
			named[name] = v
		}
	}
	return named
}

func TestStartingProgram(t *testing.T) {
	m := playground.New(playground.Config{})
	done := runOK(t, m, start)
	if want := "[10, 30]\nbytearray(b'Hello Python')\nbytearray(b'World!')\n"; done.Stdout != want {
		t.Errorf("printed %q, want %q", done.Stdout, want)
	}
	s := done.State
	if len(s.Buffers) != 3 || len(s.Views) != 3 {
		t.Fatalf("%d buffers and %d views, want 3 and 3: %+v", len(s.Buffers), len(s.Views), s)
	}
	b, v := buffers(s), views(s)
	if a := b["a"]; a.Type != "array" || a.TypeCode != "i" || a.Length != 16 || a.ItemSize != 4 || a.Exports != 1 || a.ReadOnly {
		t.Errorf("a = %+v", a)
	}
	if c := b["copy"]; c.Origin == nil || c.Origin.Text != "copied from data[6:12]" || c.Origin.Line != 8 {
		t.Errorf("copy's origin = %+v", c.Origin)
	}
	if d := b["data"]; d.Origin != nil || d.Exports != 1 || d.Length != 12 {
		t.Errorf("data = %+v", d)
	}
	if e := v["even"]; e.Buffer != b["a"].ID || e.Offset != 0 || e.Format != "i" || e.Shape[0] != 2 || e.Strides[0] != 8 || e.Contiguous {
		t.Errorf("even = %+v", e)
	}
	if w := v["window"]; w.Buffer != b["data"].ID || w.Offset != 6 || w.Shape[0] != 6 {
		t.Errorf("window = %+v", w)
	}
	if w := v["window"]; w.Object == 0 || w.Object == v["even"].Object {
		t.Errorf("window lies at %#x, even at %#x", w.Object, v["even"].Object)
	}
	want := playground.Counters{Shared: 30, Copied: 6, Written: 6, Exports: 2, CopiedMore: 14}
	got := s.Counters
	got.SharedViews = nil
	if got.Shared != want.Shared || got.Copied != want.Copied || got.Written != want.Written || got.Exports != want.Exports || got.CopiedMore != want.CopiedMore {
		t.Errorf("counters = %+v, want %+v", got, want)
	}
	if names := strings.Join(s.Counters.SharedViews, " "); names != "m even window" {
		t.Errorf("shared by %q, want m even window", names)
	}
	if memory := at(b["data"]); string(memory) != "Hello Python" {
		t.Errorf("the memory at data's address holds %q", memory)
	}
}

// at returns the bytes at a buffer's address, as the page sees them.
func at(b playground.Buffer) []byte {
	// Sound in a test: the session keeps the buffer alive, and Go's heap
	// does not move.
	return unsafe.Slice((*byte)(unsafe.Add(unsafe.Pointer(nil), b.Address)), b.Length)
}

func TestEdit(t *testing.T) {
	m := playground.New(playground.Config{})
	s := runOK(t, m, start+"fixed = b'fixed'\n").State
	b := buffers(s)
	if f := editByte(m, uint64(b["data"].ID), 6, 'J'); f != nil {
		t.Fatalf("editing data: %+v", f)
	}
	if done := runOK(t, m, "print(data, window[0])"); done.Stdout != "bytearray(b'Hello Jython') 74\n" {
		t.Errorf("printed %q after the edit", done.Stdout)
	}
	if f := editByte(m, uint64(b["a"].ID), 0, 11); f != nil {
		t.Fatalf("editing a: %+v", f)
	}
	if done := runOK(t, m, "print(a, even[0])"); done.Stdout != "array('i', [11, -20, 30, -40]) 11\n" {
		t.Errorf("printed %q after the edit", done.Stdout)
	}
	f := editByte(m, uint64(b["fixed"].ID), 0, 1)
	if f == nil || f.Type != "TypeError" || f.Text != "'bytes' object does not support item assignment" {
		t.Errorf("editing bytes: %+v", f)
	}
	if f := editByte(m, 1<<40, 0, 1); f == nil {
		t.Error("editing a buffer that does not exist succeeded")
	}
	if f := editByte(m, uint64(b["data"].ID), 12, 1); f == nil || f.Type != "IndexError" {
		t.Errorf("editing behind the end: %+v", f)
	}
}

// editByte assigns a byte as the page does when its digits are typed.
func editByte(m *playground.Machine, buffer uint64, offset int, value byte) *playground.Failure {
	return m.Edit(buffer, offset, 1, "", strconv.Itoa(int(value)))
}

// TestEditValues types values over bytes: each is one step, and what Python says
// of a bad one is its own.
func TestEditValues(t *testing.T) {
	for _, test := range []struct {
		offset, size  int
		format, value string
		want, refusal string
	}{
		{0, 4, "<i", "-2", "feffffff 04050607", ""},
		{0, 4, ">i", "-2", "fffffffe 04050607", ""},
		{2, 4, "<2h", "1, -1", "00010100 ffff0607", ""},
		{1, 1, "<b", "-1", "00ff0203 04050607", ""},
		{1, 2, "", "b''.fromhex('4a4b')", "004a4b03 04050607", ""},
		{0, 4, "<i", "2**31", "", "struct.error: 'i' format requires -2147483648 <= number <= 2147483647"},
		{0, 1, "<B", "256", "", "struct.error: 'B' format requires 0 <= number <= 255"},
		{0, 1, "", "256", "", "ValueError: byte must be in range(0, 256)"},
		{0, 1, "<B", "abc", "", "NameError: name 'abc' is not defined"},
		{0, 4, "<2h", "1", "", "struct.error: pack expected 2 items for packing (got 1)"},
		{0, 2, "", "'é!'.encode('utf-8')", "", "ValueError: memoryview assignment: lvalue and rvalue have different structures"},
	} {
		m := playground.New(playground.Config{})
		id := uint64(buffers(runOK(t, m, "data = bytearray(range(8))").State)["data"].ID)
		f := m.Edit(id, test.offset, test.size, test.format, test.value)
		if test.refusal != "" {
			if f == nil || f.Type+": "+f.Text != test.refusal {
				t.Errorf("%q as %q: %+v, want %s", test.value, test.format, f, test.refusal)
			}
			continue
		}
		if f != nil {
			t.Errorf("%q as %q: %+v", test.value, test.format, f)
			continue
		}
		if got := runOK(t, m, "print(data.hex(' ', -4))").Stdout; got != test.want+"\n" {
			t.Errorf("%q as %q: bytes %s, want %s", test.value, test.format, got, test.want)
		}
	}
}

// TestEditIsOneStep types a value of four bytes over an array.
func TestEditIsOneStep(t *testing.T) {
	m := playground.New(playground.Config{})
	before := runOK(t, m, "import array\na = array.array('i', [1, 2])")
	if f := m.Edit(uint64(buffers(before.State)["a"].ID), 4, 4, "<f", "1.5"); f != nil {
		t.Fatalf("refused: %+v", f)
	}
	if steps := m.State().Step - before.State.Step; steps != 1 {
		t.Errorf("the edit took %d steps", steps)
	}
}

func TestFailure(t *testing.T) {
	m := playground.New(playground.Config{})
	done := m.Run("é = 1; memoryview(b'abc')[0] = 1\n")
	f := done.Error
	if f == nil || f.Type != "TypeError" || f.Text != "cannot modify read-only memory" || f.Line != 1 || f.Column != 8 {
		t.Errorf("failure = %+v", f)
	}
	if got := runOK(t, m, "print(é)").Stdout; got != "1\n" {
		t.Errorf("printed %q after a failure", got)
	}
}

func TestStop(t *testing.T) {
	m := playground.New(playground.Config{})
	for _, program := range []string{
		"while True: pass",
		"def f():\n    while 1: g()\ndef g(): pass\nf()",
		"[0] * 10**6 and [x for x in range(10**12)]",
		"b = bytearray(200 * 2**20)\nwhile True: b.count(b'x')",
		"while True: 7 ** 10 ** 5",
	} {
		stopped := make(chan time.Time, 1)
		timer := time.AfterFunc(30*time.Millisecond, func() { stopped <- time.Now(); m.Stop() })
		done := m.Run(program)
		timer.Stop()
		if done.Error == nil || done.Error.Type != "KeyboardInterrupt" {
			t.Errorf("%s\nended by %+v, want KeyboardInterrupt", program, done.Error)
			continue
		}
		t.Logf("stopped after %v: %.30q", time.Since(<-stopped), program)
	}
	if got := runOK(t, m, "print('alive')").Stdout; got != "alive\n" {
		t.Errorf("printed %q after being stopped", got)
	}
}

// A program that catches what stops it is ended by the second Stop.
func TestStopTwice(t *testing.T) {
	var m *playground.Machine
	m = playground.New(playground.Config{Output: func(text string) {
		for range strings.Count(text, "round") {
			m.Stop()
		}
	}})
	done := m.Run("n = 0\nwhile True:\n    try:\n        print('round')\n        while True: pass\n    except BaseException: n += 1\n    finally: n += 10")
	if done.Error == nil || done.Error.Type != "KeyboardInterrupt" {
		t.Errorf("ended by %+v, want KeyboardInterrupt", done.Error)
	}
	if got := runOK(t, m, "try:\n    print(n)\nfinally:\n    print('end')").Stdout; got != "11\nend\n" {
		t.Errorf("printed %q afterwards, want one interrupt caught", got)
	}
}

func TestHostilePrograms(t *testing.T) {
	for _, test := range []struct{ name, program, class string }{
		{"empty", "", ""},
		{"deep brackets", strings.Repeat("(", 300) + strings.Repeat(")", 300), "SyntaxError"},
		{"recursion", "def f(): f()\nf()", "RecursionError"},
		{"recursion through natives", "class R:\n    def __repr__(self): return repr([self])\nrepr(R())", "RecursionError"},
		{"huge bytes", "bytes(10**12)", "MemoryError"},
		{"huge list", "[0] * 10**11", "MemoryError"},
		{"huge str", "'a' * 10**11", "MemoryError"},
		{"huge width", "f'{1:1000000000}'", "MemoryError"},
		{"huge width by percent", "'%*d' % (10**9, 1)", "MemoryError"},
		{"huge width of bytes", "b'%1000000000d' % 1", "MemoryError"},
		{"huge int", "7 ** 10 ** 8", "MemoryError"},
		{"endless list", "l = []\nwhile True: l.append(l)", "MemoryError"},
		{"endless strings", "l = []\nwhile True: l.append('x' * 10000)", "MemoryError"},
		{"a megabyte of text", strings.Repeat("x = 1\n", 1<<20/6), ""},
		{"more than a megabyte of text", strings.Repeat("x = 1\n", 1<<20), "SyntaxError"},
		{"invalid UTF-8", "x = '\xff'", "SyntaxError"},
		{"raise", "raise ValueError('no')", "ValueError"},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := playground.New(playground.Config{MemoryLimit: 64 << 20})
			done := m.Run(test.program)
			class := ""
			if done.Error != nil {
				class = done.Error.Type
			}
			if class != test.class {
				t.Errorf("ended by %q, want %q: %+v", class, test.class, done.Error)
			}
			if got := runOK(t, m, "print('alive')").Stdout; got != "alive\n" {
				t.Errorf("printed %q afterwards", got)
			}
		})
	}
}

func TestOutputIsBounded(t *testing.T) {
	sent := 0
	m := playground.New(playground.Config{Output: func(text string) { sent += len(text) }})
	done := runOK(t, m, "for i in range(300): print('x' * 10000)")
	if len(done.Stdout) > 1<<20+100 || sent != len(done.Stdout) || !strings.HasSuffix(done.Stdout, "1 MiB is kept]\n") {
		t.Errorf("kept %d bytes and sent %d", len(done.Stdout), sent)
	}
}

func TestResetGivesEverythingBack(t *testing.T) {
	m := playground.New(playground.Config{})
	runOK(t, m, start)
	heap := m.Heap()
	before := runOK(t, m, "x = bytearray(1)").State.Buffers[0]
	s := m.Reset().State
	if len(s.Buffers) != 0 || len(s.Views) != 0 || s.Allocated != 0 || heap.InUse() != 0 {
		t.Errorf("after Reset: %+v, %d bytes in the old heap", s, heap.InUse())
	}
	if after := runOK(t, m, "x = bytearray(1)").State.Buffers[0]; after.Generation == before.Generation {
		t.Error("numbers begin anew after Reset in the same generation")
	}
}

func TestResetKeepsMemoryForTheNextRun(t *testing.T) {
	m := playground.New(playground.Config{})
	const program = "data = bytearray(1 << 20); data[0] = 1"
	first := runOK(t, m, program).State.Buffers[0]
	m.Reset()
	again := runOK(t, m, "assert (x := bytearray(1 << 20))[0] == 0").State.Buffers[0]
	if again.Contents != first.Contents {
		t.Errorf("memory at %#x, then at %#x", first.Contents, again.Contents)
	}
}

func TestRunsLeaveNothing(t *testing.T) {
	m := playground.New(playground.Config{})
	first := runOK(t, m, start).State
	for range 100 {
		runOK(t, m, start)
	}
	last := runOK(t, m, start).State
	if last.Allocated != first.Allocated || len(last.Buffers) != len(first.Buffers) || len(last.Views) != len(first.Views) {
		t.Errorf("after 100 runs %d bytes, %d buffers, %d views; after the first %d, %d, %d",
			last.Allocated, len(last.Buffers), len(last.Views), first.Allocated, len(first.Buffers), len(first.Views))
	}
}

func TestViewObjectIsWhatPrintWrites(t *testing.T) {
	m := playground.New(playground.Config{})
	done := runOK(t, m, "m = memoryview(b'abc')\nprint(m)")
	if len(done.State.Views) != 1 {
		t.Fatalf("%d views, want 1", len(done.State.Views))
	}
	want := fmt.Sprintf("<memory at %#x>\n", done.State.Views[0].Object)
	if done.Stdout != want {
		t.Errorf("printed %q, but the state says %q", done.Stdout, want)
	}
}

package playground_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/playground"
)

// outline writes steps as "line kind", resumed ones with a plus, those that are
// not of the cell with their source.
func outline(steps []playground.Step) string {
	var words []string
	for _, s := range steps {
		word := fmt.Sprintf("%d %s", s.Line, s.Kind)
		if s.Resumed {
			word = "+" + word
		}
		if s.Source != "cell" {
			word = s.Source + " " + word
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}

func TestStepKinds(t *testing.T) {
	for _, test := range []struct{ name, program, want string }{
		{"nothing", "", ""},
		{"a number", "x = 1", "1 run"},
		{"create", "b = bytearray(3)", "1 create"},
		{"from a literal", "b = bytearray(b'abc')", "1 create"},
		{"copy", "b = bytearray(3)\nc = bytes(b)", "1 create, 2 copy"},
		{"bytes slice", "b = b'Hello'\nc = b[1:3]", "1 run, 2 copy"},
		{"export", "m = memoryview(bytearray(3))", "1 export"},
		{"slice of a view", "m = memoryview(b'abc')\nm = m[1:]", "1 export, 2 slice"},
		{"cast", "m = memoryview(b'abcd')\nn = m.cast('i')", "1 export, 2 export"},
		{"write", "b = bytearray(3)\nb[0] = 1", "1 create, 2 write"},
		{"write through a view", "m = memoryview(bytearray(3))\nm[0] = 1", "1 export, 2 write"},
		{"resize", "b = bytearray(3)\nb.append(1)", "1 create, 2 resize"},
		{"release", "m = memoryview(b'abc')\nm.release()", "1 export, 2 release"},
		{"free", "b = bytearray(3)\ndel b", "1 create, 2 release"},
		{"refused", "b = bytearray(3)\nm = memoryview(b)\ntry:\n    b.append(1)\nexcept BufferError: pass", "1 create, 2 export, 3 run, 4 refused, 5 run"},
		{"error", "b = bytearray(3)\n1/0", "1 create, 2 error"},
		{"refused for good", "b = bytearray(3)\nm = memoryview(b)\nb.append(1)", "1 create, 2 export, 3 error"},
		{"loop", "for i in range(2):\n    b = bytearray(i)", "1 run, 2 create, +1 run, 2 release"},
		{"loop whose test makes views", "m = memoryview(b'ab')\nwhile m[1:]:\n    m = m[1:]", "1 export, 2 slice, 3 slice, +2 slice"},
		{"call", "def f(b):\n    return b[1:]\nc = f(bytearray(3))", "1 run, 3 create, 2 copy, +3 release"},
		{"generator", "def g():\n    yield bytearray(1)\n    yield bytearray(2)\nfor b in g(): pass",
			"1 run, 4 run, 2 create, +4 run, 4 run, 3 create, +4 release, 4 run"},
		{"lines", "b = bytearray(\n    3,\n)", "1 create"},
		{"collect", "import gc\nl = [memoryview(bytearray(3))]\nl.append(l)\ndel l\ngc.collect()", "1 run, 2 export, 3 run, 4 run, 5 release"},
		{"a text that is none", "x = (", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			trace := playground.New(playground.Config{}).Run(test.program).Trace
			if got := outline(trace.Steps); got != test.want {
				t.Errorf("steps are\n%s, want\n%s", got, test.want)
			}
			if trace.Total != len(trace.Steps) || trace.Head != trace.Total || trace.LeftOut != 0 {
				t.Errorf("total %d, head %d, left out %d for %d steps", trace.Total, trace.Head, trace.LeftOut, len(trace.Steps))
			}
			for i, s := range trace.Steps {
				if s.N != i+1 {
					t.Errorf("step %d has number %d", i+1, s.N)
				}
			}
		})
	}
}

func TestEvents(t *testing.T) {
	m := playground.New(playground.Config{})
	steps := runOK(t, m, `data = bytearray(b'Hello World!')
window = memoryview(data)[6:12]
window[:] = b'Python'
window[::2] = b'JTO'
try: data.append(1)
except BufferError: pass
window.release()
data[1:3] = b'XYZ'
copy = data[:4]
del copy
`).Trace.Steps
	event := func(n int, kind string) playground.Event {
		t.Helper()
		for _, e := range steps[n-1].Events {
			if e.Kind == kind {
				return e
			}
		}
		t.Fatalf("step %d has no %s: %+v", n, kind, steps[n-1].Events)
		return playground.Event{}
	}
	data := event(1, "create")
	if data.Bytes != 12 || data.Reason != "bytearray" || data.From != 0 {
		t.Errorf("create = %+v", data)
	}
	slice := event(2, "slice")
	if slice.Buffer != data.Buffer || slice.Parent != event(2, "export").View || slice.Offset != 6 || slice.Count != 6 || slice.Size != 1 || slice.Stride != 1 || slice.Bytes != 6 {
		t.Errorf("slice = %+v", slice)
	}
	if e := event(2, "release"); e.View != slice.Parent {
		t.Errorf("release = %+v, want of the view that had no name", e)
	}
	if e := event(3, "write"); e.View != slice.View || e.Offset != 6 || e.Old != "576f726c6421" || e.New != "507974686f6e" {
		t.Errorf("write = %+v", e)
	}
	if e := event(4, "write"); e.Stride != 2 || e.Count != 3 || e.Old != "50746f" || e.New != "4a544f" {
		t.Errorf("strided write = %+v", e)
	}
	if e := event(6, "refused"); e.Buffer != data.Buffer || len(e.Views) != 1 || e.Views[0] != slice.View {
		t.Errorf("refused = %+v, want by view %d", e, slice.View)
	}
	if e := event(9, "resize"); e.Offset != 3 || e.Count != 1 || e.Size != 0 || e.Bytes != 13 {
		t.Errorf("resize = %+v", e)
	}
	copied := event(10, "copy")
	if copied.From != data.Buffer || copied.Bytes != 4 || copied.Reason != "bytearray slice" {
		t.Errorf("copy = %+v", copied)
	}
	if e := event(10, "create"); e.Buffer != copied.Buffer || e.From != data.Buffer {
		t.Errorf("create of a copy = %+v", e)
	}
	if e := event(11, "free"); e.Buffer != copied.Buffer || e.Bytes != 4 {
		t.Errorf("free = %+v", e)
	}
	if c := steps[9].Costs; c.Copied != 4 || c.Allocated != 4 || c.CopiedElse != 0 {
		t.Errorf("costs of the slice = %+v", c)
	}
	if c := steps[1].Costs; c.Shared != 18 || c.CopiedMore != 6 || steps[1].Exports != 1 {
		t.Errorf("costs of the views = %+v, %d exports", c, steps[1].Exports)
	}
}

func TestBound(t *testing.T) {
	m := playground.New(playground.Config{})
	steps := runOK(t, m, `a = 1; b = 2.5; c = 'Hello'; d = None; e = True; g = 10**30
h = b'bytes'; i = bytearray(100); j = memoryview(h); k = [1]; l = 'x' * 1000
def f(p): q = p; return q
r = f(7)
del r
`).Trace.Steps
	got := make(map[string]string)
	for _, s := range steps {
		for _, b := range s.Bound {
			name := b.Name
			if b.Scope != "" {
				name = b.Scope + "." + name
			}
			got[name] += "|" + b.Text
			if len([]rune(b.Text)) > 60 {
				t.Errorf("%s: text of %d characters", name, len(b.Text))
			}
		}
	}
	for name, want := range map[string]string{
		"a": "|1", "b": "|2.5", "c": "|'Hello'", "d": "|None", "e": "|True", "g": "|int", "h": "|b'bytes'",
		"i": "|bytearray of 100 bytes", "j": "|memoryview of 5 bytes", "k": "|list", "l": "|'" + strings.Repeat("x", 58) + "…",
		"f": "|function", "f.p": "|7", "f.q": "|7", "r": "|7|",
	} {
		if got[name] != want {
			t.Errorf("%s is bound to %q, want %q", name, got[name], want)
		}
	}
}

func TestOutputAndLines(t *testing.T) {
	m := playground.New(playground.Config{})
	trace := runOK(t, m, "b = bytes(100)\nfor i in range(10):\n    c = b[i:]\nprint('é\U0001f40d')\nprint('x')\n").Trace
	last := trace.Steps[len(trace.Steps)-2:]
	if last[0].Output != 4 || last[1].Output != 6 {
		t.Errorf("output ends at %d and %d, want 4 and 6", last[0].Output, last[1].Output)
	}
	sums := make(map[int]playground.Line)
	for _, l := range trace.Lines {
		sums[l.Line] = l
	}
	// b[0:] is b itself.
	if l := sums[3]; l.Runs != 10 || l.Costs.Copied != 855 || l.Reason != "bytes slice" {
		t.Errorf("sum of line 3 = %+v", l)
	}
	if l := sums[2]; l.Runs != 1 {
		t.Errorf("sum of line 2 = %+v", l)
	}
}

// Edits and inputs of the prompt go on with the timeline; a cell begins anew.
func TestTimelineGoesOn(t *testing.T) {
	m := playground.New(playground.Config{})
	s := runOK(t, m, "def f(): data[0] = 1\ndata = bytearray(3)\n").State
	if failure := editByte(m, uint64(s.Buffers[0].ID), 1, 5); failure != nil {
		t.Fatal(failure.Text)
	}
	edit := m.Changed()
	if got := outline(edit.Trace.Steps); got != "edit 0 write" || edit.Trace.Source != "edit" || edit.State.Step != 3 {
		t.Errorf("an edit is %s of %s, at step %d", got, edit.Trace.Source, edit.State.Step)
	}
	prompt := m.Prompt("f()\ndata")
	if got := outline(prompt.Trace.Steps); got != "prompt 1 run, 1 write, prompt 2 run" || prompt.Stdout != "bytearray(b'\\x01\\x05\\x00')\n" {
		t.Errorf("an input is %s and prints %q", got, prompt.Stdout)
	}
	if n := prompt.Trace.Steps[0].N; n != 4 || prompt.Trace.Total != 6 {
		t.Errorf("it begins with step %d of %d, want 4 of 6", n, prompt.Trace.Total)
	}
	if past, ok := m.At(2); !ok || string(contents(past.Buffers[0])) != "\x00\x00\x00" {
		t.Errorf("before the edit: %v %+v", ok, past)
	}
	again := runOK(t, m, "f()")
	if got := outline(again.Trace.Steps); got != "1 run, earlier 1 write" || again.Trace.Total != 2 {
		t.Errorf("another cell is %s", got)
	}
}

func TestReleasedViewsWithNames(t *testing.T) {
	m := playground.New(playground.Config{})
	s := runOK(t, m, "b = bytearray(9)\nv = memoryview(b)[2:5]\nv.release()\n").State
	v := views(s)["v"]
	if !v.Released || v.Buffer != s.Buffers[0].ID || v.Offset != 2 || v.Shape[0] != 3 || v.Retains != 0 || s.Counters.Shared != 0 {
		t.Errorf("v = %+v, counters %+v", v, s.Counters)
	}
	past, _ := m.At(2)
	if v := views(past)["v"]; v.Released || v.Retains != 9 || past.Counters.Shared != 3 || past.Counters.Exports != 1 {
		t.Errorf("before: v = %+v, counters %+v", v, past.Counters)
	}
	s = runOK(t, m, "del b\n").State
	if v := views(s)["v"]; !v.Released || v.Buffer != 0 {
		t.Errorf("without its buffer: v = %+v", v)
	}
}

// A view's local name counts in the steps of its function.
func TestLocalNames(t *testing.T) {
	m := playground.New(playground.Config{})
	trace := runOK(t, m, "def f(data):\n    part = memoryview(data)[1:]\n    part[0] = 7\nf(bytearray(3))\n").Trace
	if got := outline(trace.Steps); got != "1 run, 4 create, 2 slice, 3 write, +4 release" {
		t.Fatalf("steps are %s", got)
	}
	past, _ := m.At(4)
	b, v := buffers(past), views(past)
	if len(b["data"].Names) != 1 || v["part"].Offset != 1 || string(contents(b["data"])) != "\x00\x07\x00" {
		t.Errorf("inside: %+v", past)
	}
}

func TestLongLoopIsBounded(t *testing.T) {
	m := playground.New(playground.Config{})
	done := runOK(t, m, "b = memoryview(bytes(500000))\nwhile b:\n    b = b[1:]\n")
	trace := done.Trace
	if trace.Total != 500_002 || trace.Head != 1000 || trace.LeftOut != 498_002 || len(trace.Steps) != 2000 {
		t.Errorf("total %d, head %d, left out %d, %d steps", trace.Total, trace.Head, trace.LeftOut, len(trace.Steps))
	}
	if size := len(done.AppendJSON(nil)); size > 3<<20 {
		t.Errorf("the message has %d bytes", size)
	}
	var sum playground.Costs
	for _, l := range trace.Lines {
		sum.CopiedMore += l.Costs.CopiedMore
	}
	if want := 500_000 * 499_999 / 2; sum.CopiedMore != want {
		t.Errorf("slices would have copied %d bytes, want %d", sum.CopiedMore, want)
	}
	for n, want := range map[int]int{2: 0, 3: 1, 1000: 998, 499_003: 499_001, 500_001: 499_999} {
		past, ok := m.At(n)
		if v := views(past)["b"]; !ok || v.Offset != want || past.Step != n {
			t.Errorf("after step %d: %v, offset %d, want %d", n, ok, v.Offset, want)
		}
	}
	for _, n := range []int{-1, 1001, 499_002, 500_003} {
		if _, ok := m.At(n); ok {
			t.Errorf("step %d is kept", n)
		}
	}
}

// What cannot be kept says so, and the rest is right.
func TestWhatIsTooMuch(t *testing.T) {
	m := playground.New(playground.Config{})
	runOK(t, m, "b = bytearray(70 * 2**20)\ndel b\nc = bytearray(3)\nc[0] = 1\n")
	past, _ := m.At(1)
	if b := past.Buffers[0]; b.Contents != 0 || b.Length != 70<<20 {
		t.Errorf("70 MiB that were freed: %+v", b)
	}
	past, _ = m.At(3)
	if c := buffers(past)["c"]; string(contents(c)) != "\x00\x00\x00" {
		t.Errorf("c = %+v", c)
	}
	for _, program := range []string{
		"b = bytearray(8)\nm = memoryview(b)\nl = [m[i & 7:] for i in range(100000)]\nl = None\nb[0] = 7\n",
		"b = bytearray(8)\nfor k in range(1100): pass\nl = [memoryview(b)[i & 7:] for i in range(100000)]\nl = None\nb[0] = 7\n",
		"b = bytearray(8)\nl = [bytes(i & 7) for i in range(100000)]\nl = None\nb[0] = 7\n",
	} {
		done := runOK(t, m, program)
		total := done.Trace.Total
		past, ok := m.At(total - 1)
		if !ok || contents(buffers(past)["b"])[0] != 0 {
			t.Errorf("%s\nbefore its last step: %v %+v", program, ok, past)
		}
		if len(past.Views) > 1000 || len(past.Buffers) > 1000 {
			t.Errorf("%s\n%d views, %d buffers are listed", program, len(past.Views), len(past.Buffers))
		}
		most := 0
		for _, s := range done.Trace.Steps {
			if len(s.Events) > 16 {
				t.Errorf("%s\nstep %d tells %d events", program, s.N, len(s.Events))
			}
			most = max(most, s.More)
		}
		if most < 99_000 {
			t.Errorf("%s\nno step has more than %d events more", program, most)
		}
	}
}

// TestRunsCostTheSame: after a hundred runs nothing is held that was not after
// the first.
func TestRunsCostTheSame(t *testing.T) {
	m := playground.New(playground.Config{})
	program := start + "def f():\n    for i in range(3000): yield data[i % 12:]\nfor part in f(): pass\ndel a, m, even, data, copy, window, part\n"
	runOK(t, m, program)
	held := func() uint64 {
		runtime.GC()
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc
	}
	inUse, before := m.Heap().InUse(), held()
	for range 100 {
		runOK(t, m, program)
	}
	if now := m.Heap().InUse(); now != inUse {
		t.Errorf("the heap holds %d bytes after 100 runs, %d after the first", now, inUse)
	}
	if after := held(); after > before+before/2 {
		t.Errorf("Go holds %d bytes after 100 runs, %d after the first", after, before)
	}
}

// contents returns a buffer's bytes, as a page sees them.
func contents(b playground.Buffer) []byte {
	b.Address = b.Contents
	return at(b)
}

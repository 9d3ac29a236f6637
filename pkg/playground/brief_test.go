package playground

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// TestBriefsTellTheSame: steps that were noted down as briefs are told as those
// that went to the tapes at once, and lead to the same memory.
func TestBriefsTellTheSame(t *testing.T) {
	for name, program := range briefPrograms() {
		t.Run(name, func(t *testing.T) {
			brief, plain := New(Config{}), New(Config{})
			plain.recorder.closed = func() {} // somebody listens to every step
			for _, part := range []string{program, "v = None\n", program} {
				compareRuns(t, brief.Run(part), plain.Run(part))
				compareRuns(t, brief.Prompt("v = memoryview(b)[1:]\n"), plain.Prompt("v = memoryview(b)[1:]\n"))
				comparePasts(t, brief, plain)
			}
			if brief.recorder.briefs.slots == nil {
				t.Error("no step was a brief")
			}
			runtimeIsClean(t, brief)
		})
	}
}

// briefPrograms are long loops, whose rounds are briefs for the most part.
func briefPrograms() map[string]string {
	loop := func(n int, body string) string {
		return "b = bytearray(range(200))\nw = memoryview(b)\nv = w\nkept = []\nfor i in range(" + fmt.Sprint(n) + "):\n    " +
			strings.ReplaceAll(body, "\n", "\n    ") + "\n"
	}
	programs := map[string]string{
		"empty":       loop(3000, "pass"),
		"shrinking":   "b = bytearray(4000)\nv = memoryview(b)\nwhile v:\n    v = v[1:]\n",
		"in function": "b = bytearray(4000)\ndef f(v):\n    while v:\n        v = v[1:]\nf(memoryview(b))\n",
		"kept views":  loop(2500, "kept.append(w[i % 7:])"),
		"late ends":   loop(4000, "kept.append(w[i % 7:])\nif len(kept) > 30: kept[0] = None; kept = kept[1:]"),
		"later ends":  loop(3000, "kept.append(w[i % 7:])\nif i > 1500: kept[i - 1500] = 0"),
		"two views":   loop(2000, "v = w[1:][2:]\nv = w[::2]"),
		"end first":   loop(1500, "v = w[2:]\nv = (v.release(), w[1:])[1]"),
		"held":        loop(4000, "v = w[1:]\nif i % 1500 == 200: x = bytes(9); held = w[5:]\nif i % 1500 == 1400: x = held = None"),
		"rebound":     loop(2000, "v = w[i % 9:]; v = w[1:]; v.release()\nx = y = v = w"),
		"text":        loop(2000, "x = 'text' + str(i)\ny = float(i)"),
		"casts":       loop(1500, "v = w.cast('h')\nv = w.cast('B', (10, 20))\nv = w.toreadonly()"),
		"calls":       "def f(v):\n    k = v[1:]\n    return k\n" + loop(600, "v = f(w)\nx = [f(w) for _ in range(2)]"),
		"printing":    loop(2500, "v = w[1:]\nif i % 700 == 0: print(i)"),
		"refused":     loop(2500, "v = w[1:]\nif i % 800 == 799:\n    try: b.append(1)\n    except BufferError: pass"),
		"writes":      loop(2500, "v = w[i % 50:]\nif i % 600 < 2: v[0] = 7"),
		"an error":    loop(2500, "v = w[1:]\nif i == 2300: 1 / 0"),
	}
	statements := []string{
		"v = v[1:]", "v = w", "v = w[i % 11:]", "kept.append(v)", "kept.append(w[2:])", "kept = kept[5:]", "x = i", "del x", "x = 'a'", "pass",
		"w[3] = i % 256", "kept = []", "x = bytes(v)", "v = w.cast('i')", "v = memoryview(b)", "v.release(); v = w", "f(v)", "x = v.obj",
	}
	for seed := range 12 {
		random := rand.New(rand.NewPCG(uint64(seed), 3))
		body := "x = 0\n"
		for range 3 + seed%5 {
			s := statements[random.IntN(len(statements))]
			if random.IntN(2) == 0 {
				s = fmt.Sprintf("if i %% %d == 0:\n    ", 1+random.IntN(900)) + s
			}
			body += s + "\n"
		}
		programs[fmt.Sprint("random ", seed)] = "def f(v):\n    q = v[:3]\n    return len(q)\n" + loop(900, "try:\n    "+
			strings.ReplaceAll(strings.TrimRight(body, "\n"), "\n", "\n    ")+"\nexcept (NameError, TypeError, ValueError): pass")
	}
	return programs
}

func compareRuns(t *testing.T, got, want Done) {
	t.Helper()
	if got.Stdout != want.Stdout {
		t.Fatalf("printed %q, want %q", got.Stdout, want.Stdout)
	}
	for i := range min(len(got.Trace.Steps), len(want.Trace.Steps)) {
		if !reflect.DeepEqual(got.Trace.Steps[i], want.Trace.Steps[i]) {
			t.Fatalf("told of step\n%+v, want\n%+v", got.Trace.Steps[i], want.Trace.Steps[i])
		}
	}
	if !reflect.DeepEqual(got.Trace, want.Trace) {
		t.Fatalf("told of %d steps of %d, lines %+v;\nwant %d of %d, lines %+v",
			len(got.Trace.Steps), got.Trace.Total, got.Trace.Lines, len(want.Trace.Steps), want.Trace.Total, want.Trace.Lines)
	}
}

// comparePasts compares the memory after every thirtieth step.
func comparePasts(t *testing.T, got, want *Machine) {
	t.Helper()
	for n := 0; n <= want.recorder.total(); n += 30 {
		a, isKept := got.At(n)
		b, wantKept := want.At(n)
		if isKept != wantKept {
			t.Fatalf("step %d is kept: %v, want %v", n, isKept, wantKept)
		}
		compareContents(t, got, want, a, b)
		if a, b = withoutAddresses(a), withoutAddresses(b); !reflect.DeepEqual(a, b) {
			t.Fatalf("after step %d there is\n%+v, want\n%+v", n, a, b)
		}
	}
}

// compareContents compares what is known of the bytes of two states.
func compareContents(t *testing.T, got, want *Machine, a, b State) {
	t.Helper()
	for i := range min(len(a.Buffers), len(b.Buffers)) {
		x, y := got.Contents(a.Buffers[i]), want.Contents(b.Buffers[i])
		if (x == nil) != (y == nil) || !bytes.Equal(x, y) {
			t.Fatalf("after step %d buffer %d held %d bytes %.40x, want %d bytes %.40x", a.Step, a.Buffers[i].ID, len(x), x, len(y), y)
		}
	}
}

// withoutAddresses returns a state without what differs between two machines.
func withoutAddresses(s State) State {
	for i := range s.Buffers {
		s.Buffers[i].Address, s.Buffers[i].Contents = 0, 0
	}
	for i := range s.Views {
		s.Views[i].Object = 0
	}
	return s
}

package playground

import (
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/object"
)

// repeatPrograms are loops that slice a variable away, and what may come between
// their rounds. Each has a round that is a repeat.
func repeatPrograms() map[string]string {
	loop := func(test, made string) string {
		return `import itertools
b = bytearray(range(200))
w = memoryview(b)
kept, rounds = [], itertools.count()
v = ` + made + `
while ` + test + `:
    v = v[1:]
`
	}
	const view, bytes = "memoryview(bytes(4000))", "bytes(range(256)) * 16"
	programs := map[string]string{
		"ever shorter":    "b = bytearray(9)\nfor n in 4000, 2000, 1100:\n    v = memoryview(bytes(n))\n    while v:\n        v = v[1:]\n",
		"few":             loop("v", "memoryview(bytes(1012))"),
		"few bytes":       loop("v", "bytes(1012)"),
		"a ring":          loop("v", "memoryview(bytes(2300))"),
		"long":            loop("v", "memoryview(bytes(20000))"),
		"words":           loop("v", "memoryview(bytes(32000)).cast('q')"),
		"backwards":       loop("v", "memoryview(bytes(range(250)) * 40)[::-1]"),
		"long bytes":      loop("v", "bytes(range(250)) * 40"),
		"large bytes":     loop("len(v) > 58000", "bytes(62000)"),
		"large, printing": loop("len(v) > 57000 and (next(rounds) % 1400 or print(1) is None)", "bytes(62000)"),
		"huge bytes":      "for i in range(1200): pass\n" + loop("len(v) > (1 << 20) - 30", "bytes((1 << 20) + 30)"),
		"in function":     "b = bytearray(9)\ndef f(v):\n    while v:\n        v = v[1:]\n    return v\nx = f(memoryview(bytes(4000)))\ny = f(bytes(4000))\n",
		"from the end":    "b = bytearray(9)\nv = bytes(3000)\nwhile v:\n    v = v[:-1]\nv = memoryview(bytes(5000))\nwhile v:\n    v = v[:-1]\n",
		"both ends":       "b = bytearray(9)\nv = memoryview(bytes(9000))\nwhile v:\n    v = v[3:-2]\nv = memoryview(bytes(9000))[::-2]\nwhile v:\n    v = v[2:-1]\nelse:\n    b[0] = 1\n",
		"up to an item":   "b = bytearray(9)\nv = memoryview(bytes(40000)).cast('q')\nwhile v:\n    v = v[1:3000]\nv = memoryview(bytes(4000))\nwhile v:\n    v = v[-3000:-1]\n",
		"loop in loop":    "b = bytearray(9)\nv = memoryview(bytes(6000))\nw = v[:2500]\nwhile v:\n    while w:\n        w = w[1:]\n    v = v[1:]\n",
		"the same":        "b = bytearray(9)\nn = iter(range(3000))\nv = bytes(50)\nwhile next(n, None) is not None:\n    v = v[-40:]\nn = iter(range(3000))\nv = memoryview(bytes(50))\nwhile next(n, None) is not None:\n    v = v[-40:]\n",
		"one after other": "b = bytearray(9)\nfor n in range(4):\n    v = memoryview(bytes(1500 + n))\n    while v:\n        v = v[2:]\n    d = bytes(v) + bytes(1500)\n    while d:\n        d = d[2:]\n",
		"not alone":       "b = bytearray(9)\nv = d = bytes(3000)\nwhile len(v) > 1500:\n    v = v[1:]\n    d = d[1:]\nwhile d:\n    d = d[1:]\n",
	}
	for name, test := range map[string]string{
		"printing":     "v and (next(rounds) % 700 or print(len(v)) is None)",
		"kept":         "v and (next(rounds) % 600 or kept.append(v) is None)",
		"charged":      "v and (next(rounds) % 3 or kept.append(1) is None)",
		"other views":  "v and (next(rounds) % 900 or kept.append(w[1:]) is None)",
		"walrus":       "v and (next(rounds) % 800 or (x := 7))",
		"other value":  "v and (next(rounds) % 1300 or globals().update(v=v[3:]) is None)",
		"other object": "v and (next(rounds) % 1100 or kept.append(v) is None and globals().update(v=kept.pop()[:-9]) is None)",
		"written":      "v and (next(rounds) % 500 or b.__setitem__(3, 7) is None)",
		"called":       "v and (lambda n: n < 3500)(next(rounds))",
		"error":        "v and (next(rounds) < 2900 or 1 / 0)",
	} {
		programs[name] = loop(test, view)
		programs[name+", bytes"] = loop(test, bytes)
	}
	programs["released"] = loop("v and (next(rounds) < 2800 or v.release() is None)", view)
	return programs
}

// TestRepeatsTellTheSame: rounds of which only numbers were noted down are told
// as those that the recorder heard all of, and lead to the same memory.
func TestRepeatsTellTheSame(t *testing.T) {
	for name, program := range repeatPrograms() {
		t.Run(name, func(t *testing.T) {
			repeats, plain := New(Config{}), New(Config{})
			plain.recorder.closed = func() {} // somebody listens to every step
			for _, part := range []string{program, "x = None\n", program} {
				compareRuns(t, repeats.Run(part), plain.Run(part))
				compareRuns(t, repeats.Prompt("x = memoryview(b)[1:]\n"), plain.Prompt("x = memoryview(b)[1:]\n"))
				comparePasts(t, repeats, plain)
			}
			if rows := repeats.recorder.repeats.rows; rows == nil || rows[0].object == 0 {
				t.Error("no round was a repeat")
			}
			runtimeIsClean(t, repeats)
		})
	}
}

// TestEditBetweenRepeats: what the page changes while a loop runs is a step
// before the next round.
func TestEditBetweenRepeats(t *testing.T) {
	for _, made := range []string{"memoryview(bytes(2000000))", "bytes(120000)"} {
		var m *Machine
		edited := false
		m = New(Config{Yield: func() {
			if id := m.State().Buffers[0].ID; !edited {
				edited = true
				m.edit(func() error {
					return m.withObject(uint64(id), func(rt *object.Runtime, v object.Value) error {
						return object.SetItem(rt, v, object.Int(3), object.Int(9))
					})
				})
			}
		}})
		done := m.Run("b = bytearray(9)\nv = " + made + "\nwhile not b[3]:\n    v = v[1:] or v\n    while v and not b[3]:\n        v = v[1:]\n")
		if done.Error != nil {
			t.Fatal(done.Error.Traceback)
		}
		if !edited {
			t.Fatal("the loop was over before it yielded")
		}
		var sources []string
		for _, s := range done.Trace.Steps {
			if s.Source != "cell" {
				sources = append(sources, s.Source)
			}
		}
		if strings.Join(sources, " ") != "edit" {
			t.Errorf("%s: steps of %q besides the cell's, want one of an edit", made, sources)
		}
	}
}

// TestInterruptedRepeats: a loop of repeats can be stopped, and its steps are
// told.
func TestInterruptedRepeats(t *testing.T) {
	var m *Machine
	m = New(Config{Yield: func() { m.Stop() }})
	done := m.Run("while True:\n    v = memoryview(bytes(500000))\n    while v:\n        v = v[1:]\n    v = bytes(30000)\n    while v:\n        v = v[1:]\n")
	if done.Error == nil || done.Error.Type != "KeyboardInterrupt" {
		t.Fatalf("the loop ended by %v", done.Error)
	}
	if last := done.Trace.Steps[len(done.Trace.Steps)-1]; last.Kind != "error" {
		t.Errorf("the last step is of kind %q", last.Kind)
	}
	runtimeIsClean(t, m)
}

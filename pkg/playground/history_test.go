package playground

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"
)

// A memo is what a naive recorder sees after a step: a copy of everything.
type memo struct {
	contents map[uint64][]byte
	views    map[uint64]viewRecord
	names    map[string]uint64
	exports  int
}

// remember makes the machine's recorder copy everything after each step.
func remember(m *Machine) *[]memo {
	memos := new([]memo)
	r := m.recorder
	*memos = append(*memos, snapshot(r)) // before the first step
	r.closed = func() {
		n := r.total()
		for len(*memos) <= n {
			*memos = append(*memos, memo{})
		}
		(*memos)[n] = snapshot(r)
	}
	return memos
}

func snapshot(r *recorder) memo {
	p := r.present()
	m := memo{contents: make(map[uint64][]byte), views: p.views, names: p.names, exports: r.heap.NumLoans()}
	for id, b := range p.buffers {
		m.contents[id] = bytes.Clone(b.data)
	}
	return m
}

// compare reports where the reconstruction after step n differs from the memo.
func compare(r *recorder, n int, want memo) (kept, lost int, err error) {
	p := r.at(n)
	for id, data := range want.contents {
		b := p.buffers[id]
		switch {
		case b == nil:
			return 0, 0, fmt.Errorf("step %d: buffer %d is missing", n, id)
		case b.lost:
			lost++
		case !bytes.Equal(b.data, data):
			return 0, 0, fmt.Errorf("step %d: buffer %d holds %.80q, want %.80q", n, id, b.data, data)
		case b.record.length != len(data):
			return 0, 0, fmt.Errorf("step %d: buffer %d has %d bytes, want %d", n, id, b.record.length, len(data))
		default:
			kept++
		}
	}
	for id, b := range p.buffers {
		if _, ok := want.contents[id]; !ok && !b.record.literal {
			return 0, 0, fmt.Errorf("step %d: buffer %d is too many", n, id)
		}
	}
	for id, v := range want.views {
		got, ok := p.views[id]
		if !ok {
			return 0, 0, fmt.Errorf("step %d: view %d is missing", n, id)
		}
		v.axes, got.axes = nil, nil
		if got != v {
			return 0, 0, fmt.Errorf("step %d: view %d is %+v, want %+v", n, id, got, v)
		}
	}
	if len(p.views) != len(want.views) {
		return 0, 0, fmt.Errorf("step %d: %d views, want %d", n, len(p.views), len(want.views))
	}
	if !maps.Equal(p.names, want.names) {
		return 0, 0, fmt.Errorf("step %d: names %v, want %v", n, p.names, want.names)
	}
	return kept, lost, nil
}

// compareAll compares every step that is kept.
func compareAll(t *testing.T, m *Machine, memos []memo) (steps, lost int) {
	t.Helper()
	r := m.recorder
	for n := range memos {
		if r.at(n) == nil {
			continue
		}
		_, l, err := compare(r, n, memos[n])
		if err != nil {
			t.Fatal(err)
		}
		steps++
		lost += l
	}
	return steps, lost
}

// TestRandomHistories: whatever a program does, the memory after each step that
// is kept is found again.
func TestRandomHistories(t *testing.T) {
	programs := 400
	if testing.Short() {
		programs = 100
	}
	steps := 0
	for seed := range programs {
		program := randomProgram(rand.New(rand.NewPCG(uint64(seed), 1)), 60)
		m := New(Config{})
		memos := remember(m)
		m.Run("import array, struct\n" + program)
		// A second run begins a timeline over what the first has left; an
		// input of the prompt and an edit go on with it.
		*memos = (*memos)[:0]
		memos = remember(m)
		m.Run(randomProgram(rand.New(rand.NewPCG(uint64(seed), 2)), 20))
		m.Prompt(randomProgram(rand.New(rand.NewPCG(uint64(seed), 3)), 5))
		for _, b := range m.State().Buffers {
			m.Edit(uint64(b.ID), 0, 1, "", "7")
		}
		n, lost := compareAll(t, m, *memos)
		if t.Failed() {
			t.Fatalf("seed %d:\n%s", seed, program)
		}
		if lost > 0 {
			t.Errorf("seed %d: %d contents were not kept", seed, lost)
		}
		steps += n
		runtimeIsClean(t, m)
	}
	t.Logf("%d steps compared", steps)
}

// runtimeIsClean checks that the recorder has not changed the count of owners.
func runtimeIsClean(t *testing.T, m *Machine) {
	t.Helper()
	if err := m.session.Machine.Audit(); err != nil {
		t.Fatal(err)
	}
	heap := m.Heap()
	m.Reset()
	if heap.InUse() != 0 || heap.NumLoans() != 0 {
		t.Fatalf("%d bytes and %d loans are left after Reset", heap.InUse(), heap.NumLoans())
	}
}

// TestLongHistories: with steps left out between them, the first and the last
// are found again.
func TestLongHistories(t *testing.T) {
	for seed := range 12 {
		random := rand.New(rand.NewPCG(uint64(seed), 9))
		body := strings.ReplaceAll(randomProgram(random, 12), "\n", "\n    ")
		program := "import array, struct\nfor k in range(150):\n    " + strings.TrimRight(body, " ") + "\n"
		m := New(Config{})
		memos := remember(m)
		m.Run(program)
		if got := m.recorder.tail.steps.begin; got == 0 {
			t.Fatalf("seed %d: nothing was left out of %d steps", seed, m.recorder.total())
		}
		n, lost := compareAll(t, m, *memos)
		if n != 2*keptSteps+1 {
			t.Errorf("seed %d: %d of %d steps were kept", seed, n, m.recorder.total())
		}
		if lost > 0 {
			t.Errorf("seed %d: %d contents were not kept", seed, lost)
		}
	}
}

// randomProgram returns a program of n statements over a few names.
func randomProgram(random *rand.Rand, n int) string {
	var b strings.Builder
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	number := func() string { return fmt.Sprint(random.IntN(24) - 8) }
	slice := func() string {
		return pick("", number(), number()) + ":" + pick("", number()) + pick("", "", ":"+pick("1", "2", "-1", "-2", "3"))
	}
	owner := func() string { return pick("a", "b", "c") }
	view := func() string { return pick("v", "w", "u") }
	any := func() string { return pick("a", "b", "c", "r", "v", "w", "u", "x") }
	for range n {
		o, v := owner(), view()
		s := pick(
			o+" = bytearray(b'Hello World!')", o+" = bytearray("+fmt.Sprint(random.IntN(40))+")",
			o+" = "+any()+"["+slice()+"]", o+" = bytearray("+any()+")", "x = bytes("+any()+")", "x = x["+slice()+"]",
			"r = array.array('i', range("+fmt.Sprint(random.IntN(9))+"))", "r = r["+slice()+"]",
			o+".append("+number()+")", o+".extend(b'xyz')", o+" += b'123456789'", o+" *= 2", o+".pop()", o+".pop(0)",
			o+".insert("+number()+", 65)", o+".remove(108)", o+".reverse()", o+".clear()", o+".resize("+number()+")",
			o+"["+slice()+"] = b'abc'", o+"["+slice()+"] = "+any(), "del "+o+"["+slice()+"]", o+"["+number()+"] = 90",
			"x = "+o+".take_bytes("+number()+")",
			"r.append(7)", "r.insert(1, 9)", "r.extend(r)", "r.pop()", "r.byteswap()", "r.reverse()", "del r["+slice()+"]",
			"r["+slice()+"] = array.array('i', [1, 2])", "r.frombytes(b'12345678')", "r *= 2",
			v+" = memoryview("+any()+")", v+" = "+view()+"["+slice()+"]", v+" = "+view()+".cast('B')",
			v+" = "+view()+".cast('i')", v+" = "+view()+".toreadonly()", v+" = "+view()+".cast('B').cast('B', (2, 3))",
			v+"["+slice()+"] = b'PyThOn'", v+"["+slice()+"] = "+view()+"["+slice()+"]", v+"["+number()+"] = 1",
			v+".release()", v+" = None", "del "+pick(o, v), "struct.pack_into('<hi', "+any()+", 1, 5, 6)",
			"l = [memoryview("+any()+")["+slice()+"] for _ in range(3)]", "l = None", "t = ("+any()+", "+any()+")",
			"for i in range(3): "+o+".append(i)", "for q in "+view()+": pass", "with memoryview("+any()+") as w: w[0] = 5",
			"f("+any()+")", "g = gen("+any()+"); next(g); next(g)", "next(g)", "h("+o+", "+view()+")",
		)
		b.WriteString("try:\n    " + s + "\nexcept Exception as error: pass\n")
	}
	definitions := `def f(m):
    k = m[1:3]
    m[0:2] = k
    k = memoryview(m)
    return k
def gen(m):
    k = memoryview(m)
    yield k[1:]
    k[0] = 3
    yield k
    yield k.release()
def h(o, m):
    f(m)
    o.append(1)
    return [o[i:] for i in range(2)]
`
	return definitions + b.String()
}

package builtin_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// TestRandomPrograms runs programs that make, slice, lend, change and drop
// buffers in any order, and recounts every reference after each statement:
// whatever a program does, an owner too many or too few must not remain, and no
// byte in use when all is over.
func TestRandomPrograms(t *testing.T) {
	const programs = 150
	for seed := range uint64(programs) {
		w := &writer{random: rand.New(rand.NewPCG(seed, 1))}
		program := w.program(50)
		var s *builtin.Session
		running := true // what Close runs stands below Go code that holds references
		audit := func(syntax.Span) {
			if err := s.Machine.Audit(); running && err != nil {
				t.Fatalf("line %d: %v\n%s", s.Machine.Line(), err, program)
			}
		}
		s = builtin.NewSession(builtin.Config{MemoryLimit: 1 << 20, Statement: audit})
		s.Heap.Poison = true
		err := s.Machine.Run("<random>", program, eval.File)
		running = false
		if failure, ok := errors.AsType[*eval.Failure](err); ok {
			t.Fatalf("%s\n%s", failure.Traceback, program)
		}
		s.Close()
		if live, used := s.Runtime.Live(), s.Heap.InUse(); live != 0 || used != 0 {
			t.Fatalf("%d objects live and %d bytes in use after\n%s", live, used, program)
		}
	}
}

// A writer writes random programs over seven variables.
type writer struct {
	random *rand.Rand
	text   strings.Builder
}

const randomPrelude = `
import array
class B(bytearray): pass
class C(bytes): pass
class L:
    def __init__(self, data): self.data = data
    def __buffer__(self, flags): return memoryview(self.data)
    def __release_buffer__(self, view): released.append(len(view))
released = []
`

func (w *writer) pick(choices ...string) string { return choices[w.random.IntN(len(choices))] }

func (w *writer) name() string { return string("abcdefg"[w.random.IntN(7)]) }

func (w *writer) slice() string {
	return "[" + w.pick("", "1", "2", "-3", "4", "100") + ":" + w.pick("", "1", "3", "-1", "100") + w.pick("", "", ":2", ":-1", ":-3") + "]"
}

func (w *writer) source() string {
	return w.pick("b'hello world'", "bytearray(b'hello world')", "array.array('h', range(6))", "B(b'heir')", "C(b'heir')", "b''", "bytearray(40)")
}

func (w *writer) expression() string {
	v, u := w.name(), w.name()
	return w.pick(w.source(), v+w.slice(), v+w.slice(), "memoryview("+v+")", "memoryview("+v+")", "memoryview("+v+")"+w.slice(),
		v+".cast('"+w.pick("B", "b", "h", "d", "?")+"')", v+".cast('B', [2, 3])", v+".toreadonly()", v+".__buffer__("+w.pick("0", "8", "284")+")",
		"bytes("+v+")", "bytearray("+v+")", v+" + "+u, v+" * 2", v+"["+w.pick("0", "-1", "50")+"]", "("+v+", "+u+")", "["+v+"]", "iter("+v+")",
		"L("+v+")", v+" == "+u, v+".split("+u+")", v+".join(["+u+", "+u+"])", v+".partition("+u+")", "(x for x in "+v+")", "lambda: "+v,
		v+".find("+u+")", "list("+v+")", "{"+v+": "+u+"}", v+".tolist()", v+".index(1)", "'%r' % ("+v+",)", "b'%b' % "+v)
}

func (w *writer) statement() string {
	v := w.name()
	return w.pick(v+" = "+w.expression(), v+" = "+w.expression(), v+" = "+w.expression(), v+" = "+w.expression(),
		v+".append(7)", v+".extend("+w.name()+")", "del "+v+w.slice(), v+w.slice()+" = "+w.name(), v+"[1] = "+w.pick("3", "300", "b'x'", w.name()),
		v+".release()", v+" += "+w.name(), v+" *= 3", "next("+v+")", v+" = None", v+".clear()", v+".pop()", v+".take_bytes(2)", v+".resize(9)",
		v+".__init__("+w.name()+")", v+".note = "+w.name(), v+".data = "+w.name())
}

func (w *writer) program(statements int) string {
	w.text.WriteString(randomPrelude)
	for _, v := range "abcdefg" {
		fmt.Fprintf(&w.text, "%c = %s\n", v, w.source())
	}
	for range statements {
		fmt.Fprintf(&w.text, "try:\n    %s\nexcept Exception:\n    pass\n", w.statement())
		if w.random.IntN(8) == 0 {
			v := w.name()
			fmt.Fprintf(&w.text, "try:\n    with %s as x: %s\nexcept Exception:\n    x = None\n", v, w.statement())
		}
	}
	return w.text.String()
}

package main

import (
	"io"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// TestCompleter presses Tab where | stands.
func TestCompleter(t *testing.T) {
	s := newSession(0, newOutput(io.Discard), io.Discard)
	defer s.Close()
	program := "import sys\nnumbers = []\nnumbing = 1\nnaïveté = 1\n_x = 1\nclass C:\n    def __dir__(self): 1 / 0\n    def __getattr__(self, name): 1 / 0\nc = C()"
	if err := s.Machine.Run("test", program, eval.File); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ line, want string }{
		{"|", "    |"},
		{"  |x", "    |x"},
		{"x = |", "x =     |"},
		{"nu|", "numb|"},
		{"numbe|", "numbers|"},
		{"numbers|", "numbers|"},
		{"naï|", "naïveté|"},
		{"print(numbe|)", "print(numbers|)"},
		{"memoryv|", "memoryview|"},
		{"numbers.app|", "numbers.append|"},
		{"sys.getre|", "sys.getre|"}, // getrecursionlimit, getrefcount
		{"sys.getref|", "sys.getrefcount|"},
		{"numbers.__cla|", "numbers.__class_|"}, // __class__, __class_getitem__
		{"_|", "_|"},                            // _x, __name__
		{"c.no|", "c.no|"},
		{"c.x.no|", "c.x.no|"},
		{"1.re|", "1.re|"},
		{".app|", ".app|"},
		{"nothing.here|", "nothing.here|"},
	} {
		pos := 0
		for test.line[pos] != '|' {
			pos++
		}
		line, pos := completer(s)(test.line[:pos]+test.line[pos+1:], pos)
		if got := line[:pos] + "|" + line[pos:]; got != test.want {
			t.Errorf("Tab in %q made it %q, want %q", test.line, got, test.want)
		}
	}
}

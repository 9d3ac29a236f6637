package builtin_test

import (
	"os"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// TestNumPy runs testdata/numpy.py, which must print testdata/numpy.txt: what
// NumPy 2.3 prints, but for the numbers in lists, which are Python's own here,
// and for what is not offered. NumPy is not part of Python, so it is no chunk.
func TestNumPy(t *testing.T) {
	program, err := os.ReadFile("testdata/numpy.py")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/numpy.txt")
	if err != nil {
		t.Fatal(err)
	}
	var printed strings.Builder
	var s *builtin.Session
	s = builtin.NewSession(builtin.Config{
		MemoryLimit: 512 << 20,
		Output: func(text string) error {
			printed.WriteString(text)
			return nil
		},
		Statement: func(syntax.Span) {
			if err := s.Machine.Audit(); err != nil {
				t.Errorf("line %d: %v", s.Machine.Line(), err)
			}
		},
	})
	s.Heap.Poison = true
	if err := s.Machine.Run("numpy.py", string(program), eval.File); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if n := s.Runtime.Live(); n != 0 {
		t.Errorf("%d objects live after the session", n)
	}
	if n := s.Heap.InUse(); n != 0 {
		t.Errorf("%d bytes in use after the session", n)
	}
	got, expected := strings.Split(printed.String(), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(got), len(expected)) {
		g, w := "nothing", "nothing"
		if i < len(got) {
			g = got[i]
		}
		if i < len(expected) {
			w = expected[i]
		}
		if g != w {
			t.Errorf("line %d: printed %q, want %q", i+1, g, w)
		}
	}
}

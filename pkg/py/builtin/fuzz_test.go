package builtin_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// FuzzProgram runs programs, most of which are broken, within limits. Whatever a
// text says, it must not make the machine panic or hang, the references must be
// exact after each statement, and no memory in use after the session. The chunks
// that it begins with are run by TestChunks when nothing is fuzzed.
func FuzzProgram(f *testing.F) {
	prelude, err := os.ReadFile("testdata/prelude.py")
	if err != nil {
		f.Fatal(err)
	}
	files, err := filepath.Glob("testdata/chunks/*.py")
	if err != nil {
		f.Fatal(err)
	}
	if flag.Lookup("test.fuzz").Value.String() == "" {
		files = nil
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range strings.Split(string(text), "\n---\n") {
			f.Add(part)
		}
	}
	f.Add("while True:\n    try:\n        while True: pass\n    finally: continue\n")
	f.Add("class A:\n    def __del__(self):\n        while True: pass\nx = A()\n")
	f.Add("x = [bytearray(10**6) for i in range(100)]\n")
	f.Add("def f(): f()\nf()\n")
	f.Fuzz(func(t *testing.T, text string) { runWithinLimits(t, string(prelude), text) })
}

// runWithinLimits runs a program in 16 MB for some 200 ms of the machine's own
// count: then it is stopped, whatever it catches.
func runWithinLimits(t *testing.T, prelude, text string) {
	const (
		yields   = 20
		audits   = 100
		patience = time.Minute // beyond all that a stopped program may take
	)
	hung := time.AfterFunc(patience, func() { panic("the machine hangs running\n" + text) })
	defer hung.Stop()

	var s *builtin.Session
	yielded, audited := 0, 0
	audit := func(syntax.Span) {
		if audited++; audited > audits {
			return
		}
		if err := s.Machine.Audit(); err != nil {
			t.Fatalf("line %d: %v", s.Machine.Line(), err)
		}
	}
	s = builtin.NewSession(builtin.Config{
		MemoryLimit: 16 << 20,
		Fixtures:    true,
		Statement:   audit,
		Yield: func() {
			if yielded++; yielded > yields {
				s.Machine.Interrupt()
			}
		},
	})
	s.Heap.Poison = true
	if err := s.Machine.Run("prelude.py", prelude, eval.File); err != nil {
		t.Fatal(err)
	}
	err := s.Machine.Run("<fuzz>", text, eval.File)
	if _, ok := errors.AsType[*eval.Failure](err); err != nil && !ok {
		if _, ok := errors.AsType[*syntax.Error](err); !ok {
			t.Errorf("ended by %T: %v", err, err)
		}
	}
	if err := s.Machine.Audit(); err != nil {
		t.Errorf("at the end: %v", err)
	}
	audited = audits // what Close runs stands below Go code that holds references
	s.Close()
	if live, used := s.Runtime.Live(), s.Heap.InUse(); live != 0 || used != 0 {
		t.Errorf("%d objects live and %d bytes in use after the session", live, used)
	}
}

package playground_test

import (
	"os"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/playground"
)

// TestNoEscape runs programs that try to reach what lies outside of their
// session. web/test/browser/contract.test.ts runs them in the page.
func TestNoEscape(t *testing.T) {
	text, err := os.ReadFile("testdata/escapes.py")
	if err != nil {
		t.Fatal(err)
	}
	m := playground.New(playground.Config{})
	programs := strings.Split(string(text), "---\n")
	for _, program := range programs {
		_, want, ok := strings.Cut(strings.TrimSpace(program), "### ")
		if !ok {
			t.Fatalf("%q does not say what it ends with", program)
		}
		done := m.Run(program)
		if done.Error == nil || done.Error.Type != want {
			t.Errorf("%s\n%+v, want %s", program, done.Error, want)
		}
		if done.Stdout != "" {
			t.Errorf("%s\nprinted %q", program, done.Stdout)
		}
	}
	if len(programs) < 50 {
		t.Errorf("there are only %d programs", len(programs))
	}
}

// changes are programs that change what a session keeps, and programs that
// print whether they see the change.
var changes = []struct{ program, question string }{
	{"secret = bytearray(b'secret')", "print('secret' in globals())"},
	{"len = None", "print(len is None)"},
	{"import gc\ngc.disable()", "import gc\nprint(not gc.isenabled())"},
	{"import sys\nsys.setrecursionlimit(200)", "import sys\nprint(sys.getrecursionlimit() == 200)"},
	{"import tracemalloc\ntracemalloc.start()", "import tracemalloc\nprint(tracemalloc.is_tracing())"},
	{"import collections.abc as c\nc.Sized.register(int)", "import collections.abc as c\nprint(isinstance(1, c.Sized))"},
}

func TestSessionsShareNothing(t *testing.T) {
	one, other := playground.New(playground.Config{}), playground.New(playground.Config{})
	for _, change := range changes {
		if done := one.Run(change.program); done.Error != nil {
			t.Fatalf("%q: %s", change.program, done.Error.Traceback)
		}
		if got := one.Run(change.question).Stdout; got != "True\n" {
			t.Errorf("%q: its own session answers %q to %q", change.program, got, change.question)
		}
		if got := other.Run(change.question).Stdout; got != "False\n" {
			t.Errorf("%q: another session answers %q to %q", change.program, got, change.question)
		}
	}
	if state := other.State(); len(state.Buffers) > 0 {
		t.Errorf("the other session shows %d buffers", len(state.Buffers))
	}
}

// TestIdsLeadNowhere tries the addresses and numbers of one session's objects in
// another.
func TestIdsLeadNowhere(t *testing.T) {
	one, other := playground.New(playground.Config{}), playground.New(playground.Config{})
	done := one.Run("secret = bytearray(b'secret')")
	if done.Error != nil || len(done.State.Buffers) != 1 {
		t.Fatalf("one buffer is wanted: %+v", done)
	}
	id := uint64(done.State.Buffers[0].ID)
	if failure := editByte(other, id, 0, 'X'); failure == nil || failure.Type != "ReferenceError" {
		t.Errorf("another session's machine edits buffer %d: %+v", id, failure)
	}
	if got := one.Run("print(secret)").Stdout; got != "bytearray(b'secret')\n" {
		t.Errorf("the secret is now %s", got)
	}
}

func TestResetForgets(t *testing.T) {
	m := playground.New(playground.Config{})
	for _, change := range changes {
		m.Run(change.program)
	}
	m.Run("class Loop: pass\nloop = Loop(); loop.me = loop; loop.data = bytearray(1 << 20)")
	heap := m.Heap()
	changed := m.Reset()
	if len(changed.State.Buffers)+len(changed.State.Views) > 0 {
		t.Errorf("after a reset the state shows %d buffers and %d views", len(changed.State.Buffers), len(changed.State.Views))
	}
	if got := heap.InUse(); got != 0 {
		t.Errorf("after a reset the old session holds %d bytes", got)
	}
	for _, change := range changes {
		if got := m.Run(change.question).Stdout; got != "False\n" {
			t.Errorf("after %q and a reset the session answers %q to %q", change.program, got, change.question)
		}
	}
}

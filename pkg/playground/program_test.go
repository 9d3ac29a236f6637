package playground_test

import (
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/playground"
)

// TestContents checks the bytes of a buffer now, and after an earlier step.
func TestContents(t *testing.T) {
	m := playground.New(playground.Config{})
	defer m.Reset()
	done := m.RunProgram("a.py", "data = bytearray(b'Hello')\ndata[0] = 74\ndata += b'!'\n1/0\n")
	if done.Error == nil || !strings.Contains(done.Error.Traceback, `File "a.py", line 4, in <module>`) {
		t.Errorf("the program ended with %+v, want a traceback in a.py", done.Error)
	}
	check := func(when string, s playground.State, want string) {
		t.Helper()
		for _, b := range s.Buffers {
			if len(b.Names) > 0 && string(m.Contents(b)) != want {
				t.Errorf("%s data holds %q, want %q", when, m.Contents(b), want)
			}
		}
		if len(s.Buffers) == 0 {
			t.Errorf("%s there is no buffer", when)
		}
	}
	check("at the end", done.State, "Jello!")
	for n, want := range []string{1: "Hello", 2: "Jello", 3: "Jello!"} {
		if s, ok := m.At(n); n > 0 && ok {
			check("in history", s, want)
		}
	}
	if got := m.Contents(playground.Buffer{ID: 1 << 30, Contents: 1, Length: 1}); got != nil {
		t.Errorf("a buffer that is not there holds %q", got)
	}
}

// TestLiterals checks that the end of a program, which gives back its literals,
// is no event of its last statement, and that a statement which does so tells.
func TestLiterals(t *testing.T) {
	m := playground.New(playground.Config{})
	defer m.Reset()
	done := m.Run("kept = b'kept'\nmade = bytearray(b'for a moment')\nprint(kept)\n")
	if last := done.Trace.Steps[2]; last.Kind != "run" || len(last.Events)+last.More != 0 {
		t.Errorf("the last step is %+v, want one without events", last)
	}
	done = m.Run("made = bytearray(b'bytes')\nmade[0] = 66\n")
	if last := done.Trace.Steps[1]; last.Kind != "write" || len(last.Events) != 1 || last.Events[0].Kind != "write" {
		t.Errorf("the last step is %+v, want a write alone", last)
	}
	m.Run("kept = b'kept'\nmade = bytearray(b'for a moment')\nprint(kept)\n")
	done = m.Prompt("del kept")
	if step := done.Trace.Steps[0]; step.Kind != "release" || len(step.Events) != 1 || step.Events[0].Kind != "free" {
		t.Errorf("the step that drops a literal is %+v, want one that frees it", step)
	}
	if s, ok := m.At(3); !ok || len(s.Buffers) != 2 {
		t.Errorf("after step 3 there are %+v, want kept and made", s.Buffers)
	}
}

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

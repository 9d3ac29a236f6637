package playground_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/playground"
)

// address is where an object lies: the recorded outputs have an ellipsis there.
var address = regexp.MustCompile(`0x[0-9a-f]+`)

// TestExamples runs the programs of the page's menu. The output that lies beside
// each is CPython 3.15's.
func TestExamples(t *testing.T) {
	programs, err := filepath.Glob("examples/*.py")
	if err != nil || len(programs) < 16 {
		t.Fatalf("there are %d examples (%v), want 16 or more", len(programs), err)
	}
	for _, name := range programs {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".py"), func(t *testing.T) {
			want := readFile(t, strings.TrimSuffix(name, ".py")+".out")
			m := playground.New(playground.Config{})
			defer m.Reset()
			done := runOK(t, m, readFile(t, name))
			if got := address.ReplaceAllString(done.Stdout, "0x…"); got != want {
				t.Errorf("%s prints\n%s\nwant\n%s", name, got, want)
			}
			if len(done.State.Buffers) == 0 {
				t.Errorf("%s leaves no memory to look at", name)
			}
		})
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

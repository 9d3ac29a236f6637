package object

import (
	"os"
	"strings"
	"testing"
)

// TestContainers runs testdata/containers.txt, whose answers are those of
// CPython 3.15. After each script every owner is recounted and all must go.
func TestContainers(t *testing.T) {
	data, err := os.ReadFile("testdata/containers.txt")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	lines := strings.Split(string(data), "\n")
	for i, line := range lines {
		source, ok := strings.CutPrefix(line, ">>> ")
		if !ok {
			continue
		}
		count++
		s := newScript(t)
		if got, want := s.run(source), lines[i+1]; got != want {
			t.Errorf("%s\ngot  %s\nwant %s", source, got, want)
		}
		if err := s.audit(); err != nil {
			t.Errorf("%s\n%v", source, err)
		}
		s.close()
	}
	if count < 500 {
		t.Errorf("ran %d scripts, want the whole file", count)
	}
}

package object_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/object"
)

// TestExpressions compares with what CPython 3.15 makes of the same lines.
func TestExpressions(t *testing.T) {
	file, err := os.Open(filepath.Join("testdata", "expressions.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var out strings.Builder
	m := newMachine(&out)
	defer closeMachine(t, m)
	lines := bufio.NewScanner(file)
	tried := 0
	for lines.Scan() {
		expression, want, ok := strings.Cut(lines.Text(), "\t")
		if !ok {
			t.Fatalf("malformed line %q", lines.Text())
		}
		tried++
		got := ""
		if err := m.Run("<test>", "result = repr(("+expression+"))\n", 0); err != nil {
			got = lastLine(err)
		} else {
			got = object.StrOf(m.Globals().Get("result"))
		}
		if got != want {
			t.Errorf("%s = %s, want %s", expression, got, want)
		}
		if err := m.Audit(); err != nil {
			t.Fatalf("after %s: %v", expression, err)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if tried < 3000 {
		t.Errorf("only %d expressions were tried", tried)
	}
}

// lastLine returns the last line of a traceback.
func lastLine(err error) string {
	text := strings.TrimRight(err.Error(), "\n")
	return text[strings.LastIndexByte(text, '\n')+1:]
}

// TestSubclasses runs a program over classes that derive from the types here.
func TestSubclasses(t *testing.T) {
	program, err := os.ReadFile(filepath.Join("testdata", "subclasses.py"))
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("testdata", "subclasses.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	m := newMachine(&out)
	defer closeMachine(t, m)
	if err := m.Run("subclasses.py", string(program), 0); err != nil {
		t.Fatal(err)
	}
	if err := m.Audit(); err != nil {
		t.Error(err)
	}
	got, expected := strings.Split(out.String(), "\n"), strings.Split(string(want), "\n")
	for i := range expected {
		if i >= len(got) || got[i] != expected[i] {
			t.Fatalf("line %d: got %q, want %q", i+1, got[min(i, len(got)-1)], expected[i])
		}
	}
}

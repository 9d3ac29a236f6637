package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// readFile reads a file of testdata by the reader given.
func readFile(t *testing.T, name string, read func(io.Reader) (report, error)) report {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	got, err := read(file)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func checkReport(t *testing.T, got report, want count, failures, skips []string) {
	t.Helper()
	if got.count != want {
		t.Errorf("count %+v, want %+v", got.count, want)
	}
	var names []string
	for _, failure := range got.failures {
		names = append(names, failure.name)
	}
	if !slices.Equal(names, failures) {
		t.Errorf("failures %q, want %q", names, failures)
	}
	if !slices.Equal(got.skips, skips) {
		t.Errorf("skips %q, want %q", got.skips, skips)
	}
}

func checkOutput(t *testing.T, got report, name, want string) {
	t.Helper()
	for _, failure := range got.failures {
		if failure.name == name && !strings.Contains(failure.output, want) {
			t.Errorf("the output of %s lacks %q:\n%s", name, want, failure.output)
		}
	}
}

// testdata/go.json was printed by go test -json for three packages: ok has
// tests that end in every way, broken does not compile, dies panics.
func TestReadGoTest(t *testing.T) {
	got := readFile(t, "go.json", readGoTest)
	checkReport(t, got, count{passed: 5, failed: 4, skipped: 1}, []string{
		"example.test/broken",
		"example.test/dies TestPanics",
		"example.test/ok TestTable/two",
		"example.test/ok TestParent",
	}, []string{"example.test/ok TestSkips"})
	checkOutput(t, got, "example.test/broken", "too many return values")
	checkOutput(t, got, "example.test/dies TestPanics", "oh no")
	checkOutput(t, got, "example.test/ok TestTable/two", "two is wrong")
	checkOutput(t, got, "example.test/ok TestParent", "the parent is wrong")
}

func TestReadGoTestBroken(t *testing.T) {
	for _, test := range []struct {
		name, lines string
		want        count
	}{
		{"nothing", "", count{}},
		{"plain text", "no packages to test\n", count{failed: 1}},
		{"killed in a test", `{"Action":"run","Package":"p","Test":"TestA"}`, count{failed: 1}},
		{"no tests", `{"Action":"skip","Package":"p"}`, count{}},
	} {
		got, err := readGoTest(strings.NewReader(test.lines))
		if err != nil || got.count != test.want {
			t.Errorf("%s: %+v, %v, want %+v", test.name, got.count, err, test.want)
		}
	}
}

// testdata/node.tap was printed by node --test for a file whose tests end in
// every way and one whose process ends early.
func TestReadTAP(t *testing.T) {
	got := readFile(t, "node.tap", readTAP)
	checkReport(t, got, count{passed: 5, failed: 4, skipped: 1}, []string{
		"bad", "suite > b # c", "parent", "/home/crash.test.mjs",
	}, []string{"skipped one"})
	checkOutput(t, got, "bad", "1 == 2")
	checkOutput(t, got, "suite > b # c", "should loosely deep-equal")
	checkOutput(t, got, "parent", "error: 'after'")
	checkOutput(t, got, "/home/crash.test.mjs", "exitCode: 3")
}

// writePart leaves one part's results as build.sh does.
func writePart(t *testing.T, dir, name, output, stderr string, status int) {
	t.Helper()
	for suffix, text := range map[string]string{"": output, ".err": stderr, ".status": fmt.Sprintln(status)} {
		if err := os.WriteFile(filepath.Join(dir, name+suffix), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTally(t *testing.T) {
	const passes = `{"Action":"pass","Package":"p","Test":"TestA"}` + "\n"
	for _, test := range []struct {
		name, kind, output, stderr string
		status                     int
		want                       count
		prints                     string
	}{
		{"check passes", "plain", "", "", 0, count{passed: 1}, ""},
		{"check fails", "plain", "", "gofmt would change: a.go", 1, count{failed: 1},
			"\nFAILED  part: exit status 1\n    gofmt would change: a.go\n\n"},
		{"go passes", "gotest", passes, "", 0, count{passed: 1}, ""},
		{"go fails behind its tests", "gotest", passes, "no space left", 2, count{passed: 1, failed: 1}, "no space left"},
		{"go runs nothing", "gotest", "", "nothing to do", 0, count{failed: 1}, "part: ran no test\n    nothing to do"},
		{"npm is missing", "tap", "", "npm is missing: install it", 1, count{failed: 1}, "npm is missing"},
		{"skips", "tap", "ok 1 - a # SKIP\n", "", 0, count{skipped: 1}, "\nskipped:\n    part: a\n\n"},
		{"unknown kind", "xml", "", "", 0, count{failed: 1}, `no part has the kind ".xml"`},
	} {
		dir := t.TempDir()
		writePart(t, dir, "11 part."+test.kind, test.output, test.stderr, test.status)
		var printed bytes.Buffer
		got, err := tally(&printed, dir)
		if err != nil || got != test.want {
			t.Errorf("%s: %+v, %v, want %+v", test.name, got, err, test.want)
		}
		if !strings.Contains(printed.String(), test.prints) || test.prints == "" && printed.Len() > 0 {
			t.Errorf("%s prints %q, want %q", test.name, &printed, test.prints)
		}
	}
}

func TestTallySums(t *testing.T) {
	dir := t.TempDir()
	writePart(t, dir, "11 check.plain", "", "", 0)
	writePart(t, dir, "12 web unit tests.tap", "ok 1 - a\nnot ok 2 - b\n", "", 1)
	var printed bytes.Buffer
	got, err := tally(&printed, dir)
	if want := (count{passed: 2, failed: 1}); err != nil || got != want {
		t.Errorf("%+v, %v, want %+v", got, err, want)
	}
	if want := "\nFAILED  web unit tests: b\n\n"; printed.String() != want {
		t.Errorf("printed %q, want %q", &printed, want)
	}
}

func TestTallyOfNothing(t *testing.T) {
	if got, err := tally(io.Discard, t.TempDir()); err == nil {
		t.Errorf("tally of an empty folder = %+v, want an error", got)
	}
}

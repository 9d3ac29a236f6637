package difftest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A writtenFile is a file of testdata/programs: programs divided by lines "---",
// each of which runs after testdata/programs.py. Beside it lies what CPython 3.15
// prints, divided in the same way; a program that dies ends with the last line of
// its traceback, after "!! ".
type writtenFile struct {
	name     string
	programs []string
}

const divider = "\n---\n"

func writtenFiles(t *testing.T) []writtenFile {
	t.Helper()
	paths, err := filepath.Glob("testdata/programs/*.py")
	if err != nil || len(paths) == 0 {
		t.Fatalf("found no programs: %v", err)
	}
	prelude := readFile(t, "testdata/programs.py")
	var files []writtenFile
	for _, path := range paths {
		f := writtenFile{name: strings.TrimSuffix(path, ".py")}
		for part := range strings.SplitSeq(strings.TrimSuffix(readFile(t, path), "\n"), divider) {
			f.programs = append(f.programs, prelude+"\n"+part+"\n")
		}
		files = append(files, f)
	}
	return files
}

func (f writtenFile) outputs() string { return f.name + ".txt" }

func readFile(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// written returns an outcome as it is kept in a file.
func (o outcome) written() string {
	if o.Failure == "" {
		return o.Stdout
	}
	return o.Stdout + "!! " + o.Failure + "\n"
}

// TestPrograms runs the programs that were written by hand and compares what they
// print with what CPython printed.
func TestPrograms(t *testing.T) {
	for _, f := range writtenFiles(t) {
		t.Run(filepath.Base(f.name), func(t *testing.T) {
			want := strings.Split(strings.TrimSuffix(readFile(t, f.outputs()), "\n"), divider)
			if len(want) != len(f.programs) {
				t.Fatalf("%d programs have %d outputs", len(f.programs), len(want))
			}
			for i, text := range f.programs {
				got := strings.TrimSuffix(runHere(text).written(), "\n")
				if got != want[i] {
					t.Errorf("program %d:\n%s", i+1, difference(outcome{Stdout: got}, outcome{Stdout: want[i]}))
				}
			}
		})
	}
}

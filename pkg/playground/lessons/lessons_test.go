package lessons_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/playground"
	"github.com/zerocopyzen/zen/pkg/playground/lessons"
)

var update = flag.Bool("update", false, "write what the cells print: CPython's output, by $PYTHON315, and our own for those that import numpy")

// recorded holds what each cell prints.
const recorded = "testdata/printed.txt"

func all(t *testing.T) []lessons.Lesson {
	t.Helper()
	all, err := lessons.All()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestShape(t *testing.T) {
	count := make(map[lessons.Part]int)
	for _, lesson := range all(t) {
		count[lesson.Part]++
		cells, predictions, challenges := lesson.Cells(), 0, 0
		for _, block := range lesson.Blocks {
			if block.Prediction != nil {
				predictions++
			}
			if block.Challenge != nil {
				challenges++
			}
		}
		if lesson.Part == lessons.Challenges {
			if len(cells) != 0 || predictions != 0 || challenges == 0 {
				t.Errorf("%s has %d cells, %d predictions and %d challenges; it must have challenges alone", lesson.Name, len(cells), predictions, challenges)
			}
			continue
		}
		if len(cells) == 0 || len(cells) > 3 || predictions != 1 || challenges != 0 {
			t.Errorf("%s has %d cells, %d predictions and %d challenges, want 1 to 3, 1 and 0", lesson.Name, len(cells), predictions, challenges)
		}
		for i, cell := range cells {
			if n := strings.Count(cell.Code, "\n"); n > 25 {
				t.Errorf("%s: cell %d has %d lines, of 25 at most", lesson.Name, i+1, n)
			}
		}
	}
	if count[lessons.Spine] != 7 || count[lessons.Challenges] != 1 || count[lessons.Reference] == 0 {
		t.Errorf("there are %v, want a spine of 7, reference lessons, and one page of challenges", count)
	}
}

// TestPrinted runs every cell, and compares what it prints with what CPython
// printed when that was recorded.
func TestPrinted(t *testing.T) {
	var ours strings.Builder
	for _, lesson := range all(t) {
		m := playground.New(playground.Config{})
		for i, cell := range lesson.Cells() {
			done := m.Run(cell.Code)
			if done.Error != nil {
				t.Errorf("%s, cell %d:\n%s", lesson.Name, i+1, done.Error.Traceback)
			}
			printTo(&ours, lesson, i, done.Stdout)
		}
		m.Reset()
		if held := m.Heap().InUse(); held != 0 {
			t.Errorf("%s: %d bytes are held after a reset", lesson.Name, held)
		}
	}
	if *update {
		record(t)
	}
	want, err := os.ReadFile(recorded)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(ours.String(), "\n") {
		if wanted := strings.Split(string(want), "\n"); i >= len(wanted) || wanted[i] != line {
			t.Fatalf("%s:%d: the cells print\n%s\nwant\n%s", recorded, i+1, line, wanted[min(i, len(wanted)-1)])
		}
	}
	if ours.Len() != len(want) {
		t.Errorf("%s goes on after the last cell", recorded)
	}
}

func printTo(b *strings.Builder, lesson lessons.Lesson, cell int, printed string) {
	fmt.Fprintf(b, "--- %s, cell %d\n%s", lesson.Name, cell+1, printed)
}

// record asks CPython what the cells print.
func record(t *testing.T) {
	python := os.Getenv("PYTHON315")
	if python == "" {
		t.Fatal("-update needs $PYTHON315, the CPython 3.15 to ask")
	}
	var b strings.Builder
	for _, lesson := range all(t) {
		m := playground.New(playground.Config{})
		for i, printed := range askPython(t, python, lesson) {
			ours := m.Run(lesson.Cells()[i].Code)
			if strings.Contains(lesson.Cells()[i].Code, "import numpy") {
				printed = ours.Stdout
			}
			printTo(&b, lesson, i, printed)
		}
	}
	if err := os.WriteFile(recorded, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

// askPython returns what the cells of a lesson print in CPython, one after the other in one session.
func askPython(t *testing.T, python string, lesson lessons.Lesson) []string {
	t.Helper()
	sources := []string{}
	for _, cell := range lesson.Cells() {
		source := cell.Code
		if strings.Contains(source, "import numpy") {
			source = ""
		}
		sources = append(sources, source)
	}
	encoded, err := json.Marshal(sources)
	if err != nil {
		t.Fatal(err)
	}
	file := t.TempDir() + "/cells.py"
	program := "import contextlib, io, json\nsession = {'__name__': '__main__'}\nprinted = []\nfor cell in json.loads(" + fmt.Sprintf("%q", encoded) + "):\n" +
		"    with contextlib.redirect_stdout(io.StringIO()) as out:\n        exec(cell, session)\n    printed.append(out.getvalue())\n" +
		"print(json.dumps(printed))\n"
	if err := os.WriteFile(file, []byte(program), 0o666); err != nil {
		t.Fatal(err)
	}
	answer, err := exec.Command(python, file).Output()
	if err != nil {
		if failed, ok := errors.AsType[*exec.ExitError](err); ok {
			err = fmt.Errorf("%w: %s", err, failed.Stderr)
		}
		t.Fatalf("%s: %v", lesson.Name, err)
	}
	var printed []string
	if err := json.Unmarshal(bytes.TrimSpace(answer), &printed); err != nil {
		t.Fatalf("%s: %v", lesson.Name, err)
	}
	return printed
}

// verdicts runs a program and then the checks of a challenge, as the page does.
func verdicts(t *testing.T, challenge *lessons.Challenge, program string) string {
	t.Helper()
	m := playground.New(playground.Config{})
	state := m.Run(program).State
	numbers := fmt.Sprintf("copied, written, shared, allocated = %d, %d, %d, %d\n", state.Counters.Copied, state.Counters.Written, state.Counters.Shared, state.Allocated)
	done := m.Run(numbers + challenge.Test)
	if done.Error != nil {
		t.Fatalf("the checks of\n%s\nfail:\n%s", challenge.Code, done.Error.Traceback)
	}
	return done.Stdout
}

func TestChallenges(t *testing.T) {
	for _, lesson := range all(t) {
		for _, block := range lesson.Blocks {
			if block.Challenge == nil {
				continue
			}
			solved := strings.Repeat("True\n", len(block.Challenge.Checks))
			if got := verdicts(t, block.Challenge, block.Challenge.Code); got == solved {
				t.Errorf("as it is given this passes already:\n%s", block.Challenge.Code)
			}
			if got := verdicts(t, block.Challenge, block.Challenge.Solution); got != solved {
				t.Errorf("the checks %q of this solution say\n%s\n%s", block.Challenge.Checks, got, block.Challenge.Solution)
			}
			// What makes it one: the way without a view that comes to mind first must not pass.
			if slices.Contains(block.Challenge.Checks, "copied == 0") && !strings.Contains(block.Challenge.Solution, "memoryview") {
				t.Errorf("this solution has no view:\n%s", block.Challenge.Solution)
			}
		}
	}
}

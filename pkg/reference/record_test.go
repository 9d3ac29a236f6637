package reference

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the results of the examples: CPython's, by $PYTHON315, and our own for those marked (here)")

// recorder is the program that runs examples under CPython.
//
//go:embed testdata/record.py
var recorder string

// An example is what the recorder is given: statements, which answer as at the
// prompt.
type example struct {
	Setup string   `json:"setup"`
	Steps []string `json:"steps"`
}

// TestResultsAreCPythons compares the results in entries/ with CPython's, or
// writes them. Without $PYTHON315 there is nothing to compare with: then the
// results are what they were when they were written.
func TestResultsAreCPythons(t *testing.T) {
	python := os.Getenv("PYTHON315")
	if python == "" {
		if *update {
			t.Fatal("-update needs $PYTHON315, the CPython 3.15 to ask")
		}
		t.Log("$PYTHON315 is not set: the recorded results were not compared with CPython's")
		return
	}
	names, err := filepath.Glob("entries/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	parsed := make([][]Section, len(names))
	var examples []example
	var places []*Entry
	for i, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if parsed[i], err = parse(string(text)); err != nil {
			t.Fatal(err)
		}
		eachEntry(parsed[i], func(s *Section, e *Entry) {
			if s.Here || e.Here {
				if *update {
					e.answer(Run(s, e))
				}
				return
			}
			one := example{Setup: s.Setup()}
			for _, step := range e.Steps {
				one.Steps = append(one.Steps, step.Source)
			}
			examples, places = append(examples, one), append(places, e)
		})
	}
	for i, answers := range ask(t, python, examples) {
		e := places[i]
		if *update {
			e.answer(answers)
			continue
		}
		for j, step := range e.Steps {
			if step.Answer != answers[j] {
				t.Errorf("%s:\n>>> %s\n%sCPython answers\n%s", e.Name, step.Source, step.Answer, answers[j])
			}
		}
	}
	if !*update {
		return
	}
	for i, name := range names {
		var texts []string
		for j := range parsed[i] {
			texts = append(texts, parsed[i][j].text())
		}
		if err := os.WriteFile(name, []byte(strings.Join(texts, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// answer sets the answers of the entry's example.
func (e *Entry) answer(answers []string) {
	for i := range e.Steps {
		e.Steps[i].Answer = answers[min(i, len(answers)-1)]
	}
}

// ask runs the examples under CPython and returns its answers.
func ask(t *testing.T, python string, examples []example) [][]string {
	t.Helper()
	dir := t.TempDir()
	questions, err := json.Marshal(examples)
	if err != nil {
		t.Fatal(err)
	}
	program := strings.Replace(recorder, "QUESTIONS", quote(string(questions)), 1)
	file := filepath.Join(dir, "record.py")
	if err := os.WriteFile(file, []byte(program), 0o644); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(python, file)
	var complaints bytes.Buffer
	command.Stderr = &complaints
	out, err := command.Output()
	if err != nil {
		t.Fatalf("CPython: %v: %s", err, complaints.Bytes())
	}
	var answers [][]string
	if err := json.Unmarshal(out, &answers); err != nil || len(answers) != len(examples) {
		t.Fatalf("CPython answered %d of %d examples: %v", len(answers), len(examples), err)
	}
	return answers
}

// quote returns a text as a Python literal, in which a JSON string is one.
func quote(text string) string {
	literal, err := json.Marshal(text)
	if err != nil {
		panic(err) // strings always marshal
	}
	return string(literal)
}

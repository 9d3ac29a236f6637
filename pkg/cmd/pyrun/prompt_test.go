package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata; that of CPython where $PYTHON315 names it")

// TestPrompt feeds the prompt and compares all that it shows with what
// python3.15 -i -q shows for the same input, recorded in testdata/prompt.txt:
//
//	input (a last line "(end)" takes the line feed before it away)
//	=>
//	prompts, values and tracebacks as a terminal would show them
//	[exit status]
func TestPrompt(t *testing.T) {
	const file = "testdata/prompt.txt"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	chunks := strings.Split(string(text), "---\n")
	if len(chunks) < 60 {
		t.Fatalf("%s has %d inputs: some are lost", file, len(chunks))
	}
	python := os.Getenv("PYTHON315")
	if *update && python == "" {
		t.Fatal("-update records what CPython 3.15 shows: $PYTHON315 must name it")
	}
	for i, chunk := range chunks {
		input, want, ok := strings.Cut(chunk, "=>\n")
		if !ok {
			t.Fatalf("%s: no => after %q", file, chunk)
		}
		stdin, ends := strings.CutSuffix(input, "\n(end)\n")
		if !ends {
			stdin = input
		}
		if *update {
			want = transcript(t, func(both io.Writer) int { return runPython(t, python, stdin, both) })
			chunks[i] = input + "=>\n" + want
		}
		got := transcript(t, func(both io.Writer) int {
			return run([]string{"-i", "-q"}, strings.NewReader(stdin), both, both)
		})
		if got != want {
			t.Errorf("for the input\n%s\nthe prompt showed\n%s\nwant\n%s", input, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(strings.Join(chunks, "---\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var address = regexp.MustCompile(`0x[0-9a-f]{6,}`)

// transcript returns what a prompt showed, and its exit status.
func transcript(t *testing.T, run func(both io.Writer) int) string {
	t.Helper()
	var both bytes.Buffer
	status := run(&both)
	shown := address.ReplaceAllString(both.String(), "0x…")
	if !strings.HasSuffix(shown, "\n") {
		shown += "\n"
	}
	return fmt.Sprintf("%s[exit %d]\n", shown, status)
}

func runPython(t *testing.T, python, stdin string, both io.Writer) int {
	t.Helper()
	cmd := exec.Command(python, "-i", "-q")
	cmd.Stdin = strings.NewReader(stdin)
	cmd.Stdout, cmd.Stderr = both, both
	err := cmd.Run()
	if failed, ok := errors.AsType[*exec.ExitError](err); ok {
		if !failed.Exited() {
			return exitInterrupted // a shell says so of what SIGINT ended
		}
		return failed.ExitCode()
	}
	if err != nil {
		t.Fatal(err)
	}
	return 0
}

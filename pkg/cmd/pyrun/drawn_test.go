package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// flagsLine names the flags that a program is run with.
var flagsLine = regexp.MustCompile(`(?m)^# pyrun (.*)\n`)

// TestDrawn runs the programs of testdata/drawn, each with its flags, and
// compares all that a terminal would show.
func TestDrawn(t *testing.T) {
	t.Setenv("COLUMNS", "")
	files, err := filepath.Glob("testdata/drawn/*.py")
	if err != nil || len(files) < 12 {
		t.Fatalf("found %d programs (%v): some are lost", len(files), err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		flags := flagsLine.FindSubmatch(source)
		if flags == nil {
			t.Errorf("%s: no line names its flags", file)
			continue
		}
		var both bytes.Buffer
		status := run(append(strings.Fields(string(flags[1])), file), strings.NewReader(""), &both, &both)
		got := fmt.Sprintf("%s[exit %d]\n", strings.ReplaceAll(both.String(), whole(file), file), status)
		for line := range strings.Lines(got) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > 100 {
				t.Errorf("%s: a line of %d columns: %s", file, n, line)
			}
		}
		compare(t, strings.TrimSuffix(file, ".py")+".txt", got)
	}
}

// compare compares text with a file, which -update rewrites.
func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
	}
}

// TestColor checks when escape sequences are written.
func TestColor(t *testing.T) {
	for _, test := range []struct {
		flag, noColor string
		want          bool
	}{
		{"--color=always", "", true},
		{"--color=always", "1", true},
		{"--color=never", "", false},
		{"--color=auto", "", false}, // the output is no terminal
	} {
		t.Setenv("NO_COLOR", test.noColor)
		var out bytes.Buffer
		run([]string{"--memory", test.flag}, strings.NewReader("m = memoryview(bytearray(3))"), &out, &out)
		if got := strings.Contains(out.String(), "\x1b["); got != test.want {
			t.Errorf("%s, NO_COLOR=%q: color is %t, want %t", test.flag, test.noColor, got, test.want)
		}
	}
}

// TestColumns checks that drawings fit the terminal.
func TestColumns(t *testing.T) {
	for _, columns := range []int{40, 64, 80, 132} {
		t.Setenv("COLUMNS", fmt.Sprint(columns))
		var out bytes.Buffer
		run([]string{"--steps", "--ledger", "testdata/drawn/typed.py"}, nil, &out, &out)
		for line := range strings.Lines(out.String()) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > columns {
				t.Errorf("COLUMNS=%d: a line of %d: %s", columns, n, line)
			}
		}
	}
}

// TestOptions checks what is said of a command line that is wrong.
func TestOptions(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"--nothing", "flag provided but not defined: -nothing"},
		{"--limit -1", "--limit cannot be negative"},
		{"--limit x", `invalid value "x" for flag -limit`},
		{"a.py --memory", `one FILE at a time, flags before it: what is "--memory"?`},
		{"--batch a.py", "--batch answers in JSON: no FILE"},
		{"--batch --steps", "--batch answers in JSON: no FILE"},
		{"-i --memory", "not together with -i"},
		{"-i -", "the program must be a FILE"},
		{"--color=blue", `--color is auto, always or never, not "blue"`},
		{"testdata/none.py", "no such file"},
	} {
		var out, errs bytes.Buffer
		status := run(strings.Fields(test.args), strings.NewReader(""), &out, &errs)
		if status != exitUsage || !strings.Contains(errs.String(), test.want) || out.Len() > 0 {
			t.Errorf("pyrun %s: status %d, %q, want %d and %q", test.args, status, errs.String(), exitUsage, test.want)
		}
	}
	var errs bytes.Buffer
	if status := run([]string{"--help"}, nil, nil, &errs); status != 0 || !strings.Contains(errs.String(), "--ledger") {
		t.Errorf("pyrun --help: status %d, %q", status, errs.String())
	}
}

// TestReadme checks that README.md shows the program of testdata/drawn/readme.py
// and what is drawn of it.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"readme.py", "readme.txt"} {
		text, err := os.ReadFile("testdata/drawn/" + file)
		if err != nil {
			t.Fatal(err)
		}
		shown := strings.TrimSuffix(flagsLine.ReplaceAllString(string(text), ""), "[exit 0]\n")
		if !strings.Contains(string(readme), "\n"+shown+"```\n") {
			t.Errorf("README.md does not show testdata/drawn/%s", file)
		}
	}
}

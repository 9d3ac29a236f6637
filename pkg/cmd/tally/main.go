// Command tally adds up the results of the project's tests:
//
//	go run ./pkg/cmd/tally DIR
//
// DIR holds the parts of a test run, as build.sh leaves them: for each part a
// file "NN NAME.KIND" with its standard output, the same name with .err for its
// standard error, and with .status for its exit status. KIND says what the
// output is:
//
//	gotest  what go test -json prints
//	tap     the Test Anything Protocol, as node --test prints it
//	plain   text: the part is one test, passed when the status is 0
//
// It prints the output of what failed, then the names of what was skipped, then
// one line, "N passed, N failed, N skipped". Tests that consist of others are
// not counted themselves. A part that fails without a failed test, or that ran
// no test, counts as one failure. The exit status is 1 when anything failed.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: tally DIR")
		os.Exit(2)
	}
	total, err := tally(os.Stdout, os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "tally:", err)
		total.failed++
	}
	fmt.Printf("%d passed, %d failed, %d skipped\n", total.passed, total.failed, total.skipped)
	if total.failed > 0 {
		os.Exit(1)
	}
}

// A count is how many tests ended how.
type count struct {
	passed, failed, skipped int
}

func (c count) plus(other count) count {
	return count{c.passed + other.passed, c.failed + other.failed, c.skipped + other.skipped}
}

// A report is what one part of a test run came to: the figures, the output of
// each test that failed, and the names of those that were skipped.
type report struct {
	count
	failures []failure
	skips    []string
}

type failure struct {
	name, output string
}

func (r *report) fail(name, output string) {
	r.failed++
	r.failures = append(r.failures, failure{name, output})
}

func (r *report) skip(name string) {
	r.skipped++
	r.skips = append(r.skips, name)
}

// readers turn the output of a part into its report, by kind.
var readers = map[string]func(io.Reader) (report, error){
	".gotest": readGoTest,
	".tap":    readTAP,
	".plain":  func(io.Reader) (report, error) { return report{}, nil },
}

// tally prints what failed and what was skipped in the parts below dir, and
// returns their sum.
func tally(w io.Writer, dir string) (count, error) {
	var total count
	files, err := filepath.Glob(filepath.Join(dir, "*.status"))
	if err != nil {
		return total, err
	}
	if len(files) == 0 {
		return total, fmt.Errorf("%s holds no results", dir)
	}
	var skips []string
	for _, file := range files {
		file = strings.TrimSuffix(file, ".status")
		name := partName(file)
		part, err := readPart(file)
		if err != nil {
			part.fail("results", err.Error())
		}
		for _, failure := range part.failures {
			fmt.Fprintf(w, "\nFAILED  %s: %s\n%s", name, failure.name, indent(failure.output))
		}
		for _, skip := range part.skips {
			skips = append(skips, name+": "+skip)
		}
		total = total.plus(part.count)
	}
	if len(skips) > 0 {
		fmt.Fprintf(w, "\nskipped:\n%s", indent(strings.Join(skips, "\n")))
	}
	if total.failed > 0 || len(skips) > 0 {
		fmt.Fprintln(w)
	}
	return total, nil
}

// readPart reads the results of the part whose output is in file.
func readPart(file string) (report, error) {
	kind := filepath.Ext(file)
	read, ok := readers[kind]
	if !ok {
		return report{}, fmt.Errorf("no part has the kind %q", kind)
	}
	status, err := os.ReadFile(file + ".status")
	if err != nil {
		return report{}, err
	}
	exit, err := strconv.Atoi(strings.TrimSpace(string(status)))
	if err != nil {
		return report{}, fmt.Errorf("exit status: %w", err)
	}
	output, err := os.Open(file)
	if err != nil {
		return report{}, err
	}
	defer output.Close()
	part, err := read(output)
	if err != nil {
		return part, err
	}
	switch {
	case exit == 0 && kind == ".plain":
		part.passed++
	case exit != 0 && part.failed == 0:
		part.fail(fmt.Sprintf("exit status %d", exit), tail(file)+tail(file+".err"))
	case part.passed+part.failed+part.skipped == 0:
		part.fail("ran no test", tail(file)+tail(file+".err"))
	}
	return part, nil
}

// partName returns the NAME of a file "NN NAME.KIND".
func partName(file string) string {
	name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	_, name, _ = strings.Cut(name, " ")
	return name
}

// tail returns the last 100 lines of a file, which may not exist.
func tail(file string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		return "" // the part's own failure is what matters
	}
	lines := strings.SplitAfter(string(text), "\n")
	return strings.Join(lines[max(0, len(lines)-100):], "")
}

// indent returns text with every line moved in and ended.
func indent(text string) string {
	text = strings.TrimRight(text, "\n")
	if text == "" {
		return ""
	}
	return "    " + strings.ReplaceAll(text, "\n", "\n    ") + "\n"
}

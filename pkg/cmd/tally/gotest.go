package main

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"
)

// A goEvent is one line of go test -json.
//
// See https://pkg.go.dev/cmd/test2json.
type goEvent struct {
	Action      string
	Package     string
	Test        string
	Output      string
	ImportPath  string // of a failed build, whose package is named after it
	FailedBuild string
}

// goTest is what is known of one test, or of a package as a whole when it has
// no name.
type goTest struct {
	output   strings.Builder
	verdict  string
	isParent bool
}

type goName struct{ pkg, test string }

// readGoTest reads what go test -json prints. A package that fails though none
// of its tests did (it did not build, or it panicked, or TestMain failed) is
// one failure.
func readGoTest(r io.Reader) (report, error) {
	tests := make(map[goName]*goTest)
	var order []goName
	at := func(name goName) *goTest {
		test, ok := tests[name]
		if !ok {
			test = new(goTest)
			tests[name] = test
			order = append(order, name)
		}
		return test
	}
	builds := make(map[string]*strings.Builder)

	var result report
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var event goEvent
		if err := json.Unmarshal(lines.Bytes(), &event); err != nil {
			// go test speaks plainly when a pattern matches nothing.
			result.fail("go test", lines.Text())
			continue
		}
		name := goName{event.Package, event.Test}
		switch event.Action {
		case "build-output":
			if builds[event.ImportPath] == nil {
				builds[event.ImportPath] = new(strings.Builder)
			}
			builds[event.ImportPath].WriteString(event.Output)
		case "output":
			at(name).output.WriteString(event.Output)
		case "pass", "fail", "skip":
			test := at(name)
			test.verdict = event.Action
			if output := builds[event.FailedBuild]; output != nil {
				test.output.WriteString(output.String())
			}
		case "run":
			at(name)
		}
	}
	if err := lines.Err(); err != nil {
		return result, err
	}
	for name := range tests {
		for parent := name.test; parent != ""; {
			end := strings.LastIndexByte(parent, '/')
			if end < 0 {
				break
			}
			parent = parent[:end]
			if test := tests[goName{name.pkg, parent}]; test != nil {
				test.isParent = true
			}
		}
	}
	addGoTests(&result, tests, order)
	return result, nil
}

// addGoTests counts the tests that consist of no others. A parent or a package
// that fails although nothing below it did is a failure of its own.
func addGoTests(result *report, tests map[goName]*goTest, order []goName) {
	failedBelow := func(above goName) bool {
		for name, test := range tests {
			below := above.test == "" && name.test != "" || strings.HasPrefix(name.test, above.test+"/")
			if name.pkg == above.pkg && below && test.verdict != "pass" && test.verdict != "skip" {
				return true
			}
		}
		return false
	}
	for _, name := range order {
		test := tests[name]
		isPackage := name.test == ""
		title := strings.TrimSpace(name.pkg + " " + name.test)
		switch {
		case isPackage || test.isParent:
			if test.verdict != "pass" && test.verdict != "skip" && !failedBelow(name) {
				result.fail(title, test.output.String())
			}
		case test.verdict == "pass":
			result.passed++
		case test.verdict == "skip":
			result.skip(title)
		default: // failed, or never ended
			result.fail(title, test.output.String())
		}
	}
}

package builtin_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// A conformanceCase is a program with what CPython 3.15.2 prints, one line of
// testdata/conformance.jsonl.
type conformanceCase struct {
	ID       string  `json:"id"`
	Code     string  `json:"code"`
	Stdout   string  `json:"stdout"`
	Error    *string `json:"error"`
	Strict   bool    `json:"strict"`
	Messages bool    `json:"messages"`
}

// message is the text of an exception that a program prints. Where a case is not
// strict the texts come from CPython's generic argument parser and only the
// classes count.
var message = regexp.MustCompile(`(\b(?:[A-Za-z_][\w.]*\.)?(?:[A-Z]\w*(?:Error|Exception|Warning|Iteration|Interrupt|Exit)|error)): .*`)

func TestConformance(t *testing.T) {
	file, err := os.Open("testdata/conformance.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	cases := bufio.NewScanner(file)
	cases.Buffer(nil, 1<<20)
	for cases.Scan() {
		var c conformanceCase
		if err := json.Unmarshal(cases.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		t.Run(c.ID, func(t *testing.T) { c.check(t) })
	}
	if err := cases.Err(); err != nil {
		t.Fatal(err)
	}
}

func (c *conformanceCase) check(t *testing.T) {
	var printed strings.Builder
	s := builtin.NewSession(builtin.Config{
		MemoryLimit: 512 << 20,
		Fixtures:    true,
		Output: func(text string) error {
			printed.WriteString(text)
			return nil
		},
	})
	err := s.Machine.Run("<case>", c.Code, eval.File)
	if aerr := s.Machine.Audit(); aerr != nil {
		t.Error(aerr)
	}
	s.Close()
	if n := s.Runtime.Live(); n != 0 {
		t.Errorf("%d objects live after the session", n)
	}
	stdout, failure := printed.String(), lastLine(err)
	wantOut, wantFailure := c.Stdout, ""
	if c.Error != nil {
		wantFailure = *c.Error
	}
	if c.Messages && !c.Strict {
		stdout, wantOut = message.ReplaceAllString(stdout, "$1"), message.ReplaceAllString(wantOut, "$1")
		failure, wantFailure = class(failure), class(wantFailure)
	}
	if got, want := strings.TrimRight(stdout, "\n"), strings.TrimRight(wantOut, "\n"); got != want {
		t.Errorf("program\n%s\nprinted\n%s\nwant\n%s", c.Code, got, want)
	}
	if failure != wantFailure {
		t.Errorf("program\n%s\nended by %q, want %q", c.Code, failure, wantFailure)
	}
}

func lastLine(err error) string {
	if err == nil {
		return ""
	}
	f, ok := errors.AsType[*eval.Failure](err)
	if !ok {
		return err.Error()
	}
	lines := strings.Split(strings.TrimRight(f.Traceback, "\n"), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}

// class returns the exception's class without its module and its text.
func class(failure string) string {
	name, _, _ := strings.Cut(failure, ":")
	return name[strings.LastIndexByte(name, '.')+1:]
}

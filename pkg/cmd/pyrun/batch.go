package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// A request is one line of the batch protocol: a program, run in a session of
// its own. The answers come in order, one line each. Both members are needed, and
// are strings; others are ignored.
type request struct {
	ID   *string `json:"id"`
	Code *string `json:"code"`
}

// An answer holds what the program printed, and the last line of the traceback
// when an exception ended it.
//
// A line that is no request has an answer, too: its error begins with "pyrun: ",
// as no traceback does, and its id is null where the line has none.
type answer struct {
	ID     *string `json:"id"`
	Stdout string  `json:"stdout"`
	Error  *string `json:"error"`
}

// runBatch answers requests until there are no more, and returns the exit status:
// 1 when some lines were no requests. What programs write to sys.stderr goes to
// stderr, and so does what ends the batch before its time, with status 2.
func runBatch(in io.Reader, out, stderr io.Writer, limit int) int {
	r := bufio.NewReader(in)
	w := json.NewEncoder(out)
	w.SetEscapeHTML(false)
	status := 0
	for number := 1; ; number++ {
		line, err := r.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			q, problem := readRequest(line)
			if problem != nil {
				status = exitException
			}
			if err := w.Encode(answerOf(q, problem, number, limit, stderr)); err != nil {
				fmt.Fprintln(stderr, "pyrun:", err)
				return exitUsage
			}
		}
		if err == io.EOF {
			return status
		}
		if err != nil {
			fmt.Fprintln(stderr, "pyrun:", err)
			return exitUsage
		}
	}
}

// readRequest reads a line. An error says why it is no request; q has its id then
// if that can be read.
func readRequest(line []byte) (q request, err error) {
	err = json.Unmarshal(line, &q)
	wrong, isType := errors.AsType[*json.UnmarshalTypeError](err)
	if isType && wrong.Field == "id" {
		q.ID = nil // it was made before it was read
	}
	switch {
	case isType && wrong.Field == "":
		return q, fmt.Errorf("a request is an object, not %s", wrong.Value)
	case isType:
		return q, fmt.Errorf("%q is a string, not %s", wrong.Field, wrong.Value)
	case err != nil:
		return q, fmt.Errorf("not JSON: %w", err)
	case q.ID == nil:
		return q, errors.New(`"id" is missing`)
	case q.Code == nil:
		return q, errors.New(`"code" is missing`)
	}
	return q, nil
}

// answerOf runs a request, unless there is a problem with its line.
func answerOf(q request, problem error, line, limit int, stderr io.Writer) answer {
	if problem != nil {
		text := fmt.Sprintf("pyrun: line %d: %v", line, problem)
		return answer{ID: q.ID, Error: &text}
	}
	var printed strings.Builder
	out := newOutput(&printed)
	s := newSession(limit, out, stderr)
	err := s.Machine.Run("<snippet>", *q.Code, eval.File)
	s.Close()
	out.Flush() // a strings.Builder takes all
	a := answer{ID: q.ID, Stdout: printed.String()}
	if err == nil {
		return a
	}
	last := err.Error()
	if f, ok := errors.AsType[*eval.Failure](err); ok {
		lines := strings.Split(strings.TrimRight(f.Traceback, "\n"), "\n")
		last = lines[len(lines)-1]
	}
	a.Error = &last
	return a
}

package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// A request is one line of the batch protocol: a program, run in a session of
// its own. The answers come in order, one line each.
type request struct {
	ID   string `json:"id"`
	Code string `json:"code"`
}

// An answer holds what the program printed, and the last line of the traceback
// when an exception ended it.
type answer struct {
	ID     string  `json:"id"`
	Stdout string  `json:"stdout"`
	Error  *string `json:"error"`
}

// runBatch answers requests until there are no more. What programs write to
// sys.stderr goes to stderr.
func runBatch(in io.Reader, out, stderr io.Writer, limit int) error {
	r := bufio.NewReader(in)
	w := json.NewEncoder(out)
	w.SetEscapeHTML(false)
	for {
		line, err := r.ReadBytes('\n')
		if len(strings.TrimSpace(string(line))) > 0 {
			var q request
			if err := json.Unmarshal(line, &q); err != nil {
				return fmt.Errorf("reading a request: %w", err)
			}
			if err := w.Encode(answerOf(q, limit, stderr)); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func answerOf(q request, limit int, stderr io.Writer) answer {
	var printed strings.Builder
	out := newOutput(&printed)
	s := newSession(limit, out, stderr)
	err := s.Machine.Run("<snippet>", q.Code, eval.File)
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

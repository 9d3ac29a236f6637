package main

import (
	"bufio"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// An output is the standard output. It gathers what is printed until it is
// flushed, and is lively where a person watches: then a line shows as soon as it
// is complete.
type output struct {
	*bufio.Writer
	terminal bool
	lively   bool
	written  bool // by the program
}

func newOutput(w io.Writer) *output {
	terminal := isTerminal(w)
	return &output{Writer: bufio.NewWriter(w), terminal: terminal, lively: terminal}
}

func (o *output) write(text string) error {
	o.written = true
	_, err := o.WriteString(text)
	if err == nil && o.lively && strings.HasSuffix(text, "\n") {
		return o.Flush()
	}
	return err
}

// isTerminal reports whether a person sits at the other end of a stream.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

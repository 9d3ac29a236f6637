package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// Exit statuses, as Python's: 0 when all went well.
const (
	exitException   = 1   // an exception ended the program
	exitUsage       = 2   // pyrun was called wrongly, or its surroundings failed
	exitInterrupted = 130 // KeyboardInterrupt ended the program, as SIGINT would
)

// reportFailure writes why a program ended, if an exception ended it, and
// returns the exit status.
func reportFailure(err error, stderr io.Writer) int {
	f, ok := errors.AsType[*eval.Failure](err)
	switch {
	case err == nil:
		return 0
	case ok && f.Exit != nil:
		return exit(f.Exit, stderr)
	}
	fmt.Fprint(stderr, traceback(err))
	if ok && f.Interrupted {
		return exitInterrupted
	}
	return exitException
}

// exit does what a SystemExit asks for, and returns the exit status.
func exit(e *eval.Exit, stderr io.Writer) int {
	if e.Message != "" {
		fmt.Fprintln(stderr, e.Message)
	}
	return e.Status
}

func traceback(err error) string {
	if f, ok := errors.AsType[*eval.Failure](err); ok {
		return f.Traceback
	}
	return err.Error() + "\n"
}

package main

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// The name of the standard input in tracebacks.
const stdinName = "<stdin>"

// run is the command with everything it takes from its surroundings but the
// signals and the environment. It returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := parseOptions(args, stderr)
	switch {
	case err == errHelp:
		return 0
	case err != nil:
		fmt.Fprintln(stderr, "pyrun:", err)
		return exitUsage
	case o.batch:
		return runBatch(stdin, stdout, stderr, o.limit)
	}
	out := newOutput(stdout)
	if o.interactive || o.file == "" && !o.drawn() && isTerminal(stdin) {
		return runInteractive(o, stdin, out, stderr)
	}
	name, text, err := read(o.file, stdin)
	if err != nil {
		fmt.Fprintln(stderr, "pyrun:", err)
		return exitUsage
	}
	if o.drawn() {
		return runDrawn(o, name, text, out, stderr)
	}
	return runProgram(name, text, o.limit, out, stderr)
}

// read returns the name and the text of the program.
func read(file string, stdin io.Reader) (name, text string, err error) {
	var data []byte
	if file == "" || file == "-" {
		name = stdinName
		data, err = io.ReadAll(stdin)
	} else {
		name = whole(file)
		data, err = os.ReadFile(file)
	}
	return name, string(data), err
}

// whole returns the name of a file in tracebacks: the working directory and, in
// the words it was given in, the way from there.
//
// See https://docs.python.org/3/whatsnew/3.9.html#other-language-changes.
func whole(file string) string {
	dir, err := os.Getwd()
	if err != nil || filepath.IsAbs(file) {
		return file
	}
	return dir + string(filepath.Separator) + file
}

// runInteractive runs the file, if there is one, and goes on at the prompt.
func runInteractive(o options, stdin io.Reader, out *output, stderr io.Writer) int {
	s := newSession(o.limit, out, stderr)
	defer s.Close()
	out.lively = true
	switch {
	case o.file != "":
		name, text, err := read(o.file, stdin)
		if err != nil {
			fmt.Fprintln(stderr, "pyrun:", err)
			return exitUsage
		}
		if err := execute(s, name, text); err != nil {
			out.Flush() // an error shows again at the next line
			fmt.Fprint(stderr, traceback(err))
		}
	case !o.quiet:
		fmt.Fprint(stderr, banner)
	}
	return runPrompt(s, stdin, out.Flush, stderr)
}

// runProgram runs a program to its end, and returns the exit status.
func runProgram(name, text string, limit int, out *output, stderr io.Writer) int {
	s := newSession(limit, out, stderr)
	err := execute(s, name, text)
	if status := flushed(out, stderr); status != 0 {
		s.Close()
		return status
	}
	status := reportFailure(err, stderr)
	s.Close() // finalizers may have something to say
	return max(status, flushed(out, stderr))
}

// flushed writes what was printed out, and returns the exit status of that.
func flushed(out *output, stderr io.Writer) int {
	if err := out.Flush(); err != nil {
		fmt.Fprintln(stderr, "pyrun:", err)
		return exitUsage
	}
	return 0
}

// execute runs a program to its end; an interrupt from the terminal stops it.
func execute(s *builtin.Session, name, text string) error {
	defer onInterrupt(s.Machine.Interrupt)()
	return s.Machine.Run(name, text, eval.File)
}

// onInterrupt calls f whenever the terminal interrupts, until the function that
// it returns is called.
func onInterrupt(f func()) (stop func()) {
	signals := make(chan os.Signal, 1)
	done := make(chan struct{})
	signal.Notify(signals, os.Interrupt)
	go func() {
		for {
			select {
			case <-signals:
				f()
			case <-done:
				return
			}
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}

func newSession(limit int, out *output, stderr io.Writer) *builtin.Session {
	return builtin.NewSession(builtin.Config{
		MemoryLimit: limit, Output: out.write, Flush: out.Flush, Fixtures: true,
		Errors: func(text string) error {
			_, err := io.WriteString(stderr, text)
			return err
		},
	})
}

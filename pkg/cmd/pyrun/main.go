// Command pyrun runs a Python program on the machine of the playground.
//
//	pyrun FILE          run a file
//	pyrun               run the program on standard input
//	pyrun --batch       answer programs given as lines of JSON, see batch.go
//
// The exit status is Python's: 0, or 1 when an exception ended the program, whose
// traceback is then on standard error; 2 when pyrun was called wrongly.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("pyrun", flag.ContinueOnError)
	flags.SetOutput(stderr)
	batch := flags.Bool("batch", false, "answer programs given as lines of JSON on standard input")
	memory := flags.Int("limit", 512, "memory that the program may hold, in MiB; 0 for no limit")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: pyrun [--limit MiB] [FILE]\n       pyrun --batch")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	if flags.NArg() > 1 || *batch && flags.NArg() > 0 || *memory < 0 {
		flags.Usage()
		return 2
	}
	limit := *memory << 20
	if *batch {
		if err := runBatch(stdin, stdout, limit); err != nil {
			fmt.Fprintln(stderr, "pyrun:", err)
			return 2
		}
		return 0
	}
	name, text, err := read(flags.Arg(0), stdin)
	if err != nil {
		fmt.Fprintln(stderr, "pyrun:", err)
		return 2
	}
	return runProgram(name, text, limit, stdout, stderr)
}

// read returns the name and the text of the program.
func read(file string, stdin io.Reader) (name, text string, err error) {
	var data []byte
	if file == "" || file == "-" {
		name = "<stdin>"
		data, err = io.ReadAll(stdin)
	} else {
		name = file
		data, err = os.ReadFile(file)
	}
	return name, string(data), err
}

// runProgram runs a program to its end; an interrupt from the terminal stops it.
func runProgram(name, text string, limit int, stdout, stderr io.Writer) int {
	out := bufio.NewWriter(stdout)
	s := newSession(limit, func(text string) error {
		_, err := out.WriteString(text)
		return err
	})
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	go func() {
		for range interrupts {
			s.Machine.Interrupt()
		}
	}()
	err := s.Machine.Run(name, text, eval.File)
	s.Close()
	if ferr := out.Flush(); ferr != nil && err == nil {
		fmt.Fprintln(stderr, "pyrun:", ferr)
		return 2
	}
	if err == nil {
		return 0
	}
	if status, exits := exitStatus(err, stderr); exits {
		return status
	}
	fmt.Fprint(stderr, traceback(err))
	return 1
}

// exitStatus returns the status that a SystemExit asks for, and whether err is
// one. What is no number is printed, and means 1.
//
// See https://docs.python.org/3/library/exceptions.html#SystemExit.
func exitStatus(err error, stderr io.Writer) (status int, exits bool) {
	f, ok := errors.AsType[*eval.Failure](err)
	if !ok || !errors.Is(f, pyerr.SystemExit) {
		return 0, false
	}
	if f.Text == "" || f.Text == "None" {
		return 0, true
	}
	status, nerr := strconv.Atoi(f.Text)
	if nerr != nil {
		fmt.Fprintln(stderr, f.Text)
		return 1, true
	}
	return status & 0xff, true
}

func newSession(limit int, output func(string) error) *builtin.Session {
	return builtin.NewSession(builtin.Config{MemoryLimit: limit, Output: output, Fixtures: true})
}

func traceback(err error) string {
	if f, ok := errors.AsType[*eval.Failure](err); ok {
		return f.Traceback
	}
	return err.Error() + "\n"
}

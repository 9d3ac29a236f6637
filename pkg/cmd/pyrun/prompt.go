package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"sync/atomic"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
)

const (
	firstPrompt = ">>> "
	morePrompt  = "... "

	banner = "Zero-Copy Zen: Python 3.15 as far as buffers need it. exit() or Ctrl-D ends.\n"
)

// A prompt reads Python from a person and answers as python3.15 -i does.
// Prompts, tracebacks and the line feed after Ctrl-D go to the standard error;
// values and what the program prints go to the standard output. Tracebacks name
// every input "<stdin>", and count its lines from 1.
//
// At a terminal the line being typed can be edited, see terminal.go. Ctrl-C stops
// a running statement with KeyboardInterrupt; where none runs it drops what was
// typed.
type prompt struct {
	session *builtin.Session
	read    func(mark string) (string, error) // shows the mark, and returns a line or why there is none
	flush   func() error                      // of the standard output
	stderr  io.Writer

	running    atomic.Bool
	interrupts chan struct{} // while nothing runs

	// stopped is set when KeyboardInterrupt ended an input. Then the exit
	// status says so, as Python's does.
	stopped bool
}

// A line is what was read, with its line feed, which the last one may lack. err
// says why nothing was read.
type line struct {
	text string
	err  error
}

// runPrompt answers what is typed, and returns the exit status. The interrupts
// of the terminal are its own until then.
func runPrompt(s *builtin.Session, stdin io.Reader, flush func() error, stderr io.Writer) int {
	done := make(chan struct{})
	defer close(done)
	p := &prompt{session: s, flush: flush, stderr: stderr, interrupts: make(chan struct{}, 1)}
	if t := newTerminal(stdin, stderr, completer(s)); t != nil {
		p.read = t.readLine
	} else {
		p.read = p.readPiped(readLines(stdin, done))
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt)
	defer signal.Stop(signals)
	go p.watch(signals, done)
	return p.run()
}

// readLines sends the lines of r until done is closed; after the end of the file
// it tries again, for a terminal may go on. Of a read that is under way when
// done is closed nobody hears.
func readLines(r io.Reader, done <-chan struct{}) <-chan line {
	lines := make(chan line)
	go func() {
		in := bufio.NewReader(r)
		for {
			text, err := in.ReadString('\n')
			if text != "" {
				err = nil
			}
			select {
			case lines <- line{text, err}:
			case <-done:
				return
			}
		}
	}()
	return lines
}

// watch passes interrupts on until done is closed.
func (p *prompt) watch(signals <-chan os.Signal, done <-chan struct{}) {
	for {
		select {
		case <-done:
			return
		case <-signals:
		}
		if p.running.Load() {
			p.session.Machine.Interrupt()
			continue
		}
		select {
		case p.interrupts <- struct{}{}:
		default: // one is waiting already
		}
	}
}

// run answers inputs until there are no more.
func (p *prompt) run() int {
	for text := ""; ; {
		mark := morePrompt
		if text == "" {
			mark = firstPrompt
		}
		got, err := p.read(mark)
		text += got
		switch {
		case errors.Is(err, errInterrupted):
			fmt.Fprint(p.stderr, "\nKeyboardInterrupt\n")
			text = ""
			continue
		case errors.Is(err, io.EOF):
			fmt.Fprintln(p.stderr)
			if text == "" {
				return p.status()
			}
			err = p.execute(text, eval.Prompt)
		case err != nil:
			fmt.Fprintln(p.stderr, "pyrun:", err)
			return exitUsage
		case !strings.HasSuffix(text, "\n"):
			continue // the file ends here: one more read says so
		default:
			err = p.execute(text, eval.Typed)
			if f, ok := errors.AsType[*eval.Failure](err); ok && f.Incomplete {
				continue
			}
		}
		text = ""
		if status, ends := p.report(err); ends {
			return status
		}
	}
}

var errInterrupted = errors.New("interrupted")

// readPiped returns the function that shows a prompt and waits for one of the
// lines or an interrupt.
func (p *prompt) readPiped(lines <-chan line) func(mark string) (string, error) {
	return func(mark string) (string, error) {
		fmt.Fprint(p.stderr, mark)
		select {
		case got := <-lines:
			return got.text, got.err
		case <-p.interrupts:
			return "", errInterrupted
		}
	}
}

// execute runs an input to its end, with all that it printed on its way.
func (p *prompt) execute(text string, mode eval.Mode) error {
	p.running.Store(true)
	err := p.session.Machine.Run(stdinName, text, mode)
	p.running.Store(false)
	if ferr := p.flush(); ferr != nil {
		return ferr
	}
	return err
}

// report tells how an input ended, and whether that ends the prompt, too.
func (p *prompt) report(err error) (status int, ends bool) {
	if err == nil {
		return 0, false
	}
	f, ok := errors.AsType[*eval.Failure](err)
	if !ok {
		fmt.Fprintln(p.stderr, "pyrun:", err)
		return exitUsage, true
	}
	if f.Exit != nil {
		status := exit(f.Exit, p.stderr)
		if p.stopped {
			status = exitInterrupted
		}
		return status, true
	}
	p.stopped = p.stopped || f.Interrupted
	fmt.Fprint(p.stderr, f.Traceback)
	return 0, false
}

// status is the exit status at the end of the input.
func (p *prompt) status() int {
	if p.stopped {
		return exitInterrupted
	}
	return 0
}

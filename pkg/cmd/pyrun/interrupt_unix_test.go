//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// A watched writer tells when a text has been written to it.
type watched struct {
	mu    sync.Mutex
	text  bytes.Buffer
	count map[string]chan struct{}
}

func (w *watched) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.text.Write(p)
	for text, seen := range w.count {
		if strings.Contains(w.text.String(), text) {
			close(seen)
			delete(w.count, text)
		}
	}
	return len(p), nil
}

// seen returns a channel that is closed once the text has been written.
func (w *watched) seen(text string) <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	seen := make(chan struct{})
	if strings.Contains(w.text.String(), text) {
		close(seen)
		return seen
	}
	if w.count == nil {
		w.count = make(map[string]chan struct{})
	}
	w.count[text] = seen
	return seen
}

// TestInterrupt sends the signal of Ctrl-C: at the prompt it drops what was
// typed so far, in an endless loop it raises KeyboardInterrupt.
func TestInterrupt(t *testing.T) {
	stdin, typist := io.Pipe()
	var out, errs watched
	status := make(chan int)
	go func() { status <- run([]string{"-i", "-q"}, stdin, &out, &errs) }()

	fmt.Fprint(typist, "x = (1,\n")
	<-errs.seen("... ")
	interrupt(t)
	<-errs.seen("\nKeyboardInterrupt\n>>> ")
	fmt.Fprint(typist, "print('go')\n")
	<-out.seen("go")
	fmt.Fprint(typist, "while True: print('loop')\n\n")
	<-out.seen("loop")
	interrupt(t)
	<-errs.seen("while True: print('loop')\n")
	fmt.Fprint(typist, "print('on')\n")
	<-out.seen("on\n")
	typist.Close()
	if got := <-status; got != exitInterrupted {
		t.Errorf("the exit status is %d, want %d", got, exitInterrupted)
	}
	if got := strings.Count(errs.text.String(), "KeyboardInterrupt\n"); got != 2 {
		t.Errorf("%d interrupts are told of, want 2:\n%s", got, errs.text.String())
	}
}

// TestInterruptProgram checks the exit status of a program that is stopped.
func TestInterruptProgram(t *testing.T) {
	for _, args := range [][]string{{"-"}, {"--memory", "-"}} {
		var out, errs watched
		status := make(chan int)
		program := "print('xxx', flush=True)\nwhile True: pass"
		go func() { status <- run(args, strings.NewReader(program), &out, &errs) }()
		<-out.seen("xxx")
		interrupt(t)
		if got := <-status; got != exitInterrupted || !strings.HasSuffix(errs.text.String(), "KeyboardInterrupt\n") {
			t.Errorf("pyrun %v: status %d, want %d: %s", args, got, exitInterrupted, errs.text.String())
		}
	}
}

func interrupt(t *testing.T) {
	t.Helper()
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
}

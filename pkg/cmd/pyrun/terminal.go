package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"golang.org/x/term"
)

// A terminal reads lines that a person edits while typing them:
//
//	up, down            bring the lines before and behind back
//	left, right         move; with Alt by a word; Home, End, Ctrl-A, Ctrl-E to an end
//	Ctrl-W, Ctrl-U      delete the word, the line before the cursor
//	Ctrl-K              deletes the line behind it
//	Tab                 completes a name, see complete.go, and indents where there is none
//	Ctrl-C              drops the line
//	Ctrl-D              ends the input on an empty line, and deletes a character on others
//
// It is raw only while a line is read: a running program finds it as it was, so
// that there Ctrl-C is a signal.
type terminal struct {
	in       *os.File
	screen   io.ReadWriter // the keys as they come, and what shows
	complete func(line string, pos int) (string, int)
	history  history
	editor   *term.Terminal // nil before the first line and after an error: it keeps what it has not used
}

// newTerminal returns nil unless a person types at in and reads at out, on what
// can move its cursor.
func newTerminal(in io.Reader, out io.Writer, complete func(line string, pos int) (string, int)) *terminal {
	if !isTerminal(in) || !isTerminal(out) || os.Getenv("TERM") == "dumb" {
		return nil
	}
	file := in.(*os.File)
	screen := struct {
		io.Reader
		io.Writer
	}{&keys{in: file}, out}
	return &terminal{in: file, screen: screen, complete: complete}
}

// readLine shows a prompt and returns a line with its line feed; errInterrupted
// when Ctrl-C drops it, and io.EOF at the end of the input.
func (t *terminal) readLine(mark string) (string, error) {
	cooked, err := term.MakeRaw(int(t.in.Fd()))
	if err != nil {
		return "", err
	}
	restore := func() { term.Restore(int(t.in.Fd()), cooked) } // a terminal that is gone needs none
	defer restore()
	defer onEnd(restore)()
	if t.editor == nil {
		t.editor = t.newEditor()
	}
	if width, height, err := term.GetSize(int(t.in.Fd())); err == nil && width > 0 {
		t.editor.SetSize(width, height)
	}
	t.editor.SetPrompt(mark)
	t.editor.SetBracketedPasteMode(true) // a tab in pasted text is no key
	defer t.editor.SetBracketedPasteMode(false)
	line, err := t.editor.ReadLine()
	if err != nil && !errors.Is(err, term.ErrPasteIndicator) {
		t.editor = nil
		return "", err
	}
	return line + "\n", nil
}

func (t *terminal) newEditor() *term.Terminal {
	e := term.NewTerminal(t.screen, "")
	e.History = &t.history
	e.AutoCompleteCallback = func(line string, pos int, key rune) (string, int, bool) {
		if key != '\t' {
			return "", 0, false
		}
		line, pos = t.complete(line, pos)
		return line, pos, true
	}
	return e
}

// onEnd calls restore when a signal ends pyrun, until the function that it
// returns is called.
func onEnd(restore func()) (stop func()) {
	signals := make(chan os.Signal, 1)
	done := make(chan struct{})
	signal.Notify(signals, endings...)
	go func() {
		select {
		case s := <-signals:
			restore()
			os.Exit(128 + int(s.(syscall.Signal)))
		case <-done:
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}

// The keys that mean something to a prompt, beyond editing.
const (
	ctrlC = 0x03
	ctrlD = 0x04
)

// keys reads what is typed, and hands Ctrl-C on as errInterrupted. Ctrl-D comes by
// itself: an editor that it ends has not read what follows it.
type keys struct {
	in    io.Reader
	room  [256]byte
	typed []byte // read and not handed on
}

func (k *keys) Read(p []byte) (int, error) {
	if len(k.typed) == 0 {
		n, err := k.in.Read(k.room[:])
		if n == 0 {
			return 0, err
		}
		k.typed = k.room[:n]
	}
	n := len(k.typed)
	switch i := bytes.IndexAny(k.typed, string([]byte{ctrlC, ctrlD})); {
	case i == 0 && k.typed[0] == ctrlC:
		k.typed = k.typed[1:]
		return 0, errInterrupted
	case i == 0:
		n = 1
	case i > 0:
		n = i
	}
	n = copy(p, k.typed[:n])
	k.typed = k.typed[n:]
	return n, nil
}

// history holds the lines that were entered, without empty ones and repetitions.
type history struct{ lines []string }

// Add adds the last line.
func (h *history) Add(line string) {
	if strings.TrimSpace(line) == "" || len(h.lines) > 0 && h.At(0) == line {
		return
	}
	h.lines = append(h.lines, line)
}

// Len returns the number of lines.
func (h *history) Len() int { return len(h.lines) }

// At returns a line; 0 is the last.
func (h *history) At(i int) string { return h.lines[len(h.lines)-1-i] }

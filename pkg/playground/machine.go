package playground

import (
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// DefaultMemoryLimit is what a session may hold, in bytes, unless its Config
// says otherwise.
const DefaultMemoryLimit = 512 << 20

// maxOutput is how much text of one run is kept and sent on. What a program
// prints beyond it is dropped, and the output says so.
const maxOutput = 1 << 20

// Config is what a machine needs from its surroundings.
type Config struct {
	// MemoryLimit bounds what a session may hold, in bytes; 0 means
	// [DefaultMemoryLimit].
	MemoryLimit int

	// Output receives what a program prints, while it runs; nil drops it.
	Output func(text string)

	// Flush is called when the program flushes sys.stdout, for an Output that
	// keeps text back; nil where none does.
	Flush func() error

	// Yield lets the page's events in; nil where there is no page.
	Yield func()
}

// A Machine runs cells, one at a time, in a session whose names live from one to
// the next. Its methods belong to one goroutine, except Stop.
type Machine struct {
	config   Config
	session  *builtin.Session
	recorder *recorder
	running  bool
	sessions int // how many there have been: the generation of the buffers' numbers
	printed  strings.Builder
	full     bool // the output has reached its limit
	sent     int  // how much of printed has been sent on

	inputs   int           // of the prompt so far
	deadline time.Duration // when, by eval.Elapsed, the program or the edit at work is to be stopped; 0: never
	overdue  bool          // it has been
	room     []byte        // made for a file, see Allocate

	edits edits
}

// New returns a machine with an empty session.
func New(config Config) *Machine {
	if config.MemoryLimit == 0 {
		config.MemoryLimit = DefaultMemoryLimit
	}
	m := &Machine{config: config}
	m.start()
	return m
}

func (m *Machine) start() {
	m.sessions++
	m.recorder = newRecorder()
	config := builtin.Config{
		MemoryLimit: m.config.MemoryLimit,
		Output:      m.output,
		Flush:       m.config.Flush,
		Trace:       m.recorder.trace(),
		Statement:   m.statement,
		Bound:       m.recorder.bound,
		Repeat:      &m.recorder.repeats.Repeat,
	}
	config.Yield = m.yield
	m.session = builtin.NewSession(config)
	m.recorder.machine, m.recorder.heap = m.session.Machine, m.session.Heap
}

// Run runs a cell to its end, on a new timeline. An exception in it is part of
// the answer.
func (m *Machine) Run(source string) Done { return m.run(sourceCell, cellName, source, eval.File) }

// Options say how a cell or an input of the prompt runs.
type Options struct {
	// Fresh forgets all names and memory first. An input has no use for it.
	Fresh bool
	// Memory bounds what the session may hold during the run, in bytes;
	// 0 leaves the session's own limit, which it never exceeds.
	Memory int
	// Time bounds the run: then it is stopped as by Stop, and Stop again.
	// 0 is no limit.
	Time time.Duration
}

// RunWith is Run with options.
func (m *Machine) RunWith(source string, o Options) Done {
	if o.Fresh {
		m.Reset()
	}
	return m.within(o, func() Done { return m.Run(source) })
}

// within runs something within the bounds of options.
func (m *Machine) within(o Options, run func() Done) Done {
	if o.Memory > 0 {
		m.session.Heap.Limit = min(o.Memory, m.config.MemoryLimit)
		defer func() { m.session.Heap.Limit = m.config.MemoryLimit }()
	}
	if o.Time == 0 {
		return run()
	}
	m.deadline = eval.Elapsed() + o.Time
	done := run()
	if m.overdue && done.Error != nil && done.Error.Type == "KeyboardInterrupt" {
		done.Error.Text = "stopped after " + o.Time.String() + ", which is as long as a program may run unasked"
		done.Error.Traceback = strings.TrimSuffix(done.Error.Traceback, "\n") + ": " + done.Error.Text + "\n"
	}
	m.deadline, m.overdue = 0, false
	return done
}

// Limit bounds what a session may hold, in bytes. What it holds already stays.
func (m *Machine) Limit(bytes int) {
	m.config.MemoryLimit = bytes
	m.session.Heap.Limit = bytes
}

// Prompt runs an input of the prompt in the session and on the timeline of the
// last cell. Values are echoed.
func (m *Machine) Prompt(source string) Done {
	name := "<python-input-" + strconv.Itoa(m.inputs) + ">"
	m.inputs++
	return m.run(sourcePrompt, name, source, eval.Prompt)
}

// PromptWith is Prompt with options.
func (m *Machine) PromptWith(source string, o Options) Done {
	return m.within(o, func() Done { return m.Prompt(source) })
}

// cellName is the file that tracebacks name.
const cellName = "<cell>"

func (m *Machine) run(from source, name, text string, mode eval.Mode) Done {
	m.printed.Reset()
	m.full, m.sent = false, 0
	m.recorder.begin(from)
	m.running = true
	err := m.session.Machine.Run(name, text, mode)
	m.running = false
	m.recorder.end(err != nil)
	m.flush()
	done := Done{Stdout: m.printed.String(), State: m.State(), Trace: m.recorder.told()}
	if err != nil {
		f := failureOf(err, text)
		done.Error = &f
	}
	return done
}

// Stop makes the running cell raise KeyboardInterrupt. It may be called from any
// goroutine.
func (m *Machine) Stop() { m.session.Machine.Interrupt() }

// Reset forgets all names and memory. What the session gives back serves the
// next one: its objects may lie where those before them did.
func (m *Machine) Reset() Changed {
	m.Close()
	old := m.session.Heap
	m.start()
	m.session.Heap.Inherit(old) // else each run of a dragged number leaves its memory to Go's collector
	return Changed{m.State(), Trace{Source: "reset"}}
}

// Close forgets all names and memory. The machine is of no more use, but for
// Reset.
func (m *Machine) Close() {
	m.Cancel()
	m.session.Close()
}

// output takes a piece of what the cell prints.
func (m *Machine) output(text string) error {
	if m.full {
		return nil
	}
	if room := maxOutput - m.printed.Len(); len(text) > room {
		m.full = true
		for room > 0 && !utf8.RuneStart(text[room]) {
			room--
		}
		text = text[:room] + "\n[more output was dropped: 1 MiB is kept]\n"
	}
	m.printed.WriteString(text)
	m.recorder.endRepeats()
	m.recorder.output += utf16Len(text)
	if m.config.Yield == nil {
		m.flush()
	}
	return nil
}

// flush sends on what was printed since the last time. A page gets it in one
// piece whenever the machine yields, for each piece costs it a message.
func (m *Machine) flush() {
	if m.config.Output == nil || m.sent == m.printed.Len() {
		return
	}
	text := m.printed.String()[m.sent:]
	m.sent = m.printed.Len()
	m.config.Output(text)
}

// yield lets the page's events in, after telling it what was printed. A program
// whose time is over is stopped. An edit does not yield: the page waits for it.
func (m *Machine) yield() {
	if m.deadline != 0 && eval.Elapsed() > m.deadline {
		m.overdue = true
		m.Stop()
	}
	if m.config.Yield == nil || !m.running {
		m.awaitEdits()
		return
	}
	m.flush()
	m.config.Yield()
	m.awaitEdits()
}

// awaitEdits lets the next statement be announced when edits wait for one.
func (m *Machine) awaitEdits() {
	if m.edits.waiting.Load() != 0 {
		m.recorder.endRepeats()
	}
}

// failureOf describes the exception that ended a cell.
func failureOf(err error, source string) Failure {
	f, ok := errors.AsType[*eval.Failure](err)
	if !ok {
		return Failure{Type: className(err), Text: err.Error(), Traceback: pyerr.Traceback(err) + "\n"}
	}
	out := Failure{Type: f.Class, Text: f.Text, Traceback: f.Traceback, Line: int(f.Span.Line), EndLine: int(f.Span.EndLine), Exit: f.Exit}
	if out.Line > 0 {
		lines := strings.Split(source, "\n")
		out.Column = column(lines, int(f.Span.Line), int(f.Span.Col))
		out.EndColumn = column(lines, int(f.Span.EndLine), int(f.Span.EndCol))
	}
	return out
}

// column turns a byte of a line, from 0, into a character, from 1.
func column(lines []string, line, col int) int {
	if line < 1 || line > len(lines) {
		return 0
	}
	text := lines[line-1]
	return utf8.RuneCountInString(text[:min(col, len(text))]) + 1
}

// utf16Len returns how many units of UTF-16 a text has: a JavaScript string
// counts in them.
func utf16Len(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < 0x80, c >= 0xC0 && c < 0xF0:
			n++
		case c >= 0xF0:
			n += 2
		}
	}
	return n
}

func className(err error) string {
	class, _, _ := strings.Cut(pyerr.Traceback(err), ":")
	return class
}

// Heap returns the heap of the session, for tests that count.
func (m *Machine) Heap() *buffer.Heap { return m.session.Heap }

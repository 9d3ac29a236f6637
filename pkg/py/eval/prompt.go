package eval

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// Mode tells how a text is read, and what becomes of the values of expression
// statements.
type Mode uint8

// The modes of [Machine.Run].
const (
	// File is a program: values are dropped.
	File Mode = iota

	// Prompt is a text of any number of statements whose values are printed,
	// as at Python's prompt. [syntax.Check] tells whether a text is complete.
	Prompt

	// Typed is as Prompt, for one input that comes line by line, which is
	// read as CPython's prompt reads: see [syntax.ParseInteractive]. A
	// [Failure] whose Incomplete is set asks for another line.
	Typed
)

// interactive reports whether a person waits for the values. Then, as in Python,
// the last value printed is kept as the built-in name "_", and the exception
// that ended the text is told to [Config].Uncaught, which may keep it: both hold
// what they refer to, such as a view and its export.
func (mode Mode) interactive() bool { return mode != File }

// parse reads a text as the mode has it.
func (mode Mode) parse(name, text string) (*syntax.Module, error) {
	if mode == Typed {
		return syntax.ParseInteractive(name, []byte(text))
	}
	return syntax.ParseFile(name, []byte(text))
}

// echo prints the value of an expression and keeps it, unless it is None.
//
// See https://docs.python.org/3/library/sys.html#sys.displayhook.
func (m *Machine) echo(f *Frame) error {
	v := f.top()
	if v.IsNone() || m.config.Print == nil {
		m.drop(f, 1)
		return nil
	}
	m.keepEchoed(object.None)
	text, err := object.Repr(m.rt, v)
	if err != nil {
		return err
	}
	if err := m.config.Print(text + "\n"); err != nil {
		return err
	}
	m.keepEchoed(v.Retain())
	m.drop(f, 1)
	return nil
}

// keepEchoed makes v, whose reference it takes over, the built-in "_".
func (m *Machine) keepEchoed(v object.Value) {
	for _, g := range m.others {
		g.builtins[g.at("_")] = v
	}
	m.globals.builtins[m.globals.at("_")] = v
	m.rt.Replace(&m.echoed, v)
}

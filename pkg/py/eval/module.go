package eval

import (
	"errors"
	"slices"

	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// OpenGlobals returns the names of a new, empty module beside the session's, for
// [Machine.Exec]. It lasts until CloseGlobals.
func (m *Machine) OpenGlobals() *Globals {
	g := NewGlobals(m.config.Builtins)
	g.builtins[g.at("_")] = m.echoed
	m.others = append(m.others, g)
	return g
}

// CloseGlobals unbinds the names of a module that OpenGlobals returned. Its
// functions, where something still holds them, find none of its names.
func (m *Machine) CloseGlobals(g *Globals) {
	g.Clear(m.rt)
	m.others = slices.DeleteFunc(m.others, func(other *Globals) bool { return other == g })
}

// Exec runs a program in a module, below whatever runs already. Its statements
// are not announced. Unlike that of Run the error is the exception itself, a
// SyntaxError when the program cannot be read.
func (m *Machine) Exec(name, text string, globals *Globals) error {
	tree, err := syntax.ParseFile(name, []byte(text))
	if err != nil {
		return PlainError(err)
	}
	tracing := m.tracing
	m.tracing = false
	code, err := m.compile(tree, NewSource(name, text), globals, false)
	m.tracing = tracing
	if err != nil {
		return PlainError(err)
	}
	f := m.newFrame(code, nil)
	m.rt.Release(code.Value())
	v, err := m.nested(f)
	if err != nil {
		return err
	}
	m.rt.Release(v)
	return nil
}

// PlainError turns what is wrong with a program's text into the exception that
// the program gets which asked for it: with the place in its text.
func PlainError(err error) error {
	if e, ok := errors.AsType[*syntax.Error](err); ok {
		return e.Class.New(e.Error())
	}
	return err
}

package eval

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// This file is for a tracer: what it hears while a program runs, and what it
// may ask meanwhile.

// A BoundFunc is told that a variable is about to be bound or, when value is
// empty, unbound; old is what it holds, or empty. Both are borrowed. Variables
// of functions and class bodies are local; all others are the session's.
type BoundFunc func(name string, local bool, old, value object.Value)

// A Repeat spares a tracer the rounds of a loop that slices a variable away, as
// in while v: v = v[1:]. The tracer opens it in such a statement, when the new
// value alone tells the next round from this one. While it is open, and what was
// announced last is that statement, and the variable holds what it was bound to
// and owns it alone, the next rounds are not announced: the slices are made with
// Now set, between Begin and End. The tracer closes it as soon as it hears of
// anything else.
type Repeat struct {
	Open bool
	Now  bool
	Each bool // Begin and End enclose each round; else as many as follow one another

	Begin func()
	End   func(rounds int, last object.Value, bounds object.Bounds) // last is borrowed

	value object.Value // what was bound last, borrowed
}

// repeats reports whether the statement at pc is one that the tracer need not
// hear of. Then it begins.
func (m *Machine) repeats(f *Frame, pc int) bool {
	m.repeat.Now = m.announced.pc == pc && m.announced.frame == f.serial && f.code.instructions[pc+1].op() == opShrink
	return m.repeat.Now
}

// announced is the statement that was announced last: its frame, the place of
// its instruction, and how many behind that lie in its lines without a doubt.
type announced struct {
	frame      uint64
	pc, extent int
}

// extent returns how many instructions behind the statement at pc lie in its
// lines, up to the next statement.
func (c *Code) extent(pc int) int {
	at := c.spans[pc]
	end := pc + 1
	for end < len(c.instructions) && c.instructions[end].op() != opStatement &&
		at.Line <= c.spans[end].Line && c.spans[end].Line <= at.EndLine {
		end++
	}
	return min(end-1-pc, maxArg)
}

// InStatement reports that what runs is the statement announced last, in its
// frame and its lines. It is a quick look: if it is false, [Machine.Where] may
// yet find the line to be one of them.
func (m *Machine) InStatement() bool {
	f, last := m.top, &m.announced
	return f != nil && f.serial == last.frame && uint(f.pc-last.pc) <= uint(last.extent)
}

// Where returns the line at work, and a number that no other frame of the
// machine has had, of its frame: later frames have greater ones. Both are 0 when
// nothing runs.
func (m *Machine) Where() (frame uint64, line int32) {
	f := m.top
	if f == nil {
		return 0, 0
	}
	return f.serial, f.span().Line
}

// Frame returns the number of the frame at work, as Where does.
func (m *Machine) Frame() uint64 {
	if m.top == nil {
		return 0
	}
	return m.top.serial
}

// Source returns the text that the frame at work belongs to, or nil.
func (m *Machine) Source() *Source {
	if m.top == nil {
		return nil
	}
	return m.top.code.source
}

// Scope returns the name of the function or class whose body is at work, or ""
// when it is the program itself.
func (m *Machine) Scope() string {
	if m.top == nil || m.top.fn == nil && !m.top.code.class {
		return ""
	}
	return m.top.code.name
}

// statement announces a statement. What it does before the statements in its
// body begin is its head: the place announced.
func (c *compiler) statement(s syntax.Stmt) {
	saved := c.span
	c.span = head(s)
	c.emit(opStatement, 0, 0)
	c.span = saved
}

// head returns the place of a statement without its body.
func head(s syntax.Stmt) syntax.Span {
	at := s.Span()
	var last syntax.Span // where the head ends
	switch s := s.(type) {
	case *syntax.If:
		last = s.Test.Span()
	case *syntax.While:
		last = s.Test.Span()
	case *syntax.For:
		last = s.Iter.Span()
	case *syntax.Match:
		last = s.Subject.Span()
	case *syntax.With:
		item := s.Items[len(s.Items)-1]
		last = item.Context.Span()
		if item.Target != nil {
			last = item.Target.Span()
		}
	case *syntax.FunctionDef:
		last = s.Name.Span()
	case *syntax.ClassDef:
		last = s.Name.Span()
	case *syntax.Try:
		last = syntax.Span{EndLine: at.Line, EndCol: at.Col}
	default:
		return at
	}
	at.EndLine, at.EndCol = last.EndLine, last.EndCol
	return at
}

// The kinds of variables in the argument of opBind, whose other bits are the
// variable's place.
const (
	bindLocal = iota
	bindCell
	bindFree
	bindClass
	bindGlobal

	bindBits   = 4
	bindUnbind = 1 << (bindBits - 1)
)

// announce tells the tracer, if there is one, that the variable is bound next to
// the value on top of the stack or, with bindUnbind, unbound.
func (c *compiler) announce(n *syntax.Name, unbind int) {
	if c.m.config.Bound == nil || !c.m.tracing || strings.HasPrefix(n.ID, ".") {
		return
	}
	kind, place := bindGlobal, int(n.Slot)
	switch n.Kind {
	case syntax.LocalName:
		kind = bindLocal
	case syntax.CellName:
		kind = bindCell
	case syntax.FreeName:
		kind = bindFree
	case syntax.ClassName:
		kind, place = bindClass, c.name(n.ID)
	default:
		place = c.code.globals.at(n.ID)
	}
	c.emit(opBind, place<<bindBits|unbind|kind, 0)
}

// tellBound tells the tracer of a variable that is about to hold a value,
// borrowed, or nothing.
func (m *Machine) tellBound(f *Frame, arg int, value object.Value) {
	m.repeat.value = value
	kind, place := arg&(bindUnbind-1), arg>>bindBits
	if kind == bindGlobal {
		g := f.code.globals
		m.config.Bound(g.names[place], false, g.values[place], value)
		return
	}
	name, old := f.local(kind, place)
	m.config.Bound(name, true, old, value)
}

// local returns the name and the value, borrowed, of a variable that is not
// global.
func (f *Frame) local(kind, place int) (string, object.Value) {
	code := f.code
	switch kind {
	case bindLocal:
		return code.locals[place], f.slots[place]
	case bindCell:
		return code.cells[place].Name, object.As[Cell](f.slots[len(code.locals)+place]).v
	case bindFree:
		return code.frees[place].Name, object.As[Cell](f.fn.cells[place]).v
	}
	name := code.names[place]
	if f.names == nil {
		return name, object.Value{}
	}
	return name, f.names.Get(name)
}

// Mentioned returns every name of the module that code has mentioned, bound or
// not, in the order of first mention. The slice is shared and must not be
// changed.
func (g *Globals) Mentioned() []string { return g.names }

// EachObject calls f with every object that the session holds, borrowed, until f
// returns false.
func (m *Machine) EachObject(f func(v object.Value) bool) { object.Walk(m.roots, f) }

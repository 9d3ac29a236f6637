package eval

import (
	"fmt"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// A Code is compiled Python: the body of a module, a class or a function. It is
// a counted object, for its constants live as long as it does.
type Code struct {
	object.Header
	name, qualname string
	source         *Source
	globals        *Globals // the names of the module it belongs to

	instructions []instruction
	spans        []syntax.Span // of the expression or statement behind each instruction
	handlers     []handler     // inner ones first
	consts       []object.Value
	shrinks      []shrink // what shrink instructions do
	codes        []*Code  // of functions and classes made here
	names        []string
	methods      []object.MethodCache // of names, made when the first method is called
	nameLists    [][]string           // of the named arguments of calls

	// Parameters, in the order of the locals.
	posOnly, args, kwOnly int // numbers of them; args counts posOnly in
	vararg, kwarg         bool

	locals    []string
	cells     []syntax.CellVar
	frees     []syntax.FreeVar
	operands  int // greatest depth of the stack
	generator bool
	class     bool
	doc       string
}

// A handler says where to go when an instruction of [start, end) fails: the
// operands above depth are dropped, the exception is pushed.
type handler struct {
	start, end, target, depth int
}

// Source is the text that a code object was compiled from, for tracebacks.
type Source struct {
	Name  string
	lines []string
}

// NewSource returns the source of a file or a cell.
func NewSource(name, text string) *Source {
	return &Source{Name: name, lines: strings.Split(text, "\n")}
}

// Line returns line n, counted from 1, without its end; "" beyond the text.
func (s *Source) Line(n int) string {
	if n < 1 || n > len(s.lines) {
		return ""
	}
	return strings.TrimSuffix(s.lines[n-1], "\r")
}

// codeType is the class of code objects. Programs do not see it.
var codeType = object.NewType(object.TypeSpec{
	Name: "code", Kind: object.KindCode, Sealed: true,
	Slots: object.Slots{
		Free: func(rt *object.Runtime, v object.Value) {
			c := object.As[Code](v)
			rt.ReleaseAll(c.consts)
			codes := c.codes
			c.codes = nil
			for _, inner := range codes {
				rt.Release(inner.Value())
			}
		},
		Children: func(v object.Value, visit func(object.Value)) {
			c := object.As[Code](v)
			for _, k := range c.consts {
				visit(k)
			}
			for _, inner := range c.codes {
				visit(inner.Value())
			}
		},
		Repr: func(rt *object.Runtime, v object.Value) (string, error) {
			c := object.As[Code](v)
			return fmt.Sprintf("<code object %s at %#x, file \"%s\">", c.name, v.Address(), c.source.Name), nil
		},
	},
})

// slots returns the number of values a frame of the code holds.
func (c *Code) slots() int { return len(c.locals) + len(c.cells) + c.operands }

// base returns the place of the first operand in a frame.
func (c *Code) base() int { return len(c.locals) + len(c.cells) }

// handlerAt returns the innermost handler for the instruction at pc.
func (c *Code) handlerAt(pc int) (handler, bool) {
	for _, h := range c.handlers {
		if h.start <= pc && pc < h.end {
			return h, true
		}
	}
	return handler{}, false
}

// Listing returns the instructions as text, one a line, for tests and for the
// curious.
func (c *Code) Listing() string {
	var b strings.Builder
	for pc := 0; pc < len(c.instructions); pc++ {
		in := c.instructions[pc]
		fmt.Fprintf(&b, "%4d  %-22s %d", pc, in.op(), in.arg())
		if in.op().wide() {
			pc++
			fmt.Fprintf(&b, " %d", uint32(c.instructions[pc]))
		}
		b.WriteByte('\n')
	}
	for _, h := range c.handlers {
		fmt.Fprintf(&b, "      [%d, %d) → %d at depth %d\n", h.start, h.end, h.target, h.depth)
	}
	return b.String()
}

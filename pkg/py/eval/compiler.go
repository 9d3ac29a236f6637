package eval

import (
	"math"
	"math/big"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A compiler turns the tree of one scope into a [Code]. It knows the depth of
// the operand stack at every instruction, so that instructions can name an
// operand by its place and handlers can say how far to drop the stack.
type compiler struct {
	m        *Machine
	code     *Code
	scope    *syntax.Scope
	imported []string    // names, by the module
	span     syntax.Span // of the node being compiled
	depth    int
	blocks   []*block
	consts   map[constKey]int
	names    map[string]int
	echo     bool // print the values of expression statements
	program  bool // this is a module's code
}

type constKey struct {
	kind syntax.ConstantKind
	bits uint64
	text string
}

// compile makes the code of a module, whose names are in globals.
func (m *Machine) compile(tree *syntax.Module, source *Source, globals *Globals, echo bool) (*Code, error) {
	c := m.newCompiler(tree.Scope, source, globals)
	c.echo, c.program, c.imported = echo, true, tree.Scope.Imports
	if err := c.stmts(tree.Body); err != nil {
		m.rt.Release(c.code.Value())
		return nil, err
	}
	c.returnNone()
	c.code.fuse()
	return c.code, nil
}

func (m *Machine) newCompiler(scope *syntax.Scope, source *Source, globals *Globals) *compiler {
	code := &Code{
		name: scope.Name, qualname: scope.Qualname, source: source, globals: globals,
		locals: scope.Locals, cells: scope.Cells, frees: scope.Frees,
		generator: scope.Generator,
		class:     scope.Kind == syntax.ClassScope,
	}
	code.Init(m.rt, codeType)
	return &compiler{
		m: m, code: code, scope: scope,
		consts: make(map[constKey]int), names: make(map[string]int),
	}
}

// emit appends an instruction that changes the depth by effect.
//
//go:noinline
func (c *compiler) emit(op opcode, arg, effect int) int {
	if uint(arg) > maxArg {
		panic("eval: argument of " + op.String() + " out of range")
	}
	pc := len(c.code.instructions)
	c.code.instructions = append(c.code.instructions, instruction(op)|instruction(arg)<<8)
	c.code.spans = append(c.code.spans, c.span)
	c.adjust(effect)
	return pc
}

// emitWide appends an instruction with a second argument.
//
//go:noinline
func (c *compiler) emitWide(op opcode, arg, second, effect int) {
	c.emit(op, arg, effect)
	c.code.instructions = append(c.code.instructions, instruction(second))
	c.code.spans = append(c.code.spans, c.span)
}

func (c *compiler) adjust(effect int) {
	c.depth += effect
	c.code.operands = max(c.code.operands, c.depth)
}

// at sets the span of what is emitted next and returns a function that sets it
// back.
//
//go:noinline
func (c *compiler) at(n syntax.Node) func() {
	saved := c.span
	c.span = n.Span()
	return func() { c.span = saved }
}

// atName is at for what happens to an attribute: when its name stands in a later
// line than the node begins, the span begins at the name.
//
//	x = (data
//	     .cast("B")     # a failing cast is marked from here
//	     .tolist())
//
//go:noinline
func (c *compiler) atName(n syntax.Node, a *syntax.Attribute) func() {
	restore := c.at(n)
	if end := a.Span(); end.EndLine != c.span.Line {
		c.span.Line, c.span.Col = end.EndLine, max(end.EndCol-int32(len(a.Attr)), 0)
	}
	return restore
}

func (c *compiler) here() int { return len(c.code.instructions) }

// patch makes the jump at pc lead here.
//
//go:noinline
func (c *compiler) patch(pc int) {
	in := c.code.instructions[pc]
	c.code.instructions[pc] = in&0xff | instruction(c.here())<<8
}

func (c *compiler) patchAll(pcs []int) {
	for _, pc := range pcs {
		c.patch(pc)
	}
}

//go:noinline
func (c *compiler) name(name string) int {
	if i, ok := c.names[name]; ok {
		return i
	}
	i := len(c.code.names)
	c.names[name] = i
	c.code.names = append(c.code.names, name)
	return i
}

// addConst adds a constant, whose reference it takes over.
func (c *compiler) addConst(v object.Value) int {
	c.code.consts = append(c.code.consts, v)
	return len(c.code.consts) - 1
}

//go:noinline
func (c *compiler) none() { c.constant(constKey{kind: syntax.NoneConstant}, object.None) }

func (c *compiler) str(s string) {
	c.constant(constKey{kind: syntax.StrConstant, text: s}, object.NewStr(s))
}

// constant pushes a constant that holds no reference.
//
//go:noinline
func (c *compiler) constant(key constKey, v object.Value) {
	i, ok := c.consts[key]
	if !ok {
		i = c.addConst(v)
		c.consts[key] = i
	}
	c.emit(opConst, i, 1)
}

func (c *compiler) literal(k *syntax.Constant) error {
	key := constKey{kind: k.Kind, text: k.Text}
	switch k.Kind {
	case syntax.NoneConstant:
		c.constant(key, object.None)
	case syntax.FalseConstant:
		c.constant(key, object.False)
	case syntax.TrueConstant:
		c.constant(key, object.True)
	case syntax.EllipsisConstant:
		c.constant(key, object.Ellipsis)
	case syntax.IntConstant:
		key.bits = uint64(k.Int)
		c.constant(key, object.Int(k.Int))
	case syntax.FloatConstant:
		key.bits = math.Float64bits(k.Float)
		c.constant(key, object.Float(k.Float))
	case syntax.ImaginaryConstant:
		key.bits = math.Float64bits(k.Float)
		c.constant(key, object.NewComplex(complex(0, k.Float)))
	case syntax.BigIntConstant:
		return c.bigInt(key, k.Text)
	case syntax.StrConstant:
		c.constant(key, object.NewStr(k.Text))
	case syntax.BytesConstant:
		return c.bytes(key)
	}
	return nil
}

func (c *compiler) bigInt(key constKey, digits string) error {
	const decimalLimit = 4300
	if len(digits) > decimalLimit && digits[1] >= '0' && digits[1] <= '9' {
		return c.fail(pyerr.SyntaxError, "Exceeds the limit (4300 digits) for integer string conversion: value has more digits; use hexadecimal for huge integer literals to avoid decimal conversion limits")
	}
	n, ok := new(big.Int).SetString(digits, 0)
	if !ok {
		return c.fail(pyerr.SyntaxError, "invalid decimal literal")
	}
	c.constant(key, object.NewBigInt(n))
	return nil
}

// bytes pushes a bytes literal. The object belongs to the code; what it is made
// of is the factory's affair.
func (c *compiler) bytes(key constKey) error {
	i, ok := c.consts[key]
	if !ok {
		v, err := c.m.rt.MakeBytes(c.m.rt, []byte(key.text))
		if err != nil {
			return err
		}
		i = c.addConst(v)
		c.consts[key] = i
	}
	c.emit(opConst, i, 1)
	return nil
}

// fail is the SyntaxError for what only the compiler can see.
func (c *compiler) fail(class *pyerr.Class, text string) error {
	return &syntax.Error{
		Class: class, Text: text, File: c.code.source.Name,
		Line: int(c.span.Line), Col: int(c.span.Col) + 1,
		EndLine: int(c.span.EndLine), EndCol: int(c.span.EndCol) + 1,
		Source: c.code.source.Line(int(c.span.Line)),
	}
}

func (c *compiler) returnNone() {
	c.none()
	c.emit(opReturn, 0, -1)
}

// load pushes a variable.
func (c *compiler) load(n *syntax.Name) {
	defer c.at(n)()
	switch n.Kind {
	case syntax.LocalName:
		c.emit(opLocal, int(n.Slot), 1)
	case syntax.CellName:
		c.emit(opCell, int(n.Slot), 1)
	case syntax.FreeName:
		c.emit(opFree, int(n.Slot), 1)
	case syntax.ClassName:
		c.emitWide(opName, c.name(n.ID), c.code.globals.at(n.ID), 1)
	case syntax.ClassFreeName:
		c.emitWide(opNameOrFree, c.name(n.ID), int(n.Slot), 1)
	default:
		c.emit(opGlobal, c.code.globals.at(n.ID), 1)
	}
}

// store pops a value into a variable.
func (c *compiler) store(n *syntax.Name) {
	defer c.at(n)()
	c.announce(n, 0)
	switch n.Kind {
	case syntax.LocalName:
		c.emit(opSetLocal, int(n.Slot), -1)
	case syntax.CellName:
		c.emit(opSetCell, int(n.Slot), -1)
	case syntax.FreeName:
		c.emit(opSetFree, int(n.Slot), -1)
	case syntax.ClassName:
		c.emit(opSetName, c.name(n.ID), -1)
	default:
		c.emit(opSetGlobal, c.code.globals.at(n.ID), -1)
	}
}

func (c *compiler) unbind(n *syntax.Name) {
	defer c.at(n)()
	c.announce(n, bindUnbind)
	switch n.Kind {
	case syntax.LocalName:
		c.emit(opDelLocal, int(n.Slot), 0)
	case syntax.CellName:
		c.emit(opDelCell, int(n.Slot), 0)
	case syntax.FreeName:
		c.emit(opDelFree, int(n.Slot), 0)
	case syntax.ClassName:
		c.emit(opDelName, c.name(n.ID), 0)
	default:
		c.emit(opDelGlobal, c.code.globals.at(n.ID), 0)
	}
}

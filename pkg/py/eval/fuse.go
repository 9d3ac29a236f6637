package eval

import "github.com/zerocopyzen/zen/pkg/py/object"

// Fused instructions do at once what a group of instructions does, if the
// operands are plain: numbers, and buffers, whose handling runs no Python code.
//
//	global b · const 1 · const None · range · set-global b
//	range-of b, const 1 · const None · range · set-global b
//	└─ v = b[1:], stored: goes on behind the group
//
// A fused instruction stands in place of the first of its group, and the others
// stay where they are. So it can always step back, do what that first one does,
// and leave the rest to them: then errors, jumps into the group and Python code
// that runs meanwhile meet what they would have met anyway. What it reads from
// variables is borrowed, which saves counting it. Where the result is stored, a
// tracer may be told of the variable first: bind may stand before the set.

// fuse looks for groups in compiled code, and for what belongs to statements
// that are announced.
func (c *Code) fuse() {
	for pc := 0; pc < len(c.instructions); pc++ {
		in := c.instructions[pc]
		if in.op().wide() {
			pc++
			continue
		}
		if in.op() == opStatement {
			c.instructions[pc] = in | instruction(c.extent(pc))<<8
			continue
		}
		c.instructions[pc] = c.fused(pc, in)
	}
}

// fused returns what is to stand at pc in place of in: in itself, if no group
// begins there.
func (c *Code) fused(pc int, in instruction) instruction {
	op := func(i int) opcode {
		if pc+i >= len(c.instructions) {
			return opReturn
		}
		return c.instructions[pc+i].op()
	}
	switch in.op() {
	case opForIter:
		stored := op(1)
		if stored == opBind {
			stored = op(2)
		}
		if stored == opSetLocal || stored == opSetGlobal {
			return in.with(opForRange)
		}
		return in
	case opLocal, opGlobal:
	default:
		return in
	}
	second := op(1) == opLocal || op(1) == opGlobal || op(1) == opConst
	third := op(2) == opLocal || op(2) == opGlobal || op(2) == opConst
	switch {
	case op(1) == opJumpIfFalse || op(1) == opJumpIfTrue:
		return in.fusedAs(opTest)
	case second && (op(2) == opBinary || op(2) == opInPlace):
		return in.fusedAs(opArithmetic)
	case second && op(2) == opCompare && (op(3) == opJumpIfFalse || op(3) == opJumpIfTrue):
		return in.fusedAs(opCompareJump)
	case in.op() == opGlobal && c.globals.names[in.arg()] == "len" && op(1) == opConst && third && op(3) == opCall &&
		c.instructions[pc+3].arg() == 1 && !c.consts[c.instructions[pc+1].arg()].IsSet():
		return in.fusedAs(opLenOf)
	case second && op(2) == opItem:
		return in.fusedAs(opItemOf)
	case second && op(2) == opSetItem:
		return in.fusedAs(opSetItemOf)
	case second && third && op(3) == opRange:
		if c.shrinkAt(pc) {
			return in.fusedAs(opShrink)
		}
		return in.fusedAs(opRangeOf)
	}
	return in
}

func (in instruction) with(op opcode) instruction { return in&^0xff | instruction(op) }

// globalBit of the argument of a fused instruction tells which variable the
// group begins with: a global, else a local. Its place stands above the bit.
const globalBit = 1

// fusedAs turns the load of a variable into a fused instruction.
func (in instruction) fusedAs(op opcode) instruction {
	if in.arg() > maxArg>>1 {
		return in
	}
	arg := in.arg() << 1
	if in.op() == opGlobal {
		arg |= globalBit
	}
	return instruction(op) | instruction(arg)<<8
}

// first returns the instruction in whose place a fused one stands.
func (in instruction) first() instruction {
	if in.op() == opForRange {
		return in.with(opForIter)
	}
	op := opLocal
	if in.arg()&globalBit != 0 {
		op = opGlobal
	}
	return instruction(op) | instruction(in.arg()>>1)<<8
}

// place returns the place of the variable that the group of a fused instruction
// begins with.
func (c *Code) place(slots []object.Value, in instruction) *object.Value {
	if in.arg()&globalBit != 0 {
		return &c.globals.values[in.arg()>>1]
	}
	return &slots[in.arg()>>1]
}

// variable returns the variable that the group of a fused instruction begins
// with, borrowed. It is empty when the variable is not set; built-ins do not
// count.
func (c *Code) variable(slots []object.Value, in instruction) object.Value {
	if in.arg()&globalBit != 0 {
		return c.globals.values[in.arg()>>1]
	}
	return slots[in.arg()>>1]
}

// isLen reports whether a global is the built-in len.
func (m *Machine) isLen(g *Globals, place int) bool {
	return !g.values[place].IsSet() && g.builtins[place] == m.length && m.length.IsSet()
}

// operand returns what a load pushes, as variable does.
func (c *Code) operand(slots []object.Value, in instruction) object.Value {
	row := c.consts
	switch in.op() {
	case opLocal:
		row = slots
	case opGlobal:
		row = c.globals.values
	}
	return row[in.arg()]
}

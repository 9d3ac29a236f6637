package main

import "encoding/binary"

// What this command looks at or writes; see the index of instructions at
// https://webassembly.github.io/spec/core/appendix/index-instructions.html.
const (
	opUnreachable  = 0x00
	opNop          = 0x01
	opBlock        = 0x02
	opLoop         = 0x03
	opIf           = 0x04
	opElse         = 0x05
	opEnd          = 0x0b
	opBr           = 0x0c
	opBrIf         = 0x0d
	opBrTable      = 0x0e
	opReturn       = 0x0f
	opCall         = 0x10
	opCallIndirect = 0x11
	opDrop         = 0x1a
	opSelect       = 0x1b
	opLocalGet     = 0x20
	opLocalSet     = 0x21
	opLocalTee     = 0x22
	opGlobalGet    = 0x23
	opTableSet     = 0x26
	opLoad         = 0x28 // the first of the loads and stores
	opI32Store     = 0x36
	opStore        = 0x3e // the last of them
	opMemorySize   = 0x3f
	opMemoryGrow   = 0x40
	opI32Const     = 0x41
	opI64Const     = 0x42
	opF32Const     = 0x43
	opF64Const     = 0x44
	opNumeric      = 0x45 // the first that works on numbers alone
	opI32LtU       = 0x49
	opI32Add       = 0x6a
	opI32Sub       = 0x6b
	opI64Add       = 0x7c
	opExtend       = 0xc4 // the last of them
	opMore         = 0xfc // what follows says which
	moreTruncate   = 7    // the last of the conversions
	moreCopy       = 10
	moreFill       = 11

	typeI32  = 0x7f
	typeI64  = 0x7e
	typeVoid = 0x40
)

// An instr is one instruction.
type instr struct {
	op    byte
	value int64  // of a constant, a local, a label or a function; the type of a block
	table []int  // the labels of opBrTable, the default last
	raw   []byte // the instruction as it is written
}

// plain returns an instruction without operands.
func plain(op byte) instr { return instr{op: op, raw: []byte{op}} }

// block returns opBlock, opLoop or opIf without parameters and results.
func block(op byte) instr { return instr{op: op, value: typeVoid, raw: []byte{op, typeVoid}} }

// indexed returns an instruction with a local or a label.
func indexed(op byte, i int) instr {
	return instr{op: op, value: int64(i), raw: binary.AppendUvarint([]byte{op}, uint64(i))}
}

// constant returns opI32Const or opI64Const for a number that is not negative.
func constant(op byte, n int64) instr {
	return instr{op: op, value: n, raw: appendInt([]byte{op}, int(n))}
}

// branchTable returns opBrTable.
func branchTable(table []int) instr {
	raw := binary.AppendUvarint([]byte{opBrTable}, uint64(len(table)-1))
	for _, label := range table {
		raw = binary.AppendUvarint(raw, uint64(label))
	}
	return instr{op: opBrTable, table: table, raw: raw}
}

// instr reads an instruction. It knows those that Go's compiler writes.
func (r *reader) instr() instr {
	start := r.rest
	in := instr{op: r.byte()}
	switch op := in.op; {
	case op == opBlock || op == opLoop || op == opIf:
		in.value = int64(r.byte())
		r.failed = r.failed || in.value < typeVoid // the number of a type: not Go's
	case op == opBr || op == opBrIf || op == opCall || op >= opLocalGet && op <= opTableSet:
		in.value = int64(r.uint())
	case op == opBrTable:
		for n := r.uint(); n >= 0 && !r.failed; n-- {
			in.table = append(in.table, r.uint())
		}
	case op == opCallIndirect || op >= opLoad && op <= opStore:
		r.uint()
		r.uint()
	case op == opMemorySize || op == opMemoryGrow:
		r.byte()
	case op == opI32Const || op == opI64Const:
		in.value = r.int()
	case op == opF32Const:
		r.bytes(4)
	case op == opF64Const:
		r.bytes(8)
	case op == opMore:
		r.more()
	case op <= opNop || op == opElse || op == opEnd || op == opReturn || op == opDrop || op == opSelect:
	case op >= opNumeric && op <= opExtend:
	default:
		r.failed = true
	}
	in.raw = start[:len(start)-len(r.rest)]
	return in
}

// more reads what follows opMore.
func (r *reader) more() {
	switch which := r.uint(); {
	case which <= moreTruncate:
	case which == moreCopy:
		r.bytes(2)
	case which == moreFill:
		r.bytes(1)
	default:
		r.failed = true
	}
}

package main

import (
	"bytes"
	"slices"
	"testing"
)

// Short names for what the examples consist of.
var (
	unreachable, nop, end, ret, add = plain(opUnreachable), plain(opNop), plain(opEnd), plain(opReturn), plain(opI64Add)
	blk, loop, cond                 = block(opBlock), block(opLoop), block(opIf)
)

func get(i int) instr   { return indexed(opLocalGet, i) }
func set(i int) instr   { return indexed(opLocalSet, i) }
func br(i int) instr    { return indexed(opBr, i) }
func brIf(i int) instr  { return indexed(opBrIf, i) }
func call(i int) instr  { return indexed(opCall, i) }
func i32(n int) instr   { return constant(opI32Const, int64(n)) }
func addr(n int) instr  { return constant(opI64Const, int64(firstPC+n)) }
func small(n int) instr { return constant(opI64Const, int64(n)) }

// example is a function of four regions, to the second and the last of which two
// instructions belong each: a jump forward from an if, one without, one backward,
// and two calls.
func example() []instr {
	return slices.Concat(
		[]instr{indexed(opGlobalGet, 0), set(1)},
		[]instr{blk, loop, blk, blk, blk, blk, get(0), branchTable([]int{0, 1, 1, 2, 3, 3}), end},
		[]instr{get(2), cond, i32(4), set(0), br(4), end, nop, addr(2), i32(0), call(9), brIf(4), end},
		[]instr{addr(3), i32(0), call(9), brIf(3), i32(3), set(0), br(2), end},
		[]instr{get(3), cond, i32(1), set(0), br(2), end, end},
		[]instr{i32(0), ret},
		[]instr{end, unreachable, end, i32(1), end},
	)
}

// shortened is what becomes of it: the stack pointer is local variable 1, the
// address 2, and those after it are one further.
func shortened() []instr {
	unwind := []instr{cond, i32(1), ret, end}
	return slices.Concat(
		[]instr{addr(0), set(2), indexed(opGlobalGet, 0), set(1)},
		[]instr{loop, blk, blk, blk, blk, blk, blk, get(0), branchTable([]int{0, 1, 2, 3, 4, 5}), end},
		[]instr{get(3), brIf(3), get(2), small(2), add, i32(0), call(9)}, unwind, []instr{end, end},
		[]instr{get(2), small(3), add, i32(0), call(9)}, unwind, []instr{br(0), end},
		[]instr{get(4), cond, i32(1), set(0), br(3), end, end, end},
		[]instr{i32(0), ret},
		[]instr{end, unreachable, end},
	)
}

func TestShorten(t *testing.T) {
	f := &function{pc: firstPC, locals: []local{{1, typeI32}, {2, typeI64}}, code: example()}
	f.shorten()
	want := &function{locals: []local{{1, typeI32}, {1, typeI64}, {2, typeI64}}, code: shortened()}
	if got, want := f.append(nil), want.append(nil); !bytes.Equal(got, want) {
		t.Errorf("shortened:\n% x, want\n% x", got, want)
	}
}

// TestShortenLeavesUnknown changes one instruction of the example at a time to
// what Go's compiler does not write.
func TestShortenLeavesUnknown(t *testing.T) {
	tests := []struct {
		name string
		at   int
		in   instr
	}{
		{"another parameter", 8, get(1)},
		{"a table that does not begin at 0", 9, branchTable([]int{1, 1, 1, 2, 3, 3})},
		{"a table with a hole", 9, branchTable([]int{0, 2, 2, 2, 3, 3})},
		{"more regions than blocks", 9, branchTable([]int{0, 1, 2, 3, 4, 4})},
		{"pc as a variable", 11, get(0)},
		{"a jump to nowhere", 13, i32(6)},
		{"a jump that computes", 13, get(2)},
		{"a jump under a condition", 15, brIf(4)},
		{"a label of a block", 15, br(2)},
		{"unwinding always", 21, br(4)},
		{"an open block", 16, blk},
		{"another end", 44, nop},
	}
	for _, test := range tests {
		code := example()
		if bytes.Equal(code[test.at].raw, test.in.raw) {
			t.Fatalf("%s: nothing to change at %d", test.name, test.at)
		}
		code[test.at] = test.in
		f := &function{pc: firstPC, locals: []local{{1, typeI32}, {2, typeI64}}, code: code}
		before := f.append(nil)
		f.shorten()
		if after := f.append(nil); !bytes.Equal(after, before) {
			t.Errorf("%s: rewritten to\n% x", test.name, after)
		}
	}
}

func TestShortenLeavesLong(t *testing.T) {
	code := example()
	body := len(code) - 5
	padding := slices.Repeat([]instr{cond, i32(4), set(0), br(4), end}, longBody/9)
	code = slices.Insert(code, 11, padding...)
	f := &function{pc: firstPC, locals: []local{{1, typeI32}, {2, typeI64}}, code: code}
	before := f.append(nil)
	f.shorten()
	if !bytes.Equal(f.append(nil), before) {
		t.Error("a long function that jumps was rewritten")
	}
	few := slices.Repeat([]instr{get(2), set(2)}, longBody)
	f.code = slices.Insert(example(), body, few...)
	before = f.append(nil)
	f.shorten()
	if bytes.Equal(f.append(nil), before) {
		t.Error("a long function that hardly jumps was not rewritten")
	}
}

// TestInstructions reads every function of a program and writes it again.
func TestInstructions(t *testing.T) {
	m := parse(t, build(t))
	bodies := &reader{rest: m.section(codeSection)}
	count := bodies.uint()
	for i := range count {
		body := bodies.bytes(bodies.uint())
		f, err := readFunction(body)
		if err != nil {
			t.Fatalf("function %d: %v", i, err)
		}
		if got := f.append(nil); !bytes.Equal(got, body) {
			t.Fatalf("function %d, written again, is % x, want % x", i, got, body)
		}
	}
	if count < 1000 {
		t.Errorf("only %d functions", count)
	}
}

// TestMostFunctionsAreShortened fails when the compiler lays functions out anew.
func TestMostFunctionsAreShortened(t *testing.T) {
	m := parse(t, build(t))
	before := bytes.Clone(m.section(codeSection))
	if err := m.shortenCode(); err != nil {
		t.Fatal(err)
	}
	changed, count := 0, 0
	old, now := &reader{rest: before}, &reader{rest: m.section(codeSection)}
	old.uint()
	for range now.uint() {
		count++
		changed += btoi(!bytes.Equal(old.bytes(old.uint()), now.bytes(now.uint())))
	}
	if changed < count*8/10 {
		t.Errorf("%d of %d functions were changed", changed, count)
	}
}

package main

import "slices"

// Browsers compile functions up to a size with all their optimizations. Beyond
// it V8, for one, falls back to allocating registers in a simpler way, which
// does worse with jumps between regions than with jumps through the entry: a
// loop that adds numbers in Python takes twice as long when the interpreter's
// largest function is rewritten. Long functions that hardly jump run once.
const (
	longBody = 8 << 10 // bytes
	fewJumps = 16
)

// shorten rewrites a function that has a layout; what it does stays the same.
//
//   - A jump to a later region leaves that region's block, in place of setting
//     pc and going back to the entry: fewer bytes, and faster.
//   - Unwinding is "if, i32.const 1, return, end" after each call, where the label
//     of the block to leave differed from call to call.
//   - The address to which a call returns, the function's own and a small number,
//     is an addition to a local variable: the compiler writes it in whole each time.
//   - There is a block for each pc, so that every table is 0, 1, 2, …
//   - No opNop.
func (f *function) shorten() {
	l := newLayout(f)
	if l == nil || l.long() {
		return
	}
	f.code = newWriter(f, l).write()
}

// count returns how many instructions are so.
func (l *layout) count(is func(place) bool) int {
	n := 0
	for _, p := range l.code {
		n += btoi(is(p))
	}
	return n
}

func (l *layout) long() bool {
	size := 0
	for _, p := range l.code {
		size += len(p.raw)
	}
	return size > longBody && l.count(func(p place) bool { return p.what == forward || p.what == backward }) > fewJumps
}

// A writer writes a function anew.
type writer struct {
	*layout
	f      *function
	out    []instr
	base   int   // the local variable that holds the function's address, -1 when there is none
	blocks []int // how many blocks have ended where a region begins
	entry  bool  // whether something jumps to the entry
}

func newWriter(f *function, l *layout) *writer {
	w := &writer{layout: l, f: f, base: -1, blocks: make([]int, l.last+1)}
	for pc, region := range l.table {
		w.blocks[region] = pc + 1
	}
	w.entry = l.count(func(p place) bool { return p.what == backward }) > 0
	if l.count(func(p place) bool { return w.returns(p.instr) }) > 1 {
		w.base = f.addLocal(len(l.head) > 0)
	}
	return w
}

// returns reports whether an instruction is an address to which a call returns.
func (w *writer) returns(in instr) bool {
	return in.op == opI64Const && in.value >= w.f.pc && in.value < w.f.pc+stepPC
}

// addLocal adds a local variable of 64 bits before those that the function has,
// but after the stack pointer if the function keeps that in its first one, and
// returns its number.
func (f *function) addLocal(afterFirst bool) int {
	at := btoi(afterFirst && len(f.locals) > 0 && f.locals[0] == local{1, typeI32})
	f.locals = slices.Insert(f.locals, at, local{1, typeI64})
	return 1 + at // behind the parameter
}

func (w *writer) put(list ...instr) { w.out = append(w.out, list...) }

func (w *writer) write() []instr {
	if w.base >= 0 {
		w.put(constant(opI64Const, w.f.pc), indexed(opLocalSet, w.base))
	}
	for _, in := range w.head {
		w.put(w.renumber(in))
	}
	if w.entry {
		w.put(block(opLoop))
	}
	identity := make([]int, len(w.table))
	for pc := range identity {
		identity[pc] = pc
		w.put(block(opBlock))
	}
	w.put(indexed(opLocalGet, pcLocal), branchTable(identity))
	w.end(0, w.blocks[0])
	for i := 0; i < len(w.code); i++ {
		i += w.writeAt(i)
	}
	if w.entry {
		w.put(plain(opEnd))
	}
	w.put(plain(opUnreachable), plain(opEnd))
	return w.out
}

// end ends blocks by number.
func (w *writer) end(from, to int) {
	for range to - from {
		w.put(plain(opEnd))
	}
}

// writeAt writes the instruction at i, and returns how many of those behind it
// it wrote as well.
func (w *writer) writeAt(i int) int {
	p := w.code[i]
	switch p.what {
	case jumpTo:
	case forward:
		label := p.depth + w.blocks[w.table[p.target]-1] - w.blocks[p.region]
		if w.alone(i) {
			w.out[len(w.out)-1] = indexed(opBrIf, label-1)
			return 1
		}
		w.put(indexed(opBr, label))
	case backward:
		w.put(indexed(opBr, p.depth+len(w.table)-w.blocks[p.region]))
	case unwinding:
		w.put(block(opIf), constant(opI32Const, 1), plain(opReturn), plain(opEnd))
	case regionEnd:
		w.end(w.blocks[p.region-1], w.blocks[p.region])
	default:
		w.writeOrdinary(p.instr)
	}
	return 0
}

// alone reports whether the forward jump at i is all that an if does.
func (w *writer) alone(i int) bool {
	last := w.out[len(w.out)-1]
	return last.op == opIf && last.value == typeVoid && i+1 < len(w.code) && w.code[i+1].op == opEnd
}

func (w *writer) writeOrdinary(in instr) {
	switch {
	case in.op == opNop:
	case w.base >= 0 && w.returns(in):
		w.put(indexed(opLocalGet, w.base))
		if n := in.value - w.f.pc; n > 0 {
			w.put(constant(opI64Const, n), plain(opI64Add))
		}
	default:
		w.put(w.renumber(in))
	}
}

// renumber makes room for the local variable base.
func (w *writer) renumber(in instr) instr {
	if w.base >= 0 && in.op >= opLocalGet && in.op <= opLocalTee && in.value >= int64(w.base) {
		return indexed(in.op, int(in.value)+1)
	}
	return in
}

package main

import "slices"

// A layout is a function taken apart. Go's compiler lays out a function that
// calls others, or jumps, as regions between which control goes by number: pc,
// the function's only parameter, says where to begin or to resume, and table
// which region that is.
//
//	head
//	block                        unwind: leaving it returns 1
//	  loop                       entry: back here to jump
//	    block … block            one for each region
//	      local.get pc
//	      br_table table
//	    end
//	    region 0
//	    end
//	    region 1
//	    …
//	  end
//	  unreachable
//	end
//	i32.const 1
//	end
//
// A function without calls has no unwind, one without jumps no entry.
type layout struct {
	head   []instr
	unwind bool
	entry  bool
	table  []int // the region of each pc; it grows by one or stays
	code   []place
	last   int // the last region's number
}

// A place is an instruction in its surroundings.
type place struct {
	instr
	region int
	depth  int // of blocks that the instruction lies in, within its region
	what   role
	target int // the pc that jumpTo and forward go to
}

// A role is what an instruction does in the layout.
type role uint8

const (
	ordinary  role = iota
	jumpTo         // i32.const or local.set before a jump: says where to
	forward        // a jump to a later region
	backward       // a jump to the same region or an earlier one
	unwinding      // after a call: the stack is to be unwound
	regionEnd      // the end before a region
)

const pcLocal = 0 // the parameter

// newLayout takes a function apart. It returns nil when the function has no
// regions, or another form.
func newLayout(f *function) *layout {
	l, rest := newFrame(f.code)
	if l == nil || !l.place(rest) {
		return nil
	}
	for i := range l.code {
		if !l.assign(i) {
			return nil
		}
	}
	return l
}

// newFrame reads what lies around the regions, and returns them.
func newFrame(code []instr) (l *layout, regions []instr) {
	l = new(layout)
	at := 0
	next := func(ops ...byte) bool {
		for i, op := range ops {
			if at+i >= len(code) || code[at+i].op != op {
				return false
			}
		}
		at += len(ops)
		return true
	}
	if next(opGlobalGet, opLocalSet) {
		l.head = code[:at]
	}
	blocks := 0
	for ; next(opBlock); blocks++ {
	}
	if l.entry = next(opLoop); l.entry {
		l.unwind = blocks == 1
		if blocks > 1 {
			return nil, nil
		}
		for blocks = 0; next(opBlock); blocks++ {
		}
	}
	if !next(opLocalGet, opBrTable, opEnd) || code[at-3].value != pcLocal {
		return nil, nil
	}
	l.table = code[at-2].table
	if !steps(l.table) {
		return nil, nil
	}
	l.last = l.table[len(l.table)-1]
	if !l.entry {
		l.unwind = blocks == l.last+2
		blocks -= btoi(l.unwind)
	}
	tail := l.tail()
	end := len(code) - len(tail)
	if blocks != l.last+1 || end < at || !slices.EqualFunc(tail, code[end:], sameOp) {
		return nil, nil
	}
	return l, code[at:end]
}

// steps reports whether a table begins at 0 and grows by one or stays.
func steps(table []int) bool {
	last := 0
	for _, region := range table {
		if region != last && region != last+1 {
			return false
		}
		last = region
	}
	return len(table) > 0 && table[0] == 0
}

// tail returns what follows the regions.
func (l *layout) tail() []instr {
	var tail []instr
	if l.entry {
		tail = append(tail, plain(opEnd))
	}
	tail = append(tail, plain(opUnreachable))
	if l.unwind {
		tail = append(tail, plain(opEnd), constant(opI32Const, 1))
	}
	return append(tail, plain(opEnd))
}

func sameOp(a, b instr) bool { return a.op == b.op }

// place finds the regions. It reports whether they are those of the table.
func (l *layout) place(code []instr) bool {
	region, depth := 0, 0
	for _, in := range code {
		p := place{instr: in, region: region, depth: depth}
		switch in.op {
		case opBlock, opLoop, opIf:
			depth++
		case opEnd:
			if depth == 0 {
				region++
				p.region, p.what = region, regionEnd
				break
			}
			depth--
			p.depth = depth
		}
		l.code = append(l.code, p)
	}
	return region == l.last && depth == 0
}

// assign finds the role of an instruction that uses the layout. It reports
// whether that is one of the known uses.
func (l *layout) assign(i int) bool {
	p := &l.code[i]
	switch p.op {
	case opLocalGet:
		return p.value != pcLocal || l.scratch(i)
	case opBrTable:
		return false
	case opBr, opBrIf:
	default:
		return true
	}
	open := p.depth + l.last - p.region // the blocks around it, up to entry or unwind
	switch label := int(p.value); {
	case label < p.depth:
		return true
	case l.entry && label == open:
		return l.assignJump(i)
	case l.unwind && label == open+btoi(l.entry) && p.op == opBrIf:
		p.what = unwinding
		return true
	}
	return false
}

// scratch reports whether the parameter, read at i, holds what was put there
// just before: calls of function values use it so.
func (l *layout) scratch(i int) bool {
	return i >= 2 && l.code[i-1].op == opI32Const && l.code[i-2].op == opLocalSet && l.code[i-2].value == pcLocal
}

// assignJump assigns i32.const, local.set and br at i.
func (l *layout) assignJump(i int) bool {
	if i < 2 || l.code[i].op != opBr {
		return false
	}
	to, set := &l.code[i-2], &l.code[i-1]
	if to.op != opI32Const || set.op != opLocalSet || set.value != pcLocal || uint64(to.value) >= uint64(len(l.table)) {
		return false
	}
	p := &l.code[i]
	p.target = int(to.value)
	p.what = backward
	if l.table[p.target] > p.region {
		p.what, to.what, set.what = forward, jumpTo, jumpTo
	}
	return true
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

package eval

// An instruction is an opcode in the low eight bits and its argument above.
// Some are followed by a word that is a second argument.
type instruction uint32

func (in instruction) op() opcode { return opcode(in & 0xff) }
func (in instruction) arg() int   { return int(in >> 8) }

// maxArg is the greatest argument. Programs of 1 MiB cannot reach it.
const maxArg = 1<<24 - 1

type opcode uint8

// The opcodes. The comments give the operands: before → after, the top of the
// stack on the right. "@n" is operand n counted from the bottom of the frame's
// stack: the compiler knows the depth at every instruction.
const (
	opInjected  opcode = iota // raises what was thrown into a generator
	opStatement               // a statement begins: tells the tracer
	opBind                    // a variable is bound next, or unbound: tells the tracer

	opPop      // x →
	opPopTo    // x… → operands up to @arg
	opDup      // x → x x
	opDupPair  // x y → x y x y
	opSwap     // x y → y x
	opLift     // x y z → z x y
	opCopy     // → @arg
	opConst    // → constant arg
	opLocal    // → local arg
	opSetLocal // x →
	opDelLocal
	opClearLocal // a hidden local becomes unset
	opMakeCell   // a fresh cell arg
	opCell       // → contents of cell arg
	opSetCell    // x →
	opDelCell
	opFree // → contents of free variable arg
	opSetFree
	opDelFree
	opGlobal // → global arg, or the built-in of that name
	opSetGlobal
	opDelGlobal
	opName // → class-body name arg, or the global of the second argument
	opSetName
	opDelName
	opNameOrFree // → class-body name arg, or the free variable of the second argument
	opCellObject // → cell arg itself
	opFreeObject // → free variable's cell itself

	opAttr      // v → v.name
	opSetAttr   // x v →
	opDelAttr   // v →
	opMethod    // v → method v, or attribute unset
	opItem      // v key → v[key]
	opSetItem   // x v key →
	opDelItem   // v key →
	opRange     // v start stop → v[start:stop]
	opSetRange  // x v start stop →
	opMakeSlice // start stop [step] → slice

	opBinary  // a b → a op b
	opInPlace // a b → a op= b
	opCompare // a b → a op b
	opIs      // a b → bool; inverted if arg
	opIn      // item v → bool; inverted if arg
	opNegative
	opPositive
	opInvert
	opNot

	opTuple      // x… → tuple of arg items
	opList       // x… → list
	opListEven   // x… → list that CPython makes of a constant
	opSet        // x… → set
	opDict       // k v… → dict of arg pairs
	opString     // s… → str
	opListAppend // x → ; @arg is the list
	opSetAdd     // x →
	opDictAdd    // k v →
	opListExtend // v →
	opArguments  // v → ; the only arguments of a call
	opSetExtend
	opDictUpdate // {**v}
	opDictMerge  // f(**v): a key that is there already is an error
	opListTuple  // list → tuple
	opUnpack     // v → arg items, the first on top
	opUnpackStar // v → items before, list, items after

	opJump
	opLoop // a jump backward: polls
	opJumpIfFalse
	opJumpIfTrue
	opJumpIfFalseOrPop
	opJumpIfTrueOrPop
	opJumpIfNone // v →
	opIter       // v → iterator
	opForIter    // it → it item, or it at the target

	opCall       // fn self args… → result
	opCallNames  // the same, names of the last arguments in the second argument
	opCallSpread // fn self list dict → result
	opReturn     // v →
	opYield      // v → sent
	opYieldFrom  // it sent → result
	opGenerator  // the frame becomes a generator and returns it

	opFunction // [defaults tuple] [keyword defaults dict] [cells tuple] → function
	opClass    // fn bases… → class

	opRaise // [exc] [cause] →
	opReraise
	opPushExc    // exc → previous exc
	opRestoreExc // the handled exception is @arg again
	opMatchExc   // exc type → exc bool
	opWithEnter  // manager → exit value
	opWithExcept // exit previous exc → exit previous exc bool
	opAssertion  // → AssertionError

	opImport     // → module arg
	opImportFrom // module → module attribute
	opFormat     // v [spec] → str
	opEcho       // v →, printed as a prompt prints it

	opMatchSequence // v → v bool: a sequence of arg items or, with the second argument, at least
	opSequenceItem  // v → v item arg, counted from the end when the second argument is set
	opSequenceRest  // v → v list of items from arg to the second argument before the end

	// Fused instructions, see fuse.go.
	opForRange    // for-iter, set-…
	opTest        // variable, jump-if-…
	opArithmetic  // variable, load, binary or in-place
	opCompareJump // variable, load, compare, jump-if-…
	opItemOf      // variable, load, item
	opSetItemOf   // variable, load, set-item
	opRangeOf     // variable, load, load, range
	opLenOf       // global len, const, load, call
	opShrink      // variable, const, const, range, set of that variable
)

var opNames = [...]string{
	"injected", "statement", "bind", "pop", "pop-to", "dup", "dup-pair", "swap", "lift", "copy", "const", "local", "set-local",
	"del-local", "clear-local", "make-cell", "cell", "set-cell", "del-cell", "free", "set-free", "del-free",
	"global", "set-global", "del-global", "name", "set-name", "del-name", "name-or-free", "cell-object", "free-object",
	"attr", "set-attr", "del-attr", "method", "item", "set-item", "del-item", "range", "set-range", "make-slice",
	"binary", "in-place", "compare", "is", "in", "negative", "positive", "invert", "not",
	"tuple", "list", "list-even", "set", "dict", "string", "list-append", "set-add", "dict-add", "list-extend", "set-extend",
	"dict-update", "dict-merge", "list-tuple", "unpack", "unpack-star",
	"jump", "loop", "jump-if-false", "jump-if-true", "jump-if-false-or-pop", "jump-if-true-or-pop", "jump-if-none",
	"iter", "for-iter", "call", "call-names", "call-spread", "return", "yield", "yield-from", "generator",
	"function", "class", "raise", "reraise", "push-exc", "restore-exc", "match-exc", "with-enter", "with-except",
	"assertion", "import", "import-from", "format", "echo", "match-sequence", "sequence-item", "sequence-rest",
	"for-range", "test", "arithmetic", "compare-jump", "item-of", "set-item-of", "range-of", "len-of", "shrink",
}

func (op opcode) String() string { return opNames[op] }

// wide reports whether a second argument follows the instruction.
func (op opcode) wide() bool {
	switch op {
	case opName, opNameOrFree, opCallNames, opUnpackStar, opMatchSequence, opSequenceItem, opSequenceRest, opFunction:
		return true
	}
	return false
}

package syntax

// A Span is the place of a node in the source. Lines count from 1. Columns
// count from 0, in bytes of UTF-8, as Python's ast module counts them; the end
// is exclusive.
//
// See https://docs.python.org/3/library/ast.html#ast.AST.lineno.
type Span struct {
	Line, Col, EndLine, EndCol int32
}

// To returns the span from the start of s to the end of end.
func (s Span) To(end Span) Span {
	return Span{s.Line, s.Col, end.EndLine, end.EndCol}
}

// node is the part that all nodes share.
type node struct {
	_    [0]func() // a node is its address: nothing compares two by what is in them
	span Span
}

// Span returns the place of the node in the source.
func (n *node) Span() Span { return n.span }

// A Node is any part of the tree that has a place in the source.
type Node interface {
	Span() Span
}

// A Module is a whole program. It is the result of [ParseFile] and is resolved:
// every [Name] outside of annotations knows where its variable lives.
type Module struct {
	Name  string // the file's name, as tracebacks print it
	Body  []Stmt
	Scope *Scope
}

// An Op is an operator of a [BinOp], [AugAssign], [UnaryOp], [BoolOp] or
// [Compare].
type Op uint8

// The operators, in the order of Python's ast module.
const (
	NoOp Op = iota

	Add      // +
	Sub      // -
	Mult     // *
	MatMult  // @
	Div      // /
	Mod      // %
	Pow      // **
	LShift   // <<
	RShift   // >>
	BitOr    // |
	BitXor   // ^
	BitAnd   // &
	FloorDiv // //

	Invert // ~
	Not    // not
	UAdd   // +
	USub   // -

	And // and
	Or  // or

	Eq    // ==
	NotEq // !=
	Lt    // <
	LtE   // <=
	Gt    // >
	GtE   // >=
	Is    // is
	IsNot // is not
	In    // in
	NotIn // not in
)

var opText = [...]string{
	NoOp: "?",
	Add:  "+", Sub: "-", Mult: "*", MatMult: "@", Div: "/", Mod: "%", Pow: "**",
	LShift: "<<", RShift: ">>", BitOr: "|", BitXor: "^", BitAnd: "&", FloorDiv: "//",
	Invert: "~", Not: "not", UAdd: "+", USub: "-",
	And: "and", Or: "or",
	Eq: "==", NotEq: "!=", Lt: "<", LtE: "<=", Gt: ">", GtE: ">=",
	Is: "is", IsNot: "is not", In: "in", NotIn: "not in",
}

// String returns the operator as it is written in Python.
func (op Op) String() string { return opText[op] }

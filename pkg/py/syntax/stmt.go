package syntax

// A Stmt is a statement. The types are pointers to the structs of this file,
// named as in Python's ast module.
//
// See https://docs.python.org/3/library/ast.html#statements.
type Stmt interface {
	Node
	stmtNode()
}

// An ExprStmt is an expression that stands alone. A prompt prints its value.
type ExprStmt struct {
	node
	Value Expr
}

// An Assign is Targets[0] = Targets[1] = … = Value.
type Assign struct {
	node
	Targets []Expr // Name, Attribute, Subscript, or Tuple, List of such and Starred
	Value   Expr
}

// An AugAssign is Target Op= Value.
type AugAssign struct {
	node
	Target Expr // Name, Attribute or Subscript
	Op     Op
	Value  Expr
}

// An AnnAssign is "Target: Annotation = Value". Annotations are evaluated
// lazily (PEP 649), so the names in them are never resolved.
type AnnAssign struct {
	node
	Target     Expr // Name, Attribute or Subscript
	Annotation Expr
	Value      Expr // may be nil
	Simple     bool // Target is a Name without parentheses
}

// A Delete is "del a, b.c, d[e]".
type Delete struct {
	node
	Targets []Expr // Name, Attribute, Subscript, or Tuple, List of such
}

// A Pass is "pass".
type Pass struct{ node }

// A Break is "break".
type Break struct{ node }

// A Continue is "continue".
type Continue struct{ node }

// A Return is "return" with or without a value.
type Return struct {
	node
	Value Expr // may be nil
}

// A Raise is "raise Exc from Cause".
type Raise struct {
	node
	Exc, Cause Expr // may be nil
}

// An Assert is "assert Test, Msg".
type Assert struct {
	node
	Test Expr
	Msg  Expr // may be nil
}

// A Global is "global a, b"; the resolver has acted on it.
type Global struct {
	node
	Names []string // mangled when private to a class
}

// A Nonlocal is "nonlocal a, b"; the resolver has acted on it.
type Nonlocal struct {
	node
	Names []string // mangled when private to a class
}

// An Import is "import a.b, c as d".
type Import struct {
	node
	Names []*Alias
}

// An ImportFrom is "from ..module import a, b as c". Imports from __future__
// are checked by the parser and otherwise ordinary.
type ImportFrom struct {
	node
	Module string // empty in "from . import a"
	Names  []*Alias
	Level  int // the number of leading dots
}

// An Alias is one name of an import.
type Alias struct {
	node
	Name   string // with dots
	As     bool   // bound by "as": of "import a.b as c" c is a.b, of "import a.b" a is a
	Target *Name  // the variable that is bound
}

// An If is "if Test: Body else: Orelse". An elif is an If alone in Orelse.
type If struct {
	node
	Test         Expr
	Body, Orelse []Stmt
}

// A While is "while Test: Body else: Orelse".
type While struct {
	node
	Test         Expr
	Body, Orelse []Stmt
}

// A For is "for Target in Iter: Body else: Orelse".
type For struct {
	node
	Target, Iter Expr
	Body, Orelse []Stmt
}

// A With is "with Items: Body".
type With struct {
	node
	Items []*WithItem
	Body  []Stmt
}

// A WithItem is "Context as Target".
type WithItem struct {
	Context Expr
	Target  Expr // may be nil
}

// A Try is "try: Body except …: else: Orelse finally: Finally".
type Try struct {
	node
	Body, Orelse, Finally []Stmt
	Handlers              []*ExceptHandler
}

// An ExceptHandler is "except Type as Name: Body". "except A, B:" has a Tuple
// as Type.
type ExceptHandler struct {
	node
	Type Expr  // nil in a bare except
	Name *Name // may be nil; unbound when Body is left
	Body []Stmt
}

// A FunctionDef is "def Name(Args) -> Returns: Body". Its span starts at "def",
// not at the decorators.
type FunctionDef struct {
	node
	Name       *Name
	Args       *Arguments
	Body       []Stmt
	Decorators []Expr
	Returns    Expr // may be nil; evaluated lazily, so never resolved
	Scope      *Scope
}

// A ClassDef is "class Name(Bases): Body". Its span starts at "class", not at
// the decorators.
type ClassDef struct {
	node
	Name       *Name
	Bases      []Expr // may hold Starred
	Body       []Stmt
	Decorators []Expr
	Scope      *Scope
}

// A Match is "match Subject:" with its cases.
type Match struct {
	node
	Subject Expr
	Cases   []*MatchCase
}

// A MatchCase is "case Pattern if Guard: Body".
type MatchCase struct {
	Pattern Pattern
	Guard   Expr // may be nil
	Body    []Stmt
}

// A Pattern is what a case is matched against.
//
// See https://docs.python.org/3/library/ast.html#pattern-matching.
type Pattern interface {
	Node
	patternNode()
}

// A MatchValue compares with ==: a number, a string, -1, 1+2j, or a dotted name.
type MatchValue struct {
	node
	Value Expr
}

// A MatchSingleton compares with is: None, True, False.
type MatchSingleton struct {
	node
	Value *Constant
}

// A MatchSequence matches a sequence; at most one pattern is a MatchStar.
type MatchSequence struct {
	node
	Patterns []Pattern
}

// A MatchStar is *Name in a sequence; Name is nil for *_.
type MatchStar struct {
	node
	Name *Name
}

// A MatchAs is "Pattern as Name". A capture has no Pattern, the wildcard _ has
// neither.
type MatchAs struct {
	node
	Pattern Pattern
	Name    *Name
}

// A MatchOr is a | b | …
type MatchOr struct {
	node
	Patterns []Pattern
}

func (*ExprStmt) stmtNode()    {}
func (*Assign) stmtNode()      {}
func (*AugAssign) stmtNode()   {}
func (*AnnAssign) stmtNode()   {}
func (*Delete) stmtNode()      {}
func (*Pass) stmtNode()        {}
func (*Break) stmtNode()       {}
func (*Continue) stmtNode()    {}
func (*Return) stmtNode()      {}
func (*Raise) stmtNode()       {}
func (*Assert) stmtNode()      {}
func (*Global) stmtNode()      {}
func (*Nonlocal) stmtNode()    {}
func (*Import) stmtNode()      {}
func (*ImportFrom) stmtNode()  {}
func (*If) stmtNode()          {}
func (*While) stmtNode()       {}
func (*For) stmtNode()         {}
func (*With) stmtNode()        {}
func (*Try) stmtNode()         {}
func (*FunctionDef) stmtNode() {}
func (*ClassDef) stmtNode()    {}
func (*Match) stmtNode()       {}

func (*MatchValue) patternNode()     {}
func (*MatchSingleton) patternNode() {}
func (*MatchSequence) patternNode()  {}
func (*MatchStar) patternNode()      {}
func (*MatchAs) patternNode()        {}
func (*MatchOr) patternNode()        {}

package syntax

// An Expr is an expression. The types are pointers to the structs of this file,
// named as in Python's ast module.
//
// See https://docs.python.org/3/library/ast.html#expressions.
type Expr interface {
	Node
	exprNode()
}

// A Name is a variable, where it is read, bound or deleted. Names that
// statements bind (of a function, a class, an import, an exception, a capture
// pattern, a parameter) are Names as well.
type Name struct {
	node
	ID   string   // mangled when it is private to a class
	Kind NameKind // where the variable lives; Unresolved in annotations
	Slot int32    // its index there, see [NameKind]
}

// A ConstantKind tells what a [Constant] is.
type ConstantKind uint8

// The kinds of constants, with the field of [Constant] that holds the value.
const (
	NoneConstant      ConstantKind = iota
	FalseConstant                  // no field
	TrueConstant                   // no field
	EllipsisConstant               // no field
	IntConstant                    // Int
	BigIntConstant                 // Text: digits without underscores, with 0x, 0o or 0b unless decimal
	FloatConstant                  // Float
	ImaginaryConstant              // Float
	StrConstant                    // Text: UTF-8, with lone surrogates as three bytes each
	BytesConstant                  // Text: the bytes
)

// A Constant is a literal. Adjacent string literals are one Constant.
type Constant struct {
	node
	Kind  ConstantKind
	Int   int64
	Float float64
	Text  string
}

// A JoinedStr is an f-string, alone or joined with adjacent string literals.
// Its values are Constants of kind StrConstant, never two in a row and never
// empty, and FormattedValues.
type JoinedStr struct {
	node
	Values []Expr
}

// A FormattedValue is one replacement field of an f-string. The debugging form
// "{x=}" is a Constant "x=" followed by a field whose Conversion is 'r' (or 0
// when there is a Spec).
type FormattedValue struct {
	node
	Value      Expr
	Conversion byte       // 0, 's', 'r' or 'a'
	Spec       *JoinedStr // nil when the field has no colon
}

// A Tuple is a tuple display, or the target of an unpacking.
type Tuple struct {
	node
	Elts []Expr // may hold Starred
}

// A List is a list display, or the target of an unpacking.
type List struct {
	node
	Elts []Expr // may hold Starred
}

// A Set is a set display; it has at least one element.
type Set struct {
	node
	Elts []Expr // may hold Starred
}

// A Dict is a dict display. Keys and Values have the same length; the key of
// "**mapping" is nil.
type Dict struct {
	node
	Keys   []Expr
	Values []Expr
}

// A UnaryOp is -x, +x, ~x or not x.
type UnaryOp struct {
	node
	Op      Op
	Operand Expr
}

// A BinOp is an arithmetic or bitwise operation.
type BinOp struct {
	node
	Left  Expr
	Op    Op
	Right Expr
}

// A BoolOp is a chain of one of "and" and "or"; it has at least two values.
type BoolOp struct {
	node
	Op     Op
	Values []Expr
}

// A Compare is a chain of comparisons: Left Ops[0] Comparators[0] Ops[1] …
type Compare struct {
	node
	Left        Expr
	Ops         []Op
	Comparators []Expr
}

// A Call is a call. Positional arguments, Starred ones among them, are in Args;
// "**mapping" is a Keyword without a name.
//
// In f(x for x in y) the one argument is a [GeneratorExp].
type Call struct {
	node
	Func     Expr
	Args     []Expr
	Keywords []*Keyword
}

// A Keyword is name=value, or **value with an empty Name, in a call.
type Keyword struct {
	node
	Name  string // mangled when it is private to a class
	Value Expr
}

// An IfExp is "Body if Test else Orelse".
type IfExp struct {
	node
	Test, Body, Orelse Expr
}

// An Attribute is Value.Attr.
type Attribute struct {
	node
	Value Expr
	Attr  string // mangled when it is private to a class
}

// A Subscript is Value[Index]; the index may be a [Slice], or a [Tuple] that
// holds some.
type Subscript struct {
	node
	Value Expr
	Index Expr
}

// A Slice is lower:upper:step; each part may be nil.
type Slice struct {
	node
	Lower, Upper, Step Expr
}

// A Starred is *Value in a display, a call, a subscript or a target.
type Starred struct {
	node
	Value Expr
}

// A NamedExpr is "Target := Value".
type NamedExpr struct {
	node
	Target *Name
	Value  Expr
}

// A Lambda is a function without a name.
type Lambda struct {
	node
	Args  *Arguments
	Body  Expr
	Scope *Scope
}

// A Yield is "yield" with or without a value.
type Yield struct {
	node
	Value Expr // may be nil
}

// A YieldFrom is "yield from Value".
type YieldFrom struct {
	node
	Value Expr
}

// A Comprehension is one "for Target in Iter if … if …" of a comprehension.
type Comprehension struct {
	node
	Target Expr
	Iter   Expr
	Ifs    []Expr
}

// A ListComp is [Elt for …].
type ListComp struct {
	node
	Elt        Expr
	Generators []*Comprehension
	Scope      *Scope // inlined, see [Scope]
}

// A SetComp is {Elt for …}.
type SetComp struct {
	node
	Elt        Expr
	Generators []*Comprehension
	Scope      *Scope // inlined, see [Scope]
}

// A DictComp is {Key: Value for …}. Value is nil in {**Key for …}.
type DictComp struct {
	node
	Key, Value Expr
	Generators []*Comprehension
	Scope      *Scope // inlined, see [Scope]
}

// A GeneratorExp is (Elt for …): a generator function of one parameter, ".0",
// whose argument is the value of Generators[0].Iter, evaluated outside.
type GeneratorExp struct {
	node
	Elt        Expr
	Generators []*Comprehension
	Scope      *Scope
}

// Arguments are the parameters of a function.
type Arguments struct {
	PosOnly, Args []*Arg // before "/", and after it
	Vararg        *Arg   // *args, or nil
	KwOnly        []*Arg
	Kwarg         *Arg   // **kwargs, or nil
	Defaults      []Expr // of the last parameters of PosOnly and Args
	KwDefaults    []Expr // one for each of KwOnly; nil where there is none
}

// An Arg is one parameter.
type Arg struct {
	node
	Name       *Name // always a LocalName; see [Scope.Cells] for captured ones
	Annotation Expr  // may be nil; evaluated lazily, so never resolved
}

func (*Name) exprNode()           {}
func (*Constant) exprNode()       {}
func (*JoinedStr) exprNode()      {}
func (*FormattedValue) exprNode() {}
func (*Tuple) exprNode()          {}
func (*List) exprNode()           {}
func (*Set) exprNode()            {}
func (*Dict) exprNode()           {}
func (*UnaryOp) exprNode()        {}
func (*BinOp) exprNode()          {}
func (*BoolOp) exprNode()         {}
func (*Compare) exprNode()        {}
func (*Call) exprNode()           {}
func (*IfExp) exprNode()          {}
func (*Attribute) exprNode()      {}
func (*Subscript) exprNode()      {}
func (*Slice) exprNode()          {}
func (*Starred) exprNode()        {}
func (*NamedExpr) exprNode()      {}
func (*Lambda) exprNode()         {}
func (*Yield) exprNode()          {}
func (*YieldFrom) exprNode()      {}
func (*ListComp) exprNode()       {}
func (*SetComp) exprNode()        {}
func (*DictComp) exprNode()       {}
func (*GeneratorExp) exprNode()   {}

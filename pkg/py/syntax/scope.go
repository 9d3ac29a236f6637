package syntax

// A NameKind tells where the variable of a [Name] lives, seen from the frame
// that runs the Name.
type NameKind uint8

// The kinds of names.
const (
	Unresolved NameKind = iota

	// GlobalName: in the module's namespace, for reading also among the
	// built-ins. Slot is 0; the variable is found by ID. All names of a
	// module's own statements are GlobalName.
	GlobalName

	// LocalName: in the frame; Slot indexes Scope.Locals.
	LocalName

	// CellName: in a cell that the frame makes; Slot indexes Scope.Cells.
	CellName

	// FreeName: in a cell made by an enclosing frame; Slot indexes Scope.Frees.
	FreeName

	// ClassName: in the namespace of the class body; for reading then in the
	// module's namespace and among the built-ins. Slot is 0.
	ClassName

	// ClassFreeName: like ClassName, but what the class body lacks is read from
	// the free variable Slot. Never bound.
	ClassFreeName
)

// A ScopeKind tells what a [Scope] belongs to.
type ScopeKind uint8

// The kinds of scopes.
const (
	ModuleScope ScopeKind = iota
	ClassScope
	FunctionScope
	LambdaScope
	GeneratorScope     // of a GeneratorExp
	ComprehensionScope // of a ListComp, SetComp or DictComp; has no frame
)

// A Scope lists the variables of a module, class, function, lambda, generator
// expression or comprehension, as a frame needs them:
//
//	def f(a, b):             Locals a b c | x   (x hidden, of the comprehension)
//	    c = [x for x in a]   Cells  b           from parameter 1
//	    return lambda: b     the lambda: Frees b, captured from Cell 0
//
// A comprehension other than a generator expression runs in the frame around
// it: its own variables are hidden locals or hidden cells there, distinct from
// all others, and its Names are resolved as seen from that frame. For such a
// ComprehensionScope only Kind, Name, HiddenLocals and HiddenCells are set.
type Scope struct {
	Kind      ScopeKind
	Name      string // "<module>", "f", "<lambda>", "<genexpr>", "<listcomp>" …
	Qualname  string // "C.f.<locals>.g"
	Generator bool   // a frame of this scope is a generator

	// Imports are the names that a module's own statements bind by import.
	Imports []string

	// Locals names the frame's local slots: first the parameters (PosOnly,
	// Args, KwOnly, Vararg, Kwarg; ".0" for a generator expression), then
	// other locals in the order of their first appearance, then, from
	// NumVisible on, hidden ones of comprehensions.
	Locals     []string
	NumParams  int
	NumVisible int

	// Cells are the variables of this frame that inner functions capture. A
	// cell is made when the frame starts; a hidden one (from
	// NumVisibleCells on) each time its comprehension starts. A class body
	// has a cell "__class__" when a method asks for it.
	Cells           []CellVar
	NumVisibleCells int

	// Frees are the cells that the frame gets from the function object.
	Frees []FreeVar

	// HiddenLocals and HiddenCells, of a ComprehensionScope, are the slots in
	// the surrounding frame that hold the comprehension's variables. They
	// are unbound when it starts and to be emptied when it ends.
	HiddenLocals, HiddenCells []int32
}

// A CellVar is a variable that inner functions capture.
type CellVar struct {
	Name  string
	Param int32 // the slot of the parameter whose value it starts with, or -1
}

// A FreeVar is a variable of an enclosing function. When the function object is
// made, in the frame around it, the cell is taken from there: from Cells[Slot]
// if Kind is CellName, from Frees[Slot] if Kind is FreeName.
type FreeVar struct {
	Name string
	Kind NameKind
	Slot int32
}

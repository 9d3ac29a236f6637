package syntax

// A symbolFlag says what a scope does with a name.
type symbolFlag uint16

const (
	bound       symbolFlag = 1 << iota // assigned, deleted, imported, defined
	parameter                          // a parameter, bound as well
	used                               // read
	annotated                          // by an annotated assignment
	globalName                         // declared global
	nonlocalOne                        // declared nonlocal
	iterated                           // a target of a comprehension's "for"
	walrused                           // bound by a walrus for the scope around the comprehension
)

// A symbol is a name in one scope.
type symbol struct {
	name     string
	table    *table
	flags    symbolFlag
	captured bool // by a function inside: a cell, if the scope owns it
	kind     NameKind
	slot     int32
	owner    *symbol // whose variable it is; nil for global names
	at       Span    // of the global or nonlocal declaration
}

// owns reports whether the variable is one of the scope itself.
func (s *symbol) owns() bool {
	return s.flags&bound != 0 && s.flags&(globalName|nonlocalOne) == 0
}

// A table holds the symbols of one scope while names are resolved.
type table struct {
	scope   *Scope
	parent  *table // around it in the source
	private string // the class that mangles names, or ""
	list    []*symbol
	index   map[string]*symbol // of list, once it is long
	frees   []*symbol          // owners of the frame's free variables
	hidden  []*symbol          // owned by comprehensions that run in the frame

	inIterable int // depth of iterables of comprehensions
	loops      int // around the current statement
	blocks     int // around the current statement: loops, with, try
}

// smallTable is up to how many symbols are searched one by one.
const smallTable = 8

func (t *table) find(name string) *symbol {
	if t.index != nil {
		return t.index[name]
	}
	for _, s := range t.list {
		if s.name == name {
			return s
		}
	}
	return nil
}

// symbol returns the symbol of the name, a new one if need be.
func (t *table) symbol(name string) *symbol {
	if s := t.find(name); s != nil {
		return s
	}
	s := &symbol{name: name, table: t}
	t.list = append(t.list, s)
	switch {
	case t.index != nil:
		t.index[name] = s
	case len(t.list) > smallTable:
		t.index = make(map[string]*symbol, 4*smallTable)
		for _, s := range t.list {
			t.index[s.name] = s
		}
	}
	return s
}

// isFunction reports whether inner scopes see the names of this one.
func (t *table) isFunction() bool {
	switch t.scope.Kind {
	case FunctionScope, LambdaScope, GeneratorScope, ComprehensionScope:
		return true
	}
	return false
}

// isComprehension reports whether the scope is a comprehension of any kind.
func (t *table) isComprehension() bool {
	return t.scope.Kind == ComprehensionScope || t.scope.Kind == GeneratorScope
}

// frame returns the scope in whose frame this one runs.
func (t *table) frame() *table {
	for t.scope.Kind == ComprehensionScope {
		t = t.parent
	}
	return t
}

// resolveSymbol finds out whose variable the symbol is, and passes it down to
// where it is used.
func (r *resolver) resolveSymbol(s *symbol) {
	t := s.table
	switch {
	case s.flags&globalName != 0:
		if s.flags&nonlocalOne != 0 && s.flags&walrused == 0 {
			r.fail(s.at, "name '"+s.name+"' is nonlocal and global")
		}
		s.kind = GlobalName
		return
	case s.flags&nonlocalOne != 0:
		if t.scope.Kind == ModuleScope {
			r.fail(s.at, "nonlocal declaration not allowed at module level")
		}
		s.owner = enclosingOwner(t, s.name)
		if s.owner == nil {
			r.fail(s.at, "no binding for nonlocal '"+s.name+"' found")
		}
	case t.scope.Kind == ModuleScope:
		s.kind = GlobalName
		return
	case s.owns() && t.scope.Kind == ClassScope && s.name != classCell:
		s.kind = ClassName
		return
	case s.owns():
		s.owner = s
		return
	default:
		s.owner = enclosingOwner(t, s.name)
	}
	if s.owner == nil {
		s.kind = GlobalName
		if t.scope.Kind == ClassScope {
			s.kind = ClassName
		}
		return
	}
	capture(t.frame(), s.owner)
}

// classCell is the variable by which methods know their class.
const classCell = "__class__"

// enclosingOwner returns the symbol of the nearest function around t that owns
// the name, or nil when it is global.
func enclosingOwner(t *table, name string) *symbol {
	for t = t.parent; t != nil; t = t.parent {
		if t.scope.Kind == ClassScope && name == classCell {
			return t.classCell()
		}
		if !t.isFunction() {
			continue
		}
		s := t.find(name)
		switch {
		case s == nil:
		case s.flags&globalName != 0:
			return nil
		case s.owns():
			return s
		}
	}
	return nil
}

// classCell returns the symbol of a class's cell. It is apart from the names of
// the class body.
func (t *table) classCell() *symbol {
	if len(t.hidden) == 0 || t.hidden[0].name != classCell {
		s := &symbol{name: classCell, table: t, flags: bound}
		t.hidden = append([]*symbol{s}, t.hidden...)
	}
	return t.hidden[0]
}

// capture makes the variable reachable from the frame: it becomes a free
// variable of all frames up to the one that owns it.
func capture(frame *table, owner *symbol) {
	home := owner.table.frame()
	for t := frame; t != home; t = t.parent.frame() {
		owner.captured = true
		if t.free(owner) >= 0 {
			return
		}
		t.frees = append(t.frees, owner)
	}
}

// free returns the index of the variable among the free ones, or -1.
func (t *table) free(owner *symbol) int {
	for i, s := range t.frees {
		if s == owner {
			return i
		}
	}
	return -1
}

// layOut gives the variables of a frame their slots. Those of the frames around
// it have theirs already.
func (t *table) layOut() {
	scope := t.scope
	if scope.Kind == ComprehensionScope {
		return
	}
	for _, s := range t.list {
		if s.owner == s && (!s.captured || s.flags&parameter != 0) {
			s.kind, s.slot = LocalName, t.addLocal(s.name)
		}
	}
	scope.NumVisible = len(scope.Locals)
	for _, s := range t.list {
		if s.owner == s && s.captured {
			param := int32(-1)
			if s.flags&parameter != 0 {
				param = s.slot
			}
			s.kind, s.slot = CellName, t.addCell(s.name, param)
		}
	}
	if len(t.hidden) > 0 && t.hidden[0].name == classCell && t.hidden[0].table == t {
		s := t.hidden[0]
		s.kind, s.slot = CellName, t.addCell(s.name, -1)
		t.hidden = t.hidden[1:]
	}
	scope.NumVisibleCells = len(scope.Cells)
	for _, s := range t.hidden {
		t.layOutHidden(s)
	}
	for _, owner := range t.frees {
		scope.Frees = append(scope.Frees, t.parent.frame().freeVar(owner))
	}
}

func (t *table) layOutHidden(s *symbol) {
	inner := s.table.scope
	if s.captured {
		s.kind, s.slot = CellName, t.addCell(s.name, -1)
		inner.HiddenCells = append(inner.HiddenCells, s.slot)
		return
	}
	s.kind, s.slot = LocalName, t.addLocal(s.name)
	inner.HiddenLocals = append(inner.HiddenLocals, s.slot)
}

func (t *table) addLocal(name string) int32 {
	t.scope.Locals = append(t.scope.Locals, name)
	return int32(len(t.scope.Locals) - 1)
}

func (t *table) addCell(name string, param int32) int32 {
	t.scope.Cells = append(t.scope.Cells, CellVar{name, param})
	return int32(len(t.scope.Cells) - 1)
}

// freeVar returns where the frame has the variable, for a function made in it.
func (t *table) freeVar(owner *symbol) FreeVar {
	if owner.table.frame() == t {
		return FreeVar{owner.name, CellName, owner.slot}
	}
	return FreeVar{owner.name, FreeName, int32(t.free(owner))}
}

// place returns the kind and the slot of a name, once all frames are laid out.
func (s *symbol) place() (NameKind, int32) {
	if s.owner == nil || s.owner == s {
		return s.kind, s.slot
	}
	frame := s.table.frame()
	if s.owner.table.frame() == frame {
		return s.owner.kind, s.owner.slot
	}
	slot := int32(frame.free(s.owner))
	if s.table.scope.Kind == ClassScope && s.flags&nonlocalOne == 0 {
		return ClassFreeName, slot
	}
	return FreeName, slot
}

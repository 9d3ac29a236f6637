package syntax

import "strings"

// A resolver finds out where the variables of a program live. It walks the tree
// once to collect the symbols of each scope, in the manner of CPython's symbol
// table, then settles whose variable each of them is, lays out the frames, and
// writes the places into the names.
//
// The walk also refuses what the grammar lets pass: return outside of a
// function, two parameters of a name, and so on.
type resolver struct {
	*parser
	tables  []*table // outer scopes first
	current *table
	names   []reference
}

// A reference is a name that waits for its place.
type reference struct {
	name   *Name
	symbol *symbol
}

// resolve resolves the names of a module. It returns an *Error, or nil.
func resolve(p *parser, m *Module) (err error) {
	r := &resolver{parser: p}
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *Error:
			err = e
		default:
			panic(e)
		}
	}()
	m.Scope = &Scope{Kind: ModuleScope, Name: "<module>", Qualname: "<module>"}
	r.enter(m.Scope)
	r.checkFutures(m)
	r.stmts(m.Body)
	r.settle()
	return nil
}

// enter starts a scope inside the current one.
func (r *resolver) enter(scope *Scope) *table {
	t := &table{scope: scope, parent: r.current}
	if r.current != nil {
		t.private = r.current.private
		t.inIterable = r.current.inIterable
	}
	r.tables = append(r.tables, t)
	r.current = t
	return t
}

// leave ends the current scope.
func (r *resolver) leave() { r.current = r.current.parent }

// newScope returns a scope inside the current one.
func (r *resolver) newScope(kind ScopeKind, name string) *Scope {
	scope := &Scope{Kind: kind, Name: name, Qualname: name}
	frame := r.current.frame()
	switch {
	case frame.scope.Kind == ModuleScope:
	case frame.scope.Kind == ClassScope:
		scope.Qualname = frame.scope.Qualname + "." + name
	default:
		scope.Qualname = frame.scope.Qualname + ".<locals>." + name
	}
	if s := r.current.find(r.mangle(name)); s != nil && s.flags&globalName != 0 && (kind == FunctionScope || kind == ClassScope) {
		scope.Qualname = name
	}
	return scope
}

// settle resolves all symbols and writes their places into the names.
func (r *resolver) settle() {
	for _, t := range r.tables {
		for _, s := range t.list {
			r.resolveSymbol(s)
			if s.owner == s && t.scope.Kind == ComprehensionScope {
				frame := t.frame()
				frame.hidden = append(frame.hidden, s)
			}
		}
	}
	for _, t := range r.tables {
		t.layOut()
	}
	for _, ref := range r.names {
		ref.name.Kind, ref.name.Slot = ref.symbol.place()
	}
}

// refer notes that the name is one of the current scope, and what is done with
// it.
func (r *resolver) refer(n *Name, flags symbolFlag) {
	n.ID = r.mangle(n.ID)
	if n.ID == "__debug__" && flags&used == 0 {
		r.fail(n.span, "cannot assign to __debug__")
	}
	s := r.current.symbol(n.ID)
	s.flags |= flags
	r.names = append(r.names, reference{n, s})
}

// use notes that the name is read.
func (r *resolver) use(n *Name) {
	r.refer(n, used)
	if n.ID == "super" && r.current.isFunction() {
		r.current.symbol(classCell).flags |= used
	}
}

// bind notes that the name is bound or deleted.
func (r *resolver) bind(n *Name) {
	if r.current.isComprehension() {
		r.bindIterated(n)
		return
	}
	r.refer(n, bound)
}

// bindIterated binds a target of a comprehension's "for".
func (r *resolver) bindIterated(n *Name) {
	if s := r.current.find(r.mangle(n.ID)); s != nil && s.flags&walrused != 0 {
		r.fail(n.span, "comprehension inner loop cannot rebind assignment expression target '"+n.ID+"'")
	}
	r.refer(n, bound|iterated)
}

// bindWalrus binds the target of a walrus: outside of the comprehensions it
// stands in.
func (r *resolver) bindWalrus(e *NamedExpr) {
	t := r.current
	id := r.mangle(e.Target.ID)
	if t.inIterable > 0 {
		r.fail(e.span, "assignment expression cannot be used in a comprehension iterable expression")
	}
	if !t.isComprehension() {
		r.bind(e.Target)
		return
	}
	for ; t.isComprehension(); t = t.parent {
		if s := t.find(id); s != nil && s.flags&iterated != 0 {
			r.fail(e.Target.span, "assignment expression cannot rebind comprehension iteration variable '"+e.Target.ID+"'")
		}
	}
	if t.scope.Kind == ClassScope {
		r.fail(e.Target.span, "assignment expression within a comprehension cannot be used in a class body")
	}
	outer := t.symbol(id)
	flags := walrused | nonlocalOne
	if t.scope.Kind == ModuleScope || outer.flags&globalName != 0 {
		flags = walrused | globalName
	}
	outer.flags |= bound
	r.refer(e.Target, flags)
}

// mangle returns the name that a private name has inside a class.
//
// See https://docs.python.org/3/reference/expressions.html#private-name-mangling.
func (r *resolver) mangle(id string) string {
	private := r.current.private
	if private == "" || !strings.HasPrefix(id, "__") || strings.HasSuffix(id, "__") || strings.Contains(id, ".") {
		return id
	}
	private = strings.TrimLeft(private, "_")
	if private == "" {
		return id
	}
	return "_" + private + id
}

// checkFutures checks that imports from __future__ come first.
func (r *resolver) checkFutures(m *Module) {
	allowed := true
	for i, s := range m.Body {
		if f, ok := s.(*ImportFrom); ok && f.Module == "__future__" && f.Level == 0 {
			if !allowed {
				r.failLateFuture(f)
			}
			r.checkFuture(f)
			continue
		}
		allowed = allowed && i == 0 && isDocstring(s)
	}
}

func (r *resolver) failLateFuture(f *ImportFrom) {
	r.fail(f.span, "from __future__ imports must occur at the beginning of the file")
}

func isDocstring(s Stmt) bool {
	e, ok := s.(*ExprStmt)
	if !ok {
		return false
	}
	c, ok := e.Value.(*Constant)
	return ok && c.Kind == StrConstant
}

// checkFuture checks the features that are imported from __future__. They are
// all part of the language by now, save for the joke.
//
// See https://docs.python.org/3/library/__future__.html.
func (r *resolver) checkFuture(s *ImportFrom) {
	for _, alias := range s.Names {
		switch alias.Name {
		case "nested_scopes", "generators", "division", "absolute_import", "with_statement",
			"print_function", "unicode_literals", "generator_stop", "annotations":
		case "barry_as_FLUFL":
			r.fail(alias.span, "'barry_as_FLUFL' is not supported here")
		case "braces":
			r.fail(alias.span, "not a chance")
		default:
			r.fail(alias.span, "future feature "+alias.Name+" is not defined")
		}
	}
}

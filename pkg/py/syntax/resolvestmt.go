package syntax

// maxBlocks is how many loops, with and try statements of a function may
// stand within one another.
const maxBlocks = 21

func (r *resolver) stmts(list []Stmt) {
	for _, s := range list {
		r.stmt(s)
	}
}

func (r *resolver) stmt(s Stmt) {
	switch s := s.(type) {
	case *ExprStmt:
		r.expr(s.Value)
	case *Assign:
		r.expr(s.Value)
		for _, target := range s.Targets {
			r.target(target)
		}
	case *AugAssign:
		r.target(s.Target)
		r.expr(s.Value)
	case *AnnAssign:
		r.annAssign(s)
	case *Delete:
		r.deleteTargets(s.Targets)
	case *Return:
		r.returnStmt(s)
	case *Raise:
		r.optionalExpr(s.Exc)
		r.optionalExpr(s.Cause)
	case *Assert:
		r.expr(s.Test)
		r.optionalExpr(s.Msg)
	case *Global:
		r.declare(s.Names, globalName, "global", s.span)
	case *Nonlocal:
		r.declare(s.Names, nonlocalOne, "nonlocal", s.span)
	case *Import:
		r.imports(s.Names)
	case *ImportFrom:
		r.importFrom(s)
	case *Break:
		if r.current.loops == 0 {
			r.fail(s.span, "'break' outside loop")
		}
	case *Continue:
		if r.current.loops == 0 {
			r.fail(s.span, "'continue' not properly in loop")
		}
	case *If:
		r.ifStmt(s)
	case *While:
		r.expr(s.Test)
		r.loop(s.span, s.Body)
		r.stmts(s.Orelse)
	case *For:
		r.expr(s.Iter)
		r.target(s.Target)
		r.loop(s.span, s.Body)
		r.stmts(s.Orelse)
	case *With:
		r.with(s)
	case *Try:
		r.try(s)
	case *FunctionDef:
		r.functionDef(s)
	case *ClassDef:
		r.classDef(s)
	case *Match:
		r.match(s)
	}
}

// ifStmt walks a chain of elifs in a loop.
func (r *resolver) ifStmt(s *If) {
	for {
		r.expr(s.Test)
		r.stmts(s.Body)
		if len(s.Orelse) != 1 {
			break
		}
		elif, ok := s.Orelse[0].(*If)
		if !ok {
			break
		}
		s = elif
	}
	r.stmts(s.Orelse)
}

// loop walks the body of a loop.
func (r *resolver) loop(span Span, body []Stmt) {
	r.current.loops++
	r.block(span, 1, body)
	r.current.loops--
}

// block walks a body with more blocks around it.
func (r *resolver) block(span Span, blocks int, body []Stmt) {
	r.current.blocks += blocks
	if r.current.blocks > maxBlocks {
		r.fail(span, "too many statically nested blocks")
	}
	r.stmts(body)
	r.current.blocks -= blocks
}

func (r *resolver) with(s *With) {
	for _, item := range s.Items {
		r.expr(item.Context)
		if item.Target != nil {
			r.target(item.Target)
		}
	}
	r.block(s.span, len(s.Items), s.Body)
}

func (r *resolver) try(s *Try) {
	around := 0
	if s.Finally != nil {
		around = 1
	}
	inBody := around
	if s.Handlers != nil {
		inBody++
	}
	r.block(s.span, inBody, s.Body)
	for i, h := range s.Handlers {
		if h.Type == nil && i < len(s.Handlers)-1 {
			r.fail(h.span, "default 'except:' must be last")
		}
		r.optionalExpr(h.Type)
		if h.Name != nil {
			r.bind(h.Name)
		}
		r.block(h.span, around+2, h.Body)
	}
	r.block(s.span, around, s.Orelse)
	r.block(s.span, around, s.Finally)
}

func (r *resolver) returnStmt(s *Return) {
	switch r.current.scope.Kind {
	case FunctionScope:
	default:
		r.fail(s.span, "'return' outside function")
	}
	r.optionalExpr(s.Value)
}

func (r *resolver) importFrom(s *ImportFrom) {
	if s.Module == "__future__" && s.Level == 0 && r.current.scope.Kind != ModuleScope {
		r.failLateFuture(s)
	}
	r.imports(s.Names)
}

func (r *resolver) imports(names []*Alias) {
	for _, alias := range names {
		r.bind(alias.Target)
		if scope := r.current.scope; scope.Kind == ModuleScope {
			scope.Imports = append(scope.Imports, alias.Target.ID)
		}
	}
}

func (r *resolver) annAssign(s *AnnAssign) {
	r.annotation(s.Annotation)
	n, ok := s.Target.(*Name)
	switch {
	case !ok:
		r.target(s.Target)
	case s.Simple:
		if sym := r.current.find(r.mangle(n.ID)); sym != nil && r.current.scope.Kind != ModuleScope {
			if sym.flags&globalName != 0 {
				r.fail(s.span, "annotated name '"+n.ID+"' can't be global")
			}
			if sym.flags&nonlocalOne != 0 {
				r.fail(s.span, "annotated name '"+n.ID+"' can't be nonlocal")
			}
		}
		r.refer(n, bound|annotated)
	case s.Value != nil:
		r.bind(n)
	default:
		r.refer(n, 0)
	}
	r.optionalExpr(s.Value)
}

// declare notes a global or nonlocal declaration.
func (r *resolver) declare(names []string, flag symbolFlag, word string, span Span) {
	for i, id := range names {
		id = r.mangle(id)
		names[i] = id
		s := r.current.symbol(id)
		switch {
		case s.flags&parameter != 0:
			r.fail(span, "name '"+id+"' is parameter and "+word)
		case s.flags&used != 0:
			r.fail(span, "name '"+id+"' is used prior to "+word+" declaration")
		case s.flags&annotated != 0:
			r.fail(span, "annotated name '"+id+"' can't be "+word)
		case s.flags&bound != 0:
			r.fail(span, "name '"+id+"' is assigned to before "+word+" declaration")
		}
		if s.at.Line == 0 {
			s.at = span
		}
		s.flags |= flag
	}
}

func (r *resolver) functionDef(f *FunctionDef) {
	r.exprs(f.Decorators)
	name := f.Name.ID
	r.define(f.Name, f.span)
	r.defaults(f.Args)
	r.annotations(f.Args)
	if f.Returns != nil {
		r.annotation(f.Returns)
	}
	f.Scope = r.newScope(FunctionScope, name)
	r.enter(f.Scope)
	r.parameters(f.Args)
	r.stmts(f.Body)
	r.leave()
}

// define binds the name of a function or a class.
func (r *resolver) define(n *Name, definition Span) {
	if n.ID == "__debug__" {
		r.fail(definition, "cannot assign to __debug__")
	}
	r.bind(n)
}

// parameters binds the parameters in the order of their slots.
func (r *resolver) parameters(args *Arguments) {
	all := func(yield func(*Arg) bool) {
		for _, list := range [...][]*Arg{args.PosOnly, args.Args, args.KwOnly} {
			for _, arg := range list {
				if !yield(arg) {
					return
				}
			}
		}
		for _, arg := range [...]*Arg{args.Vararg, args.Kwarg} {
			if arg != nil && !yield(arg) {
				return
			}
		}
	}
	for arg := range all {
		if s := r.current.find(r.mangle(arg.Name.ID)); s != nil {
			r.fail(arg.span, "duplicate parameter '"+arg.Name.ID+"' in function definition")
		}
		r.refer(arg.Name, bound|parameter)
		r.names = r.names[:len(r.names)-1] // its place is known, even if it is captured
		arg.Name.Kind, arg.Name.Slot = LocalName, int32(r.current.scope.NumParams)
		r.current.scope.NumParams++
	}
}

func (r *resolver) defaults(args *Arguments) {
	r.exprs(args.Defaults)
	for _, e := range args.KwDefaults {
		r.optionalExpr(e)
	}
}

func (r *resolver) annotations(args *Arguments) {
	for _, list := range [...][]*Arg{args.PosOnly, args.Args, {args.Vararg}, args.KwOnly, {args.Kwarg}} {
		for _, arg := range list {
			if arg != nil && arg.Annotation != nil {
				r.annotation(arg.Annotation)
			}
		}
	}
}

func (r *resolver) classDef(c *ClassDef) {
	r.exprs(c.Decorators)
	name := c.Name.ID
	r.define(c.Name, c.span)
	r.callArgs(c.Bases)
	c.Scope = r.newScope(ClassScope, name)
	t := r.enter(c.Scope)
	t.private = name
	r.stmts(c.Body)
	r.leave()
}

package syntax

func (r *resolver) exprs(list []Expr) {
	for _, e := range list {
		r.expr(e)
	}
}

func (r *resolver) optionalExpr(e Expr) {
	if e != nil {
		r.expr(e)
	}
}

// expr walks an expression whose value is used.
func (r *resolver) expr(e Expr) {
	switch e := e.(type) {
	case *Name:
		r.use(e)
	case *Constant:
	case *Attribute:
		r.expr(e.Value)
		e.Attr = r.mangle(e.Attr)
	case *Call:
		r.call(e)
	case *BinOp:
		r.expr(e.Left)
		r.expr(e.Right)
	case *UnaryOp:
		r.expr(e.Operand)
	case *BoolOp:
		r.exprs(e.Values)
	case *Compare:
		r.expr(e.Left)
		r.exprs(e.Comparators)
	case *Subscript:
		r.expr(e.Value)
		r.expr(e.Index)
	case *Slice:
		r.optionalExpr(e.Lower)
		r.optionalExpr(e.Upper)
		r.optionalExpr(e.Step)
	case *Tuple:
		r.callArgs(e.Elts)
	case *List:
		r.callArgs(e.Elts)
	case *Set:
		r.callArgs(e.Elts)
	case *Dict:
		for i, value := range e.Values {
			r.optionalExpr(e.Keys[i])
			r.expr(value)
		}
	case *IfExp:
		r.expr(e.Test)
		r.expr(e.Body)
		r.expr(e.Orelse)
	case *NamedExpr:
		r.bindWalrus(e)
		r.expr(e.Value)
	case *JoinedStr:
		r.exprs(e.Values)
	case *FormattedValue:
		r.expr(e.Value)
		if e.Spec != nil {
			r.expr(e.Spec)
		}
	case *Starred:
		r.fail(e.span, "can't use starred expression here")
	default:
		r.scopedExpr(e)
	}
}

// scopedExpr walks an expression with a scope of its own, or with an effect on
// the scope.
func (r *resolver) scopedExpr(e Expr) {
	switch e := e.(type) {
	case *Lambda:
		r.lambda(e)
	case *Yield:
		r.yield(e.span)
		r.optionalExpr(e.Value)
	case *YieldFrom:
		r.yield(e.span)
		r.expr(e.Value)
	case *ListComp:
		e.Scope = r.newScope(ComprehensionScope, "<listcomp>")
		r.comprehension(e.Scope, e.Generators, e.Elt, nil)
	case *SetComp:
		e.Scope = r.newScope(ComprehensionScope, "<setcomp>")
		r.comprehension(e.Scope, e.Generators, e.Elt, nil)
	case *DictComp:
		e.Scope = r.newScope(ComprehensionScope, "<dictcomp>")
		r.comprehension(e.Scope, e.Generators, e.Key, e.Value)
	case *GeneratorExp:
		e.Scope = r.newScope(GeneratorScope, "<genexpr>")
		e.Scope.Generator = true
		r.comprehension(e.Scope, e.Generators, e.Elt, nil)
	}
}

// callArgs walks expressions that may be starred.
func (r *resolver) callArgs(list []Expr) {
	for _, e := range list {
		r.starred(e)
	}
}

func (r *resolver) starred(e Expr) {
	if s, ok := e.(*Starred); ok {
		e = s.Value
	}
	r.expr(e)
}

func (r *resolver) call(c *Call) {
	r.expr(c.Func)
	r.callArgs(c.Args)
	for i, k := range c.Keywords {
		if k.Name != "" {
			k.Name = r.mangle(k.Name)
			if k.Name == "__debug__" {
				r.fail(k.span, "cannot assign to __debug__")
			}
			for _, other := range c.Keywords[:i] {
				if other.Name == k.Name {
					r.fail(k.span, "keyword argument repeated: "+k.Name)
				}
			}
		}
		r.expr(k.Value)
	}
}

func (r *resolver) lambda(l *Lambda) {
	r.defaults(l.Args)
	l.Scope = r.newScope(LambdaScope, "<lambda>")
	r.enter(l.Scope)
	r.parameters(l.Args)
	r.expr(l.Body)
	r.leave()
}

// comprehension walks a comprehension. Its outermost iterable belongs to the
// scope around it.
func (r *resolver) comprehension(scope *Scope, generators []*Comprehension, elt, value Expr) {
	r.iterable(generators[0].Iter)
	t := r.enter(scope)
	if scope.Kind == GeneratorScope {
		t.symbol(".0").flags = bound | parameter
		scope.NumParams = 1
	}
	for i, g := range generators {
		r.target(g.Target)
		if i > 0 {
			r.iterable(g.Iter)
		}
		r.exprs(g.Ifs)
	}
	r.optionalExpr(value)
	r.starred(elt)
	r.leave()
}

func (r *resolver) iterable(e Expr) {
	r.current.inIterable++
	r.expr(e)
	r.current.inIterable--
}

func (r *resolver) yield(span Span) {
	scope := r.current.scope
	switch scope.Kind {
	case FunctionScope, LambdaScope:
		scope.Generator = true
	case GeneratorScope:
		r.fail(span, "'yield' inside generator expression")
	case ComprehensionScope:
		kind := map[string]string{"<listcomp>": "list", "<setcomp>": "set", "<dictcomp>": "dict"}[scope.Name]
		r.fail(span, "'yield' inside "+kind+" comprehension")
	default:
		r.fail(span, "'yield' outside function")
	}
}

// target walks the target of an assignment.
func (r *resolver) target(e Expr) {
	switch e := e.(type) {
	case *Name:
		r.bind(e)
	case *Attribute:
		if e.Attr == "__debug__" {
			r.fail(e.span, "cannot assign to __debug__")
		}
		r.expr(e)
	case *Tuple:
		r.targets(e.span, e.Elts)
	case *List:
		r.targets(e.span, e.Elts)
	case *Starred:
		r.fail(e.span, "starred assignment target must be in a list or tuple")
	default:
		r.expr(e)
	}
}

// maxBefore is how many targets may stand before a starred one.
const maxBefore = 1 << 8

func (r *resolver) targets(span Span, list []Expr) {
	starred := false
	for i, e := range list {
		if s, ok := e.(*Starred); ok {
			if starred {
				r.fail(span, "multiple starred expressions in assignment")
			}
			if i >= maxBefore {
				r.fail(span, "too many expressions in star-unpacking assignment")
			}
			starred = true
			e = s.Value
		}
		r.target(e)
	}
}

func (r *resolver) deleteTargets(list []Expr) {
	for _, e := range list {
		switch e := e.(type) {
		case *Name:
			if e.ID == "__debug__" {
				r.fail(e.span, "cannot delete __debug__")
			}
			r.bind(e)
		case *Tuple:
			r.deleteTargets(e.Elts)
		case *List:
			r.deleteTargets(e.Elts)
		default:
			r.expr(e)
		}
	}
}

// annotation refuses what an annotation may not hold. Its names stay
// unresolved: it is evaluated lazily.
func (r *resolver) annotation(e Expr) {
	walk(e, func(e Expr) bool {
		switch e := e.(type) {
		case *Yield, *YieldFrom:
			r.fail(e.Span(), "yield expression cannot be used within an annotation")
		case *NamedExpr:
			r.fail(e.span, "named expression cannot be used within an annotation")
		case *Lambda, *GeneratorExp:
			return false
		}
		return true
	})
}

package syntax

// walk calls visit for e and, where it returns true, for the expressions in it.
func walk(e Expr, visit func(Expr) bool) {
	if e == nil || !visit(e) {
		return
	}
	list := func(list []Expr) {
		for _, e := range list {
			walk(e, visit)
		}
	}
	clauses := func(generators []*Comprehension) {
		for _, g := range generators {
			walk(g.Target, visit)
			walk(g.Iter, visit)
			list(g.Ifs)
		}
	}
	switch e := e.(type) {
	case *JoinedStr:
		list(e.Values)
	case *FormattedValue:
		walk(e.Value, visit)
		if e.Spec != nil {
			walk(e.Spec, visit)
		}
	case *Tuple:
		list(e.Elts)
	case *List:
		list(e.Elts)
	case *Set:
		list(e.Elts)
	case *Dict:
		list(e.Keys)
		list(e.Values)
	case *UnaryOp:
		walk(e.Operand, visit)
	case *BinOp:
		walk(e.Left, visit)
		walk(e.Right, visit)
	case *BoolOp:
		list(e.Values)
	case *Compare:
		walk(e.Left, visit)
		list(e.Comparators)
	case *Call:
		walk(e.Func, visit)
		list(e.Args)
		for _, k := range e.Keywords {
			walk(k.Value, visit)
		}
	case *IfExp:
		walk(e.Test, visit)
		walk(e.Body, visit)
		walk(e.Orelse, visit)
	case *Attribute:
		walk(e.Value, visit)
	case *Subscript:
		walk(e.Value, visit)
		walk(e.Index, visit)
	case *Slice:
		walk(e.Lower, visit)
		walk(e.Upper, visit)
		walk(e.Step, visit)
	case *Starred:
		walk(e.Value, visit)
	case *NamedExpr:
		walk(e.Target, visit)
		walk(e.Value, visit)
	case *Lambda:
		list(e.Args.Defaults)
		list(e.Args.KwDefaults)
		walk(e.Body, visit)
	case *Yield:
		walk(e.Value, visit)
	case *YieldFrom:
		walk(e.Value, visit)
	case *ListComp:
		walk(e.Elt, visit)
		clauses(e.Generators)
	case *SetComp:
		walk(e.Elt, visit)
		clauses(e.Generators)
	case *DictComp:
		walk(e.Key, visit)
		walk(e.Value, visit)
		clauses(e.Generators)
	case *GeneratorExp:
		walk(e.Elt, visit)
		clauses(e.Generators)
	}
}

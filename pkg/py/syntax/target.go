package syntax

// isTarget reports whether a value can be assigned to the expression, which may
// be starred.
func isTarget(e Expr) bool { return invalidTarget(e, assignTargets) == nil }

// isDelTarget reports whether the expression can be deleted.
func isDelTarget(e Expr) bool { return invalidTarget(e, delTargets) == nil }

// isSingleTarget reports whether the expression is one variable: what an
// augmented assignment takes.
func isSingleTarget(e Expr) bool {
	switch e.(type) {
	case *Name, *Attribute, *Subscript:
		return true
	}
	return false
}

// targetKind tells what is done to a target.
type targetKind uint8

const (
	assignTargets targetKind = iota
	delTargets
	forTargets
)

// invalidTarget returns the first part of e that cannot be a target, or nil.
func invalidTarget(e Expr, kind targetKind) Expr {
	switch e := e.(type) {
	case *Name, *Attribute, *Subscript:
		return nil
	case *List:
		return invalidAmong(e.Elts, kind)
	case *Tuple:
		return invalidAmong(e.Elts, kind)
	case *Starred:
		if kind == delTargets {
			return e
		}
		return invalidTarget(e.Value, kind)
	case *Compare:
		// "a in b" after "for" is a comparison: its left side is the target.
		if kind == forTargets {
			if e.Ops[0] == In {
				return invalidTarget(e.Left, kind)
			}
			return nil
		}
	}
	return e
}

func invalidAmong(list []Expr, kind targetKind) Expr {
	for _, e := range list {
		if invalid := invalidTarget(e, kind); invalid != nil {
			return invalid
		}
	}
	return nil
}

// forTarget parses star_targets after the "for" at the index, up to the "in".
func (p *parser) forTarget(start int) Expr {
	first := p.pos
	target := Expr(nil)
	ok := true
	parse := func() {
		target = p.starTarget()
		if p.kind == comma {
			target = p.tupleFrom(first, target, p.starTarget)
		}
		if p.kind != keywordIn {
			p.mismatch()
		}
	}
	if p.diagnosing {
		ok = p.try(parse)
	} else {
		parse()
	}
	if !ok {
		p.invalidForTarget(start)
	}
	return target
}

// starTarget parses star_target.
func (p *parser) starTarget() Expr {
	start := p.pos
	starred := p.accept(star)
	if p.kind != name && p.kind != leftParen && p.kind != leftBracket && !p.startsExpression() {
		p.mismatch()
	}
	e := p.primary()
	if !isTarget(e) {
		p.mismatch()
	}
	if starred {
		p.grow(p.height)
		return &Starred{p.from(start), e}
	}
	return e
}

// exprName returns what errors call the expression.
func exprName(e Expr) string {
	switch e := e.(type) {
	case *Attribute:
		return "attribute"
	case *Subscript:
		return "subscript"
	case *Starred:
		return "starred"
	case *Name:
		return "name"
	case *List:
		return "list"
	case *Tuple:
		return "tuple"
	case *Lambda:
		return "lambda"
	case *Call:
		return "function call"
	case *BoolOp, *BinOp, *UnaryOp:
		return "expression"
	case *GeneratorExp:
		return "generator expression"
	case *Yield, *YieldFrom:
		return "yield expression"
	case *ListComp:
		return "list comprehension"
	case *SetComp:
		return "set comprehension"
	case *DictComp:
		return "dict comprehension"
	case *Dict:
		return "dict literal"
	case *Set:
		return "set display"
	case *JoinedStr, *FormattedValue:
		return "f-string expression"
	case *Compare:
		return "comparison"
	case *IfExp:
		return "conditional expression"
	case *NamedExpr:
		return "named expression"
	case *Constant:
		return constantName(e)
	}
	return "expression"
}

func constantName(c *Constant) string {
	switch c.Kind {
	case NoneConstant:
		return "None"
	case TrueConstant:
		return "True"
	case FalseConstant:
		return "False"
	case EllipsisConstant:
		return "ellipsis"
	}
	return "literal"
}

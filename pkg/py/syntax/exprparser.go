package syntax

// starExpressions parses star_expressions: expressions with commas, some of
// which may be starred. With a comma they are a Tuple.
func (p *parser) starExpressions() Expr {
	start := p.pos
	first := p.starExpression()
	if p.kind != comma {
		return first
	}
	return p.tupleFrom(start, first, p.starExpression)
}

// tupleFrom parses the rest of a tuple without parentheses after its first
// element.
func (p *parser) tupleFrom(start int, first Expr, element func() Expr) Expr {
	mark := len(p.exprs)
	p.exprs = append(p.exprs, first)
	height := p.height
	for p.accept(comma) {
		if !p.startsExpression() {
			break
		}
		e := p.orShorter(element)
		if e == nil {
			break
		}
		height = max(height, p.height)
		p.exprs = append(p.exprs, e)
	}
	p.grow(height)
	return &Tuple{p.from(start), p.popExprs(mark)}
}

// orShorter parses more of an expression. In the second pass it returns nil and
// stays where it was if that does not fit, since what comes before it may do
// alone.
func (p *parser) orShorter(parse func() Expr) Expr {
	if p.second {
		return p.optional(parse)
	}
	return parse()
}

// popExprs takes the expressions above mark from the stack.
func (p *parser) popExprs(mark int) []Expr {
	if len(p.exprs) == mark {
		return nil
	}
	list := make([]Expr, len(p.exprs)-mark)
	copy(list, p.exprs[mark:])
	p.exprs = p.exprs[:mark]
	return list
}

// startsExpression reports whether the current token may start a (starred)
// expression. It decides whether a comma is the last one.
func (p *parser) startsExpression() bool { return startsExpression(p.kind) }

func startsExpression(kind tokenKind) bool {
	switch kind {
	case name, number, stringToken, fstringStart, leftParen, leftBracket, leftBrace,
		ellipsis, minus, plus, tilde, star,
		keywordFalse, keywordNone, keywordTrue, keywordAwait, keywordLambda, keywordNot:
		return true
	}
	return false
}

// starExpression parses star_expression.
func (p *parser) starExpression() Expr {
	if p.kind != star {
		return p.expression()
	}
	start := p.pos
	p.next()
	value := p.bitwiseOr()
	p.grow(p.height)
	return &Starred{p.from(start), value}
}

// starNamedExpression parses star_named_expression.
func (p *parser) starNamedExpression() Expr {
	if p.kind == star {
		return p.starExpression()
	}
	return p.namedExpression()
}

// namedExpression parses named_expression: an expression or a walrus.
func (p *parser) namedExpression() Expr {
	if p.kind == name && p.peek(1) == colonEqual {
		return p.assignmentExpression()
	}
	if p.diagnosing {
		p.invalidNamedExpression()
	}
	e := p.expression()
	if p.kind == colonEqual {
		p.mismatch()
	}
	return e
}

// assignmentExpression parses assignment_expression.
func (p *parser) assignmentExpression() Expr {
	start := p.pos
	target := p.name()
	p.next()
	p.enter()
	value := p.expression()
	p.leave()
	p.grow(p.height)
	return &NamedExpr{p.from(start), target, value}
}

// expression parses expression.
func (p *parser) expression() Expr {
	if p.second {
		return p.diagnoseExpression()
	}
	return p.plainExpression()
}

func (p *parser) plainExpression() Expr {
	if p.kind == keywordLambda {
		return p.lambda()
	}
	start := p.pos
	e := p.disjunction()
	if p.kind != keywordIf {
		return e
	}
	if p.second {
		height, end := p.height, p.pos
		if longer := p.optional(func() Expr { return p.ifExpression(start, e) }); longer != nil {
			return longer
		}
		p.goTo(end)
		p.height = height
		return e
	}
	return p.ifExpression(start, e)
}

// ifExpression parses the rest of if_expression after its first value.
func (p *parser) ifExpression(start int, body Expr) Expr {
	height := p.height
	p.expect(keywordIf)
	test := p.disjunction()
	height = max(height, p.height)
	p.expect(keywordElse)
	p.enter()
	orelse := p.expression()
	p.leave()
	p.grow(max(height, p.height))
	return &IfExp{p.from(start), test, body, orelse}
}

// expressions parses expressions: a tuple has no starred elements.
func (p *parser) expressions() Expr {
	start := p.pos
	first := p.expression()
	if p.kind != comma {
		return first
	}
	return p.tupleFrom(start, first, p.expression)
}

// disjunction parses disjunction.
func (p *parser) disjunction() Expr {
	if p.second {
		return p.memoized(disjunctionRule, p.plainDisjunction)
	}
	return p.plainDisjunction()
}

func (p *parser) plainDisjunction() Expr {
	start := p.pos
	e := p.conjunction()
	if p.kind != keywordOr {
		return e
	}
	return p.boolOp(start, e, Or, keywordOr, p.conjunction)
}

// conjunction parses conjunction.
func (p *parser) conjunction() Expr {
	start := p.pos
	e := p.inversion()
	if p.kind != keywordAnd {
		return e
	}
	return p.boolOp(start, e, And, keywordAnd, p.inversion)
}

func (p *parser) boolOp(start int, first Expr, op Op, kind tokenKind, operand func() Expr) Expr {
	mark := len(p.exprs)
	p.exprs = append(p.exprs, first)
	height := p.height
	for p.kind == kind {
		operator := p.pos
		p.next()
		e := p.orShorter(operand)
		if e == nil {
			p.goTo(operator)
			break
		}
		height = max(height, p.height)
		p.exprs = append(p.exprs, e)
	}
	values := p.popExprs(mark)
	if len(values) == 1 {
		p.height = height
		return first
	}
	p.grow(height)
	return &BoolOp{p.from(start), op, values}
}

// lambda parses lambdef.
func (p *parser) lambda() Expr {
	start := p.pos
	p.next()
	p.enter()
	args := p.parameters(colon)
	height := p.height
	p.expect(colon)
	body := p.expression()
	p.leave()
	p.grow(max(height, p.height))
	return &Lambda{p.from(start), args, body, nil}
}

// yield parses yield_expr.
func (p *parser) yield() Expr {
	start := p.pos
	p.next()
	if p.accept(keywordFrom) {
		value := p.expression()
		p.grow(p.height)
		return &YieldFrom{p.from(start), value}
	}
	var value Expr
	p.height = 0
	if p.startsExpression() {
		value = p.starExpressions()
	}
	p.grow(p.height)
	return &Yield{p.from(start), value}
}

package syntax

// primary parses primary: an atom with attributes, calls and subscripts.
func (p *parser) primary() Expr {
	if p.second {
		return p.memoized(primaryRule, p.plainPrimary)
	}
	return p.plainPrimary()
}

func (p *parser) plainPrimary() Expr {
	start := p.pos
	e := p.atom()
	for p.kind == dot || p.kind == leftParen || p.kind == leftBracket {
		height := p.height
		if p.second {
			end := p.pos
			longer := p.optional(func() Expr { return p.trailer(start, e) })
			if longer == nil {
				p.goTo(end)
				p.height = height
				return e
			}
			e = longer
		} else {
			e = p.trailer(start, e)
		}
		p.grow(max(height, p.height))
	}
	return e
}

// trailer parses an attribute, a call or a subscript of e, which began with the
// token at start. The height becomes that of its arguments.
func (p *parser) trailer(start int, e Expr) Expr {
	switch p.kind {
	case leftParen:
		return p.call(start, e)
	case leftBracket:
		return p.subscript(start, e)
	}
	p.next()
	if p.kind != name {
		p.mismatch()
	}
	attribute := take(&p.nodes.attributes)
	*attribute = Attribute{Value: e, Attr: p.text(p.tokens[p.pos])}
	p.next()
	attribute.node = p.from(start)
	p.height = 0
	return attribute
}

// subscript parses the rest of a subscript after its value.
func (p *parser) subscript(start int, value Expr) Expr {
	p.next()
	index := p.slices()
	p.expect(rightBracket)
	return &Subscript{p.from(start), value, index}
}

// slices parses slices.
func (p *parser) slices() Expr {
	start := p.pos
	first := p.sliceOrStarred()
	if p.kind != comma {
		if _, ok := first.(*Starred); !ok {
			return first
		}
	}
	mark := len(p.exprs)
	p.exprs = append(p.exprs, first)
	height := p.height
	for p.accept(comma) {
		if p.kind == rightBracket {
			break
		}
		e := p.sliceOrStarred()
		height = max(height, p.height)
		p.exprs = append(p.exprs, e)
	}
	p.grow(height)
	return &Tuple{p.from(start), p.popExprs(mark)}
}

func (p *parser) sliceOrStarred() Expr {
	if p.kind == star {
		return p.starredExpression()
	}
	return p.slice()
}

// slice parses slice.
func (p *parser) slice() Expr {
	start := p.pos
	var lower Expr
	height := 0
	if p.kind != colon {
		if p.kind == name && p.peek(1) == colonEqual {
			return p.assignmentExpression()
		}
		lower = p.expression()
		height = p.height
		if p.kind != colon {
			if p.diagnosing {
				p.goTo(start)
				return p.namedExpression()
			}
			return lower
		}
	}
	p.expect(colon)
	upper := p.slicePart(&height)
	var step Expr
	if p.accept(colon) {
		step = p.slicePart(&height)
	}
	p.grow(height)
	return &Slice{p.from(start), lower, upper, step}
}

// slicePart parses an optional expression after a colon of a slice.
func (p *parser) slicePart(height *int) Expr {
	switch p.kind {
	case colon, comma, rightBracket:
		return nil
	}
	e := p.expression()
	*height = max(*height, p.height)
	return e
}

// starredExpression parses starred_expression: in a call or a subscript any
// expression may follow the star.
func (p *parser) starredExpression() Expr {
	if p.diagnosing {
		p.invalidStarredExpressionUnpacking()
	}
	start := p.pos
	p.next()
	if p.diagnosing && !p.startsExpression() {
		p.failLast("Invalid star expression")
	}
	value := p.expression()
	p.grow(p.height)
	return &Starred{p.from(start), value}
}

package syntax

// diagnoseParenthesized looks for mistakes after an opening parenthesis: of
// genexp, tuple and group.
func (p *parser) diagnoseParenthesized(start int) {
	p.diagnoseGenerator(start)
	inside := p.pos
	isTuple := p.try(func() {
		p.invalidSequenceUnpacking()
		p.starNamedExpression()
		p.expect(comma)
		for p.kind != rightParen {
			p.invalidSequenceUnpacking()
			p.starNamedExpression()
			if !p.accept(comma) {
				break
			}
		}
		p.expect(rightParen)
	})
	p.goTo(inside)
	if isTuple {
		return
	}
	p.look(func() {
		p.namedExpression()
		p.expect(rightParen)
	})
	switch p.kind {
	case star:
		p.look(func() {
			span := p.tokenSpan()
			e := p.starredExpression()
			p.expect(rightParen)
			p.fail(span.To(e.Span()), "cannot use starred expression here")
		})
	case doubleStar:
		p.look(func() {
			span := p.tokenSpan()
			p.next()
			p.expression()
			p.expect(rightParen)
			p.fail(span, "cannot use double starred expression here")
		})
	}
}

// diagnoseGenerator looks for mistakes in genexp, whose parenthesis was the
// token at start.
func (p *parser) diagnoseGenerator(start int) {
	inside := p.pos
	fits := p.try(func() {
		p.generatorElement()
		if p.kind == keywordFor || p.kind == keywordAsync {
			p.comprehension()
		}
	}) && p.kind == rightParen
	p.goTo(inside)
	if !fits {
		p.invalidComprehension(start)
	}
}

// generatorElement parses what may stand before the "for" of genexp.
func (p *parser) generatorElement() {
	if p.kind == name && p.peek(1) == colonEqual {
		p.assignmentExpression()
		return
	}
	if p.kind == star {
		p.starredExpression()
		return
	}
	p.expression()
	p.needNot(colonEqual)
}

// diagnoseList looks for mistakes after an opening bracket.
func (p *parser) diagnoseList(start int) {
	inside := p.pos
	ok := p.try(func() {
		p.starNamedExpression()
		p.comprehension1()
		p.expect(rightBracket)
	})
	p.goTo(inside)
	if !ok {
		p.invalidComprehension(start)
		p.invalidSequenceUnpacking()
	}
}

// comprehension1 parses at least one clause.
func (p *parser) comprehension1() []*Comprehension {
	if p.kind != keywordFor && p.kind != keywordAsync {
		p.mismatch()
	}
	return p.comprehension()
}

// invalidComprehension looks for mistakes before the "for" of a comprehension,
// whose bracket was the token at start.
func (p *parser) invalidComprehension(start int) {
	open := p.tokens[start].kind
	if p.kind == doubleStar && open != leftBrace {
		p.look(func() {
			span := p.tokenSpan()
			p.next()
			e := p.expression()
			p.comprehension1()
			kind := "list comprehension"
			if open == leftParen {
				kind = "generator expression"
			}
			p.fail(span.To(e.Span()), "cannot use dict unpacking in "+kind)
		})
	}
	if open == leftParen {
		return
	}
	p.look(func() {
		first := p.starNamedExpression().Span()
		end := p.tokenSpan()
		p.expect(comma)
		for p.kind != keywordFor && p.kind != keywordAsync {
			end = p.starNamedExpression().Span()
			if !p.accept(comma) {
				break
			}
		}
		p.comprehension1()
		p.fail(first.To(end), "did you forget parentheses around the comprehension target?")
	})
}

// invalidSequenceUnpacking looks for stars where an element of a display begins.
func (p *parser) invalidSequenceUnpacking() {
	if p.kind == doubleStar {
		p.look(func() {
			span := p.tokenSpan()
			p.next()
			p.bitwiseOr()
			p.fail(span, "cannot use dict unpacking here")
		})
	}
	if p.kind == star {
		p.invalidStarredExpressionUnpacking()
	}
}

func (p *parser) invalidStarredExpressionUnpacking() {
	p.look(func() {
		span := p.tokenSpan()
		p.expect(star)
		e := p.conditional()
		p.fail(span.To(e.Span()), "invalid starred expression. Did you forget to wrap the conditional expression in parentheses?")
	})
	p.look(func() {
		span := p.tokenSpan()
		p.expect(star)
		p.expression()
		p.expect(equal)
		e := p.expression()
		p.fail(span.To(e.Span()), "cannot assign to iterable argument unpacking")
	})
}

// conditional parses if_expression.
func (p *parser) conditional() Expr {
	start := p.pos
	return p.ifExpression(start, p.disjunction())
}

// diagnoseBrace looks for mistakes after an opening brace: of dictcomp,
// setcomp, dict and set.
func (p *parser) diagnoseBrace(start int) {
	inside := p.pos
	fits := func(parse func()) bool {
		ok := p.try(func() {
			parse()
			p.expect(rightBrace)
		})
		p.goTo(inside)
		return ok
	}
	item := func() {
		p.expression()
		p.expect(colon)
		p.expression()
	}
	if fits(func() { item(); p.comprehension1() }) ||
		fits(func() { p.expect(doubleStar); p.expression(); p.comprehension1() }) ||
		fits(func() { p.starNamedExpression(); p.comprehension1() }) {
		return
	}
	p.invalidComprehension(start)
	if fits(func() { p.dictItems() }) {
		return
	}
	p.invalidDict()
	p.invalidSequenceUnpacking()
}

// dictItems parses double_starred_kvpairs.
func (p *parser) dictItems() {
	for {
		p.plainDictItem()
		if !p.accept(comma) || p.kind == rightBrace {
			return
		}
	}
}

// plainDictItem parses double_starred_kvpair.
func (p *parser) plainDictItem() {
	if p.accept(doubleStar) {
		p.bitwiseOr()
		return
	}
	p.expression()
	p.expect(colon)
	p.expression()
}

// invalidDict looks for mistakes in the items of a dict.
func (p *parser) invalidDict() {
	p.invalidItemUnpacking()
	p.look(func() {
		p.plainDictItem()
		for p.kind == comma && p.try(func() { p.next(); p.plainDictItem() }) {
		}
		p.expect(comma)
		p.invalidItem()
		p.invalidItemUnpacking()
	})
	p.invalidItemValue()
}

func (p *parser) invalidItemUnpacking() {
	p.look(func() {
		span := p.tokenSpan()
		p.expect(doubleStar)
		e := p.conditional()
		p.fail(span.To(e.Span()), "invalid double starred expression. Did you forget to wrap the conditional expression in parentheses?")
	})
	p.look(func() {
		span := p.tokenSpan()
		text := "cannot use a starred expression in a dictionary key"
		if p.kind == doubleStar {
			text = "cannot use dict unpacking in a dictionary key"
		} else if p.kind != star {
			p.mismatch()
		}
		p.next()
		e := p.bitwiseOr()
		p.expect(colon)
		p.expression()
		p.fail(span.To(e.Span()), text)
	})
	p.invalidStarredValue(func(span Span, e Expr, text string) { p.fail(span.To(e.Span()), text) })
}

// invalidStarredValue looks for a starred value of a dict.
func (p *parser) invalidStarredValue(fail func(span Span, e Expr, text string)) {
	p.look(func() {
		p.expression()
		p.expect(colon)
		span := p.tokenSpan()
		text := "cannot use a starred expression in a dictionary value"
		if p.kind == doubleStar {
			text = "cannot use dict unpacking in a dictionary value"
		} else if p.kind != star {
			p.mismatch()
		}
		p.next()
		fail(span, p.bitwiseOr(), text)
	})
}

func (p *parser) invalidItem() {
	p.look(func() {
		e := p.expression()
		if p.kind == colon {
			return
		}
		span := e.Span()
		err := p.errorAt(Span{span.Line, span.EndCol - 1, span.EndLine, 0}, "':' expected after dictionary key")
		err.EndCol = 0
		p.raise(err)
	})
	p.invalidStarredValue(func(span Span, _ Expr, text string) { p.failFrom(span, text) })
	p.invalidItemValue()
}

func (p *parser) invalidItemValue() {
	p.look(func() {
		p.expression()
		span := p.tokenSpan()
		p.expect(colon)
		if p.kind == rightBrace || p.kind == comma {
			p.fail(span, "expression expected after dictionary key and ':'")
		}
	})
}

// invalidForTarget looks for mistakes in the targets of the "for" at the index.
func (p *parser) invalidForTarget(start int) {
	if p.inComprehension(start) {
		p.look(func() {
			p.bitwiseOr()
			for p.kind == comma {
				p.next()
				if !p.try(func() { p.bitwiseOr() }) {
					break
				}
			}
			if p.kind != keywordIn {
				p.failLast("'in' expected after for-loop variables")
			}
		})
	}
	p.look(func() {
		p.failTarget(p.starExpressions(), forTargets)
	})
	p.mismatch()
}

// inComprehension reports whether the "for" at the index is one of a
// comprehension.
func (p *parser) inComprehension(start int) bool {
	if start == 0 {
		return false
	}
	switch p.tokens[start-1].kind {
	case newline, indent, dedent:
		return false
	}
	return true
}

// invalidReplacementField looks for mistakes in a field of an f-string; its
// brace is the token at start.
func (p *parser) invalidReplacementField(start int, raw bool) {
	p.goTo(start + 1)
	switch p.kind {
	case equal, exclamation, colon, rightBrace:
		p.failNext("f-string: valid expression required before '" + p.text(p.tokens[p.pos]) + "'")
	}
	if !p.try(func() { p.annotatedRHS() }) {
		p.failNext("f-string: expecting a valid expression after '{'")
	}
	switch p.kind {
	case equal, exclamation, colon, rightBrace:
	default:
		p.failNext("f-string: expecting '=', or '!', or ':', or '}'")
	}
	if p.accept(equal) {
		switch p.kind {
		case exclamation, colon, rightBrace:
		default:
			p.failNext("f-string: expecting '!', or ':', or '}'")
		}
	}
	if p.accept(exclamation) {
		switch p.kind {
		case colon, rightBrace:
			p.failNext("f-string: missing conversion character")
		case name:
			p.next()
		default:
			p.failNext("f-string: invalid conversion character")
		}
		if p.kind != colon && p.kind != rightBrace {
			p.failNext("f-string: expecting ':' or '}'")
		}
	}
	if p.kind == colon {
		p.formatSpec(raw)
		p.failNext("f-string: expecting '}', or format specs")
	}
	p.mismatch()
}

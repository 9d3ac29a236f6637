package syntax

// diagnoseArguments looks for mistakes in the arguments of a call, whose
// parenthesis is the token at open.
func (p *parser) diagnoseArguments(open int) {
	start := p.pos
	p.diagnoseGenerator(open)
	ok := p.try(func() {
		p.args()
		p.accept(comma)
		if p.kind != rightParen {
			p.mismatch()
		}
	})
	p.goTo(start)
	if !ok {
		p.invalidArguments()
	}
}

// callArgs are the arguments that args parses.
type callArgs struct {
	positional []Expr
	keywords   int
	unpacked   bool // a mapping is among the keywords
}

// args parses args as far as it fits.
func (p *parser) args() *callArgs {
	a := &callArgs{}
	if p.try(func() { p.positional(a) }) {
		for p.kind == comma && p.try(func() { p.next(); p.positional(a) }) {
		}
		if p.kind == comma {
			p.try(func() { p.next(); p.kwargs(a) })
		}
		return a
	}
	p.kwargs(a)
	return a
}

// positional parses an argument without a name.
func (p *parser) positional(a *callArgs) {
	var e Expr
	switch {
	case p.kind == star:
		e = p.starredExpression()
	case p.kind == name && p.peek(1) == colonEqual:
		e = p.assignmentExpression()
	default:
		e = p.expression()
		if p.kind == colonEqual {
			p.mismatch()
		}
	}
	if p.kind == equal {
		p.mismatch()
	}
	a.positional = append(a.positional, e)
}

// kwargs parses kwargs: names and stars, then names and double stars.
func (p *parser) kwargs(a *callArgs) {
	if p.try(func() { p.kwarg(a, star) }) {
		for p.kind == comma && p.try(func() { p.next(); p.kwarg(a, star) }) {
		}
		if p.kind == comma {
			p.try(func() { p.next(); p.kwarg(a, doubleStar) })
		}
	} else {
		p.kwarg(a, doubleStar)
	}
	for p.kind == comma && p.try(func() { p.next(); p.kwarg(a, doubleStar) }) {
	}
}

// kwarg parses kwarg_or_starred or kwarg_or_double_starred.
func (p *parser) kwarg(a *callArgs, unpacking tokenKind) {
	p.invalidKwarg()
	switch {
	case p.kind == name && p.peek(1) == equal:
		p.next()
		p.next()
		p.expression()
		a.keywords++
	case p.kind == star && unpacking == star:
		a.positional = append(a.positional, p.starredExpression())
	case p.kind == doubleStar && unpacking == doubleStar:
		p.next()
		p.expression()
		a.keywords++
		a.unpacked = true
	default:
		p.mismatch()
	}
}

func (p *parser) invalidKwarg() {
	p.look(func() {
		span := p.tokenSpan()
		word := p.text(p.tokens[p.pos])
		switch p.kind {
		case keywordTrue, keywordFalse, keywordNone:
			p.next()
			p.need(equal)
			p.fail(span.To(p.tokenSpan()), "cannot assign to "+word)
		case name:
			p.next()
			end := p.tokenSpan()
			p.expect(equal)
			p.expression()
			if p.kind != keywordFor && p.kind != keywordAsync {
				return
			}
			p.comprehension()
			p.fail(span.To(end), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
		case doubleStar:
			p.next()
			p.expression()
			p.expect(equal)
			e := p.expression()
			p.fail(span.To(e.Span()), "cannot assign to keyword argument unpacking")
		}
	})
	if p.kind == name && p.peek(1) == equal {
		return
	}
	p.look(func() {
		e := p.expression()
		if p.kind != equal {
			return
		}
		p.fail(e.Span().To(p.tokenSpan()), `expression cannot contain assignment, perhaps you meant "=="?`)
	})
}

func (p *parser) invalidArguments() {
	p.look(func() {
		a := &callArgs{}
		if !p.try(func() {
			p.positional(a)
			for p.kind == comma && p.try(func() { p.next(); p.positional(a) }) {
			}
			p.expect(comma)
			p.kwargs(a)
		}) {
			p.kwargs(a)
		}
		span := p.tokenSpan()
		p.expect(comma)
		if p.kind != star {
			p.mismatch()
		}
		for p.try(func() { p.positional(a); p.expect(comma) }) {
		}
		p.failFrom(span, "iterable argument unpacking follows keyword argument unpacking")
	})
	p.look(func() {
		e := p.expression()
		last := lastItem(p.comprehension1())
		p.expect(comma)
		if !p.try(func() { p.args() }) {
			p.try(func() { p.expression(); p.comprehension1() })
		}
		p.fail(e.Span().To(last.Span()), "Generator expression must be parenthesized")
	})
	p.look(func() {
		target := p.name()
		end := p.tokenSpan()
		p.expect(equal)
		p.expression()
		p.comprehension1()
		p.fail(target.span.To(end), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
	})
	valueless := func() {
		target := p.name()
		end := p.tokenSpan()
		p.expect(equal)
		if p.kind == comma || p.kind == rightParen {
			p.fail(target.span.To(end), "expected argument value expression")
		}
	}
	p.look(func() {
		if !p.try(func() { p.args(); p.expect(comma) }) {
			p.mismatch()
		}
		valueless()
	})
	p.look(valueless)
	p.look(func() {
		a := p.args()
		last := lastItem(p.comprehension1())
		if n := len(a.positional) + a.keywords; n > 1 && len(a.positional) > 0 {
			p.fail(a.positional[len(a.positional)-1].Span().To(last.Span()), "Generator expression must be parenthesized")
		}
	})
	p.look(func() {
		p.args()
		p.expect(comma)
		e := p.expression()
		last := lastItem(p.comprehension1())
		p.fail(e.Span().To(last.Span()), "Generator expression must be parenthesized")
	})
	p.look(func() {
		a := p.args()
		p.expect(comma)
		p.args()
		if a.unpacked {
			p.failLast("positional argument follows keyword argument unpacking")
		}
		p.failLast("positional argument follows keyword argument")
	})
}

// lastItem returns the last expression of a comprehension's clauses.
func lastItem(clauses []*Comprehension) Expr {
	last := clauses[len(clauses)-1]
	if n := len(last.Ifs); n > 0 {
		return last.Ifs[n-1]
	}
	return last.Iter
}

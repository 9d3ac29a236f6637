package syntax

func (p *parser) invalidRaise(start int) {
	span := p.spanOf(p.tokens[start])
	if p.kind == keywordFrom {
		p.fail(span.To(p.tokenSpan()), "did you forget an expression between 'raise' and 'from'?")
	}
	p.look(func() {
		p.expression()
		from := p.tokenSpan()
		p.expect(keywordFrom)
		if p.optional(p.expression) == nil {
			p.fail(from, "did you forget an expression after 'from'?")
		}
	})
}

func (p *parser) invalidDel(start int) {
	pos := p.pos
	if p.try(func() {
		p.diagnosing = false
		defer func() { p.diagnosing = true }()
		p.goTo(start)
		p.delStmt()
	}) {
		p.goTo(pos)
		return
	}
	p.look(func() { p.failTarget(p.starExpressions(), delTargets) })
}

func (p *parser) invalidAssert(start int) {
	check := func() {
		e := p.expression()
		switch p.kind {
		case equal:
			p.next()
			value := p.expression()
			p.fail(e.Span().To(value.Span()), "cannot assign to "+exprName(e)+" here. Maybe you meant '==' instead of '='?")
		case colonEqual:
			p.next()
			value := p.expression()
			p.fail(e.Span().To(value.Span()), "cannot use named expression without parentheses here")
		}
	}
	p.look(check)
	p.look(func() {
		p.expression()
		p.expect(comma)
		check()
	})
}

func (p *parser) invalidImport(start int) {
	p.look(func() {
		p.dottedName()
		for p.accept(comma) {
			p.dottedName()
		}
		p.expect(keywordFrom)
		p.dottedName()
		p.failFrom(p.spanOf(p.tokens[start]), "Did you mean to use 'from ... import ...' instead?")
	})
	p.invalidNoNames()
}

func (p *parser) invalidNoNames() {
	if p.kind == newline {
		p.failFrom(p.tokenSpan(), "Expected one or more names after 'import'")
	}
}

func (p *parser) invalidImportTargets() {
	p.look(func() {
		p.importAlias()
		for p.accept(comma) {
			if p.kind == newline {
				p.failLast("trailing comma not allowed without surrounding parentheses")
			}
			p.importAlias()
		}
	})
	p.invalidNoNames()
}

// invalidAlias looks for something other than a name after "as" of an import.
func (p *parser) invalidAlias() {
	if p.kind == name {
		switch p.peek(1) {
		case comma, rightParen, semicolon, newline:
			return
		}
	}
	p.look(func() {
		e := p.expression()
		p.fail(e.Span(), "cannot use "+exprName(e)+" as import target")
	})
}

// diagnoseWith looks for mistakes in the items of a with statement.
func (p *parser) diagnoseWith(start int) {
	items := func(context func() Expr) {
		for {
			context()
			if p.accept(keywordAs) {
				p.starTarget()
			}
			if p.kind != comma {
				return
			}
			p.next()
			if p.kind == colon || p.kind == rightParen {
				return
			}
		}
	}
	line := p.tokens[start].line
	missing := func() {
		if p.accept(colon) && p.accept(newline) && p.kind != indent {
			p.failIndented("'with' statement", line)
		}
	}
	p.look(func() { items(p.expression); missing() })
	p.look(func() {
		p.expect(leftParen)
		items(p.expressions)
		p.expect(rightParen)
		missing()
	})
	pos := p.pos
	if p.try(func() { p.withHeader() }) {
		p.goTo(pos)
		return
	}
	p.look(func() {
		items(p.expression)
		switch {
		case p.kind == colon && p.tokens[p.pos-1].kind == comma:
			p.fail(p.spanOf(p.tokens[p.pos-1]), "the last 'with' item has a trailing comma")
		case p.kind == newline && p.tokens[p.pos-1].kind != comma:
			p.failLast("expected ':'")
		}
	})
	p.look(func() {
		p.expect(leftParen)
		items(p.expressions)
		p.expect(rightParen)
		if p.kind == newline {
			p.failLast("expected ':'")
		}
	})
}

// invalidWithItem looks for something that cannot be a target after "as".
func (p *parser) invalidWithItem() {
	p.look(func() {
		e := p.expression()
		switch p.kind {
		case comma, rightParen, colon:
			p.failTarget(e, assignTargets)
		}
	})
}

func (p *parser) invalidExcept(start int) {
	p.look(func() {
		e := p.expression()
		switch p.kind {
		case comma:
			p.next()
			p.expressions()
			p.expect(keywordAs)
			p.expect(name)
			if p.kind != colon {
				p.mismatch()
			}
			p.failFrom(e.Span(), "multiple exception types must be parenthesized when using 'as'")
		case keywordAs:
			p.next()
			if p.kind == name && (p.peek(1) == colon || p.peek(1) == newline) {
				return
			}
			target := p.expression()
			p.expect(colon)
			p.block("'except' statement", p.tokens[start].line)
			p.fail(target.Span(), "cannot use except statement with "+exprName(target))
		}
	})
}

// invalidMatch looks for a match statement that lacks its colon or block.
func (p *parser) invalidMatch() {
	p.look(func() {
		line := p.tokens[p.pos].line
		p.next()
		p.subject()
		if p.kind == newline {
			p.failLast("expected ':'")
		}
		p.expect(colon)
		p.expect(newline)
		if p.kind != indent {
			p.failIndented("'match' statement", line)
		}
	})
}

// invalidCase looks for a case without a match around it.
func (p *parser) invalidCase() {
	p.look(func() {
		span := p.tokenSpan()
		line := p.tokens[p.pos].line
		p.next()
		p.patterns()
		if p.accept(keywordIf) {
			p.namedExpression()
		}
		end := p.tokenSpan()
		p.expect(colon)
		p.block("'case' statement", line)
		p.fail(span.To(end), "case statement must be inside match statement")
	})
}

func (p *parser) invalidAsPattern() {
	if p.soft("_") {
		p.failNext("cannot use '_' as a target")
	}
	if p.kind == name {
		switch p.peek(1) {
		case dot, leftParen, equal:
		default:
			return
		}
	}
	p.look(func() {
		e := p.expression()
		p.fail(e.Span(), "cannot use "+exprName(e)+" as pattern target")
	})
}

// invalidParameters looks for mistakes in the parameters of a function, up to
// its end: a closing parenthesis, or the colon of a lambda.
func (p *parser) invalidParameters(end tokenKind) {
	p.look(func() {
		d := parameterDiagnosis{parser: p, end: end}
		for p.kind != end {
			d.item()
			if p.kind != end {
				p.expect(comma)
			}
		}
	})
}

// parameterDiagnosis is what invalidParameters has seen so far.
type parameterDiagnosis struct {
	*parser
	end                        tokenKind
	any, defaults, slash, star bool
}

func (d *parameterDiagnosis) item() {
	span := d.tokenSpan()
	switch d.kind {
	case slash:
		switch {
		case !d.any && !d.star && d.peek(1) == comma:
			d.fail(span, "at least one parameter must precede /")
		case d.star:
			d.fail(span, "/ must be ahead of *")
		case d.slash:
			d.fail(span, "/ may appear only once")
		}
		d.slash = true
		d.next()
		if d.kind == star {
			d.failNext("expected comma between / and *")
		}
	case star:
		d.next()
		d.starItem(span)
	case doubleStar:
		d.next()
		d.parameter(d.end, new(int), false)
		if d.kind == equal {
			d.failNext("var-keyword parameter cannot have default value")
		}
		d.expect(comma)
		switch d.kind {
		case star, doubleStar, slash:
			d.failNext("parameters cannot follow var-keyword parameter")
		case name:
			arg := d.parameter(d.end, new(int), false)
			d.fail(arg.span, "parameters cannot follow var-keyword parameter")
		}
		d.mismatch()
	case leftParen:
		d.parenthesized(span)
	default:
		d.plainItem()
	}
}

func (d *parameterDiagnosis) starItem(span Span) {
	bare := d.kind == comma
	if d.star && (bare || d.kind == name) {
		d.fail(span, "* may appear only once")
	}
	if d.kind == d.end || bare && (d.peek(1) == d.end || d.peek(1) == doubleStar) {
		if d.end == colon {
			if bare {
				d.next()
			}
			d.failLast("named parameters must follow bare *")
		}
		d.fail(span, "named parameters must follow bare *")
	}
	d.star = true
	if bare {
		return
	}
	d.parameter(d.end, new(int), true)
	if d.kind == equal {
		d.failNext("var-positional parameter cannot have default value")
	}
}

func (d *parameterDiagnosis) plainItem() {
	arg := d.parameter(d.end, new(int), false)
	d.any = true
	if d.kind != equal {
		if d.defaults && !d.star && (d.kind == comma || d.kind == d.end) {
			d.fail(arg.span, "parameter without a default follows parameter with a default")
		}
		return
	}
	d.defaults = true
	equalSpan := d.tokenSpan()
	d.next()
	if d.kind == comma || d.kind == rightParen {
		d.fail(equalSpan, "expected default value expression")
	}
	d.expression()
}

// parenthesized looks for the parameters of Python 2 that were unpacked.
func (d *parameterDiagnosis) parenthesized(span Span) {
	if d.defaults || d.slash || d.star {
		d.mismatch()
	}
	d.next()
	for {
		d.expect(name)
		if !d.accept(comma) || d.kind == rightParen {
			break
		}
	}
	end := d.tokenSpan()
	d.expect(rightParen)
	if d.end == colon {
		d.fail(span.To(end), "Lambda expression parameters cannot be parenthesized")
	}
	d.fail(span.To(end), "Function parameters cannot be parenthesized")
}

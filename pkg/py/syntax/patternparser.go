package syntax

// matchStmt parses match_stmt, or returns nil where "match" is a name.
func (p *parser) matchStmt() Stmt {
	switch p.peek(1) {
	case equal, dot, comma, colon, rightParen, newline, semicolon, colonEqual:
		return nil
	}
	var s *Match
	start := p.pos
	if !p.try(func() {
		p.next()
		s = &Match{Subject: p.subject()}
		p.expect(colon)
		p.expect(newline)
		if p.kind != indent {
			p.mismatch()
		}
	}) {
		if p.diagnosing {
			p.invalidMatch()
		}
		return nil
	}
	p.next()
	if !p.soft("case") {
		p.mismatch()
	}
	for p.soft("case") {
		s.Cases = append(s.Cases, p.caseBlock())
	}
	p.expect(dedent)
	s.node = p.fromBlock(start)
	return s
}

// subject parses subject_expr.
func (p *parser) subject() Expr {
	start := p.pos
	starred := p.kind == star
	first := p.starNamedExpression()
	if p.kind == comma {
		return p.tupleFrom(start, first, p.starNamedExpression)
	}
	if starred {
		p.mismatch()
	}
	return first
}

// caseBlock parses case_block.
func (p *parser) caseBlock() *MatchCase {
	line := p.tokens[p.pos].line
	p.next()
	c := &MatchCase{Pattern: p.patterns()}
	if p.accept(keywordIf) {
		c.Guard = p.namedExpression()
	}
	p.header()
	c.Body = p.block("'case' statement", line)
	return c
}

// patterns parses patterns: with a comma they are a sequence.
func (p *parser) patterns() Pattern {
	start := p.pos
	first := p.maybeStarPattern()
	if p.kind == comma {
		list := p.patternList(first, colon)
		return &MatchSequence{p.from(start), list}
	}
	if _, ok := first.(*MatchStar); ok {
		p.mismatch()
	}
	return first
}

// patternList parses the rest of maybe_sequence_pattern after its first pattern.
func (p *parser) patternList(first Pattern, end tokenKind) []Pattern {
	list := []Pattern{first}
	for p.accept(comma) {
		if p.kind == end || p.kind == keywordIf {
			break
		}
		list = append(list, p.maybeStarPattern())
	}
	return list
}

// maybeStarPattern parses maybe_star_pattern.
func (p *parser) maybeStarPattern() Pattern {
	if p.kind != star {
		return p.pattern()
	}
	start := p.pos
	p.next()
	if p.soft("_") {
		p.next()
		return &MatchStar{node: p.from(start)}
	}
	target := p.name()
	p.refuseTarget()
	return &MatchStar{p.from(start), target}
}

// refuseTarget fails where a captured name is followed by what makes it a
// value.
func (p *parser) refuseTarget() {
	switch p.kind {
	case dot, leftParen, equal:
		p.mismatch()
	}
}

// pattern parses pattern.
func (p *parser) pattern() Pattern {
	start := p.pos
	pattern := p.orPattern()
	if !p.accept(keywordAs) {
		return pattern
	}
	if p.diagnosing {
		p.invalidAsPattern()
	}
	if p.soft("_") {
		p.mismatch()
	}
	target := p.name()
	p.refuseTarget()
	return &MatchAs{p.from(start), pattern, target}
}

// orPattern parses or_pattern.
func (p *parser) orPattern() Pattern {
	start := p.pos
	first := p.closedPattern()
	if p.kind != bar {
		return first
	}
	list := []Pattern{first}
	for p.accept(bar) {
		list = append(list, p.closedPattern())
	}
	return &MatchOr{p.from(start), list}
}

// closedPattern parses closed_pattern.
func (p *parser) closedPattern() Pattern {
	start := p.pos
	switch p.kind {
	case number, minus, plus:
		value := p.literalNumber()
		return &MatchValue{p.from(start), value}
	case stringToken, fstringStart:
		value := p.strings()
		return &MatchValue{p.from(start), value}
	case keywordNone:
		return &MatchSingleton{node{span: p.tokenSpan()}, p.constant(NoneConstant)}
	case keywordTrue:
		return &MatchSingleton{node{span: p.tokenSpan()}, p.constant(TrueConstant)}
	case keywordFalse:
		return &MatchSingleton{node{span: p.tokenSpan()}, p.constant(FalseConstant)}
	case leftBrace:
		return p.mappingPattern()
	case leftParen:
		return p.groupPattern()
	case leftBracket:
		p.next()
		p.enter()
		var list []Pattern
		if p.kind != rightBracket {
			list = p.patternList(p.maybeStarPattern(), rightBracket)
		}
		p.leave()
		p.expect(rightBracket)
		return &MatchSequence{p.from(start), list}
	case name:
		return p.namePattern()
	}
	p.mismatch()
	return nil
}

// namePattern parses capture_pattern, wildcard_pattern or value_pattern.
func (p *parser) namePattern() Pattern {
	start := p.pos
	wildcard := p.soft("_")
	target := p.name()
	switch p.kind {
	case dot:
	case leftParen:
		return p.classPattern(start)
	case equal:
		if !wildcard {
			p.mismatch()
		}
		fallthrough
	default:
		if wildcard {
			return &MatchAs{node: p.from(start)}
		}
		return &MatchAs{p.from(start), nil, target}
	}
	var value Expr = target
	p.height = 1
	for p.accept(dot) {
		if p.kind != name {
			p.mismatch()
		}
		attribute := p.text(p.tokens[p.pos])
		p.next()
		value = &Attribute{p.from(start), value, attribute}
		p.grow(p.height)
	}
	if p.kind == leftParen {
		return p.classPattern(start)
	}
	if p.kind == equal {
		p.mismatch()
	}
	return &MatchValue{p.from(start), value}
}

// classPattern parses the rest of class_pattern, which is refused, after its
// name.
func (p *parser) classPattern(start int) Pattern {
	p.refuse(p.from(start).span, "class patterns are")
	p.next()
	keywords := false
	for p.kind != rightParen {
		if p.kind == name && p.peek(1) == equal {
			keywords = true
			p.next()
			p.next()
		} else if keywords {
			p.mismatch()
		}
		p.pattern()
		if !p.accept(comma) {
			break
		}
	}
	p.expect(rightParen)
	return &MatchAs{node: p.from(start)}
}

// mappingPattern parses mapping_pattern, which is refused.
func (p *parser) mappingPattern() Pattern {
	start := p.pos
	p.refuse(p.tokenSpan(), "mapping patterns are")
	p.next()
	for p.kind != rightBrace {
		if p.accept(doubleStar) {
			p.name()
			p.refuseTarget()
			p.accept(comma)
			break
		}
		p.mappingKey()
		p.expect(colon)
		p.pattern()
		if !p.accept(comma) {
			break
		}
	}
	p.expect(rightBrace)
	return &MatchAs{node: p.from(start)}
}

// mappingKey parses what may stand before a colon of mapping_pattern: a literal
// or a dotted name.
func (p *parser) mappingKey() {
	if p.kind != name {
		switch p.closedPattern().(type) {
		case *MatchValue, *MatchSingleton:
			return
		}
		p.mismatch()
	}
	if p.peek(1) != dot {
		p.mismatch()
	}
	p.dottedName()
}

// groupPattern parses group_pattern, or sequence_pattern in parentheses.
func (p *parser) groupPattern() Pattern {
	start := p.pos
	p.next()
	p.enter()
	defer p.leave()
	if p.accept(rightParen) {
		return &MatchSequence{node: p.from(start)}
	}
	first := p.maybeStarPattern()
	if p.kind == comma {
		list := p.patternList(first, rightParen)
		p.expect(rightParen)
		return &MatchSequence{p.from(start), list}
	}
	if _, ok := first.(*MatchStar); ok {
		p.mismatch()
	}
	p.expect(rightParen)
	return first
}

// literalNumber parses signed_number or complex_number.
func (p *parser) literalNumber() Expr {
	start := p.pos
	value := p.signedNumber()
	var op Op
	switch p.kind {
	case plus:
		op = Add
	case minus:
		op = Sub
	default:
		return value
	}
	if isImaginary(value) {
		p.fail(value.Span(), "real number required in complex literal")
	}
	p.next()
	if p.kind != number {
		p.mismatch()
	}
	imaginary := p.number()
	if imaginary.Kind != ImaginaryConstant {
		p.fail(imaginary.span, "imaginary number required in complex literal")
	}
	return &BinOp{p.from(start), value, op, imaginary}
}

// signedNumber parses signed_number. A plus sign is not kept.
func (p *parser) signedNumber() Expr {
	start := p.pos
	switch p.kind {
	case plus:
		p.next()
	case minus:
		p.next()
		if p.kind != number {
			p.mismatch()
		}
		value := p.number()
		return &UnaryOp{p.from(start), USub, value}
	}
	if p.kind != number {
		p.mismatch()
	}
	return p.number()
}

func isImaginary(e Expr) bool {
	if negative, ok := e.(*UnaryOp); ok {
		e = negative.Operand
	}
	c, ok := e.(*Constant)
	return ok && c.Kind == ImaginaryConstant
}

package syntax

import "fmt"

// atom parses atom: a name, a literal, a display or something in parentheses.
func (p *parser) atom() Expr {
	p.height = 1
	switch p.kind {
	case name:
		return p.name()
	case number:
		return p.number()
	case stringToken, fstringStart:
		return p.strings()
	case keywordNone:
		return p.constant(NoneConstant)
	case keywordTrue:
		return p.constant(TrueConstant)
	case keywordFalse:
		return p.constant(FalseConstant)
	case ellipsis:
		return p.constant(EllipsisConstant)
	case leftParen:
		return p.parenthesized()
	case leftBracket:
		return p.listDisplay()
	case leftBrace:
		return p.braceDisplay()
	}
	p.mismatch()
	return nil
}

// name takes the current token, a name.
func (p *parser) name() *Name {
	if p.kind != name {
		p.mismatch()
	}
	n := take(&p.nodes.names)
	t := p.tokens[p.pos]
	*n = Name{node: node{span: p.spanOf(t)}, ID: p.text(t)}
	p.next()
	return n
}

func (p *parser) constant(kind ConstantKind) *Constant {
	c := take(&p.nodes.constants)
	*c = Constant{node: node{span: p.tokenSpan()}, Kind: kind}
	p.next()
	return c
}

// maxDigits is how many digits a decimal integer may have, see
// https://docs.python.org/3/library/stdtypes.html#int-max-str-digits.
const maxDigits = 4300

func (p *parser) number() *Constant {
	t := p.tokens[p.pos]
	c := p.constant(IntConstant)
	parseNumber(c, p.text(t))
	if c.Kind == BigIntConstant && len(c.Text) > maxDigits && isDigit(c.Text[1]) {
		err := p.errorAt(p.spanOf(t), fmt.Sprintf("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; "+
			"use sys.set_int_max_str_digits() to increase the limit - "+
			"Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", maxDigits, len(c.Text)))
		err.EndLine, err.EndCol = err.Line, 0
		p.raise(err)
	}
	return c
}

// parenthesized parses genexp, tuple or group.
func (p *parser) parenthesized() Expr {
	start := p.pos
	p.next()
	switch p.kind {
	case rightParen:
		p.next()
		p.height = 1
		return &Tuple{node: p.from(start)}
	case keywordYield:
		e := p.yield()
		p.expect(rightParen)
		return e
	}
	if p.diagnosing {
		p.diagnoseParenthesized(start)
	}
	var first Expr
	if p.kind == star {
		first = p.starredExpression()
		if p.kind != keywordFor && p.kind != keywordAsync && p.isLoose(start+2, first.(*Starred).Value) {
			p.mismatch()
		}
	} else {
		first = p.namedExpression()
	}
	switch {
	case p.kind == keywordFor || p.kind == keywordAsync:
		generators := p.comprehension()
		p.expect(rightParen)
		return &GeneratorExp{p.from(start), first, generators, nil}
	case p.kind == comma:
		elements := p.elements(first, rightParen)
		return &Tuple{p.from(start), elements}
	}
	if _, ok := first.(*Starred); ok && p.tokens[start+1].kind == star {
		p.mismatch()
	}
	p.expect(rightParen)
	return first
}

// elements parses the rest of a display after its first element, with the
// closing bracket.
func (p *parser) elements(first Expr, end tokenKind) []Expr {
	mark := len(p.exprs)
	p.exprs = append(p.exprs, first)
	height := p.height
	for p.accept(comma) {
		if p.kind == end {
			break
		}
		if p.diagnosing {
			p.invalidSequenceUnpacking()
		}
		e := p.starNamedExpression()
		height = max(height, p.height)
		p.exprs = append(p.exprs, e)
	}
	p.expect(end)
	p.grow(height)
	return p.popExprs(mark)
}

// listDisplay parses list or listcomp.
func (p *parser) listDisplay() Expr {
	start := p.pos
	p.next()
	if p.accept(rightBracket) {
		p.height = 1
		return &List{node: p.from(start)}
	}
	if p.diagnosing {
		p.diagnoseList(start)
	}
	first := p.starNamedExpression()
	if p.kind == keywordFor || p.kind == keywordAsync {
		generators := p.comprehension()
		p.expect(rightBracket)
		return &ListComp{p.from(start), first, generators, nil}
	}
	elements := p.elements(first, rightBracket)
	return &List{p.from(start), elements}
}

// braceDisplay parses dict, set, dictcomp or setcomp.
func (p *parser) braceDisplay() Expr {
	start := p.pos
	p.next()
	if p.accept(rightBrace) {
		p.height = 1
		return &Dict{node: p.from(start)}
	}
	if p.diagnosing {
		p.diagnoseBrace(start)
	}
	if p.kind == doubleStar {
		key, value := p.dictItem(true)
		return p.dictDisplay(start, key, value)
	}
	first := p.starNamedExpression()
	switch p.kind {
	case colon:
		if _, ok := first.(*Starred); ok || p.isWalrus(start+1) {
			p.mismatch()
		}
		height := p.height
		p.next()
		value := p.expression()
		p.height = max(height, p.height)
		return p.dictDisplay(start, first, value)
	case keywordFor, keywordAsync:
		generators := p.comprehension()
		p.expect(rightBrace)
		return &SetComp{p.from(start), first, generators, nil}
	}
	elements := p.elements(first, rightBrace)
	return &Set{p.from(start), elements}
}

// isWalrus reports whether a walrus without parentheses starts at the token.
func (p *parser) isWalrus(start int) bool {
	return p.tokens[start].kind == name && p.tokens[start+1].kind == colonEqual
}

// isLoose reports whether the expression that began with the token at start
// binds looser than bitwise_or.
func (p *parser) isLoose(start int, e Expr) bool {
	switch e := e.(type) {
	case *IfExp, *Lambda, *BoolOp, *Compare:
	case *UnaryOp:
		if e.Op != Not {
			return false
		}
	default:
		return false
	}
	span := p.spanOf(p.tokens[start])
	return span.Line == e.Span().Line && span.Col == e.Span().Col
}

// dictDisplay parses the rest of dict or dictcomp after its first item, with
// the closing brace.
func (p *parser) dictDisplay(start int, key, value Expr) Expr {
	height := p.height
	if p.kind == keywordFor || p.kind == keywordAsync {
		if key == nil {
			key, value = value, nil
		}
		generators := p.comprehension()
		p.grow(max(height, p.height))
		p.expect(rightBrace)
		return &DictComp{p.from(start), key, value, generators, nil}
	}
	mark := len(p.exprs)
	p.exprs = append(p.exprs, key, value)
	for p.accept(comma) {
		if p.kind == rightBrace {
			break
		}
		key, value = p.dictItem(false)
		height = max(height, p.height)
		p.exprs = append(p.exprs, key, value)
	}
	p.expect(rightBrace)
	pairs := p.exprs[mark:]
	keys := make([]Expr, len(pairs))
	values := keys[len(pairs)/2:]
	keys = keys[: len(pairs)/2 : len(pairs)/2]
	for i := range keys {
		keys[i], values[i] = pairs[2*i], pairs[2*i+1]
	}
	p.exprs = p.exprs[:mark]
	p.grow(height)
	return &Dict{p.from(start), keys, values}
}

// dictItem parses double_starred_kvpair. A nil key means **value; in a
// comprehension, of which only the first item can be part, any expression may
// follow the stars.
func (p *parser) dictItem(first bool) (key, value Expr) {
	if p.accept(doubleStar) {
		if !first {
			return nil, p.bitwiseOr()
		}
		start := p.pos
		value = p.expression()
		if p.kind != keywordFor && p.kind != keywordAsync && p.isLoose(start, value) {
			p.mismatch()
		}
		return nil, value
	}
	key = p.expression()
	height := p.height
	p.expect(colon)
	value = p.expression()
	p.height = max(height, p.height)
	return key, value
}

// comprehension parses for_if_clauses. The height becomes that of the whole,
// with the element just parsed.
func (p *parser) comprehension() []*Comprehension {
	var generators []*Comprehension
	height := p.height
	for p.kind == keywordFor || p.kind == keywordAsync {
		generators = append(generators, p.forIfClause())
		height = max(height, p.height)
	}
	p.grow(height)
	return generators
}

// forIfClause parses for_if_clause.
func (p *parser) forIfClause() *Comprehension {
	if p.kind == keywordAsync {
		p.unsupported("async")
	}
	start := p.pos
	p.next()
	target := p.forTarget(start)
	height := p.height
	p.next() // in
	iter := p.disjunction()
	height = max(height, p.height)
	mark := len(p.exprs)
	for p.accept(keywordIf) {
		e := p.disjunction()
		height = max(height, p.height)
		p.exprs = append(p.exprs, e)
	}
	p.height = height
	return &Comprehension{p.from(start), target, iter, p.popExprs(mark)}
}

// call parses the rest of a call after its function.
func (p *parser) call(start int, function Expr) Expr {
	open := p.pos
	p.next()
	c := take(&p.nodes.calls)
	*c = Call{Func: function}
	p.height = 0
	if p.kind != rightParen {
		if p.diagnosing {
			p.diagnoseArguments(open)
		}
		c.Args, c.Keywords = p.arguments(open, true)
	}
	p.expect(rightParen)
	c.node = p.from(start)
	return c
}

// arguments parses arguments, up to the closing parenthesis. Of a call, the only
// one may be a generator expression without parentheses of its own.
func (p *parser) arguments(open int, generator bool) ([]Expr, []*Keyword) {
	mark := len(p.exprs)
	var keywords []*Keyword
	height := 0
	unpacked := false // a mapping
	for p.kind != rightParen {
		start := p.pos
		switch {
		case p.kind == star:
			if unpacked {
				p.mismatch()
			}
			p.exprs = append(p.exprs, p.generatorOr(p.starredExpression(), open, generator && start == open+1))
		case p.kind == doubleStar:
			unpacked = true
			p.next()
			value := p.expression()
			keywords = append(keywords, &Keyword{p.from(start), "", value})
		case p.kind == name && p.peek(1) == equal:
			id := p.text(p.tokens[p.pos])
			p.next()
			p.next()
			value := p.expression()
			keywords = append(keywords, &Keyword{p.from(start), id, value})
		default:
			if len(keywords) > 0 {
				p.mismatch()
			}
			p.exprs = append(p.exprs, p.generatorOr(p.argument(), open, generator && start == open+1))
		}
		height = max(height, p.height)
		if !p.accept(comma) {
			break
		}
	}
	if p.kind != rightParen {
		p.mismatch()
	}
	p.height = height
	return p.popExprs(mark), keywords
}

// argument parses a positional argument.
func (p *parser) argument() Expr {
	if p.kind == name && p.peek(1) == colonEqual {
		return p.assignmentExpression()
	}
	e := p.expression()
	if p.kind == equal || p.kind == colonEqual {
		p.mismatch()
	}
	return e
}

// generatorOr returns e, or the generator expression of which it is the element
// if it may be one. The parentheses are those of the call.
func (p *parser) generatorOr(e Expr, open int, may bool) Expr {
	if !may || p.kind != keywordFor && p.kind != keywordAsync {
		return e
	}
	generators := p.comprehension()
	if p.kind != rightParen {
		p.mismatch()
	}
	span := p.spanOf(p.tokens[open]).To(p.tokenSpan())
	return &GeneratorExp{node{span: span}, e, generators, nil}
}

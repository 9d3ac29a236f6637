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

// inversion parses inversion.
func (p *parser) inversion() Expr {
	if p.kind != keywordNot {
		return p.comparison()
	}
	start := p.pos
	p.next()
	p.enter()
	operand := p.inversion()
	p.leave()
	p.grow(p.height)
	return &UnaryOp{p.from(start), Not, operand}
}

// comparison parses comparison.
func (p *parser) comparison() Expr {
	start := p.pos
	left := p.bitwiseOr()
	operator := p.pos
	op := p.compareOp()
	if op == NoOp {
		return left
	}
	height := p.height
	mark := len(p.exprs)
	var ops []Op
	for op != NoOp {
		e := p.orShorter(p.bitwiseOr)
		if e == nil {
			p.goTo(operator)
			break
		}
		ops = append(ops, op)
		height = max(height, p.height)
		p.exprs = append(p.exprs, e)
		operator = p.pos
		op = p.compareOp()
	}
	if len(ops) == 0 {
		p.height = height
		return left
	}
	p.grow(height)
	return &Compare{p.from(start), left, ops, p.popExprs(mark)}
}

// compareOp goes past a comparison operator, if there is one.
func (p *parser) compareOp() Op {
	var op Op
	switch p.kind {
	case equalEqual:
		op = Eq
	case notEqual:
		if p.src[p.tokens[p.pos].start] == '<' {
			if p.diagnosing {
				p.failNext("invalid syntax.  Maybe you meant '!=' instead of '<>'?")
			}
			return NoOp
		}
		op = NotEq
	case less:
		op = Lt
	case lessEqual:
		op = LtE
	case greater:
		op = Gt
	case greaterEqual:
		op = GtE
	case keywordIn:
		op = In
	case keywordIs:
		p.next()
		if p.accept(keywordNot) {
			return IsNot
		}
		return Is
	case keywordNot:
		if p.peek(1) != keywordIn {
			return NoOp
		}
		p.next()
		op = NotIn
	default:
		return NoOp
	}
	p.next()
	return op
}

// binaryOps gives the operators of arithmetic their precedence; a higher one
// binds tighter.
var binaryOps = [...]struct {
	op         Op
	precedence uint8
}{
	bar: {BitOr, 1}, caret: {BitXor, 2}, ampersand: {BitAnd, 3},
	leftShift: {LShift, 4}, rightShift: {RShift, 4},
	plus: {Add, 5}, minus: {Sub, 5},
	star: {Mult, 6}, slash: {Div, 6}, doubleSlash: {FloorDiv, 6}, percent: {Mod, 6}, at: {MatMult, 6},
	keywordYield: {},
}

// sumPrecedence is that of + and -, the lowest of arithmetic proper.
const sumPrecedence = 5

// bitwiseOr parses bitwise_or and what binds tighter.
func (p *parser) bitwiseOr() Expr {
	if p.second {
		return p.memoized(bitwiseOrRule, func() Expr { return p.binary(1) })
	}
	return p.binary(1)
}

// binary parses operators of at least the precedence: bitwise_or, bitwise_xor,
// bitwise_and, shift_expr, sum, term.
func (p *parser) binary(precedence uint8) Expr {
	start := p.pos
	left := p.factor()
	height := p.height
	for {
		info := binaryOps[p.kind]
		if info.op == NoOp || info.precedence < precedence {
			p.height = height
			return left
		}
		operator := p.pos
		p.next()
		if p.diagnosing && info.precedence >= sumPrecedence && p.kind == keywordNot {
			p.invalidArithmetic()
		}
		right := p.operand(info.precedence + 1)
		if right == nil {
			p.goTo(operator)
			p.height = height
			return left
		}
		p.grow(max(height, p.height))
		height = p.height
		left = &BinOp{p.from(start), left, info.op, right}
	}
}

// operand parses the right side of an operator; nil means as in orShorter.
func (p *parser) operand(precedence uint8) Expr {
	if p.second {
		return p.optional(func() Expr { return p.binary(precedence) })
	}
	return p.binary(precedence)
}

// factor parses factor.
func (p *parser) factor() Expr {
	var op Op
	switch p.kind {
	case plus:
		op = UAdd
	case minus:
		op = USub
	case tilde:
		op = Invert
	default:
		return p.power()
	}
	start := p.pos
	p.next()
	if p.diagnosing && p.kind == keywordNot {
		p.invalidFactor()
	}
	p.enter()
	operand := p.factor()
	p.leave()
	p.grow(p.height)
	return &UnaryOp{p.from(start), op, operand}
}

// power parses power.
func (p *parser) power() Expr {
	if p.kind == keywordAwait {
		p.unsupported("await")
	}
	start := p.pos
	base := p.primary()
	if p.kind != doubleStar {
		return base
	}
	height := p.height
	operator := p.pos
	p.next()
	p.enter()
	exponent := p.orShorter(p.factor)
	p.leave()
	if exponent == nil {
		p.goTo(operator)
		p.height = height
		return base
	}
	p.grow(max(height, p.height))
	return &BinOp{p.from(start), base, Pow, exponent}
}

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

package syntax

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

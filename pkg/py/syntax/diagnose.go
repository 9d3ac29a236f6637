package syntax

import "github.com/zerocopyzen/zen/pkg/pyerr"

// The second pass: what people write by mistake. The rules and their order are
// CPython's, so that the same mistake gets the same error; each method looks
// for one group of mistakes at the current token, raises an error when it finds
// one, and otherwise goes back to where it began.

// A memoKey names the result of a rule at a token. Without a memory of results
// the rules of mistakes would take exponential time on nested brackets.
type memoKey struct {
	rule memoRule
	pos  int
}

type memoRule uint8

const (
	expressionRule memoRule = iota
	disjunctionRule
	bitwiseOrRule
	primaryRule
	namedExpressionRule
)

// A memoResult is an expression that was parsed, or nil where none fits.
type memoResult struct {
	expr   Expr
	end    int
	height int
}

// memoized returns what parse returns, from memory if it can.
func (p *parser) memoized(rule memoRule, parse func() Expr) Expr {
	key := memoKey{rule, p.pos}
	result, ok := p.memo[key]
	if !ok {
		p.try(func() { result = memoResult{parse(), p.pos, p.height} })
		p.memo[key] = result
	}
	if result.expr == nil {
		p.mismatch()
	}
	p.goTo(result.end)
	p.height = result.height
	return result.expr
}

// look calls parse, which may raise an error, and goes back.
func (p *parser) look(parse func()) {
	pos := p.pos
	if p.try(parse) {
		p.goTo(pos)
	}
}

// optional parses an expression, or returns nil and stays where it was.
func (p *parser) optional(parse func() Expr) (e Expr) {
	if !p.try(func() { e = parse() }) {
		return nil
	}
	return e
}

// failLast raises an error at the furthest token.
func (p *parser) failLast(text string) {
	err := p.errorAtToken(p.tokens[p.furthest], pyerr.SyntaxError, text)
	p.raise(err)
}

// failNext raises an error at the current token.
func (p *parser) failNext(text string) {
	p.raise(p.errorAtToken(p.tokens[p.pos], pyerr.SyntaxError, text))
}

// failFrom raises an error from the span to the last character of the furthest
// token.
func (p *parser) failFrom(span Span, text string) {
	err := p.errorAt(span.To(p.spanOf(p.tokens[p.furthest])), text)
	err.EndCol--
	p.raise(err)
}

// diagnoseExpression parses expression in the second pass.
func (p *parser) diagnoseExpression() Expr {
	return p.memoized(expressionRule, func() Expr {
		if p.diagnosing {
			p.invalidExpression()
			p.invalidLegacyExpression()
		}
		return p.plainExpression()
	})
}

// withoutInvalid parses expression without looking for mistakes in it. As in
// CPython its results are remembered, so nobody looks for them later either.
func (p *parser) withoutInvalid() Expr {
	p.diagnosing = false
	defer func() { p.diagnosing = true }()
	return p.plainExpression()
}

// after calls parse, goes back, and returns the kind of the token that followed,
// or errorToken if it did not fit.
func (p *parser) after(parse func() Expr) tokenKind {
	pos := p.pos
	if p.optional(parse) == nil {
		return errorToken
	}
	kind := p.kind
	p.goTo(pos)
	return kind
}

// invalidExpression looks for mistakes where an expression begins. Most of them
// are ruled out by what follows the first operand.
func (p *parser) invalidExpression() {
	following := p.after(p.disjunction)
	if following == keywordIf {
		p.look(p.invalidStarredElse)
	}
	if p.kind == stringToken && startsExpression(p.peek(1)) {
		p.look(p.invalidString)
	}
	if startsExpression(following) {
		p.look(p.invalidMissingComma)
	}
	if following == keywordIf {
		p.look(p.invalidConditional)
	}
	p.invalidStatement()
	if p.kind == keywordLambda {
		p.look(p.invalidFieldLambda)
	}
}

// invalidStarredElse looks for a star after the "else" of a conditional
// expression.
func (p *parser) invalidStarredElse() {
	p.disjunction()
	p.expect(keywordIf)
	p.disjunction()
	p.expect(keywordElse)
	switch p.kind {
	case star:
		p.failNext("cannot unpack only part of a conditional expression")
	case doubleStar:
		p.failNext("cannot use dict unpacking on only part of a conditional expression")
	}
}

// invalidConditional looks for a conditional expression without its "else", or
// without a value after it.
func (p *parser) invalidConditional() {
	e := p.disjunction()
	p.expect(keywordIf)
	test := p.disjunction()
	switch p.kind {
	case keywordElse:
		p.next()
		if p.optional(p.expression) == nil {
			p.failNext("expected expression after 'else', but statement is given")
		}
	case colon:
	default:
		p.fail(e.Span().To(test.Span()), "expected 'else' after 'if' expression")
	}
}

// invalidFieldLambda looks for a lambda in a field of an f-string, where its
// colon starts the format spec.
func (p *parser) invalidFieldLambda() {
	span := p.tokenSpan()
	p.expect(keywordLambda)
	p.parameters(colon)
	end := p.tokenSpan()
	p.expect(colon)
	if p.kind == fstringMiddle {
		p.fail(span.To(end), "f-string: lambda expressions are not allowed without parentheses")
	}
}

// invalidStatement looks for a statement where the first value of a conditional
// expression should be.
func (p *parser) invalidStatement() {
	switch p.kind {
	case keywordPass, keywordBreak, keywordContinue:
	default:
		return
	}
	p.look(func() {
		span := p.tokenSpan()
		p.next()
		p.expect(keywordIf)
		p.disjunction()
		p.expect(keywordElse)
		p.simpleStmt()
		p.fail(span, "expected expression before 'if', but statement is given")
	})
}

// invalidString looks for a quote inside a string that ends it: "a "b" c".
func (p *parser) invalidString() {
	p.expect(stringToken)
	if p.kind == stringToken {
		p.mismatch()
	}
	first := p.withoutInvalid().Span()
	last := first
	for p.kind != stringToken {
		last = p.withoutInvalid().Span()
	}
	p.fail(first.To(last), "invalid syntax. Is this intended to be part of the string?")
}

func (p *parser) invalidMissingComma() {
	if p.kind == name && (p.peek(1) == stringToken || p.atSoftKeyword()) {
		p.mismatch()
	}
	a := p.disjunction()
	b := p.withoutInvalid()
	if n, ok := a.(*Name); ok && isLegacy(n.ID) || p.levelAfter(p.pos-1) == 0 {
		return
	}
	span := a.Span().To(b.Span())
	if a := a.Span(); a.Line != a.EndLine {
		span = Span{a.EndLine, a.Col, a.EndLine, a.EndCol} // as CPython has it
	}
	p.fail(span, "invalid syntax. Perhaps you forgot a comma?")
}

func (p *parser) atSoftKeyword() bool {
	switch p.text(p.tokens[p.pos]) {
	case "_", "case", "match", "type", "lazy":
		return true
	}
	return false
}

// levelAfter returns how many brackets are open after the token at the index.
func (p *parser) levelAfter(index int) int32 {
	if p.levels == nil {
		p.levels = make([]int32, len(p.tokens))
		level := int32(0)
		for i, t := range p.tokens {
			switch t.kind {
			case leftParen, leftBracket, leftBrace:
				level++
			case rightParen, rightBracket, rightBrace:
				level--
			}
			p.levels[i] = level
		}
	}
	return p.levels[index]
}

// isLegacy reports whether the name was a statement in Python 2.
func isLegacy(name string) bool { return name == "print" || name == "exec" }

// maxLegacy is how many names may follow one another for
// invalidLegacyExpression to look at what comes after.
const maxLegacy = 16

func (p *parser) invalidLegacyExpression() {
	if p.kind != name || p.legacy == maxLegacy {
		return
	}
	if next := p.peek(1); next == leftParen || !startsExpression(next) {
		return
	}
	p.legacy++
	p.look(func() {
		n := p.name()
		e := p.starExpressions()
		if isLegacy(n.ID) {
			p.fail(n.span.To(e.Span()), "Missing parentheses in call to '"+n.ID+"'. Did you mean "+n.ID+"(...)?")
		}
	})
	p.legacy--
}

func (p *parser) invalidNamedExpression() {
	key := memoKey{namedExpressionRule, p.pos}
	if _, ok := p.memo[key]; ok {
		return
	}
	if p.after(p.expression) == colonEqual {
		p.look(func() {
			e := p.expression()
			p.expect(colonEqual)
			p.expression()
			p.fail(e.Span(), "cannot use assignment expressions with "+exprName(e))
		})
	}
	if p.kind == name && p.peek(1) == equal {
		p.look(func() {
			target := p.name()
			p.expect(equal)
			value := p.bitwiseOr()
			if p.kind != equal && p.kind != colonEqual {
				p.fail(target.span.To(value.Span()), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
			}
		})
	}
	if p.after(p.bitwiseOr) == equal {
		p.look(p.invalidComparison)
	}
	p.memo[key] = memoResult{}
}

// invalidComparison looks for "=" where "==" was meant.
func (p *parser) invalidComparison() {
	switch p.kind {
	case keywordTrue, keywordFalse, keywordNone:
		p.mismatch()
	case leftParen, leftBracket:
		if p.atDisplay() {
			p.mismatch()
		}
	}
	target := p.bitwiseOr()
	p.expect(equal)
	p.bitwiseOr()
	if p.kind != equal && p.kind != colonEqual {
		p.fail(target.Span(), "cannot assign to "+exprName(target)+" here. Maybe you meant '==' instead of '='?")
	}
}

// atDisplay reports whether a list, a tuple or a generator expression starts at
// the current token.
func (p *parser) atDisplay() bool {
	pos := p.pos
	e := p.optional(p.atom)
	end := p.pos
	p.goTo(pos)
	switch e.(type) {
	case *List, *GeneratorExp:
		return true
	case *Tuple:
		return end > pos
	}
	return false
}

func (p *parser) invalidArithmetic() {
	p.look(func() {
		span := p.tokenSpan()
		p.next()
		e := p.inversion()
		p.fail(span.To(e.Span()), "'not' after an operator must be parenthesized")
	})
}

func (p *parser) invalidFactor() {
	p.look(func() {
		span := p.tokenSpan()
		p.next()
		e := p.factor()
		p.fail(span.To(e.Span()), "'not' after an operator must be parenthesized")
	})
}

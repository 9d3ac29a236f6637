package syntax

import (
	"fmt"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// block parses block after its colon. The header, such as "'if' statement",
// began at the line and is named in the error for a block that is missing.
func (p *parser) block(header string, line int32) []Stmt {
	if !p.accept(newline) {
		return p.simpleStmts(nil)
	}
	if p.kind != indent {
		if p.diagnosing {
			p.failIndented(header, line)
		}
		p.mismatch()
	}
	p.next()
	var list []Stmt
	for {
		list = p.statement(list)
		if p.accept(dedent) {
			return list
		}
	}
}

func (p *parser) failIndented(header string, line int32) {
	p.raise(p.errorAtToken(p.tokens[p.furthest], pyerr.IndentationError,
		fmt.Sprintf("expected an indented block after %s on line %d", header, line)))
}

// header parses the colon at the end of a header. On a line that ends instead
// the error says so.
func (p *parser) header() {
	if p.diagnosing && p.kind == newline {
		p.failLast("expected ':'")
	}
	p.expect(colon)
}

// fromBlock returns a node from the token at the index to the last one of the
// block before the current token.
func (p *parser) fromBlock(start int) node {
	end := p.pos - 1
	for p.tokens[end].kind == dedent || p.tokens[end].kind == newline {
		end--
	}
	return node{span: p.spanOf(p.tokens[start]).To(p.spanOf(p.tokens[end]))}
}

// ifStmt parses if_stmt, and elif_stmt as an If of its own.
func (p *parser) ifStmt(word string) Stmt {
	start := p.pos
	line := p.tokens[start].line
	p.next()
	s := &If{Test: p.namedExpression()}
	p.header()
	s.Body = p.block("'"+word+"' statement", line)
	if p.kind == keywordElif {
		s.Orelse = p.elifs()
	} else {
		s.Orelse = p.elseBlock()
	}
	s.node = p.fromBlock(start)
	return s
}

// elifs parses a chain of elif_stmt. It is a loop, because chains are long and
// stacks are not.
func (p *parser) elifs() []Stmt {
	var chain []*If
	var starts []int
	for p.kind == keywordElif {
		start := p.pos
		line := p.tokens[start].line
		p.next()
		s := &If{Test: p.namedExpression()}
		p.header()
		s.Body = p.block("'elif' statement", line)
		chain = append(chain, s)
		starts = append(starts, start)
		if len(chain) > maxHeight {
			p.failHigh()
		}
	}
	rest := p.elseBlock()
	for i := len(chain) - 1; i >= 0; i-- {
		s := chain[i]
		s.Orelse = rest
		s.node = p.fromBlock(starts[i])
		rest = []Stmt{s}
	}
	return rest
}

// elseBlock parses else_block, if there is one.
func (p *parser) elseBlock() []Stmt {
	if p.kind != keywordElse {
		return nil
	}
	line := p.tokens[p.pos].line
	p.next()
	p.expectForced(colon, ":")
	list := p.block("'else' statement", line)
	if p.diagnosing && p.kind == keywordElif {
		p.failLast("'elif' block follows an 'else' block")
	}
	return list
}

// whileStmt parses while_stmt.
func (p *parser) whileStmt() Stmt {
	start := p.pos
	p.next()
	s := &While{Test: p.namedExpression()}
	p.header()
	s.Body = p.block("'while' statement", p.tokens[start].line)
	s.Orelse = p.elseBlock()
	s.node = p.fromBlock(start)
	return s
}

// forStmt parses for_stmt.
func (p *parser) forStmt() Stmt {
	start := p.pos
	p.next()
	s := &For{Target: p.forTarget(start)}
	p.next() // in
	s.Iter = p.starExpressions()
	p.header()
	s.Body = p.block("'for' statement", p.tokens[start].line)
	s.Orelse = p.elseBlock()
	s.node = p.fromBlock(start)
	return s
}

// withStmt parses with_stmt. Parentheses after "with" may enclose the items or
// belong to the first of them; what follows the closing one tells.
func (p *parser) withStmt() Stmt {
	start := p.pos
	p.next()
	if p.diagnosing {
		p.diagnoseWith(start)
	}
	s := &With{Items: p.withHeader()}
	s.Body = p.block("'with' statement", p.tokens[start].line)
	s.node = p.fromBlock(start)
	return s
}

// withHeader parses the items of a with statement and the colon.
func (p *parser) withHeader() (items []*WithItem) {
	if p.kind == leftParen && p.try(func() {
		p.next()
		for {
			items = append(items, p.withItem())
			if !p.accept(comma) || p.kind == rightParen {
				break
			}
		}
		p.expect(rightParen)
		p.expect(colon)
	}) {
		return items
	}
	items = nil
	for {
		items = append(items, p.withItem())
		if !p.accept(comma) {
			break
		}
	}
	p.expect(colon)
	return items
}

// withItem parses with_item.
func (p *parser) withItem() *WithItem {
	item := &WithItem{Context: p.expression()}
	if p.accept(keywordAs) {
		if p.diagnosing {
			p.invalidWithItem()
		}
		item.Target = p.starTarget()
		if p.kind != comma && p.kind != rightParen && p.kind != colon {
			p.mismatch()
		}
	}
	return item
}

// tryStmt parses try_stmt.
func (p *parser) tryStmt() Stmt {
	start := p.pos
	p.next()
	p.expectForced(colon, ":")
	s := &Try{Body: p.block("'try' statement", p.tokens[start].line)}
	for p.kind == keywordExcept {
		s.Handlers = append(s.Handlers, p.exceptBlock())
	}
	if len(s.Handlers) > 0 {
		s.Orelse = p.elseBlock()
	}
	if p.kind == keywordFinally {
		line := p.tokens[p.pos].line
		p.next()
		p.expectForced(colon, ":")
		s.Finally = p.block("'finally' statement", line)
	}
	if s.Handlers == nil && s.Finally == nil {
		if p.diagnosing {
			p.failLast("expected 'except' or 'finally' block")
		}
		p.mismatch()
	}
	s.node = p.fromBlock(start)
	return s
}

// exceptBlock parses except_block.
func (p *parser) exceptBlock() *ExceptHandler {
	start := p.pos
	p.next()
	if p.kind == star {
		p.unsupported("except*")
	}
	h := &ExceptHandler{}
	if p.kind != colon && (!p.diagnosing || p.kind != newline) {
		if p.diagnosing {
			p.invalidExcept(start)
		}
		types := p.pos
		h.Type = p.expression()
		switch p.kind {
		case keywordAs:
			p.next()
			h.Name = p.name()
		case comma:
			h.Type = p.tupleFrom(types, h.Type, p.expression)
		}
	}
	p.header()
	h.Body = p.block("'except' statement", p.tokens[start].line)
	h.node = p.fromBlock(start)
	return h
}

// decorated parses decorators and the definition below.
func (p *parser) decorated() Stmt {
	var decorators []Expr
	for p.accept(at) {
		decorators = append(decorators, p.namedExpression())
		p.expect(newline)
	}
	switch p.kind {
	case keywordDef:
		return p.functionDef(decorators)
	case keywordClass:
		return p.classDef(decorators)
	case keywordAsync:
		p.unsupported("async")
	}
	p.mismatch()
	return nil
}

// skipTypeParameters refuses type parameters, whatever they are, if there are
// any.
func (p *parser) skipTypeParameters() {
	if p.kind != leftBracket {
		return
	}
	p.refuse(p.tokenSpan(), "type parameters are")
	for depth := 0; ; {
		switch p.kind {
		case leftBracket:
			depth++
		case rightBracket:
			depth--
		}
		p.next()
		if depth == 0 {
			return
		}
	}
}

// functionDef parses function_def_raw.
func (p *parser) functionDef(decorators []Expr) Stmt {
	start := p.pos
	p.next()
	f := &FunctionDef{Name: p.name(), Decorators: decorators}
	p.skipTypeParameters()
	if p.diagnosing {
		p.expectForced(leftParen, "(")
	} else {
		p.expect(leftParen)
	}
	f.Args = p.parameters(rightParen)
	p.expect(rightParen)
	if p.diagnosing {
		p.try(func() { p.expect(arrow); f.Returns = p.expression() })
		p.expectForced(colon, ":")
	} else {
		if p.accept(arrow) {
			f.Returns = p.expression()
		}
		p.expect(colon)
	}
	f.Body = p.block("function definition", p.tokens[start].line)
	f.node = p.fromBlock(start)
	return f
}

// classDef parses class_def_raw.
func (p *parser) classDef(decorators []Expr) Stmt {
	start := p.pos
	p.next()
	c := &ClassDef{Name: p.name(), Decorators: decorators}
	p.skipTypeParameters()
	if p.kind == leftParen {
		open := p.pos
		p.next()
		if p.kind != rightParen {
			if p.diagnosing {
				p.diagnoseArguments(open)
			}
			var keywords []*Keyword
			c.Bases, keywords = p.arguments(open, false)
			if len(keywords) > 0 {
				p.refuse(keywords[0].span, "metaclass/class keywords are")
			}
		}
		p.expect(rightParen)
	}
	p.header()
	c.Body = p.block("class definition", p.tokens[start].line)
	c.node = p.fromBlock(start)
	return c
}

package syntax

// module parses file.
func (p *parser) module() *Module {
	m := &Module{Name: p.file}
	for p.kind != endMarker {
		p.before, p.top = p.top, p.pos
		m.Body = p.statement(m.Body)
	}
	return m
}

// statement parses statement and appends it to the list: a line may hold
// several.
func (p *parser) statement(list []Stmt) []Stmt {
	switch p.kind {
	case keywordIf:
		return append(list, p.ifStmt("if"))
	case keywordWhile:
		return append(list, p.whileStmt())
	case keywordFor:
		return append(list, p.forStmt())
	case keywordTry:
		return append(list, p.tryStmt())
	case keywordWith:
		return append(list, p.withStmt())
	case keywordDef:
		return append(list, p.functionDef(nil))
	case keywordClass:
		return append(list, p.classDef(nil))
	case at:
		return append(list, p.decorated())
	case keywordAsync:
		p.unsupported("async")
	case name:
		if p.soft("match") {
			if m := p.matchStmt(); m != nil {
				return append(list, m)
			}
		}
		if p.diagnosing && p.soft("case") {
			p.invalidCase()
		}
	}
	return p.simpleStmts(list)
}

// simpleStmts parses simple_stmts.
func (p *parser) simpleStmts(list []Stmt) []Stmt {
	for {
		list = append(list, p.simpleStmt())
		if p.accept(semicolon) {
			if p.accept(newline) {
				return list
			}
			continue
		}
		p.expect(newline)
		return list
	}
}

// simpleStmt parses simple_stmt.
func (p *parser) simpleStmt() Stmt {
	if p.diagnosing {
		p.invalidStatement()
	}
	start := p.pos
	switch p.kind {
	case keywordPass:
		p.next()
		return &Pass{p.from(start)}
	case keywordBreak:
		p.next()
		return &Break{p.from(start)}
	case keywordContinue:
		p.next()
		return &Continue{p.from(start)}
	case keywordReturn:
		return p.returnStmt()
	case keywordRaise:
		return p.raiseStmt()
	case keywordDel:
		return p.delStmt()
	case keywordAssert:
		return p.assertStmt()
	case keywordGlobal:
		p.next()
		names := p.nameList()
		return &Global{p.from(start), names}
	case keywordNonlocal:
		p.next()
		names := p.nameList()
		return &Nonlocal{p.from(start), names}
	case keywordImport:
		return p.importName()
	case keywordFrom:
		return p.importFrom()
	case name:
		if p.soft("type") {
			p.refuseTypeAlias()
		}
		if p.soft("lazy") && (p.peek(1) == keywordImport || p.peek(1) == keywordFrom) {
			p.unsupported("lazy import")
		}
	}
	return p.expressionStmt()
}

// refuseTypeAlias refuses "type X = …" and "type X[T] = …".
func (p *parser) refuseTypeAlias() {
	if p.peek(1) == name && (p.peek(2) == equal || p.peek(2) == leftBracket) {
		p.unsupported("type")
	}
}

// unsupported raises the error for a construct of Python that is outside of the
// subset, at the current token.
func (p *parser) unsupported(construct string) {
	p.fail(p.tokenSpan(), "'"+construct+"' is not supported here")
}

// expressionStmt parses assignment, or star_expressions alone.
func (p *parser) expressionStmt() Stmt {
	if p.diagnosing {
		p.diagnoseAssignment()
	}
	start := p.pos
	var first Expr
	if p.kind == keywordYield {
		first = p.yield()
	} else {
		first = p.starExpressions()
	}
	switch p.kind {
	case equal:
		return p.assign(start, first)
	case colon:
		return p.annAssign(start, first)
	}
	if op := augmented(p.kind); op != NoOp {
		if !isSingleTarget(first) {
			p.mismatch()
		}
		p.next()
		value := p.annotatedRHS()
		return &AugAssign{p.from(start), first, op, value}
	}
	s := take(&p.nodes.statements)
	*s = ExprStmt{p.from(start), first}
	return s
}

// annotatedRHS parses annotated_rhs.
func (p *parser) annotatedRHS() Expr {
	if p.kind == keywordYield {
		return p.yield()
	}
	return p.starExpressions()
}

// assign parses the rest of an assignment after its first target.
func (p *parser) assign(start int, first Expr) Stmt {
	mark := len(p.exprs)
	value := first
	for p.accept(equal) {
		if !isTarget(value) {
			p.goTo(p.pos - 1)
			p.mismatch()
		}
		p.exprs = append(p.exprs, value)
		value = p.annotatedRHS()
	}
	targets := p.popExprs(mark)
	a := take(&p.nodes.assigns)
	*a = Assign{p.from(start), targets, value}
	return a
}

// annAssign parses the rest of an annotated assignment after its target.
func (p *parser) annAssign(start int, target Expr) Stmt {
	simple := p.tokens[start].kind == name && p.pos == start+1
	parenthesized := p.tokens[start].kind == leftParen && p.tokens[p.pos-1].kind == rightParen
	if _, isName := target.(*Name); !isSingleTarget(target) || isName && !simple && !parenthesized {
		p.mismatch()
	}
	p.next()
	annotation := p.expression()
	var value Expr
	if p.accept(equal) {
		value = p.annotatedRHS()
	}
	return &AnnAssign{p.from(start), target, annotation, value, simple}
}

// augmented returns the operator of an augmented assignment.
func augmented(kind tokenKind) Op {
	switch kind {
	case plusEqual:
		return Add
	case minusEqual:
		return Sub
	case starEqual:
		return Mult
	case atEqual:
		return MatMult
	case slashEqual:
		return Div
	case percentEqual:
		return Mod
	case ampersandEqual:
		return BitAnd
	case barEqual:
		return BitOr
	case caretEqual:
		return BitXor
	case leftShiftEqual:
		return LShift
	case rightShiftEqual:
		return RShift
	case doubleStarEqual:
		return Pow
	case doubleSlashEqual:
		return FloorDiv
	}
	return NoOp
}

// returnStmt parses return_stmt.
func (p *parser) returnStmt() Stmt {
	start := p.pos
	p.next()
	var value Expr
	if p.startsExpression() {
		value = p.starExpressions()
	}
	return &Return{p.from(start), value}
}

// raiseStmt parses raise_stmt.
func (p *parser) raiseStmt() Stmt {
	start := p.pos
	p.next()
	r := &Raise{}
	if p.diagnosing {
		p.invalidRaise(start)
	}
	if p.startsExpression() && p.kind != star {
		r.Exc = p.expression()
		if p.accept(keywordFrom) {
			r.Cause = p.expression()
		}
	}
	r.node = p.from(start)
	return r
}

// delStmt parses del_stmt.
func (p *parser) delStmt() Stmt {
	start := p.pos
	p.next()
	if p.diagnosing {
		p.invalidDel(start)
	}
	mark := len(p.exprs)
	for {
		target := p.bitwiseOr()
		if !isDelTarget(target) {
			p.mismatch()
		}
		p.exprs = append(p.exprs, target)
		if !p.accept(comma) || p.kind == semicolon || p.kind == newline {
			break
		}
	}
	if p.kind != semicolon && p.kind != newline {
		p.mismatch()
	}
	targets := p.popExprs(mark)
	return &Delete{p.from(start), targets}
}

// assertStmt parses assert_stmt.
func (p *parser) assertStmt() Stmt {
	start := p.pos
	p.next()
	if p.diagnosing {
		p.invalidAssert(start)
	}
	a := &Assert{Test: p.expression()}
	if p.accept(comma) {
		a.Msg = p.expression()
	}
	a.node = p.from(start)
	return a
}

// nameList parses the names of a global or nonlocal statement.
func (p *parser) nameList() []string {
	var names []string
	for {
		if p.kind != name {
			p.mismatch()
		}
		names = append(names, p.text(p.tokens[p.pos]))
		p.next()
		if !p.accept(comma) {
			return names
		}
	}
}

package syntax

// diagnoseAssignment looks for mistakes in an assignment unless it is one.
func (p *parser) diagnoseAssignment() {
	start := p.pos
	committed := false
	if p.try(func() { p.assignment(&committed) }) {
		p.goTo(start)
		return
	}
	if !committed {
		p.invalidAssignment()
	}
}

// assignment parses assignment. It commits itself at the operator of an
// augmented one.
func (p *parser) assignment(committed *bool) {
	annotated := func(target func()) bool {
		return p.try(func() {
			target()
			p.expect(colon)
			p.expression()
			p.try(func() { p.expect(equal); p.annotatedRHS() })
		})
	}
	single := func() {
		if !isSingleTarget(p.primary()) {
			p.mismatch()
		}
	}
	if p.kind == name && p.peek(1) == colon && annotated(p.next) {
		return
	}
	if p.kind != name || p.peek(1) != colon {
		if annotated(single) {
			return
		}
	}
	ok := p.try(func() {
		if !p.targetsEqual() {
			p.mismatch()
		}
		p.annotatedRHS()
		if p.kind == equal {
			p.mismatch()
		}
	})
	if ok {
		return
	}
	single()
	if augmented(p.kind) == NoOp {
		p.mismatch()
	}
	*committed = true
	p.next()
	p.annotatedRHS()
}

// targetsEqual parses (star_targets '=')* and reports whether there was one.
func (p *parser) targetsEqual() (any bool) {
	for p.try(func() {
		start := p.pos
		target := p.starTarget()
		if p.kind == comma {
			p.tupleFrom(start, target, p.starTarget)
		}
		p.expect(equal)
	}) {
		any = true
	}
	return any
}

func (p *parser) invalidAssignment() {
	p.look(func() {
		if p.kind != leftParen && p.kind != leftBracket {
			p.mismatch()
		}
		e := p.atom()
		switch e.(type) {
		case *List, *Tuple:
		default:
			p.mismatch()
		}
		p.expect(colon)
		p.expression()
		p.fail(e.Span(), "only single target (not "+exprName(e)+") can be annotated")
	})
	p.look(func() {
		e := p.starNamedExpression()
		p.expect(comma)
		for p.try(func() { p.starNamedExpression() }) {
			p.accept(comma)
		}
		p.expect(colon)
		p.expression()
		p.fail(e.Span(), "only single target (not tuple) can be annotated")
	})
	p.look(func() {
		e := p.expression()
		p.expect(colon)
		p.expression()
		p.fail(e.Span(), "illegal target for annotation")
	})
	p.look(func() {
		p.targetsEqual()
		e := p.starExpressions()
		p.expect(equal)
		p.failTarget(e, assignTargets)
	})
	p.look(func() {
		p.targetsEqual()
		if p.kind != keywordYield {
			p.mismatch()
		}
		e := p.yield()
		p.expect(equal)
		p.fail(e.Span(), "assignment to yield expression not possible")
	})
	p.look(func() {
		e := p.starExpressions()
		if augmented(p.kind) == NoOp {
			p.mismatch()
		}
		p.next()
		p.annotatedRHS()
		p.fail(e.Span(), "'"+exprName(e)+"' is an illegal expression for augmented assignment")
	})
}

// failTarget raises an error for the part of e that cannot be a target.
func (p *parser) failTarget(e Expr, kind targetKind) {
	invalid := invalidTarget(e, kind)
	if invalid == nil {
		return
	}
	verb := "cannot assign to "
	if kind == delTargets {
		verb = "cannot delete "
	}
	p.fail(invalid.Span(), verb+exprName(invalid))
}

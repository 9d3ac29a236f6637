package syntax

// parameters parses params or lambda_params, up to the end: a closing
// parenthesis, or the colon of a lambda, whose parameters have no annotations.
func (p *parser) parameters(end tokenKind) *Arguments {
	if p.diagnosing {
		p.invalidParameters(end)
	}
	args := &Arguments{}
	height := 0
	keywordOnly := false
	for p.kind != end {
		switch p.kind {
		case slash:
			if len(args.Args) == 0 || args.PosOnly != nil || keywordOnly {
				p.mismatch()
			}
			args.PosOnly, args.Args = args.Args, nil
			p.next()
		case star:
			if keywordOnly {
				p.mismatch()
			}
			keywordOnly = true
			p.next()
			if p.kind == comma {
				if next := p.peek(1); next == end || next == doubleStar {
					p.mismatch()
				}
				break
			}
			args.Vararg = p.parameter(end, &height, true)
		case doubleStar:
			p.next()
			args.Kwarg = p.parameter(end, &height, false)
			p.accept(comma)
			if p.kind != end {
				p.mismatch()
			}
			p.height = height
			return args
		default:
			p.parameterWithDefault(args, end, keywordOnly, &height)
		}
		if p.kind != end {
			p.expect(comma)
		}
	}
	p.height = height
	return args
}

func (p *parser) parameterWithDefault(args *Arguments, end tokenKind, keywordOnly bool, height *int) {
	arg := p.parameter(end, height, false)
	var value Expr
	if p.accept(equal) {
		value = p.expression()
		*height = max(*height, p.height)
	}
	if keywordOnly {
		args.KwOnly = append(args.KwOnly, arg)
		args.KwDefaults = append(args.KwDefaults, value)
		return
	}
	if value == nil && len(args.Defaults) > 0 {
		p.mismatch()
	}
	args.Args = append(args.Args, arg)
	if value != nil {
		args.Defaults = append(args.Defaults, value)
	}
}

// parameter parses param, lambda_param or param_star_annotation: only *args may
// have a starred annotation.
func (p *parser) parameter(end tokenKind, height *int, starred bool) *Arg {
	start := p.pos
	arg := &Arg{Name: p.name()}
	if end == rightParen && p.accept(colon) {
		if starred {
			arg.Annotation = p.starExpression()
		} else {
			arg.Annotation = p.expression()
		}
		*height = max(*height, p.height)
	}
	arg.node = p.from(start)
	return arg
}

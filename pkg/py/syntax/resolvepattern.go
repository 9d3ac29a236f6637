package syntax

func (r *resolver) match(s *Match) {
	r.expr(s.Subject)
	for i, c := range s.Cases {
		if c.Guard == nil && i < len(s.Cases)-1 {
			r.refuseIrrefutable(c.Pattern)
		}
		r.pattern(c.Pattern, make(map[string]bool))
		r.optionalExpr(c.Guard)
		r.stmts(c.Body)
	}
}

// refuseIrrefutable refuses a pattern that matches everything where more follow.
func (r *resolver) refuseIrrefutable(p Pattern) {
	switch p := p.(type) {
	case *MatchAs:
		switch {
		case p.Pattern != nil:
			r.refuseIrrefutable(p.Pattern)
		case p.Name == nil:
			r.fail(p.span, "wildcard makes remaining patterns unreachable")
		default:
			r.fail(p.span, "name capture '"+p.Name.ID+"' makes remaining patterns unreachable")
		}
	}
}

// pattern walks a pattern and adds the names that it binds.
func (r *resolver) pattern(p Pattern, names map[string]bool) {
	switch p := p.(type) {
	case *MatchValue:
		if _, ok := p.Value.(*JoinedStr); ok {
			r.fail(p.Value.Span(), "patterns may only match literals and attribute lookups")
		}
		r.expr(p.Value)
	case *MatchSequence:
		starred := false
		for _, e := range p.Patterns {
			if _, ok := e.(*MatchStar); ok {
				if starred {
					r.fail(p.span, "multiple starred names in sequence pattern")
				}
				starred = true
			}
			r.pattern(e, names)
		}
	case *MatchStar:
		r.capture(p.Name, p.span, names)
	case *MatchAs:
		if p.Pattern != nil {
			r.pattern(p.Pattern, names)
		}
		r.capture(p.Name, p.span, names)
	case *MatchOr:
		r.alternatives(p, names)
	}
}

// capture binds a name of a pattern, which may be nil.
func (r *resolver) capture(n *Name, span Span, names map[string]bool) {
	if n == nil {
		return
	}
	r.bind(n)
	if names[n.ID] {
		r.fail(span, "multiple assignments to name '"+n.ID+"' in pattern")
	}
	names[n.ID] = true
}

// alternatives walks the patterns of a MatchOr, which all bind the same names.
func (r *resolver) alternatives(p *MatchOr, names map[string]bool) {
	var first map[string]bool
	for i, e := range p.Patterns {
		if i < len(p.Patterns)-1 {
			r.refuseIrrefutable(e)
		}
		own := make(map[string]bool)
		r.pattern(e, own)
		if i == 0 {
			first = own
			continue
		}
		same := len(own) == len(first)
		for id := range own {
			same = same && first[id]
		}
		if !same {
			r.fail(p.span, "alternative patterns bind different names")
		}
	}
	for id := range first {
		if names[id] {
			r.fail(p.span, "multiple assignments to name '"+id+"' in pattern")
		}
		names[id] = true
	}
}

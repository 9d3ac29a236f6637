package syntax

import "strings"

// importName parses import_name.
func (p *parser) importName() Stmt {
	start := p.pos
	p.next()
	if p.diagnosing {
		p.invalidImport(start)
	}
	s := &Import{}
	for {
		alias := &Alias{}
		first := p.pos
		alias.Name = p.dottedName()
		end := p.pos
		if p.accept(keywordAs) {
			if p.diagnosing {
				p.invalidAlias()
			}
			alias.As = true
			alias.Target = p.name()
		} else {
			t := p.tokens[first]
			alias.Target = &Name{node: node{span: p.spanOf(t).To(p.spanOf(p.tokens[end-1]))}, ID: p.text(t)}
		}
		alias.node = p.from(first)
		s.Names = append(s.Names, alias)
		if !p.accept(comma) {
			s.node = p.from(start)
			return s
		}
	}
}

// dottedName parses dotted_name. Spaces around the dots are dropped.
func (p *parser) dottedName() string {
	first := p.pos
	for {
		if p.kind != name {
			p.mismatch()
		}
		p.next()
		if p.kind != dot {
			break
		}
		p.next()
	}
	if p.pos == first+1 {
		return p.text(p.tokens[first])
	}
	var b strings.Builder
	for _, t := range p.tokens[first:p.pos] {
		b.WriteString(p.text(t))
	}
	return b.String()
}

// importFrom parses import_from.
func (p *parser) importFrom() Stmt {
	start := p.pos
	p.next()
	s := &ImportFrom{}
	for p.kind == dot || p.kind == ellipsis {
		s.Level++
		if p.kind == ellipsis {
			s.Level += 2
		}
		p.next()
	}
	if s.Level == 0 || p.kind != keywordImport {
		s.Module = p.dottedName()
	}
	p.expect(keywordImport)
	if p.kind == star {
		p.refuse(p.tokenSpan(), "'from ... import *' is")
		p.next()
		s.node = p.from(start)
		return s
	}
	parenthesized := p.accept(leftParen)
	if p.diagnosing && !parenthesized {
		p.invalidImportTargets()
	}
	for {
		s.Names = append(s.Names, p.importAlias())
		if !p.accept(comma) || parenthesized && p.kind == rightParen {
			break
		}
	}
	if parenthesized {
		p.expect(rightParen)
	}
	s.node = p.from(start)
	return s
}

// importAlias parses import_from_as_name.
func (p *parser) importAlias() *Alias {
	start := p.pos
	target := p.name()
	alias := &Alias{Name: target.ID, Target: target}
	if p.accept(keywordAs) {
		if p.diagnosing {
			p.invalidAlias()
		}
		alias.As = true
		alias.Target = p.name()
	}
	alias.node = p.from(start)
	return alias
}

package syntax

import (
	"fmt"
	"strings"
)

// strings parses strings: literals that stand side by side are one.
func (p *parser) strings() Expr {
	start := p.pos
	if p.kind == stringToken && p.peek(1) != stringToken && p.peek(1) != fstringStart {
		c := take(&p.nodes.constants)
		*c = Constant{node: node{span: p.tokenSpan()}}
		c.Kind, c.Text = p.stringLiteral(p.tokens[p.pos])
		p.next()
		return c
	}
	parts := stringParts{parser: p, mark: len(p.exprs)}
	formatted := false
	kind := StrConstant
	mixed := false
	height := 0
	for i := 0; p.kind == stringToken || p.kind == fstringStart; i++ {
		p.height = 1
		partKind := StrConstant
		if p.kind == stringToken {
			t := p.tokens[p.pos]
			var text string
			partKind, text = p.stringLiteral(t)
			parts.add(p.spanOf(t), text)
			p.next()
		} else {
			formatted = true
			p.fstring(&parts)
		}
		height = max(height, p.height)
		if i == 0 {
			kind = partKind
		}
		mixed = mixed || kind != partKind
	}
	if mixed {
		p.failLast("cannot mix bytes and nonbytes literals")
	}
	p.height = height
	if !formatted {
		return parts.constant(p.from(start), kind)
	}
	p.grow(height)
	return &JoinedStr{p.from(start), parts.values()}
}

// stringParts collects the values of an f-string on the parser's stack: text
// that follows text becomes one Constant.
type stringParts struct {
	parser *parser
	mark   int
	text   []string
	span   Span // of text
}

func (s *stringParts) add(span Span, text string) {
	if len(s.text) == 0 {
		s.span = span
	}
	s.span = s.span.To(span)
	s.text = append(s.text, text)
}

func (s *stringParts) addField(e Expr) {
	s.flush()
	s.parser.exprs = append(s.parser.exprs, e)
}

func (s *stringParts) flush() {
	text := strings.Join(s.text, "")
	s.text = s.text[:0]
	if text == "" {
		return
	}
	s.parser.exprs = append(s.parser.exprs, &Constant{node: node{span: s.span}, Kind: StrConstant, Text: text})
}

func (s *stringParts) values() []Expr {
	s.flush()
	return s.parser.popExprs(s.mark)
}

// constant returns all text as one literal.
func (s *stringParts) constant(n node, kind ConstantKind) *Constant {
	return &Constant{node: n, Kind: kind, Text: strings.Join(s.text, "")}
}

// fstring parses fstring into parts.
func (p *parser) fstring(parts *stringParts) {
	start := p.tokens[p.pos]
	raw := strings.ContainsAny(p.text(start), "rR")
	p.next()
	height := 0
	for p.kind != fstringEnd {
		p.fstringPart(parts, raw)
		height = max(height, p.height)
	}
	p.next()
	p.height = height
}

// fstringPart parses fstring_middle: text or a field.
func (p *parser) fstringPart(parts *stringParts, raw bool) {
	if p.kind != fstringMiddle {
		p.replacementField(parts, raw)
		return
	}
	t := p.tokens[p.pos]
	text := p.text(t)
	if strings.HasSuffix(text, "{{") || strings.HasSuffix(text, "}}") {
		text = text[:len(text)-1]
	}
	if !raw {
		text = p.unescape(t, text, t.start, false)
	}
	parts.add(p.spanOf(t), text)
	p.height = 1
	p.next()
}

// replacementField parses fstring_replacement_field into parts.
func (p *parser) replacementField(parts *stringParts, raw bool) {
	if !p.diagnosing {
		p.plainField(parts, raw)
		return
	}
	start := p.pos
	if !p.try(func() { p.plainField(parts, raw) }) {
		p.invalidReplacementField(start, raw)
	}
}

func (p *parser) plainField(parts *stringParts, raw bool) {
	start := p.pos
	p.expect(leftBrace)
	p.enter()
	field := &FormattedValue{}
	if p.kind == keywordYield {
		field.Value = p.yield()
	} else {
		field.Value = p.starExpressions()
	}
	height := p.height
	debug := p.kind == equal
	if debug {
		p.next()
	}
	end := p.tokens[p.pos]
	if p.kind == exclamation {
		field.Conversion = p.conversion()
	}
	if p.kind == colon {
		field.Spec = p.formatSpec(raw)
		height = max(height, p.height)
	}
	p.expect(rightBrace)
	p.leave()
	p.grow(height)
	field.node = p.from(start)
	if debug {
		if field.Conversion == 0 && field.Spec == nil {
			field.Conversion = 'r'
		}
		open := p.tokens[start]
		span := Span{open.endLine, field.span.Col + 1, end.line, end.start - p.lines[end.line-1]}
		parts.add(span, stripComments(p.src, p.tokens[start:p.pos], int(open.end), int(end.start)))
	}
	parts.addField(field)
}

// stripComments returns the source between two offsets without comments, which
// are where no token is.
func stripComments(src string, tokens []token, from, to int) string {
	text := src[from:to]
	if strings.IndexByte(text, '#') < 0 {
		return text
	}
	var b strings.Builder
	at := from
	for _, t := range tokens {
		if int(t.start) < at || int(t.start) > to {
			continue
		}
		b.WriteString(withoutComments(src[at:t.start]))
		b.WriteString(src[t.start:min(int(t.end), to)])
		at = int(t.end)
	}
	return b.String()
}

// withoutComments returns blank source without its comments.
func withoutComments(blank string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(blank, "#")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		i := strings.IndexByte(after, '\n')
		if i < 0 {
			return b.String()
		}
		blank = after[i:]
	}
}

// conversion parses fstring_conversion.
func (p *parser) conversion() byte {
	mark := p.tokens[p.pos]
	p.next()
	if p.kind != name {
		p.mismatch()
	}
	t := p.tokens[p.pos]
	if t.start != mark.end {
		p.fail(p.spanOf(mark).To(p.spanOf(t)), "f-string: conversion type must come right after the exclamation mark")
	}
	text := p.text(t)
	if text != "s" && text != "r" && text != "a" {
		p.fail(p.spanOf(t), fmt.Sprintf("f-string: invalid conversion character %s: expected 's', 'r', or 'a'", quoteName(text)))
	}
	p.next()
	return text[0]
}

func quoteName(text string) string { return "'" + text + "'" }

// formatSpec parses fstring_full_format_spec.
func (p *parser) formatSpec(raw bool) *JoinedStr {
	start := p.pos
	p.next()
	parts := stringParts{parser: p, mark: len(p.exprs)}
	height := 0
	for p.kind == fstringMiddle || p.kind == leftBrace {
		p.fstringPart(&parts, raw)
		height = max(height, p.height)
	}
	p.grow(height)
	return &JoinedStr{p.from(start), parts.values()}
}

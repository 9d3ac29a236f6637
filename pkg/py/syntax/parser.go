package syntax

import (
	"unicode/utf8"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Limits of the parser, so that recursive walks of the tree fit the stack of a
// browser.
const (
	maxNesting = 200  // operators, lambdas and f-strings within one another
	maxHeight  = 1000 // nodes above one another in an expression, or of elifs
)

// A parser reads tokens by recursive descent: one method for each rule of
// grammar.txt that is worth one, named in its comment.
//
// It reads a program as CPython does: a first pass knows the grammar alone. If
// it fails, a second pass over the statement that failed, and the one before,
// also tries the rules of what people write by mistake, and the first that fits
// gives the error.
// Where none fits, the error is "invalid syntax" at the furthest token of the
// first pass.
//
// Both passes leave by a panic, with an *Error or with a mismatch, which
// [parser.parse] turns into an error.
type parser struct {
	scanner
	kind     tokenKind // of tokens[pos]
	pos      int
	furthest int // the last token that was looked at
	nesting  int
	height   int // of the expression just parsed
	exprs    []Expr
	nodes    arena

	top     int    // where the last statement of the module began
	before  int    // where the one before it began
	refused *Error // for a construct outside of the subset, if all else is well

	second     bool // the second pass: an expression may be shorter than it could be
	diagnosing bool // looking for mistakes
	memo       map[memoKey]memoResult
	levels     []int32 // of open brackets after each token, once asked for
	legacy     int     // depth of invalidLegacyExpression
	raised     bool    // an error is on its way out: nothing recovers it
}

// A mismatch is the panic of a token that fits no rule.
type mismatch struct{}

// ParseFile parses a program and resolves its names. The name is the file's, as
// tracebacks print it. The source is not kept, but strings of the tree share
// memory with a copy of it.
//
// An error is an *[Error].
func ParseFile(name string, src []byte) (*Module, error) {
	text, err := decode(name, src)
	if err != nil {
		return nil, err
	}
	return parse(name, text, false)
}

func parse(name, src string, typed bool) (*Module, error) {
	p := &parser{scanner: scanner{file: name, src: src, typed: typed}}
	p.scan()
	module, err := p.parse()
	if err != nil {
		return nil, err
	}
	if err := resolve(p, module); err != nil {
		return nil, err
	}
	return module, nil
}

// parse makes the first pass and, when it fails, the second.
func (p *parser) parse() (*Module, error) {
	module, err := p.pass(0)
	switch {
	case module == nil && p.typed && p.furthest == len(p.tokens)-1 && p.endsEarly():
		return nil, p.incomplete()
	case module != nil && p.refused != nil:
		return nil, p.refused
	case module != nil:
		return module, nil
	case err != nil:
		err = p.override(err)
		err.Incomplete = p.atEnd(p.furthest)
		return nil, err
	}
	furthest := p.furthest
	p.second, p.diagnosing = true, true
	p.memo = make(map[memoKey]memoResult)
	if _, err = p.pass(p.before); err != nil {
		err = p.override(err)
	} else if err = p.genericError(furthest); err.Class == pyerr.SyntaxError {
		err = p.override(err)
	}
	err.Incomplete = p.atEnd(furthest)
	return nil, err
}

// atEnd reports whether the token is where the source ends too early.
func (p *parser) atEnd(index int) bool {
	switch p.tokens[index].kind {
	case endMarker:
		return true
	case errorToken:
		return p.err == nil && p.last == nil || p.err != nil && p.err.Incomplete || p.last != nil && p.last.Incomplete
	}
	return false
}

// pass parses the tokens from the index on. Both results are nil when a token
// did not fit.
func (p *parser) pass(start int) (module *Module, err *Error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case mismatch:
		case *Error:
			err = r
		default:
			panic(r)
		}
	}()
	p.raised = false
	p.nesting = 0
	p.exprs = p.exprs[:0]
	p.goTo(start)
	if p.typed {
		return p.interactive(), nil
	}
	return p.module(), nil
}

// try calls parse and goes back to where it began if a token did not fit.
func (p *parser) try(parse func()) (ok bool) {
	pos, nesting, exprs := p.pos, p.nesting, len(p.exprs)
	defer func() {
		if p.raised {
			return
		}
		switch r := recover().(type) {
		case nil:
		case mismatch:
			p.goTo(pos)
			p.nesting = nesting
			p.exprs = p.exprs[:exprs]
		default:
			panic(r)
		}
	}()
	parse()
	return true
}

// next goes to the next token.
func (p *parser) next() { p.goTo(p.pos + 1) }

func (p *parser) goTo(pos int) {
	p.pos = pos
	p.kind = p.tokens[pos].kind
	if pos > p.furthest {
		p.furthest = pos
	}
	if p.kind == errorToken && !(p.more && p.second) {
		p.failScan()
	}
}

// failScan raises the error of the scanner.
func (p *parser) failScan() {
	switch {
	case p.more:
		p.mismatch()
	case p.err != nil:
		p.raise(p.err)
	case p.last != nil:
		p.raise(p.last)
	}
	p.raise(p.neverClosed())
}

// neverClosed returns the error for the innermost bracket that is open at the
// end of the source.
func (p *parser) neverClosed() *Error {
	open := p.brackets[len(p.brackets)-1]
	col := p.column(open.line, int(open.pos)) + 1
	return &Error{
		Class: pyerr.SyntaxError, Text: "'" + string(open.char) + "' was never closed", File: p.file,
		Line: int(open.line), Col: col, EndLine: int(open.line), EndCol: 0,
		Source: p.sourceLine(open.line),
	}
}

// genericError returns the error for a program that fits no rule, not even one
// of mistakes.
func (p *parser) genericError(furthest int) *Error {
	t := p.tokens[furthest]
	switch t.kind {
	case indent:
		return p.errorAtToken(t, pyerr.IndentationError, "unexpected indent")
	case dedent:
		return p.errorAtToken(t, pyerr.IndentationError, "unexpected unindent")
	}
	err := p.errorAt(p.spanOf(t), "invalid syntax")
	if t.kind == endMarker {
		err.Col, err.EndCol = 0, 0
	}
	return err
}

// override lets errors of the tokens take the place of err, an error of the
// parser. Those inside an f-string do not, as in CPython.
func (p *parser) override(err *Error) *Error {
	end := p.tokens[len(p.tokens)-1]
	switch {
	case end.kind != errorToken || len(p.fstrings) > 0 || err == p.err || err == p.last || !err.Class.In(pyerr.SyntaxError):
		return err
	case p.err != nil:
		return p.err
	case len(p.brackets) > 0 && !p.more && p.brackets[len(p.brackets)-1].line < p.tokens[p.furthest].line:
		return p.neverClosed()
	}
	return err
}

// Parsing.

// accept goes past a token of the kind, and reports whether there was one.
func (p *parser) accept(kind tokenKind) bool {
	if p.kind != kind {
		return false
	}
	p.next()
	return true
}

func (p *parser) expect(kind tokenKind) {
	if p.kind != kind {
		p.mismatch()
	}
	p.next()
}

// need fails unless the current token is of the kind. Unlike expect it does not
// look at the next one.
func (p *parser) need(kind tokenKind) {
	if p.kind != kind {
		p.mismatch()
	}
}

func (p *parser) needNot(kind tokenKind) {
	if p.kind == kind {
		p.mismatch()
	}
}

// expectForced is expect, but the error says what was expected.
func (p *parser) expectForced(kind tokenKind, text string) {
	if p.kind != kind {
		p.fail(p.tokenSpan(), "expected '"+text+"'")
	}
	p.next()
}

func (p *parser) mismatch() { panic(mismatch{}) }

// peek returns the kind of the token n after the current one.
func (p *parser) peek(n int) tokenKind {
	i := p.pos + n
	if i >= len(p.tokens) {
		return endMarker
	}
	if i > p.furthest {
		p.furthest = i
	}
	return p.tokens[i].kind
}

func (p *parser) text(t token) string { return p.src[t.start:t.end] }

// soft reports whether the current token is the name, a keyword only where the
// grammar has it.
func (p *parser) soft(word string) bool {
	return p.kind == name && p.text(p.tokens[p.pos]) == word
}

// Positions.

func (p *parser) spanOf(t token) Span {
	return Span{t.line, t.start - p.lines[t.line-1], t.endLine, t.end - p.lines[t.endLine-1]}
}

// tokenSpan returns the span of the current token.
func (p *parser) tokenSpan() Span { return p.spanOf(p.tokens[p.pos]) }

// from returns a node that starts with the token at the index and ends with the
// last one that was accepted.
func (p *parser) from(start int) node {
	t, end := &p.tokens[start], &p.tokens[p.pos-1]
	return node{span: Span{t.line, t.start - p.lines[t.line-1], end.endLine, end.end - p.lines[end.endLine-1]}}
}

// Errors.

// refuse notes a construct outside of the subset. What CPython refuses comes
// first.
func (p *parser) refuse(span Span, text string) {
	if p.refused == nil {
		p.refused = p.errorAt(span, text+" not supported here")
	}
}

// fail raises a SyntaxError at the span.
func (p *parser) fail(span Span, text string) { p.raise(p.errorAt(span, text)) }

// raise leaves the parser with the error.
func (p *parser) raise(err *Error) {
	p.raised = true
	panic(err)
}

func (p *parser) errorAt(span Span, text string) *Error {
	return &Error{
		Class: pyerr.SyntaxError, Text: text, File: p.file,
		Line: int(span.Line), Col: p.charColumn(span.Line, span.Col),
		EndLine: int(span.EndLine), EndCol: p.charColumn(span.EndLine, span.EndCol),
		Source: p.sourceLine(span.Line),
	}
}

// charColumn turns a column in bytes, from 0, into one in characters, from 1. A
// column beyond the line is that of its end.
func (p *parser) charColumn(line, col int32) int {
	if int(line) > len(p.lines) {
		return int(col) + 1
	}
	start := int(p.lines[line-1])
	end := min(start+int(col), p.lineEnd(line)+1)
	return utf8.RuneCountInString(p.src[start:end]) + 1
}

// errorAtToken returns an error at a token. A token without width (an indent, a
// dedent, the end) marks the character before.
func (p *parser) errorAtToken(t token, class *pyerr.Class, text string) *Error {
	err := p.errorAt(p.spanOf(t), text)
	err.Class = class
	if t.kind == indent || t.kind == dedent || t.kind == endMarker {
		err.Col--
		err.EndCol = -1
	}
	return err
}

// enter counts nesting that is not of brackets; leave must follow.
func (p *parser) enter() {
	p.nesting++
	if p.nesting > maxNesting {
		p.raise(&Error{Class: pyerr.MemoryError, Text: "Parser stack overflowed - Python source too complex to parse", File: p.file})
	}
}

func (p *parser) leave() { p.nesting-- }

// grow sets the height of an expression above parts whose greatest height is
// given.
func (p *parser) grow(height int) {
	p.height = height + 1
	if p.height > maxHeight {
		p.failHigh()
	}
}

func (p *parser) failHigh() {
	p.raise(&Error{Class: pyerr.RecursionError, Text: "maximum recursion depth exceeded during compilation", File: p.file})
}

package syntax

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// ParseInteractive parses one input of a prompt: all its lines so far, each with
// its line feed. An input is a line of simple statements, or a compound
// statement with the empty line that ends it; a blank line alone is an input
// without statements.
//
// It reads as CPython's prompt does. An error whose Incomplete is set asks for
// more lines: a bracket, a triple-quoted string or a block is open, a backslash
// or a decorator ends the text, or the empty line is missing. Any other error is
// one that no further line can mend: it is found as soon as the line is there
// that makes it.
//
// If the statement is an [ExprStmt], a prompt prints its value.
//
// See https://docs.python.org/3/reference/toplevel_components.html#interactive-input.
func ParseInteractive(name string, src []byte) (*Module, error) {
	text, err := decode(name, src)
	if err != nil {
		return nil, err
	}
	return parse(name, text, true)
}

// interactive parses interactive of grammar.txt.
func (p *parser) interactive() *Module {
	m := &Module{Name: p.file}
	if p.kind == endMarker {
		return m
	}
	m.Body = p.statement(m.Body)
	if isCompound(m.Body[0]) {
		p.expect(newline)
	}
	end := p.tokens[p.pos-1]
	for p.accept(newline) {
	}
	if p.kind != endMarker {
		p.fail(p.spanOf(end), "multiple statements found while compiling a single statement")
	}
	return m
}

// isCompound reports whether the statement has a block.
func isCompound(s Stmt) bool {
	switch s.(type) {
	case *If, *While, *For, *With, *Try, *FunctionDef, *ClassDef, *Match:
		return true
	}
	return false
}

// endsEarly reports whether the last token stands where more lines could.
func (p *parser) endsEarly() bool { return p.more || p.tokens[len(p.tokens)-1].kind == endMarker }

// incomplete is the error for an input that needs more lines.
func (p *parser) incomplete() *Error {
	return &Error{Class: pyerr.SyntaxError, Text: "incomplete input", File: p.file, Incomplete: true}
}

// endInput scans an empty line at a prompt: it closes all blocks and ends the
// statement.
func (s *scanner) endInput() {
	for range s.indents[1:] {
		s.add(dedent, s.pos, s.pos)
	}
	s.indents = s.indents[:1]
	s.add(newline, s.pos, s.pos+1)
	s.pos++
	s.line++
}

// wantMore ends the tokens where the next line would follow, and returns false.
func (s *scanner) wantMore() bool {
	s.more = true
	return s.stop()
}

// Completeness says what a prompt does with a text when Enter is pressed.
type Completeness uint8

const (
	Complete   Completeness = iota // run it
	Incomplete                     // ask for another line
	Wrong                          // run it too: the error is the answer
)

var completenessNames = [...]string{"complete", "incomplete", "wrong"}

// String returns the word for it.
func (c Completeness) String() string { return completenessNames[c] }

// Check tells whether a text can be run as it stands. Unlike
// [ParseInteractive], which reads one input, it is meant for a field that takes
// a text of any number of statements: pasted programs are complete as they are,
// and the last block is over when an empty line, or one of spaces, follows it.
func Check(text string) Completeness {
	_, err := ParseInteractive("", []byte(text))
	switch {
	case err == nil:
		return Complete
	case isIncomplete(err) && !endsWithBlankLine(text):
		return Incomplete
	}
	module, err := ParseFile("", []byte(text))
	switch {
	case isIncomplete(err):
		return Incomplete
	case err != nil:
		return Wrong
	case isCompound(module.Body[len(module.Body)-1]) && !endsWithBlankLine(text):
		return Incomplete
	}
	return Complete
}

func isIncomplete(err error) bool {
	e, ok := err.(*Error)
	return ok && e.Incomplete
}

// endsWithBlankLine reports whether the last line of the text is blank. The line
// feed at the end may be missing.
func endsWithBlankLine(text string) bool {
	lines := strings.TrimSuffix(text, "\n")
	return strings.TrimSpace(lines[strings.LastIndexByte(lines, '\n')+1:]) == ""
}

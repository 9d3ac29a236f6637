package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Limits of the scanner. Those of CPython, as far as it has one.
const (
	maxSource   = 1 << 20 // bytes of a program
	maxBrackets = 200     // open brackets
	maxIndents  = 100     // levels of indentation
	maxFStrings = 150     // f-strings within one another
	maxFields   = 3       // replacement fields within one another in an f-string
	tabSize     = 8
)

// A scanner cuts a source into tokens. It scans the whole source before the
// parser starts, because an error in the tokens has priority over most errors
// that the parser finds, wherever they are.
type scanner struct {
	file     string
	src      string // ends with a line feed
	pos      int
	line     int32   // of pos, from 1
	lines    []int32 // offsets of the starts of the lines
	tokens   []token
	indents  []indentation
	brackets []bracket
	fstrings []fstring
	err      *Error // why the last token is an errorToken; nil when a bracket is open
	last     *Error // an error that counts only if the parser gets to the last token

	typed bool // the source is what was typed at a prompt, see interactive.go
	more  bool // the last token is an errorToken because more lines may follow
}

// An indentation is measured twice, with tabs of eight columns and of one: a
// line that compares differently is ambiguous.
type indentation struct{ col, alt int }

// A bracket that is open.
type bracket struct {
	char byte
	pos  int32
	line int32
}

// scan returns the tokens of the source, up to an endMarker or an errorToken.
func (s *scanner) scan() {
	s.lines = make([]int32, 1, strings.Count(s.src, "\n")+1)
	for at := 0; ; {
		n := strings.IndexByte(s.src[at:], '\n')
		if n < 0 || at+n+1 == len(s.src) {
			break
		}
		at += n + 1
		s.lines = append(s.lines, int32(at))
	}
	s.tokens = make([]token, 0, len(s.src)/3+8)
	s.indents = append(s.indents, indentation{})
	s.line = 1
	for s.scanLine() {
	}
}

// scanLine scans one logical line and reports whether there may be another.
func (s *scanner) scanLine() bool {
	if !s.scanIndentation() {
		return false
	}
	for {
		if n := len(s.fstrings); n > 0 && s.fstrings[n-1].mode != fieldMode {
			if !s.scanFString(&s.fstrings[n-1]) {
				return false
			}
			continue
		}
		kind := s.scanToken()
		switch kind {
		case newline:
			return true
		case errorToken, endMarker:
			return false
		}
	}
}

// scanIndentation skips blank lines and compares the indentation of the next
// line with that of the line before.
func (s *scanner) scanIndentation() bool {
	for {
		col, alt := 0, 0
		continued := -1 // the column of the first backslash
	spaces:
		for {
			switch s.byteAt(s.pos) {
			case ' ':
				col++
				alt++
			case '\t':
				col = (col/tabSize + 1) * tabSize
				alt++
			case '\f':
				col, alt = 0, 0
			case '\\':
				if continued < 0 {
					continued = col
				}
				if !s.continueLine() {
					return false
				}
				continue
			default:
				break spaces
			}
			s.pos++
		}
		if s.pos >= len(s.src) {
			return s.scanEnd()
		}
		if s.typed && len(s.tokens) > 0 && s.src[s.pos] == '\n' && s.pos == int(s.lines[s.line-1]) {
			s.endInput()
			continue
		}
		if c := s.src[s.pos]; c == '#' || c == '\n' {
			s.pos += strings.IndexByte(s.src[s.pos:], '\n') + 1
			s.line++
			continue
		}
		if continued > 0 {
			col, alt = continued, continued
		}
		return s.indent(col, alt)
	}
}

func (s *scanner) indent(col, alt int) bool {
	top := s.indents[len(s.indents)-1]
	switch {
	case col == top.col:
		if alt != top.alt {
			return s.failTabs()
		}
	case col > top.col:
		if len(s.indents) >= maxIndents {
			s.last = s.failure(pyerr.IndentationError, s.pos, "too many levels of indentation")
			s.last.Col, s.last.EndCol = 1, 0
			return s.stop()
		}
		if alt <= top.alt {
			return s.failTabs()
		}
		s.indents = append(s.indents, indentation{col, alt})
		s.add(indent, s.pos, s.pos)
	default:
		n := len(s.indents)
		for col < s.indents[n-1].col {
			n--
		}
		top = s.indents[n-1]
		if col != top.col {
			s.last = s.failure(pyerr.IndentationError, s.pos, "unindent does not match any outer indentation level")
			end := s.lineEnd(s.line)
			s.last.Col = s.column(s.line, end) + 1
			s.last.EndCol = -1
			return s.stop()
		}
		if alt != top.alt {
			return s.failTabs()
		}
		for range s.indents[n:] {
			s.add(dedent, s.pos, s.pos)
		}
		s.indents = s.indents[:n]
	}
	return true
}

func (s *scanner) failTabs() bool {
	s.last = s.failure(pyerr.TabError, s.pos, "inconsistent use of tabs and spaces in indentation")
	s.last.Col, s.last.EndCol = 1, 0
	return s.stop()
}

// scanEnd ends the source: open blocks are closed.
func (s *scanner) scanEnd() bool {
	s.line = int32(len(s.lines))
	if s.typed && (len(s.brackets) > 0 || len(s.indents) > 1) {
		return s.wantMore()
	}
	if len(s.brackets) > 0 {
		return s.stop()
	}
	for range s.indents[1:] {
		s.add(dedent, s.pos, s.pos)
	}
	s.add(endMarker, s.pos, s.pos)
	return false
}

// scanToken scans one token of ordinary source, or of the expression in an
// f-string, and returns its kind.
func (s *scanner) scanToken() tokenKind {
	for {
		c := s.byteAt(s.pos)
		start := s.pos
		switch {
		case c == ' ' || c == '\t' || c == '\f':
			s.pos++
		case isNameStart(c):
			return s.scanName()
		case isDigit(c) || c == '.' && isDigit(s.byteAt(s.pos+1)):
			return s.scanNumber()
		case c == '"' || c == '\'':
			return s.scanString(start)
		case c == '\n' || c == '#':
			s.pos += strings.IndexByte(s.src[s.pos:], '\n')
			if len(s.brackets) > 0 {
				s.pos++
				s.line++
				continue
			}
			s.pos++
			s.add(newline, start, s.pos)
			s.line++
			return newline
		case c == '\\':
			if !s.continueLine() {
				return errorToken
			}
		case s.pos >= len(s.src):
			s.scanEnd()
			return endMarker
		default:
			return s.scanOperator()
		}
	}
}

// continueLine skips a backslash and the line feed after it.
func (s *scanner) continueLine() bool {
	if s.byteAt(s.pos+1) != '\n' {
		s.last = s.failure(pyerr.SyntaxError, s.pos+1, "unexpected character after line continuation character")
		s.last.Col++
		s.last.EndCol = 0
		return s.stop()
	}
	s.pos += 2
	s.line++
	if s.pos >= len(s.src) {
		if s.typed {
			s.line--
			return s.wantMore()
		}
		if len(s.brackets) == 0 {
			s.line--
			s.last = s.failure(pyerr.SyntaxError, s.pos, "unexpected EOF while parsing")
			s.last.EndCol = -1
			s.last.Incomplete = true
		}
		return s.stop()
	}
	return true
}

func (s *scanner) scanName() tokenKind {
	start := s.pos
	ascii := true
	i := s.pos
	for i < len(s.src) && isNamePart(s.src[i]) {
		if s.src[i] >= utf8.RuneSelf {
			ascii = false
		}
		i++
	}
	s.pos = i
	if c := s.byteAt(i); (c == '"' || c == '\'') && i-start <= 5 {
		if kind, ok := s.scanPrefixed(start); ok {
			return kind
		}
	}
	if !ascii && !s.checkName(start) {
		return errorToken
	}
	kind := keyword(s.src[start:i])
	s.add(kind, start, i)
	return kind
}

// checkName checks the name from start to pos, which holds characters beyond
// ASCII.
func (s *scanner) checkName(start int) bool {
	for i, c := range s.src[start:s.pos] {
		size := utf8.RuneLen(c)
		switch {
		case i == 0 && isIdentifierStart(c) || i > 0 && isIdentifierPart(c):
			if isNormalized(c) {
				continue
			}
			s.failAt(start+i+size, fmt.Sprintf("names with '%c' (U+%04X) are not supported here", c, c))
		case isPrintable(c):
			s.failAt(start+i+size, fmt.Sprintf("invalid character '%c' (U+%04X)", c, c))
		default:
			s.failAt(start+i+size, fmt.Sprintf("invalid non-printable character U+%04X", c))
		}
		return false
	}
	return true
}

func (s *scanner) scanOperator() tokenKind {
	kind, n := operator(s.src[s.pos:])
	start := s.pos
	if len(s.fstrings) > 0 {
		kind, n = s.fieldOperator(kind, n)
	}
	s.pos += n
	switch kind {
	case leftParen, leftBracket, leftBrace:
		if len(s.brackets) >= maxBrackets {
			return s.fail("too many nested parentheses")
		}
		s.brackets = append(s.brackets, bracket{s.src[start], int32(start), s.line})
	case rightParen, rightBracket, rightBrace:
		if !s.closeBracket(s.src[start]) {
			return errorToken
		}
	case otherCharacter:
		if c := s.src[start]; c < ' ' || c == 0x7f {
			return s.fail(fmt.Sprintf("invalid non-printable character U+%04X", c))
		}
	}
	s.add(kind, start, s.pos)
	return kind
}

func (s *scanner) closeBracket(c byte) bool {
	if len(s.brackets) == 0 {
		s.fail(fmt.Sprintf("unmatched '%c'", c))
		return false
	}
	open := s.brackets[len(s.brackets)-1]
	s.brackets = s.brackets[:len(s.brackets)-1]
	matches := open.char == '(' && c == ')' || open.char == '[' && c == ']' || open.char == '{' && c == '}'
	switch {
	case !matches && s.inField(open.char):
		s.fail(fmt.Sprintf("f-string: unmatched '%c'", c))
	case !matches && open.line != s.line:
		s.fail(fmt.Sprintf("closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c, open.char, open.line))
	case !matches:
		s.fail(fmt.Sprintf("closing parenthesis '%c' does not match opening parenthesis '%c'", c, open.char))
	}
	if matches {
		s.closeField(c)
	}
	return matches
}

func (s *scanner) byteAt(i int) byte {
	if i < len(s.src) {
		return s.src[i]
	}
	return 0
}

func (s *scanner) add(kind tokenKind, start, end int) {
	s.tokens = append(s.tokens, token{int32(start), int32(end), s.line, s.line, kind})
}

// stop ends the tokens with an errorToken, and returns false.
func (s *scanner) stop() bool {
	s.add(errorToken, s.pos, s.pos)
	return false
}

// fail ends the tokens with an error at the character before pos.
func (s *scanner) fail(text string) tokenKind {
	return s.failAt(s.pos, text)
}

func (s *scanner) failAt(pos int, text string) tokenKind {
	s.err = s.failure(pyerr.SyntaxError, pos, text)
	s.stop()
	return errorToken
}

// failRange ends the tokens with an error between two offsets of a line.
func (s *scanner) failRange(start, end int, text string) tokenKind {
	s.failAt(end, text)
	s.err.Col = s.column(s.line, start) + 1
	return errorToken
}

// failure returns an error at the character before pos, on the current line.
func (s *scanner) failure(class *pyerr.Class, pos int, text string) *Error {
	col := s.column(s.line, pos)
	return &Error{
		Class: class, Text: text, File: s.file,
		Line: int(s.line), Col: col, EndLine: int(s.line), EndCol: col,
		Source: s.sourceLine(s.line),
	}
}

// column returns the number of characters in the line before pos.
func (s *scanner) column(line int32, pos int) int {
	return utf8.RuneCountInString(s.src[s.lines[line-1]:pos])
}

// lineEnd returns the offset of the line feed that ends the line.
func (s *scanner) lineEnd(line int32) int {
	if int(line) < len(s.lines) {
		return int(s.lines[line]) - 1
	}
	return len(s.src) - 1
}

// sourceLine returns a line without its end; it is empty beyond the last line.
func (s *scanner) sourceLine(line int32) string {
	if int(line) > len(s.lines) {
		return ""
	}
	return s.src[s.lines[line-1]:s.lineEnd(line)]
}

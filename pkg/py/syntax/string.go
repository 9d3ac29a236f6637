package syntax

import (
	"fmt"
	"strings"
)

// The modes of the scanner inside an f-string.
type fstringMode uint8

const (
	textMode  fstringMode = iota // between the fields
	fieldMode                    // in the expression of a field: ordinary tokens
	specMode                     // in the format spec of a field
)

// An fstring is an f-string that is being scanned.
type fstring struct {
	mode     fstringMode
	raw      bool
	quote    byte
	quotes   int   // 1 or 3
	start    int   // the offset of the prefix
	line     int32 // of start
	brackets int   // open before it
	depth    int   // fields within one another
}

// scanPrefixed scans the string whose prefix, just read, begins at start. It
// reports whether the letters are a prefix.
//
// See https://docs.python.org/3/reference/lexical_analysis.html#string-and-bytes-literals.
func (s *scanner) scanPrefixed(start int) (tokenKind, bool) {
	var b, u, r, f, t bool
	for i := start; i < s.pos; i++ {
		var seen *bool
		switch s.src[i] | 0x20 {
		case 'b':
			seen = &b
		case 'u':
			seen = &u
		case 'r':
			seen = &r
		case 'f':
			seen = &f
		case 't':
			seen = &t
		default:
			return 0, false
		}
		if *seen {
			return 0, false
		}
		*seen = true
	}
	for _, pair := range [...]struct {
		both bool
		text string
	}{
		{u && b, "'u' and 'b'"}, {u && r, "'u' and 'r'"}, {u && f, "'u' and 'f'"}, {u && t, "'u' and 't'"},
		{b && f, "'b' and 'f'"}, {b && t, "'b' and 't'"}, {f && t, "'f' and 't'"},
	} {
		if pair.both {
			return s.failRange(start, s.pos+1, pair.text+" prefixes are incompatible"), true
		}
	}
	switch {
	case t:
		return s.failRange(start, s.pos+1, "t-strings are not supported here"), true
	case f:
		return s.startFString(start, r), true
	}
	return s.scanString(start), true
}

// scanString scans a string or bytes literal from its first quote, at pos, to
// its last.
func (s *scanner) scanString(start int) tokenKind {
	quote, quotes := s.quotes()
	line := s.line
	escaped := false // a quote
	content := s.pos + quotes
	i := content
	for {
		if i >= len(s.src) || quotes == 1 && s.src[i] == '\n' {
			return s.unterminated(start, line, quote, quotes, escaped, i >= len(s.src))
		}
		switch c := s.src[i]; {
		case c == '\\':
			i++
			if i < len(s.src) {
				escaped = escaped || s.src[i] == quote
				if s.src[i] == '\n' {
					s.line++
				}
			}
		case c == '\n':
			s.line++
		case c == quote && (quotes == 1 || strings.HasPrefix(s.src[i:], s.src[content-3:content])):
			s.pos = i + quotes
			s.tokens = append(s.tokens, token{int32(start), int32(s.pos), line, s.line, stringToken})
			return stringToken
		}
		i++
	}
}

// quotes returns the quote at pos and how often it stands there: once or
// three times.
func (s *scanner) quotes() (quote byte, n int) {
	quote = s.src[s.pos]
	if s.byteAt(s.pos+1) == quote && s.byteAt(s.pos+2) == quote {
		return quote, 3
	}
	return quote, 1
}

func (s *scanner) unterminated(start int, line int32, quote byte, quotes int, escaped, atEnd bool) tokenKind {
	detected := s.line
	if atEnd {
		detected = int32(len(s.lines))
	}
	s.line = line
	s.pos = start
	if n := len(s.fstrings); n > 0 && s.fstrings[n-1].quote == quote && s.fstrings[n-1].quotes == quotes {
		return s.failAt(start+1, "f-string: expecting '}'")
	}
	switch {
	case quotes == 3:
		s.failAt(start+1, fmt.Sprintf("unterminated triple-quoted string literal (detected at line %d)", detected))
		s.err.Incomplete = len(s.fstrings) == 0
		s.more = s.typed && s.err.Incomplete
	case escaped:
		s.failAt(start+1, fmt.Sprintf("unterminated string literal (detected at line %d); perhaps you escaped the end quote?", detected))
	default:
		s.failAt(start+1, fmt.Sprintf("unterminated string literal (detected at line %d)", detected))
	}
	return errorToken
}

func (s *scanner) startFString(start int, raw bool) tokenKind {
	quote, quotes := s.quotes()
	s.pos += quotes
	if len(s.fstrings)+1 >= maxFStrings {
		return s.fail("too many nested f-strings")
	}
	s.fstrings = append(s.fstrings, fstring{
		raw: raw, quote: quote, quotes: quotes,
		start: start, line: s.line, brackets: len(s.brackets),
	})
	s.add(fstringStart, start, s.pos)
	return fstringStart
}

// scanFString scans text of an f-string or of a format spec, up to the next
// field, the end of this one, or the end of the string. A brace that is doubled
// ends a token.
func (s *scanner) scanFString(f *fstring) bool {
	start, line := s.pos, s.line
	middle := func(end int) bool {
		s.tokens = append(s.tokens, token{int32(start), int32(end), line, s.line, fstringMiddle})
		return true
	}
	spec := f.mode == specMode
	named := false // after \N{
	for {
		if s.pos >= len(s.src) || f.quotes == 1 && s.src[s.pos] == '\n' {
			return s.failFString(f, spec)
		}
		switch c := s.src[s.pos]; {
		case c == '\n':
			s.line++
		case c == f.quote && (f.quotes == 1 || strings.HasPrefix(s.src[s.pos:], s.src[f.quoteStart():f.quoteStart()+3])):
			if s.pos > start {
				return middle(s.pos)
			}
			s.pos += f.quotes
			s.add(fstringEnd, start, s.pos)
			s.fstrings = s.fstrings[:len(s.fstrings)-1]
			return true
		case c == '{' && s.byteAt(s.pos+1) == '{' && !spec:
			s.pos += 2
			return middle(s.pos)
		case c == '{':
			if f.depth >= maxFields {
				s.failAt(s.pos, "f-string: expressions nested too deeply")
				return false
			}
			f.depth++
			f.mode = fieldMode
			if s.pos > start {
				middle(s.pos)
			}
			return true
		case c == '}' && named:
			s.pos++
			return middle(s.pos)
		case c == '}':
			return s.scanBrace(f, spec, start, middle)
		case c == '\\':
			next := s.byteAt(s.pos + 1)
			if next == '{' || next == '}' {
				break
			}
			s.pos++
			switch {
			case next == '\n':
				s.line++
			case next == 'N' && !f.raw && s.byteAt(s.pos+1) == '{':
				named = true
				s.pos++
			}
		}
		s.pos++
	}
}

// scanBrace ends the text before a closing brace, which is doubled, closes a
// field after its format spec, or stands alone.
func (s *scanner) scanBrace(f *fstring, spec bool, start int, middle func(end int) bool) bool {
	outside := len(s.brackets) == f.brackets
	switch {
	case s.byteAt(s.pos+1) == '}' && !spec && outside:
		s.pos += 2
		return middle(s.pos)
	case !spec && outside && s.pos == start:
		s.pos++
		s.fail("f-string: single '}' is not allowed")
		return false
	case !spec && outside:
		return middle(s.pos)
	}
	f.mode = fieldMode
	return middle(s.pos)
}

// quoteStart returns the offset of the first quote.
func (f *fstring) quoteStart() int {
	if f.raw {
		return f.start + 2
	}
	return f.start + 1
}

func (s *scanner) failFString(f *fstring, spec bool) bool {
	if spec && s.pos < len(s.src) {
		s.failAt(s.pos+1, "f-string: newlines are not allowed in format specifiers for single quoted f-strings")
		return false
	}
	detected := s.line
	if s.pos >= len(s.src) {
		detected = int32(len(s.lines))
	}
	s.line = f.line
	kind := ""
	if f.quotes == 3 {
		kind = "triple-quoted "
	}
	s.pos = f.start
	s.failAt(f.start+1, fmt.Sprintf("unterminated %sf-string literal (detected at line %d)", kind, detected))
	s.err.Incomplete = f.quotes == 3
	s.more = s.typed && s.err.Incomplete
	return false
}

// fieldOperator lets the operators ":" and "!" end the expression of a field,
// where they are not part of a nested bracket.
func (s *scanner) fieldOperator(kind tokenKind, n int) (tokenKind, int) {
	f := &s.fstrings[len(s.fstrings)-1]
	if len(s.brackets)-f.brackets != f.depth {
		return kind, n
	}
	if c := s.src[s.pos]; c == ':' {
		f.mode = specMode
		return colon, 1
	}
	return kind, n
}

// inField reports whether the bracket just popped, of the kind, began a field.
func (s *scanner) inField(open byte) bool {
	if len(s.fstrings) == 0 || open != '{' {
		return false
	}
	f := &s.fstrings[len(s.fstrings)-1]
	return len(s.brackets)-f.brackets == f.depth-1
}

// closeField goes back to the text of an f-string when the bracket just
// popped began a field.
func (s *scanner) closeField(c byte) {
	if len(s.fstrings) == 0 || c != '}' {
		return
	}
	f := &s.fstrings[len(s.fstrings)-1]
	if len(s.brackets)-f.brackets == f.depth-1 {
		f.depth--
		f.mode = textMode
	}
}

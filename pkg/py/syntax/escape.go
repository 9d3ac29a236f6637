package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// stringLiteral returns the value of a string token, which may be of several
// lines: str or bytes.
func (p *parser) stringLiteral(t token) (ConstantKind, string) {
	text := p.text(t)
	kind := StrConstant
	raw := false
	i := 0
	for ; text[i] != '\'' && text[i] != '"'; i++ {
		switch text[i] | 0x20 {
		case 'b':
			kind = BytesConstant
		case 'r':
			raw = true
		}
	}
	quotes := 1
	if len(text) >= i+6 && text[i+1] == text[i] && text[i+2] == text[i] {
		quotes = 3
	}
	body := text[i+quotes : len(text)-quotes]
	if kind == BytesConstant {
		for _, c := range []byte(body) {
			if c >= utf8.RuneSelf {
				p.fail(p.spanOf(t), "bytes can only contain ASCII literal characters")
			}
		}
	}
	if raw {
		return kind, body
	}
	return kind, p.unescape(t, body, t.start+int32(i+quotes), kind == BytesConstant)
}

// unescape replaces the escapes of a literal's text. Unknown ones stay as they
// are.
//
// See https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences.
func (p *parser) unescape(t token, text string, offset int32, bytes bool) string {
	i := strings.IndexByte(text, '\\')
	if i < 0 {
		return text
	}
	b := make([]byte, 0, len(text))
	rest := text
	for ; i >= 0 && i+1 < len(rest); i = strings.IndexByte(rest, '\\') {
		b = append(b, rest[:i]...)
		at := len(text) - len(rest) + i // of the backslash
		c := rest[i+1]
		rest = rest[i+2:]
		switch c {
		case '\n':
		case '\\', '\'', '"':
			b = append(b, c)
		case 'a':
			b = append(b, '\a')
		case 'b':
			b = append(b, '\b')
		case 'f':
			b = append(b, '\f')
		case 'n':
			b = append(b, '\n')
		case 'r':
			b = append(b, '\r')
		case 't':
			b = append(b, '\t')
		case 'v':
			b = append(b, '\v')
		case '0', '1', '2', '3', '4', '5', '6', '7':
			value := rune(c - '0')
			for n := 1; n < 3 && rest != "" && '0' <= rest[0] && rest[0] <= '7'; n++ {
				value = value<<3 | rune(rest[0]-'0')
				rest = rest[1:]
			}
			b = appendChar(b, value, bytes)
		case 'x', 'u', 'U':
			if bytes && c != 'x' {
				b = append(b, '\\', c)
				break
			}
			value, n := hexDigits(rest, c)
			if n < hexLength(c) {
				p.failEscape(t, text, at, c, n, bytes)
			}
			rest = rest[n:]
			if value > utf8.MaxRune {
				p.failUnicode(t, text, at, at+2+n-1, "illegal Unicode character")
			}
			b = appendChar(b, rune(value), bytes)
		case 'N':
			if !bytes {
				p.failNamed(t, offset+int32(at), rest)
			}
			b = append(b, '\\', c)
		default:
			b = append(b, '\\', c)
		}
	}
	b = append(b, rest...)
	return string(b)
}

// hexLength returns how many digits the escape takes.
func hexLength(c byte) int {
	switch c {
	case 'x':
		return 2
	case 'u':
		return 4
	}
	return 8
}

func hexDigits(text string, c byte) (value uint32, n int) {
	for n < hexLength(c) && n < len(text) && isHexDigit(text[n]) {
		digit := uint32(text[n] - '0')
		if digit > 9 {
			digit = uint32(text[n]|0x20-'a') + 10
		}
		value = value<<4 | digit
		n++
	}
	return value, n
}

// appendChar appends a byte, or a character in UTF-8. A lone surrogate, which
// UTF-8 does not have, becomes the three bytes it would have.
func appendChar(b []byte, c rune, bytes bool) []byte {
	switch {
	case bytes:
		return append(b, byte(c))
	case 0xD800 <= c && c <= 0xDFFF:
		return append(b, 0xED, byte(0x80|c>>6&0x3F), byte(0x80|c&0x3F))
	}
	return utf8.AppendRune(b, c)
}

// failEscape raises the error for an escape of which only n digits are there.
func (p *parser) failEscape(t token, text string, at int, c byte, n int, bytes bool) {
	if bytes {
		p.fail(p.spanOf(t), fmt.Sprintf("(value error) invalid \\x escape at position %d", at))
	}
	kind := fmt.Sprintf("truncated \\%c%s escape", c, strings.Repeat("X", hexLength(c)))
	p.failUnicode(t, text, at, at+1+n, kind)
}

// failUnicode raises the error of CPython's decoder, which sees the text with
// characters beyond ASCII as escapes of ten bytes.
func (p *parser) failUnicode(t token, text string, from, to int, reason string) {
	offset := 0
	for _, c := range text[:from] {
		if c >= utf8.RuneSelf {
			offset += 9
		}
	}
	offset -= len(text[:from]) - utf8.RuneCountInString(text[:from])
	p.fail(p.spanOf(t), fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s", from+offset, to+offset, reason))
}

func (p *parser) failNamed(t token, offset int32, rest string) {
	span := p.spanOf(t)
	if t.line == t.endLine {
		span.Col = offset - p.lines[t.line-1]
		span.EndCol = span.Col + 2
		if end := strings.IndexByte(rest, '}'); end >= 0 {
			span.EndCol += int32(end) + 1
		}
	}
	p.fail(span, "'\\N{...}' escapes are not supported here")
}

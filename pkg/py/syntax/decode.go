package syntax

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// decode checks the bytes of a program and returns its text: without byte order
// mark, with line feeds alone between the lines and one at the end.
func decode(name string, src []byte) (string, error) {
	fail := func(text string) error {
		return &Error{Class: pyerr.SyntaxError, Text: text, File: name}
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if len(src) > maxSource {
		return "", fail(fmt.Sprintf("source code of more than %d bytes is not supported here", maxSource))
	}
	if bytes.IndexByte(src, 0) >= 0 {
		return "", fail("source code cannot contain null bytes")
	}
	if coding := declaredCoding(src); coding != "" && !isUTF8(coding) {
		return "", fail("encoding '" + coding + "' is not supported here")
	}
	if !utf8.Valid(src) {
		return "", invalidUTF8(name, src)
	}
	text := string(src)
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return text, nil
}

// declaredCoding returns the encoding that a comment in the first two lines
// declares, or "".
//
// See https://docs.python.org/3/reference/lexical_analysis.html#encoding-declarations.
func declaredCoding(src []byte) string {
	for range 2 {
		line, rest, _ := bytes.Cut(src, []byte("\n"))
		src = rest
		blank := bytes.TrimLeft(line, " \t\f")
		if len(bytes.TrimSpace(blank)) == 0 {
			continue
		}
		if blank[0] != '#' {
			return ""
		}
		if coding := codingIn(string(blank)); coding != "" {
			return coding
		}
	}
	return ""
}

// codingIn returns the word after "coding:" or "coding=" in a comment.
func codingIn(comment string) string {
	for {
		_, after, found := strings.Cut(comment, "coding")
		if !found {
			return ""
		}
		comment = after
		if after == "" || after[0] != ':' && after[0] != '=' {
			continue
		}
		word := strings.TrimLeft(after[1:], " \t")
		end := strings.IndexFunc(word, func(c rune) bool {
			return c != '-' && c != '.' && (c >= utf8.RuneSelf || !isNamePart(byte(c)))
		})
		if end < 0 {
			end = len(word)
		}
		if end > 0 {
			return word[:end]
		}
	}
}

func isUTF8(coding string) bool {
	coding = strings.ReplaceAll(strings.ToLower(coding), "_", "-")
	return coding == "utf-8" || coding == "utf8" || coding == "utf-8-sig" || coding == "ascii" || coding == "us-ascii" || strings.HasPrefix(coding, "utf-8-")
}

// invalidUTF8 returns the error for the first byte that is not UTF-8.
func invalidUTF8(name string, src []byte) error {
	bad := 0
	for {
		c, size := utf8.DecodeRune(src[bad:])
		if c == utf8.RuneError && size == 1 {
			break
		}
		bad += size
	}
	line := bytes.Count(src[:bad], []byte("\n")) + 1
	start := bytes.LastIndexByte(src[:bad], '\n') + 1
	source, _, _ := bytes.Cut(src[start:], []byte("\n"))
	col := utf8.RuneCount(src[start:bad]) + 1
	return &Error{
		Class: pyerr.SyntaxError,
		Text: fmt.Sprintf("Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; "+
			"see https://peps.python.org/pep-0263/ for details", src[bad], name, line),
		File: name, Line: line, Col: col, EndLine: line, EndCol: col,
		Source: strings.ToValidUTF8(string(source), "\ufffd"),
	}
}

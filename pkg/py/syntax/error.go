package syntax

import (
	"fmt"
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// An Error says why a program cannot be read. It unwraps to a [pyerr.Error], so
// errors.Is(err, pyerr.SyntaxError) is true for most; nesting that is too deep
// is a pyerr.MemoryError or a pyerr.RecursionError, as in CPython.
//
// See https://docs.python.org/3/library/exceptions.html#SyntaxError.
type Error struct {
	Class *pyerr.Class
	Text  string // CPython's own
	File  string

	// The place: lines and columns count from 1, columns in characters; the
	// end is exclusive. EndCol is 0 when the error goes on to the end of the
	// line. Errors of nesting have no place: all four are 0.
	Line, Col, EndLine, EndCol int

	// Source is line Line of the program, without its end.
	Source string

	// Incomplete is set when more lines after the end could mend the program.
	Incomplete bool
}

var _ error = (*Error)(nil)

// Error returns the text, with the place as str(SyntaxError) gives it.
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.Text
	}
	return fmt.Sprintf("%s (%s, line %d)", e.Text, e.File, e.Line)
}

// Unwrap returns the class and the text alone.
func (e *Error) Unwrap() error { return e.Class.New(e.Text) }

// Render returns what Python prints for the error: the file and the line, the
// source with the place marked below it, and the class with the text. It ends
// with a line feed. The line "Traceback (most recent call last):" is not part of
// it, and Python leaves it out for a program that cannot be read.
//
// See https://docs.python.org/3/library/traceback.html#traceback.TracebackException.format_exception_only.
func (e *Error) Render() string {
	var b strings.Builder
	e.WriteFile(&b)
	e.WriteSource(&b)
	b.WriteString(e.Class.Name())
	if e.Text != "" {
		b.WriteString(": " + e.Text)
	}
	b.WriteByte('\n')
	return b.String()
}

// WriteFile writes the first line of Render, unless the error has no place.
func (e *Error) WriteFile(b *strings.Builder) {
	if e.Line > 0 {
		fmt.Fprintf(b, "  File \"%s\", line %d\n", e.File, e.Line)
	}
}

// WriteSource writes the lines of Render with the source and the marks, unless
// the error has no place.
func (e *Error) WriteSource(b *strings.Builder) {
	if e.Line == 0 {
		return
	}
	source := []rune(strings.TrimRight(e.Source, "\n"))
	stripped := []rune(strings.TrimLeft(string(source), " \n\f"))
	fmt.Fprintf(b, "    %s\n", string(stripped))
	start, end := e.caret(len(source))
	start -= len(source) - len(stripped)
	end -= len(source) - len(stripped)
	if start >= 0 {
		marked := stripped[min(start, len(stripped)):min(end, len(stripped))]
		carets := width(marked)
		if len(marked) == 0 {
			carets = end - start
		}
		indent := width(stripped[:min(start, len(stripped))])
		fmt.Fprintf(b, "    %s%s\n", strings.Repeat(" ", indent), strings.Repeat("^", carets))
	}
}

// caret returns the marked columns, from 0, of a source line of the length.
func (e *Error) caret(length int) (start, end int) {
	start, end = e.Col, e.EndCol
	if e.Line != e.EndLine {
		end = length + 1
	} else if end == 0 {
		end = start
	}
	if start > length+1 {
		start = length + 1
	}
	if end > length+1 {
		end = length + 1
	}
	if start >= end {
		end = start + 1
	}
	return start - 1, end - 1
}

// width returns the number of columns that text takes in a terminal.
func width(text []rune) int {
	n := 0
	for _, c := range text {
		n += RuneWidth(c)
	}
	return n
}

package eval

import (
	"fmt"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// writeMarked prints the source line of a span, with marks below it where they
// tell something: not when the span is all of the line.
func writeMarked(b *strings.Builder, source *Source, span syntax.Span) {
	line := source.Line(int(span.Line))
	text := strings.TrimLeft(line, " \t\f")
	indent := len(line) - len(text)
	text = strings.TrimRight(text, " \t\f")
	if text == "" {
		return
	}
	fmt.Fprintf(b, "    %s\n", text)
	start, end := int(span.Col)-indent, int(span.EndCol)-indent
	if span.EndLine != span.Line {
		end = len(text)
	}
	if start < 0 || end > len(text) || start >= end || start == 0 && end == len(text) {
		return
	}
	fmt.Fprintf(b, "    %s%s\n", strings.Repeat(" ", len([]rune(text[:start]))), strings.Repeat("^", len([]rune(text[start:end]))))
}

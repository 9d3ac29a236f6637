package eval

import (
	"strings"
	"unicode/utf8"

	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// writeMarked prints the source line of a span, and below it marks: carets under
// the span, or carets under its operator, subscript or arguments and tildes
// under the rest. Where marks would tell nothing they are left out.
//
// See https://docs.python.org/3/whatsnew/3.11.html#pep-657-fine-grained-error-locations-in-tracebacks.
func writeMarked(b *strings.Builder, source *Source, span syntax.Span) {
	line := source.Line(int(span.Line))
	text := strings.TrimLeft(line, " \t\f")
	indent := len(line) - len(text)
	text = strings.TrimRight(text, " \t\f")
	if text == "" {
		return
	}
	b.WriteString("    " + text + "\n")
	start, end := int(span.Col)-indent, int(span.EndCol)-indent
	if span.EndLine != span.Line {
		end = len(text)
	}
	if start < 0 || end > len(text) || start >= end {
		return
	}
	from, to, anchored := anchors(text[start:end])
	if !showMarks(text, start, end, anchored) {
		return
	}
	from, to = from+start, to+start
	b.WriteString("    ")
	for i := range text[:end] {
		switch {
		case i < start:
			b.WriteByte(' ')
		case anchored && (i < from || i >= to):
			b.WriteByte('~')
		default:
			b.WriteByte('^')
		}
	}
	b.WriteByte('\n')
}

// showMarks reports whether marks under text[start:end] tell something. They do
// not when the span is the whole line without anchors, nor when the line only
// assigns or returns the call that failed.
func showMarks(text string, start, end int, anchored bool) bool {
	if tree, err := syntax.ParseFile("", []byte(text)); err == nil && len(tree.Body) > 0 {
		if call := soleCall(tree.Body[0]); call != nil {
			if s := call.Span(); int(s.Col) == start && int(s.EndCol) == end {
				return false
			}
		}
	}
	return anchored || start > 0 || end < len(text)
}

// soleCall returns the call that an assignment assigns, or the call of a named
// function that a return statement returns.
func soleCall(s syntax.Stmt) *syntax.Call {
	switch s := s.(type) {
	case *syntax.Assign:
		call, _ := s.Value.(*syntax.Call)
		return call
	case *syntax.Return:
		if call, ok := s.Value.(*syntax.Call); ok {
			if _, named := call.Func.(*syntax.Name); named {
				return call
			}
		}
	}
	return nil
}

// anchors returns the part of an expression that the carets belong under: the
// operator of an operation, the brackets of a subscript, the arguments of a
// call.
func anchors(segment string) (from, to int, ok bool) {
	tree, err := syntax.ParseFile("", []byte("(\n"+segment+"\n)"))
	if err != nil || len(tree.Body) != 1 {
		return 0, 0, false
	}
	statement, isExpr := tree.Body[0].(*syntax.ExprStmt)
	if !isExpr {
		return 0, 0, false
	}
	switch e := statement.Value.(type) {
	case *syntax.BinOp:
		from = operatorAt(segment, int(e.Left.Span().EndCol))
		to = from + 1
		if to < int(e.Right.Span().Col) && to < len(segment) && segment[to] != ' ' && segment[to] != '\t' && segment[to] != '(' {
			to++
		}
		return from, to, true
	case *syntax.Subscript:
		from = after(segment, int(e.Value.Span().EndCol), '[')
		return from, int(e.Span().EndCol), true
	case *syntax.Call:
		from = after(segment, int(e.Func.Span().EndCol), '(')
		return from, int(e.Span().EndCol), true
	}
	return 0, 0, false
}

// operatorAt returns the place of the operator behind the left operand that ends
// at i, parentheses around it included.
func operatorAt(segment string, i int) int {
	for i < len(segment) {
		c, size := utf8.DecodeRuneInString(segment[i:])
		if c != ' ' && c != '\t' && c != ')' {
			break
		}
		i += size
	}
	return i
}

func after(segment string, i int, c byte) int {
	if at := strings.IndexByte(segment[i:], c); at >= 0 {
		return i + at
	}
	return i
}

package eval

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// An excerpt is the source of a span: its lines, without the indentation that
// they share and without blanks at their ends.
//
//	f(a,       ~^^^
//	  b)       ^^^^
//
// The span begins at start in the first line and ends before end in the last.
type excerpt struct {
	lines      []string
	start, end int // in bytes
}

// A place is a byte of an excerpt. Both numbers count from 0.
type place struct{ line, col int }

func (p place) before(q place) bool {
	return p.line < q.line || p.line == q.line && p.col < q.col
}

// An anchor is the part of an expression that the carets belong under: the
// operator of an operation, the brackets of a subscript, the arguments of a
// call.
type anchor struct{ from, to place }

func (a *anchor) contains(p place) bool { return !p.before(a.from) && p.before(a.to) }

// writeMarked prints the source lines of a span, and below them marks: carets
// under the span, or carets under its anchor and tildes under the rest. Where
// marks would tell nothing they are left out, and so are lines between the ends
// of the span and its anchor.
//
// See https://docs.python.org/3/whatsnew/3.13.html#traceback.
func writeMarked(b *strings.Builder, source *Source, span syntax.Span) {
	x := newExcerpt(source, span)
	if strings.Join(x.lines, "") == "" {
		return
	}
	a := x.anchor()
	marked := x.wellFormed() && x.tells(a)
	last := len(x.lines) - 1
	shown := -1
	for n := range x.lines {
		if n != 0 && n != last && !(a != nil && (near(n, a.from.line) || near(n, a.to.line))) {
			continue
		}
		switch left := n - shown - 1; {
		case left == 1:
			x.writeLine(b, n-1, a, marked)
		case left > 1:
			fmt.Fprintf(b, "    ...<%d lines>...\n", left)
		}
		x.writeLine(b, n, a, marked)
		shown = n
	}
}

func near(n, line int) bool { return line-1 <= n && n <= line+1 }

const blanks = " \t\f\v\r"

func newExcerpt(source *Source, span syntax.Span) *excerpt {
	x := &excerpt{}
	for n := span.Line; n <= max(span.EndLine, span.Line); n++ {
		x.lines = append(x.lines, strings.TrimRight(source.Line(int(n)), blanks))
	}
	indent := sharedIndent(x.lines)
	for i, line := range x.lines {
		x.lines[i] = line[min(indent, len(line)):]
	}
	x.start, x.end = int(span.Col)-indent, int(span.EndCol)-indent
	return x
}

// sharedIndent returns the length of the blanks that all lines begin with, but
// for those that have nothing else.
func sharedIndent(lines []string) int {
	shared, known := "", false
	for _, line := range lines {
		indent := line[:len(line)-len(strings.TrimLeft(line, blanks))]
		switch {
		case line == "":
		case !known:
			shared, known = indent, true
		default:
			for !strings.HasPrefix(indent, shared) {
				shared = shared[:len(shared)-1]
			}
		}
	}
	return len(shared)
}

// wellFormed reports whether the span lies in the lines. It does not when the
// source has changed meanwhile.
func (x *excerpt) wellFormed() bool {
	last := len(x.lines) - 1
	return x.start >= 0 && x.start <= len(x.lines[0]) && x.end <= len(x.lines[last]) && (place{0, x.start}).before(place{last, x.end})
}

// tells reports whether marks tell something. They do not when the span is all
// of the lines and has no anchor, nor when these only assign or return the call
// that failed.
func (x *excerpt) tells(a *anchor) bool {
	last := len(x.lines) - 1
	if x.isSoleCall() {
		return false
	}
	return a != nil || strings.TrimLeft(x.lines[0][:x.start], blanks) != "" || x.lines[last][x.end:] != ""
}

// isSoleCall reports whether the span is a call, and the lines only assign its
// result to one name, or return that of a named function.
func (x *excerpt) isSoleCall() bool {
	const function = "def f(): " // only a function can return
	tree, err := syntax.ParseFile("", []byte(function+strings.Join(x.lines, "\n")))
	if err != nil {
		return false
	}
	var call *syntax.Call
	switch s := tree.Body[0].(*syntax.FunctionDef).Body[0].(type) {
	case *syntax.Assign:
		if _, named := s.Targets[0].(*syntax.Name); !named || len(s.Targets) > 1 {
			return false
		}
		call, _ = s.Value.(*syntax.Call)
	case *syntax.Return:
		call, _ = s.Value.(*syntax.Call)
		if call != nil {
			if _, named := call.Func.(*syntax.Name); !named {
				return false
			}
		}
	}
	if call == nil {
		return false
	}
	end := place{len(x.lines) - 1, x.end}
	if end.line == 0 {
		end.col += len(function)
	}
	s := call.Span()
	return s.Line == 1 && int(s.Col) == x.start+len(function) && end == place{int(s.EndLine) - 1, int(s.EndCol)}
}

// writeLine prints a line, and marks below it where these are wanted.
func (x *excerpt) writeLine(b *strings.Builder, n int, a *anchor, marked bool) {
	line := x.lines[n]
	b.WriteString("    " + line + "\n")
	if !marked {
		return
	}
	from, to := len(line)-len(strings.TrimLeft(line, blanks)), len(line)
	if n == 0 {
		from = max(from, x.start)
	}
	if n == len(x.lines)-1 {
		to = x.end
	}
	b.WriteString("    ")
	for i, c := range line[:to] {
		mark := "^"
		switch {
		case i < from:
			mark = " "
		case a != nil && !a.contains(place{n, i}):
			mark = "~"
		}
		b.WriteString(strings.Repeat(mark, syntax.RuneWidth(c)))
	}
	b.WriteByte('\n')
}

// anchor returns the anchor of the span's expression, or nil where it has none.
func (x *excerpt) anchor() *anchor {
	if !x.wellFormed() {
		return nil
	}
	last := len(x.lines) - 1
	segment := make([]string, len(x.lines))
	copy(segment, x.lines)
	segment[last] = segment[last][:x.end]
	segment[0] = segment[0][x.start:]
	a := anchorIn(segment)
	if a == nil {
		return nil
	}
	for _, p := range []*place{&a.from, &a.to} {
		if p.line == 0 {
			p.col += x.start
		}
	}
	return a
}

// anchorIn returns the anchor of the expression whose text the lines are.
func anchorIn(lines []string) *anchor {
	tree, err := syntax.ParseFile("", []byte("(\n"+strings.Join(lines, "\n")+"\n)"))
	if err != nil || len(tree.Body) != 1 {
		return nil
	}
	statement, isExpr := tree.Body[0].(*syntax.ExprStmt)
	if !isExpr {
		return nil
	}
	switch e := statement.Value.(type) {
	case *syntax.BinOp:
		from := seek(lines, endOf(e.Left), func(c rune) bool { return !strings.ContainsRune(blanks+")", c) })
		to := place{from.line, from.col + 1}
		if line := lines[from.line]; to.col < len(line) && to.before(startOf(e.Right)) && !strings.ContainsRune(blanks+`\#(`, rune(line[to.col])) {
			to.col++
		}
		return &anchor{from, to}
	case *syntax.Subscript:
		return &anchor{seek(lines, endOf(e.Value), func(c rune) bool { return c == '[' }), endOf(e)}
	case *syntax.Call:
		return &anchor{seek(lines, endOf(e.Func), func(c rune) bool { return c == '(' }), endOf(e)}
	}
	return nil
}

// The expression of anchorIn begins in line 2.
func startOf(e syntax.Expr) place { return place{int(e.Span().Line) - 2, int(e.Span().Col)} }
func endOf(e syntax.Expr) place   { return place{int(e.Span().EndLine) - 2, int(e.Span().EndCol)} }

// seek returns the first place from p on whose character is wanted, outside of
// comments and behind no backslash.
func seek(lines []string, p place, wanted func(c rune) bool) place {
	for p.line < len(lines)-1 || p.col < len(lines[p.line]) {
		c, size := utf8.DecodeRuneInString(lines[p.line][p.col:])
		switch {
		case size == 0 || c == '#' || c == '\\':
			p = place{p.line + 1, 0}
		case wanted(c):
			return p
		default:
			p.col += size
		}
		if p.line == len(lines) {
			break
		}
	}
	return place{len(lines) - 1, len(lines[len(lines)-1])}
}

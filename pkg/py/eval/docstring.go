package eval

import (
	"math"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/syntax"
	"github.com/zerocopyzen/zen/pkg/py/text"
)

// docstring returns the literal that documents a body, or nil.
func docstring(body []syntax.Stmt) *syntax.Constant {
	if len(body) == 0 {
		return nil
	}
	s, ok := body[0].(*syntax.ExprStmt)
	if !ok {
		return nil
	}
	k, ok := s.Value.(*syntax.Constant)
	if !ok || k.Kind != syntax.StrConstant {
		return nil
	}
	return k
}

// cleanDoc takes the indentation of the source out of a docstring, as the
// compiler of CPython does since 3.13: what all lines but the first have in
// common, and all of the first one's.
//
// See https://docs.python.org/3/whatsnew/3.13.html#other-language-changes.
func cleanDoc(doc string) string {
	const tab = 8
	doc, err := text.ExpandTabs(doc, tab, math.MaxInt)
	if err != nil {
		return doc // longer than memory could hold
	}
	lines := strings.Split(doc, "\n")
	margin := math.MaxInt
	for _, line := range lines[1:] {
		if indent := indentation(line); indent < len(line) {
			margin = min(margin, indent)
		}
	}
	lines[0] = strings.TrimLeft(lines[0], " ")
	if margin == math.MaxInt {
		margin = 0
	}
	for i, line := range lines[1:] {
		lines[1+i] = line[min(margin, indentation(line)):]
	}
	return strings.Join(lines, "\n")
}

func indentation(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

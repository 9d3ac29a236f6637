package drawing

import (
	"fmt"
	"strings"

	"github.com/zerocopyzen/zen/pkg/playground"
)

const (
	numberWidth = 5
	amounts     = 4
)

// headings say what is counted, in two rows: not all that is copied is, but what
// slicing copied.
var headings = [2][amounts]string{
	{"views", "slicing", "line", "exports"},
	{"shared", "copied", "wrote", "held"},
}

// Ledger returns the lines of a program with what each cost, and the sums. A
// line counts its costs over all its runs: the bytes that views made there show,
// that slicing copied, that were written in place; and how many exports were
// held when it had run last.
func (s Style) Ledger(source []string, t playground.Trace, c playground.Counters) string {
	l := ledger{canvas: &canvas{style: s}}
	l.layOut(t, c)
	for _, row := range headings {
		l.row()
		for i, heading := range row {
			l.putRight(l.ends[i], heading, strong)
		}
	}
	lines := make(map[int]playground.Line)
	for _, line := range t.Lines {
		if line.Source == "cell" {
			lines[line.Line] = line
		}
	}
	held := heldAfter(t)
	for i, text := range source {
		if i == len(source)-1 && text == "" {
			break // the line feed at the end
		}
		line, ran := lines[i+1]
		l.line(i+1, text, ran, line, held)
	}
	l.rule()
	l.row()
	l.put(numberWidth+1, "in all", strong)
	sum := inAll(t)
	for i, n := range []int{sum.Shared, sum.Copied, sum.Written, c.Exports} {
		l.amount(i, n, strong)
	}
	if sum.CopiedMore > 0 {
		l.row()
		l.put(numberWidth+1, fmt.Sprintf("slices of bytes in place of views would have copied %s more", count(sum.CopiedMore, "byte")), faint)
	}
	return l.String()
}

// heldAfter returns how many exports were held after the last run of each line,
// as far as its step was kept.
func heldAfter(t playground.Trace) map[int]int {
	held := make(map[int]int)
	for _, step := range t.Steps {
		if step.Source == "cell" {
			held[step.Line] = step.Exports
		}
	}
	return held
}

// inAll adds up the lines.
func inAll(t playground.Trace) playground.Costs {
	var sum playground.Costs
	for _, line := range t.Lines {
		sum.Shared += line.Costs.Shared
		sum.Copied += line.Costs.Copied
		sum.Written += line.Costs.Written
		sum.CopiedMore += line.Costs.CopiedMore
	}
	return sum
}

type ledger struct {
	*canvas
	ends [amounts]int // the column behind each amount
	text int          // columns of the source
}

// layOut makes the columns wide enough for the sums, which no line exceeds.
func (l *ledger) layOut(t playground.Trace, c playground.Counters) {
	sum := inAll(t)
	end := l.style.width()
	for i, n := range []int{c.Exports, sum.Written, sum.Copied, sum.Shared} {
		const between = 3
		column := amounts - 1 - i
		l.ends[column] = end
		end -= max(len(headings[0][column]), len(headings[1][column]), len(thousands(n))) + between
	}
	l.text = end - numberWidth - 1
}

func (l *ledger) line(number int, text string, ran bool, line playground.Line, held map[int]int) {
	l.row()
	l.putRight(numberWidth-1, fmt.Sprint(number), faint)
	l.put(numberWidth+1, cut(expandTabs(text), l.text-1), plain)
	if !ran {
		return
	}
	l.amount(0, line.Costs.Shared, plain)
	l.amount(1, line.Costs.Copied, copied)
	l.amount(2, line.Costs.Written, plain)
	if exports, ok := held[number]; ok {
		l.amount(3, exports, plain)
		return
	}
	l.putRight(l.ends[3], "?", faint)
}

// amount writes a number; a dot stands for none.
func (l *ledger) amount(i, n int, with ink) {
	text := thousands(n)
	if n == 0 {
		text, with = "·", faint
	}
	l.putRight(l.ends[i], text, with)
}

func (l *ledger) rule() {
	l.row()
	l.put(0, strings.Repeat("─", l.ends[amounts-1]), faint)
}

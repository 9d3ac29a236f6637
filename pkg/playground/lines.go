package playground

import (
	"cmp"
	"slices"

	"github.com/zerocopyzen/zen/pkg/buffer"
)

// lineSums are the exact sums of the lines of a run, whatever steps are kept.
type lineSums struct {
	own    []lineSum // of the text that runs, by line
	others map[otherLine]*lineSum
	source source
}

type otherLine struct {
	source source
	line   int
}

// A lineSum is the sum of all steps of a line.
type lineSum struct {
	runs    int
	costs   Costs
	reasons *[buffer.NumReasons]int // bytes copied, by reason; nil when none were
}

// begin empties the sums, for a run of a text.
func (l *lineSums) begin(s source) {
	clear(l.own)
	l.own, l.others, l.source = l.own[:0], nil, s
}

// of returns the sum of a line, valid until the next call.
func (l *lineSums) of(s source, line int) *lineSum {
	if s != l.source {
		return l.other(otherLine{s, line})
	}
	for line >= len(l.own) {
		l.own = append(l.own, lineSum{})
	}
	return &l.own[line]
}

//go:noinline
func (l *lineSums) other(line otherLine) *lineSum {
	if l.others == nil {
		l.others = make(map[otherLine]*lineSum)
	}
	sum := l.others[line]
	if sum == nil {
		sum = new(lineSum)
		l.others[line] = sum
	}
	return sum
}

//go:noinline
func (s *lineSum) copied(reason buffer.Reason, bytes int) {
	if s.reasons == nil {
		s.reasons = new([buffer.NumReasons]int)
	}
	s.reasons[reason] += bytes
}

// reason returns why most of the bytes were copied, or "".
func (s *lineSum) reason() string {
	most, text := 0, ""
	if s.reasons != nil {
		for reason, bytes := range s.reasons {
			if bytes > most {
				most, text = bytes, buffer.Reason(reason).String()
			}
		}
	}
	return text
}

// lines returns the sums of the lines at which something happened: those of the
// text that ran in order, then those of functions from elsewhere.
func (l *lineSums) lines() []Line {
	var lines []Line
	for line := range l.own {
		if sum := &l.own[line]; line > 0 && (sum.runs > 0 || sum.costs != (Costs{})) {
			lines = append(lines, sum.line(l.source, line))
		}
	}
	begin := len(lines)
	for at, sum := range l.others {
		if at.line > 0 {
			lines = append(lines, sum.line(at.source, at.line))
		}
	}
	slices.SortFunc(lines[begin:], func(a, b Line) int { return cmp.Or(cmp.Compare(a.Source, b.Source), a.Line-b.Line) })
	return lines
}

func (s *lineSum) line(from source, line int) Line {
	return Line{Source: from.String(), Line: line, Runs: s.runs, Costs: s.costs, Reason: s.reason()}
}

// minus returns what c has more than other.
func (c Costs) minus(other Costs) Costs {
	return Costs{
		Shared: c.Shared - other.Shared, Copied: c.Copied - other.Copied, CopiedElse: c.CopiedElse - other.CopiedElse,
		Written: c.Written - other.Written, Allocated: c.Allocated - other.Allocated, CopiedMore: c.CopiedMore - other.CopiedMore,
	}
}

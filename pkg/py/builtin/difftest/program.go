package difftest

import (
	_ "embed"
	"math/rand/v2"
	"strings"
)

//go:embed prelude.py
var prelude string

// A Program is a list of statements, each of one or more lines.
type Program []string

// Write returns a program of n statements of a grammar.
func Write(g *Grammar, random *rand.Rand, n int) Program {
	p := make(Program, n)
	for i := range p {
		p[i] = g.Write(random, "statement")
	}
	return p
}

// Text returns what is to be run: the prelude, then the statements, each in a
// try statement and followed by a look at the variables.
func (p Program) Text() string {
	var b strings.Builder
	b.WriteString(prelude)
	for _, s := range p {
		b.WriteString("try:\n    ")
		b.WriteString(strings.ReplaceAll(s, "\n", "\n    "))
		b.WriteString("\nexcept Exception as e:\n    print('!', type(e).__name__, e)\nlook()\n")
	}
	return b.String()
}

// Reduce returns a program as short as possible for which differs still holds:
// removing any one of its statements ends the difference.
func (p Program) Reduce(differs func(Program) bool) Program {
	for size := max(len(p)/2, 1); ; {
		removed := false
		for at := 0; at < len(p); {
			end := min(at+size, len(p))
			shorter := append(append(Program{}, p[:at]...), p[end:]...)
			if differs(shorter) {
				p, removed = shorter, true
				continue
			}
			at = end
		}
		switch {
		case size > 1:
			size /= 2
		case !removed:
			return p
		}
	}
}

// String returns the statements alone.
func (p Program) String() string {
	var b strings.Builder
	for _, s := range p {
		b.WriteString(s + "\n")
	}
	return b.String()
}

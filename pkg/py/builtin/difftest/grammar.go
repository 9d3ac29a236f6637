package difftest

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
)

// A Grammar holds rules that write statements at random.
type Grammar struct {
	rules map[string]*rule
}

// A rule is a choice of texts.
type rule struct {
	alternatives []alternative
	weight       int // the sum of theirs
}

// An alternative is a text with references to rules in it.
type alternative struct {
	text   string
	weight int
}

// maxDepth is how deep references are followed; below, the first alternative of
// each rule is taken, which must not refer to its own rule.
const maxDepth = 7

var (
	reference = regexp.MustCompile(`<([a-z_]+)(#\d)?>`)
	weighted  = regexp.MustCompile(`^(\d+)\|`)
)

// ParseGrammar reads rules. It fails when a reference names no rule.
func ParseGrammar(text string) (*Grammar, error) {
	g := &Grammar{rules: make(map[string]*rule)}
	var current *rule
	for i, line := range strings.Split(text, "\n") {
		body, isAlternative := strings.CutPrefix(line, "\t")
		switch {
		case line == "" || line[0] == '#':
		case !isAlternative:
			current = &rule{}
			g.rules[strings.TrimSuffix(line, ":")] = current
		case current == nil:
			return nil, fmt.Errorf("line %d: an alternative before the first rule", i+1)
		default:
			current.add(body)
		}
	}
	for name, r := range g.rules {
		if r.weight == 0 {
			return nil, fmt.Errorf("rule %s has no alternatives", name)
		}
		for _, a := range r.alternatives {
			for _, m := range reference.FindAllStringSubmatch(a.text, -1) {
				if g.rules[m[1]] == nil {
					return nil, fmt.Errorf("rule %s refers to %s, which does not exist", name, m[1])
				}
			}
		}
	}
	return g, nil
}

func (r *rule) add(body string) {
	a := alternative{text: body, weight: 1}
	if m := weighted.FindStringSubmatch(body); m != nil {
		a.text = body[len(m[0]):]
		a.weight, _ = strconv.Atoi(m[1]) // the pattern admits digits alone
	}
	a.text = strings.ReplaceAll(a.text, `\n`, "\n")
	r.alternatives = append(r.alternatives, a)
	r.weight += a.weight
}

func (r *rule) choose(random *rand.Rand, depth int) string {
	if depth > maxDepth {
		return r.alternatives[0].text
	}
	n := random.IntN(r.weight)
	for _, a := range r.alternatives {
		if n -= a.weight; n < 0 {
			return a.text
		}
	}
	panic("difftest: weights do not add up")
}

// Write returns a text of the rule name.
func (g *Grammar) Write(random *rand.Rand, name string) string {
	return g.write(random, name, 0, make(map[string]string))
}

// write expands a rule. Texts of numbered references are kept in same.
func (g *Grammar) write(random *rand.Rand, name string, depth int, same map[string]string) string {
	text := g.rules[name].choose(random, depth)
	return reference.ReplaceAllStringFunc(text, func(ref string) string {
		m := reference.FindStringSubmatch(ref)
		if m[2] == "" {
			return g.write(random, m[1], depth+1, same)
		}
		if _, ok := same[ref]; !ok {
			same[ref] = g.write(random, m[1], depth+1, same)
		}
		return same[ref]
	})
}

package difftest_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin/difftest"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

func TestParseGrammar(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"\tlost\n", "line 1: an alternative before the first rule"},
		{"a:\n\t<b>\n", "rule a refers to b, which does not exist"},
		{"a:\n# nothing\n", "rule a has no alternatives"},
	} {
		_, err := difftest.ParseGrammar(test.text)
		if err == nil || err.Error() != test.want {
			t.Errorf("ParseGrammar(%q) = %v, want %s", test.text, err, test.want)
		}
	}
}

func TestGrammarWrite(t *testing.T) {
	g, err := difftest.ParseGrammar("statement:\n\t2|<x#1> = <x#1>\n\tif <x>:\\n    pass\nx:\n\ta\n\tb\n\t(<x>)\n")
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	seen := make(map[string]bool)
	for range 100 {
		text := g.Write(random, "statement")
		if left, right, ok := strings.Cut(text, " = "); ok && left != right {
			t.Errorf("wrote %s, want the same on both sides", text)
		}
		seen[text] = true
	}
	for _, want := range []string{"a = a", "(b) = (b)", "if a:\n    pass"} {
		if !seen[want] {
			t.Errorf("never wrote %q", want)
		}
	}
}

// TestGrammars checks that the grammars write programs of the language.
func TestGrammars(t *testing.T) {
	for _, family := range families {
		g := grammar(t, family)
		for seed := range uint64(300) {
			p := difftest.Write(g, rand.New(rand.NewPCG(seed, 1)), 10)
			if _, err := syntax.ParseFile("<program>", []byte(p.Text())); err != nil {
				t.Errorf("%s program %d: %v\n%s", family, seed, err, p)
			}
		}
	}
}

func TestReduce(t *testing.T) {
	p := difftest.Program{"a", "b", "c", "d", "e", "f", "g"}
	asked := 0
	got := p.Reduce(func(p difftest.Program) bool {
		asked++
		text := p.String()
		return strings.Contains(text, "b\n") && strings.Contains(text, "f\n")
	})
	if got.String() != "b\nf\n" {
		t.Errorf("reduced to %q, want b and f", got)
	}
	if asked > 30 {
		t.Errorf("asked %d times", asked)
	}
	if p.String() != "a\nb\nc\nd\ne\nf\ng\n" {
		t.Errorf("Reduce changed the program to %q", p)
	}
}

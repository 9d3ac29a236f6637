package reference

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
)

func sections(t *testing.T) []Section {
	t.Helper()
	all, err := Sections()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// eachEntry calls f for each entry of the sections.
func eachEntry(all []Section, f func(s *Section, e *Entry)) {
	for i := range all {
		for j := range all[i].Entries {
			f(&all[i], &all[i].Entries[j])
		}
	}
}

func TestEverythingOfferedIsDescribed(t *testing.T) {
	offered, err := Offered()
	if err != nil {
		t.Fatal(err)
	}
	described := make(map[string]bool)
	eachEntry(sections(t), func(s *Section, e *Entry) {
		key := s.Describes(e)
		if key == "" {
			return
		}
		if described[key] {
			t.Errorf("%s is described twice", key)
		}
		described[key] = true
		if !slices.Contains(offered, key) && !hiddenType(s, key, offered) {
			t.Errorf("%s is described, and the language does not offer it", key)
		}
	})
	for _, key := range offered {
		if !described[key] && !described[strings.TrimPrefix(key, "type ")] {
			t.Errorf("%s is offered, and entries/ does not describe it", key)
		}
	}
}

// hiddenType reports whether key is the type of a section for a type that no
// name leads to.
func hiddenType(s *Section, key string, offered []string) bool {
	return s.Kind == Type && key == s.Name && slices.Contains(offered, "type "+key)
}

func TestEveryModuleHasASection(t *testing.T) {
	var described []string
	for _, s := range sections(t) {
		if s.Kind == Module {
			described = append(described, s.Name)
		}
	}
	slices.Sort(described)
	if offered := builtin.Modules(); !slices.Equal(described, offered) {
		t.Errorf("sections for the modules %v, and %v can be imported", described, offered)
	}
}

// grammar returns the rules of the grammar and whether each is refused.
func grammar(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile("../py/syntax/grammar.txt")
	if err != nil {
		t.Fatal(err)
	}
	rules := make(map[string]bool)
	for _, line := range strings.Split(string(text), "\n") {
		if name, rest, ok := strings.Cut(line, ":"); ok && regexp.MustCompile(`^[a-z_]+$`).MatchString(name) {
			rules[name] = strings.HasSuffix(rest, "(refused)")
		}
	}
	return rules
}

func TestEveryRuleOfTheGrammarIsDescribed(t *testing.T) {
	rules := grammar(t)
	described := make(map[string]bool)
	eachEntry(sections(t), func(s *Section, e *Entry) {
		for _, rule := range e.Rules {
			refused, ok := rules[rule]
			if !ok {
				t.Errorf("%s: the grammar has no rule %s", e.Name, rule)
			}
			if refused != (s.Kind == Outside) {
				t.Errorf("%s: the rule %s is refused: %t", e.Name, rule, refused)
			}
			described[rule] = true
		}
	})
	for rule := range rules {
		if !described[rule] {
			t.Errorf("no entry stands for the rule %s of the grammar", rule)
		}
	}
}

func TestAnchorsAreDistinct(t *testing.T) {
	seen := make(map[string]bool)
	see := func(anchor string) {
		if seen[anchor] || anchor == "" {
			t.Errorf("the address %q is not used once", anchor)
		}
		seen[anchor] = true
	}
	all := sections(t)
	for i := range all {
		see(all[i].Anchor())
	}
	eachEntry(all, func(s *Section, e *Entry) { see(s.EntryAnchor(e)) })
}

package reference

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// refusals finds in the parser's source what it refuses, as its errors name it.
func refusals(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../py/syntax/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sources of the parser: %v", err)
	}
	construct := regexp.MustCompile(`\.unsupported\("([^"]+)"\)`)
	refused := regexp.MustCompile(`\.refuse\(.*"([^"]+) (?:is|are)"\)`)
	spoken := regexp.MustCompile(`"([^"%]{2,}) (?:is|are) not supported here`)
	var names []string
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range construct.FindAllStringSubmatch(string(text), -1) {
			names = append(names, "'"+match[1]+"'")
		}
		for _, find := range []*regexp.Regexp{refused, spoken} {
			for _, match := range find.FindAllStringSubmatch(string(text), -1) {
				names = append(names, strings.ReplaceAll(match[1], `\\`, `\`))
			}
		}
	}
	return names
}

func TestEveryRefusalIsDescribed(t *testing.T) {
	described := make(map[string]bool)
	eachEntry(sections(t), func(s *Section, e *Entry) {
		if s.Kind == Outside {
			described[refusal(e)] = true
		}
	})
	for _, name := range refusals(t) {
		if name != "'barry_as_FLUFL'" && !described[name] { // a joke of Python's
			t.Errorf("the parser refuses %s, and entries/ does not describe it", name)
		}
	}
}

func TestRefusedExamplesAreRefused(t *testing.T) {
	want := map[Kind]string{Outside: "not supported here", Missing: "ModuleNotFoundError: No module named"}
	eachEntry(sections(t), func(s *Section, e *Entry) {
		if last := e.Steps[len(e.Steps)-1].Answer; !strings.Contains(last, want[s.Kind]) {
			t.Errorf("%s answers %q, want %q in it", e.Name, last, want[s.Kind])
		}
	})
}

func TestEveryTokenOfTheGrammarIsShown(t *testing.T) {
	text, err := os.ReadFile("../py/syntax/grammar.txt")
	if err != nil {
		t.Fatal(err)
	}
	var shown strings.Builder
	eachEntry(sections(t), func(s *Section, e *Entry) {
		if s.Kind == Syntax || s.Kind == Outside {
			for _, step := range e.Steps {
				shown.WriteString(step.Source + "\n")
			}
		}
	})
	_, rules, _ := strings.Cut(string(text), "\nMODULE\n")
	for _, match := range regexp.MustCompile(`'([^'\s]+)'`).FindAllStringSubmatch(rules, -1) {
		if !strings.Contains(shown.String(), match[1]) {
			t.Errorf("no example shows %s", match[1])
		}
	}
}

package syntax

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestGrammar checks that every rule which a comment of the parser names is one
// of grammar.txt, and that the rules of grammar.txt name rules that exist.
func TestGrammar(t *testing.T) {
	text, err := os.ReadFile("grammar.txt")
	if err != nil {
		t.Fatal(err)
	}
	rules := make(map[string]bool)
	for _, m := range regexp.MustCompile(`(?m)^([a-z_]+):`).FindAllStringSubmatch(string(text), -1) {
		rules[m[1]] = true
	}
	word := regexp.MustCompile(`\b[a-z]+(?:_[a-z]+)+\b`)
	for _, name := range word.FindAllString(string(text), -1) {
		if !rules[name] {
			t.Errorf("grammar.txt: no rule %s", name)
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	parses := regexp.MustCompile(`\bparses ([a-z_]+)(?:[.,:;]| or | and )`)
	named := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(source)) {
			comment, ok := strings.CutPrefix(strings.TrimSpace(line), "// ")
			if !ok || strings.HasPrefix(comment, "See https:") {
				continue
			}
			names := word.FindAllString(comment, -1)
			for _, m := range parses.FindAllStringSubmatch(comment, -1) {
				names = append(names, m[1])
			}
			for _, name := range names {
				named++
				if !rules[name] {
					t.Errorf("%s: %q: no rule %s in grammar.txt", file, comment, name)
				}
			}
		}
	}
	if named < len(rules)/2 {
		t.Errorf("the comments name %d rules of %d: the test looks in the wrong place", named, len(rules))
	}
}

package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zerocopyzen/zen/pkg/playground"
	"github.com/zerocopyzen/zen/pkg/py/builtin"
)

// indent is how far Tab goes where there is no name to complete.
const indent = 4

// completer returns what Tab does to a line with the cursor behind pos bytes: the
// name before the cursor grows as far as all names that begin so agree.
func completer(s *builtin.Session) func(line string, pos int) (string, int) {
	return func(line string, pos int) (string, int) {
		before := line[:pos]
		more := ""
		if word := wordAtEnd(before); word == "" {
			more = strings.Repeat(" ", indent-utf8.RuneCountInString(before)%indent)
		} else {
			more = completion(s, word)
		}
		return before + more + line[pos:], pos + len(more)
	}
}

// wordAtEnd returns the dotted name that a text ends with, or "".
func wordAtEnd(text string) string {
	i := strings.LastIndexFunc(text, func(r rune) bool {
		return r != '.' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if i < 0 {
		return text
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return text[i+size:]
}

// completion returns what all names have in common behind a word that they begin
// with. Names with an underscore in front count when the word has it.
func completion(s *builtin.Session, word string) string {
	path, beginning := "", word
	if i := strings.LastIndexByte(word, '.'); i >= 0 {
		path, beginning = word[:i], word[i+1:]
		if path == "" {
			return ""
		}
	}
	common, found := "", false
	for line := range strings.Lines(playground.Completions(s, path)) {
		name, _, _ := strings.Cut(line, "\t")
		rest, ok := strings.CutPrefix(name, beginning)
		if !ok || beginning == "" && strings.HasPrefix(name, "_") {
			continue
		}
		if !found {
			common, found = rest, true
		}
		for !strings.HasPrefix(rest, common) {
			_, size := utf8.DecodeLastRuneInString(common)
			common = common[:len(common)-size]
		}
	}
	return common
}

package reference

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
)

// A Kind says what the entries of a section describe.
type Kind string

// The kinds of section; the package comment explains them.
const (
	Syntax     Kind = "syntax"
	Builtins   Kind = "builtins"
	Exceptions Kind = "exceptions"
	Special    Kind = "special"
	Type       Kind = "type"
	Module     Kind = "module"
	Hidden     Kind = "hidden"
	Outside    Kind = "outside"
	Missing    Kind = "missing"
)

// A Section is a part of the page.
type Section struct {
	Kind    Kind
	Name    string // of the type or module, else ""
	Title   string
	About   string // a sentence or two, or ""
	Here    bool   // the results of its examples are not CPython's
	Entries []Entry
}

// An Entry is one line of the page with its example.
type Entry struct {
	Name  string
	Text  string
	Rules []string // of the grammar
	Here  bool     // the example's result is not CPython's
	Steps []Step
}

// A Step is a statement of an example and what the prompt answers: the output,
// or the last line of the traceback.
type Step struct {
	Source string
	Answer string
}

// Setup returns the statement that runs before the section's examples, or "".
func (s *Section) Setup() string {
	if module := s.module(); module != "" {
		return "import " + module
	}
	return ""
}

// module returns the module that the section's names belong to, or "".
func (s *Section) module() string {
	if s.Kind != Module && s.Kind != Type {
		return ""
	}
	longest := ""
	for _, name := range builtin.Modules() {
		if (s.Name == name || strings.HasPrefix(s.Name, name+".")) && len(name) > len(longest) {
			longest = name
		}
	}
	return longest
}

// Describes returns the key under which [Offered] lists what the entry is about.
// Entries of sections of other kinds have none.
func (s *Section) Describes(e *Entry) string {
	switch s.Kind {
	case Builtins, Exceptions, Special:
		return e.Name
	case Hidden:
		return "type " + e.Name
	case Module:
		return s.Name + "." + e.Name
	case Type:
		if s.describesItself(e) {
			return s.Name
		}
		return s.Name + "." + e.Name
	}
	return ""
}

// describesItself reports whether an entry of a type's section is about the type.
func (s *Section) describesItself(e *Entry) bool { return e.Name == s.Name }

// Anchor returns the section's address within the page.
func (s *Section) Anchor() string {
	if s.Name == "" {
		return slug(s.Title)
	}
	return string(s.Kind) + "-" + slug(s.Name)
}

// EntryAnchor returns the entry's address within the page. An error about a
// construct or a module leads to the address of that shape:
// "outside-async", "import-os".
func (s *Section) EntryAnchor(e *Entry) string {
	switch s.Kind {
	case Syntax:
		return slug(s.Title + " " + e.Text)
	case Outside:
		return "outside-" + slug(refusal(e))
	case Missing:
		return "import-" + slug(e.Name)
	}
	return strings.ReplaceAll(s.Describes(e), " ", "-")
}

// refusal returns what the error of the entry's example says is not supported:
// 'async' of "SyntaxError: 'async' is not supported here".
func refusal(e *Entry) string {
	_, text, _ := strings.Cut(e.Steps[len(e.Steps)-1].Answer, "Error: ")
	for _, end := range []string{" is not supported here", " are not supported here"} {
		if what, _, found := strings.Cut(text, end); found {
			return what
		}
	}
	return e.Name
}

// slug returns the letters and digits of a text, in lower case and of ASCII,
// with a hyphen for each run of anything else between them.
func slug(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool {
		return !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_')
	})
	return strings.Join(words, "-")
}

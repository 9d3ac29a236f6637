package reference

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

//go:embed entries/*.txt
var files embed.FS

// Sections reads the descriptions, in the order of the page.
func Sections() ([]Section, error) {
	names, err := fs.Glob(files, "entries/*.txt")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var all []Section
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		sections, err := parse(string(text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, sections...)
	}
	return all, nil
}

// parse reads the text of one file.
func parse(text string) ([]Section, error) {
	var sections []Section
	for paragraph := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		lines := strings.Split(strings.Trim(paragraph, "\n"), "\n")
		if heading, ok := strings.CutPrefix(lines[0], "# "); ok {
			section, err := parseHeading(heading, lines[1:])
			if err != nil {
				return nil, err
			}
			sections = append(sections, section)
			continue
		}
		if len(sections) == 0 {
			return nil, fmt.Errorf("%q stands before the first section", lines[0])
		}
		entry, err := parseEntry(lines)
		if err != nil {
			return nil, err
		}
		last := &sections[len(sections)-1]
		last.Entries = append(last.Entries, entry)
	}
	return sections, nil
}

func parseHeading(heading string, about []string) (Section, error) {
	what, title, ok := strings.Cut(heading, ": ")
	kind, name, _ := strings.Cut(what, " ")
	s := Section{Kind: Kind(kind), Name: name, Title: title}
	switch s.Kind {
	case Type, Module:
		ok = ok && name != ""
	case Syntax, Builtins, Exceptions, Special, Hidden, Outside, Missing:
		ok = ok && name == ""
	default:
		ok = false
	}
	if !ok {
		return s, fmt.Errorf("%q is no heading", heading)
	}
	if n := len(about); n > 0 && about[n-1] == here {
		s.Here, about = true, about[:n-1]
	}
	s.About = strings.Join(about, " ")
	return s, nil
}

// here marks entries and sections whose results are not CPython's.
const here = "(here)"

// The prompts of the first line of a statement and of those that follow.
const prompt, more = ">>> ", "... "

func parseEntry(lines []string) (Entry, error) {
	var e Entry
	if lines[0] == here && len(lines) > 1 {
		e.Here, lines = true, lines[1:]
	}
	var ok bool
	if e.Name, e.Text, ok = strings.Cut(lines[0], ": "); !ok {
		return e, fmt.Errorf("%q has no colon", lines[0])
	}
	lines = lines[1:]
	if len(lines) > 0 && strings.HasPrefix(lines[0], "rules: ") {
		e.Rules, lines = strings.Fields(lines[0])[1:], lines[1:]
	}
	for _, line := range lines {
		source, first := strings.CutPrefix(line, prompt)
		next, follows := strings.CutPrefix(line, more)
		switch {
		case first:
			e.Steps = append(e.Steps, Step{Source: source})
		case len(e.Steps) == 0:
			return e, fmt.Errorf("%s: %q stands before the example", e.Name, line)
		case follows && e.Steps[len(e.Steps)-1].Answer == "":
			e.Steps[len(e.Steps)-1].Source += "\n" + next
		default:
			e.Steps[len(e.Steps)-1].Answer += line + "\n"
		}
	}
	if len(e.Steps) == 0 {
		return e, fmt.Errorf("%s has no example", e.Name)
	}
	return e, nil
}

// text returns the section as parse reads it.
func (s *Section) text() string {
	var b strings.Builder
	what := string(s.Kind)
	if s.Name != "" {
		what += " " + s.Name
	}
	fmt.Fprintf(&b, "# %s: %s\n", what, s.Title)
	if s.About != "" {
		fmt.Fprintln(&b, s.About)
	}
	if s.Here {
		fmt.Fprintln(&b, here)
	}
	for i := range s.Entries {
		b.WriteString("\n" + s.Entries[i].text())
	}
	return b.String()
}

func (e *Entry) text() string {
	var b strings.Builder
	if e.Here {
		fmt.Fprintln(&b, here)
	}
	fmt.Fprintf(&b, "%s: %s\n", e.Name, e.Text)
	if len(e.Rules) > 0 {
		fmt.Fprintln(&b, "rules:", strings.Join(e.Rules, " "))
	}
	for _, step := range e.Steps {
		b.WriteString(step.text())
	}
	return b.String()
}

// text returns the step as it looks at the prompt.
func (s *Step) text() string {
	return prompt + strings.ReplaceAll(s.Source, "\n", "\n"+more) + "\n" + s.Answer
}

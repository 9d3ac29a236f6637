package reference

import "testing"

func TestExamples(t *testing.T) {
	eachEntry(sections(t), func(s *Section, e *Entry) {
		answers := Run(s, e)
		for i, step := range e.Steps {
			if got := answers[min(i, len(answers)-1)]; got != step.Answer {
				t.Errorf("%s, %s:\n>>> %s\n%swant\n%s", s.Title, e.Name, step.Source, got, step.Answer)
			}
		}
	})
}

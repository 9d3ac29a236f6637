package reference

import (
	"errors"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// memory is what an example may hold, in bytes.
const memory = 64 << 20

// Run runs the example of an entry in a session of its own and returns what the
// prompt answered to each step.
func Run(s *Section, e *Entry) []string {
	var printed strings.Builder
	session := builtin.NewSession(builtin.Config{
		MemoryLimit: memory,
		Output:      func(text string) error { printed.WriteString(text); return nil },
	})
	defer session.Close()
	if err := session.Machine.Run("<example>", s.Setup(), eval.File); err != nil {
		return []string{lastLine(err)}
	}
	var answers []string
	for _, step := range e.Steps {
		printed.Reset()
		if err := session.Machine.Run("<example>", step.Source+"\n", eval.Prompt); err != nil {
			printed.WriteString(lastLine(err) + "\n")
		}
		answers = append(answers, printed.String())
	}
	return answers
}

// lastLine returns the last line of the traceback: class and text.
func lastLine(err error) string {
	text := err.Error()
	if failure, ok := errors.AsType[*eval.Failure](err); ok {
		text = failure.Traceback
	}
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	return lines[len(lines)-1]
}

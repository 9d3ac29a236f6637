package difftest_test

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/builtin/difftest"
	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// An outcome is what a program printed and the last line of its traceback.
type outcome struct {
	Stdout  string `json:"stdout"`
	Failure string `json:"failure"`
}

var address = regexp.MustCompile(`0x[0-9a-f]{6,}`)

// normal returns the outcome without addresses.
func (o outcome) normal() outcome {
	return outcome{Stdout: address.ReplaceAllString(o.Stdout, "0x…"), Failure: address.ReplaceAllString(o.Failure, "0x…")}
}

// families are the names of the grammars.
var families = []string{"buffer", "language"}

func grammar(t *testing.T, family string) *difftest.Grammar {
	t.Helper()
	text, err := os.ReadFile(family + ".grammar")
	if err != nil {
		t.Fatal(err)
	}
	g, err := difftest.ParseGrammar(string(text))
	if err != nil {
		t.Fatal(family, err)
	}
	return g
}

// runHere runs a program in a session of its own. What is wrong with the
// references or the memory afterwards is part of the failure.
func runHere(text string) (o outcome) {
	var printed strings.Builder
	s := builtin.NewSession(builtin.Config{
		MemoryLimit: 512 << 20,
		Fixtures:    true,
		Output:      func(text string) error { printed.WriteString(text); return nil },
		Errors:      func(string) error { return nil },
	})
	s.Heap.Poison = true
	defer func() {
		if r := recover(); r != nil {
			o = outcome{Stdout: printed.String(), Failure: fmt.Sprint("panic: ", r)}.normal()
		}
	}()
	o.Failure = lastLine(s.Machine.Run("<program>", text, eval.File))
	o.Stdout = printed.String()
	if err := s.Machine.Audit(); err != nil {
		o.Failure += "\naudit: " + err.Error()
	}
	s.Close()
	if n := s.Runtime.Live(); n != 0 {
		o.Failure += fmt.Sprintf("\n%d objects live after the session", n)
	}
	if n := s.Heap.InUse(); n != 0 {
		o.Failure += fmt.Sprintf("\n%d bytes in use after the session", n)
	}
	return o.normal()
}

func lastLine(err error) string {
	if err == nil {
		return ""
	}
	f, ok := errors.AsType[*eval.Failure](err)
	if !ok {
		return err.Error()
	}
	lines := strings.Split(strings.TrimRight(f.Traceback, "\n"), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}

// difference shows where two outcomes part.
func difference(got, want outcome) string {
	if got.Stdout == want.Stdout {
		return fmt.Sprintf("ended by %q, want %q", got.Failure, want.Failure)
	}
	a, b := strings.SplitAfter(got.Stdout, "\n"), strings.SplitAfter(want.Stdout, "\n")
	i := 0
	for i < len(a)-1 && i < len(b)-1 && a[i] == b[i] {
		i++
	}
	return fmt.Sprintf("printed %swant    %s", a[i], b[i])
}

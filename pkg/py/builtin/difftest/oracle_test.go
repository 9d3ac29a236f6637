//go:build cpython

package difftest_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin/difftest"
)

var (
	programs = flag.Int("programs", 1000, "how many programs TestAgainstCPython runs of each family")
	length   = flag.Int("length", 14, "how many statements a program has")
	seed     = flag.Uint64("seed", 1, "where the random programs begin")
	family   = flag.String("family", "", "the grammar to run, all when empty")
	most     = flag.Int("most", 20, "how many differences to report")
)

// A cpython is a process that runs programs.
type cpython struct {
	process *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
}

func startCPython(t *testing.T) *cpython {
	t.Helper()
	python := os.Getenv("PYTHON315")
	if python == "" {
		t.Fatal("PYTHON315 must name the executable of CPython 3.15")
	}
	c := &cpython{process: exec.Command(python, "worker.py")}
	c.process.Stderr = os.Stderr
	in, err := c.process.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.in, c.out = in, bufio.NewReaderSize(out, 1<<20)
	if err := c.process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.in.Close(); err != nil {
			t.Error(err)
		}
		if err := c.process.Wait(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// limit is the failure of a program that takes more time or memory than the
// comparison is worth, or more recursion, of which every Python allows its own.
const limit = "limit"

func (c *cpython) run(t *testing.T, p difftest.Program) outcome {
	t.Helper()
	o, err := c.exchange(p.Text(), true)
	if err != nil {
		t.Fatalf("running\n%s\nCPython said: %v", p.Text(), err)
	}
	return o.normal()
}

// exchange runs a text. A bounded one must not print of limits.
func (c *cpython) exchange(text string, bounded bool) (o outcome, err error) {
	message, err := json.Marshal(map[string]any{"code": text, "bounded": bounded})
	if err != nil {
		return o, err
	}
	if _, err := c.in.Write(append(message, '\n')); err != nil {
		return o, err
	}
	line, err := c.out.ReadBytes('\n')
	if err != nil {
		return o, err
	}
	return o, json.Unmarshal(line, &o)
}

// TestAgainstCPython runs random programs here and on CPython.
func TestAgainstCPython(t *testing.T) {
	c := comparison{cpython: startCPython(t), seen: make(map[string]bool)}
	for _, f := range families {
		if *family != "" && *family != f {
			continue
		}
		g := grammar(t, f)
		for i := range uint64(*programs) {
			if len(c.seen) >= *most {
				return
			}
			c.compare(t, fmt.Sprint(f, " program ", *seed+i), random(g, *seed+i, *length))
		}
	}
	t.Logf("ran %d programs, of which %d went beyond limits", c.ran, c.beyond)
}

func random(g *difftest.Grammar, seed uint64, statements int) difftest.Program {
	return difftest.Write(g, rand.New(rand.NewPCG(seed, 0)), statements)
}

// A comparison runs programs until too many differ.
type comparison struct {
	cpython     *cpython
	seen        map[string]bool // the differences reported, by their signature
	ran, beyond int
}

func (c *comparison) compare(t *testing.T, name string, p difftest.Program) {
	c.ran++
	want := c.cpython.run(t, p)
	if want.Failure == limit {
		c.beyond++
		return
	}
	if strings.HasPrefix(want.Failure, "SyntaxError") && !c.seen[want.Failure] {
		c.seen[want.Failure] = true
		t.Errorf("%s: the grammar writes what is no Python: %s\n%s", name, want.Failure, p)
		return
	}
	if runHere(p.Text()) == want {
		return
	}
	p = p.Reduce(func(p difftest.Program) bool {
		want := c.cpython.run(t, p)
		return want.Failure != limit && runHere(p.Text()) != want
	})
	got, want := runHere(p.Text()), c.cpython.run(t, p)
	key := signature(got, want)
	if c.seen[key] {
		return
	}
	c.seen[key] = true
	t.Errorf("%s, reduced:\n%s%s", name, p, difference(got, want))
}

var detail = regexp.MustCompile(`'[^']*'|[\d.]+|\b[a-z]\d\b`)

// signature tells kinds of differences apart: it is where two outcomes part,
// without names and numbers.
func signature(got, want outcome) string {
	return detail.ReplaceAllString(difference(got, want), "")
}

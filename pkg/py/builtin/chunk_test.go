package builtin_test

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// TestChunks runs the programs of testdata/*.py. A file holds chunks, divided by
// lines "---"; each runs in a session of its own, after testdata/prelude.py. A
// chunk must run to its end, unless a line ends in
//
//	### "regular expression"
//
// Then that line must fail, and the exception, "Class: text", match. Afterwards
// the references must be exact and no memory in use. testdata/chunks.py runs
// the same files under CPython.
func TestChunks(t *testing.T) {
	prelude, err := os.ReadFile("testdata/prelude.py")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/chunks/*.py")
	if err != nil || len(files) == 0 {
		t.Fatalf("found no chunks: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".py")
		for _, c := range chunksOf(t, file, string(text)) {
			t.Run(name+"/"+strconv.Itoa(c.line), func(t *testing.T) { c.check(t, string(prelude)) })
		}
	}
}

// A chunk is one program of a file.
type chunk struct {
	file string
	line int    // where it begins in the file
	text string // with as many empty lines before it that its lines count as in the file

	failLine int // the line that must fail, 0 for none
	failure  *regexp.Regexp
}

var expectation = regexp.MustCompile(`### ("(?:[^"\\]|\\.)*")\s*$`)

func chunksOf(t *testing.T, file, text string) []*chunk {
	t.Helper()
	var chunks []*chunk
	line := 1
	for part := range strings.SplitSeq(text, "\n---\n") {
		c := &chunk{file: file, line: line, text: strings.Repeat("\n", line-1) + part + "\n"}
		for i, s := range strings.Split(part, "\n") {
			m := expectation.FindStringSubmatch(s)
			if m == nil {
				continue
			}
			pattern, err := strconv.Unquote(m[1])
			if err != nil {
				t.Fatalf("%s:%d: %v", file, line+i, err)
			}
			c.failLine, c.failure = line+i, regexp.MustCompile(pattern)
		}
		chunks = append(chunks, c)
		line += strings.Count(part, "\n") + 2
	}
	return chunks
}

func (c *chunk) check(t *testing.T, prelude string) {
	var s *builtin.Session
	running := true // what Close runs stands below Go code that holds references
	audit := func(syntax.Span) {
		if err := s.Machine.Audit(); running && err != nil {
			t.Errorf("%s:%d: %v", c.file, s.Machine.Line(), err)
		}
	}
	s = builtin.NewSession(builtin.Config{MemoryLimit: 512 << 20, Fixtures: true, Statement: audit})
	s.Heap.Poison = true
	if err := s.Machine.Run("prelude.py", prelude, eval.File); err != nil {
		t.Fatal(err)
	}
	c.compare(t, s.Machine.Run(c.file, c.text, eval.File))
	if err := s.Machine.Audit(); err != nil {
		t.Errorf("%s:%d: at the end: %v", c.file, c.line, err)
	}
	running = false
	s.Close()
	if n := s.Runtime.Live(); n != 0 {
		t.Errorf("%s:%d: %d objects live after the session", c.file, c.line, n)
	}
	if n := s.Heap.InUse(); n != 0 {
		t.Errorf("%s:%d: %d bytes in use after the session", c.file, c.line, n)
	}
}

// compare reports an end of the program that is not the expected one.
func (c *chunk) compare(t *testing.T, err error) {
	t.Helper()
	failure, failed := errors.AsType[*eval.Failure](err)
	switch {
	case err == nil && c.failure == nil:
	case err == nil:
		t.Errorf("%s:%d: did not fail, want %q", c.file, c.failLine, c.failure)
	case !failed:
		t.Errorf("%s:%d: %v", c.file, c.line, err)
	case c.failure == nil:
		t.Errorf("%s:%d: %s", c.file, c.line, failure.Traceback)
	case int(failure.Span.Line) != c.failLine || !c.failure.MatchString(err.Error()):
		t.Errorf("%s:%d: failed in line %d: %v, want %q", c.file, c.failLine, failure.Span.Line, err, c.failure)
	}
}

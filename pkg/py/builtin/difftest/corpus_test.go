package difftest_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin/difftest"
)

const corpus = "testdata/corpus.jsonl.gz"

// A recorded program is a line of the corpus: what CPython 3.15 made of it. The
// first line is the empty program, which prints what the prelude prints. Of the
// other programs Stdout is what follows that.
type recorded struct {
	Program difftest.Program `json:"program"`
	outcome
}

// TestCorpus runs the recorded programs and compares what they print with what
// CPython printed.
func TestCorpus(t *testing.T) {
	file, err := os.Open(corpus)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(unzipped)
	lines.Buffer(nil, 1<<20)
	prelude, n := "", 0
	for ; lines.Scan(); n++ {
		var want recorded
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		want.Stdout = prelude + want.Stdout
		if n == 0 {
			prelude = want.Stdout
		}
		if got := runHere(want.Program.Text()); got != want.outcome {
			t.Errorf("program %d:\n%s%s", n, want.Program, difference(got, want.outcome))
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if n <= 2000 {
		t.Errorf("ran %d programs, want 2000 and the empty one", n)
	}
}

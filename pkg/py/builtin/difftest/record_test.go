//go:build cpython

package difftest_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin/difftest"
)

var update = flag.Bool("update", false, "write the corpus anew")

// TestRecord checks that CPython makes of new programs, those that the grammars
// write now, what the corpus says. With -update it writes the corpus.
func TestRecord(t *testing.T) {
	c := startCPython(t)
	var lines bytes.Buffer
	prelude := c.run(t, nil)
	write := func(p difftest.Program, o outcome) {
		line, err := json.Marshal(recorded{p, o})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	write(nil, prelude)
	for _, f := range families {
		g := grammar(t, f)
		for seed, n := uint64(0), 0; n < 1000; seed++ {
			p := random(g, seed, 10)
			o := c.run(t, p)
			switch {
			case o.Failure == limit, strings.Contains(o.Stdout, "0x…"):
				continue // addresses have lengths of their own
			case !strings.HasPrefix(o.Stdout, prelude.Stdout):
				t.Fatalf("%s program %d prints nothing: %s\n%s", f, seed, o.Failure, p)
			}
			o.Stdout = strings.TrimPrefix(o.Stdout, prelude.Stdout)
			write(p, o)
			n++
		}
	}
	if *update {
		if err := os.WriteFile(corpus, compressed(t, lines.Bytes()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(corpus)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(compressed(t, lines.Bytes()), want) {
		t.Error("the corpus is not what CPython says of the grammars' programs: run with -update")
	}
}

// TestRecordPrograms checks that CPython prints what lies beside the programs
// written by hand. With -update it writes that.
func TestRecordPrograms(t *testing.T) {
	c := startCPython(t)
	for _, f := range writtenFiles(t) {
		outputs := make([]string, len(f.programs))
		for i, text := range f.programs {
			o, err := c.exchange(text, false)
			if err != nil {
				t.Fatal(err)
			}
			o = o.normal()
			if o.Failure == limit || strings.Contains("\n"+o.Stdout, divider) {
				t.Fatalf("%s: program %d cannot be recorded: %s", f.name, i+1, o.Failure)
			}
			outputs[i] = strings.TrimSuffix(o.written(), "\n")
		}
		text := strings.Join(outputs, divider) + "\n"
		if *update {
			if err := os.WriteFile(f.outputs(), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if readFile(t, f.outputs()) != text {
			t.Errorf("%s is not what CPython prints: run with -update", f.outputs())
		}
	}
}

func compressed(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

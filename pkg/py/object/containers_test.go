package object

import (
	"os"
	"strings"
	"testing"
)

// TestContainers runs the scripts of testdata/containers.txt, whose answers are
// those of CPython 3.15.
func TestContainers(t *testing.T) { runScripts(t, "testdata/containers.txt", 600) }

// TestSetOrder changes sets of ints at random and looks at their order, which is
// that of CPython 3.15.
func TestSetOrder(t *testing.T) { runScripts(t, "testdata/set_order.txt", 30) }

// TestUpdateNote looks at the note that CPython 3.14 and later put on the error
// for an item that is no pair.
func TestUpdateNote(t *testing.T) {
	rt := NewRuntime()
	pairs := must(NewList(rt, []Value{NewPair(rt, Int(1), Int(2)), Int(5)}))
	_, err := CallType(rt, DictType, Args{Values: []Value{pairs}})
	raised, ok := err.(*Raised)
	if !ok {
		t.Fatalf("dict([(1, 2), 5]) fails with %v, want an exception object", err)
	}
	notes := must(GetAttr(rt, raised.Exc, "__notes__"))
	want := "['Cannot convert dictionary update sequence element #1 to a sequence']"
	if got, err := Repr(rt, notes); got != want || err != nil {
		t.Errorf("notes = %s, %v, want %s", got, err, want)
	}
	for _, v := range []Value{notes, raised.Exc, pairs} {
		rt.Release(v)
	}
	if rt.Live() != 0 {
		t.Errorf("%d objects left", rt.Live())
	}
}

// runScripts runs a file of scripts, each behind ">>> " and followed by the
// line with its answer. After each every owner is recounted, and all must go.
func runScripts(t *testing.T, file string, least int) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	lines := strings.Split(string(data), "\n")
	for i, line := range lines {
		source, ok := strings.CutPrefix(line, ">>> ")
		if !ok {
			continue
		}
		count++
		s := newScript(t)
		if got, want := s.run(source), lines[i+1]; got != want {
			t.Errorf("%s\ngot  %s\nwant %s", source, got, want)
		}
		if err := s.audit(); err != nil {
			t.Errorf("%s\n%v", source, err)
		}
		s.close()
	}
	if count < least {
		t.Errorf("%s: ran %d scripts, want %d at least", file, count, least)
	}
}

package bench

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"runtime"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write workloads.json")

// TestWorkloadsFile holds the file that the page imports against the workloads.
func TestWorkloadsFile(t *testing.T) {
	var want bytes.Buffer
	encoder := json.NewEncoder(&want)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(Workloads()); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("workloads.json", want.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("workloads.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want.Bytes()) {
		t.Error("workloads.json is not what Workloads() says: go test ./pkg/bench -update")
	}
}

// counts are what a pass over n items is to cost.
type counts struct{ copied, views int }

// TestCounts holds what the trace counts against formulas.
func TestCounts(t *testing.T) {
	for _, test := range []struct {
		workload string
		n        int
		want     map[Series]map[Way]counts
	}{
		{"shrink", 1000, map[Series]map[Way]counts{
			Library: {Copying: {1000 * 999 / 2, 0}, Views: {0, 1000}},
			Cell:    {Copying: {1000 * 999 / 2, 0}, Views: {0, 1000}},
		}},
		{"shrink", 1, map[Series]map[Way]counts{
			Library: {Copying: {0, 0}, Views: {0, 1}},
			Cell:    {Copying: {0, 0}, Views: {0, 1}},
		}},
		{"chunk", 12_345, map[Series]map[Way]counts{
			Library: {Copying: {12_345, 0}, Views: {0, 1}},
			Cell:    {Copying: {12_345, 0}, Views: {0, 1}},
		}},
		{"double", 1000, map[Series]map[Way]counts{
			Library: {Copying: {8000, 1}, Views: {0, 0}},
			Cell:    {Copying: {8000, 0}, Views: {0, 0}},
		}},
		{"receive", 20, map[Series]map[Way]counts{
			Library: {Copying: {20 * (65_536 + 65_520), 20}, Views: {20 * 65_536, 40}},
			Cell:    {Copying: {20 * (65_536 + 65_520), 20}, Views: {20 * 65_536, 40}},
		}},
		{"crop", 128, map[Series]map[Way]counts{
			Library: {Copying: {128 * 128, 2}, Views: {0, 2}},
			Cell:    {Copying: {128 * 128, 0}, Views: {0, 64}},
		}},
		{"frames", 50, map[Series]map[Way]counts{
			Library: {Copying: {50 * 1024, 0}, Views: {0, 100}},
			Cell:    {Copying: {50 * 1024, 0}, Views: {0, 100}},
		}},
	} {
		answers := make(map[int]bool)
		for series, ways := range test.want {
			for way, want := range ways {
				c := Case{test.workload, series, way, test.n}
				r := counted(t, c)
				if got := (counts{r.BytesCopied, r.ViewsMade}); got != want {
					t.Errorf("%v counts %+v, want %+v", c, got, want)
				}
				answers[r.Answer] = true
			}
		}
		if runtime.GOARCH != "wasm" {
			for _, way := range []Way{Copying, Views} {
				answers[counted(t, Case{test.workload, Plain, way, test.n}).Answer] = true
			}
		}
		if len(answers) != 1 {
			t.Errorf("%s of %d: the series and ways have the answers %v, want one", test.workload, test.n, answers)
		}
	}
}

// counted makes a case's data, counts a pass, and frees all, after which the
// library's heap must be empty.
func counted(t *testing.T, c Case) Result {
	t.Helper()
	s, err := c.subject(Options{})
	if err != nil {
		t.Fatalf("%v: %v", c, err)
	}
	r := Result{Case: c}
	if err := s.count(&r); err != nil {
		t.Fatalf("%v: %v", c, err)
	}
	if err := s.free(); err != nil {
		t.Fatalf("%v: free: %v", c, err)
	}
	if c.Series != Cell && (s.heap.InUse() != 0 || s.heap.NumLoans() != 0) {
		t.Errorf("%v leaves %d bytes and %d loans", c, s.heap.InUse(), s.heap.NumLoans())
	}
	return r
}

// TestPeak: the copying way holds the chunk beside the video, the view does not.
func TestPeak(t *testing.T) {
	for _, series := range []Series{Library, Cell} {
		const n = 8 << 20
		copying := counted(t, Case{"chunk", series, Copying, n}).PeakBytes
		view := counted(t, Case{"chunk", series, Views, n}).PeakBytes
		if view < n || copying < view+n {
			t.Errorf("%s: peaks of %d bytes copying and %d by view; a copy has %d", series, copying, view, n)
		}
	}
}

func TestCheck(t *testing.T) {
	for _, test := range []struct {
		c    Case
		want string // part of the error; "" is none
	}{
		{Case{"shrink", Library, Views, 1}, ""},
		{Case{"shrink", Cell, Copying, 500_000}, ""},
		{Case{"grow", Library, Views, 1}, `no workload "grow"`},
		{Case{"shrink", "abacus", Views, 1}, `no series "abacus"`},
		{Case{"shrink", Library, "by hand", 1}, `no way "by hand"`},
		{Case{"shrink", Library, Views, 0}, "begins at 1"},
		{Case{"crop", Library, Views, 100}, "steps of 64"},
	} {
		err := test.c.Check()
		if test.want == "" && err != nil || test.want != "" && (!errors.Is(err, ErrCase) || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%v.Check() = %v, want %q", test.c, err, test.want)
		}
	}
}

// TestSizes: every size that is offered can be measured.
func TestSizes(t *testing.T) {
	for _, w := range Workloads() {
		for _, n := range append(w.Sizes, w.TalkSizes...) {
			for _, series := range []Series{Library, Cell} {
				if err := (Case{w.ID, series, Views, n}).Check(); err != nil {
					t.Error(err)
				}
			}
		}
	}
}

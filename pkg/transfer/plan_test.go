package transfer

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestPlanCheck(t *testing.T) {
	limits := Limits{MaxSize: 64 * mib, MaxRepeats: 5, MaxReadAll: mib, Methods: []string{readAll, sendfile64K}}
	tests := []struct {
		name string
		plan Plan
		want string // a part of the error, or "" for none
	}{
		{"defaults", Plan{}, ""},
		{"a method", Plan{Methods: []string{sendfile64K}}, ""},
		{"a small file read as a whole", Plan{Size: 100, Methods: []string{readAll}}, ""},
		{"size", Plan{Size: 65 * mib}, "the size is 68157440 bytes; it can be from 1 to 67108864 (64 MiB)"},
		{"negative size", Plan{Size: -1}, "the size is -1 bytes"},
		{"repeats", Plan{Repeats: 6}, "the number of repetitions is 6; it can be from 1 to 5"},
		{"file", Plan{File: "full"}, `the file is "full"; it can be sparse or random`},
		{"cache", Plan{Cache: "warm"}, `the cache is "warm"; it can be hot or cold`},
		{"receiver", Plan{Receiver: "me"}, `the receiver is "me"; it can be reads or discards`},
		{"cold and sparse", Plan{Cache: Cold, File: Sparse}, "a cold run needs a random file"},
		{"unknown method", Plan{Methods: []string{"telepathy"}}, `there is no method "telepathy"; there are read-all, `},
		{"method twice", Plan{Methods: []string{sendfile64K, sendfile64K}}, "named twice"},
		{"method not offered", Plan{Methods: []string{spliced}}, `the method "splice" is not offered`},
		{"read as a whole", Plan{Size: 2 * mib, Methods: []string{readAll}}, "1 MiB at most"},
	}
	for _, test := range tests {
		err := test.plan.WithDefaults(limits).Check(limits)
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s: Check() = %v, want nil", test.name, err)
		case test.want != "" && (!errors.Is(err, ErrPlan) || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s: Check() = %v, want an ErrPlan with %q", test.name, err, test.want)
		}
	}
}

func TestPlanDefaults(t *testing.T) {
	limits := Limits{MaxSize: mib, MaxRepeats: 2, MaxReadAll: kib}
	got := Plan{Cache: Cold}.WithDefaults(limits)
	if got.Size != mib || got.File != Random || got.Receiver != Reads || got.Repeats != 2 {
		t.Errorf("WithDefaults() = %+v, want 1 MiB, random, reads, 2", got)
	}
	if slices.Contains(got.Methods, readAll) || len(got.Methods) != len(Methods())-1 {
		t.Errorf("WithDefaults().Methods = %v, want all but %s, which the limits refuse", got.Methods, readAll)
	}
}

func TestFigure(t *testing.T) {
	tests := []struct {
		values []float64
		want   Figure
	}{
		{[]float64{7}, Figure{7, 7, 7}},
		{[]float64{9, 1, 5}, Figure{5, 1, 9}},
		{[]float64{4, 1, 2, 3}, Figure{2.5, 1, 4}},
	}
	for _, test := range tests {
		if got := figure(slices.Clone(test.values)); got != test.want {
			t.Errorf("figure(%v) = %v, want %v", test.values, got, test.want)
		}
	}
}

func TestSummarize(t *testing.T) {
	runs := []Run{
		{Method: "a", Bytes: 5e8, Wall: 1e9, Cost: Cost{User: 1e6, System: 3e6, Calls: 10, MinorFaults: 2, MajorFaults: 1, Voluntary: 4}},
		{Method: "b", Bytes: 5e8, Wall: 1e9},
	}
	got := summarize([]string{"c", "b", "a"}, runs, map[string]string{"a": "feed"})
	if len(got) != 2 || got[0].Method != "b" || got[1].Method != "a" {
		t.Fatalf("summarize() = %+v, want b and a: c has no runs", got)
	}
	a := got[1]
	if a.CPU.Median != 8 || a.Calls.Median != 20 || a.Faults.Median != 3 || a.Switches.Median != 4 || a.Throughput.Median != 0.5 || a.Wall.Median != 1000 || a.Hash != "feed" {
		t.Errorf("summarize() = %+v, want 8 ms/GB, 20 calls/GB, 3 faults, 4 switches, 0.5 GB/s, 1000 ms", a)
	}
}

func TestBytesText(t *testing.T) {
	for n, want := range map[int64]string{1024: "1 KiB", 1500: "1500 bytes", 3 * mib: "3 MiB", 2 * gib: "2 GiB", mib + 1: "1048577 bytes"} {
		if got := SizeText(n); got != want {
			t.Errorf("SizeText(%d) = %q, want %q", n, got, want)
		}
	}
}

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/transfer"
)

func TestMain(m *testing.M) {
	transfer.Main()
	os.Exit(m.Run())
}

func TestRun(t *testing.T) {
	var out, problems bytes.Buffer
	status := run(t.Context(), []string{"-size", "2", "-repeats", "1"}, &out, &problems)
	if runtime.GOOS != "linux" {
		if status != 1 || !strings.Contains(problems.String(), "needs Linux") {
			t.Errorf("status %d, %q; want 1 and why", status, problems.String())
		}
		return
	}
	if status != 0 || problems.Len() > 0 {
		t.Fatalf("status %d, %s", status, problems.String())
	}
	for _, m := range transfer.Methods() {
		if !strings.Contains(out.String(), m.Title) {
			t.Errorf("the table lacks %q:\n%s", m.Title, out.String())
		}
	}
}

func TestJSON(t *testing.T) {
	if runtime.GOOS != "linux" {
		return // TestRun says what happens here
	}
	var out, problems bytes.Buffer
	if status := run(t.Context(), []string{"-size", "1", "-repeats", "1", "-methods", "splice,mmap-write", "-json"}, &out, &problems); status != 0 {
		t.Fatalf("status %d, %s", status, problems.String())
	}
	var report transfer.Report
	if err := json.Unmarshal(out.Bytes(), &report); err != nil || len(report.Runs) != 2 {
		t.Errorf("%d runs, %v; want 2", len(report.Runs), err)
	}
}

// TestDetails asks for everything, and for the sender under another command.
func TestDetails(t *testing.T) {
	if runtime.GOOS != "linux" {
		return // TestRun says what happens here
	}
	var out, problems bytes.Buffer
	args := []string{"-size", "1", "-repeats", "1", "-methods", "splice", "-skip-hash", "-details", "-under", "/usr/bin/env -u HOME"}
	if status := run(t.Context(), args, &out, &problems); status != 0 {
		t.Fatalf("status %d, %s", status, problems.String())
	}
	for _, want := range []string{"1 MiB, sparse file", "one run of each method", "minor faults", "switches, waited"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the tables lack %q:\n%s", want, out.String())
		}
	}
	out.Reset()
	if status := run(t.Context(), append(args[:len(args)-1], "/nowhere/strace"), &out, &problems); status != 1 || !strings.Contains(problems.String(), "/nowhere/strace") {
		t.Errorf("under a command that there is not: status %d, %s", status, problems.String())
	}
}

// TestBar has a bar that goes from nothing to all, once.
func TestBar(t *testing.T) {
	var out strings.Builder
	b := newBar(&out, transfer.Plan{Methods: []string{"splice"}, Repeats: 1})
	b.w = &out
	for _, e := range []transfer.Event{
		{Type: "file", Total: 100},
		{Type: "started", Method: "splice", Total: 100},
		{Type: "checked", Method: "splice"},
		{Type: "started", Method: "splice", Run: 1, Of: 1, Total: 100},
		{Type: "progress", Method: "splice", Run: 1, Of: 1, Done: 50, Total: 100},
	} {
		b.tell(e)
	}
	var percents []string
	for _, line := range strings.Split(out.String(), "\r\x1b[K")[1:] {
		percents = append(percents, strings.Fields(line)[1])
	}
	if got, want := strings.Join(percents, " "), "0% 0% 50% 75%"; got != want {
		t.Errorf("the bar stood at %s, want %s", got, want)
	}
}

func TestWrongCalls(t *testing.T) {
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"-size", "4096"}, "the size is 4294967296 bytes"},
		{[]string{"-size", "0"}, "-size 0: give it MiB"},
		{[]string{"-repeats", "0"}, "-repeats 0: a method runs once at least"},
		{[]string{"-methods", "x"}, `there is no method "x"`},
		{[]string{"-colour"}, "not defined"},
		{[]string{"file.bin"}, `there is no argument "file.bin"`},
	}
	for _, test := range tests {
		var out, problems bytes.Buffer
		status := run(t.Context(), test.args, &out, &problems)
		if runtime.GOOS == "linux" && (status != 2 || !strings.Contains(problems.String(), test.want)) {
			t.Errorf("arena %v = status %d, %q; want 2 with %q", test.args, status, problems.String(), test.want)
		}
	}
}

func TestThousands(t *testing.T) {
	for value, want := range map[float64]string{0: "0", 999: "999", 1000: "1,000", 1234567.4: "1,234,567"} {
		if got := thousands(value); got != want {
			t.Errorf("thousands(%v) = %q, want %q", value, got, want)
		}
	}
}

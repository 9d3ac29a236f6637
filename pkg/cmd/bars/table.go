package main

import (
	"fmt"
	"io"

	"github.com/zerocopyzen/zen/pkg/promise"
)

// A table prints a line for each figure.
type table struct {
	out          io.Writer
	isJSON       bool   // a line is an object, for programs
	suffix       string // behind what was measured
	judged, held int
}

func (t *table) print(r promise.Row) {
	r.Print(t.out, t.isJSON)
}

func (t *table) heading() {
	if !t.isJSON {
		promise.Heading(t.out, "ours / theirs, of the turn with the median")
	}
}

// sum prints how many promises hold.
func (t *table) sum(where string) {
	if !t.isJSON {
		fmt.Fprintf(t.out, "%d of %d hold %s\n", t.held, t.judged, where)
	}
}

// atMost prints a figure that must not exceed its bar. format prints a number
// with its unit; detail says what the figure was made from.
func (t *table) atMost(what, format string, figure, bar float64, detail string) {
	t.judge(what, fmt.Sprintf(format, figure), "≤ "+fmt.Sprintf(format, bar), figure <= bar, detail)
}

func (t *table) judge(what, figure, bar string, holds bool, detail string) {
	t.judged++
	if holds {
		t.held++
	}
	t.print(promise.Judged(what+t.suffix, figure, bar, holds, detail))
}

// missing says why there is no figure.
func (t *table) missing(what, why string) {
	t.print(promise.Row{What: what + t.suffix, Verdict: promise.Missing, Detail: why})
}

const (
	times = "%.2f×"
	nanos = "%.1f ns"
	count = "%.0f"
)

// ratio compares the time of ours with that of theirs.
func (t *table) ratio(what string, bar float64, ours, theirs subject) {
	c := compare(ours, theirs)
	t.atMost(what, times, c.ratio, bar, c.ofRatio.String())
}

// speed compares the speed of ours with that of theirs, which it must come near
// to.
func (t *table) speed(what string, bar float64, ours, theirs subject) {
	t.speedOf(what, bar, compare(ours, theirs))
}

func (t *table) speedOf(what string, bar float64, c timing) {
	speed := 1 / c.ratio
	t.judge(what, fmt.Sprintf(times, speed), "≥ "+fmt.Sprintf(times, bar), speed >= bar, c.ofRatio.String())
}

// nanoseconds measures how long one piece of work takes.
func (t *table) nanoseconds(what string, bar float64, s subject) {
	t.atMost(what, nanos, nanoseconds(s), bar, "")
}

// noAllocations counts what a call of f allocates, which must be nothing.
func (t *table) noAllocations(what string, f func()) {
	blocks, _ := allocations(f)
	t.atMost(what+", allocations", count, blocks, 0, "")
}

// String returns the times of both sides, ours first.
func (t turn) String() string { return span(t.ours) + " / " + span(t.theirs) }

// span prints nanoseconds with three digits.
func span(ns float64) string {
	switch {
	case ns < 1e3:
		return fmt.Sprintf("%.3g ns", ns)
	case ns < 1e6:
		return fmt.Sprintf("%.3g µs", ns/1e3)
	}
	return fmt.Sprintf("%.3g ms", ns/1e6)
}

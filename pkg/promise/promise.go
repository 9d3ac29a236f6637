// Package promise prints what was measured beside what was promised: a line for
// a reader, or an object for the report of ./build.sh bench.
//
//	what                        measured      bar    verdict      detail
//	View[T].Rows                   1.21×   ≤ 1.30×   holds        2.4 ms / 2 ms
package promise

import (
	"encoding/json"
	"fmt"
	"io"
)

// The verdicts.
const (
	Holds      = "holds"
	FallsShort = "falls short"
	Missing    = "missing" // it was not measured: Detail says why
)

// A Row is a promise that was judged. Figure and Bar have their units.
type Row struct {
	What    string `json:"what"`
	Figure  string `json:"figure"`
	Bar     string `json:"bar"`
	Verdict string `json:"verdict"`
	Detail  string `json:"detail"` // what the figure was made from
}

// Judged returns the row of a promise that holds, or falls short.
func Judged(what, figure, bar string, holds bool, detail string) Row {
	verdict := FallsShort
	if holds {
		verdict = Holds
	}
	return Row{what, figure, bar, verdict, detail}
}

const line = "%-74s %10s %12s  %-11s %s\n"

// Heading prints what stands above lines for a reader; detail names the last
// column.
func Heading(out io.Writer, detail string) {
	fmt.Fprintf(out, line, "what", "measured", "bar", "verdict", detail)
}

// Print prints the row, as JSON when a program reads it.
func (r Row) Print(out io.Writer, isJSON bool) {
	if !isJSON {
		fmt.Fprintf(out, line, r.What, r.Figure, r.Bar, r.Verdict, r.Detail)
		return
	}
	// A row of texts always has a form in JSON.
	text, _ := json.Marshal(r)
	fmt.Fprintf(out, "%s\n", text)
}

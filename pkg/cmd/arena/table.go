package main

import (
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"

	"github.com/zerocopyzen/zen/pkg/transfer"
)

// crossings says how often a byte crosses user memory.
var crossings = [...]string{"never", "once", "twice"}

// writeTable prints a row for each method: medians, and the spread of the CPU
// time.
func writeTable(w io.Writer, report transfer.Report) error {
	plan := report.Plan
	fmt.Fprintf(w, "%.1f MB, %s file, %s cache, receiver %s; %s, %s\n", float64(plan.Size)/1e6, plan.File, plan.Cache, plan.Receiver,
		report.Machine.Network, report.Machine.System)
	fmt.Fprintf(w, "medians of %d runs; CPU is the sender's alone, with the least and the most\n\n", plan.Repeats)
	table := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "method\tCPU ms/GB\tspread\tcalls/GB\tcrosses user memory\tfaults\tGB/s\tms\t")
	for _, s := range report.Summaries {
		m := methodOf(s.Method)
		fmt.Fprintf(table, "%s\t%.0f\t%.0f–%.0f\t%s\t%s\t%s\t%.2f\t%.0f\t\n", m.Title, s.CPU.Median, s.CPU.Min, s.CPU.Max,
			thousands(s.Calls.Median), crossings[m.Crossings], thousands(s.Faults.Median), s.Throughput.Median, s.Wall.Median)
	}
	return table.Flush()
}

func methodOf(id string) transfer.Method {
	for _, m := range transfer.Methods() {
		if m.ID == id {
			return m
		}
	}
	return transfer.Method{Title: id}
}

// thousands writes a count with a comma for each three digits.
func thousands(value float64) string {
	digits := strconv.FormatFloat(value, 'f', 0, 64)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

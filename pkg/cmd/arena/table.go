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
	fmt.Fprintf(w, "%s, %s file, %s cache, receiver %s; %s, %s\n", transfer.SizeText(plan.Size), plan.File, plan.Cache, plan.Receiver,
		report.Machine.Network, report.Machine.System)
	fmt.Fprintf(w, "%s; CPU is the sender's alone; a GB is 10⁹ bytes\n\n", runs(plan.Repeats))
	table := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "method\tCPU ms/GB\tspread\tcalls/GB\tcrosses user memory\tfaults\tGB/s\tms\t")
	for _, s := range report.Summaries {
		m := methodOf(s.Method)
		fmt.Fprintf(table, "%s\t%.0f\t%s\t%s\t%s\t%s\t%.2f\t%.0f\t\n", m.Title, s.CPU.Median, spread(s.CPU),
			thousands(s.Calls.Median), crossings[m.Crossings], thousands(s.Faults.Median), s.Throughput.Median, s.Wall.Median)
	}
	return table.Flush()
}

// writeDetails prints what the sums of the table consist of.
func writeDetails(w io.Writer, report transfer.Report) error {
	table := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "method\tuser ms/GB\tsystem ms/GB\tcalls\tminor faults\tmajor faults\tswitches, waited\tswitches, displaced\t")
	for _, s := range report.Summaries {
		fmt.Fprintf(table, "%s\t%.1f\t%.1f\t%s\t%s\t%s\t%s\t%s\t\n", methodOf(s.Method).Title, s.User.Median, s.System.Median,
			thousands(s.Calls.Median*float64(report.Plan.Size)/1e9), thousands(s.MinorFaults.Median), thousands(s.MajorFaults.Median),
			thousands(s.Voluntary.Median), thousands(s.Involuntary.Median))
	}
	return table.Flush()
}

// runs says what the figures of a number of runs are.
func runs(n int) string {
	if n == 1 {
		return "one run of each method"
	}
	return fmt.Sprintf("medians of %d runs", n)
}

// spread writes the least and the most, where they differ.
func spread(of transfer.Figure) string {
	least, most := fmt.Sprintf("%.0f", of.Min), fmt.Sprintf("%.0f", of.Max)
	if least == most {
		return ""
	}
	return least + "–" + most
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

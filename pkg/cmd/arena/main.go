// Command arena sends a file to a receiver on this machine by several methods,
// and prints what each cost the sender:
//
//	arena [-size MiB] [-file sparse|random] [-cache hot|cold] [-receiver reads|discards]
//	      [-methods a,b,…] [-repeats N] [-skip-hash] [-under 'COMMAND …'] [-details] [-json]
//
// Progress goes to the standard error where that is a terminal, the table to the
// standard output. Ctrl-C ends it and leaves nothing behind. Package transfer
// says what the figures mean. It needs Linux.
//
// To count what a sender does without trusting this program, start the sender
// under one that counts; it says on the standard error what it saw:
//
//	arena -methods sendfile-64k -repeats 1 -skip-hash -under 'strace -c'
//	arena -methods sendfile-64k -repeats 1 -skip-hash -under 'perf stat'
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/zerocopyzen/zen/pkg/transfer"
)

func main() {
	transfer.Main()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// An order is what the flags ask for.
type order struct {
	plan transfer.Plan
	// under is the command that senders are started under, or none.
	under []string
	// details asks for the parts of CPU time, faults and switches, too.
	details bool
	asJSON  bool
}

// run returns the exit status: 1 when a run broke off, 2 when the command was
// called wrongly.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	order, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		return 2
	}
	report, err := send(ctx, order, stderr)
	switch {
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "arena: stopped")
		return 1
	case errors.Is(err, transfer.ErrPlan):
		fmt.Fprintln(stderr, "arena:", err)
		return 2
	case err == nil:
		err = write(stdout, order, report)
	}
	if err != nil {
		fmt.Fprintln(stderr, "arena:", err)
		return 1
	}
	return 0
}

// send makes the runs and shows how far they are.
func send(ctx context.Context, order order, stderr io.Writer) (transfer.Report, error) {
	arena, err := transfer.Open(os.TempDir(), transfer.LocalLimits())
	if err != nil {
		return transfer.Report{}, err
	}
	arena.Under = order.under
	progress := newBar(stderr, order.plan.WithDefaults(arena.Limits))
	report, err := arena.Run(ctx, order.plan, progress.tell)
	progress.clear()
	if closeErr := arena.Close(); err == nil {
		err = closeErr
	}
	return report, err
}

func write(w io.Writer, order order, report transfer.Report) error {
	if order.asJSON {
		out := json.NewEncoder(w)
		out.SetIndent("", "  ")
		return out.Encode(report)
	}
	if err := writeTable(w, report); err != nil || !order.details {
		return err
	}
	fmt.Fprintln(w)
	return writeDetails(w, report)
}

// parse reads the flags. Of a wrong one it tells the user.
func parse(args []string, stderr io.Writer) (order order, err error) {
	flags := flag.NewFlagSet("arena", flag.ContinueOnError)
	flags.SetOutput(stderr)
	plan := &order.plan
	size := flags.Int64("size", 512, "length of the file in MiB, 2048 at most")
	flags.StringVar(&plan.File, "file", "", "sparse (zeros that take no room) or random (default sparse when hot)")
	flags.StringVar(&plan.Cache, "cache", transfer.Hot, "hot (the file is in the page cache) or cold")
	flags.StringVar(&plan.Receiver, "receiver", transfer.Reads, "reads (64 KiB at a time) or discards (in the kernel)")
	methods := flags.String("methods", "", "methods separated by commas (default all)")
	flags.IntVar(&plan.Repeats, "repeats", 5, "runs of each method")
	flags.BoolVar(&plan.SkipHash, "skip-hash", false, "leave out the untimed pass in which SHA-256 compares what arrives")
	under := flags.String("under", "", "a command that each sender is started under, such as 'strace -c'; it slows what it watches")
	flags.BoolVar(&order.details, "details", false, "print user and system time, both kinds of faults and of context switches, too")
	flags.BoolVar(&order.asJSON, "json", false, "print the report as JSON")
	if err := flags.Parse(args); err != nil {
		return order, err
	}
	plan.Size = *size << 20
	order.under = strings.Fields(*under)
	if *methods != "" {
		plan.Methods = strings.Split(*methods, ",")
	}
	wrong := ""
	switch {
	case flags.NArg() > 0:
		wrong = fmt.Sprintf("there is no argument %q", flags.Arg(0))
	case *size < 1:
		wrong = fmt.Sprintf("-size %d: give it MiB, from 1 to 2048", *size)
	case plan.Repeats < 1:
		wrong = fmt.Sprintf("-repeats %d: a method runs once at least", plan.Repeats)
	}
	if wrong != "" {
		fmt.Fprintln(stderr, "arena:", wrong)
		return order, transfer.ErrPlan
	}
	return order, nil
}

// Command arena sends a file to a receiver on this machine by several methods,
// and prints what each cost the sender:
//
//	arena [-size MiB] [-file sparse|random] [-cache hot|cold] [-receiver reads|discards]
//	      [-methods a,b,…] [-repeats N] [-json]
//
// Progress goes to the standard error where that is a terminal, the table to the
// standard output. Ctrl-C ends it and leaves nothing behind. Package transfer
// says what the figures mean. It needs Linux.
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

// run returns the exit status: 1 when a run broke off, 2 when the command was
// called wrongly.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	plan, asJSON, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		return 2
	}
	arena, err := transfer.Open(os.TempDir(), transfer.LocalLimits())
	if err != nil {
		fmt.Fprintln(stderr, "arena:", err)
		return 1
	}
	progress := newBar(stderr)
	report, err := arena.Run(ctx, plan, progress.tell)
	progress.clear()
	if closeErr := arena.Close(); err == nil {
		err = closeErr
	}
	switch {
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "arena: stopped")
		return 1
	case errors.Is(err, transfer.ErrPlan):
		fmt.Fprintln(stderr, "arena:", err)
		return 2
	case err != nil:
		fmt.Fprintln(stderr, "arena:", err)
		return 1
	}
	if asJSON {
		out := json.NewEncoder(stdout)
		out.SetIndent("", "  ")
		err = out.Encode(report)
	} else {
		err = writeTable(stdout, report)
	}
	if err != nil {
		fmt.Fprintln(stderr, "arena:", err)
		return 1
	}
	return 0
}

// parse reads the flags. Of a wrong one it tells the user.
func parse(args []string, stderr io.Writer) (plan transfer.Plan, asJSON bool, err error) {
	flags := flag.NewFlagSet("arena", flag.ContinueOnError)
	flags.SetOutput(stderr)
	size := flags.Int64("size", 512, "length of the file in MiB, 2048 at most")
	flags.StringVar(&plan.File, "file", "", "sparse (zeros that take no room) or random (default sparse when hot)")
	flags.StringVar(&plan.Cache, "cache", transfer.Hot, "hot (the file is in the page cache) or cold")
	flags.StringVar(&plan.Receiver, "receiver", transfer.Reads, "reads (64 KiB at a time) or discards (in the kernel)")
	methods := flags.String("methods", "", "methods separated by commas (default all)")
	flags.IntVar(&plan.Repeats, "repeats", 5, "runs of each method")
	flags.BoolVar(&asJSON, "json", false, "print the report as JSON")
	if err := flags.Parse(args); err != nil {
		return plan, false, err
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "arena: there is no argument %q\n", flags.Arg(0))
		flags.Usage()
		return plan, false, transfer.ErrPlan
	}
	plan.Size = *size << 20
	if *size <= 0 {
		plan.Size = -1 // 0 would mean the default, and was asked for
	}
	if *methods != "" {
		plan.Methods = strings.Split(*methods, ",")
	}
	return plan, asJSON, nil
}

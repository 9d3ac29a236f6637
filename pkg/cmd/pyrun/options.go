package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
)

// options are what the command line asks for.
type options struct {
	file        string // "" or "-" is the standard input
	batch       bool
	interactive bool
	quiet       bool
	memory      bool
	steps       bool
	ledger      bool
	color       string // auto, always, never
	limit       int    // bytes; 0 is none
}

// drawn reports whether something is to be drawn of the run.
func (o options) drawn() bool { return o.memory || o.steps || o.ledger }

// errHelp says that the usage was asked for, and shown.
var errHelp = errors.New("help")

const usage = `usage: pyrun [FLAGS] [FILE]     run FILE, or the program on the standard input
       pyrun --memory [FILE]    run, then draw the memory; so do --steps and --ledger
       pyrun [-q]               at a terminal: a prompt
       pyrun -i [-q] [FILE]     run FILE, then a prompt, whatever the standard input is
       pyrun --batch            answer programs given as lines of JSON on the standard input
`

// parseOptions reads the command line. An error says what is wrong with it.
func parseOptions(args []string, stderr io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("pyrun", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.BoolVar(&o.batch, "batch", false, "answer programs given as lines of JSON on the standard input")
	flags.BoolVar(&o.interactive, "i", false, "end at the prompt, even where the standard input is no terminal")
	flags.BoolVar(&o.quiet, "q", false, "show no greeting at the prompt")
	flags.BoolVar(&o.memory, "memory", false, "draw all buffers and the views over them after the run")
	flags.BoolVar(&o.steps, "steps", false, "draw them after each step, with what it did")
	flags.BoolVar(&o.ledger, "ledger", false, "show what each line shared, copied, wrote and exported")
	flags.StringVar(&o.color, "color", "auto", "`when` to draw in color: auto (on a terminal), always, never")
	limit := flags.Int("limit", 512, "memory that the program may hold, in `MiB`; 0 for no limit")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(stderr, usage)
		flags.SetOutput(stderr)
		flags.PrintDefaults()
		return o, errHelp
	} else if err != nil {
		return o, err
	}
	o.limit = *limit << 20
	o.file = flags.Arg(0)
	switch {
	case *limit < 0:
		return o, errors.New("--limit cannot be negative")
	case flags.NArg() > 1:
		return o, fmt.Errorf("one FILE at a time, flags before it: what is %q?", flags.Arg(1))
	case o.batch && (o.file != "" || o.interactive || o.drawn()):
		return o, errors.New("--batch answers in JSON: no FILE, and no -i, --memory, --steps or --ledger")
	case o.interactive && o.drawn():
		return o, errors.New("--memory, --steps and --ledger draw the run of a program: not together with -i")
	case o.color != "auto" && o.color != "always" && o.color != "never":
		return o, fmt.Errorf("--color is auto, always or never, not %q", o.color)
	case o.interactive && o.file == "-":
		return o, errors.New("-i reads the standard input: the program must be a FILE")
	}
	return o, nil
}

package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"

	"github.com/zerocopyzen/zen/pkg/drawing"
	"github.com/zerocopyzen/zen/pkg/playground"
)

// runDrawn runs a program on the machine of the playground, shows what the
// flags ask for, and returns the exit status.
func runDrawn(o options, name, text string, out *output, stderr io.Writer) int {
	config := playground.Config{MemoryLimit: o.limit, Flush: out.Flush}
	if o.limit == 0 {
		config.MemoryLimit = math.MaxInt
	}
	if !o.steps {
		config.Output = func(text string) { out.write(text) } // the error shows again at the end
	}
	m := playground.New(config)
	stop := onInterrupt(m.Stop)
	done := m.RunProgram(name, text)
	stop()
	v := viewer{machine: m, style: o.style(out), out: out, source: strings.Split(text, "\n")}
	if o.steps {
		v.steps(done)
	}
	v.shown = v.shown || done.Error != nil
	if status := flushed(out, stderr); status != 0 {
		return status
	}
	status := reportError(done.Error, stderr)
	if o.memory && !o.steps {
		v.memory(done)
	}
	if o.ledger {
		v.ledger(done)
	}
	m.Reset()
	return max(status, flushed(out, stderr))
}

// reportError is reportFailure for what the playground tells of an exception.
func reportError(f *playground.Failure, stderr io.Writer) int {
	switch {
	case f == nil:
		return 0
	case f.Exit != nil:
		return exit(f.Exit, stderr)
	}
	fmt.Fprint(stderr, f.Traceback)
	if f.Type == "KeyboardInterrupt" {
		return exitInterrupted
	}
	return exitException
}

// A viewer writes what is drawn of a run.
type viewer struct {
	machine *playground.Machine
	style   drawing.Style
	out     *output
	source  []string
	shown   bool // something was drawn before
}

// separate leaves a blank line between drawings, and behind what was printed.
func (v *viewer) separate() {
	if v.shown || v.out.written {
		v.out.WriteString("\n")
	}
	v.shown = true
}

// memory draws the memory at the end.
func (v *viewer) memory(done playground.Done) {
	v.separate()
	v.out.WriteString(v.style.Draw(drawing.Memory{State: done.State, Contents: v.machine.Contents}))
}

// steps draws every step that was kept, with the memory after it.
func (v *viewer) steps(done playground.Done) {
	t := done.Trace
	printed := drawing.NewPrinted(done.Stdout)
	for i, step := range t.Steps {
		if i == t.Head && t.LeftOut > 0 {
			v.separate()
			v.out.WriteString(v.style.LeftOut(t.LeftOut))
		}
		state, ok := v.machine.At(step.N)
		v.separate()
		v.out.WriteString(v.style.Step(drawing.Step{
			Step: step, Total: t.Total, Source: v.source, Printed: printed.Upto(step.Output),
			Memory: drawing.Memory{State: state, Contents: v.machine.Contents}, Lost: !ok,
		}))
	}
}

// ledger writes what each line cost.
func (v *viewer) ledger(done playground.Done) {
	v.separate()
	v.out.WriteString(v.style.Ledger(v.source, done.Trace, done.State.Counters))
}

// style reads how to draw from the flags and the surroundings: $COLUMNS is the
// width, and $NO_COLOR turns color off where nobody asks for it by flag.
//
// See https://no-color.org.
func (o options) style(out *output) drawing.Style {
	s := drawing.Style{Color: o.color == "always"}
	if o.color == "auto" {
		s.Color = out.terminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	if columns, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && columns > 0 {
		s.Width = columns
	}
	return s
}

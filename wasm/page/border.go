//go:build js && wasm

package main

import (
	"fmt"
	"os"
	"time"

	"github.com/hack-pad/safejs"

	"github.com/zerocopyzen/zen/pkg/bench"
	"github.com/zerocopyzen/zen/pkg/playground"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// A message is what the page is told.
type message interface{ AppendJSON(dst []byte) []byte }

// A border is the page's side of one machine.
type border struct {
	host     safejs.Value
	machine  *playground.Machine
	yielder  *yielder
	runs     chan func() message
	calls    []safejs.Func // what the page may call, until the border is closed
	text     []byte        // of the last answer, to be written over by the next
	machines *machines
}

// open makes a machine that tells its messages to host, and returns the functions
// by which the page speaks to it.
func open(host safejs.Value, machines *machines) (map[string]any, error) {
	yielder, err := newYielder()
	if err != nil {
		return nil, fmt.Errorf("making a message channel: %w", err)
	}
	b := &border{host: host, yielder: yielder, runs: make(chan func() message, 1), machines: machines}
	b.machine = playground.New(playground.Config{Output: b.output, Yield: yielder.yield})
	program, err := b.program()
	if err != nil {
		return nil, err
	}
	machines.add(1)
	go b.serve()
	return program, nil
}

// serve runs what the page asks for until it closes the machine, and then gives
// back all that the machine had.
func (b *border) serve() {
	defer b.survive()
	for run := range b.runs {
		b.run(run)
	}
	b.yielder.release()
	for _, call := range b.calls {
		call.Release()
	}
	b.machines.add(-1)
	b.machine.Close()
}

func (b *border) run(run func() message) {
	defer b.survive()
	b.text = run().AppendJSON(b.text[:0])
	b.send(b.text)
	if cap(b.text) > mostText {
		b.text = nil
	}
}

// mostText is how many bytes are kept for the next answer: more than one takes,
// unless its trace is long.
const mostText = 256 << 10

// close ends what runs, whatever it catches, and has serve do the rest. What the
// page asked for has begun by then.
func (b *border) close() {
	b.machine.Stop()
	b.machine.Stop()
	close(b.runs)
}

func (b *border) send(message []byte) {
	if _, err := b.host.Call("message", string(message)); err != nil {
		fmt.Fprintln(os.Stderr, "page: sending a message:", err)
	}
}

func (b *border) output(text string) {
	b.send(playground.Output{Text: text}.AppendJSON(nil))
}

// bounds are those of a run: bytes, and milliseconds.
func bounds(args *arguments) playground.Options {
	return playground.Options{Memory: args.number(), Time: time.Duration(args.number()) * time.Millisecond}
}

// program returns the functions that the page calls, by their names. None of them
// waits: run, prompt, measure and reset are answered by messages, close is not
// answered.
func (b *border) program() (map[string]any, error) {
	functions := map[string]func(args *arguments) any{
		"run": func(args *arguments) any {
			source, fresh := args.text(), args.truth()
			options := bounds(args)
			options.Fresh = fresh
			b.runs <- func() message { return b.machine.RunWith(source, options) }
			return nil
		},
		"prompt": func(args *arguments) any {
			source, options := args.text(), bounds(args)
			b.runs <- func() message { return b.machine.PromptWith(source, options) }
			return nil
		},
		"measure": func(args *arguments) any {
			c := bench.Case{Workload: args.text(), Series: bench.Series(args.text()), Way: bench.Way(args.text()), N: args.number()}
			b.runs <- func() message { return b.measure(c) }
			return nil
		},
		"readiness": func(args *arguments) any { return syntax.Check(args.text()).String() },
		"complete":  func(args *arguments) any { return b.machine.Complete(args.text()) },
		"stop": func(*arguments) any {
			b.machine.Stop()
			return nil
		},
		"reset": func(*arguments) any {
			b.send(b.machine.Reset().AppendJSON(nil))
			return nil
		},
		"limit": func(args *arguments) any {
			b.machine.Limit(args.number())
			return nil
		},
		"edit": func(args *arguments) any {
			return b.changed(b.machine.Edit(uint64(args.number()), args.number(), args.number(), args.text(), args.text()))
		},
		"assign": func(args *arguments) any {
			return b.changed(b.machine.Assign(uint64(args.number()), args.numbers(), args.text()))
		},
		"state": func(*arguments) any { return string(b.machine.State().AppendJSON(nil)) },
		"at": func(args *arguments) any {
			state, ok := b.machine.At(args.number())
			if !ok {
				return ""
			}
			return string(state.AppendJSON(nil))
		},
		"allocate": func(args *arguments) any { return int(b.machine.Allocate(args.number())) },
		"commit":   func(args *arguments) any { return b.changed(b.machine.Commit(args.text())) },
		"cancel": func(*arguments) any {
			b.machine.Cancel()
			return nil
		},
		"another": func(args *arguments) any { return must(open(args.next(), b.machines)) },
		"close": func(*arguments) any {
			b.close()
			return nil
		},
	}
	program := make(map[string]any, len(functions))
	for name, call := range functions {
		f, err := safejs.FuncOf(func(_ safejs.Value, values []safejs.Value) any {
			defer b.survive()
			return call(&arguments{values: values})
		})
		if err != nil {
			return nil, err
		}
		b.calls = append(b.calls, f)
		program[name] = f
	}
	return program, nil
}

// survive turns a panic, which would end the program without a word, into a
// message: the page then closes this machine and starts another.
func (b *border) survive() {
	if fault := recover(); fault != nil {
		b.send(playground.Fatal{Text: fmt.Sprint(fault)}.AppendJSON(nil))
	}
}

// changed answers an edit: "" after telling what changed, or the exception that
// refused it.
func (b *border) changed(refusal *playground.Failure) string {
	if refusal != nil {
		return string(refusal.AppendJSON(nil))
	}
	if !b.machine.Running() {
		b.send(b.machine.Changed().AppendJSON(nil))
	}
	return ""
}

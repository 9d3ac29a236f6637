//go:build js && wasm

// Command page is the Go program of the page: a machine that runs cells, and the
// border over which the page speaks to it. It holds no logic of its own.
//
// The page offers globalThis.__zen before it starts the program; the messages
// are those of package playground. While a cell runs, the program returns to
// the browser's event loop about every 10 ms by sending itself a message over a
// MessageChannel, which browsers neither clamp nor throttle as they do timers.
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

// reserved is how much linear memory the program makes Go ask for at the start,
// so that growing it, which detaches every array on it, is rare.
const reserved = 64 << 20

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "page:", err)
		os.Exit(1)
	}
}

func run() error {
	reserve()
	host, err := safejs.Global().Get("__zen")
	if err != nil {
		return fmt.Errorf("finding the page: %w", err)
	}
	yield, err := newYielder()
	if err != nil {
		return fmt.Errorf("making a message channel: %w", err)
	}
	b := &border{host: host, yield: yield.yield, runs: make(chan func() message, 1)}
	b.machine = playground.New(playground.Config{Output: b.output, Yield: b.yield})
	program, err := b.program()
	if err != nil {
		return fmt.Errorf("offering the program: %w", err)
	}
	if _, err := host.Call("ready", program); err != nil {
		return fmt.Errorf("telling the page: %w", err)
	}
	for run := range b.runs {
		b.run(run)
	}
	return nil
}

// reserve makes the Go heap grow once to the reserved size.
//
//go:noinline
func reserve() byte {
	block := make([]byte, reserved)
	return block[len(block)-1]
}

// A message is what the page is told.
type message interface{ AppendJSON(dst []byte) []byte }

// A border is the page's side of the machine.
type border struct {
	host    safejs.Value
	machine *playground.Machine
	yield   func() // lets the event loop have a turn
	runs    chan func() message
}

func (b *border) run(run func() message) {
	defer b.survive()
	b.send(run().AppendJSON(nil))
}

func (b *border) send(message []byte) {
	if _, err := b.host.Call("message", string(message)); err != nil {
		fmt.Fprintln(os.Stderr, "page: sending a message:", err)
	}
}

func (b *border) output(text string) {
	b.send(playground.Output{Text: text}.AppendJSON(nil))
}

// program returns the object of functions that the page calls. None of them
// waits: run, prompt, measure and reset are answered by messages.
func (b *border) program() (safejs.Value, error) {
	functions := map[string]func(args *arguments) any{
		"run": func(args *arguments) any {
			source := args.text()
			options := playground.Options{Fresh: args.truth(), Memory: args.number(), Time: time.Duration(args.number()) * time.Millisecond}
			b.runs <- func() message { return b.machine.RunWith(source, options) }
			return nil
		},
		"prompt": func(args *arguments) any {
			source := args.text()
			b.runs <- func() message { return b.machine.Prompt(source) }
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
			return b.changed(b.machine.Edit(uint64(args.number()), args.number(), byte(args.number())))
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
	}
	class, err := safejs.Global().Get("Object")
	if err != nil {
		return safejs.Value{}, err
	}
	object, err := class.New()
	if err != nil {
		return safejs.Value{}, err
	}
	for name, call := range functions {
		f, err := safejs.FuncOf(func(_ safejs.Value, values []safejs.Value) any {
			defer b.survive()
			return call(&arguments{values: values})
		})
		if err != nil {
			return safejs.Value{}, err
		}
		if err := object.Set(name, f); err != nil {
			return safejs.Value{}, err
		}
	}
	return object, nil
}

// survive turns a panic, which would end the program without a word, into a
// message: the page then starts another program.
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

// A yielder returns to the browser's event loop and comes back.
type yielder struct {
	port safejs.Value
	back chan struct{}
}

func newYielder() (*yielder, error) {
	class, err := safejs.Global().Get("MessageChannel")
	if err != nil {
		return nil, err
	}
	channel, err := class.New()
	if err != nil {
		return nil, err
	}
	receiver, err := channel.Get("port1")
	if err != nil {
		return nil, err
	}
	port, err := channel.Get("port2")
	if err != nil {
		return nil, err
	}
	y := &yielder{port: port, back: make(chan struct{}, 1)}
	f, err := safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
		y.back <- struct{}{}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return y, receiver.Set("onmessage", f)
}

func (y *yielder) yield() {
	if _, err := y.port.Call("postMessage", true); err != nil {
		return // the program then goes on without a pause
	}
	<-y.back
}

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

	"github.com/hack-pad/safejs"

	"github.com/zerocopyzen/zen/pkg/playground"
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
	b := &border{host: host, cells: make(chan string, 1)}
	b.machine = playground.New(playground.Config{Output: b.output, Yield: yield.yield})
	program, err := b.program()
	if err != nil {
		return fmt.Errorf("offering the program: %w", err)
	}
	if _, err := host.Call("ready", program); err != nil {
		return fmt.Errorf("telling the page: %w", err)
	}
	for source := range b.cells {
		b.run(source)
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

// A border is the page's side of the machine.
type border struct {
	host    safejs.Value
	machine *playground.Machine
	cells   chan string
}

func (b *border) run(source string) {
	defer b.survive()
	b.send(b.machine.Run(source).AppendJSON(nil))
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
// waits: run and reset are answered by messages.
func (b *border) program() (safejs.Value, error) {
	functions := map[string]func(args []safejs.Value) (any, error){
		"run": func(args []safejs.Value) (any, error) {
			source, err := args[0].String()
			if err != nil {
				return nil, err
			}
			b.cells <- source
			return nil, nil
		},
		"stop": func([]safejs.Value) (any, error) {
			b.machine.Stop()
			return nil, nil
		},
		"reset": func([]safejs.Value) (any, error) {
			b.send(b.machine.Reset().AppendJSON(nil))
			return nil, nil
		},
		"edit": func(args []safejs.Value) (any, error) { return b.edit(args) },
		"state": func([]safejs.Value) (any, error) {
			return string(b.machine.State().AppendJSON(nil)), nil
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
		f, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
			defer b.survive()
			result, err := call(args)
			if err != nil {
				b.send(playground.Fatal{Text: name + ": " + err.Error()}.AppendJSON(nil))
			}
			return result
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

// edit assigns a byte; the answer is "" or the exception that refused it.
func (b *border) edit(args []safejs.Value) (any, error) {
	var numbers [3]int
	for i := range numbers {
		n, err := args[i].Int()
		if err != nil {
			return nil, err
		}
		numbers[i] = n
	}
	if failure := b.machine.Edit(uint64(numbers[0]), numbers[1], byte(numbers[2])); failure != nil {
		return string(failure.AppendJSON(nil)), nil
	}
	b.send(playground.Changed{State: b.machine.State(), Trace: playground.Trace{Source: "edit"}}.AppendJSON(nil))
	return "", nil
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

//go:build js && wasm

// Command page is the Go program of the page: machines that run cells, and the
// borders over which the page speaks to them. It holds no logic of its own.
//
// The page offers globalThis.__zen before it starts the program, and has one
// machine then; another one is there when it asks for it. Each has names,
// memory and a limit of its own, and a goroutine for its runs:
//
//	page ── another ──> border ── runs ──> goroutine: Machine
//	page <── messages ─ border <───────────────┘
//
// The messages are those of package playground. While a cell runs, its machine
// returns to the browser's event loop about every 10 ms by sending itself a
// message over a MessageChannel, which browsers neither clamp nor throttle as
// they do timers; other machines run meanwhile. The program ends when the page
// has closed the last machine.
package main

import (
	"fmt"
	"os"

	"github.com/hack-pad/safejs"
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
	last := make(chan struct{})
	program, err := open(host, &machines{last: last})
	if err != nil {
		return fmt.Errorf("offering the program: %w", err)
	}
	if _, err := host.Call("ready", program); err != nil {
		return fmt.Errorf("telling the page: %w", err)
	}
	<-last
	return nil
}

// machines counts those that are not closed, and closes last with the last.
// Goroutines take turns here: nothing needs a lock.
type machines struct {
	open int
	last chan struct{}
}

func (m *machines) add(n int) {
	if m.open += n; m.open == 0 {
		close(m.last)
	}
}

// reserve makes the Go heap grow once to the reserved size.
//
//go:noinline
func reserve() byte {
	block := make([]byte, reserved)
	return block[len(block)-1]
}

// Command strip makes a Go program for WebAssembly smaller to download:
//
//	go run ./pkg/cmd/strip FILE.wasm
//
// It rewrites what compresses badly; the program does the same as before.
//
// # Tables
//
// A Go program carries tables about its functions. Panics, the garbage collector
// and runtime.Callers need some of them; others say from which file and line an
// instruction comes, also where a function was inlined, what it is called, and
// where its arguments lie. The linker's flags -s and -w keep them all. They go, and
// the others are written anew, equal ones once. Tracebacks name a function's
// package, and give an offset in place of the line:
//
//	main.?()
//		?:0 +0x12
//
// Functions that were inlined into another are not listed. To see more, run the
// program as go build makes it.
//
// Numbers in them that grow evenly from function to function, which compress
// badly, are left out; a function that runs before Go's writes them.
//
// # Code
//
// A function that is suspended on Go's stack resumes at a number. The compiler
// makes every jump through that number and a table, and writes at every call the
// address to return to, and the label of a block that leads out of the function:
// all differ from one place to the next. Here a jump forward is a plain jump, and
// calls differ by a small number alone. See function.shorten. Most programs run
// faster for it.
//
// # Trust
//
// The layout of tables and code is the Go runtime's and compiler's own affair
// (runtime/symtab.go, runtime/runtime2.go, cmd/internal/obj/wasm) and may change
// with their version. What does not look as expected stays as it is: all tables,
// with a remark, or all code, with a remark, or a single function.
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: strip FILE.wasm")
		os.Exit(2)
	}
	if err := stripFile(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "strip:", err)
		os.Exit(1)
	}
}

func stripFile(name string) error {
	file, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	m, err := parseModule(file)
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	if err := stripLines(m.image); err != nil {
		fmt.Fprintf(os.Stderr, "strip: %s keeps its lines: %v\n", name, err)
	}
	if err := m.takeCounters(); err != nil {
		fmt.Fprintf(os.Stderr, "strip: %s keeps its counters: %v\n", name, err)
	}
	if err := m.shortenCode(); err != nil {
		fmt.Fprintf(os.Stderr, "strip: %s keeps its code: %v\n", name, err)
	}
	return os.WriteFile(name, m.append(nil), 0o666)
}

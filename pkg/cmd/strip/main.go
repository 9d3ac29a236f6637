// Command strip takes from a program for WebAssembly what only the file names,
// lines and arguments of tracebacks need:
//
//	go run ./pkg/cmd/strip FILE.wasm
//
// A Go program carries tables about its functions. Panics, the garbage collector
// and runtime.Callers need some of them; others say from which file and line an
// instruction comes, also where a function was inlined, and where its arguments
// lie. The linker's flags -s and -w keep them all. They are what compresses
// least: without them page.wasm is a fifth smaller to download.
//
// The program behaves as before. Its tracebacks name the functions, and give for
// each an offset in place of the line:
//
//	main.run()
//		?:0 +0x12
//
// Functions that were inlined into another are not listed.
//
// The layout of the tables is the Go runtime's own affair (runtime/symtab.go,
// runtime/runtime2.go) and may change with its version. Tables that do not look
// as expected stay as they are, with a remark.
package main

import (
	"errors"
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
	err = stripLines(m.image)
	if errors.Is(err, errUnknown) {
		fmt.Fprintf(os.Stderr, "strip: %s keeps its lines: %v\n", name, err)
		err = nil
	}
	if err != nil {
		return err
	}
	return os.WriteFile(name, m.append(nil), 0o666)
}

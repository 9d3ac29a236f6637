package main

import (
	"fmt"
	"os"
	"runtime"
)

func main() {
	t := &table{out: os.Stdout}
	if runtime.GOOS == "js" {
		t.suffix = ", wasm"
		measureTyped(t)
		measureSlicing(t, missingPython("CPython is measured natively"))
		measureBulk(t)
		measureHooks(t)
		return
	}
	t.heading()
	python := startPython()
	defer python.stop()
	measureTyped(t)
	measureSlicing(t, python)
	measureBulk(t)
	if err := measureConstant(t); err != nil {
		t.missing("cast, toreadonly, release: 1 GB against 1 KB", err.Error())
	}
	measureHooks(t)
	if err := runInNode(os.Stdout, os.Stderr); err != nil {
		t.missing("the rows in WebAssembly", err.Error())
	}
	fmt.Printf("%d of %d hold natively\n", t.held, t.judged)
}

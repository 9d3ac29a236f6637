package main

import (
	"flag"
	"os"
	"runtime"
)

func main() {
	isJSON := flag.Bool("json", false, "print an object for each row")
	flag.Parse()
	t := &table{out: os.Stdout, isJSON: *isJSON}
	if runtime.GOOS == "js" {
		t.suffix = ", wasm"
		measureTyped(t)
		measureSlicing(t, missingPython("CPython is measured natively"))
		measureBulk(t)
		measureHooks(t)
		t.sum("in WebAssembly")
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
	t.sum("natively")
	if err := runInNode(os.Stdout, os.Stderr, os.Args[1:]); err != nil {
		t.missing("the rows in WebAssembly", err.Error())
	}
}

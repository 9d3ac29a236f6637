// Command bars measures what the library promises about its cost, and prints
// one line for each promise: what was measured, the bar it has to clear, and
// whether it does.
//
//	what                                     measured      bar  verdict
//	View[T].Rows, sum                           1.02×  ≤ 1.30×  holds        65.5 µs / 64.2 µs
//	                                            │         │                  │         │
//	          ratio of the medians' times, or ns ┘         └ of the issue     └ ours    └ by hand
//
// Both sides of a ratio run in one process, in turns, so that whatever else
// the machine does slows both; a figure is the median of [rounds] rounds. The
// bars that speak of WebAssembly are measured by this same program, compiled for
// GOOS=js and run by Node. CPython's figure comes from the python3 of the PATH.
// What needs a tool that is missing says so in its line.
//
// The program judges, it does not assert: a busy machine is no reason to fail,
// so its exit status is 0 whatever it measured.
//
//	go run ./pkg/cmd/bars
package main

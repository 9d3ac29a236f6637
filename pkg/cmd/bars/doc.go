// Command bars measures what the library promises about its cost, and prints
// one line for each promise: what was measured, the bar it has to clear, and
// whether it does.
//
//	what                                           measured        bar  verdict
//	View[T].Fill, every second column                 0.62×    ≤ 1.30×  holds       4.2 µs / 6.7 µs
//	                                                  │          │                  │        └ by hand
//	                                  ours to by hand ┘          └ at most          └ ours
//
// Both sides of a ratio run in one process and in turns, so that whatever else
// the machine does slows both; a figure is the median of all turns. CPython's
// comes from the python3 of the PATH. All that needs neither files nor CPython is
// measured again in WebAssembly: by this program, compiled for GOOS=js and run by
// Node. What needs a tool that is missing says so in its line.
//
// The two times beside a ratio are of the turn whose ratio is the median.
//
// The program judges, it does not assert: a busy machine is no reason to fail,
// so its exit status is 0 whatever it measured.
//
//	go run ./pkg/cmd/bars [-json]
//
// # Known limits
//
// View[T].Rows over every second column takes 1.4 times the loop by hand: a row
// costs 15 ns to begin, and has 128 items there.
//
// Three rows fall short in WebAssembly, for what Go's compiler makes of them:
//
//   - View[T].Slice by value. Whatever is larger than 16 bytes is copied by the
//     instruction memory.copy, which takes 4 to 5 ns for the 80 bytes of a View.
//     A Slice makes three: of its receiver, its result and the variable that
//     gets it. SliceInto makes none. A result that is built in place has to be
//     cleared first, which takes as long as the copy it saves, and a View small
//     enough for registers (32 bytes) has no room for four axes.
//   - View[T].Rows, and the same over every second column. A walk costs 11 ns a
//     row; but it becomes part of the function with the loop, and a function
//     with more branches has slower loops there. The same loop over
//     row.Contiguous() in a function of its own takes 1.1 times what the
//     loop by hand takes.
package main

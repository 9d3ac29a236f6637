// Package eval compiles Python and runs it.
//
//	text ──syntax──▶ tree ──compiler──▶ Code ──machine──▶ effects
//
// A [Machine] is one session: its [Globals] live from one program to the next.
// What a value is and what it can do stands in package object; this package
// knows the order in which things happen, and who owns a value meanwhile.
//
// # Code and frames
//
// [Code] is a row of instructions for a stack machine, with the place in the
// source of each, so that a traceback can mark the expression that failed. A
// frame is one call: its locals, cells and operands stand in one row of slots on
// the heap, not in Go's variables.
//
//	f(memoryview(b), b.append(1))
//
//	slots  [ b │ f  ·  view  append  b ]        while append is called
//	         │   └──────────┬─────────┘
//	       local        operands: each owns a reference, so the view lives, its
//	                    export lasts, and append raises BufferError
//
// Every slot owns one reference of what it holds. Loading a local adds one;
// storing moves the new value in before the old one is released, for the release
// may run Python code. A call of a Python function moves no Go stack: the loop
// goes on with the new frame. Native functions borrow the operands that are
// their arguments. When one calls back into Python the machine runs again, one
// level deeper, and what the native function holds is safe because its own
// arguments still stand in the frame that called it.
//
// # What a round of a loop costs
//
// An instruction costs 4 ns natively and 13 to 25 in WebAssembly, where Go has no
// jump tables and comes to each case by some seven jumps. So groups of
// instructions are fused (fuse.go), and those that follow one another in every
// loop go on without coming to the top again: back to the test of a while, from
// a statement that is announced to its slice.
//
// A variable that is sliced away, v = v[1:], and owns its value alone, gives it
// up for the slice in one call: nothing is counted, no object is cleared, and the
// new one lies in the block of the last that died. A tracer may leave out what
// it would hear of such a round; see [Repeat].
//
// CPU time of a round, in ns: natively on the left, in Chromium on the right,
// where Pyodide 314 takes 140 (in a function 97; with len 200; bytes 1290).
//
//	                            before     now      before     now
//	while v: v = v[1:]              56      25         264      95
//	the same, traced               118      31         720     139
//	while len(v): v = v[1:]        103      39         490     129
//	the same, traced               187      48        1040     162
//	b = b[1:], 100,000 bytes      1210    1230        1600    1500
//	the same, traced              1750    1540        3100    1900
//
// Two thirds of the time of the last is the copy itself. Variables that are bound
// to something else in each round, such as that of a for, are told of one by one.
//
// # Exceptions
//
// A failing instruction returns a Go error. It becomes an exception object, gets
// the frame into its traceback, and the one unwinder looks for a handler: the
// compiler has noted for each protected range where to go and how many operands
// stay. The others are released there and nowhere else. While an exception is
// handled it and the one handled before stand on the stack; leaving the handler
// by any way puts the latter back.
//
// A generator owns its frame. Yielding returns from the run; what the frame holds
// stays held. A generator that dies while it is protected by a handler gets
// GeneratorExit first, so that finally clauses run.
//
// What a __del__, a __release_buffer__ or a dying generator raises has no caller
// to go to: its traceback goes to [Config].Errors, and the program goes on.
//
// # Being interrupted
//
// The machine counts backward jumps and calls, and polls every 1024 of them;
// native operations count the bytes they work through, and poll after each MiB:
// what took a millisecond and counted nothing would be done 1024 times between
// two polls. Where an operation cannot end half-way the error of a poll is kept
// until its statement is over; see [object.Runtime.Spend]. A poll looks whether the
// program shall stop, gives Go's scheduler a turn (in a browser there is no
// preemption: the collector starves otherwise), and every 10 ms lets the page's
// events in through [Config].Yield. Cycles that are due are collected only between
// instructions: finalizers run Python code, which a native operation does not
// expect.
//
// # Audit
//
// [Machine.Audit] recounts every reference from the globals and the running
// frames and compares with the counts. The tests run it at each statement: an
// owner too many would show to users as a BufferError that Python does not
// raise, one too few as memory that is reused while in use.
package eval

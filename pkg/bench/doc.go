// Package bench measures what a slice costs: six pieces of work, each done once
// by copying and once through views, and timed so that the figures can be
// believed.
//
//	workload   copying                              view
//	shrink     while b: b = b[1:] over bytes        the same over a memoryview
//	chunk      20 MB of a video as bytes            a window on them
//	double     a copy of the numbers, doubled       the numbers doubled in place
//	receive    a new bytes for each message         one buffer, used again
//	crop       the pixels packed anew               a layout over the old ones
//	frames     header and body of each copied out   windows on both
//
// A workload stands here once. The page runs it in a Web Worker, a server runs it
// natively for a browser (package benchhttp), `go test -bench` and `./build.sh
// bench` run it for whoever works on the library.
//
// # Series
//
// The same work is done in three ways of programming, each copying and by views:
//
//   - [Library]: with the Go library, package buffer, directly
//   - [Cell]: as Python, on the machine of the playground, whose trace is on
//   - [Plain]: with Go's own slices, natively alone: the limit, for it does nothing
//     but move the bytes, into memory that it uses again
//
// # What is counted
//
// Bytes copied and views made are counted by the trace of the heap, and the peak
// by the heap: in the first pass, which is not timed with the others, from the
// moment when the data is there. Nothing is computed from a formula: tests
// hold the counts against formulas instead. A plain slice is no object of the
// library, so nobody counts it; its counts are -1.
//
// # What is timed
//
//	clock's step ─▶ first pass ─▶ batches made longer ─▶ collect, batch, pause  × 9 ─▶ median
//	                 (counted)     until ≥ 200 steps,                              least, most
//	                               for 100 ms at least
//
// A batch does the work so often that it lasts 200 steps of the clock and a
// millisecond at the least. When one of the nine turns out shorter, because the
// work has become faster meanwhile, all are measured again with more passes.
// Garbage is collected before each, and the page or the scheduler has a turn after
// each. The result is the median of nine batches, with the least and the most; of
// three, where the first pass takes longer than a second, and the result says so.
// The empty loop is measured in the same way and stands beside it; it is not
// subtracted. The heap recycles memory, as CPython's allocator does, so that no
// collector works on behalf of one side.
//
// Making the data is outside of the timing. How long the first pass took, which
// warms the work up, stands apart.
//
// # Results
//
// [Result] and [Environment] have one form in JSON, with the units in the names:
// Ns are nanoseconds, Bytes are bytes. [Document] is what a server answers; what
// the page downloads has a list of environments instead of one, for its results
// come from several.
//
// The page imports workloads.json, which a test of this package writes
// (go test ./pkg/bench -update) and compares.
package bench

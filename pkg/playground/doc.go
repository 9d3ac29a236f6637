// Package playground is the application without a screen: a machine that runs
// cells, a recorder that turns what happens to memory into a picture, and the
// messages in which a page hears of both.
//
//	cell ──▶ Machine ──▶ builtin.Session ──▶ buffer.Heap
//	            │                                │ buffer.Trace
//	            ▼                                ▼
//	         messages ◀── State ◀──────────── recorder
//
// The recorder's only source is the trace of the heap: what it counts is what
// the library did, not what somebody says it should have done. A buffer's bytes
// are never copied for the picture; the state carries their address.
//
// # Steps
//
// A step is an interval of time that belongs to one statement. It begins with
// the statement; what happens in it after a function that it called has
// returned, or in the head of a loop that goes round, is a step of its own,
// marked as resumed, if something happens at all.
//
//	1  data = bytearray(b'abc')    create
//	2  f(data)                     run
//	3      part = view[1:]         slice      bound: part
//	4      part[0] = 7             write      old 62, new 07
//	2  f(data)                     release    resumed
//
// Records of the first and the last thousand steps are kept, on tapes that
// reuse their memory: a loop of any length costs no allocation for a step.
// Behind the first thousand, a round that makes a view, releases one and binds a
// name is a row of a ring, and goes on the tapes only if it is told of. Of a
// round that slices a variable away, as all of them do in while v: v = v[1:], a
// few numbers are noted down: the rest is as in the round before. Of views, it is
// enough to hear how many rounds there were. See [eval.Repeat].
// The rows are made steps as soon as anything else happens: another statement,
// a name, an object, a character of output, an edit, a question of the page.
//
// Sums of lines are exact, whatever is left out. Records name objects by their
// numbers and hold none, so that recording changes no lifetime.
//
// # The past
//
// [Machine.At] finds the memory after a step by undoing what came later. A write
// keeps the bytes it overwrites, a change of size the bytes it removes, the end
// of an object its contents; all else is still there, or was.
//
//	tail: undone from live memory
//	head: undone from its frozen end, of which pages are kept before they change
//
// At most 64 MiB are kept so, beside the limit of the session and until the next
// run. In the tail, copying what goes away may take 1 KiB for a step on average,
// so that a loop does not become twice as slow. What is not kept says so.
//
// # Limits
//
// A run may be bounded more tightly than its session, in memory and in time:
// so programs run that somebody else wrote, unasked. See [Options]. A program of
// more than a megabyte of text is a SyntaxError.
//
// # Files
//
// A file of the reader goes into memory once: [Machine.Allocate] makes room, the
// page writes the bytes there as they arrive, and [Machine.Commit] makes a bytes
// object of the room itself.
//
// # Counters
//
// Four numbers say what a program cost:
//
//   - shared: the bytes that live views show without owning them
//   - copied: the bytes that slicing bytes, bytearrays and arrays has copied
//   - written: the bytes written in place
//   - exports: the loans of memory that forbid resizing now
//
// Beside them stands what the slices of views would have copied, had they been
// slices of bytes.
//
// # Edits
//
// A byte, an item, or a value over some bytes that is changed in the picture goes
// through Python's own assignment: the same checks, the same exceptions, the same
// events, in a step of its own. What is typed is an expression; numbers over bytes
// are packed as struct packs them.
// While a program runs, edits wait for its next statement.
//
// # What a cell cannot do
//
// A cell computes, prints, and holds memory up to its limit. It cannot reach
//
//   - JavaScript: no object of the page has a name here, and no module leads to it
//   - the network, files, processes, storage and the environment: the modules are
//     not there, open and socket.socket refuse, and page.wasm links neither net
//     nor os/exec
//   - the language's own inside: frames, code, closures, a list of all objects
//   - another session: types and functions that sessions share cannot be changed;
//     names, modules, settings, registrations and memory belong to one session;
//     an address or number of an object opens nothing anywhere
//
// [Machine.Reset] forgets all of it. contract_test.go holds the attempts, which
// the browser's tests repeat in the page. What a cell can do to its reader is to
// take time, until Stop, and memory, up to the limit.
package playground

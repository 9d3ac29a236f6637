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
// A byte changed in the picture goes through Python's own assignment: the same
// checks, the same exceptions, the same events. While a program runs, edits
// wait for its next statement.
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

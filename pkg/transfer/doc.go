// Package transfer sends a file to a receiver in several ways and reports what
// each way cost the sender.
//
//	           read            write
//	disk ──▶ page cache ──▶ user memory ──▶ socket buffer ──▶ receiver    copied twice by the CPU
//	disk ──▶ page cache ───────────────────▶ socket buffer ──▶ receiver    sendfile: references move
//
// An [Arena] does one run of a [Plan] after the other: it makes the file, and
// sends it by every [Method] as often as the plan says, the methods taking
// turns, so that a noisy moment spoils one run of each rather than all runs of
// one.
//
//	arena                                     sender, a process of its own
//	  ├─ makes the file, hot or cold
//	  ├─ connects two sockets on loopback
//	  ├─ starts the sender ────────────────▶ file and socket are its descriptors 3 and 4
//	  ├─ receives, counts, reports progress ◀── moves the bytes, one method, one thread
//	  └─ reads what it cost ◀─────────────── getrusage(2) of the transfer alone
//
// # What the figures mean
//
//   - Time runs from the sender's first call to the receiver's last byte. On
//     loopback the receiver's own work hides much of what the sender saves.
//   - Who is charged for what lies between depends on the receiver. A call that
//     sends over loopback carries the bytes up to the receiver's socket, and
//     wakes it. While the receiver is busy with copying, its acknowledgments pull
//     the next bytes instead, on its own account. So a receiver that discards
//     shortens every transfer, and makes sendfile's lead in CPU smaller: 306
//     against 51 ms a GB with one that reads, 223 against 152 with one that
//     discards (64 KiB a call, 512 MiB, Linux 6.18, two processors).
//   - CPU, faults and context switches are those of the sender's process during
//     the transfer, from getrusage(2). Calls are those that the method makes,
//     counted as it makes them.
//   - How often a byte crosses user memory follows from how the method works; it
//     is stated, not measured. See [Method].
//
// To count without trusting this package, start senders under a program that
// counts: see [Arena]'s Under.
//
// What arrives is checked: the count in every run, the SHA-256 of all bytes in a
// pass of its own for each method, which is not timed.
//
// # Limits
//
// An arena does one heavy thing at a time; others wait in a short queue that
// knows its length. [Limits] bound sizes, methods and repetitions. A run ends
// when its context does, within a tenth of a second: the sender is killed and
// its sockets are closed. Files lie in one directory, which is removed with the
// arena, and by the next one if this process is killed.
//
// Sending needs Linux. Elsewhere every method says so, and [Arena.Run] returns
// [ErrUnavailable].
//
// A program that uses an arena calls [Main] first: the sender is the same
// program, started again.
//
// Contents:
//
//	Method, Methods      the ways to send
//	Plan, Limits         what is to be sent, and what may be
//	Arena                makes runs, one at a time
//	Event                what is told while a run goes on
//	Report, Run, Summary what it cost
//	Routes               the same over HTTP: events or one JSON document; downloads to
//	                     a client's own receiver, and what they cost: Downloaded
//	Main                 the sender's process
package transfer

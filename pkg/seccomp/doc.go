// Package seccomp lets a process give up system calls, so that what it can still
// do tells which calls it needs.
//
//	write ──▶ kernel ──▶ filter ─┬─ allowed ──▶ as ever
//	                             └─ refused ──▶ an errno, at once
//
// A process that has refused sendfile(2) and still delivers a file delivers it
// in another way. The filter holds for every thread and cannot be taken back, so
// it belongs into a child process made for the question.
//
// The package is empty outside Linux. Where a processor is unknown, [Refuse]
// says so.
//
// See https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html.
package seccomp

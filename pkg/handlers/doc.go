// Package handlers asks the kernel which shapes of Go handlers keep sendfile(2).
//
// net/http can hand a file to the kernel, which passes references of its pages
// to the socket: the bytes never enter the program. Whether it does depends on
// small things, and nothing tells when it does not: the answer is the same,
// only dearer. So a shape is run and the kernel is asked:
//
//	Ask ──▶ child, all calls allowed         the answer must be right: the control
//	    ──▶ child, sendfile(2) refused       breaks off? then it was asked for
//	    ──▶ child, splice(2) refused         the same
//
// Each child serves every [Shape] over loopback, fetches it once, and reports
// whether the file arrived whole. A shape that breaks off without a call has
// asked for that call; one that arrives has copied through user memory.
//
// The source of a shape that readers see is cut out of the file that was
// compiled, so it is what ran.
//
// [Ask] needs Linux and a kernel with seccomp filters; elsewhere it says so.
// A program that uses it calls [Main] first: the child is the same program,
// started again.
//
// Contents:
//
//	Shape, Shapes   the handlers, with their source, the reason and the mend
//	Ask             runs them all and returns a Verdict for each
//	Handler         the same over HTTP, as JSON
//	Main            the child's process
package handlers

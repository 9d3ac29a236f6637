package seccomp

import (
	"fmt"
	"runtime"
	"syscall"
	"unsafe"
)

// A Call is the number of a system call on this architecture.
type Call uint32

// The calls by which the kernel moves a file without showing it to the
// program.
const (
	Sendfile Call = syscall.SYS_SENDFILE
	Splice   Call = syscall.SYS_SPLICE
)

// An arch is what a filter must know of a processor: the kernel's name for it,
// so that calls of a foreign numbering pass untouched, and the number of
// seccomp(2), which package syscall lacks.
type arch struct {
	audit   uint32
	seccomp uintptr
}

var arches = map[string]arch{
	"amd64": {audit: 0xc000003e, seccomp: 317},
	"arm64": {audit: 0xc00000b7, seccomp: 277},
}

// From the kernel's headers linux/seccomp.h, linux/prctl.h and linux/filter.h.
const (
	setModeFilter  = 1
	allThreads     = 1 // SECCOMP_FILTER_FLAG_TSYNC
	noNewPrivs     = 38
	actionAllow    = 0x7fff0000
	actionErrno    = 0x00050000
	offsetOfNumber = 0
	offsetOfArch   = 4
)

// Refuse makes the calls fail with errno from now on, in every thread of the
// process, for good. It needs no privileges, but a kernel with seccomp filters.
func Refuse(calls []Call, errno syscall.Errno) error {
	arch, ok := arches[runtime.GOARCH]
	if !ok {
		return fmt.Errorf("seccomp: no filter is known for %s", runtime.GOARCH)
	}
	program := filter(arch.audit, calls, errno)
	prog := syscall.SockFprog{Len: uint16(len(program)), Filter: &program[0]}

	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if _, _, errno := syscall.RawSyscall6(syscall.SYS_PRCTL, noNewPrivs, 1, 0, 0, 0, 0); errno != 0 {
		return fmt.Errorf("seccomp: prctl(PR_SET_NO_NEW_PRIVS): %w", errno)
	}
	// Sound: the kernel reads prog, and the instructions it points to, during
	// the call, and both are kept alive until it returns.
	thread, _, errno := syscall.RawSyscall(arch.seccomp, setModeFilter, allThreads, uintptr(unsafe.Pointer(&prog)))
	runtime.KeepAlive(program)
	if errno != 0 {
		return fmt.Errorf("seccomp: seccomp(SECCOMP_SET_MODE_FILTER): %w", errno)
	}
	if thread != 0 {
		return fmt.Errorf("seccomp: thread %d did not take the filter", thread)
	}
	return nil
}

// filter returns the program that answers the calls with errno and allows all
// others:
//
//	A = architecture; if A != audit → allow
//	A = number of the call; if A == calls[0] → refuse; … → allow
func filter(audit uint32, calls []Call, errno syscall.Errno) []syscall.SockFilter {
	const (
		load  = syscall.BPF_LD | syscall.BPF_W | syscall.BPF_ABS
		equal = syscall.BPF_JMP | syscall.BPF_JEQ | syscall.BPF_K
		ret   = syscall.BPF_RET | syscall.BPF_K
	)
	n := uint8(len(calls))
	program := []syscall.SockFilter{
		{Code: load, K: offsetOfArch},
		{Code: equal, K: audit, Jf: n + 1},
		{Code: load, K: offsetOfNumber},
	}
	for i, call := range calls {
		program = append(program, syscall.SockFilter{Code: equal, K: uint32(call), Jt: n - uint8(i)})
	}
	return append(program,
		syscall.SockFilter{Code: ret, K: actionAllow},
		syscall.SockFilter{Code: ret, K: actionErrno | uint32(errno)},
	)
}

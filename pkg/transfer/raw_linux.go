package transfer

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// The calls of a sender, made without telling Go's scheduler. Each time that it
// is told it prepares to hand the processor to another goroutine, which costs
// more CPU than a call that moves 64 KiB of references; and a sender has no
// other goroutine. A call may be broken off by a signal, with EINTR.

func rawRead(fd int, p []byte) (int, error) {
	// Sound: the kernel writes within p, which the call keeps alive.
	n, _, errno := unix.RawSyscall(unix.SYS_READ, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(p))), uintptr(len(p)))
	return outcome(n, errno)
}

func rawWrite(fd int, p []byte) (int, error) {
	// Sound: the kernel reads within p, which the call keeps alive.
	n, _, errno := unix.RawSyscall(unix.SYS_WRITE, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(p))), uintptr(len(p)))
	return outcome(n, errno)
}

// rawSendfile moves up to n bytes from the file's own offset.
func rawSendfile(to, from int, n int64) (int, error) {
	moved, _, errno := unix.RawSyscall6(unix.SYS_SENDFILE, uintptr(to), uintptr(from), 0, uintptr(n), 0, 0)
	return outcome(moved, errno)
}

// rawSplice moves up to n bytes from the source's own offset.
func rawSplice(to, from int, n int64) (int, error) {
	moved, _, errno := unix.RawSyscall6(unix.SYS_SPLICE, uintptr(from), 0, uintptr(to), 0, uintptr(n), unix.SPLICE_F_MOVE)
	return outcome(moved, errno)
}

func outcome(n uintptr, errno unix.Errno) (int, error) {
	if errno != 0 {
		return 0, errno
	}
	return int(n), nil
}

//go:build unix

package bufferio

import (
	"os"
	"syscall"
)

// mapFile maps the first size bytes of a file, shared with it.
func mapFile(file *os.File, size int, writable bool) ([]byte, error) {
	protection := syscall.PROT_READ
	if writable {
		protection |= syscall.PROT_WRITE
	}
	conn, err := file.SyscallConn()
	if err != nil {
		return nil, err
	}
	var data []byte
	var failed error
	err = conn.Control(func(fd uintptr) {
		data, failed = syscall.Mmap(int(fd), 0, size, protection, syscall.MAP_SHARED)
	})
	if err != nil {
		return nil, err
	}
	return data, failed
}

// unmapFile takes memory that mapFile returned out of the address space.
func unmapFile(data []byte) error { return os.NewSyscallError("munmap", syscall.Munmap(data)) }

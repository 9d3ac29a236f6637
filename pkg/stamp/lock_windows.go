package stamp

import (
	"errors"
	"os"
	"syscall"
	"time"
)

// sharingViolation is what the system answers when another process has opened
// the file without sharing it.
const sharingViolation = syscall.Errno(32)

func lockFile(name string, wait func()) (*os.File, error) {
	path, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, err
	}
	for {
		handle, err := syscall.CreateFile(path, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil,
			syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
		if err == nil {
			return os.NewFile(uintptr(handle), name), nil
		}
		if !errors.Is(err, sharingViolation) {
			return nil, err
		}
		if wait != nil {
			wait()
			wait = nil
		}
		time.Sleep(100 * time.Millisecond)
	}
}

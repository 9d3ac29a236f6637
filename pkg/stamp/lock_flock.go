//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package stamp

import (
	"errors"
	"os"
	"syscall"
)

func lockFile(name string, wait func()) (*os.File, error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	err = flock(file, syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		if wait != nil {
			wait()
		}
		err = flock(file, syscall.LOCK_EX)
	}
	if err != nil {
		file.Close() // the error of the lock is the one to report
		return nil, err
	}
	return file, nil
}

func flock(file *os.File, how int) error {
	for {
		err := syscall.Flock(int(file.Fd()), how)
		if !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

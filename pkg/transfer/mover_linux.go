package transfer

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// A sender moves the first size bytes of the file in descriptor fileFD to the
// socket in descriptor socketFD.
type sender struct {
	size  int64
	sent  int64
	calls int64
}

// movers are the methods. Each makes its calls as the method says and no others
// that move bytes.
var movers = map[string]func(*sender) error{
	readAll:      (*sender).readAll,
	readWrite4K:  func(s *sender) error { return s.readWrite(4 * kib) },
	readWrite64K: func(s *sender) error { return s.readWrite(64 * kib) },
	readWrite1M:  func(s *sender) error { return s.readWrite(mib) },
	mapped:       func(s *sender) error { return s.mapAndWrite(mib) },
	spliced:      func(s *sender) error { return s.splice(mib) },
	sendfile64K:  func(s *sender) error { return s.sendfile(64 * kib) },
	sendfileAll:  func(s *sender) error { return s.sendfile(maxCall) },
}

// maxCall is what Linux moves in one call at most: 2 GiB less a page.
//
// See https://man7.org/linux/man-pages/man2/sendfile.2.html.
const maxCall = 0x7ffff000

// errShort says that the file ended early: somebody has cut it.
var errShort = errors.New("the file ended before all of it was sent")

// call makes a system call, again when a signal broke it off, and counts it.
func (s *sender) call(name string, do func() (int, error)) (int, error) {
	for {
		s.calls++
		n, err := do()
		if err == unix.EINTR {
			continue
		}
		if err != nil {
			return 0, fmt.Errorf("%s: %w", name, err)
		}
		return n, nil
	}
}

// read fills p from the file.
func (s *sender) read(p []byte) error {
	for len(p) > 0 {
		n, err := s.call("read", func() (int, error) { return rawRead(fileFD, p[:min(len(p), maxCall)]) })
		if err != nil {
			return err
		}
		if n == 0 {
			return errShort
		}
		p = p[n:]
	}
	return nil
}

// write sends all of p.
func (s *sender) write(p []byte) error {
	for len(p) > 0 {
		n, err := s.call("write", func() (int, error) { return rawWrite(socketFD, p[:min(len(p), maxCall)]) })
		if err != nil {
			return err
		}
		s.sent += int64(n)
		p = p[n:]
	}
	return nil
}

func (s *sender) readAll() error {
	all := make([]byte, s.size)
	if err := s.read(all); err != nil {
		return err
	}
	return s.write(all)
}

func (s *sender) readWrite(chunk int64) error {
	block := make([]byte, chunk)
	for s.sent < s.size {
		part := block[:min(chunk, s.size-s.sent)]
		if err := s.read(part); err != nil {
			return err
		}
		if err := s.write(part); err != nil {
			return err
		}
	}
	return nil
}

func (s *sender) mapAndWrite(chunk int64) error {
	var all []byte
	_, err := s.call("mmap", func() (n int, err error) {
		all, err = unix.Mmap(fileFD, 0, int(s.size), unix.PROT_READ, unix.MAP_SHARED)
		return 0, err
	})
	if err != nil {
		return err
	}
	defer unix.Munmap(all) // fails for a mapping that is none, which this is not
	for s.sent < s.size {
		// Where the file has been cut the kernel answers EFAULT: the bytes are
		// touched by it alone, never by this program.
		err := s.write(all[s.sent:min(s.sent+chunk, s.size)])
		if errors.Is(err, unix.EFAULT) {
			return errShort
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *sender) sendfile(chunk int64) error {
	for s.sent < s.size {
		n, err := s.call("sendfile", func() (int, error) {
			return rawSendfile(socketFD, fileFD, min(chunk, s.size-s.sent))
		})
		if err != nil {
			return err
		}
		if n == 0 {
			return errShort
		}
		s.sent += int64(n)
	}
	return nil
}

func (s *sender) splice(chunk int) error {
	var pipe [2]int
	if err := unix.Pipe2(pipe[:], unix.O_CLOEXEC); err != nil {
		return fmt.Errorf("pipe2: %w", err)
	}
	defer unix.Close(pipe[0])
	defer unix.Close(pipe[1])
	// An unprivileged process may be refused so large a pipe: then it keeps its
	// own size, and a call moves less.
	_, _ = unix.FcntlInt(uintptr(pipe[1]), unix.F_SETPIPE_SZ, chunk)
	for s.sent < s.size {
		in, err := s.call("splice", func() (int, error) {
			return rawSplice(pipe[1], fileFD, min(int64(chunk), s.size-s.sent))
		})
		if err != nil {
			return err
		}
		if in == 0 {
			return errShort
		}
		for in > 0 {
			out, err := s.call("splice", func() (int, error) {
				return rawSplice(socketFD, pipe[0], int64(in))
			})
			if err != nil {
				return err
			}
			in -= out
			s.sent += int64(out)
		}
	}
	return nil
}

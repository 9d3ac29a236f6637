package transfer

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// stall is how long a transfer may stand still.
const stall = 10 * time.Second

// A receiver takes what a sender sends.
type receiver struct {
	conn  *net.TCPConn
	size  int64 // how many bytes are expected
	count atomic.Int64
	// ended is the clock at the last byte, in nanoseconds. The connection ends
	// later: with the sender's process, which has memory to give back.
	ended int64
}

// receive takes bytes until the sender closes the connection.
func (r *receiver) receive(kind string) error {
	if kind == Discards {
		return r.discard()
	}
	part := make([]byte, 64*kib)
	for {
		n, err := r.conn.Read(part)
		if done, err := r.took(n, err); done {
			return err
		}
	}
}

// took counts n bytes more. It reports whether the connection has ended.
func (r *receiver) took(n int, err error) (ended bool, _ error) {
	if count := r.count.Add(int64(n)); n > 0 && count == r.size {
		now, clockErr := monotonic()
		if clockErr != nil {
			return true, clockErr
		}
		r.ended = now
	}
	if errors.Is(err, io.EOF) {
		return true, nil
	}
	if err != nil {
		return true, fmt.Errorf("receiving: %w", err)
	}
	return false, nil
}

// discard lets the kernel drop what arrives: it is acknowledged, and copied to
// nobody. TCP alone does this.
//
// See https://man7.org/linux/man-pages/man7/tcp.7.html (MSG_TRUNC).
func (r *receiver) discard() error {
	raw, err := r.conn.SyscallConn()
	if err != nil {
		return err
	}
	part := make([]byte, mib) // gives a length; nothing is written into it
	for {
		n := 0
		var callErr error
		err := raw.Read(func(fd uintptr) bool {
			n, _, callErr = unix.Recvfrom(int(fd), part, unix.MSG_TRUNC)
			return callErr != unix.EAGAIN
		})
		if err == nil {
			err = callErr
		}
		if err == unix.EINTR {
			continue
		}
		if err == nil && n == 0 {
			err = io.EOF
		}
		if done, err := r.took(max(n, 0), err); done {
			return err
		}
	}
}

// hash takes all bytes and returns their SHA-256 in hexadecimal.
func (r *receiver) hash() (string, error) {
	sum := sha256.New()
	part := make([]byte, mib)
	for {
		n, err := r.conn.Read(part)
		sum.Write(part[:n])
		if done, err := r.took(n, err); done {
			return hex.EncodeToString(sum.Sum(nil)), err
		}
	}
}

// connect returns the two ends of a TCP connection over loopback.
func connect() (here, there *net.TCPConn, err error) {
	listener, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		return nil, nil, fmt.Errorf("listening on loopback: %w", err)
	}
	defer listener.Close()
	if err := listener.SetDeadline(time.Now().Add(stall)); err != nil {
		return nil, nil, err
	}
	dialed, err := net.DialTCP("tcp", nil, listener.Addr().(*net.TCPAddr))
	if err != nil {
		return nil, nil, fmt.Errorf("connecting over loopback: %w", err)
	}
	for {
		accepted, err := listener.AcceptTCP()
		if err != nil {
			dialed.Close()
			return nil, nil, fmt.Errorf("accepting over loopback: %w", err)
		}
		if accepted.RemoteAddr().String() == dialed.LocalAddr().String() {
			// Go turns Nagle's algorithm off, other programs leave it on: then
			// the kernel gathers what chunks leave over, and works less.
			return accepted, dialed, dialed.SetNoDelay(false)
		}
		accepted.Close() // somebody else was quicker
	}
}

package transfer

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"sync/atomic"
	"syscall"
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
	// arrivals are the clock, in nanoseconds, when each further part of the
	// bytes had arrived; there are [parts]. The connection ends later than the
	// last: with the sender's process, which has memory to give back.
	arrivals []int64
}

// parts is how often a receiver looks at the clock. To look at every read would
// cost it time that the sender waits for.
const parts = 32

// ended is the clock at the last byte, in nanoseconds.
func (r *receiver) ended() int64 { return r.arrivals[len(r.arrivals)-1] }

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
	count := r.count.Add(int64(n))
	if due := min(count, r.size) * parts / r.size; due > int64(len(r.arrivals)) {
		now, clockErr := monotonic()
		if clockErr != nil {
			return true, clockErr
		}
		for int64(len(r.arrivals)) < due {
			r.arrivals = append(r.arrivals, now)
		}
	}
	if errors.Is(err, io.EOF) {
		return true, nil
	}
	if err != nil {
		return true, fmt.Errorf("receiving: %w", err)
	}
	return false, nil
}

// gather is how many bytes a discarding receiver lets come together before it
// is woken. On loopback the sender's own call delivers the bytes and wakes the
// receiver, on the sender's account. A receiver that has next to nothing to do
// sleeps again at once, and would have to be woken for each call of 64 KiB:
// that costs the sender more than the call itself.
const gather = 256 * kib

// discard lets the kernel drop what arrives: it is acknowledged, and copied to
// nobody. TCP alone does this.
//
// See https://man7.org/linux/man-pages/man7/tcp.7.html (MSG_TRUNC) and
// https://man7.org/linux/man-pages/man7/socket.7.html (SO_RCVLOWAT).
func (r *receiver) discard() error {
	raw, err := r.conn.SyscallConn()
	if err != nil {
		return err
	}
	part := make([]byte, mib) // gives a length; nothing is written into it
	for waits := int64(0); ; {
		// The last bytes must not wait for more.
		if wait := max(min(gather, r.size-r.count.Load()), 1); wait != waits {
			if err := wakeAt(raw, int(wait)); err != nil {
				return err
			}
			waits = wait
		}
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

// wakeAt lets a connection become readable when n bytes have come together, or
// it has ended.
func wakeAt(raw syscall.RawConn, n int) error {
	var callErr error
	err := raw.Control(func(fd uintptr) { callErr = unix.SetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_RCVLOWAT, n) })
	if err := errors.Join(err, callErr); err != nil {
		return fmt.Errorf("asking to be woken by %d bytes: %w", n, err)
	}
	return nil
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

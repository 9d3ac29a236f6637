package transfer

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"golang.org/x/sys/unix"

	"github.com/zerocopyzen/zen/pkg/api"
)

// send sends a download and returns what it cost. It answers the request, also
// when it fails.
func (d *downloads) send(w http.ResponseWriter, r *http.Request, one *download) (*Downloaded, error) {
	ctx := r.Context()
	leave, err := d.arena.Queue.Enter(ctx, func(int) {})
	if err != nil {
		writeError(w, err)
		return nil, err
	}
	defer leave()
	src, err := makeSource(ctx, d.arena.dir, one.plan, func(int64) {})
	if err == nil {
		defer src.close()
		err = src.prepare(ctx, one.plan.Cache)
	}
	if err != nil {
		writeError(w, err)
		return nil, err
	}
	conn, err := takeOver(w, one.head())
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	s, err := start(ctx, one.method, src, conn, nil)
	if err != nil {
		return nil, err
	}
	acknowledged := make(chan int64, 1)
	go func() { acknowledged <- watchClient(ctx, conn, src.size, cancel) }()
	sent, err := s.wait()
	if err != nil {
		cancel(err)
	}
	ended := <-acknowledged
	if cause := context.Cause(ctx); cause != nil {
		return nil, cause
	}
	done := &Downloaded{Run: Run{Method: one.method, Number: 1, Bytes: sent.Sent, Wall: ended - sent.Began, Cost: sent.Cost}}
	if one.plan.SkipHash {
		return done, nil
	}
	conn.Close() // the client has all, and need not wait
	done.Hash, err = src.hash(ctx)
	return done, err
}

// takeOver takes the connection of a request and sends the head of an answer
// over it. The caller sends the body.
func takeOver(w http.ResponseWriter, header map[string]string) (*net.TCPConn, error) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		api.Refuse(w, http.StatusHTTPVersionNotSupported, "a download needs a connection of its own: HTTP/1.1, without TLS")
		return nil, fmt.Errorf("taking the connection over: %w", err)
	}
	tcp, ok := conn.(*net.TCPConn)
	if !ok {
		conn.Close()
		return nil, errors.New("a download needs a TCP connection without TLS")
	}
	head := "HTTP/1.1 200 OK\r\nConnection: close\r\n"
	for key, value := range header {
		head += key + ": " + value + "\r\n"
	}
	head += "\r\n"
	if err := errors.Join(tcp.SetDeadline(time.Time{}), writeAll(tcp, head)); err != nil {
		tcp.Close()
		return nil, fmt.Errorf("sending the head: %w", err)
	}
	return tcp, nil
}

func writeAll(conn net.Conn, text string) error {
	_, err := conn.Write([]byte(text))
	return err
}

// slowest is what a client must take, in bytes a second, after the first ten
// seconds: others wait behind it.
const slowest = mib

// errSlow says that a client takes too little.
var errSlow = fmt.Errorf("the client takes less than %s a second, and others wait", SizeText(slowest))

// watchClient returns the clock when the client has acknowledged size bytes and
// the head before them. It cancels the download of a client that is too slow or
// gone.
func watchClient(ctx context.Context, conn *net.TCPConn, size int64, cancel context.CancelCauseFunc) int64 {
	raw, err := conn.SyscallConn()
	if err != nil {
		cancel(err)
		return 0
	}
	ticker := time.NewTicker(2 * time.Millisecond)
	defer ticker.Stop()
	began := time.Now()
	for {
		var info *unix.TCPInfo
		var infoErr error
		err := raw.Control(func(fd uintptr) {
			info, infoErr = unix.GetsockoptTCPInfo(int(fd), unix.IPPROTO_TCP, unix.TCP_INFO)
		})
		if err := errors.Join(err, infoErr); err != nil {
			cancel(err)
			return 0
		}
		acknowledged := int64(info.Bytes_acked)
		if acknowledged > size && info.Unacked == 0 && info.Notsent_bytes == 0 {
			now, err := monotonic()
			if err != nil {
				cancel(err)
			}
			return now
		}
		if info.State != tcpEstablished && info.State != tcpCloseWait {
			cancel(errors.New("the client has gone away"))
			return 0
		}
		if since := time.Since(began); since > stall && float64(acknowledged) < slowest*since.Seconds() {
			cancel(errSlow)
			return 0
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return 0
		}
	}
}

// States of a connection, from the kernel's header net/tcp_states.h.
const (
	tcpEstablished = 1
	tcpCloseWait   = 8 // the client will send no more, and may still read
)

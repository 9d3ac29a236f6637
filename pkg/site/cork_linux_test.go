package site

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestCork: packets are held back while a long body is on its way, and no longer
// than that.
func TestCork(t *testing.T) {
	dir := t.TempDir()
	const long = 64 << 20 // more than the buffers of both ends hold
	for name, size := range map[string]int64{"long": long, "short": 1000} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(filepath.Join(dir, name), size); err != nil {
			t.Fatal(err)
		}
	}
	files, err := OpenFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	served := make(chan *net.TCPConn, 1)
	server := httptest.NewUnstartedServer(New(Config{Assets: files}))
	server.Config.ConnContext = func(ctx context.Context, c net.Conn) context.Context {
		served <- c.(*net.TCPConn)
		return KeepConn(ctx, c)
	}
	server.Start()
	defer server.Close()

	client, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	conn, in := <-served, bufio.NewReader(client)
	ask := func(name string) *http.Response {
		fmt.Fprintf(client, "GET /%s HTTP/1.1\r\nHost: localhost\r\n\r\n", name)
		response, err := http.ReadResponse(in, nil)
		if err != nil {
			t.Fatal(err)
		}
		return response
	}
	response := ask("long")
	if !isCorked(t, conn) {
		t.Error("packets are not held back while a long body is sent")
	}
	if n, err := io.Copy(io.Discard, response.Body); n != long || err != nil {
		t.Fatalf("%d bytes of the body, %v", n, err)
	}
	// The next answer begins when the handler of this one has returned.
	if body, err := io.ReadAll(ask("short").Body); len(body) != 1000 || err != nil {
		t.Fatalf("%d bytes of the body, %v", len(body), err)
	}
	if isCorked(t, conn) {
		t.Error("packets are held back when the body has been sent")
	}
}

func isCorked(t *testing.T, c *net.TCPConn) bool {
	t.Helper()
	raw, err := c.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	var on int
	var optionErr error
	if err := raw.Control(func(fd uintptr) {
		on, optionErr = syscall.GetsockoptInt(int(fd), syscall.IPPROTO_TCP, syscall.TCP_CORK)
	}); err != nil || optionErr != nil {
		t.Fatal(err, optionErr)
	}
	return on == 1
}

package site

import (
	"net"
	"syscall"
)

// setCork holds packets back that are not full, or sends them. It may fail: then
// the connection is as it was.
//
// See https://man7.org/linux/man-pages/man7/tcp.7.html, TCP_CORK.
func setCork(c *net.TCPConn, on int) {
	raw, err := c.SyscallConn()
	if err != nil {
		return // the connection is closed
	}
	_ = raw.Control(func(fd uintptr) {
		_ = syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, syscall.TCP_CORK, on)
	})
}

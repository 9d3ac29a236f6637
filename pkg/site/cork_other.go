//go:build !linux

package site

import "net"

func setCork(*net.TCPConn, int) {}

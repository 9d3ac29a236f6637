package site

import (
	"context"
	"net"
	"net/http"
)

type connKey struct{}

// KeepConn is for [http.Server.ConnContext]: it lets [Files] tell the kernel that
// a long body comes in one piece. Without it, and where there is more than TCP
// between server and client, as in TLS, the body is sent all the same.
func KeepConn(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, c)
}

// longBody is how long a body is, in bytes, that takes more than a few packets.
const longBody = 256 << 10

// cork has the kernel fill each packet of a body of size bytes, until the function
// that it returns is called. Else it sends what there is whenever the socket has
// been filled: a fifth of the sender's processor time, to a client on the same
// machine.
func cork(r *http.Request, size int64) (uncork func()) {
	c, ok := r.Context().Value(connKey{}).(*net.TCPConn)
	if !ok || size < longBody || r.Method != http.MethodGet {
		return func() {}
	}
	setCork(c, 1)
	return func() { setCork(c, 0) }
}

package builtin

import (
	"fmt"
	"math"
	"time"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A socketObject is one end of a pair that socket.socketpair returns. Both live
// in the cell: what one sends lies in memory between them until the other
// receives it. There is no network.
//
//	a.send(…)  ──copy──▶ [ a → b ] ──copy──▶  b.recv(…)
//	a.recv(…)  ◀──copy── [ b → a ] ◀──copy──  b.send(…)
//
// The copies are those that a kernel makes. Sending never waits: the memory
// between holds what the session's limit allows. To receive where nothing is
// left would wait for ever, for nobody else could send: it is a BlockingIOError
// that says so, as it is of a socket that does not block.
//
// See https://docs.python.org/3/library/socket.html#socket.socketpair.
type socketObject struct {
	object.Header
	in, out *pipe
	timeout float64 // seconds; negative: none
	number  int     // the file descriptor; -1 when closed
}

// A pipe is the memory of one direction.
type pipe struct {
	data   []byte // what was sent and not received, from start on
	start  int
	ended  bool // nothing more will be sent
	unread bool // nothing more will be received
}

var socketType = &object.Type{}

const (
	errnoBadFile    = 9
	errnoTryAgain   = 11
	errnoBrokenPipe = 32
)

// osError returns an OSError of the class with its number and text.
func osError(rt *object.Runtime, class *pyerr.Class, errno int, text string) error {
	return object.Raise(object.MakeException(rt, object.ExceptionType(class), object.Int(int64(errno)), object.NewStr(text)))
}

func newSocketPair(rt *object.Runtime, _ object.Value, _ object.Args) (object.Value, error) {
	s := sessionOf(rt)
	there, back := &pipe{}, &pipe{}
	ends := make([]object.Value, 2)
	for i, pipes := range [][2]*pipe{{back, there}, {there, back}} {
		o := &socketObject{in: pipes[0], out: pipes[1], timeout: -1, number: 3 + s.sockets}
		s.sockets++
		o.Init(rt, socketType)
		ends[i] = o.Value()
	}
	return object.NewTuple(rt, ends...)
}

// send takes a copy of p, which belongs to the object named id.
func (o *socketObject) send(rt *object.Runtime, p []byte, id uint64) error {
	if o.number < 0 {
		return osError(rt, pyerr.OSError, errnoBadFile, "Bad file descriptor")
	}
	if o.out.ended || o.out.unread {
		return osError(rt, pyerr.BrokenPipeError, errnoBrokenPipe, "Broken pipe")
	}
	if err := rt.Charge(len(p)); err != nil {
		return err
	}
	o.out.data = append(o.out.data, p...)
	sessionOf(rt).Heap.Copied(id, 0, len(p), buffer.ReasonWrite)
	return rt.Work(len(p))
}

// available returns what can be received, shared and not empty until the other
// end has ended.
func (o *socketObject) available(rt *object.Runtime) ([]byte, error) {
	if o.number < 0 {
		return nil, osError(rt, pyerr.OSError, errnoBadFile, "Bad file descriptor")
	}
	p := o.in.data[o.in.start:]
	switch {
	case len(p) > 0 || o.in.ended:
		return p, nil
	case o.timeout < 0:
		return nil, osError(rt, pyerr.BlockingIOError, errnoTryAgain,
			"Resource temporarily unavailable: nothing was sent, and while the cell waits nobody can send")
	case o.timeout > 0:
		if err := wait(rt, time.Duration(o.timeout*1e9)); err != nil {
			return nil, err
		}
		return nil, pyerr.TimeoutError.New("timed out")
	}
	return nil, osError(rt, pyerr.BlockingIOError, errnoTryAgain, "Resource temporarily unavailable")
}

// received removes n bytes.
func (o *socketObject) received(rt *object.Runtime, n int) {
	p := o.in
	p.start += n
	rt.Credit(n)
	if p.start == len(p.data) {
		p.data, p.start = nil, 0
	}
}

// shutDown ends one direction or both.
func (o *socketObject) shutDown(rt *object.Runtime, reading, writing bool) {
	if writing {
		o.out.ended = true
	}
	if reading {
		o.in.unread = true
		o.received(rt, len(o.in.data)-o.in.start)
	}
}

func (o *socketObject) close(rt *object.Runtime) {
	if o.number >= 0 {
		o.number = -1
		o.shutDown(rt, true, true)
	}
}

func init() {
	socketType.Define(object.TypeSpec{
		Name: "socket", Module: "socket", Sealed: true,
		Slots: object.Slots{
			Free: func(rt *object.Runtime, v object.Value) { object.As[socketObject](v).close(rt) },
			New: func(*object.Runtime, *object.Type, object.Args) (object.Value, error) {
				return object.Value{}, pyerr.OSError.New("socket.socket() is not available: " + noNetwork + "; socket.socketpair() makes two that talk to each other")
			},
			Repr: func(rt *object.Runtime, v object.Value) (string, error) {
				o := object.As[socketObject](v)
				if o.number < 0 {
					return "<socket.socket [closed] fd=-1, family=1, type=1, proto=0>", nil
				}
				return fmt.Sprintf("<socket.socket fd=%d, family=1, type=1, proto=0>", o.number), nil
			},
		},
		Methods: socketMethods(),
		Getters: []object.Getter{
			numberGetter("family", afUnix), numberGetter("type", sockStream), numberGetter("proto", 0),
		},
	})
	modules["socket"] = moduleSpec{
		doc: "This module provides socket operations and some related functions.",
		functions: []function{
			{"socketpair", "family?, type?, proto?", "Create a pair of socket objects from the sockets returned by the platform socketpair() function.", newSocketPair},
			refused("create_connection", pyerr.OSError, "socket.create_connection() is not available: "+noNetwork),
			refused("create_server", pyerr.OSError, "socket.create_server() is not available: "+noNetwork),
			refused("getaddrinfo", pyerr.OSError, "socket.getaddrinfo() is not available: "+noNetwork),
		},
		types: []*object.Type{socketType},
		fill: func(_ *Session, set func(string, object.Value)) error {
			for i, name := range []string{"SHUT_RD", "SHUT_WR", "SHUT_RDWR"} {
				set(name, object.Int(int64(i)))
			}
			for name, n := range map[string]int64{"AF_UNIX": afUnix, "AF_INET": 2, "AF_INET6": 10, "SOCK_STREAM": sockStream, "SOCK_DGRAM": 2} {
				set(name, object.Int(n))
			}
			set("error", object.ExceptionType(pyerr.OSError).Value())
			set("timeout", object.ExceptionType(pyerr.TimeoutError).Value())
			return nil
		},
	}
}

// What all sockets of a cell are, in the numbers of Linux.
const (
	afUnix     = 1
	sockStream = 1
)

func numberGetter(name string, n int64) object.Getter {
	return object.Getter{Name: name, Get: func(*object.Runtime, object.Value) (object.Value, error) { return object.Int(n), nil }}
}

const noNetwork = "a cell cannot reach the network; the sendfile page runs that part of the story on the server"

// timeoutArgument returns the seconds that settimeout is given: None is -1.
func timeoutArgument(rt *object.Runtime, v object.Value) (float64, error) {
	if v.IsNone() {
		return -1, nil
	}
	seconds, err := object.AsFloat(rt, v)
	switch {
	case err != nil:
		return 0, err
	case math.IsNaN(seconds):
		return 0, pyerr.ValueError.New("Invalid value NaN (not a number)")
	case seconds < 0:
		return 0, pyerr.ValueError.New("Timeout value out of range")
	case seconds >= math.MaxInt64/1e9:
		return 0, pyerr.OverflowError.New("timestamp out of range for C PyTime_t")
	}
	return seconds, nil
}

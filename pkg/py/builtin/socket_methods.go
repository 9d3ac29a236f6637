package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func socketMethods() []object.Method {
	method := func(name, params string, fn func(rt *object.Runtime, o *socketObject, args object.Args) (object.Value, error)) object.Method {
		return object.Method{Name: name, Params: params, Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
			return fn(rt, object.As[socketObject](self), args)
		}}
	}
	methods := []object.Method{
		method("send", "data, flags?, /", func(rt *object.Runtime, o *socketObject, args object.Args) (object.Value, error) {
			n, err := sendOne(rt, o, args.At(0))
			return object.Int(int64(n)), err
		}),
		method("sendall", "data, flags?, /", func(rt *object.Runtime, o *socketObject, args object.Args) (object.Value, error) {
			_, err := sendOne(rt, o, args.At(0))
			return done(err)
		}),
		method("sendmsg", "buffers, ancdata?, flags?, address?, /", func(rt *object.Runtime, o *socketObject, args object.Args) (object.Value, error) {
			total := 0
			err := object.Each(rt, args.At(0), func(data object.Value) error {
				n, err := sendOne(rt, o, data)
				total += n
				return err
			})
			if err != nil {
				return object.Value{}, err
			}
			return object.Int(int64(total)), nil
		}),
		method("recv", "bufsize, flags?, /", receive),
		method("recv_into", "buffer, nbytes?, flags?", receiveInto),
		method("shutdown", "how, /", func(rt *object.Runtime, o *socketObject, args object.Args) (object.Value, error) {
			how, err := object.AsSize(rt, args.At(0), pyerr.OverflowError)
			if err != nil {
				return object.Value{}, err
			}
			if how < 0 || how > 2 {
				return object.Value{}, osError(rt, pyerr.OSError, 22, "Invalid argument")
			}
			o.shutDown(rt, how != 1, how != 0)
			return object.None, nil
		}),
		method("close", "", func(rt *object.Runtime, o *socketObject, _ object.Args) (object.Value, error) {
			o.close(rt)
			return object.None, nil
		}),
		method("fileno", "", func(_ *object.Runtime, o *socketObject, _ object.Args) (object.Value, error) {
			return object.Int(int64(o.number)), nil
		}),
		method("setblocking", "flag, /", func(rt *object.Runtime, o *socketObject, args object.Args) (object.Value, error) {
			blocking, err := object.Truth(rt, args.At(0))
			if err != nil {
				return object.Value{}, err
			}
			o.timeout = 0
			if blocking {
				o.timeout = -1
			}
			return object.None, nil
		}),
		method("getblocking", "", func(_ *object.Runtime, o *socketObject, _ object.Args) (object.Value, error) {
			return object.Bool(o.timeout != 0), nil
		}),
		method("settimeout", "timeout, /", func(rt *object.Runtime, o *socketObject, args object.Args) (object.Value, error) {
			timeout, err := timeoutArgument(rt, args.At(0))
			if err == nil {
				o.timeout = timeout
			}
			return done(err)
		}),
		method("gettimeout", "", func(_ *object.Runtime, o *socketObject, _ object.Args) (object.Value, error) {
			if o.timeout < 0 {
				return object.None, nil
			}
			return object.Float(o.timeout), nil
		}),
		{Name: "__enter__", Fn: func(_ *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
			return self.Retain(), nil
		}},
		method("__exit__", "*args", func(rt *object.Runtime, o *socketObject, _ object.Args) (object.Value, error) {
			o.close(rt)
			return object.None, nil
		}),
	}
	for _, name := range []string{"connect", "connect_ex", "bind", "listen", "accept", "recvfrom", "recvfrom_into", "sendto", "sendfile", "makefile"} {
		methods = append(methods, method(name, "*args", func(*object.Runtime, *socketObject, object.Args) (object.Value, error) {
			return object.Value{}, pyerr.OSError.New("socket." + name + "() is not available: " + noNetwork)
		}))
	}
	for _, name := range []string{"recvmsg", "recvmsg_into"} {
		methods = append(methods, method(name, "*args", func(*object.Runtime, *socketObject, object.Args) (object.Value, error) {
			return object.Value{}, pyerr.OSError.New("socket." + name + "() is not available: recv() and recv_into() receive one buffer")
		}))
	}
	return methods
}

// sendOne sends the bytes of one object and returns how many there are.
func sendOne(rt *object.Runtime, o *socketObject, data object.Value) (int, error) {
	l, err := lend(rt, data)
	if err != nil {
		return 0, err
	}
	defer l.Release()
	return len(l.data), o.send(rt, l.data, l.id)
}

func receive(rt *object.Runtime, o *socketObject, args object.Args) (object.Value, error) {
	n, err := object.AsSize(rt, args.At(0), pyerr.OverflowError)
	if err != nil {
		return object.Value{}, err
	}
	if n < 0 {
		return object.Value{}, pyerr.ValueError.New("negative buffersize in recv")
	}
	if n == 0 && o.number >= 0 {
		return copyBytes(rt, nil, 0, buffer.ReasonRead)
	}
	p, err := o.available(rt)
	if err != nil {
		return object.Value{}, err
	}
	n = min(n, len(p))
	v, err := copyBytes(rt, p[:n], 0, buffer.ReasonRead)
	if err == nil {
		o.received(rt, n)
	}
	return v, err
}

// receiveInto fills a writable buffer: no object is made.
func receiveInto(rt *object.Runtime, o *socketObject, args object.Args) (object.Value, error) {
	target := args.At(0)
	loan, owner, err := acquire(rt, target, buffer.Writable)
	if err != nil {
		rt.Discard(err)
		return object.Value{}, pyerr.TypeError.Newf("recv_into() argument 1 must be read-write bytes-like object, not %s", argumentType(target))
	}
	defer func() {
		loan.Release()
		rt.Release(owner)
	}()
	dst := loan.Bytes()
	n := 0
	if v := args.At(1); v.IsSet() {
		if n, err = object.AsSize(rt, v, pyerr.OverflowError); err != nil {
			return object.Value{}, err
		}
	}
	switch {
	case n < 0:
		return object.Value{}, pyerr.ValueError.New("negative buffersize in recv_into")
	case n > len(dst):
		return object.Value{}, pyerr.ValueError.New("buffer too small for requested bytes")
	case n == 0:
		n = len(dst)
	}
	p, err := o.available(rt)
	if err != nil {
		return object.Value{}, err
	}
	n = min(n, len(p))
	report := reportWrite(loan, target, loan.Layout.Offset(), n)
	copy(dst, p[:n])
	report()
	sessionOf(rt).Heap.Copied(0, loan.ID, n, buffer.ReasonRead)
	o.received(rt, n)
	if err := rt.Work(n); err != nil {
		return object.Value{}, err
	}
	return object.Int(int64(n)), nil
}

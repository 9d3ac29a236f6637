package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// bytesIOMethod is a method of an open file. One that changes the file fails
// while its memory is lent.
func bytesIOMethod(name, params string, changes bool, fn func(rt *object.Runtime, f *bytesIO, args object.Args) (object.Value, error)) object.Method {
	return object.Method{Name: name, Params: params, Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
		f := object.As[bytesIO](self)
		if err := f.check(changes); err != nil {
			return object.Value{}, err
		}
		return fn(rt, f, args)
	}}
}

func bytesIOAnswer(name string, v object.Value) object.Method {
	return bytesIOMethod(name, "", false, func(*object.Runtime, *bytesIO, object.Args) (object.Value, error) { return v, nil })
}

var bytesIOMethods = []object.Method{
	{Name: "__init__", Params: "*args", Fn: initBytesIO},
	bytesIOMethod("read", "size?, /", false, readBytesIO),
	bytesIOMethod("read1", "size?, /", false, readBytesIO),
	bytesIOMethod("readline", "size?, /", false, func(rt *object.Runtime, f *bytesIO, args object.Args) (object.Value, error) {
		limit, err := ioSize(rt, args.At(0))
		if err != nil {
			return object.Value{}, err
		}
		n, err := f.lineLen(rt, limit)
		if err != nil {
			return object.Value{}, err
		}
		return f.take(rt, n)
	}),
	bytesIOMethod("readlines", "size?, /", false, readLines),
	bytesIOMethod("readinto", "buffer, /", false, readInto),
	bytesIOMethod("readinto1", "buffer, /", false, readInto),
	bytesIOMethod("write", "b, /", true, func(rt *object.Runtime, f *bytesIO, args object.Args) (object.Value, error) {
		l, err := lendAs(rt, args.At(0), buffer.ND)
		if err != nil {
			return object.Value{}, err
		}
		defer l.Release()
		if err := f.check(true); err != nil { // to lend may have run Python code
			return object.Value{}, err
		}
		if err := f.write(rt, l.data, l.id); err != nil {
			return object.Value{}, err
		}
		return object.Int(int64(len(l.data))), nil
	}),
	bytesIOMethod("writelines", "lines, /", true, func(rt *object.Runtime, f *bytesIO, args object.Args) (object.Value, error) {
		return done(object.Each(rt, args.At(0), func(line object.Value) error {
			l, err := lendAs(rt, line, buffer.ND)
			if err != nil {
				return err
			}
			defer l.Release()
			if err := f.check(true); err != nil {
				return err
			}
			return f.write(rt, l.data, l.id)
		}))
	}),
	bytesIOMethod("seek", "pos, whence?, /", false, seekBytesIO),
	bytesIOMethod("tell", "", false, func(_ *object.Runtime, f *bytesIO, _ object.Args) (object.Value, error) {
		return object.Int(int64(f.pos)), nil
	}),
	bytesIOMethod("truncate", "size?, /", true, truncateBytesIO),
	bytesIOMethod("getvalue", "", false, func(rt *object.Runtime, f *bytesIO, _ object.Args) (object.Value, error) { return f.value(rt) }),
	bytesIOMethod("getbuffer", "", false, getBuffer),
	{Name: "close", Fn: func(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
		return done(object.As[bytesIO](self).close(rt))
	}},
	bytesIOAnswer("flush", object.None), bytesIOAnswer("isatty", object.False),
	bytesIOAnswer("readable", object.True), bytesIOAnswer("writable", object.True), bytesIOAnswer("seekable", object.True),
	unsupportedOperation("fileno"), unsupportedOperation("detach"),
	{Name: "__enter__", Fn: func(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
		if err := object.As[bytesIO](self).check(false); err != nil {
			return object.Value{}, err
		}
		return self.Retain(), nil
	}},
	{Name: "__exit__", Params: "*args", Fn: func(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
		return done(callAndDrop(rt, self, "close"))
	}},
}

func unsupportedOperation(name string) object.Method {
	return object.Method{Name: name, Fn: func(rt *object.Runtime, _ object.Value, _ object.Args) (object.Value, error) {
		return object.Value{}, object.Raise(object.MakeException(rt, unsupportedOperationType, object.NewStr(name)))
	}}
}

// initBytesIO is BytesIO.__init__: it gives a file that has begun its contents
// anew.
func initBytesIO(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	f := object.As[bytesIO](self)
	if f.data.NumExports() > 0 {
		return object.Value{}, errIOExported
	}
	f.data.Free()
	rt.Replace(&f.shared, object.Value{})
	f.pos, f.closed = 0, false
	return done(f.start(rt, args))
}

// ioSize returns the size argument of a reading method; none and None are -1.
func ioSize(rt *object.Runtime, v object.Value) (int, error) {
	if !given(v) {
		return -1, nil
	}
	if !object.IsIndex(v) {
		return 0, pyerr.TypeError.Newf("argument should be integer or None, not '%s'", v.TypeName())
	}
	return object.AsSize(rt, v, pyerr.OverflowError)
}

func readBytesIO(rt *object.Runtime, f *bytesIO, args object.Args) (object.Value, error) {
	n, err := ioSize(rt, args.At(0))
	if err != nil {
		return object.Value{}, err
	}
	if n < 0 || n > f.left() {
		n = f.left()
	}
	return f.take(rt, n)
}

// readLines returns the list of the lines, and stops behind the line in which
// their lengths reach size.
func readLines(rt *object.Runtime, f *bytesIO, args object.Args) (object.Value, error) {
	if v := args.At(0); given(v) && !object.IsIndex(v) {
		return object.Value{}, pyerr.TypeError.Newf("integer argument expected, got '%s'", v.TypeName())
	}
	limit, err := ioSize(rt, args.At(0))
	if err != nil {
		return object.Value{}, err
	}
	lines, err := object.NewList(rt, nil)
	if err != nil {
		return object.Value{}, err
	}
	for total := 0; limit <= 0 || total < limit; {
		n, err := f.addLine(rt, lines)
		if err != nil {
			rt.Release(lines)
			return object.Value{}, err
		}
		if n == 0 {
			break
		}
		total += n
	}
	return lines, nil
}

// addLine appends the next line to a list and returns its length, which is 0 at
// the end.
func (f *bytesIO) addLine(rt *object.Runtime, lines object.Value) (int, error) {
	n, err := f.lineLen(rt, -1)
	if n == 0 || err != nil {
		return 0, err
	}
	line, err := f.take(rt, n)
	if err == nil {
		err = object.As[object.List](lines).Append(rt, line)
	}
	if err == nil {
		err = rt.Work(workItem)
	}
	return n, err
}

// readInto fills a writable buffer as far as there are bytes: the one way to
// read that makes no object.
func readInto(rt *object.Runtime, f *bytesIO, args object.Args) (object.Value, error) {
	target := args.At(0)
	loan, owner, err := acquire(rt, target, buffer.Writable)
	if err != nil {
		rt.Discard(err)
		return object.Value{}, pyerr.TypeError.Newf("readinto() argument must be read-write bytes-like object, not %s", argumentType(target))
	}
	defer func() {
		loan.Release()
		rt.Release(owner)
	}()
	if err := f.check(false); err != nil {
		return object.Value{}, err
	}
	src, id := f.contents()
	src = src[min(f.pos, len(src)):]
	dst := loan.Bytes()
	n := min(len(src), len(dst))
	report := reportWrite(loan, target, loan.Layout.Offset(), n)
	for at := 0; at < n; at += ioPiece {
		piece := src[at:min(at+ioPiece, n)]
		copy(dst[at:], piece)
		rt.Spend(len(piece))
	}
	report()
	sessionOf(rt).Heap.Copied(id, loan.ID, n, buffer.ReasonRead)
	f.pos += n
	return object.Int(int64(n)), nil
}

func seekBytesIO(rt *object.Runtime, f *bytesIO, args object.Args) (object.Value, error) {
	pos, err := sizeArgument(rt, args.At(0), 0)
	if err != nil {
		return object.Value{}, err
	}
	whence := 0
	if v := args.At(1); v.IsSet() {
		if whence, err = object.AsSize(rt, v, pyerr.OverflowError); err != nil {
			return object.Value{}, err
		}
	}
	p, _ := f.contents()
	switch whence {
	case 0:
		if pos < 0 {
			return object.Value{}, pyerr.ValueError.Newf("negative seek value %d", pos)
		}
	case 1:
		pos = addSize(f.pos, pos)
	case 2:
		pos = addSize(len(p), pos)
	default:
		return object.Value{}, pyerr.ValueError.Newf("invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	f.pos = max(pos, 0)
	return object.Int(int64(f.pos)), nil
}

// addSize returns a+b, or the greatest int when that is beyond it; a is not
// negative.
func addSize(a, b int) int {
	if sum := a + b; b <= 0 || sum > a {
		return sum
	}
	return int(^uint(0) >> 1)
}

func truncateBytesIO(rt *object.Runtime, f *bytesIO, args object.Args) (object.Value, error) {
	size := f.pos
	if v := args.At(0); given(v) {
		var err error
		if size, err = object.AsSize(rt, v, pyerr.OverflowError); err != nil {
			return object.Value{}, err
		}
	}
	if size < 0 {
		return object.Value{}, pyerr.ValueError.Newf("negative size value %d", size)
	}
	if p, _ := f.contents(); size < len(p) {
		if err := f.own(rt); err != nil {
			return object.Value{}, err
		}
		if err := f.data.Resize(size); err != nil {
			return object.Value{}, err
		}
	}
	return object.Int(int64(size)), nil
}

// getBuffer returns a writable view of the file's own memory: no copy, unless
// the memory was shared with a bytes object.
func getBuffer(rt *object.Runtime, f *bytesIO, _ object.Args) (object.Value, error) {
	if err := f.own(rt); err != nil {
		return object.Value{}, err
	}
	b := &bytesIOBuffer{file: f.Value().Retain()}
	b.Init(rt, bytesIOBufferType)
	v := b.Value()
	defer rt.Release(v)
	return viewOf(rt, v, buffer.FullRO)
}

// close gives the memory back. It fails while the memory is lent.
func (f *bytesIO) close(rt *object.Runtime) error {
	if f.closed {
		return nil
	}
	if err := f.check(true); err != nil {
		return err
	}
	f.closed = true
	f.data.Free()
	rt.Replace(&f.shared, object.Value{})
	return nil
}

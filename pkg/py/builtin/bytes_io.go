package builtin

import (
	"bytes"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A bytesIO is an io.BytesIO: bytes that are read and written like a file.
//
// It shares memory with the bytes object it was made of, and with the one that
// getvalue returned last, until it is written to:
//
//	io.BytesIO(b)   shared ● → b            getvalue() is b, nothing copied
//	f.write(…)      data [ own memory ]     the one copy
//	f.getbuffer()   data, lent: not resized until the view is released
type bytesIO struct {
	object.Container
	shared object.Value     // a bytes object, owned; empty when data counts
	data   buffer.ByteArray // empty while shared is set
	pos    int
	closed bool
	attrs  *object.Dict
}

// BytesIOType is the class io.BytesIO.
//
// See https://docs.python.org/3/library/io.html#io.BytesIO.
var BytesIOType = &object.Type{}

var (
	errIOClosed   error = pyerr.ValueError.New("I/O operation on closed file.")
	errIOExported error = pyerr.BufferError.New("Existing exports of data: object cannot be re-sized")
)

var bytesIOSignature = object.ParseSignature("BytesIO", "initial_bytes?")

func init() {
	BytesIOType.Define(object.TypeSpec{
		Name: "_io.BytesIO", Module: "_io", Doc: "Buffered I/O implementation using an in-memory bytes buffer.",
		Slots: object.Slots{
			Free: func(rt *object.Runtime, v object.Value) {
				f := object.As[bytesIO](v)
				rt.Replace(&f.shared, object.Value{})
				f.data.Free()
				freeAttrs(rt, &f.attrs)
			},
			Clear:    func(rt *object.Runtime, v object.Value) { freeAttrs(rt, &object.As[bytesIO](v).attrs) },
			Children: visitBytesIO,
			New:      newBytesIO,
			Init:     func(*object.Runtime, object.Value, object.Args) error { return nil },
			Attrs:    func(v object.Value) **object.Dict { return &object.As[bytesIO](v).attrs },
			Iter: func(rt *object.Runtime, v object.Value) (object.Value, error) {
				if object.As[bytesIO](v).closed {
					return object.Value{}, errIOClosed
				}
				return v.Retain(), nil
			},
			Next: func(rt *object.Runtime, v object.Value) (object.Value, error) {
				f := object.As[bytesIO](v)
				if f.closed {
					return object.Value{}, errIOClosed
				}
				n, err := f.lineLen(rt, -1)
				if n == 0 || err != nil {
					return object.Value{}, err
				}
				return f.take(rt, n)
			},
		},
		Getters: []object.Getter{{Name: "closed", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
			return object.Bool(object.As[bytesIO](self).closed), nil
		}}},
		Methods: bytesIOMethods,
	})
	defineBytesIOBuffer()
}

func visitBytesIO(v object.Value, visit func(object.Value)) {
	f := object.As[bytesIO](v)
	visit(f.shared)
	visitAttrs(f.attrs, visit)
}

func newBytesIO(rt *object.Runtime, t *object.Type, args object.Args) (object.Value, error) {
	if t != BytesIOType && len(args.Values) > 0 && t.Lookup("__init__") != BytesIOType.Own("__init__") {
		args = object.Args{} // for __init__, which passes on what it wants
	}
	f := &bytesIO{}
	f.Init(rt, t)
	if err := f.start(rt, args); err != nil {
		rt.Release(f.Value())
		return object.Value{}, err
	}
	return f.Value(), nil
}

// start gives the file its first contents.
func (f *bytesIO) start(rt *object.Runtime, args object.Args) error {
	args, err := bytesIOSignature.Bind(args)
	if err != nil {
		return err
	}
	initial := args.At(0)
	switch {
	case !given(initial):
		return f.data.InitZero(sessionOf(rt).Heap, 0)
	case initial.Type() == BytesType:
		f.shared = initial.Retain()
		return nil
	}
	l, err := lendAs(rt, initial, buffer.ND)
	if err != nil {
		return err
	}
	defer l.Release()
	return f.data.InitCopy(sessionOf(rt).Heap, l.data, l.id, buffer.ReasonConstructor)
}

// contents returns the bytes, shared, and the number of the object that owns
// them; valid until the file is written to.
func (f *bytesIO) contents() ([]byte, uint64) {
	if f.shared.IsSet() {
		b := &object.As[bytesObject](f.shared).data
		return b.Data(), b.ID()
	}
	return f.data.Data(), f.data.ID()
}

// own makes the memory the file's alone: it copies what is shared.
func (f *bytesIO) own(rt *object.Runtime) error {
	if !f.shared.IsSet() {
		return nil
	}
	src, id := f.contents()
	if err := f.data.InitCopy(sessionOf(rt).Heap, src, id, buffer.ReasonWrite); err != nil {
		return err
	}
	rt.Replace(&f.shared, object.Value{})
	return nil
}

// check is the error of an operation on a closed file, or of one that changes
// the file while its memory is lent.
func (f *bytesIO) check(changes bool) error {
	switch {
	case f.closed:
		return errIOClosed
	case changes && f.data.NumExports() > 0:
		return errIOExported
	}
	return nil
}

// left returns how many bytes there are behind the position.
func (f *bytesIO) left() int {
	p, _ := f.contents()
	return max(len(p)-f.pos, 0)
}

// lineLen returns the length of the next line, at most limit if that is not
// negative.
func (f *bytesIO) lineLen(rt *object.Runtime, limit int) (int, error) {
	p, _ := f.contents()
	p = p[min(f.pos, len(p)):]
	if limit >= 0 {
		p = p[:min(limit, len(p))]
	}
	for n := 0; n < len(p); {
		piece := p[n:min(n+ioPiece, len(p))]
		i := bytes.IndexByte(piece, '\n')
		if i >= 0 {
			return n + i + 1, rt.Work(i)
		}
		if err := rt.Work(len(piece)); err != nil {
			return 0, err
		}
		n += len(piece)
	}
	return len(p), nil
}

// ioPiece is how many bytes are searched or copied between polls.
const ioPiece = 1 << 20

// take returns the next n bytes, which exist, and moves behind them. All of a
// shared bytes object is that object.
func (f *bytesIO) take(rt *object.Runtime, n int) (object.Value, error) {
	p, id := f.contents()
	if f.shared.IsSet() && f.pos == 0 && n == len(p) {
		f.pos = n
		return f.shared.Retain(), nil
	}
	start := min(f.pos, len(p))
	v, err := copyBytes(rt, p[start:start+n], id, buffer.ReasonRead)
	if err == nil {
		f.pos += n
	}
	return v, err
}

// write writes src, which belongs to the object named id, at the position. A gap
// before it is filled with zeros.
func (f *bytesIO) write(rt *object.Runtime, src []byte, id uint64) error {
	if len(src) == 0 {
		return nil
	}
	if err := f.own(rt); err != nil {
		return err
	}
	if f.pos > f.data.Len() {
		if err := f.data.Resize(f.pos); err != nil {
			return err
		}
	}
	r := layout.Range{Start: f.pos, Step: 1, Len: min(len(src), f.data.Len()-f.pos)}
	if err := f.data.SetSlice(r, src, id); err != nil {
		return err
	}
	f.pos += len(src)
	return nil
}

// value returns the bytes object of the contents. The file's memory becomes that
// of the object, so that nothing is copied until the file changes.
func (f *bytesIO) value(rt *object.Runtime) (object.Value, error) {
	if f.shared.IsSet() {
		return f.shared.Retain(), nil
	}
	if f.data.NumExports() > 0 {
		return copyBytes(rt, f.data.Data(), f.data.ID(), buffer.ReasonToBytes)
	}
	v, err := makeBytesObject(rt, BytesType, func(_ *buffer.Heap, b *buffer.Bytes) error { return f.data.TakeBytes(b, f.data.Len()) })
	if err != nil {
		return object.Value{}, err
	}
	f.data.Free()
	f.shared = v.Retain()
	return v, nil
}

// A bytesIOBuffer is what a view from getbuffer is a view of.
type bytesIOBuffer struct {
	object.Container
	file object.Value
}

var bytesIOBufferType = &object.Type{}

var _ buffer.Exporter = (*bytesIOBuffer)(nil)

// Export lends the memory of the file.
func (b *bytesIOBuffer) Export(r buffer.Request) (*buffer.Buffer, error) {
	return object.As[bytesIO](b.file).data.Export(r)
}

func defineBytesIOBuffer() {
	bytesIOBufferType.Define(object.TypeSpec{
		Name: "_io._BytesIOBuffer", Module: "_io", Sealed: true,
		Slots: object.Slots{
			New: notInstantiable("_io._BytesIOBuffer"),
			Free: func(rt *object.Runtime, v object.Value) {
				rt.Replace(&object.As[bytesIOBuffer](v).file, object.Value{})
			},
			Children: func(v object.Value, visit func(object.Value)) { visit(object.As[bytesIOBuffer](v).file) },
			Buffer:   lendBuffer,
		},
		Methods: bufferMethods(true),
	})
}

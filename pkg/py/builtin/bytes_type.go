package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A bytesObject is a Python bytes object: the library's own, with owners.
type bytesObject struct {
	object.Header
	data  buffer.Bytes
	attrs *object.Dict // of subclasses
}

var _ buffer.Exporter = (*bytesObject)(nil)

// Export lends the bytes.
func (o *bytesObject) Export(r buffer.Request) (*buffer.Buffer, error) { return o.data.Export(r) }

// BytesType is the class bytes.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes-objects.
var BytesType = &object.Type{}

func defineBytes() {
	defineBytesIterators()
	BytesType.Define(object.TypeSpec{
		Name: "bytes", Kind: object.KindBytes,
		Doc: "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n" +
			"bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n" +
			"bytes(int) -> bytes object of size given by the parameter initialized with null bytes\n" +
			"bytes() -> empty bytes object\n\nConstruct an immutable array of bytes from:\n" +
			"  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n" +
			"  - any object implementing the buffer API.\n  - an integer",
		HeirAttrs: func(v object.Value) **object.Dict { return &object.As[bytesObject](v).attrs },
		Slots: object.Slots{
			Free: func(rt *object.Runtime, v object.Value) {
				o := object.As[bytesObject](v)
				freeAttrs(rt, &o.attrs)
				o.data.Free()
				sessionOf(rt).blocks.giveBytes(o)
			},
			Children: func(v object.Value, visit func(object.Value)) { visitAttrs(object.As[bytesObject](v).attrs, visit) },
			New:      newBytes,
			Repr:     bytesText,
			Str:      bytesText,
			Hash:     hashBytes,
			Len: func(rt *object.Runtime, v object.Value) (int, error) {
				return object.As[bytesObject](v).data.Len(), nil
			},
			GetItem:  bytesGetItem,
			GetRange: bytesGetRange,
			Shrink:   bytesShrink,
			Contains: containsBytes,
			Iter:     iterBytes,
			Compare:  compareBytes,
			Binary:   bytesClass.binary,
			Concat:   bytesClass.concat,
			Repeat:   bytesClass.repeat,
			Buffer:   lendBuffer,
		},
		Methods: append(bytesClass.methods(), append(bufferMethods(false),
			object.Method{Name: "__bytes__", Fn: bytesOfBytes, Doc: "Convert this value to exact type bytes."},
			object.Method{Name: "__getnewargs__", Fn: func(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
				exact, err := bytesOfBytes(rt, self, object.Args{})
				if err != nil {
					return object.Value{}, err
				}
				return object.NewTuple(rt, exact)
			}},
		)...),
	})
	BytesType.HideOperators(object.Mod)
}

// makeBytesObject returns an object of class t whose bytes init sets.
func makeBytesObject(rt *object.Runtime, t *object.Type, init func(h *buffer.Heap, b *buffer.Bytes) error) (object.Value, error) {
	s := sessionOf(rt)
	o := s.blocks.takeBytes()
	if err := init(s.Heap, &o.data); err != nil {
		s.blocks.giveBytes(o)
		return object.Value{}, err
	}
	if o.data.Len() == 0 && t == BytesType {
		o.data.Free()
		s.blocks.giveBytes(o)
		return s.emptyBytes(), nil
	}
	o.Init(rt, t)
	return o.Value(), nil
}

// emptyBytes returns the bytes object that holds nothing: a session has but
// one, which lasts as long as the session.
func (s *Session) emptyBytes() object.Value {
	if s.empty == nil {
		s.empty = new(bytesObject)
		s.empty.data.InitAdopt(s.Heap, nil)
		s.empty.InitUncounted(BytesType)
	}
	return s.empty.Value()
}

// adoptBytes returns a bytes object that takes over memory of the session's
// heap.
func adoptBytes(rt *object.Runtime, mem []byte) object.Value {
	s := sessionOf(rt)
	if len(mem) == 0 {
		s.Heap.Recycle(mem)
		return s.emptyBytes()
	}
	o := s.blocks.takeBytes()
	o.data.InitAdopt(s.Heap, mem)
	o.Init(rt, BytesType)
	return o.Value()
}

// copyBytes returns a bytes object that holds a copy of src, which belongs to
// the object with the number from.
func copyBytes(rt *object.Runtime, src []byte, from uint64, reason buffer.Reason) (object.Value, error) {
	s := sessionOf(rt)
	if len(src) == 0 {
		return s.emptyBytes(), nil
	}
	o := s.blocks.takeBytes()
	if err := o.data.InitCopy(s.Heap, src, from, reason); err != nil {
		s.blocks.giveBytes(o)
		return object.Value{}, err
	}
	o.Init(rt, BytesType)
	return o.Value(), nil
}

// bytesOfBytes returns the bytes object itself, or a copy of one that is of a
// subclass.
func bytesOfBytes(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	if self.Type() == BytesType {
		return self.Retain(), nil
	}
	b := &object.As[bytesObject](self).data
	return copyBytes(rt, b.Data(), b.ID(), buffer.ReasonConstructor)
}

func bytesText(rt *object.Runtime, v object.Value) (string, error) {
	return reprBytes(rt, "", object.As[bytesObject](v).data.Data(), "")
}

// reprBytes returns the literal for the bytes between two texts.
func reprBytes(rt *object.Runtime, before string, data []byte, after string) (string, error) {
	s := sessionOf(rt)
	n, err := s.Heap.Op().ReprLen(data)
	if err != nil {
		return "", err
	}
	n += len(before) + len(after)
	if err := rt.Charge(n); err != nil {
		return "", err
	}
	defer rt.Credit(n)
	text, err := s.Heap.Op().AppendRepr(append(make([]byte, 0, n), before...), data)
	return string(append(text, after...)), err
}

func hashBytes(rt *object.Runtime, v object.Value) (int64, error) {
	h, err := object.As[bytesObject](v).data.Hash()
	return hashOf(h), err
}

// hashOf makes a hash of the library one that Python allows: -1 is taken.
func hashOf(h uint64) int64 {
	if h == ^uint64(0) {
		return -2
	}
	return int64(h)
}

func bytesGetItem(rt *object.Runtime, v, key object.Value) (object.Value, error) {
	b := &object.As[bytesObject](v).data
	if key.Kind() == object.KindSlice {
		bounds, err := object.As[object.Slice](key).Bounds(rt)
		if err != nil {
			return object.Value{}, err
		}
		return bytesGetRange(rt, v, bounds)
	}
	if !object.IsIndex(key) {
		return object.Value{}, pyerr.TypeError.Newf("byte indices must be integers or slices, not %s", key.TypeName())
	}
	i, err := object.AsSize(rt, key, pyerr.IndexError)
	if err != nil {
		return object.Value{}, err
	}
	c, err := b.At(i)
	return object.Int(int64(c)), err
}

func bytesGetRange(rt *object.Runtime, v object.Value, bounds object.Bounds) (object.Value, error) {
	b := &object.As[bytesObject](v).data
	r := fit(bounds, b.Len())
	if r.Len == b.Len() && r.Step == 1 && v.Type() == BytesType {
		return v.Retain(), nil
	}
	s := sessionOf(rt)
	if r.Len == 0 {
		return s.emptyBytes(), nil
	}
	o := s.blocks.takeBytes()
	if err := o.data.InitSlice(s.Heap, b.Data(), r, b.ID(), buffer.ReasonBytesSlice); err != nil {
		s.blocks.giveBytes(o)
		return object.Value{}, err
	}
	o.Init(rt, BytesType)
	return o.Value(), nil
}

// bytesShrink is b[i:j] of an object that goes.
func bytesShrink(rt *object.Runtime, v object.Value, bounds object.Bounds) (object.Value, error) {
	const longest = 1 << 20
	o := object.As[bytesObject](v)
	r := fit(bounds, o.data.Len())
	if r.Len == 0 || r.Len == o.data.Len() || r.Len > longest || v.Type() != BytesType {
		return object.Value{}, nil
	}
	s := sessionOf(rt)
	d := s.blocks.takeBytes()
	if err := d.data.InitSlice(s.Heap, o.data.Data(), r, o.data.ID(), buffer.ReasonBytesSlice); err != nil {
		s.blocks.giveBytes(d)
		return object.Value{}, err
	}
	d.Succeed(&o.Header)
	o.data.Free()
	s.blocks.giveBytes(o)
	return d.Value(), nil
}

// fit returns the range of the bounds in a sequence of n items.
func fit(b object.Bounds, n int) layout.Range {
	if b.Step == 1 {
		return layout.NewRange(b.Start, b.Stop, 1, n)
	}
	start, _, step, length := b.Fit(n)
	return layout.Range{Start: start, Step: step, Len: length}
}

// compareBytes is the Compare slot of bytes: other classes compare themselves
// with bytes.
func compareBytes(rt *object.Runtime, op object.Comparison, a, b object.Value) (object.Value, error) {
	if b.Kind() != object.KindBytes {
		return object.NotImplemented, nil
	}
	x, y := object.As[bytesObject](a).data.Data(), object.As[bytesObject](b).data.Data()
	return compareData(rt, op, x, y)
}

func compareData(rt *object.Runtime, op object.Comparison, x, y []byte) (object.Value, error) {
	if len(x) != len(y) && (op == object.Eq || op == object.Ne) {
		return object.Bool(op == object.Ne), nil
	}
	order, err := sessionOf(rt).Heap.Op().Compare(x, y)
	if err != nil {
		return object.Value{}, err
	}
	return object.Bool(op.Holds(order)), nil
}

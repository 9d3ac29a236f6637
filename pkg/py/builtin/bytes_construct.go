package builtin

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var bytesSignature = object.ParseSignature("bytes", "source?, encoding?, errors?")

// newBytes is bytes(source, encoding, errors).
//
// See https://docs.python.org/3/library/functions.html#func-bytes.
func newBytes(rt *object.Runtime, t *object.Type, args object.Args) (object.Value, error) {
	source, encoding, errors, err := constructorArguments("bytes", &bytesSignature, args)
	if err != nil {
		return object.Value{}, err
	}
	v, err := bytesOf(rt, source, encoding, errors)
	if err != nil || t == BytesType {
		return v, err
	}
	defer rt.Release(v)
	b := &object.As[bytesObject](v).data
	return makeBytesObject(rt, t, func(h *buffer.Heap, dst *buffer.Bytes) error {
		return dst.InitCopy(h, b.Data(), b.ID(), buffer.ReasonConstructor)
	})
}

// constructorArguments returns the arguments of bytes() and bytearray(); the
// names of codec and error handler are nil when they are not given.
func constructorArguments(class string, signature *object.Signature, args object.Args) (source object.Value, encoding, errors *string, err error) {
	if args, err = signature.Bind(args); err != nil {
		return object.Value{}, nil, nil, err
	}
	if encoding, err = textArgument(class, "encoding", args.At(1)); err != nil {
		return object.Value{}, nil, nil, err
	}
	errors, err = textArgument(class, "errors", args.At(2))
	return args.At(0), encoding, errors, err
}

// textArgument returns an argument that must be a str, nil when it is missing.
func textArgument(function, name string, v object.Value) (*string, error) {
	switch {
	case !v.IsSet():
		return nil, nil
	case v.IsStr():
		s := object.StrOf(v)
		return &s, nil
	}
	return nil, pyerr.TypeError.Newf("%s() argument '%s' must be str, not %s", function, name, argumentType(v))
}

// checkCodec makes the checks of a codec given to a constructor.
func checkCodec(source object.Value, encoding, errors *string) error {
	isStr := source.IsSet() && source.IsStr()
	switch {
	case isStr && encoding == nil:
		return pyerr.TypeError.New("string argument without an encoding")
	case isStr:
		return nil
	case encoding != nil:
		return pyerr.TypeError.New("encoding without a string argument")
	case errors != nil:
		return pyerr.TypeError.New("errors without a string argument")
	}
	return nil
}

// encode returns the bytes of a str.
func encode(rt *object.Runtime, v object.Value, encoding, errors *string) ([]byte, error) {
	handler := "strict"
	if errors != nil {
		handler = *errors
	}
	return object.EncodeText(rt, object.StrOf(v), *encoding, handler)
}

// bytesOf returns the bytes object that bytes() makes of its arguments.
func bytesOf(rt *object.Runtime, source object.Value, encoding, errors *string) (object.Value, error) {
	if !source.IsSet() || encoding != nil || errors != nil {
		if err := checkCodec(source, encoding, errors); err != nil {
			return object.Value{}, err
		}
		if !source.IsSet() {
			return adoptBytes(rt, nil), nil
		}
		data, err := encode(rt, source, encoding, errors)
		if err != nil {
			return object.Value{}, err
		}
		return makeBytes(rt, data)
	}
	if source.Type() == BytesType {
		return source.Retain(), nil
	}
	v, known, err := callSpecial(rt, source, "__bytes__")
	if err != nil {
		return object.Value{}, err
	}
	if known {
		if v.Kind() == object.KindBytes {
			return v, nil
		}
		defer rt.Release(v)
		return object.Value{}, pyerr.TypeError.Newf("%s.__bytes__() must return a bytes, not %s", source.QualifiedTypeName(), v.QualifiedTypeName())
	}
	if err := checkCodec(source, nil, nil); err != nil {
		return object.Value{}, err
	}
	if object.IsIndex(source) {
		n, isCount, err := countArgument(rt, source)
		if err != nil {
			return object.Value{}, err
		}
		if n > math.MaxInt-bytesHeader {
			return object.Value{}, errTooLong
		}
		if isCount {
			return makeBytesObject(rt, BytesType, func(h *buffer.Heap, b *buffer.Bytes) error { return b.InitZero(h, n) })
		}
	}
	return bytesFromObject(rt, source)
}

// bytesHeader is what a bytes object of CPython takes beside its bytes. Those
// that have no room left for it are refused as such, not for want of memory.
const bytesHeader = 33

var errTooLong = pyerr.OverflowError.New("byte string is too large")

// countArgument returns the number of zero bytes to make. It is no count when
// the object's __index__ raises a TypeError.
func countArgument(rt *object.Runtime, v object.Value) (n int, isCount bool, err error) {
	n, err = object.AsSize(rt, v, pyerr.OverflowError)
	if err != nil {
		if !object.IsException(err, pyerr.TypeError) {
			return 0, false, err
		}
		rt.Discard(err)
		return 0, false, nil
	}
	if n < 0 {
		return 0, false, pyerr.ValueError.New("negative count")
	}
	return n, true, nil
}

// bytesFromObject returns the bytes of a bytes-like object, or those of an
// iterable of ints.
func bytesFromObject(rt *object.Runtime, source object.Value) (object.Value, error) {
	if exportsBuffer(source) {
		return bytesFromBuffer(rt, source)
	}
	mem, err := gatherInts(rt, source, "bytes", errBytesRange)
	if err != nil {
		return object.Value{}, err
	}
	return adoptBytes(rt, mem), nil
}

// bytesFromBuffer copies the items of a buffer in C order.
func bytesFromBuffer(rt *object.Runtime, source object.Value) (object.Value, error) {
	loan, owner, err := acquire(rt, source, buffer.FullRO)
	if err != nil {
		return object.Value{}, err
	}
	v, err := makeBytesObject(rt, BytesType, func(h *buffer.Heap, b *buffer.Bytes) error {
		return b.InitBuffer(h, loan, buffer.ReasonConstructor)
	})
	loan.Release()
	rt.Release(owner)
	return v, err
}

var (
	errBytesRange = pyerr.ValueError.New("bytes must be in range(0, 256)")
	errByteRange  = pyerr.ValueError.New("byte must be in range(0, 256)")
)

// byteValue returns the byte that an int is; outside is the error for an int
// that is none.
func byteValue(rt *object.Runtime, v object.Value, outside error) (byte, error) {
	if v.IsSmallInt() {
		if n := v.SmallInt(); 0 <= n && n <= 255 {
			return byte(n), nil
		}
		return 0, outside
	}
	n, err := object.AsSize(rt, v, nil)
	if err != nil {
		return 0, err
	}
	if n < 0 || n > 255 {
		return 0, outside
	}
	return byte(n), nil
}

// A gatherer collects bytes in memory of the heap.
type gatherer struct {
	heap *buffer.Heap
	mem  []byte // as the heap gave it
	n    int    // how many are used
}

func (g *gatherer) add(c byte) error {
	if g.n == len(g.mem) {
		if err := g.grow(max(2*len(g.mem), 64)); err != nil {
			return err
		}
	}
	g.mem[g.n] = c
	g.n++
	return nil
}

func (g *gatherer) grow(n int) error {
	mem, err := g.heap.MakeDirty(n)
	if err != nil {
		return err
	}
	copy(mem, g.mem[:g.n])
	g.heap.Recycle(g.mem)
	g.mem = mem
	return nil
}

// gatherInts returns the bytes that the items of an iterable are, in memory of
// the session's heap. class and outside go into errors.
func gatherInts(rt *object.Runtime, source object.Value, class string, outside error) ([]byte, error) {
	g := &gatherer{heap: sessionOf(rt).Heap}
	if err := g.gather(rt, source, class, outside); err != nil {
		g.heap.Recycle(g.mem)
		return nil, err
	}
	if g.n == 0 {
		g.heap.Recycle(g.mem)
		return nil, nil
	}
	return g.mem[:g.n], nil
}

func (g *gatherer) gather(rt *object.Runtime, source object.Value, class string, outside error) error {
	if source.Type() == object.ListType || source.Type() == object.TupleType {
		if n := len(object.ListOrTuple(source)); n > 0 {
			if err := g.grow(n); err != nil {
				return err
			}
		}
	}
	return eachInt(rt, source, class, outside, g.add)
}

// eachInt calls f with the bytes that the items of an iterable are.
func eachInt(rt *object.Runtime, source object.Value, class string, outside error, f func(c byte) error) error {
	it, err := object.Iter(rt, source)
	if err != nil {
		if !object.IsException(err, pyerr.TypeError) {
			return err
		}
		rt.Discard(err)
		return pyerr.TypeError.Newf("cannot convert '%s' object to %s", source.TypeName(), class)
	}
	defer rt.Release(it)
	if class == "bytes" { // bytearray does not ask
		if err := object.AskLength(rt, source); err != nil {
			return err
		}
	}
	for {
		item, err := object.Next(rt, it)
		if err != nil || !item.IsSet() {
			return err
		}
		c, err := byteValue(rt, item, outside)
		rt.Release(item)
		if err != nil {
			return err
		}
		if err := f(c); err != nil {
			return err
		}
		if err := rt.Work(workItem); err != nil {
			return err
		}
	}
}

package builtin

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// arrayFromFile appends n items that f.read returns as bytes. Those of a file
// that ends before are appended all the same.
//
// See https://docs.python.org/3/library/array.html#array.array.fromfile.
func arrayFromFile(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	if err := exactly("fromfile", 2, args); err != nil {
		return object.Value{}, err
	}
	a := arrayOf(self)
	n, err := sizeArgument(rt, args.At(1), 0)
	switch {
	case err != nil:
		return object.Value{}, err
	case n < 0:
		return object.Value{}, pyerr.ValueError.New("n cannot be negative")
	case n > math.MaxInt/a.ItemSize():
		return object.Value{}, buffer.ErrMemory
	}
	size := n * a.ItemSize()
	read, err := object.CallAttr(rt, args.At(0), "read", object.Int(int64(size)))
	if err != nil {
		return object.Value{}, err
	}
	defer rt.Release(read)
	if read.Kind() != object.KindBytes {
		return object.Value{}, pyerr.TypeError.New("read() didn't return bytes")
	}
	b := &object.As[bytesObject](read).data
	if err := a.FromBytes(b.Data(), b.ID()); err != nil {
		return object.Value{}, err
	}
	if b.Len() != size {
		return object.Value{}, pyerr.EOFError.New("read() didn't return enough bytes")
	}
	return object.None, nil
}

// fileBlock is how many bytes are written at once.
const fileBlock = 64 << 10

// arrayToFile passes the bytes of the items to f.write, block by block.
//
// See https://docs.python.org/3/library/array.html#array.array.tofile.
func arrayToFile(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	if err := exactly("tofile", 1, args); err != nil {
		return object.Value{}, err
	}
	a := arrayOf(self)
	n := len(a.Data())
	for at := 0; at < n; at += fileBlock {
		data := a.Data() // write may have changed it
		data = data[min(at, len(data)):min(at+fileBlock, n, len(data))]
		block, err := copyBytes(rt, data, a.ID(), buffer.ReasonToBytes)
		if err != nil {
			return object.Value{}, err
		}
		result, err := object.CallAttr(rt, args.At(0), "write", block)
		rt.Release(block)
		if err != nil {
			return object.Value{}, err
		}
		rt.Release(result)
	}
	return object.None, nil
}

package builtin

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pybytes"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A byteClass is one of the two classes that have the methods of bytes_*.go:
// what their objects can do is the same, and what they make is of their class.
type byteClass struct {
	name    string
	kind    object.Kind
	mutable bool
}

var (
	bytesClass     = &byteClass{name: "bytes", kind: object.KindBytes}
	byteArrayClass = &byteClass{name: "bytearray", kind: object.KindByteArray, mutable: true}
)

// methods returns the methods of the class.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes-and-bytearray-operations.
func (c *byteClass) methods() []object.Method {
	methods := []object.Method{
		{Name: "center", Params: "width, fillchar?, /", Fn: c.justify("center", pybytes.Op.AppendCenter)},
		{Name: "count", Params: "sub, start?, end?, /", Fn: c.count},
		{Name: "decode", Params: "encoding?, errors?", Fn: c.decode},
		{Name: "endswith", Params: "suffix, start?, end?, /", Fn: c.affix("endswith", pybytes.Op.EndsWith)},
		{Name: "expandtabs", Params: "tabsize?", Fn: c.expandTabs},
		{Name: "find", Params: "sub, start?, end?, /", Fn: c.search(pybytes.Op.Find)},
		{Name: "fromhex", Params: "string, /", Kind: object.ClassMethod, Fn: c.fromHex},
		{Name: "hex", Params: "sep?, bytes_per_sep?", Fn: c.hex},
		{Name: "index", Params: "sub, start?, end?, /", Fn: c.search(pybytes.Op.Index)},
		{Name: "join", Params: "iterable_of_bytes, /", Fn: c.join},
		{Name: "ljust", Params: "width, fillchar?, /", Fn: c.justify("ljust", pybytes.Op.AppendLJust)},
		{Name: "lstrip", Params: "bytes?, /", Fn: c.strip(pybytes.Op.LStrip)},
		{Name: "maketrans", Params: "frm, to, /", Kind: object.StaticMethod, Fn: makeTrans},
		{Name: "partition", Params: "sep, /", Fn: c.partition(pybytes.Op.Partition)},
		{Name: "removeprefix", Params: "prefix, /", Fn: c.remove(pybytes.Op.RemovePrefix)},
		{Name: "removesuffix", Params: "suffix, /", Fn: c.remove(pybytes.Op.RemoveSuffix)},
		{Name: "replace", Params: "old, new, /, count?", Fn: c.replace},
		{Name: "rfind", Params: "sub, start?, end?, /", Fn: c.search(pybytes.Op.RFind)},
		{Name: "rindex", Params: "sub, start?, end?, /", Fn: c.search(pybytes.Op.RIndex)},
		{Name: "rjust", Params: "width, fillchar?, /", Fn: c.justify("rjust", pybytes.Op.AppendRJust)},
		{Name: "rpartition", Params: "sep, /", Fn: c.partition(pybytes.Op.RPartition)},
		{Name: "rsplit", Params: "sep?, maxsplit?", Fn: c.rsplit},
		{Name: "rstrip", Params: "bytes?, /", Fn: c.strip(pybytes.Op.RStrip)},
		{Name: "split", Params: "sep?, maxsplit?", Fn: c.split},
		{Name: "splitlines", Params: "keepends?", Fn: c.splitLines},
		{Name: "startswith", Params: "prefix, start?, end?, /", Fn: c.affix("startswith", pybytes.Op.StartsWith)},
		{Name: "strip", Params: "bytes?, /", Fn: c.strip(pybytes.Op.Strip)},
		{Name: "translate", Params: "table, /, delete?", Fn: c.translate},
		{Name: "zfill", Params: "width, /", Fn: c.zfill},
	}
	return append(append(methods, c.caseMethods()...), predicateMethods()...)
}

// adopt returns an object of the class that takes over memory of the session's
// heap, and its number.
func (c *byteClass) adopt(rt *object.Runtime, mem []byte) (object.Value, uint64) {
	if !c.mutable {
		v := adoptBytes(rt, mem)
		return v, object.As[bytesObject](v).data.ID()
	}
	o := new(byteArrayObject)
	o.data.InitAdopt(sessionOf(rt).Heap, mem)
	o.Header.Init(rt, ByteArrayType)
	return o.Value(), o.data.ID()
}

// copy returns an object of the class that holds a copy of src, which belongs
// to the object with the number from.
func (c *byteClass) copy(rt *object.Runtime, src []byte, from uint64) (object.Value, error) {
	if !c.mutable {
		return copyBytes(rt, src, from, buffer.ReasonMethod)
	}
	return makeByteArray(rt, func(h *buffer.Heap, b *buffer.ByteArray) error {
		return b.InitCopy(h, src, from, buffer.ReasonMethod)
	})
}

// part returns an object of the class that holds a part of what self, whose
// bytes are lent, holds: a bytes object itself when the part is all of it.
func (c *byteClass) part(rt *object.Runtime, self object.Value, lent lease, part []byte) (object.Value, error) {
	if len(part) == len(lent.data) && self.Type() == BytesType {
		return self.Retain(), nil
	}
	return c.copy(rt, part, lent.id)
}

// build returns an object of the class with the n bytes that fill appends to
// dst, which has room for them, or with fewer. They are reported as copied from
// the object with the number from.
func (c *byteClass) build(rt *object.Runtime, n int, from uint64, reason buffer.Reason,
	fill func(op pybytes.Op, dst []byte) ([]byte, error)) (object.Value, error) {
	h := sessionOf(rt).Heap
	mem, err := h.MakeDirty(n)
	if err != nil {
		return object.Value{}, err
	}
	filled, err := fill(h.Op(), mem[:0])
	if err != nil {
		h.Recycle(mem)
		return object.Value{}, err
	}
	if len(filled) == 0 {
		h.Recycle(mem)
		filled = nil
	}
	v, id := c.adopt(rt, filled)
	h.Copied(from, id, len(filled), reason)
	return v, nil
}

// concat is the Concat slot: a + b.
func (c *byteClass) concat(rt *object.Runtime, a, b object.Value) (object.Value, error) {
	left, err := lend(rt, a)
	if err != nil {
		rt.Discard(err)
		return object.Value{}, errConcat(b, a)
	}
	defer left.Release()
	right, err := lend(rt, b)
	if err != nil {
		rt.Discard(err)
		return object.Value{}, errConcat(b, a)
	}
	defer right.Release()
	switch {
	case len(right.data) == 0 && a.Type() == BytesType:
		return a.Retain(), nil
	case len(left.data) == 0 && !c.mutable && b.Type() == BytesType:
		return b.Retain(), nil
	case len(left.data) > math.MaxInt-len(right.data):
		return object.Value{}, buffer.ErrMemory
	}
	return c.build(rt, len(left.data)+len(right.data), left.id, buffer.ReasonConcat, func(op pybytes.Op, dst []byte) ([]byte, error) {
		return op.Append(dst, left.data, right.data)
	})
}

func errConcat(b, a object.Value) error {
	return pyerr.TypeError.Newf("can't concat %s to %s", b.TypeName(), a.TypeName())
}

// repeat is the Repeat slot: a * n.
func (c *byteClass) repeat(rt *object.Runtime, a object.Value, n int) (object.Value, error) {
	self := lendSelf(a)
	defer self.Release()
	if n == 1 && a.Type() == BytesType {
		return a.Retain(), nil
	}
	size, err := pybytes.RepeatLen(len(self.data), n)
	if err != nil {
		if c.mutable {
			err = buffer.ErrMemory
		}
		return object.Value{}, err
	}
	return c.build(rt, size, self.id, buffer.ReasonRepeat, func(op pybytes.Op, dst []byte) ([]byte, error) {
		return op.AppendRepeat(dst, self.data, n)
	})
}

// sizeArgument returns an argument that must be an int; a missing one is the
// given default.
func sizeArgument(rt *object.Runtime, v object.Value, missing int) (int, error) {
	if !v.IsSet() {
		return missing, nil
	}
	index, err := object.Index(rt, v)
	if err != nil {
		return 0, err
	}
	defer rt.Release(index)
	if i, ok := index.Int64(); ok {
		return int(i), nil
	}
	return 0, pyerr.OverflowError.New("Python int too large to convert to C ssize_t")
}

// boundArgument returns an argument that is a bound as of a slice; a missing one
// and None are the given default.
func boundArgument(rt *object.Runtime, v object.Value, missing int) (int, error) {
	switch {
	case !v.IsSet() || v.IsNone():
		return missing, nil
	case !object.IsIndex(v):
		return 0, pyerr.TypeError.New("slice indices must be integers or have an __index__ method")
	}
	return object.AsSize(rt, v, nil)
}

// boundArguments returns the two bounds of a search.
func boundArguments(rt *object.Runtime, args object.Args) (start, end int, err error) {
	if start, err = boundArgument(rt, args.At(1), 0); err != nil {
		return 0, 0, err
	}
	end, err = boundArgument(rt, args.At(2), math.MaxInt)
	return start, end, err
}

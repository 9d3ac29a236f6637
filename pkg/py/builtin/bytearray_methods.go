package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// byteArrayMethods are the methods that change a bytearray.
//
// See https://docs.python.org/3/library/stdtypes.html#bytearray-objects.
var byteArrayMethods = []object.Method{
	{Name: "append", Params: "item, /", Doc: "Append a single item to the end of the bytearray.", Fn: byteArrayAppend},
	{Name: "clear", Doc: "Remove all items from the bytearray.", Fn: byteArrayClear},
	{Name: "copy", Doc: "Return a copy of B.", Fn: byteArrayCopy},
	{Name: "extend", Params: "iterable_of_ints, /", Doc: "Append all the items from the iterator or sequence to the end of the bytearray.", Fn: byteArrayExtend},
	{Name: "insert", Params: "index, item, /", Doc: "Insert a single item into the bytearray before the given index.", Fn: byteArrayInsert},
	{Name: "pop", Params: "index?, /", Doc: "Remove and return a single item from B.", Fn: byteArrayPop},
	{Name: "remove", Params: "value, /", Doc: "Remove the first occurrence of a value in the bytearray.", Fn: byteArrayRemove},
	{Name: "resize", Params: "size, /", Doc: "Resize the internal buffer of bytearray to len.", Fn: byteArrayResize},
	{Name: "reverse", Doc: "Reverse the order of the values in B in place.", Fn: byteArrayReverse},
	{Name: "take_bytes", Params: "n?, /", Doc: "Take *n* bytes from the bytearray and return them as a bytes object.", Fn: byteArrayTakeBytes},
	{Name: "__alloc__", Doc: "B.__alloc__() -> int\n\nReturn the number of bytes actually allocated.", Fn: byteArrayAlloc},
}

func dataOf(v object.Value) *buffer.ByteArray { return &object.As[byteArrayObject](v).data }

func byteArrayAppend(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	c, err := byteValue(rt, args.At(0), errByteRange)
	if err != nil {
		return object.Value{}, err
	}
	return done(dataOf(self).Append(c))
}

func byteArrayClear(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	return done(dataOf(self).Clear())
}

func byteArrayCopy(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	b := dataOf(self)
	return byteArrayClass.copy(rt, b.Data(), b.ID())
}

// byteArrayExtend adds all items or none.
func byteArrayExtend(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	b, source := dataOf(self), args.At(0)
	if source == self {
		return done(b.Extend(b.Data(), b.ID()))
	}
	if exportsBuffer(source) {
		lent, err := lend(rt, source)
		if err != nil {
			rt.Discard(err)
			return object.Value{}, pyerr.TypeError.Newf("can't set bytearray slice from %s", source.TypeName())
		}
		defer lent.Release()
		return done(b.Extend(lent.data, lent.id))
	}
	mem, err := extension(rt, source)
	if err != nil {
		return object.Value{}, err
	}
	err = b.Extend(mem, 0)
	sessionOf(rt).Heap.Recycle(mem)
	return done(err)
}

// extension returns the bytes that the items of an iterable are.
func extension(rt *object.Runtime, source object.Value) ([]byte, error) {
	it, err := object.Iter(rt, source)
	if err != nil {
		if object.IsException(err, pyerr.TypeError) {
			rt.Discard(err)
			err = pyerr.TypeError.Newf("can't extend bytearray with %s", source.TypeName())
		}
		return nil, err
	}
	defer rt.Release(it)
	if err := object.AskLength(rt, source); err != nil {
		return nil, err
	}
	mem, err := gatherInts(rt, it, "bytearray", errByteRange)
	if err != nil && source.IsStr() && object.IsException(err, pyerr.TypeError) {
		rt.Discard(err)
		err = pyerr.TypeError.New("expected iterable of integers; got: 'str'")
	}
	return mem, err
}

func byteArrayInsert(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	i, err := sizeArgument(rt, args.At(0), 0)
	if err != nil {
		return object.Value{}, err
	}
	c, err := byteValue(rt, args.At(1), errByteRange)
	if err != nil {
		return object.Value{}, err
	}
	return done(dataOf(self).Insert(i, c))
}

func byteArrayPop(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	i, err := sizeArgument(rt, args.At(0), -1)
	if err != nil {
		return object.Value{}, err
	}
	c, err := dataOf(self).Pop(i)
	return object.Int(int64(c)), err
}

func byteArrayRemove(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	c, err := byteValue(rt, args.At(0), errByteRange)
	if err != nil {
		return object.Value{}, err
	}
	return done(dataOf(self).Remove(c))
}

func byteArrayResize(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	n, err := sizeArgument(rt, args.At(0), 0)
	if err != nil {
		return object.Value{}, err
	}
	return done(dataOf(self).Resize(n))
}

func byteArrayReverse(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	return done(dataOf(self).Reverse())
}

func byteArrayTakeBytes(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	b, n := dataOf(self), 0
	switch count := args.At(0); {
	case !count.IsSet() || count.IsNone():
		n = b.Len()
	case !object.IsIndex(count):
		return object.Value{}, pyerr.TypeError.New("n must be an integer or None")
	default:
		var err error
		if n, err = object.AsSize(rt, count, pyerr.IndexError); err != nil {
			return object.Value{}, err
		}
	}
	return makeBytesObject(rt, BytesType, func(_ *buffer.Heap, taken *buffer.Bytes) error { return b.TakeBytes(taken, n) })
}

func byteArrayAlloc(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	return object.Int(int64(dataOf(self).Alloc())), nil
}

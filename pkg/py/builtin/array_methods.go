package builtin

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// arrayMethods are the methods of arrays.
//
// See https://docs.python.org/3/library/array.html#array.array.
var arrayMethods = []object.Method{
	{Name: "append", Params: "v, /", Doc: "Append new value v to the end of the array.", Fn: arrayAppend},
	{Name: "buffer_info", Fn: arrayBufferInfo, Doc: "Return a tuple (address, length) giving the current memory address and the length in items " +
		"of the buffer used to hold array's contents.\n\nThe length should be multiplied by the itemsize attribute to\ncalculate the buffer length in bytes."},
	{Name: "byteswap", Fn: onArray((*buffer.Array).ByteSwap), Doc: "Byteswap all items of the array.\n\n" +
		"If the items in the array are not 1, 2, 4, 8 or 16 bytes in size,\nRuntimeError is raised.  Note, that for complex types the order of\n" +
		"components (the real part, followed by imaginary part) is preserved."},
	{Name: "clear", Doc: "Remove all items from the array.", Fn: onArray((*buffer.Array).Clear)},
	{Name: "count", Params: "v, /", Doc: "Return number of occurrences of v in the array.", Fn: arrayCount},
	{Name: "extend", Params: "*args", Doc: "Append items to the end of the array.", Fn: arrayExtend},
	{Name: "frombytes", Params: "buffer, /", Fn: arrayFromBytesMethod, Doc: "Appends items from the string, interpreting it as an array of machine values, " +
		"as if it had been read from a file using the fromfile() method."},
	{Name: "fromfile", Params: "*args", Doc: "Read n objects from the file object f and append them to the end of the array.", Fn: arrayFromFile},
	{Name: "fromlist", Params: "list, /", Doc: "Append items to array from list.", Fn: arrayFromList},
	{Name: "fromunicode", Params: "ustr, /", Fn: arrayFromUnicode, Doc: "Extends this array with data from the unicode string ustr.\n\n" +
		"The array must be a unicode type array; otherwise a ValueError is\nraised.  Use array.frombytes(ustr.encode(...)) to append Unicode\n" +
		"data to an array of some other type."},
	{Name: "index", Params: "v, start?, stop?, /", Fn: arrayIndex, Doc: "Return index of first occurrence of v in the array.\n\n" +
		"Raise ValueError if the value is not present."},
	{Name: "insert", Params: "i, v, /", Doc: "Insert a new item v into the array before position i.", Fn: arrayInsert},
	{Name: "pop", Params: "i?, /", Doc: "Return the i-th element and delete it from the array.\n\ni defaults to -1.", Fn: arrayPop},
	{Name: "remove", Params: "v, /", Doc: "Remove the first occurrence of v in the array.", Fn: arrayRemove},
	{Name: "reverse", Doc: "Reverse the order of the items in the array.", Fn: onArray((*buffer.Array).Reverse)},
	{Name: "tobytes", Fn: arrayToBytes, Doc: "Convert the array to an array of machine values and return the bytes representation."},
	{Name: "tofile", Params: "*args", Doc: "Write all items (as machine values) to the file object f.", Fn: arrayToFile},
	{Name: "tolist", Doc: "Convert array to an ordinary list with the same items.", Fn: arrayToList},
	{Name: "tounicode", Fn: arrayToUnicode, Doc: "Extends this array with data from the unicode string ustr.\n\n" +
		"Convert the array to a unicode string.  The array must be a unicode\ntype array; otherwise a ValueError is raised.  Use\n" +
		"array.tobytes().decode() to obtain a unicode string from an array of\nsome other type."},
}

// onArray is a method without arguments or result.
func onArray(f func(a *buffer.Array) error) object.NativeFunc {
	return func(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
		return done(f(arrayOf(self)))
	}
}

// exactly checks the arguments of a method that takes n of them, by position
// alone, in the words of the parser that CPython uses for methods which are told
// their class.
func exactly(method string, n int, args object.Args) error {
	given := len(args.Values)
	switch {
	case given > n:
		return pyerr.TypeError.Newf("%s() takes at most %d argument%s (%d given)", method, n, pluralEnd(n), given)
	case args.Positional() < n:
		return pyerr.TypeError.Newf("%s() takes exactly %d positional argument%s (%d given)", method, n, pluralEnd(n), args.Positional())
	}
	return nil
}

func pluralEnd(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func arrayAppend(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	a := arrayOf(self)
	return done(insertInArray(rt, a, a.Len(), args.At(0)))
}

func arrayInsert(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	i, err := sizeArgument(rt, args.At(0), 0)
	if err != nil {
		return object.Value{}, err
	}
	return done(insertInArray(rt, arrayOf(self), i, args.At(1)))
}

// See https://docs.python.org/3/library/array.html#array.array.buffer_info.
func arrayBufferInfo(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	a := arrayOf(self)
	return object.NewTuple(rt, object.Int(int64(buffer.Address(a.Data()))), object.Int(int64(a.Len())))
}

func arrayCount(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	a, v := arrayOf(self), args.At(0)
	if item, ok := numberItem(v); ok && !a.IsText() {
		n, err := a.Count(item)
		return object.Int(int64(n)), err
	}
	n := int64(0)
	for i := 0; ; i++ {
		found, err := findInArray(rt, a, v, i, math.MaxInt)
		if err != nil {
			return object.Value{}, err
		}
		if found < 0 {
			return object.Int(n), nil
		}
		i = found
		n++
	}
}

// arrayExtend appends an array of the same typecode, or item by item what an
// iterable has.
func arrayExtend(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	if err := exactly("extend", 1, args); err != nil {
		return object.Value{}, err
	}
	a, source := arrayOf(self), args.At(0)
	if source.Kind() == object.KindArray {
		return done(a.Extend(arrayOf(source)))
	}
	it, err := object.Iter(rt, source)
	if err != nil {
		return object.Value{}, err
	}
	defer rt.Release(it)
	return done(eachItem(rt, it, func(item object.Value) error { return insertInArray(rt, a, a.Len(), item) }))
}

// arrayFromBytesMethod is array.frombytes. The source is lent meanwhile, so that
// an array cannot be extended by its own bytes.
func arrayFromBytesMethod(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	loan, owner, err := acquire(rt, args.At(0), buffer.Simple)
	if err != nil {
		return object.Value{}, err
	}
	if loan.Layout.ItemSize() != 1 {
		err = pyerr.TypeError.New("a bytes-like object is required")
	} else {
		err = arrayOf(self).FromBytes(loan.Bytes(), loan.ID)
	}
	loan.Release()
	rt.Release(owner)
	return done(err)
}

// arrayFromList appends the items of a list, all or none.
func arrayFromList(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	list := args.At(0)
	if list.Kind() != object.KindList {
		return object.Value{}, pyerr.TypeError.New("arg must be list")
	}
	a := arrayOf(self)
	old, n := a.Len(), len(object.ListItems(list))
	if n == 0 {
		return object.None, nil
	}
	if err := resizeArray(a, old+n); err != nil {
		return object.Value{}, err
	}
	for i := range n {
		if err := storeListItem(rt, a, list, i, n); err != nil {
			if resize := resizeArray(a, old); resize != nil {
				rt.Discard(err)
				err = resize
			}
			return object.Value{}, err
		}
	}
	return object.None, nil
}

// storeListItem stores item i of a list of n items, for which room was made at
// the end of a. The conversion may change list and array.
func storeListItem(rt *object.Runtime, a *buffer.Array, list object.Value, i, n int) error {
	v := object.ListItems(list)[i].Retain()
	defer rt.Release(v)
	at := a.Len() - n + i
	item, err := arrayItem(rt, a.Code(), v)
	if err != nil {
		return err
	}
	if at < 0 {
		err = a.Check(item)
	} else {
		err = a.Set(at, item)
	}
	if err != nil {
		return err
	}
	if len(object.ListItems(list)) != n {
		return pyerr.RuntimeError.New("list changed size during iteration")
	}
	return rt.Work(workItem)
}

func arrayIndex(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	a := arrayOf(self)
	start, err := plainBoundArgument(rt, args.At(1), 0)
	if err != nil {
		return object.Value{}, err
	}
	stop, err := plainBoundArgument(rt, args.At(2), math.MaxInt)
	if err != nil {
		return object.Value{}, err
	}
	r := layout.NewRange(start, stop, 1, a.Len())
	if stop < 0 {
		stop = r.Start + r.Len
	}
	i, err := findInArray(rt, a, args.At(0), r.Start, stop)
	switch {
	case err != nil:
		return object.Value{}, err
	case i < 0:
		return object.Value{}, buffer.ErrNotInArray
	}
	return object.Int(int64(i)), nil
}

func arrayPop(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	a := arrayOf(self)
	i, err := sizeArgument(rt, args.At(0), -1)
	if err != nil {
		return object.Value{}, err
	}
	// What is no character stays: the item is made before it is removed.
	if item, err := a.At(i); err == nil && a.IsText() {
		if _, err := arrayValue(rt, item); err != nil {
			return object.Value{}, err
		}
	}
	item, err := a.Pop(i)
	if err != nil {
		return object.Value{}, err
	}
	return arrayValue(rt, item)
}

func arrayRemove(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	a := arrayOf(self)
	i, err := findInArray(rt, a, args.At(0), 0, math.MaxInt)
	switch {
	case err != nil:
		return object.Value{}, err
	case i < 0:
		return object.Value{}, buffer.ErrNotRemoved
	}
	return done(a.DeleteSlice(layout.NewRange(i, i+1, 1, a.Len()))) // __eq__ may have shrunk it
}

func arrayToBytes(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	a := arrayOf(self)
	return copyBytes(rt, a.Data(), a.ID(), buffer.ReasonToBytes)
}

func arrayToList(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	a := arrayOf(self)
	n := a.Len()
	if err := rt.Charge(n * slotSize); err != nil {
		return object.Value{}, err
	}
	items := make([]object.Value, n)
	rt.Credit(n * slotSize) // the list charges for itself
	for i := range items {
		item, err := a.At(i)
		if err != nil {
			return object.Value{}, err
		}
		if items[i], err = arrayValue(rt, item); err != nil {
			return object.Value{}, err
		}
		if err := rt.Work(workItem); err != nil {
			return object.Value{}, err
		}
	}
	return object.NewList(rt, items)
}

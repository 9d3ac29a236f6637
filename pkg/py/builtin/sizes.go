package builtin

import (
	"math/bits"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// The sizes are what CPython 3.15 needs on a 64-bit machine, measured with it,
// whatever the objects take here:
//
//	int        24 + 4 for each 30 bits of it, but one at least
//	float      24     complex 32     bool 28     None 16
//	str        41 + n (ASCII), 57 + n (Latin-1), 58 + 2n or 60 + 4n beyond
//	bytes      33 + n
//	bytearray  64 + allocated, which is n + 34 when made and 0 when empty
//	array      80 + itemsize·allocated
//	memoryview 160 + 24·ndim
//	tuple      48 + 8n
//	list       56 + 8·allocated
//	dict       64, and from one item on 32 for its table, an index of 1, 2 or
//	           4 bytes a place, and 16 (keys all str) or 24 bytes an item
//	set        216 to four elements, then 16 for each place of its table more
//
// How much a container has allocated depends on its past; the figures are those
// of one that has grown item by item. An object of a class written in Python
// takes 48, not counting the dict of its attributes.

// fixedSizes are the sizes of objects that are all alike, by kind.
var fixedSizes = map[object.Kind]int{
	object.KindNone: 16, object.KindEllipsis: 16, object.KindNotImplemented: 16, object.KindFloat: 24, object.KindComplex: 32,
	object.KindInstance: 48, object.KindRange: 48, object.KindSlice: 56, object.KindFunction: 168, object.KindNative: 72,
	object.KindMethod: 64, object.KindModule: 120, object.KindGenerator: 216, object.KindException: 88,
	object.KindListIterator: 48, object.KindTupleIterator: 48, object.KindRangeIterator: 40, object.KindDictIterator: 72,
	object.KindDictView: 40, object.KindSetIterator: 64, object.KindEnumerate: 72, object.KindZip: 64, object.KindMap: 56,
	object.KindFilter: 48, object.KindReversed: 48,
}

// otherSize is the size of objects that are not named above.
const otherSize = 48

// The collector of cycles keeps two words before each object that it tracks; so
// does an object of a class written in Python for its dict.
const prefixSize = 16

// getSizeOf is sys.getsizeof.
//
// See https://docs.python.org/3/library/sys.html#sys.getsizeof.
func getSizeOf(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	v, otherwise := args.At(0), args.At(1)
	n, err := sizeOf(rt, v)
	if err != nil {
		if otherwise.IsSet() && object.IsException(err, pyerr.TypeError) {
			rt.Discard(err)
			return otherwise.Retain(), nil
		}
		return object.Value{}, err
	}
	return object.Int(int64(n)), nil
}

func sizeOf(rt *object.Runtime, v object.Value) (int, error) {
	result, known, err := callSpecial(rt, v, "__sizeof__")
	if err != nil {
		return 0, err
	}
	prefix := 0
	if !v.Type().Builtin() && v.Kind() != object.KindInstance {
		prefix += prefixSize
		if !v.Kind().Tracked() {
			prefix += prefixSize
		}
	}
	if !known {
		n, err := kindSize(rt, v)
		return n + prefix, err
	}
	defer rt.Release(result)
	if !result.IsInt() {
		return 0, pyerr.TypeError.New("an integer is required")
	}
	n, err := object.AsSize(rt, result, pyerr.OverflowError)
	if err != nil {
		return 0, err
	}
	if n < 0 {
		return 0, pyerr.ValueError.New("__sizeof__() should return >= 0")
	}
	if v.Kind().Tracked() {
		prefix += prefixSize
	}
	if v.Kind() == object.KindInstance {
		prefix += prefixSize
	}
	return n + prefix, nil
}

// kindSize returns the size of an object whose class has no __sizeof__.
func kindSize(rt *object.Runtime, v object.Value) (int, error) {
	switch v.Kind() {
	case object.KindTuple:
		return 48 + 8*len(object.TupleItems(v)), nil
	case object.KindList:
		return 56 + 8*object.As[object.List](v).Places(), nil
	case object.KindDict:
		return 64 + dictTableSize(object.As[object.Dict](v)), nil
	case object.KindSet, object.KindFrozenSet:
		return 216 + setTableSize(object.As[object.Set](v).Len()), nil
	case object.KindType:
		if object.AsType(v).Builtin() {
			return 424, nil
		}
		return 1728, nil
	case object.KindBytes:
		n, err := object.Len(rt, v)
		return 33 + n, err
	case object.KindByteArray:
		n, err := intAttr(rt, v, "__alloc__")
		return 64 + n, err
	case object.KindArray:
		n, err := object.Len(rt, v)
		if err != nil {
			return 0, err
		}
		itemSize, err := intAttr(rt, v, "itemsize")
		return 80 + n*itemSize, err
	case object.KindView:
		ndim, err := intAttr(rt, v, "ndim")
		if err != nil && object.IsException(err, pyerr.ValueError) {
			rt.Discard(err)
			ndim, err = 1, nil // a released view keeps its size
		}
		return 160 + 24*ndim, err
	}
	switch v.Type() {
	case object.ObjectType:
		return 16, nil
	case object.PropertyType:
		return 80, nil
	}
	if n, ok := fixedSizes[v.Kind()]; ok {
		return n, nil
	}
	return otherSize, nil
}

// intAttr returns the int that an attribute is, or that it returns when it is a
// method.
func intAttr(rt *object.Runtime, v object.Value, name string) (int, error) {
	attr, err := object.GetAttr(rt, v, name)
	if err != nil {
		return 0, err
	}
	defer rt.Release(attr)
	if attr.IsInt() {
		return object.AsSize(rt, attr, pyerr.OverflowError)
	}
	result, err := object.Call(rt, attr, object.Args{})
	if err != nil {
		return 0, err
	}
	defer rt.Release(result)
	return object.AsSize(rt, result, pyerr.OverflowError)
}

// dictTableSize returns the size of the table of a dict that has grown item by
// item: it has 8 places at first, and when two thirds are taken as many as the
// power of two that three times the items need.
func dictTableSize(d *object.Dict) int {
	n := d.Len()
	if n == 0 {
		return 0
	}
	places := 8
	for places*2/3 < n {
		places = 1 << bits.Len(uint(places*2/3*3-1))
	}
	index := places
	switch {
	case places >= 1<<16:
		index *= 4
	case places >= 1<<8:
		index *= 2
	}
	item := 16
	for i := 0; ; {
		key, _, next, ok := d.EntryAt(i)
		if !ok {
			break
		}
		if key.Type() != object.StrType {
			item = 24
			break
		}
		i = next
	}
	return 32 + index + places*2/3*item
}

// setTableSize returns what the table of a set that has grown element by element
// takes beyond the eight places that lie in the set itself.
func setTableSize(n int) int {
	const place, quickUntil = 16, 50_000
	places := 8
	for fill := 1; fill <= n; {
		if fill*5 < (places-1)*3 {
			fill = max(fill+1, (places-1)*3/5) // nothing happens before
			continue
		}
		wanted := fill * 4
		if fill > quickUntil {
			wanted = fill * 2
		}
		places = 1 << bits.Len(uint(wanted))
		fill++
	}
	if places == 8 {
		return 0
	}
	return places * place
}

package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A byteArrayObject is a Python bytearray: the library's own, with owners.
type byteArrayObject struct {
	object.Header
	data  buffer.ByteArray
	attrs *object.Dict // of subclasses
}

var _ buffer.Exporter = (*byteArrayObject)(nil)

// Export lends the bytes.
func (o *byteArrayObject) Export(r buffer.Request) (*buffer.Buffer, error) { return o.data.Export(r) }

// ByteArrayType is the class bytearray.
//
// See https://docs.python.org/3/library/stdtypes.html#bytearray-objects.
var ByteArrayType = &object.Type{}

func defineByteArray() {
	ByteArrayType.Define(object.TypeSpec{
		Name: "bytearray", Kind: object.KindByteArray,
		Doc: "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\n" +
			"bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n" +
			"bytearray(int) -> bytes array of size given by the parameter initialized with null bytes\n" +
			"bytearray() -> empty bytes array\n\nConstruct a mutable bytearray object from:\n" +
			"  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n" +
			"  - a bytes or a buffer object\n  - any object implementing the buffer API.\n  - an integer",
		HeirAttrs: func(v object.Value) **object.Dict { return &object.As[byteArrayObject](v).attrs },
		Slots: object.Slots{
			Free: func(rt *object.Runtime, v object.Value) {
				o := object.As[byteArrayObject](v)
				freeAttrs(rt, &o.attrs)
				o.data.Free()
			},
			Children: func(v object.Value, visit func(object.Value)) { visitAttrs(object.As[byteArrayObject](v).attrs, visit) },
			New:      newByteArray,
			Init:     initByteArray,
			Repr:     byteArrayText,
			Str:      byteArrayText,
			Len: func(rt *object.Runtime, v object.Value) (int, error) {
				return object.As[byteArrayObject](v).data.Len(), nil
			},
			GetItem:       byteArrayGetItem,
			GetRange:      byteArrayGetRange,
			SetItem:       byteArraySetItem,
			Contains:      containsBytes,
			Iter:          iterByteArray,
			Compare:       compareByteArray,
			Binary:        byteArrayClass.binary,
			Concat:        byteArrayClass.concat,
			Repeat:        byteArrayClass.repeat,
			InPlaceConcat: byteArrayAddTo,
			InPlaceRepeat: byteArrayRepeatTo,
			Buffer:        lendBuffer,
		},
		Methods: append(append(byteArrayClass.methods(), bufferMethods(true)...), byteArrayMethods...),
	})
	ByteArrayType.HideOperators(object.Mod)
}

// makeByteArray returns a bytearray whose bytes init sets.
func makeByteArray(rt *object.Runtime, init func(h *buffer.Heap, b *buffer.ByteArray) error) (object.Value, error) {
	o := new(byteArrayObject)
	if err := init(sessionOf(rt).Heap, &o.data); err != nil {
		return object.Value{}, err
	}
	o.Init(rt, ByteArrayType)
	return o.Value(), nil
}

func byteArrayText(rt *object.Runtime, v object.Value) (string, error) {
	self := lendSelf(v)
	defer self.Release()
	return reprBytes(rt, v.Type().ShortName()+"(", self.data, ")")
}

func byteArrayGetItem(rt *object.Runtime, v, key object.Value) (object.Value, error) {
	b := &object.As[byteArrayObject](v).data
	if key.Kind() == object.KindSlice {
		bounds, err := object.As[object.Slice](key).Bounds(rt)
		if err != nil {
			return object.Value{}, err
		}
		return byteArrayGetRange(rt, v, bounds)
	}
	if !object.IsIndex(key) {
		return object.Value{}, errByteArrayKey(key)
	}
	i, err := object.AsSize(rt, key, pyerr.IndexError)
	if err != nil {
		return object.Value{}, err
	}
	c, err := b.At(i)
	return object.Int(int64(c)), err
}

func errByteArrayKey(key object.Value) error {
	return pyerr.TypeError.Newf("bytearray indices must be integers or slices, not %s", key.TypeName())
}

func byteArrayGetRange(rt *object.Runtime, v object.Value, bounds object.Bounds) (object.Value, error) {
	b := &object.As[byteArrayObject](v).data
	return makeByteArray(rt, func(h *buffer.Heap, dst *buffer.ByteArray) error {
		return dst.InitSlice(h, b.Data(), fit(bounds, b.Len()), b.ID(), buffer.ReasonByteArraySlice)
	})
}

// compareByteArray is the Compare slot of bytearray, which compares the bytes
// of any bytes-like object.
func compareByteArray(rt *object.Runtime, op object.Comparison, a, b object.Value) (object.Value, error) {
	if !exportsBuffer(b) {
		return object.NotImplemented, nil
	}
	self, err := lend(rt, a)
	if err != nil {
		rt.Discard(err)
		return object.NotImplemented, nil
	}
	defer self.Release()
	other, err := lend(rt, b)
	if err != nil {
		rt.Discard(err)
		return object.NotImplemented, nil
	}
	defer other.Release()
	return compareData(rt, op, self.data, other.data)
}

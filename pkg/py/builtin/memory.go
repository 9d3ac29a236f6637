package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// A Buffer is a bytes, bytearray or array object as a picture of memory sees it.
type Buffer interface {
	// ID is the object's number in its heap's trace.
	ID() uint64
	// Data is the object's memory, shared, valid until it is resized or freed.
	Data() []byte
	// NumExports is the number of loans that forbid resizing now.
	NumExports() int
	// Typecode is an array's type code, else "".
	Typecode() string
	// ItemSize is the size of an item in bytes.
	ItemSize() int
}

// BufferOf returns the memory of a bytes, bytearray or array object, valid as
// long as the caller borrows v, and nil for any other.
func BufferOf(v object.Value) Buffer {
	switch v.Kind() {
	case object.KindBytes:
		return byteBuffer{&object.As[bytesObject](v).data, 0}
	case object.KindByteArray:
		b := &object.As[byteArrayObject](v).data
		return byteBuffer{b, b.NumExports()}
	case object.KindArray:
		return &object.As[arrayObject](v).data
	}
	return nil
}

// MemoryOf returns the number of a bytes, bytearray or array object in its
// heap's trace, and its memory, shared as that of [Buffer]; 0 and nil for any
// other. It allocates nothing.
func MemoryOf(v object.Value) (id uint64, data []byte) {
	switch v.Kind() {
	case object.KindBytes:
		b := &object.As[bytesObject](v).data
		return b.ID(), b.Data()
	case object.KindByteArray:
		b := &object.As[byteArrayObject](v).data
		return b.ID(), b.Data()
	case object.KindArray:
		a := &object.As[arrayObject](v).data
		return a.ID(), a.Data()
	}
	return 0, nil
}

// A byteBuffer is a Buffer of single bytes.
type byteBuffer struct {
	memory
	exports int
}

type memory interface {
	ID() uint64
	Data() []byte
}

func (b byteBuffer) NumExports() int { return b.exports }

func (b byteBuffer) Typecode() string { return "" }

func (b byteBuffer) ItemSize() int { return 1 }

// ViewOf returns the view of a memoryview object or a numpy array, valid as long
// as the caller borrows v, and nil for any other.
func ViewOf(v object.Value) *buffer.View {
	switch {
	case v.Kind() == object.KindView:
		return &object.As[viewObject](v).view
	case v.Type() == npArrayType:
		return object.As[npArray](v).view
	}
	return nil
}

// SetBytes assigns size bytes of an object's memory, the first at offset, as
// Python would: a single byte by an item assignment, several by a slice
// assignment, and where an item is not a byte, through a view of bytes. With a
// code, a format of struct, value is the number that is packed, or a tuple of
// them; without, it is what is assigned. It fails as the packing and the
// assignment do.
func SetBytes(rt *object.Runtime, v object.Value, offset, size int, code string, value object.Value) error {
	if code == "" {
		return setBytes(rt, v, offset, size, value)
	}
	packed, err := packAs(rt, code, value)
	if err != nil {
		return err
	}
	defer rt.Release(packed)
	if _, data := MemoryOf(packed); size == 1 && len(data) == 1 {
		return setBytes(rt, v, offset, 1, object.Int(int64(data[0])))
	}
	return setBytes(rt, v, offset, size, packed)
}

func setBytes(rt *object.Runtime, v object.Value, offset, size int, value object.Value) error {
	target, err := bytesToSet(rt, v, value.IsInt())
	if err != nil {
		return err
	}
	defer rt.Release(target)
	if value.IsInt() {
		return object.SetItem(rt, target, object.Int(int64(offset)), value)
	}
	key := object.NewSlice(rt, object.Int(int64(offset)), object.Int(int64(offset+size)), object.None)
	defer rt.Release(key)
	return object.SetItem(rt, target, key, value)
}

// packAs returns the bytes of a number or of a tuple of numbers.
func packAs(rt *object.Runtime, code string, value object.Value) (object.Value, error) {
	f, err := format.Parse(code)
	if err != nil {
		return object.Value{}, err
	}
	values := []object.Value{value}
	if value.Kind() == object.KindTuple {
		values = object.TupleItems(value)
	}
	return packBytes(rt, f, values)
}

// bytesToSet returns what an object's bytes are assigned through: the object itself
// where its items are bytes and one of them is assigned, else a view of bytes,
// whose size no assignment changes.
func bytesToSet(rt *object.Runtime, v object.Value, isOne bool) (object.Value, error) {
	if kind := v.Kind(); isOne && (kind == object.KindBytes || kind == object.KindByteArray) {
		v.Retain()
		return v, nil
	}
	view, err := object.CallValues(rt, MemoryViewType.Value(), v)
	if err != nil {
		return object.Value{}, err
	}
	defer rt.Release(view)
	return object.CallAttr(rt, view, "cast", object.NewStr("B"))
}

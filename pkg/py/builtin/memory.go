package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
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

// SetByte assigns byte offset of an object's memory as Python would: by an item
// assignment, or, where an item is not a byte, by one through a view of bytes.
// It fails as that assignment does.
func SetByte(rt *object.Runtime, v object.Value, offset int, b byte) error {
	key, value := object.Int(int64(offset)), object.Int(int64(b))
	switch v.Kind() {
	case object.KindBytes, object.KindByteArray:
		return object.SetItem(rt, v, key, value)
	}
	view, err := object.CallValues(rt, MemoryViewType.Value(), v)
	if err != nil {
		return err
	}
	defer rt.Release(view)
	bytes, err := object.CallAttr(rt, view, "cast", object.NewStr("B"))
	if err != nil {
		return err
	}
	defer rt.Release(bytes)
	return object.SetItem(rt, bytes, key, value)
}

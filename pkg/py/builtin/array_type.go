package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// An arrayObject is a Python array.array: the library's own, with owners.
type arrayObject struct {
	object.Header
	data  buffer.Array
	attrs *object.Dict // of subclasses
}

var _ buffer.Exporter = (*arrayObject)(nil)

// Export lends the items.
func (o *arrayObject) Export(r buffer.Request) (*buffer.Buffer, error) { return o.data.Export(r) }

// arrayOf returns the library's array behind v, which must be one.
func arrayOf(v object.Value) *buffer.Array { return &object.As[arrayObject](v).data }

// ArrayType is the class array.array.
//
// See https://docs.python.org/3/library/array.html#array.array.
var ArrayType = &object.Type{}

func defineArray() {
	defineArrayIterator()
	ArrayType.Define(object.TypeSpec{
		Name: "array.array", Module: "array", Kind: object.KindArray,
		Doc:       arrayDoc,
		HeirAttrs: func(v object.Value) **object.Dict { return &object.As[arrayObject](v).attrs },
		Slots: object.Slots{
			Free: func(rt *object.Runtime, v object.Value) {
				o := object.As[arrayObject](v)
				freeAttrs(rt, &o.attrs)
				o.data.Free()
				sessionOf(rt).blocks.giveArray(o)
			},
			Children:      func(v object.Value, visit func(object.Value)) { visitAttrs(object.As[arrayObject](v).attrs, visit) },
			New:           newArray,
			Repr:          reprArray,
			Len:           func(rt *object.Runtime, v object.Value) (int, error) { return arrayOf(v).Len(), nil },
			GetItem:       arrayGetItem,
			GetRange:      arrayGetRange,
			SetItem:       arraySetItem,
			Contains:      arrayContains,
			Iter:          iterArray,
			Compare:       compareArrays,
			Concat:        concatArrays,
			Repeat:        repeatArray,
			InPlaceConcat: extendArrayInPlace,
			InPlaceRepeat: repeatArrayInPlace,
			Buffer:        lendBuffer,
		},
		Getters: []object.Getter{
			{Name: "typecode", Doc: "the typecode character used to create the array", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
				return object.NewStr(arrayOf(self).Typecode()), nil
			}},
			{Name: "itemsize", Doc: "the size, in bytes, of one array item", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
				return object.Int(int64(arrayOf(self).ItemSize())), nil
			}},
		},
		Methods: append(append(bufferMethods(true), arrayMethods...), arrayCopyMethods...),
	})
}

// makeArray returns an array of class t whose items init sets.
func makeArray(rt *object.Runtime, t *object.Type, init func(h *buffer.Heap, a *buffer.Array) error) (object.Value, error) {
	s := sessionOf(rt)
	o := s.blocks.takeArray()
	if err := init(s.Heap, &o.data); err != nil {
		s.blocks.giveArray(o)
		return object.Value{}, err
	}
	o.Init(rt, t)
	return o.Value(), nil
}

// copyOfArray returns an array of class t with the items of a.
func copyOfArray(rt *object.Runtime, t *object.Type, a *buffer.Array, reason buffer.Reason) (object.Value, error) {
	return makeArray(rt, t, func(h *buffer.Heap, dst *buffer.Array) error {
		return dst.InitBytes(h, a.Code(), a.Data(), a.ID(), reason)
	})
}

// isText reports whether arrays of code hold characters.
func isText(code format.Code) bool { return code == format.WideChar || code == format.UCS4 }

func arrayGetRange(rt *object.Runtime, v object.Value, bounds object.Bounds) (object.Value, error) {
	return sliceArray(rt, arrayOf(v), fit(bounds, arrayOf(v).Len()))
}

// sliceArray returns a plain array of the items of a at the positions of r.
func sliceArray(rt *object.Runtime, a *buffer.Array, r layout.Range) (object.Value, error) {
	return makeArray(rt, ArrayType, func(h *buffer.Heap, dst *buffer.Array) error { return dst.InitSlice(h, a, r) })
}

const arrayDoc = `array(typecode [, initializer]) -> array

Return a new array whose items are restricted by typecode, and
initialized from the optional initializer value, which must be a list,
string or iterable over elements of the appropriate type.

Arrays represent basic values and behave very much like lists, except
the type of objects stored in them is constrained. The type is specified
at object creation time by using a type code, which is a string.
The following type codes are defined:

    Type code   C Type             Minimum size in bytes
    'b'         signed integer     1
    'B'         unsigned integer   1
    'u'         Unicode character  2 (see note)
    'w'         Py_UCS4            4
    'h'         signed integer     2
    'H'         unsigned integer   2
    'i'         signed integer     2
    'I'         unsigned integer   2
    'l'         signed integer     4
    'L'         unsigned integer   4
    'q'         signed integer     8 (see note)
    'Q'         unsigned integer   8 (see note)
    'e'         16-bit IEEE floats 2
    'f'         floating-point     4
    'd'         floating-point     8
    'Zf'        float complex      8
    'Zd'        double complex     16
`

package builtin

import (
	"slices"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A machineFormat is a format of items that pickles name by a number, its place
// among machineFormats.
type machineFormat struct {
	typecodes []string // whose arrays have the format in memory
	items     string   // typecode of the array that reads it; "" for text
	encoding  string   // of text
	multiple  int      // of text: what CPython wants its length to be a multiple of
	swapped   bool     // big endian
}

// machineFormats are in the order of CPython's numbers, which pickles hold.
var machineFormats = []machineFormat{
	0: {typecodes: []string{"B"}, items: "B"}, 1: {typecodes: []string{"b"}, items: "b"},
	2: {typecodes: []string{"H"}, items: "H"}, 3: {items: "H", swapped: true},
	4: {typecodes: []string{"h"}, items: "h"}, 5: {items: "h", swapped: true},
	6: {typecodes: []string{"I"}, items: "I"}, 7: {items: "I", swapped: true},
	8: {typecodes: []string{"i"}, items: "i"}, 9: {items: "i", swapped: true},
	10: {typecodes: []string{"L", "Q"}, items: "Q"}, 11: {items: "Q", swapped: true},
	12: {typecodes: []string{"l", "q"}, items: "q"}, 13: {items: "q", swapped: true},
	14: {typecodes: []string{"f"}, items: "f"}, 15: {items: "f", swapped: true},
	16: {typecodes: []string{"d"}, items: "d"}, 17: {items: "d", swapped: true},
	18: {encoding: "utf-16-le", multiple: 4}, 19: {encoding: "utf-16-be", multiple: 4},
	20: {typecodes: []string{"u", "w"}, encoding: "utf-32-le", multiple: 8}, 21: {encoding: "utf-32-be", multiple: 8},
	22: {typecodes: []string{"Zf"}, items: "Zf"}, 23: {items: "Zf", swapped: true},
	24: {typecodes: []string{"Zd"}, items: "Zd"}, 25: {items: "Zd", swapped: true},
	26: {typecodes: []string{"e"}, items: "e"}, 27: {items: "e", swapped: true},
}

// arrayReconstructor is what a pickled array names: the function that makes it
// again, perhaps on a machine with other integers.
var arrayReconstructor = object.NewNative("array._array_reconstructor", "arraytype, typecode, mformat_code, items, /",
	"Internal. Used for pickling support.", reconstructArray)

func reconstructArray(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	t, typecode, number, items := object.AsType(args.At(0)), args.At(1), args.At(2), args.At(3)
	if !typecode.IsStr() {
		return object.Value{}, pyerr.TypeError.Newf("_array_reconstructor() argument 2 must be str, not %s", argumentType(typecode))
	}
	at, err := object.AsSize(rt, number, nil)
	switch {
	case err != nil:
		return object.Value{}, err
	case int(int32(at)) != at:
		return object.Value{}, pyerr.OverflowError.New("Python int too large to convert to C int")
	case t == nil:
		return object.Value{}, pyerr.TypeError.Newf("first argument must be a type object, not %s", args.At(0).TypeName())
	case !t.In(ArrayType):
		return object.Value{}, pyerr.TypeError.Newf("%s is not a subtype of %s", t.Name(), ArrayType.Name())
	}
	name := object.StrOf(typecode)
	code, err := buffer.ParseTypecode(name)
	switch {
	case err != nil:
		return object.Value{}, pyerr.ValueError.New("second argument must be a valid type code")
	case at < 0 || at >= len(machineFormats):
		return object.Value{}, pyerr.ValueError.New("third argument must be a valid machine format code.")
	case items.Kind() != object.KindBytes:
		return object.Value{}, pyerr.TypeError.Newf("fourth argument should be bytes, not %s", items.TypeName())
	}
	machine := &machineFormats[at]
	if slices.Contains(machine.typecodes, name) {
		return arrayFromBytes(rt, t, code, items)
	}
	return machine.read(rt, t, name, items)
}

// read returns an array of class t of items that lie in a format other than the
// typecode's own. Integers get the typecode of the format.
func (m *machineFormat) read(rt *object.Runtime, t *object.Type, typecode string, items object.Value) (object.Value, error) {
	data := object.As[bytesObject](items).data.Data()
	if m.items == "" {
		if len(data)%m.multiple != 0 {
			return object.Value{}, errNotMultiple
		}
		s, err := object.DecodeText(rt, data, m.encoding, "strict")
		if err != nil {
			return object.Value{}, err
		}
		return arrayFrom(rt, t, typecode, s)
	}
	code, err := buffer.ParseTypecode(m.items)
	if err != nil {
		return object.Value{}, err
	}
	if len(data)%code.ItemSize() != 0 {
		return object.Value{}, errNotMultiple
	}
	v, err := arrayFromBytes(rt, t, code, items)
	if err != nil {
		return object.Value{}, err
	}
	if m.swapped {
		if err := arrayOf(v).ByteSwap(); err != nil {
			rt.Release(v)
			return object.Value{}, err
		}
	}
	if code.IsInteger() {
		return v, nil
	}
	defer rt.Release(v)
	return arrayFrom(rt, t, typecode, v)
}

var errNotMultiple = pyerr.ValueError.New("string length not a multiple of item size")

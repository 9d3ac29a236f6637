package builtin

import (
	"slices"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// arrayCopyMethods are what the module copy asks an array for.
var arrayCopyMethods = []object.Method{
	{Name: "__copy__", Doc: "Return a copy of the array.", Fn: arrayCopy},
	{Name: "__deepcopy__", Params: "unused, /", Doc: "Return a copy of the array.", Fn: arrayCopy},
	{Name: "__reduce_ex__", Params: "*args", Doc: "Return state information for pickling.", Fn: arrayReduce},
	object.ClassGetItem,
}

// arrayCopy returns a plain array with the same items.
func arrayCopy(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	return copyOfArray(rt, ArrayType, arrayOf(self), buffer.ReasonConstructor)
}

// arrayReduce returns what an equal array can be made of: the items as a list
// below protocol 3, the bytes of the items from there on.
func arrayReduce(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	if err := exactly("__reduce_ex__", 1, args); err != nil {
		return object.Value{}, err
	}
	if !args.At(0).IsInt() {
		return object.Value{}, pyerr.TypeError.New("__reduce_ex__ argument should be an integer")
	}
	protocol, err := object.AsSize(rt, args.At(0), pyerr.OverflowError)
	if err != nil {
		return object.Value{}, err
	}
	attrs, err := object.FindAttr(rt, self, "__dict__")
	if err != nil {
		return object.Value{}, err
	}
	if !attrs.IsSet() {
		attrs = object.None
	}
	made, err := reduceItems(rt, self, protocol)
	if err != nil {
		rt.Release(attrs)
		return object.Value{}, err
	}
	maker := self.Type().Value().Retain()
	if protocol >= 3 {
		rt.Replace(&maker, arrayReconstructor)
	}
	return object.NewTuple(rt, maker, made, attrs)
}

// reduceItems returns the arguments with which an equal array is made.
func reduceItems(rt *object.Runtime, self object.Value, protocol int) (object.Value, error) {
	typecode := object.NewStr(arrayOf(self).Typecode())
	if protocol < 3 {
		list, err := arrayToList(rt, self, object.Args{})
		if err != nil {
			return object.Value{}, err
		}
		return object.NewTuple(rt, typecode, list)
	}
	data, err := arrayToBytes(rt, self, object.Args{})
	if err != nil {
		return object.Value{}, err
	}
	code := slices.IndexFunc(machineFormats, func(m machineFormat) bool {
		return slices.Contains(m.typecodes, arrayOf(self).Typecode())
	})
	return object.NewTuple(rt, self.Type().Value().Retain(), typecode, object.Int(int64(code)), data)
}

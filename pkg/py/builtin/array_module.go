package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// The module array.
//
// See https://docs.python.org/3/library/array.html.
func init() {
	modules["array"] = moduleSpec{
		doc: "This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\n" +
			"numbers, complex numbers.  Arrays are sequence types and behave very much like lists,\nexcept that the type of objects stored in them is constrained.\n",
		types: []*object.Type{ArrayType},
		fill: func(s *Session, set func(name string, v object.Value)) error {
			codes := make([]object.Value, len(buffer.Typecodes))
			for i, code := range buffer.Typecodes {
				codes[i] = object.NewStr(code)
			}
			typecodes, err := object.NewTuple(s.Runtime, codes...)
			if err != nil {
				return err
			}
			set("typecodes", typecodes)
			set("ArrayType", ArrayType.Value())
			set("_array_reconstructor", arrayReconstructor)
			return nil
		},
	}
}

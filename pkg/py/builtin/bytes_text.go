package builtin

import "github.com/zerocopyzen/zen/pkg/py/object"

// decode is the method decode.
func (c *byteClass) decode(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
	encoding, err := textArgument("decode", "encoding", args.At(0))
	if err != nil {
		return object.Value{}, err
	}
	errors, err := textArgument("decode", "errors", args.At(1))
	if err != nil {
		return object.Value{}, err
	}
	self := lendSelf(v)
	defer self.Release()
	return object.DecodeText(rt, self.data, orDefault(encoding, "utf-8"), orDefault(errors, "strict"))
}

func orDefault(s *string, missing string) string {
	if s == nil {
		return missing
	}
	return *s
}

// binary is the Binary slot: of all operators the classes know % alone.
//
// See https://docs.python.org/3/library/stdtypes.html#printf-style-bytes-formatting.
func (c *byteClass) binary(rt *object.Runtime, operator object.Operator, a, b object.Value) (object.Value, error) {
	if operator != object.Mod || a.Kind() != c.kind {
		return object.NotImplemented, nil
	}
	self := lendSelf(a)
	defer self.Release()
	data, err := object.PercentBytes(rt, string(self.data), b)
	if err != nil {
		return object.Value{}, err
	}
	if err := sessionOf(rt).Heap.Account(data); err != nil {
		return object.Value{}, err
	}
	v, _ := c.adopt(rt, data)
	return v, nil
}

package builtin

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/object"
)

// A structSequence is a class of tuples whose items have names, such as
// sys.version_info. Programs cannot make objects of it.
type structSequence struct {
	object.Type
	fields []string
}

func newStructSequence(module, name string, fields ...string) *structSequence {
	s := &structSequence{fields: fields}
	qualified := module + "." + name
	spec := object.TypeSpec{
		Name: qualified, Module: module, Base: object.TupleType, Sealed: true,
		Slots: object.Slots{
			New: notInstantiable(qualified),
			Repr: func(rt *object.Runtime, v object.Value) (string, error) {
				var b strings.Builder
				b.WriteString(qualified + "(")
				for i, item := range object.TupleItems(v) {
					if i > 0 {
						b.WriteString(", ")
					}
					text, err := object.Repr(rt, item)
					if err != nil {
						return "", err
					}
					b.WriteString(fields[i] + "=" + text)
				}
				b.WriteString(")")
				return b.String(), nil
			},
		},
	}
	for i, field := range fields {
		spec.Getters = append(spec.Getters, object.Getter{Name: field, Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
			return object.TupleItems(self)[i].Retain(), nil
		}})
	}
	s.Define(spec)
	return s
}

// make returns the tuple of the items, which it takes over.
func (s *structSequence) make(rt *object.Runtime, items ...object.Value) (object.Value, error) {
	plain, err := object.NewTuple(rt, items...)
	if err != nil {
		return object.Value{}, err
	}
	defer rt.Release(plain)
	return object.TupleType.Slots().New(rt, &s.Type, object.Args{Values: []object.Value{plain}})
}

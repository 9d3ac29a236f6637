package builtin

import (
	"fmt"
	"strings"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A bufferFlag is a member of inspect.BufferFlags, found on the class as an
// attribute. Its object is made in the session that asks for it.
type bufferFlag struct {
	object.Header
	name  string
	value int64
}

// bufferFlagList are the flags in Python's order. Of names with one value the
// first is the member's; the others are other names of it.
var bufferFlagList = []*bufferFlag{
	{name: "SIMPLE", value: int64(buffer.Simple)},
	{name: "WRITABLE", value: int64(buffer.Writable)},
	{name: "FORMAT", value: int64(buffer.Format)},
	{name: "ND", value: int64(buffer.ND)},
	{name: "STRIDES", value: int64(buffer.Strides)},
	{name: "C_CONTIGUOUS", value: int64(buffer.CContiguous)},
	{name: "F_CONTIGUOUS", value: int64(buffer.FContiguous)},
	{name: "ANY_CONTIGUOUS", value: int64(buffer.AnyContiguous)},
	{name: "INDIRECT", value: int64(buffer.Indirect)},
	{name: "CONTIG", value: int64(buffer.Contig)},
	{name: "CONTIG_RO", value: int64(buffer.ContigRO)},
	{name: "STRIDED", value: int64(buffer.Strided)},
	{name: "STRIDED_RO", value: int64(buffer.StridedRO)},
	{name: "RECORDS", value: int64(buffer.Records)},
	{name: "RECORDS_RO", value: int64(buffer.RecordsRO)},
	{name: "FULL", value: int64(buffer.Full)},
	{name: "FULL_RO", value: int64(buffer.FullRO)},
	{name: "READ", value: int64(buffer.Read)},
	{name: "WRITE", value: int64(buffer.Write)},
}

// The bits that a flag has alone, and all bits up to the highest.
const (
	singleFlags = int64(buffer.Writable | buffer.Format | buffer.ND | buffer.Read | buffer.Write)
	allFlagBits = 0x3ff
)

// flagOf returns the member of the value, or nil when it is a combination
// without a name.
func flagOf(value int64) *bufferFlag {
	for _, f := range bufferFlagList {
		if f.value == value {
			return f
		}
	}
	return nil
}

// BufferFlagsType is the class inspect.BufferFlags: ints that name the flags
// they are made of.
//
// See https://docs.python.org/3/library/inspect.html#inspect.BufferFlags.
var BufferFlagsType = &object.Type{}

var bufferFlagType = &object.Type{}

func init() {
	bufferFlagType.Define(object.TypeSpec{
		Name: "flag", Module: "enum", Sealed: true,
		Slots: object.Slots{
			New: notInstantiable("flag"),
			DescrGet: func(rt *object.Runtime, descr, _ object.Value, _ *object.Type) (object.Value, error) {
				return sessionOf(rt).bufferFlags(object.As[bufferFlag](descr).value)
			},
		},
	})
	members := make(map[string]object.Value)
	for _, f := range bufferFlagList {
		f.InitUncounted(bufferFlagType)
		members[f.name] = f.Value()
	}
	BufferFlagsType.Define(object.TypeSpec{
		Name: "BufferFlags", Module: "inspect", Base: object.IntType, Sealed: true,
		Slots: object.Slots{
			New:    newBufferFlags,
			Repr:   reprBufferFlags,
			Str:    func(rt *object.Runtime, v object.Value) (string, error) { return fmt.Sprint(flagBits(v)), nil },
			Binary: combineFlags,
			Invert: func(rt *object.Runtime, v object.Value) (object.Value, error) {
				return sessionOf(rt).bufferFlags(keptFlags(^flagBits(v)))
			},
			Contains: func(rt *object.Runtime, v, item object.Value) (bool, error) {
				if item.Type() != BufferFlagsType {
					return false, pyerr.TypeError.Newf("unsupported operand type(s) for 'in': '%s' and 'BufferFlags'", item.TypeName())
				}
				return flagBits(v)&flagBits(item) == flagBits(item), nil
			},
		},
		Attrs: members,
		Getters: []object.Getter{
			{Name: "name", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
				if name := flagsName(flagBits(self)); name != "" {
					return object.NewStr(name), nil
				}
				return object.None, nil
			}},
			{Name: "value", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
				return object.Int(flagBits(self)), nil
			}},
		},
		Methods: []object.Method{{Name: "__class_getitem__", Params: "name, /", Kind: object.ClassMethod,
			Fn: func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
				for _, f := range bufferFlagList {
					if args.At(0).IsStr() && f.name == object.StrOf(args.At(0)) {
						return sessionOf(rt).bufferFlags(f.value)
					}
				}
				return object.Value{}, object.Raise(object.MakeException(rt, object.ExceptionType(pyerr.KeyError), args.At(0).Retain()))
			}}},
	})
}

func flagBits(v object.Value) int64 {
	bits, _ := v.Int64() // those of a BufferFlags fit
	return bits
}

// keptFlags returns the flags that a negative int stands for.
func keptFlags(value int64) int64 {
	if value >= 0 {
		return value
	}
	bits := int64(allFlagBits)
	for ^bits > value {
		bits = bits<<1 | 1
	}
	return value & bits
}

var bufferFlagsSignature = object.ParseSignature("BufferFlags", "value")

func newBufferFlags(rt *object.Runtime, _ *object.Type, args object.Args) (object.Value, error) {
	args, err := bufferFlagsSignature.Bind(args)
	if err != nil {
		return object.Value{}, err
	}
	value, ok := args.At(0).Int64()
	if !ok {
		text, err := object.Repr(rt, args.At(0))
		if err != nil {
			return object.Value{}, err
		}
		return object.Value{}, pyerr.ValueError.Newf("%s is not a valid BufferFlags", text)
	}
	return sessionOf(rt).bufferFlags(keptFlags(value))
}

// bufferFlags returns the BufferFlags of the bits; those that have a name exist
// once. The caller owns it.
func (s *Session) bufferFlags(bits int64) (object.Value, error) {
	if v, ok := s.flags[bits]; ok {
		return v.Retain(), nil
	}
	v, err := object.IntType.Slots().New(s.Runtime, BufferFlagsType, object.Args{Values: []object.Value{object.Int(bits)}})
	if err != nil || flagOf(bits) == nil {
		return v, err
	}
	s.flags[bits] = v
	return v.Retain(), nil
}

// combineFlags keeps what |, & and ^ make of flags and ints flags. Other
// operations make ints.
func combineFlags(rt *object.Runtime, op object.Operator, a, b object.Value) (object.Value, error) {
	v, err := object.IntType.Slots().Binary(rt, op, a, b)
	if err != nil {
		return v, err
	}
	switch op {
	case object.And, object.Or, object.Xor:
		if bits, ok := v.Int64(); ok {
			return sessionOf(rt).bufferFlags(keptFlags(bits))
		}
	}
	return v, nil
}

func reprBufferFlags(rt *object.Runtime, v object.Value) (string, error) {
	bits := flagBits(v)
	if name := flagsName(bits); name != "" {
		return fmt.Sprintf("<BufferFlags.%s: %d>", name, bits), nil
	}
	return fmt.Sprintf("<BufferFlags: %d>", bits), nil
}

// flagsName returns the name of the member, or those of the members that the
// bits are made of: single bits first, then combinations, then what is left as a
// number. It is "" when the bits hold no member.
func flagsName(bits int64) string {
	if f := flagOf(bits); f != nil {
		return f.name
	}
	var names []string
	combined := int64(0)
	take := func(f *bufferFlag) {
		names = append(names, f.name)
		combined |= f.value
	}
	for _, f := range bufferFlagList {
		if f.value != 0 && f.value&singleFlags == f.value && f.value&(f.value-1) == 0 && bits&f.value != 0 && flagOf(f.value) == f {
			take(f)
		}
	}
	if bits&^singleFlags != 0 {
		for _, f := range bufferFlagList {
			single := f.value&(f.value-1) == 0
			if !single && bits&f.value == f.value && flagOf(f.value) == f {
				take(f)
			}
		}
	}
	if combined == 0 {
		return ""
	}
	if unknown := bits ^ combined; unknown != 0 {
		names = append(names, fmt.Sprint(unknown))
	}
	return strings.Join(names, "|")
}

package object_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/eval"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// Bytes is as much of a bytes object as ints and strs need: the package that
// has the real ones stands above this one.
type Bytes struct {
	object.Header
	data []byte
}

type lentBytes struct{ data []byte }

func (l lentBytes) Bytes() ([]byte, error) { return l.data, nil }
func (l lentBytes) Release()               {}

var bytesType = object.NewType(object.TypeSpec{
	Name: "bytes", Kind: object.KindBytes, Sealed: true,
	Slots: object.Slots{
		Repr: func(rt *object.Runtime, v object.Value) (string, error) {
			return reprBytes(object.As[Bytes](v).data), nil
		},
		Buffer: func(rt *object.Runtime, v object.Value) (any, error) {
			return lentBytes{object.As[Bytes](v).data}, nil
		},
	},
})

func reprBytes(data []byte) string {
	var b strings.Builder
	b.WriteString("b'")
	for _, c := range data {
		switch {
		case c == '\\' || c == '\'':
			b.WriteString(`\` + string(rune(c)))
		case c == '\n' || c == '\r' || c == '\t':
			b.WriteString(strings.Trim(fmt.Sprintf("%q", c), "'"))
		case ' ' <= c && c <= '~':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, `\x%02x`, c)
		}
	}
	return b.String() + "'"
}

func makeBytes(rt *object.Runtime, data []byte) (object.Value, error) {
	o := &Bytes{data: data}
	o.Init(rt, bytesType)
	return o.Value(), nil
}

// newMachine returns a machine whose builtins are those that numbers and strs
// are tried with. What it prints goes to out.
func newMachine(out *strings.Builder) *eval.Machine {
	builtins := make(map[string]object.Value)
	for _, t := range []*object.Type{
		object.IntType, object.FloatType, object.ComplexType, object.BoolType, object.StrType, object.ListType,
		object.TupleType, object.DictType, object.ObjectType,
	} {
		builtins[t.Name()] = t.Value()
	}
	for name, t := range object.ExceptionTypes() {
		builtins[name] = t.Value()
	}
	for name, f := range map[string]func(rt *object.Runtime, args object.Args) (object.Value, error){
		"abs": func(rt *object.Runtime, args object.Args) (object.Value, error) {
			return object.Absolute(rt, args.At(0))
		},
		"iter": func(rt *object.Runtime, args object.Args) (object.Value, error) { return object.Iter(rt, args.At(0)) },
		"divmod": func(rt *object.Runtime, args object.Args) (object.Value, error) {
			return object.DivMod(rt, args.At(0), args.At(1))
		},
		"type": func(rt *object.Runtime, args object.Args) (object.Value, error) {
			return args.At(0).Type().Value().Retain(), nil
		},
		"round": func(rt *object.Runtime, args object.Args) (object.Value, error) {
			return object.CallAttr(rt, args.At(0), "__round__", args.Values[1:]...)
		},
		"pow": func(rt *object.Runtime, args object.Args) (object.Value, error) {
			return object.Power(rt, args.At(0), args.At(1), args.At(2))
		},
		"hash": func(rt *object.Runtime, args object.Args) (object.Value, error) {
			h, err := object.Hash(rt, args.At(0))
			return object.Int(h), err
		},
		"len": func(rt *object.Runtime, args object.Args) (object.Value, error) {
			n, err := object.Len(rt, args.At(0))
			return object.Int(int64(n)), err
		},
		"repr": func(rt *object.Runtime, args object.Args) (object.Value, error) {
			s, err := object.Repr(rt, args.At(0))
			return object.NewStr(s), err
		},
		"format": func(rt *object.Runtime, args object.Args) (object.Value, error) {
			spec := ""
			if args.At(1).IsSet() {
				spec = object.StrOf(args.At(1))
			}
			s, err := object.Format(rt, args.At(0), spec)
			return object.NewStr(s), err
		},
		"print": func(rt *object.Runtime, args object.Args) (object.Value, error) {
			for i, v := range args.Values {
				s, err := object.StrText(rt, v)
				if err != nil {
					return object.Value{}, err
				}
				if i > 0 {
					out.WriteByte(' ')
				}
				out.WriteString(s)
			}
			out.WriteByte('\n')
			return object.None, nil
		},
	} {
		builtins[name] = object.NewNative(name, "*args", "", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			return f(rt, args)
		})
	}
	rt := object.NewRuntime()
	rt.MakeBytes = makeBytes
	return eval.New(rt, eval.Config{Builtins: builtins})
}

// closeMachine ends the machine and fails the test when something outlives it.
func closeMachine(t *testing.T, m *eval.Machine) {
	t.Helper()
	m.Close()
	audit(t, m.Runtime())
}

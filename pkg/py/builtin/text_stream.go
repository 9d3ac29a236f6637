package builtin

import (
	"fmt"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A textStream is sys.stdout or sys.stderr: what is written goes to the
// session's surroundings at once, which may keep it until it is flushed.
//
// See https://docs.python.org/3/library/io.html#io.TextIOBase.
type textStream struct {
	object.Header
	name  string
	write func(text string) error
	flush func() error
}

var textStreamType = &object.Type{}

func newTextStream(rt *object.Runtime, name string, write func(string) error, flush func() error) object.Value {
	s := &textStream{name: name, write: write, flush: flush}
	s.Init(rt, textStreamType)
	return s.Value()
}

func init() {
	constant := func(name string, of func(*textStream) object.Value) object.Getter {
		return object.Getter{Name: name, Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
			return of(object.As[textStream](self)), nil
		}}
	}
	answer := func(name string, v object.Value) object.Method {
		return object.Method{Name: name, Fn: func(*object.Runtime, object.Value, object.Args) (object.Value, error) { return v, nil }}
	}
	textStreamType.Define(object.TypeSpec{
		Name: "TextIOWrapper", Module: "_io", Sealed: true,
		Slots: object.Slots{
			New: notInstantiable("_io.TextIOWrapper"),
			Repr: func(rt *object.Runtime, v object.Value) (string, error) {
				return fmt.Sprintf("<_io.TextIOWrapper name='%s' mode='w' encoding='utf-8'>", object.As[textStream](v).name), nil
			},
		},
		Getters: []object.Getter{
			constant("name", func(s *textStream) object.Value { return object.NewStr(s.name) }),
			constant("mode", func(s *textStream) object.Value { return object.NewStr("w") }),
			constant("encoding", func(s *textStream) object.Value { return object.NewStr("utf-8") }),
			constant("errors", func(s *textStream) object.Value { return object.NewStr("strict") }),
			constant("closed", func(s *textStream) object.Value { return object.False }),
		},
		Methods: []object.Method{
			{Name: "write", Params: "text, /", Fn: writeStream},
			{Name: "writelines", Params: "lines, /", Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
				return done(object.Each(rt, args.At(0), func(line object.Value) error {
					_, err := writeStream(rt, self, object.Args{Values: []object.Value{line}})
					return err
				}))
			}},
			{Name: "flush", Fn: func(_ *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
				return done(object.As[textStream](self).flush())
			}},
			answer("isatty", object.False),
			answer("readable", object.False),
			answer("writable", object.True),
			answer("seekable", object.False),
		},
	})
}

// writeStream returns the number of characters written.
func writeStream(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	if !args.At(0).IsStr() {
		return object.Value{}, pyerr.TypeError.Newf("write() argument must be str, not %s", args.At(0).TypeName())
	}
	s := object.StrOf(args.At(0))
	if err := object.As[textStream](self).write(s); err != nil {
		return object.Value{}, err
	}
	return object.Int(int64(text.Len(s))), nil
}

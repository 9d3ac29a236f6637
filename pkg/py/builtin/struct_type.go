package builtin

import (
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A structObject is a struct.Struct: a format that has been parsed.
type structObject struct {
	object.Header
	format *format.Format // nil until the object is initialized
	attrs  *object.Dict   // of subclasses
}

// StructType is the class struct.Struct.
//
// See https://docs.python.org/3/library/struct.html#struct.Struct.
var StructType = &object.Type{}

func defineStruct() {
	defineUnpackIterator()
	StructType.Define(object.TypeSpec{
		Name: "_struct.Struct", Module: "_struct",
		Doc: "Create a compiled struct object.\n\nReturn a new Struct object which writes and reads binary data according\n" +
			"to the format string.  See help(struct) for more on format strings.",
		HeirAttrs: func(v object.Value) **object.Dict { return &object.As[structObject](v).attrs },
		Slots: object.Slots{
			Free:     func(rt *object.Runtime, v object.Value) { freeAttrs(rt, &object.As[structObject](v).attrs) },
			Children: func(v object.Value, visit func(object.Value)) { visitAttrs(object.As[structObject](v).attrs, visit) },
			New:      newStruct,
			Init:     initStruct,
			Repr: func(rt *object.Runtime, v object.Value) (string, error) {
				f, err := structOf(v)
				if err != nil {
					return "", err
				}
				return v.Type().ShortName() + "(" + string(text.AppendRepr(nil, f.String())) + ")", nil
			},
		},
		Getters: []object.Getter{
			{Name: "format", Doc: "struct format string", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
				f := object.As[structObject](self).format
				if f == nil {
					return object.Value{}, pyerr.AttributeError.Newf("'%s' object has no attribute 'format'", self.TypeName())
				}
				return object.NewStr(f.String()), nil
			}, Set: object.ReadOnly},
			{Name: "size", Doc: "struct size in bytes", Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
				f := object.As[structObject](self).format
				if f == nil {
					return object.Int(-1), nil
				}
				return object.Int(int64(f.Size())), nil
			}, Set: object.ReadOnly},
		},
		Methods: structMethods,
	})
}

// structOf returns the format of a Struct.
func structOf(v object.Value) (*format.Format, error) {
	if f := object.As[structObject](v).format; f != nil {
		return f, nil
	}
	return nil, pyerr.RuntimeError.New("Struct object is not initialized")
}

// checkStructKey fails for a format that cannot be a key: CPython looks for it in
// a dict of those it knows.
func checkStructKey(rt *object.Runtime, v object.Value) error {
	if v.IsStr() || v.Kind() == object.KindBytes {
		return nil
	}
	known := &object.Dict{}
	known.Init(rt, object.DictType)
	defer rt.Release(known.Value())
	_, err := known.Get(rt, v)
	return err
}

// parseStruct returns the format that a str or bytes object describes, which the
// session remembers.
func parseStruct(rt *object.Runtime, v object.Value) (*format.Format, error) {
	switch v.Kind() {
	case object.KindStr:
		return sessionOf(rt).formats.Parse(object.StrOf(v))
	case object.KindBytes:
		return sessionOf(rt).formats.Parse(string(object.As[bytesObject](v).data.Data()))
	}
	return nil, pyerr.TypeError.Newf("Struct() argument 1 must be a str or bytes object, not %s", v.TypeName())
}

var structSignature = object.ParseSignature("Struct", "format")

// newStruct is Struct.__new__. It leaves the object to __init__ where CPython
// 3.15 still does: the arguments may be meant for an __init__ of a subclass.
func newStruct(rt *object.Runtime, t *object.Type, args object.Args) (object.Value, error) {
	ownInit := t.Lookup("__init__") != StructType.Own("__init__")
	ownNew := t.Lookup("__new__") != StructType.Own("__new__")
	o := &structObject{}
	args, err := structSignature.Bind(args)
	if err != nil && ownNew && !ownInit {
		return object.Value{}, err
	}
	if err == nil {
		o.format, err = parseStruct(rt, args.At(0))
		if err != nil && !ownInit {
			return object.Value{}, err
		}
	}
	o.Init(rt, t)
	return o.Value(), nil
}

// initStruct is Struct.__init__. It changes nothing when a __new__ of a subclass
// has chosen the format.
func initStruct(rt *object.Runtime, v object.Value, args object.Args) error {
	o, t := object.As[structObject](v), v.Type()
	ownInit := t.Lookup("__init__") != StructType.Own("__init__")
	if ownNew := t.Lookup("__new__") != StructType.Own("__new__"); ownNew && !ownInit && o.format != nil {
		return nil
	}
	args, err := structSignature.Bind(args)
	if err != nil {
		return err
	}
	f, err := parseStruct(rt, args.At(0))
	if err != nil {
		return err
	}
	o.format = f
	return nil
}

var structMethods = []object.Method{
	{Name: "iter_unpack", Params: "buffer, /", Doc: "Return an iterator yielding tuples.\n\n" +
		"Tuples are unpacked from the given bytes source, like a repeated\ninvocation of unpack_from().  Requires that the bytes length be\n" +
		"a multiple of the struct size.", Fn: onStruct(func(rt *object.Runtime, f *format.Format, args object.Args) (object.Value, error) {
		return iterUnpack(rt, f, args.At(0))
	})},
	{Name: "pack", Params: "*args", Doc: "Pack values and return the packed bytes.\n\n" +
		"Return a bytes object containing the provided values packed\naccording to the struct format string.  See help(struct) for more on\n" +
		"format strings.", Fn: onStruct(func(rt *object.Runtime, f *format.Format, args object.Args) (object.Value, error) {
		if err := noKeywords("Struct.pack", args); err != nil {
			return object.Value{}, err
		}
		return packBytes(rt, f, args.Values)
	})},
	{Name: "pack_into", Params: "*args", Doc: "Pack values and write the packed bytes into the buffer.\n\n" +
		"Pack the provided values according to the struct format string\nand write the packed bytes into the writable buffer starting at\n" +
		"offset.  Note that the offset is a required argument.  A negative\noffset counts from the end of the buffer.  See help(struct) for\n" +
		"more on format strings.", Fn: onStruct(func(rt *object.Runtime, f *format.Format, args object.Args) (object.Value, error) {
		if err := noKeywords("Struct.pack_into", args); err != nil {
			return object.Value{}, err
		}
		if err := atLeast("pack_into", 2, args); err != nil {
			return object.Value{}, err
		}
		return done(packInto(rt, f, 1, args.At(0), args.At(1), args.Values[2:]))
	})},
	{Name: "unpack", Params: "buffer, /", Doc: "Return a tuple containing unpacked values.\n\n" +
		"Unpack according to the struct format string.  The buffer's\nsize in bytes must be the struct size.  See help(struct) for more on\n" +
		"format strings.", Fn: onStruct(func(rt *object.Runtime, f *format.Format, args object.Args) (object.Value, error) {
		return unpackAll(rt, f, args.At(0))
	})},
	{Name: "unpack_from", Params: "buffer, offset?", Doc: "Return a tuple containing unpacked values.\n\n" +
		"Values are unpacked according to the struct format string.  The\nbuffer's size in bytes, starting at position offset, must be at\n" +
		"least the struct size.  A negative offset counts from the end of\nthe buffer.  See help(struct) for more on format strings.",
		Fn: onStruct(func(rt *object.Runtime, f *format.Format, args object.Args) (object.Value, error) {
			return unpackFrom(rt, f, args.At(0), args.At(1))
		})},
}

// onStruct is a method of initialized Structs.
func onStruct(method func(rt *object.Runtime, f *format.Format, args object.Args) (object.Value, error)) object.NativeFunc {
	return func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
		f, err := structOf(self)
		if err != nil {
			return object.Value{}, err
		}
		return method(rt, f, args)
	}
}

// atLeast checks that a variadic function got n arguments.
func atLeast(function string, n int, args object.Args) error {
	if given := len(args.Values); given < n {
		return pyerr.TypeError.Newf("%s expected at least %d argument%s, got %d", function, n, pluralEnd(n), given)
	}
	return nil
}

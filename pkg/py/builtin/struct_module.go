package builtin

import (
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// The module struct. Its functions belong to _struct, as error texts show.
//
// See https://docs.python.org/3/library/struct.html.
func init() {
	modules["struct"] = moduleSpec{
		doc: structDoc, types: []*object.Type{StructType},
		fill: func(s *Session, set func(name string, v object.Value)) error {
			set("error", object.ExceptionType(pyerr.StructError).Value())
			all, err := object.NewList(s.Runtime, []object.Value{
				object.NewStr("calcsize"), object.NewStr("pack"), object.NewStr("pack_into"), object.NewStr("unpack"),
				object.NewStr("unpack_from"), object.NewStr("iter_unpack"), object.NewStr("Struct"), object.NewStr("error"),
			})
			if err != nil {
				return err
			}
			set("__all__", all)
			for _, f := range structFunctions {
				set(f.name, object.NewNative("_struct."+f.name, f.params, f.doc, f.fn))
			}
			return nil
		},
	}
}

var structFunctions = []function{
	{"calcsize", "format, /", "Return size in bytes of the struct described by the format string.",
		withFormat(func(rt *object.Runtime, f *format.Format, args object.Args) (object.Value, error) {
			return object.Int(int64(f.Size())), nil
		})},
	{"iter_unpack", "format, buffer, /", "Return an iterator yielding tuples unpacked from the given bytes.\n\n" +
		"The bytes are unpacked according to the format string, like a repeated\ninvocation of unpack_from().  Requires that the bytes length be\n" +
		"a multiple of calcsize(format).",
		withFormat(func(rt *object.Runtime, f *format.Format, args object.Args) (object.Value, error) {
			return iterUnpack(rt, f, args.At(1))
		})},
	{"pack", "*args", "Pack values and return the packed bytes.\n\n" +
		"Return a bytes object containing the provided values packed according\nto the format string.  See help(struct) for more on format strings.",
		variadicWithFormat("pack", 1, func(rt *object.Runtime, f *format.Format, args object.Args) (object.Value, error) {
			return packBytes(rt, f, args.Values[1:])
		})},
	{"pack_into", "*args", "Pack values and write the packed bytes into the buffer.\n\n" +
		"Pack the provided values according to the format string and write the\npacked bytes into the writable buffer starting at offset.  Note that the\n" +
		"offset is a required argument.  A negative offset counts from the end of\nthe buffer.  See help(struct) for more on format strings.",
		variadicWithFormat("pack_into", 3, func(rt *object.Runtime, f *format.Format, args object.Args) (object.Value, error) {
			return done(packInto(rt, f, 2, args.At(1), args.At(2), args.Values[3:]))
		})},
	{"unpack", "format, buffer, /", "Return a tuple containing values unpacked according to the format string.\n\n" +
		"The buffer's size in bytes must be calcsize(format).  See help(struct)\nfor more on format strings.",
		withFormat(func(rt *object.Runtime, f *format.Format, args object.Args) (object.Value, error) {
			return unpackAll(rt, f, args.At(1))
		})},
	{"unpack_from", "format, /, buffer, offset?", "Return a tuple containing values unpacked according to the format string.\n\n" +
		"The buffer must contain at least calcsize(format) bytes starting at\noffset.  A negative offset counts from the end of the buffer.  See\n" +
		"help(struct) for more on format strings.",
		withFormat(func(rt *object.Runtime, f *format.Format, args object.Args) (object.Value, error) {
			return unpackFrom(rt, f, args.At(1), args.At(2))
		})},
	{"_clearcache", "", "Clear the internal cache.", func(rt *object.Runtime, _ object.Value, _ object.Args) (object.Value, error) {
		sessionOf(rt).formats = format.Cache{}
		return object.None, nil
	}},
}

// withFormat is a function whose first argument is a format.
func withFormat(fn func(rt *object.Runtime, f *format.Format, args object.Args) (object.Value, error)) object.NativeFunc {
	return func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		if err := checkStructKey(rt, args.At(0)); err != nil {
			return object.Value{}, err
		}
		f, err := parseStruct(rt, args.At(0))
		if err != nil {
			return object.Value{}, err
		}
		return fn(rt, f, args)
	}
}

// variadicWithFormat is withFormat for a function of at least n arguments.
func variadicWithFormat(name string, n int, fn func(rt *object.Runtime, f *format.Format, args object.Args) (object.Value, error)) object.NativeFunc {
	call, qualified := withFormat(fn), "_struct."+name
	return func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
		if err := noKeywords(qualified, args); err != nil {
			return object.Value{}, err
		}
		if err := atLeast(name, n, args); err != nil {
			return object.Value{}, err
		}
		return call(rt, self, args)
	}
}

const structDoc = `Functions to convert between Python values and C structs.
Python bytes objects are used to hold the data representing the C struct.
The format string (explained below) describes the layout of data
in the C struct.

The optional first format char indicates byte order, size and alignment:
  @: native order, size & alignment (default)
  =: native order, std. size & alignment
  <: little-endian, std. size & alignment
  >: big-endian, std. size & alignment
  !: same as >

The remaining characters indicate types of args and must match exactly;
these can be preceded by a decimal repeat count:
  x: pad byte (no data); c: char; b: signed byte; B: unsigned byte;
  ?: _Bool; h: short; H: unsigned short; i: int; I: unsigned int;
  l: long; L: unsigned long; q: long long; Q: unsigned long long;
  f: float; d: double; e: half-float;
  F: float complex; D: double complex.
Special cases (preceding decimal count indicates length):
  s: byte string (array of char); p: Pascal string (with count byte).
Special cases (only available in native format):
  n: ssize_t; N: size_t;
  P: an integer type that is wide enough to hold a pointer.
Whitespace between formats is ignored.

The variable struct.error is an exception raised on errors.
`

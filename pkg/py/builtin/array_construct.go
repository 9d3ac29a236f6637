package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// newArray is array(typecode, initializer).
//
// See https://docs.python.org/3/library/array.html#array.array.
func newArray(rt *object.Runtime, t *object.Type, args object.Args) (object.Value, error) {
	if len(args.Names) > 0 && t.Lookup("__init__") == object.ObjectType.Own("__init__") {
		return object.Value{}, pyerr.TypeError.New("array.array() takes no keyword arguments")
	}
	n := args.Positional()
	switch {
	case n == 0:
		return object.Value{}, pyerr.TypeError.New("array() takes at least 1 argument (0 given)")
	case n > 2:
		return object.Value{}, pyerr.TypeError.Newf("array() takes at most 2 arguments (%d given)", n)
	case !args.At(0).IsStr():
		return object.Value{}, pyerr.TypeError.Newf("array() argument 1 must be str, not %s", argumentType(args.At(0)))
	case n == 1:
		args.Values = args.Values[:1]
	}
	return arrayFrom(rt, t, object.StrOf(args.At(0)), args.At(1))
}

// argumentType is how the argument parser names the type of an argument that it
// refuses.
func argumentType(v object.Value) string {
	if v.IsNone() {
		return "None"
	}
	return v.TypeName()
}

// arrayFrom returns an array of class t of what the initializer, if it is set,
// has: items, characters, or the bytes of the items. That it has no items at all
// is found out before the typecode is looked at.
func arrayFrom(rt *object.Runtime, t *object.Type, typecode string, initial object.Value) (object.Value, error) {
	forText := typecode == "u" || typecode == "w"
	if initial.IsSet() && !forText {
		switch {
		case initial.IsStr():
			return object.Value{}, pyerr.TypeError.Newf("cannot use a str to initialize an array with typecode '%s'", typecode)
		case initial.Kind() == object.KindArray && arrayOf(initial).IsText():
			return object.Value{}, pyerr.TypeError.Newf("cannot use a unicode array to initialize an array with typecode '%s'", typecode)
		}
	}
	kind := object.KindOther
	var it object.Value
	if initial.IsSet() {
		kind = initialKind(initial, typecode)
		if kind == object.KindOther {
			var err error
			if it, err = object.Iter(rt, initial); err != nil {
				return object.Value{}, err
			}
			defer rt.Release(it)
		}
	}
	code, err := buffer.ParseTypecode(typecode)
	if err != nil {
		return object.Value{}, err
	}
	switch kind {
	case object.KindArray:
		return copyOfArray(rt, t, arrayOf(initial), buffer.ReasonConstructor)
	case object.KindBytes, object.KindByteArray:
		return arrayFromBytes(rt, t, code, initial)
	}
	b := newArrayBuilder(rt, code)
	switch {
	case kind == object.KindStr:
		err = b.addText(object.StrOf(initial))
	case kind == object.KindList:
		err = b.addSequence(initial)
	case it.IsSet():
		err = b.addIterator(it)
	}
	return b.finish(t, err)
}

// initialKind tells how an initializer is read: KindStr its characters, KindList
// its places, KindBytes and KindByteArray its bytes, KindArray its memory, and
// KindOther by iterating.
func initialKind(v object.Value, typecode string) object.Kind {
	switch kind := v.Kind(); kind {
	case object.KindStr, object.KindBytes, object.KindByteArray:
		return kind
	case object.KindList, object.KindTuple:
		return object.KindList
	case object.KindArray:
		if arrayOf(v).Typecode() == typecode {
			return kind
		}
	}
	return object.KindOther
}

func arrayFromBytes(rt *object.Runtime, t *object.Type, code format.Code, source object.Value) (object.Value, error) {
	l, err := lend(rt, source)
	if err != nil {
		return object.Value{}, err
	}
	defer l.Release()
	return makeArray(rt, t, func(h *buffer.Heap, a *buffer.Array) error {
		return a.InitBytes(h, code, l.data, l.id, buffer.ReasonConstructor)
	})
}

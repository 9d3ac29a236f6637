package builtin

import (
	"strings"

	"math"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// viewMethods are the methods of a memoryview.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.
var viewMethods = []object.Method{
	{Name: "cast", Params: "format, shape?", Doc: "Cast a memoryview to a new format or shape.", Fn: viewCast},
	{Name: "count", Params: "value, /", Doc: "Count the number of occurrences of a value.", Fn: viewCount},
	{Name: "hex", Params: "sep?, bytes_per_sep?", Doc: "Return the data in the buffer as a str of hexadecimal numbers.", Fn: viewHex},
	{Name: "index", Params: "value, start?, stop?, /", Doc: "Return the index of the first occurrence of a value.", Fn: viewIndex},
	{Name: "release", Doc: "Release the underlying buffer exposed by the memoryview object.", Fn: viewRelease},
	{Name: "tobytes", Params: "order?", Doc: "Return the data in the buffer as a byte string.", Fn: viewToBytes},
	{Name: "tolist", Doc: "Return the data in the buffer as a list of elements.", Fn: viewToList},
	{Name: "toreadonly", Doc: "Return a readonly version of the memoryview.", Fn: viewToReadOnly},
	{Name: "__enter__", Fn: viewEnter},
	{Name: "__exit__", Params: "*args", Fn: viewExit},
	object.ClassGetItem,
	{Name: "_from_flags", Params: "object, flags", Kind: object.ClassMethod, Doc: "Create a new memoryview object which references the given object.", Fn: viewFromFlags},
}

func viewRelease(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	return done(object.As[viewObject](self).release(rt))
}

// viewExit releases the view whatever the arguments are.
func viewExit(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	if err := noKeywords("__exit__", args); err != nil {
		return object.Value{}, err
	}
	return viewRelease(rt, self, args)
}

func viewEnter(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	if object.As[viewObject](self).view.Released() {
		return object.Value{}, buffer.ErrReleased
	}
	return self.Retain(), nil
}

func viewToReadOnly(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	o := object.As[viewObject](self)
	return o.derive(rt, o.view.ToReadOnlyInto)
}

// viewFromFlags is memoryview._from_flags.
func viewFromFlags(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	flags, err := intArgument(rt, args.At(1), 0)
	if err != nil {
		return object.Value{}, err
	}
	return viewOf(rt, args.At(0), buffer.Request(flags))
}

func viewToBytes(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	order := buffer.OrderC
	if o := args.At(0); o.IsSet() && !o.IsNone() {
		if !o.IsStr() {
			return object.Value{}, pyerr.TypeError.Newf("tobytes() argument 'order' must be str or None, not %s", argumentType(o))
		}
		text := object.StrOf(o)
		if strings.IndexByte(text, 0) >= 0 {
			return object.Value{}, pyerr.ValueError.New("embedded null character")
		}
		if object.As[viewObject](self).view.Released() {
			return object.Value{}, buffer.ErrReleased
		}
		var err error
		if order, err = buffer.ParseOrder(text); err != nil {
			return object.Value{}, err
		}
	}
	return makeBytesObject(rt, BytesType, func(_ *buffer.Heap, b *buffer.Bytes) error {
		return object.As[viewObject](self).view.ToBytesInto(b, order)
	})
}

func viewHex(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	o := object.As[viewObject](self)
	group, err := sizeArgument(rt, args.At(1), 1)
	if err != nil {
		return object.Value{}, err
	}
	if o.view.Released() {
		return object.Value{}, buffer.ErrReleased
	}
	if !o.view.IsC() {
		return o.hexOfCopy(rt, args.At(0), group)
	}
	data, err := o.view.Bytes()
	if err != nil {
		return object.Value{}, err
	}
	if !o.view.Restricted() { // the separator may run Python code, which must not release the view
		loan, err := o.view.Export(buffer.FullRO)
		if err != nil {
			return object.Value{}, err
		}
		defer loan.Release()
	}
	return hexOf(rt, data, args.At(0), group)
}

// hexOfCopy copies items that do not lie side by side, and only then looks at
// the separator, as CPython does.
func (o *viewObject) hexOfCopy(rt *object.Runtime, sep object.Value, group int) (object.Value, error) {
	h := sessionOf(rt).Heap
	mem, err := h.MakeDirty(o.view.NumBytes())
	if err != nil {
		return object.Value{}, err
	}
	defer h.Recycle(mem)
	if err := o.view.CopyInto(mem, buffer.OrderC); err != nil {
		return object.Value{}, err
	}
	return hexOf(rt, mem, sep, group)
}

// viewCast is view.cast(format, shape). The order of the checks is CPython's.
func viewCast(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	if f := args.At(0); !f.IsStr() {
		return object.Value{}, pyerr.TypeError.Newf("cast() argument 'format' must be str, not %s", argumentType(f))
	}
	itemFormat := object.StrOf(args.At(0))
	o := object.As[viewObject](self)
	shape := args.At(1)
	var lengths []object.Value
	if shape.IsSet() {
		if err := o.view.CheckCast(true, 1); err != nil {
			return object.Value{}, err
		}
		if shape.Kind() != object.KindList && shape.Kind() != object.KindTuple {
			return object.Value{}, pyerr.TypeError.New("shape must be a list or a tuple")
		}
		lengths = object.ListOrTuple(shape)
	}
	if !text.IsASCII(itemFormat) {
		if err := o.view.CheckCast(shape.IsSet(), len(lengths)); err != nil {
			return object.Value{}, err
		}
		_, err := text.Encode(itemFormat, "ascii", "strict", nil)
		return object.Value{}, err
	}
	itemFormat, _, _ = strings.Cut(itemFormat, "\x00") // CPython reads it as a C string
	cast, err := o.view.CastFlat(itemFormat, shape.IsSet(), len(lengths))
	if err != nil {
		return object.Value{}, err
	}
	if shape.IsSet() {
		if cast, err = castShape(&cast, lengths); err != nil {
			return object.Value{}, err
		}
	}
	return o.derive(rt, func(dst *buffer.View) error { return o.view.CastLayoutInto(dst, itemFormat, cast) })
}

// castShape returns the cast to a shape whose lengths must be ints; no methods
// are asked.
func castShape(flat *layout.Layout, lengths []object.Value) (layout.Layout, error) {
	shape := make([]int, 0, len(lengths))
	for _, length := range lengths {
		if !length.IsInt() {
			return layout.Layout{}, pyerr.TypeError.New("memoryview.cast(): elements of shape must be integers")
		}
		n, ok := length.Int64()
		if !ok {
			return layout.Layout{}, pyerr.OverflowError.New("Python int too large to convert to C ssize_t")
		}
		shape = append(shape, int(n))
		if err := layout.CheckCastShape(flat.ItemSize(), shape...); err != nil {
			return layout.Layout{}, err
		}
	}
	return flat.CastShape(shape...)
}

// comparableItem returns a value as an item that compares as it does; ok is
// false for values whose comparison only Python can tell.
func comparableItem(v object.Value) (item format.Item, ok bool) {
	if c, isComplex := object.ComplexOf(v); isComplex && v.Type().Builtin() {
		return format.Complex(c), true
	}
	return exactItem(v)
}

// viewIndex is view.index(value, start, stop).
func viewIndex(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	start, err := plainBoundArgument(rt, args.At(1), 0)
	if err != nil {
		return object.Value{}, err
	}
	stop, err := plainBoundArgument(rt, args.At(2), math.MaxInt)
	if err != nil {
		return object.Value{}, err
	}
	o := object.As[viewObject](self)
	if item, ok := comparableItem(args.At(0)); ok {
		i, err := o.view.Index(item, start, stop)
		if err == nil && i < 0 {
			err = buffer.ErrNotFound
		}
		return object.Int(int64(i)), err
	}
	if err := o.view.CheckIndex(); err != nil {
		return object.Value{}, err
	}
	l := o.view.Layout()
	r := layout.NewRange(start, stop, 1, l.Len())
	for k := range r.Len {
		equal, err := o.itemEquals(rt, r.At(k), args.At(0))
		if err != nil {
			return object.Value{}, err
		}
		if equal {
			return object.Int(int64(r.At(k))), nil
		}
	}
	return object.Value{}, buffer.ErrNotFound
}

// plainBoundArgument returns a bound that may be missing but not None.
func plainBoundArgument(rt *object.Runtime, v object.Value, missing int) (int, error) {
	switch {
	case !v.IsSet():
		return missing, nil
	case !object.IsIndex(v):
		return 0, pyerr.TypeError.New("slice indices must be integers or have an __index__ method")
	}
	return object.AsSize(rt, v, nil)
}

// itemEquals compares an item with any value, which may run Python code that
// releases the view.
func (o *viewObject) itemEquals(rt *object.Runtime, i int, value object.Value) (bool, error) {
	item, err := o.view.At1(i)
	if err != nil {
		return false, err
	}
	v, err := itemValue(rt, item)
	if err != nil {
		return false, err
	}
	equal, err := object.Equal(rt, v, value)
	rt.Release(v)
	if err != nil {
		return false, err
	}
	return equal, rt.Work(workItem)
}

// viewCount is view.count(value).
func viewCount(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	o := object.As[viewObject](self)
	if item, ok := comparableItem(args.At(0)); ok {
		n, err := o.view.Count(item)
		return object.Int(int64(n)), err
	}
	if err := o.view.CheckIter(); err != nil {
		return object.Value{}, err
	}
	n := 0
	l := o.view.Layout()
	for i := range l.Len() {
		equal, err := o.itemEquals(rt, i, args.At(0))
		if err != nil {
			return object.Value{}, err
		}
		if equal {
			n++
		}
	}
	return object.Int(int64(n)), nil
}

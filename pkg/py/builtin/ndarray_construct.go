package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// The flags of an ndarray.
const (
	ndVarExport       = 0x001 // memory can be pushed while some is lent
	ndWritable        = 0x002
	ndFortran         = 0x004 // the last axis varies slowest
	ndScalar          = 0x008
	ndPIL             = 0x010 // the first axis lies behind pointers
	ndRedirect        = 0x020
	ndGetBufFail      = 0x040 // every export fails
	ndGetBufUndefined = 0x080
)

var ndarraySignature = object.ParseSignature("function", "obj, shape?, strides?, offset?, format?, flags?, getbuf?")

// newNDArray is ndarray(obj, shape, strides, offset, format, flags, getbuf). An
// exporter without a shape is exported again; anything else is items, packed by
// the format into memory of their own.
func newNDArray(rt *object.Runtime, t *object.Type, args object.Args) (object.Value, error) {
	args, err := ndarraySignature.Bind(args)
	if err != nil {
		return object.Value{}, err
	}
	v, shape, getbuf := args.At(0), args.At(1), args.At(6)
	o := &ndarrayObject{}
	switch {
	case shape.IsSet() && getbuf.IsSet():
		err = pyerr.TypeError.New("getbuf argument only valid for construction from exporter object")
	case shape.IsSet():
		err = o.setItems(rt, args, (*buffer.NDArray).Init)
	case !exportsBuffer(v):
		err = pyerr.TypeError.New("shape is a required argument when constructing from list, tuple or scalar")
	case args.At(2).IsSet() || args.At(3).IsSet() || args.At(5).IsSet():
		err = pyerr.TypeError.New("construction from exporter object only takes 'obj', 'getbuf' and 'flags' arguments")
	default:
		err = o.exportAgain(rt, v, getbuf)
	}
	if err != nil {
		return object.Value{}, err
	}
	o.Init(rt, t)
	return o.Value(), nil
}

// A loanExporter lends a loan that was asked for already.
type loanExporter struct{ loan *buffer.Buffer }

// Export returns the loan, whatever the request.
func (e loanExporter) Export(buffer.Request) (*buffer.Buffer, error) { return e.loan, nil }

func (o *ndarrayObject) exportAgain(rt *object.Runtime, v, getbuf object.Value) error {
	request := buffer.FullRO
	if getbuf.IsSet() {
		n, err := sizeArgument(rt, getbuf, 0)
		if err != nil {
			return err
		}
		request = buffer.Request(n)
	}
	loan, owner, err := acquire(rt, v, request)
	if err != nil {
		return err
	}
	o.owner = owner
	return o.data.InitExporter(sessionOf(rt).Heap, loanExporter{loan})
}

// ndarrayPush makes the object export other memory until it is popped.
func ndarrayPush(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	o := object.As[ndarrayObject](self)
	if o.owner.IsSet() {
		return object.Value{}, errReExport
	}
	return done(o.setItems(rt, args, func(nd *buffer.NDArray, h *buffer.Heap, data []byte, options buffer.NDOptions) error {
		if options.VarExport {
			return pyerr.ValueError.New("ND_VAREXPORT flag can only be used during object creation")
		}
		return nd.Push(data, options)
	}))
}

// setItems packs the items that the arguments of a constructor describe and
// hands the memory to set.
func (o *ndarrayObject) setItems(rt *object.Runtime, args object.Args, set func(nd *buffer.NDArray, h *buffer.Heap, data []byte, options buffer.NDOptions) error) error {
	options, err := ndarrayOptions(rt, args)
	if err != nil {
		return err
	}
	f, err := format.Parse(options.Format)
	if err != nil {
		return err
	}
	items, err := ndarrayItems(rt, args.At(0), len(options.Shape))
	if err != nil {
		return err
	}
	defer rt.ReleaseAll(items)
	h := sessionOf(rt).Heap
	data, err := h.Make(len(items) * f.Size())
	if err != nil {
		return err
	}
	for i, item := range items {
		if err = packItemOf(rt, f, data[i*f.Size():][:f.Size()], item); err != nil {
			break
		}
	}
	if err == nil {
		err = set(&o.data, h, data, options)
	}
	if err != nil {
		h.Recycle(data)
	}
	return err
}

var errItems = pyerr.TypeError.New("items must be a list or a tuple")

// ndarrayItems returns the items of a list or tuple, which the caller then owns;
// without axes there is one, the object itself.
func ndarrayItems(rt *object.Runtime, v object.Value, ndim int) ([]object.Value, error) {
	if ndim == 0 {
		return []object.Value{v.Retain()}, nil
	}
	if v.Kind() != object.KindList && v.Kind() != object.KindTuple {
		return nil, errItems
	}
	if len(object.ListOrTuple(v)) == 0 {
		return nil, pyerr.ValueError.New("initializer list or tuple must not be empty")
	}
	return object.Items(rt, v)
}

// packItemOf packs one item: a value, or a list or tuple of as many as the
// format has.
func packItemOf(rt *object.Runtime, f *format.Format, dst []byte, item object.Value) error {
	values := []object.Value{item}
	if item.Kind() == object.KindList || item.Kind() == object.KindTuple {
		values = object.ListOrTuple(item)
	}
	if len(values) != f.NumItems() {
		return pyerr.ValueError.New("mismatch between initializer element and format string")
	}
	return packValues(rt, f, dst, values)
}

func ndarrayOptions(rt *object.Runtime, args object.Args) (buffer.NDOptions, error) {
	var o buffer.NDOptions
	var err error
	if o.Shape, err = sizesArgument("shape", args.At(1)); err != nil {
		return o, err
	}
	if v := args.At(2); v.IsSet() && !v.IsNone() {
		if o.Strides, err = sizesArgument("strides", v); err != nil {
			return o, err
		}
	}
	if o.Offset, err = sizeArgument(rt, args.At(3), 0); err != nil {
		return o, err
	}
	o.Format = "B"
	if v := args.At(4); v.IsSet() {
		if !v.IsStr() {
			return o, pyerr.TypeError.Newf("Struct() argument 1 must be a str or bytes object, not %s", v.TypeName())
		}
		o.Format = object.StrOf(v)
	}
	if o.Format == "" {
		return o, pyerr.ValueError.New("itemsize must not be zero")
	}
	flags, err := sizeArgument(rt, args.At(5), 0)
	if err != nil {
		return o, err
	}
	o.Writable, o.Fortran, o.PIL = flags&ndWritable != 0, flags&ndFortran != 0, flags&ndPIL != 0
	o.VarExport, o.GetBufFail = flags&ndVarExport != 0, flags&ndGetBufFail != 0
	o.FromHeap = true
	if o.PIL && len(o.Shape) == 0 {
		return o, pyerr.TypeError.New("ndim = 0 cannot be used in conjunction with ND_PIL")
	}
	return o, nil
}

// sizesArgument returns the ints of a list or tuple, never nil.
func sizesArgument(name string, v object.Value) ([]int, error) {
	if v.Kind() != object.KindList && v.Kind() != object.KindTuple {
		return nil, pyerr.TypeError.Newf("%s must be a list or a tuple", name)
	}
	sizes := []int{}
	for _, item := range object.ListOrTuple(v) {
		if !item.IsInt() {
			return nil, pyerr.ValueError.Newf("elements of %s must be integers", name)
		}
		n, ok := item.Int64()
		if !ok {
			return nil, pyerr.OverflowError.New("Python int too large to convert to C ssize_t")
		}
		sizes = append(sizes, int(n))
	}
	return sizes, nil
}

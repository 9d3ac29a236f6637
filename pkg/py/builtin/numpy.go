package builtin

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// The module numpy, as far as a tutorial on shared memory needs it: arrays of
// bools, ints and floats, their windows (slices, transpositions, reshapes),
// arithmetic item by item, and memory shared with any buffer. Items come out as
// Python's own numbers.
//
// See https://numpy.org/doc/stable/reference/arrays.ndarray.html.
func init() {
	const lacking = "of numpy there are arrays of bools, ints and floats, their slices and shapes, and arithmetic by item"
	modules["numpy"] = moduleSpec{
		doc: "NumPy's arrays, as far as they show how memory is shared.",
		functions: []function{
			{"array", "object, dtype?, *, copy?", "Create an array.", arrayFunction},
			{"asarray", "a, dtype?", "Convert the input to an array; one of a buffer shares its memory.", asArray},
			{"arange", "*args", "Return evenly spaced values within a given interval.", arange},
			{"zeros", "shape, dtype?", "Return a new array of given shape and type, filled with zeros.", filled(object.Int(0))},
			{"ones", "shape, dtype?", "Return a new array of given shape and type, filled with ones.", filled(object.Int(1))},
			{"empty", "shape, dtype?", "Return a new array of given shape and type; here it is filled with zeros.", filled(object.Int(0))},
			{"full", "shape, fill_value, dtype?", "Return a new array of given shape and type, filled with fill_value.", full},
			{"frombuffer", "buffer, dtype?, count?, offset?", "Interpret a buffer as a 1-dimensional array.", fromBuffer},
			{"shares_memory", "a, b, /", "Determine if two arrays share memory.", sharesMemory},
			{"may_share_memory", "a, b, /", "Determine if two arrays might share memory.", mayShareMemory},
		},
		types: []*object.Type{npArrayType, dtypeType},
		fill: func(_ *Session, set func(string, object.Value)) error {
			for _, d := range dtypes {
				set(d.name, d.scalar.Value())
			}
			for _, alias := range []string{"bool_", "int_", "uint", "intp", "double", "single", "half", "byte", "ubyte", "intc", "uintc", "longlong", "ulonglong"} {
				set(alias, dtypeNamed(alias).scalar.Value())
			}
			set("pi", object.Float(math.Pi))
			set("inf", object.Float(math.Inf(1)))
			set("nan", object.Float(math.NaN()))
			return nil
		},
		lacks: map[string]string{
			"memmap": "a cell cannot reach files", "fromfile": "a cell cannot reach files", "load": "a cell cannot reach files", "save": "a cell cannot reach files",
			"lib": lacking, "linalg": lacking, "random": lacking, "dot": lacking, "concatenate": lacking, "linspace": lacking, "newaxis": lacking,
			"where": lacking, "sort": lacking, "complex128": lacking, "sin": lacking, "cos": lacking, "sqrt": lacking, "exp": lacking,
		},
	}
}

func arrayFunction(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	var d *dtype
	if given(args.At(1)) {
		var err error
		if d, err = dtypeOf(args.At(1), nil); err != nil {
			return object.Value{}, err
		}
	}
	return numPyOf(rt, args.At(0), d)
}

// numPyOf returns a new array of what v holds: numbers, nested lists of them, an
// array or a buffer. Without d the items say what they are.
func numPyOf(rt *object.Runtime, v object.Value, d *dtype) (object.Value, error) {
	if v.Type() != npArrayType && exportsBuffer(v) && v.Kind() != object.KindBytes {
		shared, err := shareBuffer(rt, v)
		if err != nil {
			return object.Value{}, err
		}
		defer rt.Release(shared)
		v = shared
	}
	if v.Type() == npArrayType {
		a := object.As[npArray](v)
		if d == nil {
			d = a.dtype
		}
		return a.as(rt, d)
	}
	n := &nesting{rt: rt}
	if err := n.measure(v, 0); err != nil {
		return object.Value{}, err
	}
	if d == nil {
		d = n.dtype()
	}
	return newNumPy(rt, d, n.shape, func(mem []byte) error { return n.fill(v, 0, d, &mem) })
}

// A nesting is the shape of nested lists of numbers, and what numbers they are.
type nesting struct {
	rt              *object.Runtime
	shape           []int
	floats, ints    bool
	unsigned, other bool
	closed          bool // the depth is known
}

// sequenceItems returns the items of a list, a tuple or a range, the latter
// owned by the caller.
func sequenceItems(rt *object.Runtime, v object.Value) (items []object.Value, ok bool, err error) {
	switch v.Kind() {
	case object.KindList, object.KindTuple:
		return object.ListOrTuple(v), true, nil
	case object.KindRange:
		items, err = object.Items(rt, v) // ints: nobody need own them
		return items, true, err
	}
	return nil, false, nil
}

func (n *nesting) measure(v object.Value, depth int) error {
	items, ok, err := sequenceItems(n.rt, v)
	if err != nil {
		return err
	}
	if !ok {
		if n.closed && depth != len(n.shape) {
			return n.inhomogeneous(depth)
		}
		n.closed = true
		return n.note(v)
	}
	switch {
	case depth < len(n.shape):
		if n.shape[depth] != len(items) {
			return n.inhomogeneous(depth)
		}
	case n.closed:
		return n.inhomogeneous(depth)
	default:
		if depth >= 32 {
			return pyerr.ValueError.New("an array has at most 32 dimensions here")
		}
		n.shape = append(n.shape, len(items))
	}
	for _, item := range items {
		if err := n.measure(item, depth+1); err != nil {
			return err
		}
	}
	return n.rt.Work(len(items) * 16)
}

func (n *nesting) inhomogeneous(depth int) error {
	depth = min(depth, len(n.shape))
	return pyerr.ValueError.Newf("setting an array element with a sequence. The requested array has an inhomogeneous shape after %d dimensions. The detected shape was %s + inhomogeneous part.", depth, shapeText(n.shape[:depth]))
}

// note takes note of what a number is.
func (n *nesting) note(v object.Value) error {
	switch {
	case v.IsBool():
	case v.IsInt():
		n.ints = true
		if _, fits := v.Int64(); !fits {
			n.unsigned = true
		}
	case v.Kind() == object.KindFloat:
		n.floats = true
	default:
		return pyerr.TypeError.Newf("numpy arrays hold numbers here, not %s", v.TypeName())
	}
	n.other = true
	return nil
}

func (n *nesting) dtype() *dtype {
	switch {
	case n.floats || !n.other:
		return dtypeNamed("float64")
	case n.unsigned:
		return dtypeNamed("uint64")
	case n.ints:
		return dtypeNamed("int64")
	}
	return dtypeNamed("bool")
}

// fill stores the numbers at the beginning of mem and moves it behind them.
func (n *nesting) fill(v object.Value, depth int, d *dtype, mem *[]byte) error {
	if depth < len(n.shape) {
		items, _, err := sequenceItems(n.rt, v)
		if err != nil {
			return err
		}
		for _, item := range items {
			if err := n.fill(item, depth+1, d, mem); err != nil {
				return err
			}
		}
		return n.rt.Work(len(items) * 16)
	}
	if err := d.put(n.rt, *mem, v); err != nil {
		return err
	}
	*mem = (*mem)[d.size:]
	return nil
}

// asArray shares the memory of arrays and buffers where the dtype allows it.
func asArray(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	v := args.At(0)
	if v.Type() != npArrayType && (!exportsBuffer(v) || v.Kind() == object.KindBytes) {
		return arrayFunction(rt, object.Value{}, args)
	}
	shared := v.Retain()
	if v.Type() != npArrayType {
		rt.Release(shared)
		var err error
		if shared, err = shareBuffer(rt, v); err != nil {
			return object.Value{}, err
		}
	}
	a := object.As[npArray](shared)
	d, err := dtypeOf(args.At(1), a.dtype)
	if err == nil && d == a.dtype {
		return shared, nil
	}
	defer rt.Release(shared)
	if err != nil {
		return object.Value{}, err
	}
	return a.as(rt, d)
}

// shareBuffer returns an array on the memory that v lends, with its shape.
func shareBuffer(rt *object.Runtime, v object.Value) (object.Value, error) {
	loan, owner, err := acquire(rt, v, buffer.FullRO)
	if err != nil {
		return object.Value{}, err
	}
	name := loan.Format
	if name == "" {
		name = "B"
	}
	d := dtypeNamed(name)
	if d == nil || d.size != loan.Layout.ItemSize() || loan.HasSuboffsets() {
		loan.Release()
		rt.Release(owner)
		return object.Value{}, pyerr.ValueError.Newf("numpy has no dtype for the format '%s' here", name)
	}
	view := new(buffer.View)
	view.InitLoan(loan, loan.Owner())
	return wrapNumPy(rt, view, d, owner, v), nil
}

// fromBuffer is numpy.frombuffer: the array shares memory with the buffer, which
// cannot be resized while the array lives.
//
// See https://numpy.org/doc/stable/reference/generated/numpy.frombuffer.html.
func fromBuffer(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	d, err := dtypeOf(args.At(1), dtypeNamed("float64"))
	if err != nil {
		return object.Value{}, err
	}
	count, offset := -1, 0
	for i, n := range []*int{&count, &offset} {
		if v := args.At(i + 2); v.IsSet() {
			if *n, err = object.AsSize(rt, v, pyerr.OverflowError); err != nil {
				return object.Value{}, err
			}
		}
	}
	loan, owner, err := acquire(rt, args.At(0), buffer.Simple)
	if err != nil {
		return object.Value{}, err
	}
	if count, err = itemsFrom(loan.Layout.NumBytes(), d.size, count, offset); err != nil {
		loan.Release()
		rt.Release(owner)
		return object.Value{}, err
	}
	loan.Format = d.format
	loan.Layout = layout.Strided(loan.Layout.Offset()+offset, d.size, []int{count}, []int{d.size})
	view := new(buffer.View)
	view.InitLoan(loan, loan.Owner())
	return wrapNumPy(rt, view, d, owner, args.At(0)), nil
}

// itemsFrom returns how many items lie behind the offset: count, or all for -1.
func itemsFrom(size, itemSize, count, offset int) (int, error) {
	left := size - offset
	switch {
	case offset < 0 || left < 0:
		return 0, pyerr.ValueError.Newf("offset must be non-negative and no greater than buffer length (%d)", size)
	case count < 0 && left%itemSize != 0:
		return 0, pyerr.ValueError.New("buffer size must be a multiple of element size")
	case count < 0:
		return left / itemSize, nil
	case count > left/itemSize:
		return 0, pyerr.ValueError.New("buffer is smaller than requested size")
	}
	return count, nil
}

func sharesMemory(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	return compareMemory(rt, args, (*buffer.View).SharesMemory)
}

func mayShareMemory(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	return compareMemory(rt, args, (*buffer.View).MayShareMemory)
}

// compareMemory asks a question about the memory of the first two arguments.
func compareMemory(rt *object.Runtime, args object.Args, ask func(v, w *buffer.View) bool) (object.Value, error) {
	var views [2]*buffer.View
	for i := range views {
		v := args.At(i)
		if v.Type() != npArrayType {
			shared, err := shareBuffer(rt, v)
			if err != nil {
				return object.Value{}, err
			}
			defer rt.Release(shared)
			v = shared
		}
		views[i] = object.As[npArray](v).view
	}
	return object.Bool(ask(views[0], views[1])), nil
}

// shapeOf returns the shape that an int or a sequence of ints means.
func shapeOf(rt *object.Runtime, v object.Value) ([]int, error) {
	values := []object.Value{v}
	if v.Kind() == object.KindTuple || v.Kind() == object.KindList {
		values = object.ListOrTuple(v)
	}
	shape, err := sizes(rt, values)
	for _, n := range shape {
		if n < 0 {
			return nil, pyerr.ValueError.New("negative dimensions are not allowed")
		}
	}
	return shape, err
}

// filled returns zeros or ones.
func filled(value object.Value) object.NativeFunc {
	return func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		return fullOf(rt, args.At(0), value, args.At(1), dtypeNamed("float64"))
	}
}

func full(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	n := &nesting{rt: rt}
	if err := n.note(args.At(1)); err != nil {
		return object.Value{}, err
	}
	return fullOf(rt, args.At(0), args.At(1), args.At(2), n.dtype())
}

func fullOf(rt *object.Runtime, shape, value, wanted object.Value, otherwise *dtype) (object.Value, error) {
	lengths, err := shapeOf(rt, shape)
	if err != nil {
		return object.Value{}, err
	}
	d, err := dtypeOf(wanted, otherwise)
	if err != nil {
		return object.Value{}, err
	}
	n, err := d.number(rt, value)
	if err != nil {
		return object.Value{}, err
	}
	return newNumPy(rt, d, lengths, func(mem []byte) error {
		if n == (number{}) {
			return nil
		}
		for i := 0; i < len(mem); i += d.size {
			d.store(mem[i:], n)
			if i&0xffff == 0 {
				if err := rt.Work(0x10000); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

var arangeSignature = object.ParseSignature("arange", "start?, stop?, step?, dtype?")

// arange is numpy.arange.
//
// See https://numpy.org/doc/stable/reference/generated/numpy.arange.html.
func arange(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	args, err := arangeSignature.Bind(args)
	if err != nil {
		return object.Value{}, err
	}
	start, stop, step := args.At(0), args.At(1), args.At(2)
	if !given(stop) {
		start, stop = object.Int(0), start
	}
	if !given(stop) {
		return object.Value{}, pyerr.TypeError.New("arange() requires stop to be specified.")
	}
	if !given(step) {
		step = object.Int(1)
	}
	n := &nesting{rt: rt}
	var bounds [3]float64
	for i, v := range []object.Value{start, stop, step} {
		if err := n.note(v); err != nil {
			return object.Value{}, err
		}
		if bounds[i], err = object.AsFloat(rt, v); err != nil {
			return object.Value{}, err
		}
	}
	if bounds[2] == 0 {
		return object.Value{}, pyerr.ZeroDivisionError.New("division by zero")
	}
	d, err := dtypeOf(args.At(3), n.dtype())
	if err != nil {
		return object.Value{}, err
	}
	length := max(math.Ceil((bounds[1]-bounds[0])/bounds[2]), 0)
	if math.IsNaN(length) || length > 1<<40 {
		return object.Value{}, pyerr.ValueError.New("Maximum allowed size exceeded")
	}
	first, err := d.number(rt, start)
	if err != nil {
		return object.Value{}, err
	}
	delta := bounds[2]
	return newNumPy(rt, d, []int{int(length)}, func(mem []byte) error {
		for i := range int(length) {
			if d.kind == 'f' {
				d.store(mem[i*d.size:], number{f: first.f + float64(i)*delta})
			} else {
				d.store(mem[i*d.size:], ofInt(first.i+int64(i)*int64(delta)))
			}
			if i&0xfff == 0xfff {
				if err := rt.Work(0x1000 * d.size); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

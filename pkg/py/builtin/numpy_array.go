package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// An npArray is a numpy.ndarray: a window on memory with a shape. Slices,
// transpositions and reshapes are other windows on the same memory; nothing is
// copied for them.
//
//	npArray ──view──▶ loan of memory ◀──view── npArray (a slice of it)
//	   └──────owner─────▶ ● ◀─────owner────────┘
//
// The owner is the npMemory that numpy made, or the object whose buffer is
// shared (numpy.frombuffer).
type npArray struct {
	object.Container
	view  *buffer.View
	dtype *dtype
	owner object.Value // keeps the memory; owned
	base  object.Value // what the attribute base shows; owned, or empty
}

// npMemory is memory that numpy made.
type npMemory struct {
	object.Header
	data buffer.NDArray
}

var (
	npArrayType  = &object.Type{}
	npMemoryType = &object.Type{}
)

var _ buffer.Exporter = (*npArray)(nil)

// Export lends the array's items.
func (a *npArray) Export(r buffer.Request) (*buffer.Buffer, error) { return a.view.Export(r) }

// Export lends all the memory.
func (m *npMemory) Export(r buffer.Request) (*buffer.Buffer, error) { return m.data.Export(r) }

func init() {
	npMemoryType.Define(object.TypeSpec{
		Name: "numpy.memory", Module: "numpy", Sealed: true,
		Slots: object.Slots{
			New:  notInstantiable("numpy.memory"),
			Free: func(rt *object.Runtime, v object.Value) { object.As[npMemory](v).data.Free() },
		},
	})
	npArrayType.Define(object.TypeSpec{
		Name: "numpy.ndarray", Module: "numpy", Sealed: true,
		Slots: object.Slots{
			// The end of a loan may run Python code.
			Finalize: func(rt *object.Runtime, v object.Value) {
				if err := object.As[npArray](v).view.Release(); err != nil {
					panic("builtin: a dead array is lent: " + err.Error())
				}
			},
			Free: func(rt *object.Runtime, v object.Value) {
				a := object.As[npArray](v)
				rt.Replace(&a.base, object.Value{})
				rt.Replace(&a.owner, object.Value{})
			},
			Children: func(v object.Value, visit func(object.Value)) {
				visit(object.As[npArray](v).owner)
				visit(object.As[npArray](v).base)
			},
			New: func(*object.Runtime, *object.Type, object.Args) (object.Value, error) {
				return object.Value{}, pyerr.TypeError.New("numpy.ndarray() is not offered here: use numpy.array, zeros, arange or frombuffer")
			},
			Repr: func(rt *object.Runtime, v object.Value) (string, error) { return reprNumPy(rt, object.As[npArray](v)) },
			Str:  func(rt *object.Runtime, v object.Value) (string, error) { return strNumPy(rt, object.As[npArray](v)) },
			Len: func(rt *object.Runtime, v object.Value) (int, error) {
				l := object.As[npArray](v).layout()
				if l.NumDims() == 0 {
					return 0, pyerr.TypeError.New("len() of unsized object")
				}
				return l.Len(), nil
			},
			Bool:     truthOfNumPy,
			GetItem:  numPyGetItem,
			SetItem:  numPySetItem,
			Contains: containsNumPy,
			Compare:  compareNumPy,
			Binary:   binaryNumPy,
			InPlace:  inPlaceNumPy,
			Negative: func(rt *object.Runtime, v object.Value) (object.Value, error) {
				return binaryNumPy(rt, object.Sub, object.Int(0), v)
			},
			Int: func(rt *object.Runtime, v object.Value) (object.Value, error) {
				n, err := dtypeNamed("int64").number(rt, v)
				return object.Int(n.i), err
			},
			Float: func(rt *object.Runtime, v object.Value) (object.Value, error) {
				n, err := dtypeNamed("float64").number(rt, v)
				return object.Float(n.f), err
			},
			Buffer: lendBuffer,
		},
		Getters: numPyGetters(),
		Methods: append(bufferMethods(true), numPyMethods()...),
	})
	npArrayType.HideOperators(object.Add, object.Sub, object.Mul, object.TrueDiv, object.FloorDiv, object.Mod, object.Pow,
		object.LShift, object.RShift, object.And, object.Or, object.Xor)
}

func (a *npArray) layout() *layout.Layout {
	l := a.view.Layout()
	return &l
}

// memory returns all the bytes that the array's offsets count in.
func (a *npArray) memory() []byte { return a.view.Memory() }

func (a *npArray) shape() []int { return a.layout().AppendShape(nil) }

// newNumPy returns an array of new memory, whose items fill sets; they are zero
// before.
func newNumPy(rt *object.Runtime, d *dtype, shape []int, fill func(mem []byte) error) (object.Value, error) {
	h := sessionOf(rt).Heap
	n, err := layout.NumBytes(d.size, shape...)
	if err != nil {
		return object.Value{}, err
	}
	mem, err := h.Make(n)
	if err != nil {
		return object.Value{}, err
	}
	if fill != nil {
		if err := fill(mem); err != nil {
			h.Recycle(mem)
			return object.Value{}, err
		}
	}
	if shape == nil {
		shape = []int{}
	}
	m := &npMemory{}
	if err := m.data.Init(h, mem, buffer.NDOptions{Format: d.format, Shape: shape, Writable: true, FromHeap: true}); err != nil {
		h.Recycle(mem)
		return object.Value{}, err
	}
	m.Init(rt, npMemoryType)
	view, err := buffer.NewView(m)
	if err != nil {
		rt.Release(m.Value())
		return object.Value{}, err
	}
	return wrapNumPy(rt, view, d, m.Value(), object.Value{}), nil
}

// wrapNumPy returns the array of a view. It takes over view and owner, and
// retains base, which may be empty.
func wrapNumPy(rt *object.Runtime, view *buffer.View, d *dtype, owner, base object.Value) object.Value {
	a := &npArray{view: view, dtype: d, owner: owner}
	if base.IsSet() {
		a.base = base.Retain()
	}
	a.Init(rt, npArrayType)
	return a.Value()
}

// window returns an array of some of a's items, on the same memory.
func (a *npArray) window(rt *object.Runtime, l layout.Layout) (object.Value, error) {
	view, err := a.view.WithLayout(l)
	if err != nil {
		return object.Value{}, err
	}
	base := a.Value()
	if a.base.IsSet() && a.base.Type() == npArrayType {
		base = a.base // of a window of a window it is the first
	}
	return wrapNumPy(rt, view, a.dtype, a.owner.Retain(), base), nil
}

func numPyGetters() []object.Getter {
	getter := func(name string, get func(rt *object.Runtime, a *npArray) (object.Value, error)) object.Getter {
		return object.Getter{Name: name, Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
			return get(rt, object.As[npArray](self))
		}}
	}
	number := func(name string, get func(a *npArray) int) object.Getter {
		return getter(name, func(_ *object.Runtime, a *npArray) (object.Value, error) { return object.Int(int64(get(a))), nil })
	}
	return []object.Getter{
		number("ndim", func(a *npArray) int { return a.layout().NumDims() }),
		number("size", func(a *npArray) int { return a.layout().Size() }),
		number("itemsize", func(a *npArray) int { return a.dtype.size }),
		number("nbytes", func(a *npArray) int { return a.layout().NumBytes() }),
		getter("shape", func(rt *object.Runtime, a *npArray) (object.Value, error) { return intTuple(rt, a.shape()) }),
		getter("strides", func(rt *object.Runtime, a *npArray) (object.Value, error) {
			return intTuple(rt, a.layout().AppendStrides(nil))
		}),
		getter("dtype", func(_ *object.Runtime, a *npArray) (object.Value, error) { return a.dtype.Value(), nil }),
		getter("base", func(_ *object.Runtime, a *npArray) (object.Value, error) { return orNone(a.base), nil }),
		getter("data", func(rt *object.Runtime, a *npArray) (object.Value, error) {
			return viewOf(rt, a.Value(), buffer.FullRO)
		}),
		getter("T", func(rt *object.Runtime, a *npArray) (object.Value, error) {
			return a.window(rt, a.layout().Transpose())
		}),
	}
}

// numPyMethod is a method of an array.
func numPyMethod(name, params string, fn func(rt *object.Runtime, a *npArray, args object.Args) (object.Value, error)) object.Method {
	return object.Method{Name: name, Params: params, Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
		return fn(rt, object.As[npArray](self), args)
	}}
}

func numPyMethods() []object.Method {
	return []object.Method{
		numPyMethod("tolist", "", func(rt *object.Runtime, a *npArray, _ object.Args) (object.Value, error) {
			return a.list(rt, *a.layout())
		}),
		numPyMethod("tobytes", "", func(rt *object.Runtime, a *npArray, _ object.Args) (object.Value, error) {
			return makeBytesObject(rt, BytesType, func(_ *buffer.Heap, b *buffer.Bytes) error { return a.view.ToBytesInto(b, buffer.OrderC) })
		}),
		numPyMethod("copy", "", func(rt *object.Runtime, a *npArray, _ object.Args) (object.Value, error) { return a.as(rt, a.dtype) }),
		numPyMethod("__copy__", "", func(rt *object.Runtime, a *npArray, _ object.Args) (object.Value, error) { return a.as(rt, a.dtype) }),
		numPyMethod("__deepcopy__", "memo?, /", func(rt *object.Runtime, a *npArray, _ object.Args) (object.Value, error) { return a.as(rt, a.dtype) }),
		numPyMethod("astype", "dtype", func(rt *object.Runtime, a *npArray, args object.Args) (object.Value, error) {
			d, err := dtypeOf(args.At(0), nil)
			if err != nil {
				return object.Value{}, err
			}
			return a.as(rt, d)
		}),
		numPyMethod("fill", "value", func(rt *object.Runtime, a *npArray, args object.Args) (object.Value, error) {
			return done(a.assign(rt, *a.layout(), args.At(0)))
		}),
		numPyMethod("item", "", func(rt *object.Runtime, a *npArray, _ object.Args) (object.Value, error) {
			l := a.layout()
			if l.Size() != 1 {
				return object.Value{}, pyerr.ValueError.New("can only convert an array of size 1 to a Python scalar")
			}
			return a.dtype.value(a.memory()[l.Offset():]), nil
		}),
		numPyMethod("reshape", "*args", reshapeNumPy),
		numPyMethod("ravel", "", func(rt *object.Runtime, a *npArray, _ object.Args) (object.Value, error) {
			return a.reshape(rt, []int{a.layout().Size()})
		}),
		numPyMethod("transpose", "", func(rt *object.Runtime, a *npArray, _ object.Args) (object.Value, error) {
			return a.window(rt, a.layout().Transpose())
		}),
		numPyMethod("sum", "", func(rt *object.Runtime, a *npArray, _ object.Args) (object.Value, error) { return a.sum(rt) }),
		numPyMethod("mean", "", func(rt *object.Runtime, a *npArray, _ object.Args) (object.Value, error) { return a.mean(rt) }),
		numPyMethod("min", "", func(rt *object.Runtime, a *npArray, _ object.Args) (object.Value, error) {
			return a.extreme(rt, "minimum", -1)
		}),
		numPyMethod("max", "", func(rt *object.Runtime, a *npArray, _ object.Args) (object.Value, error) {
			return a.extreme(rt, "maximum", 1)
		}),
		numPyMethod("all", "", func(rt *object.Runtime, a *npArray, _ object.Args) (object.Value, error) {
			found, err := a.anyTruth(rt, false)
			return object.Bool(!found), err
		}),
		numPyMethod("any", "", func(rt *object.Runtime, a *npArray, _ object.Args) (object.Value, error) {
			found, err := a.anyTruth(rt, true)
			return object.Bool(found), err
		}),
	}
}

// each calls f with every item of the layout, in C order, until it fails.
func (a *npArray) each(rt *object.Runtime, l *layout.Layout, f func(p []byte) error) error {
	mem, err := a.memory(), error(nil)
	l.Runs(func(offset, n, stride int) bool {
		for i := range n {
			if err = f(mem[offset+i*stride:]); err != nil {
				return false
			}
			if i&0xfff == 0xfff {
				if err = rt.Work(0x1000 * a.dtype.size); err != nil {
					return false
				}
			}
		}
		err = rt.Work(n & 0xfff * a.dtype.size)
		return err == nil
	})
	return err
}

// list returns the items of a layout as nested lists, and that of no axis as a
// number.
func (a *npArray) list(rt *object.Runtime, l layout.Layout) (object.Value, error) {
	if l.NumDims() == 0 {
		return a.dtype.value(a.memory()[l.Offset():]), nil
	}
	items := make([]object.Value, 0, min(l.Len(), 1<<16))
	for i := range l.Len() {
		inner, err := l.Index(0, i)
		if err != nil {
			rt.ReleaseAll(items)
			return object.Value{}, err
		}
		item, err := a.list(rt, inner)
		if err == nil {
			items = append(items, item)
			err = rt.Work(workItem)
		}
		if err != nil {
			rt.ReleaseAll(items)
			return object.Value{}, err
		}
	}
	return object.NewList(rt, items)
}

// as returns a copy of the array with items of another dtype, in C order.
func (a *npArray) as(rt *object.Runtime, d *dtype) (object.Value, error) {
	l := a.layout()
	v, err := newNumPy(rt, d, a.shape(), func(mem []byte) error {
		at := 0
		return a.each(rt, l, func(p []byte) error {
			d.store(mem[at:], d.convertNumber(a.dtype, a.dtype.load(p)))
			at += d.size
			return nil
		})
	})
	if err == nil {
		sessionOf(rt).Heap.Copied(a.view.Object(), object.As[npArray](v).view.Object(), l.Size()*d.size, buffer.ReasonMethod)
	}
	return v, err
}

func reshapeNumPy(rt *object.Runtime, a *npArray, args object.Args) (object.Value, error) {
	if err := noKeywords("reshape", args); err != nil {
		return object.Value{}, err
	}
	values := args.Values
	if len(values) == 1 && (values[0].Kind() == object.KindTuple || values[0].Kind() == object.KindList) {
		values = object.ListOrTuple(values[0])
	}
	shape, err := sizes(rt, values)
	if err != nil {
		return object.Value{}, err
	}
	return a.reshape(rt, shape)
}

// sizes returns ints as Go ints.
func sizes(rt *object.Runtime, values []object.Value) ([]int, error) {
	shape := make([]int, len(values))
	for i, v := range values {
		n, err := object.AsSize(rt, v, pyerr.OverflowError)
		if err != nil {
			return nil, err
		}
		shape[i] = n
	}
	return shape, nil
}

// reshape returns the items in another shape, on the same memory where strides
// can say it. One length may be -1: what is left.
func (a *npArray) reshape(rt *object.Runtime, shape []int) (object.Value, error) {
	size, unknown, known := a.layout().Size(), -1, 1
	asked := shapeText(shape)
	for i, n := range shape {
		switch {
		case n >= 0:
			known *= n
		case unknown >= 0:
			return object.Value{}, pyerr.ValueError.New("can only specify one unknown dimension")
		default:
			unknown = i
		}
	}
	if unknown >= 0 && known > 0 && size%known == 0 {
		shape[unknown], known = size/known, size
	}
	if known != size || unknown >= 0 && shape[unknown] < 0 {
		return object.Value{}, pyerr.ValueError.Newf("cannot reshape array of size %d into shape %s", size, asked)
	}
	l, err := a.layout().Reshape(shape...)
	if err == nil {
		return a.window(rt, l)
	}
	if err != layout.ErrNeedsCopy {
		return object.Value{}, err
	}
	copied, err := a.as(rt, a.dtype)
	if err != nil {
		return object.Value{}, err
	}
	defer rt.Release(copied)
	return object.As[npArray](copied).reshape(rt, shape)
}

package builtin

import (
	"fmt"
	"strings"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var errNumPyIndex = pyerr.IndexError.New("only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices")

// at returns the layout of the items that a key means.
//
// See https://numpy.org/doc/stable/user/basics.indexing.html.
func (a *npArray) at(rt *object.Runtime, key object.Value) (layout.Layout, error) {
	keys := []object.Value{key}
	if key.Kind() == object.KindTuple {
		keys = object.TupleItems(key)
	}
	l := *a.layout()
	indexed := 0 // axes that keys stand for
	for _, k := range keys {
		switch {
		case k.Kind() == object.KindEllipsis:
		case k.IsNone():
			return l, pyerr.NotImplementedError.New("numpy.newaxis is not offered here: use reshape")
		case k.Type() == npArrayType || k.Kind() == object.KindList || k.IsBool():
			return l, pyerr.NotImplementedError.New("indexing by an array is not offered here: it would copy; use a slice")
		default:
			indexed++
		}
	}
	if indexed > l.NumDims() {
		return l, pyerr.IndexError.Newf("too many indices for array: array is %d-dimensional, but %d were indexed", l.NumDims(), indexed)
	}
	axis, original, ellipses := 0, 0, 0
	for _, k := range keys {
		switch {
		case k.Kind() == object.KindEllipsis:
			if ellipses++; ellipses > 1 {
				return l, pyerr.IndexError.New("an index can only have a single ellipsis ('...')")
			}
			axis += a.layout().NumDims() - indexed
			original += a.layout().NumDims() - indexed
		case k.Kind() == object.KindSlice:
			bounds, err := object.As[object.Slice](k).Bounds(rt)
			if err != nil {
				return l, err
			}
			l = l.Slice(axis, fit(bounds, l.Shape(axis)))
			axis++
			original++
		case object.IsIndex(k):
			i, err := object.AsSize(rt, k, pyerr.IndexError)
			if err != nil {
				return l, err
			}
			n := l.Shape(axis)
			if i < -n || i >= n {
				return l, pyerr.IndexError.Newf("index %d is out of bounds for axis %d with size %d", i, original, n)
			}
			if l, err = l.Index(axis, i); err != nil {
				return l, err
			}
			original++
		default:
			return l, errNumPyIndex
		}
	}
	return l, nil
}

func numPyGetItem(rt *object.Runtime, v, key object.Value) (object.Value, error) {
	a := object.As[npArray](v)
	l, err := a.at(rt, key)
	if err != nil {
		return object.Value{}, err
	}
	if l.NumDims() == 0 && !hasEllipsis(key) {
		return a.dtype.value(a.memory()[l.Offset():]), nil
	}
	return a.window(rt, l)
}

// hasEllipsis reports whether the key says "...", which makes an array even of a
// single item.
func hasEllipsis(key object.Value) bool {
	if key.Kind() == object.KindTuple {
		for _, k := range object.TupleItems(key) {
			if k.Kind() == object.KindEllipsis {
				return true
			}
		}
	}
	return key.Kind() == object.KindEllipsis
}

func numPySetItem(rt *object.Runtime, v, key, value object.Value) error {
	if !value.IsSet() {
		return pyerr.ValueError.New("cannot delete array elements")
	}
	a := object.As[npArray](v)
	l, err := a.at(rt, key)
	if err != nil {
		return err
	}
	return a.assign(rt, l, value)
}

// assign stores value, a number or what can be broadcast to the layout, in the
// array's items there.
func (a *npArray) assign(rt *object.Runtime, l layout.Layout, value object.Value) error {
	if a.view.ReadOnly() {
		return pyerr.ValueError.New("assignment destination is read-only")
	}
	src, err := a.operand(rt, value, a.dtype)
	if err != nil {
		return err
	}
	defer src.drop(rt)
	if src.overlaps(a) {
		if err := src.detach(rt); err != nil {
			return err
		}
	}
	from, err := src.layout.Broadcast(l.AppendShape(nil)...)
	if err != nil {
		return pyerr.ValueError.Newf("could not broadcast input array from shape %s into shape %s", shapeText(src.layout.AppendShape(nil)), shapeText(l.AppendShape(nil)))
	}
	mem := a.memory()
	return a.write(rt, &l, &from, func(r layout.PairRun) error {
		return eachPair(rt, r, a.dtype.size, func(to, from int) {
			a.dtype.store(mem[to:], a.dtype.convertNumber(src.dtype, src.dtype.load(src.mem[from:])))
		})
	})
}

// write calls f with each run of pairs of items of two layouts of one shape, the
// first of them the array's own. It reports what is written.
func (a *npArray) write(rt *object.Runtime, to, from *layout.Layout, f func(r layout.PairRun) error) error {
	var err error
	h := a.view.Loan().Heap()
	layout.Pairs(to, from, func(r layout.PairRun) bool {
		e := buffer.WriteEvent{Object: a.view.Object(), View: a.view.ID(), Data: a.memory(), Offset: r.A, Count: r.N, Size: a.dtype.size, Step: r.StrideA}
		if h != nil && h.Trace != nil && h.Trace.BeforeWrite != nil {
			h.Trace.BeforeWrite(e)
		}
		err = f(r)
		if h != nil && h.Trace != nil && h.Trace.Write != nil {
			h.Trace.Write(e)
		}
		return err == nil
	})
	return err
}

// eachPair calls f with the places of each pair of a run, and polls.
func eachPair(rt *object.Runtime, r layout.PairRun, size int, f func(a, b int)) error {
	for i := range r.N {
		f(r.A+i*r.StrideA, r.B+i*r.StrideB)
		if i&0xfff == 0xfff {
			if err := rt.Work(0x1000 * size); err != nil {
				return err
			}
		}
	}
	return rt.Work(r.N & 0xfff * size)
}

// shapeText returns a shape as a tuple is written.
func shapeText(shape []int) string {
	var b strings.Builder
	b.WriteByte('(')
	for i, n := range shape {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprint(&b, n)
	}
	if len(shape) == 1 {
		b.WriteByte(',')
	}
	b.WriteByte(')')
	return b.String()
}

// An operand is what stands in arithmetic with an array: another array, a
// number, or a nested list of numbers.
type operand struct {
	dtype  *dtype
	weak   bool // a Python number, which takes the dtype of the array
	mem    []byte
	layout layout.Layout
	array  object.Value // owned, or empty for a number
}

func (o *operand) drop(rt *object.Runtime) {
	if o.array.IsSet() {
		rt.Release(o.array)
	}
}

// overlaps reports whether the operand is another window on a's memory.
func (o *operand) overlaps(a *npArray) bool {
	return o.array.IsSet() && buffer.SharesMemory(o.mem, a.memory())
}

// detach copies the operand's items.
func (o *operand) detach(rt *object.Runtime) error {
	copied, err := object.As[npArray](o.array).as(rt, o.dtype)
	if err != nil {
		return err
	}
	rt.Replace(&o.array, copied)
	o.take(copied)
	return nil
}

func (o *operand) take(v object.Value) {
	a := object.As[npArray](v)
	o.dtype, o.mem, o.layout = a.dtype, a.memory(), *a.layout()
}

// operand returns what v is beside the array. Numbers are converted to
// wanted when that is not nil; else to the dtype that arithmetic with a asks
// for.
func (a *npArray) operand(rt *object.Runtime, v object.Value, wanted *dtype) (*operand, error) {
	o := &operand{}
	switch {
	case v.Type() == npArrayType:
		o.array = v.Retain()
		o.take(v)
		return o, nil
	case v.Kind() == object.KindList || v.Kind() == object.KindTuple:
		array, err := numPyOf(rt, v, nil)
		if err != nil {
			return nil, err
		}
		o.array = array
		o.take(array)
		return o, nil
	}
	d := wanted
	if d == nil {
		d = a.weakDtype(v)
	}
	o.dtype, o.weak = d, true
	o.mem = make([]byte, d.size)
	o.layout = layout.Contiguous(d.size)
	return o, d.put(rt, o.mem, v)
}

// weakDtype returns the dtype in which a Python number meets the array.
func (a *npArray) weakDtype(v object.Value) *dtype {
	switch {
	case v.IsBool():
		return dtypeNamed("bool")
	case v.Kind() == object.KindFloat && a.dtype.kind != 'f':
		return dtypeNamed("float64")
	case v.IsInt() && a.dtype.kind == 'b':
		return dtypeNamed("int64")
	}
	return a.dtype
}

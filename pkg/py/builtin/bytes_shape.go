package builtin

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pybytes"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// caseMethods are the methods that change the case of letters.
func (c *byteClass) caseMethods() []object.Method {
	var methods []object.Method
	for _, m := range []struct {
		name    string
		convert func(op pybytes.Op, dst, s []byte) ([]byte, error)
	}{
		{"capitalize", pybytes.Op.AppendCapitalize},
		{"lower", pybytes.Op.AppendLower},
		{"swapcase", pybytes.Op.AppendSwapCase},
		{"title", pybytes.Op.AppendTitle},
		{"upper", pybytes.Op.AppendUpper},
	} {
		methods = append(methods, object.Method{Name: m.name, Fn: func(rt *object.Runtime, v object.Value, _ object.Args) (object.Value, error) {
			self := lendSelf(v)
			defer self.Release()
			return c.build(rt, len(self.data), self.id, buffer.ReasonMethod, func(op pybytes.Op, dst []byte) ([]byte, error) {
				return m.convert(op, dst, self.data)
			})
		}})
	}
	return methods
}

// justify returns the method center, ljust or rjust.
func (c *byteClass) justify(name string, pad func(op pybytes.Op, dst, s []byte, width int, fill byte) ([]byte, error)) object.NativeFunc {
	return func(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
		width, err := sizeArgument(rt, args.At(0), 0)
		if err != nil {
			return object.Value{}, err
		}
		fill, err := fillArgument(name, args.At(1))
		if err != nil {
			return object.Value{}, err
		}
		return c.padded(rt, v, width, func(op pybytes.Op, dst, s []byte) ([]byte, error) { return pad(op, dst, s, width, fill) })
	}
}

func (c *byteClass) zfill(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
	width, err := sizeArgument(rt, args.At(0), 0)
	if err != nil {
		return object.Value{}, err
	}
	return c.padded(rt, v, width, func(op pybytes.Op, dst, s []byte) ([]byte, error) { return op.AppendZFill(dst, s, width) })
}

func (c *byteClass) padded(rt *object.Runtime, v object.Value, width int, pad func(op pybytes.Op, dst, s []byte) ([]byte, error)) (object.Value, error) {
	self := lendSelf(v)
	defer self.Release()
	n := pybytes.PaddedLen(len(self.data), width)
	if n == len(self.data) {
		return c.part(rt, v, self, self.data)
	}
	return c.build(rt, n, self.id, buffer.ReasonMethod, func(op pybytes.Op, dst []byte) ([]byte, error) {
		return pad(op, dst, self.data)
	})
}

// fillArgument returns the byte to pad with: a space when none is given.
func fillArgument(name string, v object.Value) (byte, error) {
	if !v.IsSet() {
		return ' ', nil
	}
	if v.Kind() != object.KindBytes && v.Kind() != object.KindByteArray {
		return 0, pyerr.TypeError.Newf("%s() argument 2 must be a byte string of length 1, not %s", name, argumentType(v))
	}
	lent := lendSelf(v)
	defer lent.Release()
	if len(lent.data) == 1 {
		return lent.data[0], nil
	}
	class := "bytes"
	if v.Kind() == object.KindByteArray {
		class = "bytearray"
	}
	return 0, pyerr.TypeError.Newf("%s(): argument 2 must be a byte string of length 1, not a %s object of length %d", name, class, len(lent.data))
}

func (c *byteClass) expandTabs(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
	size, err := intArgument(rt, args.At(0), 8)
	if err != nil {
		return object.Value{}, err
	}
	self := lendSelf(v)
	defer self.Release()
	n, err := sessionOf(rt).Heap.Op().ExpandTabsLen(self.data, size)
	if err != nil {
		return object.Value{}, err
	}
	return c.build(rt, n, self.id, buffer.ReasonMethod, func(op pybytes.Op, dst []byte) ([]byte, error) {
		return op.AppendExpandTabs(dst, self.data, size)
	})
}

// intArgument returns an argument that must fit an int of C; a missing one is
// the given default.
func intArgument(rt *object.Runtime, v object.Value, missing int) (int, error) {
	if !v.IsSet() {
		return missing, nil
	}
	index, err := object.Index(rt, v)
	if err != nil {
		return 0, err
	}
	defer rt.Release(index)
	if i, ok := index.Int64(); ok && i >= math.MinInt32 && i <= math.MaxInt32 {
		return int(i), nil
	}
	return 0, pyerr.OverflowError.New("Python int too large to convert to C int")
}

// strip returns the method strip, lstrip or rstrip.
func (c *byteClass) strip(cut func(op pybytes.Op, s []byte, set pybytes.Set) ([]byte, error)) object.NativeFunc {
	return func(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
		set := pybytes.Space
		if values := args.At(0); values.IsSet() && !values.IsNone() {
			lent, err := lend(rt, values)
			if err != nil {
				return object.Value{}, err
			}
			set = pybytes.SetOf(lent.data)
			lent.Release()
		}
		self := lendSelf(v)
		defer self.Release()
		part, err := cut(sessionOf(rt).Heap.Op(), self.data, set)
		if err != nil {
			return object.Value{}, err
		}
		return c.part(rt, v, self, part)
	}
}

// remove returns the method removeprefix or removesuffix.
func (c *byteClass) remove(cut func(op pybytes.Op, s, affix []byte) ([]byte, error)) object.NativeFunc {
	return func(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
		affix, err := lend(rt, args.At(0))
		if err != nil {
			return object.Value{}, err
		}
		defer affix.Release()
		self := lendSelf(v)
		defer self.Release()
		part, err := cut(sessionOf(rt).Heap.Op(), self.data, affix.data)
		if err != nil {
			return object.Value{}, err
		}
		return c.part(rt, v, self, part)
	}
}

func (c *byteClass) replace(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
	old, new, err := lendBoth(rt, args.At(0), args.At(1))
	if err != nil {
		return object.Value{}, err
	}
	defer releaseBoth(old, new)
	count, err := sizeArgument(rt, args.At(2), -1)
	if err != nil {
		return object.Value{}, err
	}
	self := lendSelf(v)
	defer self.Release()
	n, replaced, err := sessionOf(rt).Heap.Op().ReplaceLen(self.data, old.data, new.data, count)
	if err != nil {
		return object.Value{}, err
	}
	if replaced == 0 {
		return c.part(rt, v, self, self.data)
	}
	return c.build(rt, n, self.id, buffer.ReasonMethod, func(op pybytes.Op, dst []byte) ([]byte, error) {
		return op.AppendReplace(dst, self.data, old.data, new.data, count)
	})
}

func (c *byteClass) translate(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
	var table *[256]byte
	if t := args.At(0); !t.IsNone() {
		lent, err := lend(rt, t)
		if err != nil {
			return object.Value{}, err
		}
		defer lent.Release()
		if table, err = pybytes.Table(lent.data); err != nil {
			return object.Value{}, err
		}
	}
	var deleted pybytes.Set
	if d := args.At(1); d.IsSet() {
		lent, err := lend(rt, d)
		if err != nil {
			return object.Value{}, err
		}
		deleted = pybytes.SetOf(lent.data)
		lent.Release()
	}
	self := lendSelf(v)
	defer self.Release()
	n, changed, err := sessionOf(rt).Heap.Op().TranslateLen(self.data, table, deleted)
	if err != nil {
		return object.Value{}, err
	}
	if !changed {
		return c.part(rt, v, self, self.data)
	}
	return c.build(rt, n, self.id, buffer.ReasonMethod, func(op pybytes.Op, dst []byte) ([]byte, error) {
		return op.AppendTranslate(dst, self.data, table, deleted)
	})
}

// makeTrans is maketrans, which makes a bytes object for both classes.
func makeTrans(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	from, to, err := lendBoth(rt, args.At(0), args.At(1))
	if err != nil {
		return object.Value{}, err
	}
	defer releaseBoth(from, to)
	table, err := pybytes.MakeTrans(from.data, to.data)
	if err != nil {
		return object.Value{}, err
	}
	return makeBytes(rt, table[:])
}

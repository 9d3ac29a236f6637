package builtin

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// concatArrays is a + b.
func concatArrays(rt *object.Runtime, a, b object.Value) (object.Value, error) {
	if b.Kind() != object.KindArray {
		return object.Value{}, pyerr.TypeError.Newf(`can only append array (not "%s") to array`, b.TypeName())
	}
	return makeArray(rt, ArrayType, func(h *buffer.Heap, dst *buffer.Array) error {
		return dst.InitConcat(h, arrayOf(a), arrayOf(b))
	})
}

// repeatArray is a * n.
func repeatArray(rt *object.Runtime, a object.Value, n int) (object.Value, error) {
	return makeArray(rt, ArrayType, func(h *buffer.Heap, dst *buffer.Array) error {
		return dst.InitRepeat(h, arrayOf(a), n)
	})
}

// extendArrayInPlace is a += b.
func extendArrayInPlace(rt *object.Runtime, a, b object.Value) (object.Value, error) {
	if b.Kind() != object.KindArray {
		return object.Value{}, pyerr.TypeError.Newf(`can only extend array with array (not "%s")`, b.TypeName())
	}
	if err := arrayOf(a).Extend(arrayOf(b)); err != nil {
		return object.Value{}, err
	}
	return a.Retain(), nil
}

// repeatArrayInPlace is a *= n.
func repeatArrayInPlace(rt *object.Runtime, a object.Value, n int) (object.Value, error) {
	if err := arrayOf(a).Repeat(n); err != nil {
		return object.Value{}, err
	}
	return a.Retain(), nil
}

// compareArrays compares items of whatever typecodes as Python compares them:
// the first pair that differs decides, then the length.
func compareArrays(rt *object.Runtime, op object.Comparison, a, b object.Value) (object.Value, error) {
	if a.Kind() != object.KindArray || b.Kind() != object.KindArray {
		return object.NotImplemented, nil
	}
	x, y := arrayOf(a), arrayOf(b)
	if x.Len() != y.Len() && (op == object.Eq || op == object.Ne) {
		return object.Bool(op == object.Ne), nil
	}
	i, err := x.Mismatch(y)
	if err != nil {
		return object.Value{}, err
	}
	if err := checkCharacters(rt, x, y, i); err != nil {
		return object.Value{}, err
	}
	if i < 0 {
		return object.Bool(op.Holds(x.Len() - y.Len())), nil
	}
	switch op {
	case object.Eq:
		return object.False, nil
	case object.Ne:
		return object.True, nil
	}
	return compareItems(rt, op, x, y, i)
}

// compareItems compares item i of x with that of y. Text of one typecode is
// compared by its numbers, which need not be characters.
func compareItems(rt *object.Runtime, op object.Comparison, x, y *buffer.Array, i int) (object.Value, error) {
	p, err := x.At(i)
	if err != nil {
		return object.Value{}, err
	}
	q, err := y.At(i)
	if err != nil {
		return object.Value{}, err
	}
	if x.IsText() && x.Code() == y.Code() {
		if x.Code() == format.WideChar { // signed, as wchar_t is
			return object.Compare(rt, op, object.Int(int64(int32(p.Rune()))), object.Int(int64(int32(q.Rune()))))
		}
		return object.Compare(rt, op, object.Int(int64(p.Rune())), object.Int(int64(q.Rune())))
	}
	v, err := arrayValue(rt, p)
	if err != nil {
		return object.Value{}, err
	}
	w, err := arrayValue(rt, q)
	if err != nil {
		return object.Value{}, err
	}
	return object.Compare(rt, op, v, w)
}

// checkCharacters fails when arrays are compared item by item, as those of
// different typecodes are, and an item up to the mismatch is no character.
func checkCharacters(rt *object.Runtime, x, y *buffer.Array, mismatch int) error {
	if x.Code() == y.Code() {
		return nil
	}
	last := min(x.Len(), y.Len()) - 1
	if mismatch >= 0 {
		last = mismatch
	}
	for _, a := range []*buffer.Array{x, y} {
		if !a.IsText() {
			continue
		}
		for i := range last + 1 {
			item, err := a.At(i)
			if err != nil {
				return err
			}
			if item.Rune() > maxCodePoint {
				return errNoCharacter
			}
			if err := rt.Work(workItem); err != nil {
				return err
			}
		}
	}
	return nil
}

// arrayContains is v in a.
func arrayContains(rt *object.Runtime, a, v object.Value) (bool, error) {
	i, err := findInArray(rt, arrayOf(a), v, 0, math.MaxInt)
	return i >= 0, err
}

// findInArray returns the first place from start to stop whose item equals v, or
// -1. v's __eq__ may change the array: what it appends is looked at, too.
func findInArray(rt *object.Runtime, a *buffer.Array, v object.Value, start, stop int) (int, error) {
	if item, ok := numberItem(v); ok && !a.IsText() {
		stop = min(stop, a.Len())
		if start >= stop {
			return -1, nil
		}
		return a.Index(item, start, stop)
	}
	for i := start; i < stop && i < a.Len(); i++ {
		equal, err := itemEquals(rt, a, i, v)
		if err != nil {
			return -1, err
		}
		if equal {
			return i, nil
		}
		if err := rt.Work(workItem); err != nil {
			return -1, err
		}
	}
	return -1, nil
}

func itemEquals(rt *object.Runtime, a *buffer.Array, i int, v object.Value) (bool, error) {
	item, err := a.At(i)
	if err != nil {
		return false, err
	}
	x, err := arrayValue(rt, item)
	if err != nil {
		return false, err
	}
	return object.Equal(rt, x, v)
}

// numberItem returns a number of a built-in class as an item.
func numberItem(v object.Value) (item format.Item, ok bool) {
	if v.Type() == object.ComplexType {
		c, _ := object.ComplexOf(v)
		return format.Complex(c), true
	}
	return exactItem(v)
}

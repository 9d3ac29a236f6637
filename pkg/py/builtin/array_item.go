package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// arrayValue returns the Python object for an item of an array. An item of text
// may hold what is no character: that is a ValueError.
func arrayValue(rt *object.Runtime, item format.Item) (object.Value, error) {
	switch item.Kind {
	case format.KindInt:
		n, _ := item.Int64()
		return object.Int(n), nil
	case format.KindRune:
		return character(item.Rune())
	}
	return itemValue(rt, item)
}

// character returns the str of one code point.
func character(r uint32) (object.Value, error) {
	if r > maxCodePoint {
		return object.Value{}, errNoCharacter
	}
	return object.NewStr(string(text.AppendRune(nil, rune(r)))), nil
}

const maxCodePoint = 0x10ffff

// arrayItem converts a value to an item of an array of code, as an array does.
// It may run Python code. That the item is in range shows when it is stored.
func arrayItem(rt *object.Runtime, code format.Code, v object.Value) (format.Item, error) {
	switch {
	case isText(code):
		return runeItem(v)
	case code.IsInteger():
		if v.IsSmallInt() {
			return format.Int(v.SmallInt()), nil
		}
		index, err := object.Index(rt, v)
		if err != nil {
			return format.Item{}, err
		}
		defer rt.Release(index)
		return intItem(index), nil
	case code.IsComplex():
		c, err := object.AsComplex(rt, v)
		return format.Complex(c), err
	}
	f, err := object.AsFloat(rt, v)
	return format.Float(f), err
}

func runeItem(v object.Value) (format.Item, error) {
	if !v.IsStr() {
		return format.Item{}, pyerr.TypeError.Newf("array item must be a unicode character, not %s", v.TypeName())
	}
	s := object.StrOf(v)
	r, size := text.DecodeRune(s)
	if size == 0 || size < len(s) {
		return format.Item{}, pyerr.TypeError.Newf("array item must be a unicode character, not a string of length %d", text.Len(s))
	}
	return format.Rune(uint32(r)), nil
}

// convertsQuietly reports whether converting v to an item runs no Python code.
func convertsQuietly(v object.Value) bool { return v.Type().Builtin() }

// storeInArray does a[i] = v; the conversion may shrink the array.
func storeInArray(rt *object.Runtime, a *buffer.Array, i int, v object.Value) error {
	item, err := arrayItem(rt, a.Code(), v)
	if err != nil {
		return err
	}
	return a.Set(i, item)
}

// insertInArray inserts v before item i. As CPython does, it converts a value
// that runs Python code twice, to check it and to store it, and goes on from the
// length that the array had before.
func insertInArray(rt *object.Runtime, a *buffer.Array, i int, v object.Value) error {
	n := a.Len()
	item, err := arrayItem(rt, a.Code(), v)
	if err != nil {
		return err
	}
	if convertsQuietly(v) {
		return a.Insert(i, item)
	}
	if err := a.Check(item); err != nil {
		return err
	}
	if err := resizeArray(a, n); err != nil {
		return err
	}
	if i < 0 {
		i = max(i+n, 0)
	}
	i = min(i, n)
	if err := a.Insert(i, item); err != nil {
		return err
	}
	return storeInArray(rt, a, i, v)
}

// resizeArray changes the length of a to n; new items are zero.
func resizeArray(a *buffer.Array, n int) error {
	old := a.Len()
	if err := a.Resize(n); err != nil {
		return err
	}
	if n > old {
		clear(a.Data()[old*a.ItemSize():])
	}
	return nil
}

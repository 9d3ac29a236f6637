package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func notTextArray(method string) error {
	return pyerr.ValueError.Newf("%s() may only be called on unicode type arrays ('u' or 'w')", method)
}

// arrayFromUnicode appends the characters of a str.
//
// See https://docs.python.org/3/library/array.html#array.array.fromunicode.
func arrayFromUnicode(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	a, v := arrayOf(self), args.At(0)
	switch {
	case !v.IsStr():
		return object.Value{}, pyerr.TypeError.Newf("fromunicode() argument must be str, not %s", argumentType(v))
	case !a.IsText():
		return object.Value{}, notTextArray("fromunicode")
	}
	s := object.StrOf(v)
	h := a.Heap()
	mem, err := h.MakeDirty(runeSize * text.Len(s))
	if err != nil {
		return object.Value{}, err
	}
	defer h.Recycle(mem)
	runes, err := appendRunes(rt, mem[:0], s)
	if err != nil {
		return object.Value{}, err
	}
	return done(a.FromBytes(runes, 0))
}

// arrayToUnicode returns the characters as a str.
//
// See https://docs.python.org/3/library/array.html#array.array.tounicode.
func arrayToUnicode(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	a := arrayOf(self)
	if !a.IsText() {
		return object.Value{}, notTextArray("tounicode")
	}
	s, err := arrayText(rt, a)
	return makeStr(rt, s, err)
}

package builtin

import (
	"encoding/binary"
	"strconv"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// reprArray returns the call that makes an equal array.
func reprArray(rt *object.Runtime, v object.Value) (string, error) {
	a := arrayOf(v)
	repr := append(make([]byte, 0, 64), v.Type().ShortName()...)
	repr = append(repr, "('"...)
	repr = append(repr, a.Typecode()...)
	repr = append(repr, '\'')
	if a.Len() == 0 {
		return string(append(repr, ')')), nil
	}
	repr = append(repr, ", "...)
	if a.IsText() {
		s, err := arrayText(rt, a)
		if err != nil {
			return "", err
		}
		return string(append(text.AppendRepr(repr, s), ')')), nil
	}
	repr, err := appendItems(rt, repr, a)
	return string(append(repr, ')')), err
}

// appendItems appends the repr of the list of a's items, which are numbers.
func appendItems(rt *object.Runtime, dst []byte, a *buffer.Array) ([]byte, error) {
	charged := 0
	defer func() { rt.Credit(charged) }()
	dst = append(dst, '[')
	for i := range a.Len() {
		if i > 0 {
			dst = append(dst, ", "...)
		}
		item, err := a.At(i)
		if err != nil {
			return nil, err
		}
		dst = appendNumber(dst, item)
		if more := cap(dst) - charged; more > 0 && i&0xff == 0xff {
			if err := rt.Charge(more); err != nil {
				return nil, err
			}
			charged += more
		}
		if err := rt.Work(workItem); err != nil {
			return nil, err
		}
	}
	return append(dst, ']'), nil
}

// appendNumber appends the repr of an item that is a number.
func appendNumber(dst []byte, item format.Item) []byte {
	switch item.Kind {
	case format.KindFloat:
		f, _ := item.Float64() // a float converts to itself
		return text.AppendFloat(dst, f)
	case format.KindComplex:
		c, _ := item.Complex128() // and so does a complex number
		return text.AppendComplex(dst, c)
	case format.KindUint:
		n, _ := item.Uint64()
		return strconv.AppendUint(dst, n, 10)
	}
	n, _ := item.Int64()
	return strconv.AppendInt(dst, n, 10)
}

// arrayText returns the characters of an array of text. Those of 'w' are UTF-32,
// in which a byte order mark is none of them and surrogates are errors.
func arrayText(rt *object.Runtime, a *buffer.Array) (string, error) {
	data := a.Data()
	if a.Code() == format.UCS4 {
		v, err := object.DecodeText(rt, data, "utf-32", "strict")
		if err != nil {
			return "", err
		}
		return object.StrOf(v), nil
	}
	if err := rt.Charge(len(data)); err != nil {
		return "", err
	}
	defer rt.Credit(len(data))
	var s []byte
	for ; len(data) > 0; data = data[runeSize:] {
		r := binary.LittleEndian.Uint32(data)
		if r > maxCodePoint {
			return "", pyerr.ValueError.Newf("character U+%x is not in range [U+0000; U+10ffff]", r)
		}
		s = text.AppendRune(s, rune(r))
		if err := rt.Work(runeSize); err != nil {
			return "", err
		}
	}
	return string(s), nil
}

package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pybytes"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// hexArguments returns the separator between groups of bytes and the size of a
// group, which is 0 when there is no separator.
func hexArguments(rt *object.Runtime, sep object.Value, group int) (byte, int, error) {
	if !sep.IsSet() {
		return 0, 0, nil
	}
	n, err := object.Len(rt, sep)
	if err != nil {
		return 0, 0, err
	}
	if n != 1 {
		return 0, 0, pybytes.ErrHexSepLength
	}
	var first rune
	switch sep.Kind() {
	case object.KindStr:
		first, _ = text.DecodeRune(object.StrOf(sep))
	case object.KindBytes:
		first = rune(object.As[bytesObject](sep).data.Data()[0])
	default:
		return 0, 0, pyerr.TypeError.New("sep must be str or bytes.")
	}
	c, err := pybytes.HexSep(n, first)
	return c, group, err
}

func (c *byteClass) hex(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
	group, err := sizeArgument(rt, args.At(1), 1)
	if err != nil {
		return object.Value{}, err
	}
	self := lendSelf(v)
	defer self.Release()
	return hexOf(rt, self.data, args.At(0), group)
}

// hexOf returns the str of the bytes in hexadecimal. They stay where they are
// while the separator is looked at.
func hexOf(rt *object.Runtime, data []byte, separator object.Value, group int) (object.Value, error) {
	sep, group, err := hexArguments(rt, separator, group)
	if err != nil {
		return object.Value{}, err
	}
	size, err := pybytes.HexLen(len(data), group)
	if err != nil {
		return object.Value{}, err
	}
	if err := rt.Charge(2 * size); err != nil {
		return object.Value{}, err
	}
	defer rt.Credit(2 * size)
	digits, err := sessionOf(rt).Heap.Op().AppendHex(make([]byte, 0, size), data, sep, group)
	return makeStr(rt, string(digits), err)
}

// fromHex is the class method fromhex; a class derived from this one is called
// with the bytes.
func (c *byteClass) fromHex(rt *object.Runtime, class object.Value, args object.Args) (object.Value, error) {
	v, err := c.parseHex(rt, args.At(0))
	if t := object.AsType(class); err != nil || t == BytesType || t == ByteArrayType {
		return v, err
	}
	defer rt.Release(v)
	return object.CallValues(rt, class, v)
}

func (c *byteClass) parseHex(rt *object.Runtime, source object.Value) (object.Value, error) {
	if source.IsStr() {
		digits := object.StrOf(source)
		if !text.IsASCII(digits) {
			return object.Value{}, pybytes.NotHex(firstBeyondASCII(digits))
		}
		return c.buildHex(rt, []byte(digits), 0)
	}
	if !exportsBuffer(source) {
		return object.Value{}, pyerr.TypeError.Newf("fromhex() argument must be str or bytes-like, not %s", source.TypeName())
	}
	lent, err := lend(rt, source)
	if err != nil {
		return object.Value{}, err
	}
	defer lent.Release()
	return c.buildHex(rt, lent.data, lent.id)
}

func (c *byteClass) buildHex(rt *object.Runtime, digits []byte, from uint64) (object.Value, error) {
	return c.build(rt, len(digits)/2, from, buffer.ReasonConstructor, func(op pybytes.Op, dst []byte) ([]byte, error) {
		return op.AppendFromHex(dst, digits)
	})
}

func firstBeyondASCII(s string) int {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return i
		}
	}
	return len(s)
}

package text

import (
	"errors"
	"math"
	"math/big"
	"strconv"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Args is the right operand of the % operator, and what the engine must know
// about the values in it. V is the caller's type of a value; the engine keeps
// none beyond the call.
//
// When Int, Index or Float return a TypeError, the engine puts Python's text for
// the place in the format in its stead. All other errors end the formatting as
// they are.
type Args[V any] interface {
	// Len returns the number of items of the operand when it is a tuple, and
	// -1 for anything else.
	Len() int

	// At returns item i of a tuple, or the operand itself when it is none.
	At(i int) V

	// IsMapping reports whether the operand can be asked by key: it has
	// __getitem__, and is no tuple, str or, for bytes formats, bytes or
	// bytearray.
	IsMapping() bool

	// Lookup returns the operand's value for a key, which for a bytes format
	// stands for a bytes object.
	Lookup(key string) (V, error)

	// OperandType returns the name of the operand's type.
	OperandType() string

	// TypeName returns the name of v's type.
	TypeName(v V) string

	// Exact returns v when it is an int, a bool or of a class derived from
	// int; a value that does not fit stands in big.
	Exact(v V) (n int64, big *big.Int, ok bool)

	// Int returns int(v) of a number, truncating floats. What is no number is
	// a TypeError, strings included.
	Int(v V) (n int64, big *big.Int, err error)

	// Index returns v as an int without truncation: an int, or what __index__
	// gives.
	Index(v V) (n int64, big *big.Int, err error)

	// Float returns float(v) of a number.
	Float(v V) (float64, error)

	// Str returns str(v); Repr returns repr(v).
	Str(v V) (string, error)
	Repr(v V) (string, error)

	// Text returns v's text when v is a str (for a str format), or its bytes
	// when v is bytes or bytearray (for a bytes format), and the name of that
	// built-in class, from which v's own may derive; "" for neither. %c takes
	// it.
	Text(v V) (s, class string)

	// Bytes returns the bytes of v, a bytes-like object or one that has
	// __bytes__; it is not ok for anything else. Only bytes formats ask.
	Bytes(v V) (s string, ok bool, err error)
}

// AppendPercent appends format % args for a str format to dst. It fails with the
// errors that Python raises, their texts included, or with a MemoryError when
// the result is longer than limit bytes; then dst is returned as it was.
//
// See https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting.
func AppendPercent[V any](dst []byte, format string, args Args[V], limit int) ([]byte, error) {
	f := percentFormatter[V]{percentParser: percentParser{format: format}, args: args, limit: limit}
	return f.run(dst)
}

// AppendPercentBytes is [AppendPercent] for a bytes format, whose bytes format
// holds. %b takes bytes, %s is the same, and %r is %a.
//
// See https://docs.python.org/3/library/stdtypes.html#printf-style-bytes-formatting.
func AppendPercentBytes[V any](dst []byte, format string, args Args[V], limit int) ([]byte, error) {
	f := percentFormatter[V]{percentParser: percentParser{format: format, bytes: true}, args: args, limit: limit}
	return f.run(dst)
}

// A percentFormatter is a % operation under way.
type percentFormatter[V any] struct {
	percentParser
	args  Args[V]
	limit int
	used  int  // arguments taken
	keyed bool // a mapping key was used: from there on all conversions need one
	value V    // of the key
}

func (f *percentFormatter[V]) run(dst []byte) ([]byte, error) {
	from := len(dst)
	for {
		literal, more := f.literal()
		dst = append(dst, literal...)
		var err error
		if more {
			dst, err = f.appendConversion(dst, from)
		} else {
			err = f.checkAllUsed()
		}
		if err == nil && len(dst)-from > f.limit {
			err = errTooLong
		}
		if err != nil {
			return dst[:from], err
		}
		if !more {
			return dst, nil
		}
	}
}

// checkAllUsed refuses arguments that nothing has asked for.
func (f *percentFormatter[V]) checkAllUsed() error {
	given := f.args.Len()
	if given < 0 {
		if f.used > 0 || f.keyed || f.args.IsMapping() {
			return nil
		}
		given = 1
	}
	if f.keyed || f.used >= given {
		return nil
	}
	kind := "string"
	if f.bytes {
		kind = "bytes"
	}
	return pyerr.TypeError.Newf("not all arguments converted during %s formatting (required %d, got %d)", kind, f.used, given)
}

// nextArg takes the next argument. Widths and precisions come from tuples only.
func (f *percentFormatter[V]) nextArg(tupleOnly bool) (v V, err error) {
	given := f.args.Len()
	switch {
	case f.keyed && !tupleOnly:
		return f.value, nil
	case given < 0 && f.used == 0 && !tupleOnly:
		f.used++
		return f.args.At(0), nil
	case f.used < given:
		f.used++
		return f.args.At(f.used - 1), nil
	case given < 0:
		given = 1
	}
	return v, pyerr.TypeError.Newf("not enough arguments for format string (got %d)", given)
}

// argError returns an exception about the argument taken last, which it names.
func (f *percentFormatter[V]) argError(c *conversion, class *pyerr.Class, text string) error {
	switch {
	case c.hasKey && f.bytes:
		return class.Newf("format argument %s: %s", AppendBytesRepr(nil, []byte(c.key)), text)
	case c.hasKey:
		return class.Newf("format argument %s: %s", AppendRepr(nil, c.key), text)
	case f.args.Len() >= 0:
		return class.Newf("format argument %d: %s", f.used, text)
	}
	return class.New("format argument: " + text)
}

// suit puts the engine's text in the place of a TypeError.
func (f *percentFormatter[V]) suit(c *conversion, v V, err error, wanted string) error {
	if err == nil || !errors.Is(err, pyerr.TypeError) {
		return err
	}
	return f.argError(c, pyerr.TypeError, "%"+string(c.verb)+" requires "+wanted+", not "+f.args.TypeName(v))
}

// appendConversion reads the conversion at hand and appends what it makes of its
// argument.
func (f *percentFormatter[V]) appendConversion(dst []byte, from int) ([]byte, error) {
	c := conversion{start: f.at - 1, width: -1, precision: -1}
	if f.skip('%') {
		return append(dst, '%'), nil
	}
	if err := f.parseKey(&c); err != nil {
		return dst, err
	}
	f.parseFlags(&c)
	if err := f.parseWidth(&c); err != nil {
		return dst, err
	}
	if err := f.parsePrecision(&c); err != nil {
		return dst, err
	}
	if err := f.parseVerb(&c); err != nil {
		return dst, err
	}
	v, err := f.nextArg(false)
	if err != nil {
		return dst, err
	}
	return f.appendValue(dst, &c, v, f.limit-(len(dst)-from))
}

// parseKey takes a mapping key in parentheses, if there is one, and looks its
// value up.
func (f *percentFormatter[V]) parseKey(c *conversion) error {
	if f.done() || f.format[f.at] != '(' {
		if f.keyed {
			return pyerr.ValueError.Newf("format requires a parenthesised mapping key at position %d", f.position(c.start))
		}
		return nil
	}
	if !f.args.IsMapping() {
		return pyerr.TypeError.Newf("format requires a mapping, not %s", f.args.OperandType())
	}
	if err := f.takeKey(c); err != nil {
		return err
	}
	value, err := f.args.Lookup(c.key)
	if err != nil {
		return err
	}
	f.value, f.keyed = value, true
	return nil
}

// parseWidth takes the width, from the arguments when it is a star.
func (f *percentFormatter[V]) parseWidth(c *conversion) (err error) {
	if !f.skip('*') {
		c.width, err = f.takeNumber(c, math.MaxInt, "width")
		return err
	}
	if c.width, err = f.star(c, -math.MaxInt, math.MaxInt, "width"); err != nil {
		return err
	}
	if c.width < 0 {
		c.left = true
		c.width = -c.width
	}
	return nil
}

// parsePrecision takes the precision, from the arguments when it is a star.
func (f *percentFormatter[V]) parsePrecision(c *conversion) (err error) {
	if !f.skip('.') {
		return nil
	}
	if f.skip('*') {
		c.precision, err = f.star(c, math.MinInt32, math.MaxInt32, "precision")
	} else {
		c.precision, err = f.takeNumber(c, math.MaxInt32, "precision")
	}
	c.precision = max(c.precision, 0)
	return err
}

// star returns the next argument as an int for the width or the precision.
func (f *percentFormatter[V]) star(c *conversion, low, high int64, what string) (int, error) {
	if f.keyed {
		return 0, pyerr.ValueError.Newf("* cannot be used with a parenthesised mapping key at position %d", f.position(c.start))
	}
	v, err := f.nextArg(true)
	if err != nil {
		return 0, err
	}
	n, long, ok := f.args.Exact(v)
	if !ok {
		return 0, f.argError(c, pyerr.TypeError, "* requires int, not "+f.args.TypeName(v))
	}
	if long != nil || n < low || n > high {
		return 0, f.argError(c, pyerr.OverflowError, "too big for "+what)
	}
	return int(n), nil
}

// appendValue appends v as the conversion wants it, within limit bytes.
func (f *percentFormatter[V]) appendValue(dst []byte, c *conversion, v V, limit int) ([]byte, error) {
	switch c.verb {
	case 'd', 'i', 'u':
		n, long, err := f.args.Int(v)
		if err != nil {
			return dst, f.suit(c, v, err, "a real number")
		}
		return c.appendInt(dst, n, long, limit)
	case 'o', 'x', 'X':
		n, long, err := f.args.Index(v)
		if err != nil {
			return dst, f.suit(c, v, err, "an integer")
		}
		return c.appendInt(dst, n, long, limit)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		x, err := f.args.Float(v)
		if err != nil {
			return dst, f.suit(c, v, err, "a real number")
		}
		return c.appendFloat(dst, x, limit)
	case 'c':
		s, err := f.char(c, v)
		if err != nil {
			return dst, err
		}
		return c.appendText(dst, s, f.bytes, limit)
	case 's', 'r', 'a', 'b':
		s, err := f.text(c, v)
		if err != nil {
			return dst, err
		}
		return c.appendText(dst, c.cut(s, f.bytes), f.bytes, limit)
	}
	return dst, f.unsupported(c)
}

// text returns v as %s, %r, %a or %b show it.
func (f *percentFormatter[V]) text(c *conversion, v V) (string, error) {
	switch {
	case c.verb == 'b' && !f.bytes:
		return "", f.unsupported(c)
	case f.bytes && (c.verb == 'b' || c.verb == 's'):
		s, ok, err := f.args.Bytes(v)
		if err == nil && !ok {
			err = f.argError(c, pyerr.TypeError, "%b requires a bytes-like object, or an object that implements __bytes__, not "+f.args.TypeName(v))
		}
		return s, err
	case c.verb == 's':
		return f.args.Str(v)
	}
	s, err := f.args.Repr(v)
	if err != nil || c.verb == 'r' && !f.bytes || IsASCII(s) {
		return s, err
	}
	return string(AppendEscapedASCII(nil, s)), nil
}

// char returns the character, or for a bytes format the byte, that v stands for.
func (f *percentFormatter[V]) char(c *conversion, v V) (string, error) {
	largest, wanted, space := int64(0x10FFFF), "an integer or a unicode character", "range(0x110000)"
	if f.bytes {
		largest, wanted, space = 0xFF, "an integer in range(256) or a single byte", "range(256)"
	}
	if s, class := f.args.Text(v); class != "" {
		switch {
		case f.bytes && len(s) == 1 || !f.bytes && Len(s) == 1:
			return s, nil
		case f.bytes:
			return "", f.argError(c, pyerr.TypeError, "%c requires "+wanted+", not a "+class+" object of length "+strconv.Itoa(len(s)))
		}
		return "", f.argError(c, pyerr.TypeError, "%c requires "+wanted+", not a string of length "+strconv.Itoa(Len(s)))
	}
	n, long, err := f.args.Index(v)
	switch {
	case err != nil:
		return "", f.suit(c, v, err, wanted)
	case long != nil || n < 0 || n > largest:
		return "", f.argError(c, pyerr.OverflowError, "%c argument not in "+space)
	case f.bytes:
		return string([]byte{byte(n)}), nil
	}
	return string(AppendRune(nil, rune(n))), nil
}

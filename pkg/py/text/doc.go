// Package text provides how Python's values are written and read: numbers as
// text and back, format specifications, percent formatting, string literals,
// codecs, and the methods of str. All of it is pure functions over Go types;
// the interpreter's values call them.
//
// # Strings
//
// A str is a Go string of code points in UTF-8. Python's strings may also hold
// lone surrogates (from "\ud800", or from the surrogateescape handler), which
// UTF-8 has no bytes for. They are kept in the three bytes that the scheme would
// give them, an encoding known as WTF-8:
//
//	Python  'a'   'é'     '\udc80'    '😀'
//	bytes   61    C3 A9   ED B2 80    F0 9F 98 80
//	index   0     1       2           3
//
// Two surrogates side by side stay two code points, as in Python. Go's own range
// loop and package unicode/utf8 read such bytes as errors: use [DecodeRune],
// [AppendRune], [All] and [Len]. Searching, comparing and joining by bytes stays
// right, since no code point's bytes begin inside another's.
//
// Everything here takes strings of this form and returns them. Bytes that are
// neither UTF-8 nor a surrogate do not panic; what they count as is not said.
//
// # Contents
//
//	numbers out    AppendFloat, AppendComplex, AppendFloatHex, AppendBig, AppendIntBase, AppendBigBase
//	numbers in     ParseInt, ParseIntBytes, ParseFloat, ParseFloatBytes, ParseComplex
//	format specs   Spec, AppendFormatStr, AppendFormatInt, AppendFormatBig, AppendFormatFloat, AppendFormatComplex
//	str.format     Template, Piece, Numbering, Field
//	percent        Args, AppendPercent, AppendPercentBytes
//	literals       AppendRepr, AppendASCII, AppendEscapedASCII, AppendBytesRepr
//	code points    Len, Offset, Slice, DecodeRune, AppendRune, All
//	codecs         Lookup, Encode, Decode, EncodeError, DecodeError
//	str methods    Upper … Casefold, IsAlpha … IsUpper, Split … SplitLines, Strip …, Find … Replace, Center … ExpandTabs
//
// What the standard library does as Python does is not repeated: str of a small
// int is strconv.AppendInt, str.removeprefix and str.removesuffix are
// strings.TrimPrefix and strings.TrimSuffix, str.join is strings.Join.
//
// # Limits
//
// A short program can ask for a text of any length: a width of 10**12, a
// thousand replacements of one letter by a page. Functions whose result is not
// bounded by a small multiple of their input take a limit, the largest number of
// bytes the result may have. They find the length first and return
// [github.com/zerocopyzen/zen/pkg/pyerr.MemoryError] before anything is
// allocated. All others return at most eleven times what they got; of the
// functions that split, the parts share memory with the whole, but there may be
// one for each byte.
//
// # Unicode
//
// Python 3.15 knows Unicode 17, Go 1.26 knows Unicode 15, so the predicates and
// case maps do not ask package unicode. They read unicode.txt, which is Python's
// own answer for every code point, written by testdata/unicode.py.
//
// # Example
//
//	b, err := text.AppendFormatFloat(nil, 1234.5, ",.2f", "float", 1<<20)
//	// b is "1,234.50"
//
// See https://docs.python.org/3/library/string.html#format-specification-mini-language
// and https://docs.python.org/3/library/stdtypes.html#text-sequence-type-str.
package text

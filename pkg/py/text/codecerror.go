package text

import (
	"strconv"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A DecodeError is what a UnicodeDecodeError knows: its attributes. It is the
// cause of the [pyerr.Error] that [Decode] returns, so errors.AsType finds it.
//
// See https://docs.python.org/3/library/exceptions.html#UnicodeDecodeError.
type DecodeError struct {
	Encoding   string
	Object     []byte // shares memory with what was decoded
	Start, End int    // the bytes that could not be decoded
	Reason     string
}

// Error returns the text that Python prints.
func (e *DecodeError) Error() string {
	text := "'" + e.Encoding + "' codec can't decode "
	if e.End == e.Start+1 {
		text += "byte 0x" + hexPadded(rune(e.Object[e.Start]), 2) + " in position " + strconv.Itoa(e.Start)
	} else {
		text += "bytes in position " + strconv.Itoa(e.Start) + "-" + strconv.Itoa(e.End-1)
	}
	return text + ": " + e.Reason
}

// An EncodeError is what a UnicodeEncodeError knows: its attributes. It is the
// cause of the [pyerr.Error] that [Encode] returns, so errors.AsType finds it.
//
// See https://docs.python.org/3/library/exceptions.html#UnicodeEncodeError.
type EncodeError struct {
	Encoding   string
	Object     string
	Start, End int // the code points that could not be encoded
	Reason     string
}

// Error returns the text that Python prints.
func (e *EncodeError) Error() string {
	text := "'" + e.Encoding + "' codec can't encode character"
	if e.End == e.Start+1 {
		r, _ := DecodeRune(e.Object[Offset(e.Object, e.Start):])
		text += " '" + string(appendEscape(nil, r)) + "' in position " + strconv.Itoa(e.Start)
	} else {
		text += "s in position " + strconv.Itoa(e.Start) + "-" + strconv.Itoa(e.End-1)
	}
	return text + ": " + e.Reason
}

// The error handlers.
//
// See https://docs.python.org/3/library/codecs.html#error-handlers.
const (
	strict            = "strict"
	ignore            = "ignore"
	replace           = "replace"
	backslashReplace  = "backslashreplace"
	xmlCharRefReplace = "xmlcharrefreplace"
	nameReplace       = "namereplace"
	surrogateEscape   = "surrogateescape"
	surrogatePass     = "surrogatepass"
)

// unknownHandler returns the error for a handler that is not among them.
func unknownHandler(name string) error {
	return pyerr.LookupError.Newf("unknown error handler name '%s'", name)
}

// errNameReplace refuses the one handler of Python's that is not here.
var errNameReplace error = pyerr.NotImplementedError.New("error handler 'namereplace' is not available: it needs the names of all characters")

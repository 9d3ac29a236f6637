package pybytes

import "github.com/zerocopyzen/zen/pkg/pyerr"

// Conditions that a caller may want to tell apart.
var (
	ErrNotFound       error = pyerr.ValueError.New("subsection not found")
	ErrEmptySeparator error = pyerr.ValueError.New("empty separator")
	ErrByteRange      error = pyerr.ValueError.New("byte must be in range(0, 256)") // for callers who search for an int
	ErrTableLength    error = pyerr.ValueError.New("translation table must be 256 characters long")
	ErrMakeTrans      error = pyerr.ValueError.New("maketrans arguments must have same length")
	ErrHexSepLength   error = pyerr.ValueError.New("sep must be length 1.")
	ErrHexSepASCII    error = pyerr.ValueError.New("sep must be ASCII.")
	ErrHexOdd         error = pyerr.ValueError.New("fromhex() arg must contain an even number of hexadecimal digits")

	// Results whose length exceeds an int.
	ErrRepeatTooLong  error = pyerr.OverflowError.New("repeated bytes are too long")
	ErrReplaceTooLong error = pyerr.OverflowError.New("replace bytes is too long")
	ErrJoinTooLong    error = pyerr.OverflowError.New("join() result is too long")
	ErrTabsTooLong    error = pyerr.OverflowError.New("result too long")
	ErrReprTooLong    error = pyerr.OverflowError.New("bytes object is too large to make repr")
	ErrHexTooLong     error = pyerr.MemoryError.New("")
)

// NotHex returns the error of bytes.fromhex for a character that is no
// hexadecimal digit. A caller whose argument is a str that is not ASCII reports
// the position of the first character beyond ASCII, as Python does.
func NotHex(position int) error {
	return pyerr.ValueError.Newf("non-hexadecimal number found in fromhex() arg at position %d", position)
}

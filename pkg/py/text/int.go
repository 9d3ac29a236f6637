package text

import (
	"math/big"
	"strconv"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// MaxStrDigits is the number of decimal digits beyond which an int is neither
// written nor read, for the time grows with the square.
//
// See https://docs.python.org/3/library/stdtypes.html#int-max-str-digits.
const MaxStrDigits = 4300

// errTooManyDigits refuses to write a long int.
var errTooManyDigits error = pyerr.ValueError.Newf("Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", MaxStrDigits)

// maxStrBits is the bit length from which every int has too many digits; a
// decimal digit is worth log2(10) ≈ 3.3219281 bits.
const maxStrBits = MaxStrDigits*33219281/10000000 + 2

// AppendBig appends str(n) to dst. It fails with a ValueError when n has more
// than [MaxStrDigits] digits; then dst is returned as it was.
//
// See https://docs.python.org/3/library/stdtypes.html#str.
func AppendBig(dst []byte, n *big.Int) ([]byte, error) {
	if n.BitLen() > maxStrBits {
		return dst, errTooManyDigits
	}
	from := len(dst)
	dst = n.Append(dst, 10)
	digits := len(dst) - from
	if n.Sign() < 0 {
		digits--
	}
	if digits > MaxStrDigits {
		return dst[:from], errTooManyDigits
	}
	return dst, nil
}

// AppendIntBase appends n in base 2, 8, 10 or 16 to dst, with Python's prefix
// behind the sign when prefix is set: "-0xff".
//
// See https://docs.python.org/3/library/functions.html#hex.
func AppendIntBase(dst []byte, n int64, base int, prefix bool) []byte {
	if !prefix {
		return strconv.AppendInt(dst, n, base)
	}
	magnitude := uint64(n)
	if n < 0 {
		dst = append(dst, '-')
		magnitude = -magnitude
	}
	dst = append(dst, basePrefix(base)...)
	return strconv.AppendUint(dst, magnitude, base)
}

// AppendBigBase appends n in base 2, 8 or 16 as [AppendIntBase] does. There is
// no limit on the digits: a bit makes one at most.
func AppendBigBase(dst []byte, n *big.Int, base int, prefix bool) []byte {
	from := len(dst)
	dst = n.Append(dst, base)
	if !prefix {
		return dst
	}
	if n.Sign() < 0 {
		from++
	}
	text := basePrefix(base)
	dst = append(dst, text...)
	copy(dst[from+len(text):], dst[from:])
	copy(dst[from:], text)
	return dst
}

// basePrefix returns what Python puts before the digits of a base.
func basePrefix(base int) string {
	switch base {
	case 2:
		return "0b"
	case 8:
		return "0o"
	case 16:
		return "0x"
	}
	return ""
}

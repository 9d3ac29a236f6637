package pybytes

import (
	"bytes"
	"math"
)

// ReprLen returns the length of the repr of s. It fails with [ErrReprTooLong].
func (op Op) ReprLen(s []byte) (int, error) {
	if len(s) > (math.MaxInt-3)/4 {
		return 0, ErrReprTooLong
	}
	quote, err := op.quote(s)
	if err != nil {
		return 0, err
	}
	total := len("b''")
	err = op.pieces(s, func(part []byte) bool {
		for _, b := range part {
			total += reprWidth(b, quote)
		}
		return true
	})
	return total, err
}

// AppendRepr appends the bytes literal for s to dst, in ASCII: single quotes,
// unless s has one and no double quote; \t, \n, \r, \\ and the quote escaped;
// \xhh for all else that is no printable ASCII. The repr of a bytearray holds
// the same text in parentheses.
//
// See https://docs.python.org/3/library/functions.html#repr.
func (op Op) AppendRepr(dst, s []byte) ([]byte, error) {
	quote, err := op.quote(s)
	if err != nil {
		return dst, err
	}
	dst = append(dst, 'b', quote)
	err = op.pieces(s, func(part []byte) bool {
		for _, b := range part {
			dst = appendReprByte(dst, b, quote)
		}
		return true
	})
	return append(dst, quote), err
}

// quote returns the quote for the literal of s.
func (op Op) quote(s []byte) (byte, error) {
	single, double := false, false
	err := op.pieces(s, func(part []byte) bool {
		single = single || bytes.IndexByte(part, '\'') >= 0
		double = double || bytes.IndexByte(part, '"') >= 0
		return !double
	})
	if single && !double {
		return '"', err
	}
	return '\'', err
}

func reprWidth(b, quote byte) int {
	switch {
	case b == quote, b == '\\', b == '\t', b == '\n', b == '\r':
		return 2
	case b < ' ', b > '~':
		return 4
	}
	return 1
}

func appendReprByte(dst []byte, b, quote byte) []byte {
	switch {
	case b == quote, b == '\\':
		return append(dst, '\\', b)
	case b == '\t':
		return append(dst, `\t`...)
	case b == '\n':
		return append(dst, `\n`...)
	case b == '\r':
		return append(dst, `\r`...)
	case b < ' ', b > '~':
		return append(dst, '\\', 'x', hexDigits[b>>4], hexDigits[b&15])
	}
	return append(dst, b)
}

package text

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Decode returns b.decode(encoding, errors): a new string, at most four bytes
// for each byte of b. It fails with a LookupError for names that it does not
// know, and with a UnicodeDecodeError whose cause is a *[DecodeError]. As in
// Python, the name of the handler matters only once there is an error to handle,
// and nothing matters when b is empty. An error of the pace ends it, too.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.decode.
func Decode(b []byte, encoding, errors string, pace Pace) (string, error) {
	if strings.IndexByte(encoding, 0) >= 0 || strings.IndexByte(errors, 0) >= 0 {
		return "", pyerr.ValueError.New("embedded null character")
	}
	if len(b) == 0 {
		return "", nil
	}
	codec, err := lookup(encoding, "decode")
	if err != nil {
		return "", err
	}
	return codec.Decode(b, errors, pace)
}

// Decode is the function [Decode] for a codec that has been looked up.
func (c Codec) Decode(b []byte, errors string, pace Pace) (string, error) {
	d := decoder{codec: c, errors: errors, object: b, pace: pace}
	switch c {
	case UTF8Sig:
		if len(b) >= 3 && string(b[:3]) == "\xEF\xBB\xBF" {
			d.object = b[3:]
		}
		return d.decodeUTF8()
	case UTF8:
		return d.decodeUTF8()
	case ASCII, Latin1, CP1252:
		return d.decodeBytes()
	case UTF16, UTF16LE, UTF16BE:
		return d.decodeUTF16()
	}
	return d.decodeUTF32()
}

// A decoder is a decoding under way.
type decoder struct {
	codec  Codec
	errors string
	object []byte
	at     int // offset of what comes next
	dst    []byte
	pace   Pace
	paced  int // the offset up to which the pace was told
}

// more reports whether there is more to decode. Now and then it tells the pace
// how far the decoding has come.
func (d *decoder) more() (bool, error) {
	if n := d.at - d.paced; n >= pieceSize {
		d.paced = d.at
		if err := d.pace.done(n); err != nil {
			return false, err
		}
	}
	return d.at < len(d.object), nil
}

// valid reports whether all is UTF-8.
func (d *decoder) valid() (bool, error) {
	for from := 0; from < len(d.object); {
		to := min(from+pieceSize, len(d.object))
		for to < len(d.object) && to > from && !utf8.RuneStart(d.object[to]) {
			to--
		}
		if to == from || !utf8.Valid(d.object[from:to]) {
			return false, nil
		}
		if err := d.pace.done(to - from); err != nil {
			return false, err
		}
		from = to
	}
	return true, nil
}

func (d *decoder) decodeUTF8() (string, error) {
	valid, err := d.valid()
	if err != nil {
		return "", err
	}
	if valid {
		return string(d.object), nil
	}
	d.dst = make([]byte, 0, len(d.object))
	for {
		if more, err := d.more(); !more || err != nil {
			return string(d.dst), err
		}
		r, size := utf8.DecodeRune(d.object[d.at:])
		if r != utf8.RuneError || size > 1 {
			d.dst = append(d.dst, d.object[d.at:d.at+size]...)
			d.at += size
			continue
		}
		length, reason := malformed(d.object[d.at:])
		if err := d.handle(length, reason); err != nil {
			return "", err
		}
	}
}

// malformed returns how many bytes the malformed sequence at the start of b
// has, and what is wrong with it: bytes that could begin a character belong to
// it, up to the first that cannot.
func malformed(b []byte) (length int, reason string) {
	const badStart, badContinuation, short = "invalid start byte", "invalid continuation byte", "unexpected end of data"
	low, high, wanted := byte(0x80), byte(0xBF), 2
	switch c := b[0]; {
	case c < 0xC2 || c > 0xF4:
		return 1, badStart
	case c == 0xE0:
		low, wanted = 0xA0, 3
	case c == 0xED:
		high, wanted = 0x9F, 3
	case c == 0xF0:
		low, wanted = 0x90, 4
	case c == 0xF4:
		high, wanted = 0x8F, 4
	case c > 0xF0:
		wanted = 4
	case c > 0xE0:
		wanted = 3
	}
	for length = 1; length < wanted; length++ {
		if length == len(b) {
			return length, short
		}
		if b[length] < low || b[length] > high {
			return length, badContinuation
		}
		low, high = 0x80, 0xBF
	}
	return length, badContinuation
}

// decodeBytes decodes the codecs in which each byte is a character.
func (d *decoder) decodeBytes() (string, error) {
	d.dst = make([]byte, 0, len(d.object))
	for {
		if more, err := d.more(); !more || err != nil {
			return string(d.dst), err
		}
		c := d.object[d.at]
		r, reason := rune(c), ""
		switch {
		case c < utf8.RuneSelf:
			d.dst = append(d.dst, c)
			d.at++
			continue
		case d.codec == ASCII:
			reason = "ordinal not in range(128)"
		case d.codec == CP1252 && c < 0xA0:
			if r = cp1252High[c-0x80]; r == 0 {
				reason = "character maps to <undefined>"
			}
		}
		if reason != "" {
			if err := d.handle(1, reason); err != nil {
				return "", err
			}
			continue
		}
		d.dst = AppendRune(d.dst, r)
		d.at++
	}
}

func (d *decoder) decodeUTF16() (string, error) {
	order := d.order16()
	d.dst = make([]byte, 0, len(d.object))
	for {
		if more, err := d.more(); !more || err != nil {
			return string(d.dst), err
		}
		rest := d.object[d.at:]
		length, reason := 2, ""
		switch {
		case len(rest) < 2:
			length, reason = 1, "truncated data"
		default:
			r := rune(order.Uint16(rest))
			switch {
			case r < surrogateMin || r > surrogateMax:
				d.dst = utf8.AppendRune(d.dst, r)
			case r >= lowSurrogate:
				reason = "illegal encoding"
			case len(rest) < 4:
				length, reason = len(rest), "unexpected end of data"
			default:
				low := rune(order.Uint16(rest[2:]))
				if low < lowSurrogate || low > surrogateMax {
					reason = "illegal UTF-16 surrogate"
					break
				}
				d.dst = utf8.AppendRune(d.dst, 0x10000+(r-surrogateMin)<<10+(low-lowSurrogate))
				length = 4
			}
		}
		if reason == "" {
			d.at += length
			continue
		}
		if err := d.handle(length, reason); err != nil {
			return "", err
		}
	}
}

// order16 returns the byte order, after it has skipped the mark that may tell it.
// From there on the codec is the one of that order, which errors name.
func (d *decoder) order16() binary.ByteOrder {
	if d.codec == UTF16 {
		d.codec = UTF16LE
		if len(d.object) >= 2 {
			switch string(d.object[:2]) {
			case "\xFF\xFE":
				d.at = 2
			case "\xFE\xFF":
				d.at = 2
				d.codec = UTF16BE
			}
		}
	}
	if d.codec == UTF16BE {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

func (d *decoder) decodeUTF32() (string, error) {
	order := d.order32()
	d.dst = make([]byte, 0, len(d.object)/2)
	for {
		if more, err := d.more(); !more || err != nil {
			return string(d.dst), err
		}
		rest := d.object[d.at:]
		length, reason := min(len(rest), 4), "truncated data"
		if length == 4 {
			r := order.Uint32(rest)
			switch {
			case r > utf8.MaxRune:
				reason = "code point not in range(0x110000)"
			case surrogateMin <= r && r <= surrogateMax:
				reason = "code point in surrogate code point range(0xd800, 0xe000)"
			default:
				d.dst = utf8.AppendRune(d.dst, rune(r))
				d.at += 4
				continue
			}
		}
		if err := d.handle(length, reason); err != nil {
			return "", err
		}
	}
}

// order32 does for UTF-32 what order16 does for UTF-16.
func (d *decoder) order32() binary.ByteOrder {
	if d.codec == UTF32 {
		d.codec = UTF32LE
		if len(d.object) >= 4 {
			switch string(d.object[:4]) {
			case "\xFF\xFE\x00\x00":
				d.at = 4
			case "\x00\x00\xFE\xFF":
				d.at = 4
				d.codec = UTF32BE
			}
		}
	}
	if d.codec == UTF32BE {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

// handle appends what the handler makes of the next length bytes, which are
// malformed, and goes past what it has handled, or returns its error.
func (d *decoder) handle(length int, reason string) error {
	bad := d.object[d.at : d.at+length]
	switch d.errors {
	case ignore:
	case replace:
		d.dst = utf8.AppendRune(d.dst, utf8.RuneError)
	case backslashReplace:
		for _, c := range bad {
			d.dst = appendEscape(d.dst, rune(c))
		}
	case surrogateEscape:
		n := 0
		for n < length && bad[n] >= 0x80 {
			d.dst = AppendRune(d.dst, 0xDC00+rune(bad[n]))
			n++
		}
		if n == 0 {
			return d.fail(length, reason)
		}
		length = n
	case surrogatePass:
		r, size := d.surrogate()
		if size == 0 {
			return d.fail(length, reason)
		}
		d.dst = AppendRune(d.dst, r)
		length = size
	case xmlCharRefReplace, nameReplace:
		return pyerr.TypeError.New("don't know how to handle UnicodeDecodeError in error callback")
	case strict:
		return d.fail(length, reason)
	default:
		return unknownHandler(d.errors)
	}
	d.at += length
	return nil
}

// surrogate returns the surrogate that comes next and its size, or a size of 0
// when there is none.
func (d *decoder) surrogate() (r rune, size int) {
	rest := d.object[d.at:]
	switch {
	case d.codec <= UTF8Sig && len(rest) >= 3:
		if isSurrogate(string(rest[:3])) {
			r, size = DecodeRune(string(rest[:3]))
		}
		return r, size
	case d.codec == UTF16LE && len(rest) >= 2:
		r, size = rune(binary.LittleEndian.Uint16(rest)), 2
	case d.codec == UTF16BE && len(rest) >= 2:
		r, size = rune(binary.BigEndian.Uint16(rest)), 2
	case d.codec == UTF32LE && len(rest) >= 4:
		r, size = rune(binary.LittleEndian.Uint32(rest)), 4
	case d.codec == UTF32BE && len(rest) >= 4:
		r, size = rune(binary.BigEndian.Uint32(rest)), 4
	}
	if r < surrogateMin || r > surrogateMax {
		return 0, 0
	}
	return r, size
}

// fail returns the UnicodeDecodeError for the next length bytes.
func (d *decoder) fail(length int, reason string) error {
	cause := &DecodeError{
		Encoding: d.codec.errorName(),
		Object:   d.object,
		Start:    d.at,
		End:      d.at + length,
		Reason:   reason,
	}
	return &pyerr.Error{Class: pyerr.UnicodeDecodeError, Text: cause.Error(), Cause: cause}
}

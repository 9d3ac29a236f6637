package text

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Encode returns s.encode(encoding, errors): new bytes, at most eleven for each
// byte of s and a byte order mark. It fails with a LookupError for names that it does not know, and
// with a UnicodeEncodeError whose cause is an *[EncodeError]. As in Python, the
// name of the handler matters only once there is an error to handle. An error of
// the pace ends it, too.
//
// See https://docs.python.org/3/library/stdtypes.html#str.encode.
func Encode(s, encoding, errors string, pace Pace) ([]byte, error) {
	codec, err := lookup(encoding, "encode")
	if err != nil {
		return nil, err
	}
	if strings.IndexByte(errors, 0) >= 0 {
		return nil, pyerr.ValueError.New("embedded null character")
	}
	return codec.Encode(s, errors, pace)
}

// Encode is the function [Encode] for a codec that has been looked up.
func (c Codec) Encode(s, errors string, pace Pace) ([]byte, error) {
	e := encoder{codec: c, errors: errors, text: s, pace: pace}
	switch c {
	case UTF8, UTF8Sig:
		e.dst = make([]byte, 0, len(s)+3)
		if c == UTF8Sig {
			e.dst = append(e.dst, "\xEF\xBB\xBF"...)
		}
		return e.encodeUTF8()
	case ASCII, Latin1, CP1252:
		e.dst = make([]byte, 0, len(s))
	case UTF16:
		e.dst = append(make([]byte, 0, 2*len(s)+2), 0xFF, 0xFE)
	case UTF32:
		e.dst = append(make([]byte, 0, 4*len(s)+4), 0xFF, 0xFE, 0, 0)
	case UTF16LE, UTF16BE:
		e.dst = make([]byte, 0, 2*len(s))
	case UTF32LE, UTF32BE:
		e.dst = make([]byte, 0, 4*len(s))
	}
	return e.encode()
}

// An encoder is an encoding under way.
type encoder struct {
	codec  Codec
	errors string
	text   string
	dst    []byte
	pace   Pace
	paced  int // the offset up to which the pace was told
}

// went tells the pace, now and then, that the encoding has come to an offset.
func (e *encoder) went(to int) error {
	n := to - e.paced
	if n < pieceSize {
		return nil
	}
	e.paced = to
	return e.pace.done(n)
}

// encodeUTF8 copies what is UTF-8 already: all but the surrogates.
func (e *encoder) encodeUTF8() ([]byte, error) {
	from := 0
	for i := 0; i < len(e.text); {
		if err := e.went(i); err != nil {
			return nil, err
		}
		piece := e.text[i:min(i+pieceSize, len(e.text))]
		next := strings.IndexByte(piece, 0xED)
		if next < 0 {
			i += len(piece)
			continue
		}
		i += next
		if !isSurrogate(e.text[i:]) {
			i++
			continue
		}
		e.dst = append(e.dst, e.text[from:i]...)
		end := i
		for isSurrogate(e.text[end:]) {
			end += 3
		}
		if err := e.handle(i, end); err != nil {
			return nil, err
		}
		i, from = end, end
	}
	return append(e.dst, e.text[from:]...), nil
}

// encode writes code point by code point.
func (e *encoder) encode() ([]byte, error) {
	for i := 0; i < len(e.text); {
		if err := e.went(i); err != nil {
			return nil, err
		}
		r, size := rune(e.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = DecodeRune(e.text[i:])
		}
		if e.put(r) {
			i += size
			continue
		}
		end := i + size
		if e.codec <= CP1252 { // those report whole runs
			for end < len(e.text) {
				r, size := DecodeRune(e.text[end:])
				if e.codec.can(r) {
					break
				}
				end += size
			}
		}
		if err := e.handle(i, end); err != nil {
			return nil, err
		}
		i = end
	}
	return e.dst, nil
}

// can reports whether the codec has bytes for r.
func (c Codec) can(r rune) bool {
	switch c {
	case ASCII:
		return r < 0x80
	case Latin1:
		return r <= 0xFF
	case CP1252:
		_, ok := cp1252Byte(r)
		return ok
	}
	return r < surrogateMin || r > surrogateMax
}

// put writes r and reports whether the codec has bytes for it.
func (e *encoder) put(r rune) bool {
	if !e.codec.can(r) {
		return false
	}
	switch e.codec {
	case ASCII, Latin1:
		e.dst = append(e.dst, byte(r))
	case CP1252:
		b, _ := cp1252Byte(r)
		e.dst = append(e.dst, b)
	case UTF16, UTF16LE, UTF16BE:
		if r > 0xFFFF {
			r -= 0x10000
			e.putUnit(surrogateMin + r>>10)
			r = lowSurrogate + r&0x3FF
		}
		e.putUnit(r)
	case UTF32, UTF32LE, UTF32BE:
		e.putUnit(r)
	default:
		e.dst = AppendRune(e.dst, r)
	}
	return true
}

// putUnit writes a code unit, surrogates included. UTF-8 takes three bytes for
// one.
func (e *encoder) putUnit(r rune) {
	switch e.codec {
	case UTF16, UTF16LE:
		e.dst = append(e.dst, byte(r), byte(r>>8))
	case UTF16BE:
		e.dst = append(e.dst, byte(r>>8), byte(r))
	case UTF32, UTF32LE:
		e.dst = append(e.dst, byte(r), byte(r>>8), byte(r>>16), byte(r>>24))
	case UTF32BE:
		e.dst = append(e.dst, byte(r>>24), byte(r>>16), byte(r>>8), byte(r))
	default:
		e.dst = AppendRune(e.dst, r)
	}
}

// handle writes what the handler makes of text[start:end], for which the codec
// has no bytes, or returns its error.
func (e *encoder) handle(start, end int) error {
	switch e.errors {
	case ignore:
		return nil
	case nameReplace:
		return errNameReplace
	case surrogateEscape:
		return e.escape(start, end)
	case surrogatePass:
		return e.pass(start, end)
	case strict:
		return e.fail(start, end)
	case replace, backslashReplace, xmlCharRefReplace:
	default:
		return unknownHandler(e.errors)
	}
	var buffer [16]byte
	for _, r := range All(e.text[start:end]) {
		replacement := append(buffer[:0], '?')
		switch e.errors {
		case backslashReplace:
			replacement = appendEscape(buffer[:0], r)
		case xmlCharRefReplace:
			replacement = append(buffer[:0], "&#"...)
			replacement = strconv.AppendInt(replacement, int64(r), 10)
			replacement = append(replacement, ';')
		}
		for _, c := range replacement {
			e.put(rune(c))
		}
	}
	return nil
}

// escape writes the bytes that the surrogates stand for. The UTFs of more than
// one byte have no place for them.
func (e *encoder) escape(start, end int) error {
	if e.codec >= UTF16 {
		return e.fail(start, end)
	}
	for i, r := range All(e.text[start:end]) {
		if r < 0xDC80 || r > 0xDCFF {
			if e.codec == CP1252 {
				return e.fail(start, end)
			}
			return e.fail(start+i, end)
		}
		e.dst = append(e.dst, byte(r))
	}
	return nil
}

// pass writes surrogates as if they were characters, which only UTFs can.
func (e *encoder) pass(start, end int) error {
	switch e.codec {
	case ASCII, Latin1, CP1252:
		return e.fail(start, end)
	}
	for _, r := range All(e.text[start:end]) {
		e.putUnit(r)
	}
	return nil
}

// fail returns the UnicodeEncodeError for text[start:end].
func (e *encoder) fail(start, end int) error {
	from := Len(e.text[:start])
	cause := &EncodeError{
		Encoding: e.codec.errorName(),
		Object:   e.text,
		Start:    from,
		End:      from + Len(e.text[start:end]),
		Reason:   "surrogates not allowed",
	}
	switch e.codec {
	case ASCII:
		cause.Reason = "ordinal not in range(128)"
	case Latin1:
		cause.Reason = "ordinal not in range(256)"
	case CP1252:
		cause.Reason = "character maps to <undefined>"
	}
	return &pyerr.Error{Class: pyerr.UnicodeEncodeError, Text: cause.Error(), Cause: cause}
}

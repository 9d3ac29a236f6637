package text

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A Codec turns str into bytes and back. The zero value is UTF-8.
type Codec uint8

// The codecs. Python has about a hundred more; their names are unknown here.
//
// See https://docs.python.org/3/library/codecs.html#standard-encodings.
const (
	UTF8 Codec = iota
	UTF8Sig
	ASCII
	Latin1
	CP1252
	UTF16
	UTF16LE
	UTF16BE
	UTF32
	UTF32LE
	UTF32BE
)

// String returns the name that codecs.lookup gives.
func (c Codec) String() string {
	return [...]string{"utf-8", "utf-8-sig", "ascii", "iso8859-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"}[c]
}

// errorName returns the name that encoding and decoding errors carry.
func (c Codec) errorName() string {
	switch c {
	case UTF8Sig:
		return "utf-8"
	case Latin1:
		return "latin-1"
	case CP1252:
		return "charmap"
	}
	return c.String()
}

// Lookup returns the codec of that name or alias; case, and what is neither
// letter, digit nor point, do not matter. It fails with a LookupError.
//
// See https://docs.python.org/3/library/codecs.html#codecs.lookup.
func Lookup(encoding string) (Codec, error) { return lookup(encoding, "lookup") }

// lookup is [Lookup] for the function of module codecs that does the same to
// codecs that are not about text.
func lookup(encoding, function string) (Codec, error) {
	if encoding == "utf-8" {
		return UTF8, nil
	}
	if strings.IndexByte(encoding, 0) >= 0 {
		return 0, pyerr.ValueError.New("embedded null character")
	}
	if _, err := UTF8.Encode(encoding, strict, nil); err != nil {
		return 0, err
	}
	var buffer [32]byte
	switch string(appendNormalName(buffer[:0], encoding)) {
	case "utf_8", "utf8", "u8", "utf", "cp65001", "csutf8", "utf8_ucs2", "utf8_ucs4":
		return UTF8, nil
	case "utf_8_sig", "utf8_sig":
		return UTF8Sig, nil
	case "ascii", "us_ascii", "us", "646", "ansi_x3.4_1968", "ansi_x3.4_1986", "ansi_x3_4_1968", "cp367", "csascii", "ibm367", "iso646_us", "iso_646.irv_1991", "iso_ir_6":
		return ASCII, nil
	case "latin_1", "latin1", "latin", "l1", "8859", "iso8859", "iso8859_1", "iso_8859_1", "iso_8859_1_1987", "iso_ir_100", "cp819", "csisolatin1", "ibm819":
		return Latin1, nil
	case "cp1252", "1252", "windows_1252", "cswindows1252":
		return CP1252, nil
	case "utf_16", "utf16", "u16", "csutf16":
		return UTF16, nil
	case "utf_16_le", "utf_16le", "csutf16le", "unicodelittleunmarked":
		return UTF16LE, nil
	case "utf_16_be", "utf_16be", "csutf16be", "unicodebigunmarked":
		return UTF16BE, nil
	case "utf_32", "utf32", "u32", "csutf32":
		return UTF32, nil
	case "utf_32_le", "utf_32le", "csutf32le":
		return UTF32LE, nil
	case "utf_32_be", "utf_32be", "csutf32be":
		return UTF32BE, nil
	case "base64_codec", "base64", "base_64", "bz2_codec", "bz2", "hex_codec", "hex", "quopri_codec", "quopri", "quoted_printable", "quotedprintable", "rot_13", "rot13", "uu_codec", "uu", "zlib_codec", "zip", "zlib":
		if function != "lookup" {
			return 0, pyerr.LookupError.Newf("'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs", encoding, function)
		}
	}
	return 0, pyerr.LookupError.New("unknown encoding: " + encoding)
}

// appendNormalName appends the name in lower case, with each run of other
// characters between two letters or digits as one underscore. Letters beyond
// ASCII vanish.
func appendNormalName(dst []byte, name string) []byte {
	pending := false
	for _, r := range All(name) {
		switch {
		case r >= 0x80 && !IsAlnum(string(r)):
			pending = true
		case r >= 0x80:
			pending = false
		case digitValue(byte(r)) < 36 || r == '.':
			if pending && len(dst) > 0 {
				dst = append(dst, '_')
			}
			dst = append(dst, lowerASCII(byte(r)))
			pending = false
		default:
			pending = true
		}
	}
	return dst
}

// cp1252High are the code points of the bytes 0x80 to 0x9F in CP1252; 0 marks a
// byte that stands for nothing. All other bytes are those of Latin-1.
var cp1252High = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// cp1252Byte returns the byte of r in CP1252.
func cp1252Byte(r rune) (byte, bool) {
	if r < 0x80 || 0xA0 <= r && r <= 0xFF {
		return byte(r), true
	}
	for i, high := range cp1252High {
		if high == r && r != 0 {
			return 0x80 + byte(i), true
		}
	}
	return 0, false
}

package text

import "unicode/utf8"

// Upper returns s in upper case.
//
// See https://docs.python.org/3/library/stdtypes.html#str.upper.
func Upper(s string) string { return mapCase(s, upperASCII, appendUpper) }

// Lower returns s in lower case. A capital sigma at the end of a word becomes a
// final sigma.
//
// See https://docs.python.org/3/library/stdtypes.html#str.lower.
func Lower(s string) string { return mapCase(s, lowerASCII, appendLower) }

// Casefold returns s with all differences of case removed, for comparison.
//
// See https://docs.python.org/3/library/stdtypes.html#str.casefold.
func Casefold(s string) string { return mapCase(s, lowerASCII, appendFold) }

// SwapCase returns s with upper case turned to lower and lower to upper.
//
// See https://docs.python.org/3/library/stdtypes.html#str.swapcase.
func SwapCase(s string) string { return mapCase(s, swapASCII, appendSwapped) }

// Capitalize returns s with its first code point in title case and all others
// in lower case.
//
// See https://docs.python.org/3/library/stdtypes.html#str.capitalize.
func Capitalize(s string) string {
	if s == "" {
		return ""
	}
	dst := make([]byte, 0, len(s)+utf8.UTFMax)
	first, size := DecodeRune(s)
	dst = appendTitle(dst, s, 0, first)
	for i, r := range All(s[size:]) {
		dst = appendLower(dst, s, size+i, r)
	}
	return string(dst)
}

// Title returns s with each run of cased characters beginning in title case and
// going on in lower case.
//
// See https://docs.python.org/3/library/stdtypes.html#str.title.
func Title(s string) string {
	dst := make([]byte, 0, len(s)+utf8.UTFMax)
	inWord := false
	for i, r := range All(s) {
		if inWord {
			dst = appendLower(dst, s, i, r)
		} else {
			dst = appendTitle(dst, s, i, r)
		}
		inWord = propertiesOf(r)&cased != 0
	}
	return string(dst)
}

// mapCase maps s by code point: by ascii what is below 128, by full the rest.
// It returns s itself when nothing changes.
func mapCase(s string, ascii func(byte) byte, full func(dst []byte, s string, i int, r rune) []byte) string {
	same := 0
	for same < len(s) && s[same] < utf8.RuneSelf && ascii(s[same]) == s[same] {
		same++
	}
	if same == len(s) {
		return s
	}
	dst := make([]byte, 0, len(s)+utf8.UTFMax)
	dst = append(dst, s[:same]...)
	for i := same; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			dst = append(dst, ascii(c))
			i++
			continue
		}
		r, size := DecodeRune(s[i:])
		dst = full(dst, s, i, r)
		i += size
	}
	return string(dst)
}

func upperASCII(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c - 'A' + 'a'
	}
	return c
}

func swapASCII(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - 'a' + 'A'
	}
	return lowerASCII(c)
}

// The appenders below take the whole string and the offset i of r in it, which
// decides about a final sigma.

func appendUpper(dst []byte, _ string, _ int, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(dst, upperASCII(byte(r)))
	}
	return ucd().upper.append(dst, r)
}

func appendLower(dst []byte, s string, i int, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(dst, lowerASCII(byte(r)))
	}
	if r == 'Σ' && endsWord(s, i) {
		return append(dst, "ς"...)
	}
	return ucd().lower.append(dst, r)
}

func appendFold(dst []byte, _ string, _ int, r rune) []byte {
	db := ucd()
	if _, _, ok := db.fold.find(r); ok {
		return db.fold.append(dst, r)
	}
	return db.lower.append(dst, r)
}

func appendSwapped(dst []byte, s string, i int, r rune) []byte {
	switch p := propertiesOf(r); {
	case p&uppercase != 0:
		return appendLower(dst, s, i, r)
	case p&lowercase != 0:
		return appendUpper(dst, s, i, r)
	}
	return AppendRune(dst, r)
}

func appendTitle(dst []byte, s string, i int, r rune) []byte {
	if r >= utf8.RuneSelf {
		if _, _, ok := ucd().title.find(r); ok {
			return ucd().title.append(dst, r)
		}
	}
	return appendUpper(dst, s, i, r)
}

// endsWord reports whether the sigma at offset i of s follows a cased letter
// and precedes none, case-ignorable characters aside.
func endsWord(s string, i int) bool {
	before := s[:i]
	for {
		r, size := DecodeLastRune(before)
		if size == 0 {
			return false
		}
		p := propertiesOf(r)
		if p&caseIgnorable == 0 {
			if p&cased == 0 {
				return false
			}
			break
		}
		before = before[:len(before)-size]
	}
	for _, r := range All(s[i+len("Σ"):]) {
		if p := propertiesOf(r); p&caseIgnorable == 0 {
			return p&cased == 0
		}
	}
	return true
}

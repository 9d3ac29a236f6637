package text

// StripSpace returns s without whitespace at both ends. The result shares memory
// with s, as do those of all functions here.
//
// See https://docs.python.org/3/library/stdtypes.html#str.strip.
func StripSpace(s string) string { return RStripSpace(LStripSpace(s)) }

// LStripSpace returns s without whitespace at its start.
//
// See https://docs.python.org/3/library/stdtypes.html#str.lstrip.
func LStripSpace(s string) string { return lstrip(s, isSpace) }

// RStripSpace returns s without whitespace at its end.
//
// See https://docs.python.org/3/library/stdtypes.html#str.rstrip.
func RStripSpace(s string) string { return rstrip(s, isSpace) }

// Strip returns s without the characters of chars at both ends.
//
// See https://docs.python.org/3/library/stdtypes.html#str.strip.
func Strip(s, chars string) string { return RStrip(LStrip(s, chars), chars) }

// LStrip returns s without the characters of chars at its start.
//
// See https://docs.python.org/3/library/stdtypes.html#str.lstrip.
func LStrip(s, chars string) string {
	return lstrip(s, func(r rune) bool { return contains(chars, r) })
}

// RStrip returns s without the characters of chars at its end.
//
// See https://docs.python.org/3/library/stdtypes.html#str.rstrip.
func RStrip(s, chars string) string {
	return rstrip(s, func(r rune) bool { return contains(chars, r) })
}

// contains reports whether r is one of chars.
func contains(chars string, r rune) bool {
	for _, c := range All(chars) {
		if c == r {
			return true
		}
	}
	return false
}

func lstrip(s string, drop func(rune) bool) string {
	for i, r := range All(s) {
		if !drop(r) {
			return s[i:]
		}
	}
	return ""
}

func rstrip(s string, drop func(rune) bool) string {
	for s != "" {
		r, size := DecodeLastRune(s)
		if !drop(r) {
			return s
		}
		s = s[:len(s)-size]
	}
	return ""
}

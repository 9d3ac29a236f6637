package text

import "unicode/utf8"

// has reports whether s is not empty and all its code points have one of the
// properties.
func has(s string, properties property) bool {
	for _, r := range All(s) {
		if propertiesOf(r)&properties == 0 {
			return false
		}
	}
	return s != ""
}

// IsAlpha reports whether s is not empty and consists of letters.
//
// See https://docs.python.org/3/library/stdtypes.html#str.isalpha.
func IsAlpha(s string) bool { return has(s, alphabetic) }

// IsAlnum reports whether s is not empty and consists of letters and numbers.
//
// See https://docs.python.org/3/library/stdtypes.html#str.isalnum.
func IsAlnum(s string) bool { return has(s, alphabetic|decimal|digit|numeric) }

// IsDecimal reports whether s is not empty and consists of the digits 0 to 9 of
// any script.
//
// See https://docs.python.org/3/library/stdtypes.html#str.isdecimal.
func IsDecimal(s string) bool { return has(s, decimal) }

// IsDigit reports whether s is not empty and consists of digits, superscripts
// and the like included.
//
// See https://docs.python.org/3/library/stdtypes.html#str.isdigit.
func IsDigit(s string) bool { return has(s, digit) }

// IsNumeric reports whether s is not empty and consists of characters that have
// a numeric value, fractions and ideographs included.
//
// See https://docs.python.org/3/library/stdtypes.html#str.isnumeric.
func IsNumeric(s string) bool { return has(s, numeric) }

// IsPrintable reports whether repr would show all of s as it is. The empty
// string is printable.
//
// See https://docs.python.org/3/library/stdtypes.html#str.isprintable.
func IsPrintable(s string) bool { return s == "" || has(s, printable) }

// IsSpace reports whether s is not empty and consists of whitespace.
//
// See https://docs.python.org/3/library/stdtypes.html#str.isspace.
func IsSpace(s string) bool {
	for _, r := range All(s) {
		if !isSpace(r) {
			return false
		}
	}
	return s != ""
}

// IsIdentifier reports whether s is a name, keywords included.
//
// See https://docs.python.org/3/library/stdtypes.html#str.isidentifier.
func IsIdentifier(s string) bool {
	first, size := DecodeRune(s)
	if size == 0 || !IsIdentifierStart(first) {
		return false
	}
	for _, r := range All(s[size:]) {
		if !IsIdentifierContinue(r) {
			return false
		}
	}
	return true
}

// IsIdentifierStart reports whether a name may begin with r.
func IsIdentifierStart(r rune) bool { return propertiesOf(r)&identifierStart != 0 }

// IsIdentifierContinue reports whether a name may go on with r.
func IsIdentifierContinue(r rune) bool { return propertiesOf(r)&identifierContinue != 0 }

// IsLower reports whether s has cased characters and all of them are lower case.
//
// See https://docs.python.org/3/library/stdtypes.html#str.islower.
func IsLower(s string) bool { return isCase(s, lowercase, uppercase|titlecase) }

// IsUpper reports whether s has cased characters and all of them are upper case.
//
// See https://docs.python.org/3/library/stdtypes.html#str.isupper.
func IsUpper(s string) bool { return isCase(s, uppercase, lowercase|titlecase) }

func isCase(s string, want, refuse property) bool {
	found := false
	for _, r := range All(s) {
		p := propertiesOf(r)
		if p&refuse != 0 {
			return false
		}
		found = found || p&want != 0
	}
	return found
}

// IsTitle reports whether s has cased characters and its upper and title case
// ones stand exactly where no cased one precedes them.
//
// See https://docs.python.org/3/library/stdtypes.html#str.istitle.
func IsTitle(s string) bool {
	found, inWord := false, false
	for _, r := range All(s) {
		p := propertiesOf(r) & cased
		if p == 0 {
			inWord = false
			continue
		}
		if inWord != (p == lowercase) {
			return false
		}
		found, inWord = true, true
	}
	return found
}

// isPrintable is str.isprintable for one code point.
func isPrintable(r rune) bool {
	if r < utf8.RuneSelf {
		return ' ' <= r && r < 0x7F
	}
	return propertiesOf(r)&printable != 0
}

// isSpace is str.isspace for one code point.
func isSpace(r rune) bool {
	switch {
	case r < 0x80:
		return r == ' ' || '\t' <= r && r <= '\r' || 0x1C <= r && r <= 0x1F
	case r < 0x2000:
		return r == 0x85 || r == 0xA0 || r == 0x1680
	}
	return r <= 0x200A || r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x3000
}

// isLineBreak reports whether str.splitlines breaks lines at r.
func isLineBreak(r rune) bool {
	return '\n' <= r && r <= '\r' || 0x1C <= r && r <= 0x1E || r == 0x85 || r == 0x2028 || r == 0x2029
}

// decimalValue returns the value of r as a digit of a number, or -1.
func decimalValue(r rune) int {
	if r < utf8.RuneSelf {
		if '0' <= r && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	if propertiesOf(r)&decimal == 0 {
		return -1
	}
	// Decimal digits come in blocks of ten, from zero to nine.
	db := ucd()
	return int(r-db.starts[runIndex(db.starts, r)]) % 10
}

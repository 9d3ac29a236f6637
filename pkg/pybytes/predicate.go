package pybytes

var (
	lowers  = SetOf([]byte("abcdefghijklmnopqrstuvwxyz"))
	uppers  = SetOf([]byte("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	digits  = SetOf([]byte("0123456789"))
	letters = lowers.or(uppers)
	alnums  = letters.or(digits)
)

// or returns the set of the bytes that belong to one of two sets.
func (set Set) or(other Set) Set {
	for i := range set {
		set[i] |= other[i]
	}
	return set
}

// all reports whether s is not empty and all its bytes belong to the set.
func (op Op) all(s []byte, set *Set) (bool, error) {
	if len(s) == 0 {
		return false, nil
	}
	m := op.meter()
	n, err := m.leading(s, set)
	return n == len(s), err
}

// IsAlnum reports whether s is not empty and has only ASCII letters and digits.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.isalnum.
func (op Op) IsAlnum(s []byte) (bool, error) { return op.all(s, &alnums) }

// IsAlpha reports whether s is not empty and has only ASCII letters.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.isalpha.
func (op Op) IsAlpha(s []byte) (bool, error) { return op.all(s, &letters) }

// IsDigit reports whether s is not empty and has only ASCII digits.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.isdigit.
func (op Op) IsDigit(s []byte) (bool, error) { return op.all(s, &digits) }

// IsSpace reports whether s is not empty and has only whitespace, see [Space].
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.isspace.
func (op Op) IsSpace(s []byte) (bool, error) { return op.all(s, &Space) }

// IsASCII reports whether s has no byte above 0x7f. Nothing has none.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.isascii.
func (op Op) IsASCII(s []byte) (bool, error) {
	ascii := true
	err := op.pieces(s, func(part []byte) bool {
		for _, b := range part {
			if b >= 0x80 {
				ascii = false
				break
			}
		}
		return ascii
	})
	return ascii, err
}

// IsLower reports whether s has an ASCII letter in lower case and none in upper
// case.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.islower.
func (op Op) IsLower(s []byte) (bool, error) { return op.someAndNone(s, &lowers, &uppers) }

// IsUpper reports whether s has an ASCII letter in upper case and none in lower
// case.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.isupper.
func (op Op) IsUpper(s []byte) (bool, error) { return op.someAndNone(s, &uppers, &lowers) }

// someAndNone reports whether s has a byte of one set and none of the other.
func (op Op) someAndNone(s []byte, some, none *Set) (bool, error) {
	hasSome, hasNone := false, true
	err := op.pieces(s, func(part []byte) bool {
		for _, b := range part {
			if none.Has(b) {
				hasNone = false
				return false
			}
			hasSome = hasSome || some.Has(b)
		}
		return true
	})
	return hasSome && hasNone, err
}

// IsTitle reports whether s has an ASCII letter, and each run of letters begins
// in upper case and goes on in lower case.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.istitle.
func (op Op) IsTitle(s []byte) (bool, error) {
	inWord, hasWord, title := false, false, true
	err := op.pieces(s, func(part []byte) bool {
		for _, b := range part {
			isLetter := letters.Has(b)
			if isLetter && lowers.Has(b) != inWord {
				title = false
				return false
			}
			inWord = isLetter
			hasWord = hasWord || isLetter
		}
		return true
	})
	return title && hasWord, err
}

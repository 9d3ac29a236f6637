package text

import (
	"math"
	"strconv"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// ParseFloat returns float(s). It fails with a ValueError.
//
// See https://docs.python.org/3/library/functions.html#float.
func ParseFloat(s string) (float64, error) { return newLiteral(s).parseFloat() }

// ParseFloatBytes is [ParseFloat] for the text in a bytes-like object.
func ParseFloatBytes(b []byte) (float64, error) { return newBytesLiteral(b).parseFloat() }

func (l literal) parseFloat() (float64, error) {
	if s, ok := dropUnderscores(l.text); ok {
		if f, size := scanFloat(s); size == len(s) && size > 0 {
			return f, nil
		}
	}
	return 0, pyerr.ValueError.New("could not convert string to float: " + l.repr())
}

// ParseComplex returns complex(s). It fails with a ValueError.
//
// See https://docs.python.org/3/library/functions.html#complex.
func ParseComplex(s string) (complex128, error) {
	l := newLiteral(s)
	plain, ok := dropUnderscores(l.text)
	if !ok {
		return 0, pyerr.ValueError.New("could not convert string to complex: " + l.repr())
	}
	if len(plain) >= 2 && plain[0] == '(' && plain[len(plain)-1] == ')' {
		plain = trimASCIISpace(plain[1 : len(plain)-1])
	}
	c, ok := scanComplex(plain)
	if !ok {
		return 0, pyerr.ValueError.New("complex() arg is a malformed string")
	}
	return c, nil
}

// scanComplex reads a, bj or a±bj, where b may be left out.
func scanComplex(s string) (complex128, bool) {
	re, size := scanFloat(s)
	rest := s[size:]
	if size > 0 && rest == "" {
		return complex(re, 0), true
	}
	if size > 0 && (rest == "j" || rest == "J") {
		return complex(0, re), true
	}
	if size > 0 && rest[0] != '+' && rest[0] != '-' {
		return 0, false
	}
	im, size := scanFloat(rest)
	if size == 0 {
		im = 1
		if rest != "" && (rest[0] == '+' || rest[0] == '-') {
			size = 1
			if rest[0] == '-' {
				im = -1
			}
		}
	}
	if rest = rest[size:]; rest != "j" && rest != "J" {
		return 0, false
	}
	return complex(re, im), true
}

// dropUnderscores returns s without its underscores and whether each of them
// stood between two digits.
func dropUnderscores(s string) (string, bool) {
	var dst []byte
	for i := range len(s) {
		if s[i] != '_' {
			if dst != nil {
				dst = append(dst, s[i])
			}
			continue
		}
		if i == 0 || i == len(s)-1 || digitValue(s[i-1]) > 9 || digitValue(s[i+1]) > 9 {
			return s, false
		}
		if dst == nil {
			dst = append(make([]byte, 0, len(s)), s[:i]...)
		}
	}
	if dst == nil {
		return s, true
	}
	return string(dst), true
}

// nan is Python's: Go's own has another payload, which would show in memory.
var nan = math.Float64frombits(0x7FF8000000000000)

// scanFloat reads the decimal number, infinity or nan that s begins with and
// returns it with its length, or a length of 0.
func scanFloat(s string) (f float64, size int) {
	i, sign := 0, 1.0
	if s != "" && (s[0] == '+' || s[0] == '-') {
		if s[0] == '-' {
			sign = -1
		}
		i = 1
	}
	for _, word := range []string{"infinity", "inf", "nan"} {
		if hasWord(s[i:], word) {
			if word == "nan" {
				return math.Copysign(nan, sign), i + len(word)
			}
			return math.Inf(int(sign)), i + len(word)
		}
	}
	end := i + countDigits(s[i:])
	digits := end - i
	if end < len(s) && s[end] == '.' {
		fraction := countDigits(s[end+1:])
		end += 1 + fraction
		digits += fraction
	}
	if digits == 0 {
		return 0, 0
	}
	if end < len(s) && s[end]|0x20 == 'e' {
		at := end + 1
		if at < len(s) && (s[at] == '+' || s[at] == '-') {
			at++
		}
		if exponent := countDigits(s[at:]); exponent > 0 {
			end = at + exponent
		}
	}
	// Beyond the range ParseFloat gives the infinity that Python wants too.
	f, _ = strconv.ParseFloat(s[:end], 64)
	return f, end
}

// hasWord reports whether s begins with word in any case; word is lower case.
func hasWord(s, word string) bool {
	if len(s) < len(word) {
		return false
	}
	for i := range len(word) {
		if lowerASCII(s[i]) != word[i] {
			return false
		}
	}
	return true
}

func countDigits[T string | []byte](s T) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

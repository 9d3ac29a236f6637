package text

import "math"

// The costs of typing a name wrongly: a letter that is missing, spare or another
// one, and a letter in the other case.
const (
	otherLetter = 2
	otherCase   = 1
)

// suggestible bounds the names that are compared, in bytes, and their number.
const (
	suggestibleLength = 40
	suggestibleNames  = 750
)

// Suggest returns the candidate that was most likely meant by a name that is
// unknown, or "" when none is near enough: about one letter in three may be
// wrong. Of equally near candidates the first is taken.
//
// See https://docs.python.org/3/whatsnew/3.10.html#nameerrors.
func Suggest(name string, candidates []string) string {
	if len(candidates) >= suggestibleNames {
		return ""
	}
	best, nearest := "", math.MaxInt
	for _, candidate := range candidates {
		if candidate == name {
			continue
		}
		limit := min((len(name)+len(candidate)+3)*otherLetter/6, nearest-1)
		if d := distance(name, candidate); d <= limit {
			best, nearest = candidate, d
		}
	}
	return best
}

// distance returns what it costs to type b for a, or more than any limit when
// what they differ in is too long.
func distance(a, b string) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return (len(a) + len(b)) * otherLetter
	}
	if max(len(a), len(b)) > suggestibleLength {
		return math.MaxInt
	}
	var costs [suggestibleLength + 1]int // of typing the first letters of b for those of a
	for j := range len(b) {
		costs[j+1] = (j + 1) * otherLetter
	}
	for i := range len(a) {
		diagonal := costs[0]
		costs[0] = (i + 1) * otherLetter
		for j := range len(b) {
			replaced := diagonal + letterCost(a[i], b[j])
			diagonal = costs[j+1]
			costs[j+1] = min(replaced, diagonal+otherLetter, costs[j]+otherLetter)
		}
	}
	return costs[len(b)]
}

func letterCost(a, b byte) int {
	switch {
	case a == b:
		return 0
	case lowered(a) == lowered(b):
		return otherCase
	}
	return otherLetter
}

func lowered(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

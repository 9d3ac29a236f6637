package pybytes

// Bounds resolves the start and end of a search in n bytes: negative ones count
// from the end, and those outside move to the ends, except that start may stay
// beyond n, where not even nothing can be found. Start and end that were left
// out are 0 and [math.MaxInt].
func Bounds(start, end, n int) (int, int) {
	if end > n {
		end = n
	} else if end < 0 {
		end = max(end+n, 0)
	}
	if start < 0 {
		start = max(start+n, 0)
	}
	return start, end
}

// within returns the part of s inside resolved bounds; false when there is not
// even an empty one.
func within(s []byte, start, end int) ([]byte, int, bool) {
	start, end = Bounds(start, end, len(s))
	if start > end {
		return nil, 0, false
	}
	return s[start:end], start, true
}

package pybytes

// A text is bytes read forward, or backward for searches from the right.
type text struct {
	bytes    []byte
	backward bool
}

func (t text) at(i int) byte {
	if t.backward {
		return t.bytes[len(t.bytes)-1-i]
	}
	return t.bytes[i]
}

// A twoWay finds a long needle in time that is linear in the worst case, by
// the algorithm of Crochemore and Perrin: the needle is cut in two such that,
// when the right part matches only up to some byte, the needle can move on past
// that byte; the left part is compared afterwards. Before that, the last byte
// of the window decides whether the needle can be there at all.
type twoWay struct {
	needle   text
	cut      int      // where the right part begins
	period   int      // how far to move when the left part differs
	periodic bool     // the needle repeats itself every period bytes
	skip     [256]int // how far to move until the window's last byte fits
}

func newTwoWay(m *meter, needle text) (*twoWay, error) {
	n := len(needle.bytes)
	w := &twoWay{needle: needle}
	var err error
	if w.cut, w.period, err = maximalSuffix(m, needle, false); err != nil {
		return nil, err
	}
	cut, period, err := maximalSuffix(m, needle, true)
	if err != nil {
		return nil, err
	}
	if cut > w.cut {
		w.cut, w.period = cut, period
	}
	same := 0
	for same < w.cut && needle.at(same) == needle.at(same+w.period) {
		same++
		if err := m.spend(1); err != nil {
			return nil, err
		}
	}
	w.periodic = same == w.cut
	if !w.periodic {
		w.period = max(w.cut, n-w.cut) + 1
	}
	for i := range w.skip {
		w.skip[i] = n
	}
	for i := range n {
		w.skip[needle.at(i)] = n - 1 - i
		if err := m.spend(1); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// maximalSuffix returns where the greatest suffix of the needle begins, by the
// order of bytes or by its reverse, and the period of that suffix.
func maximalSuffix(m *meter, needle text, reverse bool) (start, period int, err error) {
	n := len(needle.bytes)
	start, period = 0, 1
	candidate, k := 1, 0
	for candidate+k < n {
		a, b := needle.at(candidate+k), needle.at(start+k)
		switch {
		case a == b:
			k++
			if k == period {
				candidate += period
				k = 0
			}
		case (a < b) != reverse:
			candidate += k + 1
			k = 0
			period = candidate - start
		default:
			start = candidate
			candidate++
			k, period = 0, 1
		}
		if err := m.spend(1); err != nil {
			return 0, 0, err
		}
	}
	return start, period, nil
}

// find returns where the needle first begins in s, or -1.
func (w *twoWay) find(m *meter, s text) (int, error) {
	n, last := len(w.needle.bytes), len(s.bytes)-len(w.needle.bytes)
	known := 0 // bytes at the front of the window that are known to match
	for pos := 0; pos <= last; {
		if err := m.spend(1); err != nil {
			return -1, err
		}
		if skip := w.skip[s.at(pos+n-1)]; skip > 0 {
			// The last byte differs, which lies in the right part and beyond
			// what is known.
			pos += max(skip, max(known-w.cut, 0)+1)
			known = 0
			continue
		}
		right, err := w.matchRight(m, s, pos, max(w.cut, known))
		if err != nil {
			return -1, err
		}
		if right < n {
			pos += right - w.cut + 1
			known = 0
			continue
		}
		matches, err := w.matchLeft(m, s, pos, known)
		if matches || err != nil {
			return pos, err
		}
		pos += w.period
		if w.periodic {
			known = n - w.period
		}
	}
	return -1, nil
}

// matchRight returns the first i from the given one on at which the needle
// differs from the window at pos, or its length.
func (w *twoWay) matchRight(m *meter, s text, pos, i int) (int, error) {
	for i < len(w.needle.bytes) && w.needle.at(i) == s.at(pos+i) {
		i++
		if err := m.spend(1); err != nil {
			return 0, err
		}
	}
	return i, nil
}

// matchLeft reports whether the left part equals the window at pos, beyond the
// bytes that are known to.
func (w *twoWay) matchLeft(m *meter, s text, pos, known int) (bool, error) {
	for i := known; i < w.cut; i++ {
		if w.needle.at(i) != s.at(pos+i) {
			return false, nil
		}
		if err := m.spend(1); err != nil {
			return false, err
		}
	}
	return true, nil
}

package pybytes

import "math"

// ReplaceLen returns the length of s with occurrences of old replaced, see
// [Op.AppendReplace], and how many will be replaced; when that is 0, Python
// returns a bytes object itself. It fails with [ErrReplaceTooLong].
func (op Op) ReplaceLen(s, old, new []byte, count int) (length, replaced int, err error) {
	if count == 0 || len(old) == 0 && len(new) == 0 {
		return len(s), 0, nil
	}
	if count < 0 {
		count = math.MaxInt
	}
	if count == math.MaxInt || len(old) == 0 {
		replaced, err = op.Count(s, old, 0, len(s))
		replaced = min(replaced, count)
	} else {
		replaced, err = op.countUpTo(s, old, count)
	}
	if err != nil {
		return 0, 0, err
	}
	length, err = replacedLen(len(s), replaced, len(new)-len(old))
	return length, replaced, err
}

// replacedLen returns n and a change, so many times.
func replacedLen(n, times, change int) (int, error) {
	growth, ok := multiply(times, change)
	if !ok || growth > math.MaxInt-n {
		return 0, ErrReplaceTooLong
	}
	return n + growth, nil
}

// countUpTo counts occurrences of sub and stops at limit.
func (op Op) countUpTo(s, sub []byte, limit int) (int, error) {
	f := op.finder(sub, false)
	for count := 0; count < limit; count++ {
		i, err := f.next(s)
		if i < 0 || err != nil {
			return count, err
		}
		s = s[i+len(sub):]
	}
	return limit, nil
}

// AppendReplace appends s to dst with occurrences of old replaced by new, at
// most count of them from the left unless count is negative. An empty old occurs
// before, between and after all bytes.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.replace.
func (op Op) AppendReplace(dst, s, old, new []byte, count int) ([]byte, error) {
	if len(old) == 0 {
		return op.interleave(dst, s, new, count)
	}
	f, m := op.finder(old, false), op.meter()
	for ; count != 0; count-- {
		i, err := f.next(s)
		if err != nil {
			return dst, err
		}
		if i < 0 {
			break
		}
		if dst, err = m.append(dst, s[:i]); err != nil {
			return dst, err
		}
		if dst, err = m.append(dst, new); err != nil {
			return dst, err
		}
		s = s[i+len(old):]
	}
	return m.append(dst, s)
}

// interleave appends s to dst with new before each of the first count bytes.
func (op Op) interleave(dst, s, new []byte, count int) ([]byte, error) {
	m := op.meter()
	for ; count != 0; count-- {
		var err error
		if dst, err = m.append(dst, new); err != nil {
			return dst, err
		}
		if len(s) == 0 {
			return dst, nil
		}
		dst = append(dst, s[0])
		s = s[1:]
		if err = m.spend(1); err != nil {
			return dst, err
		}
	}
	return m.append(dst, s)
}

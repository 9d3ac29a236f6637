package pybytes

import "bytes"

// shortNeedle is the longest needle that package bytes searches for: its worst
// case is the product of both lengths.
const shortNeedle = 64

// Find returns the lowest position at which sub begins in s and which lies,
// with all of sub, between start and end; -1 when there is none. The bounds are
// those of [Bounds].
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.find.
func (op Op) Find(s, sub []byte, start, end int) (int, error) {
	return op.search(s, sub, start, end, false)
}

// RFind is like [Op.Find] and returns the highest position.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.rfind.
func (op Op) RFind(s, sub []byte, start, end int) (int, error) {
	return op.search(s, sub, start, end, true)
}

// Index is like [Op.Find] and fails with [ErrNotFound] when there is none.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.index.
func (op Op) Index(s, sub []byte, start, end int) (int, error) {
	return found(op.Find(s, sub, start, end))
}

// RIndex is like [Op.RFind] and fails with [ErrNotFound] when there is none.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.rindex.
func (op Op) RIndex(s, sub []byte, start, end int) (int, error) {
	return found(op.RFind(s, sub, start, end))
}

func found(i int, err error) (int, error) {
	if err == nil && i < 0 {
		return -1, ErrNotFound
	}
	return i, err
}

func (op Op) search(s, sub []byte, start, end int, backward bool) (int, error) {
	part, start, ok := within(s, start, end)
	if !ok {
		return -1, nil
	}
	f := op.finder(sub, backward)
	i, err := f.next(part)
	if i < 0 || err != nil {
		return -1, err
	}
	return start + i, nil
}

// Count returns how often sub occurs in s between start and end, without
// overlap. Nothing occurs before, between and after all bytes.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.count.
func (op Op) Count(s, sub []byte, start, end int) (int, error) {
	part, _, ok := within(s, start, end)
	if !ok {
		return 0, nil
	}
	if len(sub) == 0 {
		return len(part) + 1, nil
	}
	count := 0
	if len(sub) == 1 {
		err := op.pieces(part, func(part []byte) bool {
			count += bytes.Count(part, sub)
			return true
		})
		return count, err
	}
	f := op.finder(sub, false)
	for {
		i, err := f.next(part)
		if i < 0 || err != nil {
			return count, err
		}
		count++
		part = part[i+len(sub):]
	}
}

// StartsWith reports whether s begins with prefix at start, and the prefix ends
// before end. With a start beyond the end of s it does not, even when the prefix
// is empty.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.startswith.
func (op Op) StartsWith(s, prefix []byte, start, end int) (bool, error) {
	part, _, ok := within(s, start, end)
	if !ok || len(part) < len(prefix) {
		return false, nil
	}
	return op.Equal(part[:len(prefix)], prefix)
}

// EndsWith reports whether s, cut at end, ends with suffix, and the suffix
// begins at start or later.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.endswith.
func (op Op) EndsWith(s, suffix []byte, start, end int) (bool, error) {
	part, _, ok := within(s, start, end)
	if !ok || len(part) < len(suffix) {
		return false, nil
	}
	return op.Equal(part[len(part)-len(suffix):], suffix)
}

// A finder searches for one needle again and again.
type finder struct {
	meter    meter
	sub      []byte
	backward bool
	long     *twoWay // made when the needle is long, at the first search
}

func (op Op) finder(sub []byte, backward bool) finder {
	return finder{meter: op.meter(), sub: sub, backward: backward}
}

// next returns where the needle begins in s first, or last when the finder goes
// backward, or -1.
func (f *finder) next(s []byte) (int, error) {
	if len(f.sub) > len(s) {
		return -1, nil
	}
	if len(f.sub) > shortNeedle {
		return f.nextLong(s)
	}
	if f.backward {
		return f.lastShort(s)
	}
	// Pieces overlap by less than the needle, so none is missed.
	for lo := 0; ; lo += piece {
		hi := min(lo+piece+max(len(f.sub)-1, 0), len(s))
		i := bytes.Index(s[lo:hi], f.sub)
		if i >= 0 {
			return lo + i, f.meter.spend(i + len(f.sub))
		}
		if err := f.meter.spend(hi - lo); err != nil {
			return -1, err
		}
		if hi == len(s) {
			return -1, nil
		}
	}
}

func (f *finder) lastShort(s []byte) (int, error) {
	for hi := len(s); ; hi -= piece {
		lo := max(hi-piece-max(len(f.sub)-1, 0), 0)
		i := bytes.LastIndex(s[lo:hi], f.sub)
		if i >= 0 {
			return lo + i, f.meter.spend(hi - lo - i)
		}
		if err := f.meter.spend(hi - lo); err != nil {
			return -1, err
		}
		if lo == 0 {
			return -1, nil
		}
	}
}

func (f *finder) nextLong(s []byte) (int, error) {
	if f.long == nil {
		var err error
		if f.long, err = newTwoWay(&f.meter, text{f.sub, f.backward}); err != nil {
			return -1, err
		}
	}
	i, err := f.long.find(&f.meter, text{s, f.backward})
	if i >= 0 && f.backward {
		i = len(s) - len(f.sub) - i
	}
	return i, err
}

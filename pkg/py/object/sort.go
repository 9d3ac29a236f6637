package object

import "slices"

// A sorter sorts keys, and items along with them when there are any, by merging
// runs that are in order already: n comparisons for sorted input, and never
// more than about n·log2(n).
//
//	keys   [ 1 4 6 | 9 7 3 | 2 8 … ]   runs: rising, or falling and turned round
//	         └──merge──┘
//
// Equal keys keep their order. A comparison may fail; then the sort ends and
// the slices hold the same values as before in some order.
type sorter struct {
	rt    *Runtime
	keys  []Value
	items []Value // nil when the keys are the items
	less  func(rt *Runtime, a, b Value) (bool, error)
	runs  []run
	spare []Value // room for the shorter side of a merge
	moved []Value // the same for the items
}

// A run is a range of places that is in order.
type run struct{ start, length int }

// minRun is the length that short runs are brought to by insertion.
const minRun = 24

// lessFor returns the comparison for the keys: a direct one when all are small
// ints, floats or plain strs, which no Python code can observe.
func lessFor(keys []Value) func(*Runtime, Value, Value) (bool, error) {
	if len(keys) == 0 {
		return lessAny
	}
	first := keys[0].h
	for _, k := range keys {
		if k.h != first && (first.typ != StrType || k.h.typ != StrType) {
			return lessAny
		}
	}
	switch {
	case first == &intHeader:
		return func(rt *Runtime, a, b Value) (bool, error) { return int64(a.bits) < int64(b.bits), rt.Work(pollItem) }
	case first == &floatHeader:
		return func(rt *Runtime, a, b Value) (bool, error) { return a.Float64() < b.Float64(), rt.Work(pollItem) }
	case first.typ == StrType:
		return func(rt *Runtime, a, b Value) (bool, error) { return As[Str](a).s < As[Str](b).s, rt.Work(pollItem) }
	}
	return lessAny
}

func lessAny(rt *Runtime, a, b Value) (bool, error) {
	less, err := CompareBool(rt, Lt, a, b)
	if err != nil {
		return false, err
	}
	return less, rt.Work(pollItem)
}

func (s *sorter) sort() error {
	n := len(s.keys)
	for at := 0; at < n; {
		length, err := s.findRun(at)
		if err != nil {
			return err
		}
		if short := min(minRun, n-at); length < short {
			if err := s.insertUpTo(at, at+length, at+short); err != nil {
				return err
			}
			length = short
		}
		s.runs = append(s.runs, run{at, length})
		at += length
		if err := s.mergeUneven(); err != nil {
			return err
		}
	}
	for len(s.runs) > 1 {
		if err := s.mergeAt(len(s.runs) - 2); err != nil {
			return err
		}
	}
	return nil
}

// findRun returns the length of the run that begins at start, which it turns
// round when it falls.
func (s *sorter) findRun(start int) (int, error) {
	end := start + 1
	if end == len(s.keys) {
		return 1, nil
	}
	falling, err := s.less(s.rt, s.keys[end], s.keys[start])
	if err != nil {
		return 0, err
	}
	for end++; end < len(s.keys); end++ {
		less, err := s.less(s.rt, s.keys[end], s.keys[end-1])
		if err != nil {
			return 0, err
		}
		if less != falling {
			break
		}
	}
	if falling {
		reverseItems(s.rt, s.keys[start:end])
		if s.items != nil {
			reverseItems(s.rt, s.items[start:end])
		}
	}
	return end - start, nil
}

// insertUpTo brings the keys from sorted to end into the run from start to
// sorted, each by binary search.
func (s *sorter) insertUpTo(start, sorted, end int) error {
	for ; sorted < end; sorted++ {
		at, err := s.search(s.keys[start:sorted], s.keys[sorted], false)
		if err != nil {
			return err
		}
		rotate(s.keys[start+at : sorted+1])
		if s.items != nil {
			rotate(s.items[start+at : sorted+1])
		}
	}
	return nil
}

// rotate moves the last value to the front.
func rotate(vs []Value) {
	last := vs[len(vs)-1]
	copy(vs[1:], vs)
	vs[0] = last
}

// search returns the place where key belongs in the run: before the keys that
// equal it, or behind them.
func (s *sorter) search(run []Value, key Value, before bool) (int, error) {
	low, high := 0, len(run)
	for low < high {
		middle := (low + high) / 2
		var left bool
		var err error
		if before {
			left, err = s.less(s.rt, run[middle], key)
			left = !left
		} else {
			left, err = s.less(s.rt, key, run[middle])
		}
		if err != nil {
			return 0, err
		}
		if left {
			high = middle
			continue
		}
		low = middle + 1
	}
	return low, nil
}

// mergeUneven merges runs until each is longer than the two that follow it
// together, so that merges stay between runs of like length.
func (s *sorter) mergeUneven() error {
	for len(s.runs) > 1 {
		n := len(s.runs) - 2
		r := s.runs
		switch {
		case n > 0 && r[n-1].length <= r[n].length+r[n+1].length,
			n > 1 && r[n-2].length <= r[n-1].length+r[n].length:
			if r[n-1].length < r[n+1].length {
				n--
			}
		case r[n].length > r[n+1].length:
			return nil
		}
		if err := s.mergeAt(n); err != nil {
			return err
		}
	}
	return nil
}

// mergeAt merges run i with the one behind it.
func (s *sorter) mergeAt(i int) error {
	a, b := s.runs[i], s.runs[i+1]
	s.runs[i].length += b.length
	s.runs = slices.Delete(s.runs, i+1, i+2)
	left, right := s.keys[a.start:b.start], s.keys[b.start:b.start+b.length]
	// What stands at its place already is left out of the merge.
	skip, err := s.search(left, right[0], false)
	if err != nil || skip == len(left) {
		return err
	}
	keep, err := s.search(right, left[len(left)-1], true)
	if err != nil || keep == 0 {
		return err
	}
	start, middle, end := a.start+skip, b.start, b.start+keep
	if middle-start <= end-middle {
		return s.mergeLow(start, middle, end)
	}
	return s.mergeHigh(start, middle, end)
}

// mergeLow merges forwards, with the left run set aside.
func (s *sorter) mergeLow(start, middle, end int) error {
	s.setAside(start, middle)
	left, right, to := 0, middle, start
	var err error
	for left < len(s.spare) && right < end {
		var less bool
		if less, err = s.less(s.rt, s.keys[right], s.spare[left]); err != nil {
			break
		}
		if less {
			s.move(to, right)
			right++
		} else {
			s.bringBack(to, left)
			left++
		}
		to++
	}
	copy(s.keys[to:], s.spare[left:])
	if s.items != nil {
		copy(s.items[to:], s.moved[left:])
	}
	return err
}

// mergeHigh merges backwards, with the right run set aside.
func (s *sorter) mergeHigh(start, middle, end int) error {
	s.setAside(middle, end)
	left, right, to := middle-1, len(s.spare)-1, end-1
	var err error
	for left >= start && right >= 0 {
		var less bool
		if less, err = s.less(s.rt, s.spare[right], s.keys[left]); err != nil {
			break
		}
		if less {
			s.move(to, left)
			left--
		} else {
			s.bringBack(to, right)
			right--
		}
		to--
	}
	copy(s.keys[to-right:], s.spare[:right+1])
	if s.items != nil {
		copy(s.items[to-right:], s.moved[:right+1])
	}
	return err
}

func (s *sorter) setAside(start, end int) {
	s.spare = append(s.spare[:0], s.keys[start:end]...)
	if s.items != nil {
		s.moved = append(s.moved[:0], s.items[start:end]...)
	}
}

func (s *sorter) bringBack(to, from int) {
	s.keys[to] = s.spare[from]
	if s.items != nil {
		s.items[to] = s.moved[from]
	}
}

func (s *sorter) move(to, from int) {
	s.keys[to] = s.keys[from]
	if s.items != nil {
		s.items[to] = s.items[from]
	}
}

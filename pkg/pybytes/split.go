package pybytes

import "slices"

// Split calls yield for the parts of s between separators, from left to right;
// the parts share memory with s. With maxsplit not negative at most that many
// separators count, from the left. It fails with [ErrEmptySeparator], and with
// the first error that yield returns.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.split.
func (op Op) Split(s, sep []byte, maxsplit int, yield func(part []byte) error) error {
	if len(sep) == 0 {
		return ErrEmptySeparator
	}
	s = slices.Clip(s)
	f := op.finder(sep, false)
	for ; maxsplit != 0; maxsplit-- {
		i, err := f.next(s)
		if err != nil {
			return err
		}
		if i < 0 {
			break
		}
		if err := yield(s[:i:i]); err != nil {
			return err
		}
		s = s[i+len(sep):]
	}
	return yield(s)
}

// RSplit is like [Op.Split] from the right: separators count from the right, and
// the last part comes first. Python's list has the parts in the order of s.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.rsplit.
func (op Op) RSplit(s, sep []byte, maxsplit int, yield func(part []byte) error) error {
	if len(sep) == 0 {
		return ErrEmptySeparator
	}
	s = slices.Clip(s)
	f := op.finder(sep, true)
	for ; maxsplit != 0; maxsplit-- {
		i, err := f.next(s)
		if err != nil {
			return err
		}
		if i < 0 {
			break
		}
		if err := yield(s[i+len(sep):]); err != nil {
			return err
		}
		s = s[:i:i]
	}
	return yield(s)
}

// SplitSpace is split without a separator: it calls yield for the words of s,
// which runs of whitespace separate; the words share memory with s. With
// maxsplit not negative the word after so many others is the rest of s, with
// whitespace at its end.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.split.
func (op Op) SplitSpace(s []byte, maxsplit int, yield func(part []byte) error) error {
	m, space, word := op.meter(), Space, Space.not()
	s = slices.Clip(s)
	for ; ; maxsplit-- {
		n, err := m.leading(s, &space)
		if err != nil {
			return err
		}
		s = s[n:]
		if len(s) == 0 {
			return nil
		}
		if maxsplit == 0 {
			return yield(s)
		}
		if n, err = m.leading(s, &word); err != nil {
			return err
		}
		if err := yield(s[:n:n]); err != nil {
			return err
		}
		s = s[n:]
	}
}

// RSplitSpace is like [Op.SplitSpace] from the right: the last word comes first,
// and the word after maxsplit others is the rest of s, with whitespace at its
// front.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.rsplit.
func (op Op) RSplitSpace(s []byte, maxsplit int, yield func(part []byte) error) error {
	m, space, word := op.meter(), Space, Space.not()
	for ; ; maxsplit-- {
		n, err := m.trailing(s, &space)
		if err != nil {
			return err
		}
		s = slices.Clip(s[:len(s)-n])
		if len(s) == 0 {
			return nil
		}
		if maxsplit == 0 {
			return yield(s)
		}
		if n, err = m.trailing(s, &word); err != nil {
			return err
		}
		if err := yield(s[len(s)-n:]); err != nil {
			return err
		}
		s = s[:len(s)-n]
	}
}

// SplitLines calls yield for the lines of s, which end in \n, \r or \r\n; with
// keepends the ends belong to the lines. The lines share memory with s.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.splitlines.
func (op Op) SplitLines(s []byte, keepends bool, yield func(line []byte) error) error {
	m := op.meter()
	s = slices.Clip(s)
	for len(s) > 0 {
		n := 0
		for n < len(s) && s[n] != '\n' && s[n] != '\r' {
			n++
			if err := m.spend(1); err != nil {
				return err
			}
		}
		end := min(n+1, len(s))
		if end < len(s) && s[n] == '\r' && s[end] == '\n' {
			end++
		}
		line := s[:n:n]
		if keepends {
			line = s[:end:end]
		}
		if err := yield(line); err != nil {
			return err
		}
		if err := m.spend(end - n); err != nil {
			return err
		}
		s = s[end:]
	}
	return nil
}

// Partition returns what comes before the first sep, sep as it stands in s, and
// what comes after; without one s and two empty parts. All parts share memory
// with s. It fails with [ErrEmptySeparator].
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.partition.
func (op Op) Partition(s, sep []byte) (before, match, after []byte, err error) {
	return op.partition(s, sep, false)
}

// RPartition is like [Op.Partition] at the last sep; without one it returns two
// empty parts and s.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.rpartition.
func (op Op) RPartition(s, sep []byte) (before, match, after []byte, err error) {
	return op.partition(s, sep, true)
}

func (op Op) partition(s, sep []byte, backward bool) (before, match, after []byte, err error) {
	if len(sep) == 0 {
		return nil, nil, nil, ErrEmptySeparator
	}
	s = slices.Clip(s)
	f := op.finder(sep, backward)
	i, err := f.next(s)
	if err != nil {
		return nil, nil, nil, err
	}
	if i < 0 {
		if backward {
			return s[:0:0], s[:0:0], s, nil
		}
		return s, s[len(s):], s[len(s):], nil
	}
	j := i + len(sep)
	return s[:i:i], s[i:j:j], s[j:], nil
}

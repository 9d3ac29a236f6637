package pybytes

// A Set is a set of byte values.
type Set [4]uint64

// Space holds the bytes that Python takes for whitespace: space, \t, \n, \r, \v
// and \f. It must not be changed.
var Space = SetOf([]byte(" \t\n\r\v\f"))

// SetOf returns the set of the bytes that occur in values.
func SetOf(values []byte) Set {
	var set Set
	for _, b := range values {
		set[b/64] |= 1 << (b % 64)
	}
	return set
}

// Has reports whether b belongs to the set.
func (set *Set) Has(b byte) bool { return set[b/64]&(1<<(b%64)) != 0 }

// not returns the set of all other bytes.
func (set Set) not() Set { return Set{^set[0], ^set[1], ^set[2], ^set[3]} }

// Strip returns s without the bytes of the set at both of its ends. The result
// shares memory with s.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.strip.
func (op Op) Strip(s []byte, set Set) ([]byte, error) {
	s, err := op.LStrip(s, set)
	if err != nil {
		return nil, err
	}
	return op.RStrip(s, set)
}

// LStrip is like [Op.Strip] at the left end.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.lstrip.
func (op Op) LStrip(s []byte, set Set) ([]byte, error) {
	m := op.meter()
	n, err := m.leading(s, &set)
	return s[n:], err
}

// RStrip is like [Op.Strip] at the right end.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.rstrip.
func (op Op) RStrip(s []byte, set Set) ([]byte, error) {
	m := op.meter()
	n, err := m.trailing(s, &set)
	return s[:len(s)-n], err
}

// leading returns how many bytes at the front of s belong to the set.
func (m *meter) leading(s []byte, set *Set) (int, error) {
	n := 0
	for n < len(s) && set.Has(s[n]) {
		n++
		if err := m.spend(1); err != nil {
			return 0, err
		}
	}
	return n, nil
}

// trailing returns how many bytes at the end of s belong to the set.
func (m *meter) trailing(s []byte, set *Set) (int, error) {
	n := 0
	for n < len(s) && set.Has(s[len(s)-1-n]) {
		n++
		if err := m.spend(1); err != nil {
			return 0, err
		}
	}
	return n, nil
}

// RemovePrefix returns s without the prefix, if it has it. The result shares
// memory with s.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.removeprefix.
func (op Op) RemovePrefix(s, prefix []byte) ([]byte, error) {
	ok, err := op.StartsWith(s, prefix, 0, len(s))
	if !ok || err != nil {
		return s, err
	}
	return s[len(prefix):], nil
}

// RemoveSuffix returns s without the suffix, if it has it. The result shares
// memory with s.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes.removesuffix.
func (op Op) RemoveSuffix(s, suffix []byte) ([]byte, error) {
	ok, err := op.EndsWith(s, suffix, 0, len(s))
	if !ok || err != nil {
		return s, err
	}
	return s[:len(s)-len(suffix)], nil
}

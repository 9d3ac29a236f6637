package object

import (
	"math/bits"
	"slices"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// This file holds what lists and tuples share: walking, comparing and copying
// items that Python code may change meanwhile. A function that calls back into
// Python takes a pointer to the slice and looks at it anew after each call.

// maxItems bounds the items of one container, whatever the meter says.
const maxItems = 1 << 30

// chargeItems charges n slots of a container.
func chargeItems(rt *Runtime, n int) error {
	if n > maxItems {
		return pyerr.MemoryError.New("")
	}
	return rt.Charge(n * valueSize)
}

// pollItems is how many slots are copied between polls.
const pollItems = pollEvery / valueSize

// appendRetained appends the items src to dst, which has room for them, and
// retains them. It polls as it goes; the part that was appended before a
// failure is in the result.
func appendRetained(rt *Runtime, dst, src []Value) ([]Value, error) {
	for len(src) > 0 {
		n := min(len(src), pollItems)
		for _, v := range src[:n] {
			dst = append(dst, v.Retain())
		}
		src = src[n:]
		if err := rt.Work(n * valueSize); err != nil {
			return dst, err
		}
	}
	return dst, nil
}

// moveItems copies src to dst, which is as long and may overlap it: from the end
// when dst lies behind src. It polls, but does not end before it is done.
func moveItems(rt *Runtime, dst, src []Value, fromEnd bool) {
	for n := len(src); n > pollItems; n = len(src) {
		if fromEnd {
			n -= pollItems
			copy(dst[n:], src[n:])
			dst, src = dst[:n], src[:n]
		} else {
			copy(dst, src[:pollItems])
			dst, src = dst[pollItems:], src[pollItems:]
		}
		rt.Spend(pollEvery)
	}
	copy(dst, src)
	rt.Spend(len(src) * valueSize)
}

// cloneItems returns the items in a slice of their own, which takes over their
// references.
func cloneItems(rt *Runtime, items []Value) []Value {
	if len(items) == 0 {
		return nil
	}
	out := make([]Value, len(items))
	moveItems(rt, out, items, false)
	return out
}

// reverseItems turns the order of the items around, and polls.
func reverseItems(rt *Runtime, items []Value) {
	for n := len(items); n > 1; n = len(items) {
		piece := min(n/2, pollItems)
		for i := range piece {
			items[i], items[n-1-i] = items[n-1-i], items[i]
		}
		items = items[piece : n-piece]
		rt.Spend(2 * piece * valueSize)
	}
}

// appendStrided is appendRetained for length items of src from start on, step
// apart.
func appendStrided(rt *Runtime, dst, src []Value, start, step, length int) ([]Value, error) {
	if step == 1 {
		return appendRetained(rt, dst, src[start:start+length])
	}
	for range length {
		dst = append(dst, src[start].Retain())
		start += step
		if err := rt.Work(valueSize); err != nil {
			return dst, err
		}
	}
	return dst, nil
}

// appendRepeated appends the items src to dst n times, retaining each.
func appendRepeated(rt *Runtime, dst, src []Value, n int) ([]Value, error) {
	if len(src) == 1 {
		for n > 0 {
			part := min(n, pollItems)
			for range part {
				dst = append(dst, src[0].Retain())
			}
			n -= part
			if err := rt.Work(part * valueSize); err != nil {
				return dst, err
			}
		}
		return dst, nil
	}
	var err error
	for range n {
		if dst, err = appendRetained(rt, dst, src); err != nil {
			return dst, err
		}
	}
	return dst, nil
}

// repeatedLen returns how many items n times length are, or MemoryError when no
// container can hold them.
func repeatedLen(length, n int) (int, error) {
	if n <= 0 || length == 0 {
		return 0, nil
	}
	if high, _ := bits.Mul(uint(length), uint(n)); high != 0 || length*n > maxItems || length*n < 0 {
		return 0, pyerr.MemoryError.New("")
	}
	return length * n, nil
}

// itemIndex returns the place that key, which is no slice, means among n items.
// The errors are those of list and tuple, named by what.
func itemIndex(rt *Runtime, key Value, n int, what, outOfRange string) (int, error) {
	if !IsIndex(key) {
		return 0, pyerr.TypeError.Newf("%s indices must be integers or slices, not %s", what, key.TypeName())
	}
	i, err := AsSize(rt, key, pyerr.IndexError)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, pyerr.IndexError.New(outOfRange)
	}
	return i, nil
}

// ssizeArgument returns an argument that is an index, as the argument parser
// converts it.
func ssizeArgument(rt *Runtime, v Value) (int, error) {
	n, err := AsSize(rt, v, pyerr.OverflowError)
	if err != nil && v.IsInt() {
		return 0, errTooLarge
	}
	return n, err
}

var errTooLarge = pyerr.OverflowError.New("Python int too large to convert to C ssize_t")

// compareItems compares sequences of items as tuples are compared.
func compareItems(rt *Runtime, op Comparison, a, b []Value) (Value, error) {
	return compareSlots(rt, op, &a, &b)
}

// compareSlots compares the items of two sequences, which may change as they
// are compared: the first pair that differs decides, then the length.
func compareSlots(rt *Runtime, op Comparison, a, b *[]Value) (Value, error) {
	if len(*a) != len(*b) && (op == Eq || op == Ne) {
		return Bool(op == Ne), nil
	}
	if err := rt.enterNative(); err != nil {
		return Value{}, errComparing
	}
	defer rt.leaveNative()
	for i := 0; i < len(*a) && i < len(*b); i++ {
		x, y := (*a)[i], (*b)[i]
		if x == y {
			if err := rt.Work(valueSize); err != nil {
				return Value{}, err
			}
			continue
		}
		x.Retain()
		y.Retain()
		result, decided, err := comparePair(rt, op, x, y)
		rt.Release(x)
		rt.Release(y)
		if err != nil || decided {
			return result, err
		}
		if err := rt.Work(pollItem); err != nil {
			return Value{}, err
		}
	}
	return Bool(op.Holds(len(*a) - len(*b))), nil
}

var errComparing = pyerr.RecursionError.New("maximum recursion depth exceeded in comparison")

// comparePair returns the answer of a pair of items, if it decides.
func comparePair(rt *Runtime, op Comparison, x, y Value) (result Value, decided bool, err error) {
	equal, err := Equal(rt, x, y)
	if err != nil || equal {
		return Value{}, false, err
	}
	switch op {
	case Eq:
		return False, true, nil
	case Ne:
		return True, true, nil
	}
	result, err = Compare(rt, op, x, y)
	return result, true, err
}

// hashItems returns the hash of a tuple of the items.
func hashItems(rt *Runtime, items []Value) (int64, error) {
	sum, err := hashLanes(rt, items)
	return hashOfSum(sum + (uint64(len(items)) ^ (hashPrime5 ^ 3527539))), err
}

const hashPrime5 = 2870177450012600261

// hashLanes mixes the hashes of the items in the xxHash rounds that CPython uses,
// which tell (1, 2) from (2, 1) and nested tuples apart.
func hashLanes(rt *Runtime, items []Value) (uint64, error) {
	const (
		prime1 = 11400714785074694791
		prime2 = 14029467366897019727
	)
	if err := rt.enterNative(); err != nil {
		return 0, err
	}
	defer rt.leaveNative()
	sum := uint64(hashPrime5)
	for _, item := range items {
		lane, err := Hash(rt, item)
		if err != nil {
			return 0, err
		}
		sum += uint64(lane) * prime2
		sum = bits.RotateLeft64(sum, 31) * prime1
		if err := rt.Work(pollItem); err != nil {
			return 0, err
		}
	}
	return sum, nil
}

// hashOfSum returns the hash that a sum of lanes is; -1 is kept for errors.
func hashOfSum(sum uint64) int64 {
	if sum == ^uint64(0) {
		return 1546275796
	}
	return int64(sum)
}

// indexIn returns the first place of item among the items from start to stop,
// or -1.
func indexIn(rt *Runtime, items *[]Value, item Value, start, stop int) (int, error) {
	for i := start; i < stop && i < len(*items); i++ {
		x := (*items)[i].Retain()
		equal, err := Equal(rt, x, item)
		rt.Release(x)
		if err != nil {
			return -1, err
		}
		if equal {
			return i, nil
		}
		if err := rt.Work(pollItem); err != nil {
			return -1, err
		}
	}
	return -1, nil
}

// countIn returns how many of the items equal item.
func countIn(rt *Runtime, items *[]Value, item Value) (Value, error) {
	n := int64(0)
	for i := 0; ; i++ {
		at, err := indexIn(rt, items, item, i, len(*items))
		if err != nil {
			return Value{}, err
		}
		if at < 0 {
			return Int(n), nil
		}
		i = at
		n++
	}
}

// indexOf is the method index of lists and tuples.
func indexOf(rt *Runtime, items *[]Value, args Args, what string) (Value, error) {
	start, stop := 0, len(*items)
	for i, bound := range []*int{&start, &stop} {
		if v := args.At(i + 1); v.h != nil {
			given, err := sliceIndex(rt, v)
			if err != nil {
				return Value{}, err
			}
			*bound = fitIndex(given, len(*items), 0, len(*items))
		}
	}
	i, err := indexIn(rt, items, args.At(0), start, stop)
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		return Value{}, pyerr.ValueError.Newf("%s.index(x): x not in %s", what, what)
	}
	return Int(int64(i)), nil
}

// sortedNames returns the list of the names in order.
func sortedNames(rt *Runtime, names []string) (Value, error) {
	names = slices.Clone(names)
	slices.Sort(names)
	items := make([]Value, len(names))
	for i, name := range names {
		items[i] = NewStr(name)
	}
	return NewList(rt, items)
}

// noKeywords is the error of a class that takes no keyword arguments, or nil
// when there are none.
func noKeywords(name string, args Args) error {
	if len(args.Names) > 0 {
		return pyerr.TypeError.Newf("%s() takes no keyword arguments", name)
	}
	return nil
}

// atMostOne checks the arguments of a class that takes one iterable.
func atMostOne(name string, args Args) error {
	if err := noKeywords(name, args); err != nil {
		return err
	}
	if len(args.Values) > 1 {
		return pyerr.TypeError.Newf("%s expected at most 1 argument, got %d", name, len(args.Values))
	}
	return nil
}

// initOverridden reports whether t, derived from a built-in immutable type,
// takes arguments of its own in __init__.
func initOverridden(t *Type) bool { return t.Lookup("__init__") != ObjectType.Own("__init__") }

func newOverridden(t *Type) bool { return t.Lookup("__new__") != ObjectType.Own("__new__") }

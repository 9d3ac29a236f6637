package strided

import (
	"fmt"
	"strconv"
	"strings"
)

// The functions of this file panic. They stand apart so that those which call
// them stay small enough to be inlined.

func panicAxis(axis, ndim int) {
	panic(fmt.Sprintf("strided: axis %d of a view with %d axes", axis, ndim))
}

func panicIndex(i, n, axis int) { panic(indexText(i, n, axis)) }

func indexText(i, n, axis int) string {
	return fmt.Sprintf("strided: index %d out of range [0:%d] on axis %d", i, n, axis)
}

func panicCount(indices, ndim int) { panic(countText(indices, ndim)) }

func countText(indices, ndim int) string {
	return fmt.Sprintf("strided: %d indices for a view with %d axes", indices, ndim)
}

func panicReadOnly(method string) { panic(readOnlyText(method)) }

func readOnlyText(method string) string { return "strided: " + method + " on a read-only view" }

func panicShape(n int, shape []int) {
	panic(fmt.Sprintf("strided: %d items in shape %s", n, tuple(shape)))
}

// A badIndex1 is what At1 and Set1 panic with: a struct, since a call would
// make them too large to be inlined.
type badIndex1 struct {
	index, shape int
	beyond       int8
	readonly     bool // and was to be written
}

var _ error = badIndex1{}

// Error returns the text.
func (b badIndex1) Error() string {
	if b.readonly {
		return readOnlyText("Set1")
	}
	if b.beyond != 0 {
		return countText(1, int(b.beyond)+1)
	}
	return indexText(b.index, b.shape, 0)
}

// tuple writes numbers as Python writes a tuple.
func tuple(numbers []int) string {
	if len(numbers) == 1 {
		return fmt.Sprintf("(%d,)", numbers[0])
	}
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = strconv.Itoa(n)
	}
	return "(" + strings.Join(words, ", ") + ")"
}

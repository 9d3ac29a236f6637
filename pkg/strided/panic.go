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

func panicIndex(i, n, axis int) {
	panic(fmt.Sprintf("strided: index %d out of range [0:%d] on axis %d", i, n, axis))
}

func panicCount(indices, ndim int) {
	panic(fmt.Sprintf("strided: %d indices for a view with %d axes", indices, ndim))
}

func panicReadOnly(method string) {
	panic("strided: " + method + " on a read-only view")
}

func panicShape(n int, shape []int) {
	panic(fmt.Sprintf("strided: %d items in shape %s", n, tuple(shape)))
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

//go:build !wasm

package strided

// toNext is next for iterators. It reports whether there is a row. It is small
// enough to be inlined: a call here makes the walk over short rows half as long
// again.
func (w *walk) toNext() bool {
	w.next()
	return w.left > 0
}

package strided

// toNext is next for iterators. It reports whether there is a row. It is not
// inlined: an iterator becomes part of the loop it serves, and in WebAssembly
// each branch in a function slows down the loops of the function.
//
//go:noinline
func (w *walk) toNext() bool {
	w.next()
	return w.left > 0
}

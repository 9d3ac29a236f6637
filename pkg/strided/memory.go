package strided

import "unsafe"

// This file is the only one of the package that uses package unsafe. What
// makes its uses sound is the invariant of a View: every item it leads to, at
// base + Σ index·stride for indices inside the shape, lies whole inside one
// block of memory that base points into, and at a multiple of the alignment of
// T. The constructors establish it and deriving a view only ever takes items
// away. T is a number: memory of any content is a T, and no T holds a pointer
// that the garbage collector would have to know of.

// A pointer leads to an item of the memory of a view. It keeps the block alive
// that it points into.
//
// It always points to an item or, in a view without items, to where a block
// begins or an item lay: a pointer beyond the end of a block would be invalid,
// even if nothing is read through it. Loops therefore count an offset up, and
// add it to the pointer for an item that exists.
type pointer = unsafe.Pointer

// sizeOf returns the number of bytes of a T.
func sizeOf[T Item]() int { return int(unsafe.Sizeof(*new(T))) }

// alignOf returns the number of which the address of a T is a multiple.
func alignOf[T Item]() int { return int(unsafe.Alignof(*new(T))) }

// load returns the item off bytes beyond p. It is sound since off leads to an
// item, see above.
func load[T Item](p pointer, off int) T { return *(*T)(unsafe.Add(p, off)) }

// store replaces the item off bytes beyond p. It is sound since off leads to an
// item, see above, and the view was made from memory that may be written.
func store[T Item](p pointer, off int, item T) { *(*T)(unsafe.Add(p, off)) = item }

// at returns the pointer to what lies off bytes beyond p. It is sound since the
// callers pass the offset of an item.
func at(p pointer, off int) pointer { return unsafe.Add(p, off) }

// items returns the n items that lie side by side from off on. It is sound
// since the callers pass the offset of an item that n-1 others follow, or an n
// of 0.
func items[T Item](p pointer, off, n int) []T {
	if n == 0 {
		return []T{}
	}
	return unsafe.Slice((*T)(unsafe.Add(p, off)), n)
}

// bytesAt returns the n bytes from off on. It is sound since all of them lie
// between two bytes of items, which lie in one block.
func bytesAt(p pointer, off, n int) []byte {
	if n == 0 {
		return []byte{}
	}
	return unsafe.Slice((*byte)(unsafe.Add(p, off)), n)
}

// pointerInto returns the pointer to what lies off bytes into data, or to where
// data begins when off is its end. It panics when off lies outside.
func pointerInto(data []byte, off int) pointer {
	if off == len(data) {
		return unsafe.Pointer(unsafe.SliceData(data))
	}
	return unsafe.Pointer(&data[off])
}

// pointerTo returns the pointer to the first item of a slice.
func pointerTo[T Item](p []T) pointer { return unsafe.Pointer(unsafe.SliceData(p)) }

// address returns where p points, for comparison. It is sound since nothing is
// converted back.
func address(p pointer) uintptr { return uintptr(p) }

// Package layout describes where the items of a buffer lie, without holding
// the buffer: N-dimensional geometry in bytes, as PEP 3118 defines it.
//
// A [Layout] has an offset, an itemsize, and for each axis a length (shape)
// and a distance in bytes between neighbors (stride). Item (i, j) of a
// two-dimensional layout lies at offset + i·stride₀ + j·stride₁. Slicing,
// transposing, broadcasting and indexing an axis away change these few numbers
// and leave every byte where it is: this is what makes them free.
//
//	data = b"abcdefgh"            offset 0  shape (8)  strides (1)
//	a b c d e f g h
//
//	data[6:0:-2]                  offset 6  shape (3)  strides (-2)
//	. . c . e . g .               items g, e, c
//
//	data as 2 rows of 4           offset 0  shape (2, 4)  strides (4, 1)
//	a b c d
//	e f g h
//
//	and transposed                offset 0  shape (4, 2)  strides (1, 4)
//	a e
//	b f
//	c g
//	d h
//
// # Contents
//
//   - [Bytes], [Contiguous], [Fortran] and [Strided] make layouts from numbers
//     the program knows to be right, and panic otherwise; [New], [NumBytes] and
//     [Layout.Check] are for numbers that somebody else sent, and return errors.
//   - [NewRange] turns the bounds of a Python slice into a [Range]; with it
//     [Layout.Slice] takes a part of an axis.
//   - [Layout.Index], [Layout.Transpose], [Layout.Broadcast] and
//     [Layout.Reshape] do what NumPy does without a copy; [Layout.Cast] does
//     what memoryview.cast does.
//   - [Layout.At] finds one item; [Layout.Offsets] walks over all items, and
//     [Layout.Runs] over runs of equally spaced items, for loops that are hot.
//     [Pairs] walks over two layouts at once.
//   - [Layout.IsC], [Layout.IsF] and [Layout.IsContiguous] answer as a
//     memoryview's c_contiguous, f_contiguous and contiguous do.
//   - [Overlaps] tells whether two layouts over one memory share a byte.
//
// # Values
//
// A Layout is a value: assigning it copies it, and methods return changed
// copies. Methods have pointer receivers because a Layout is 96 bytes and
// copying it for each question would cost more than the answer; no method
// changes its receiver. The first four axes are inline, so layouts of up to
// four axes never allocate; further axes, up to Python's limit of 64, lie in a
// block that copies share and that is never written after it was made.
//
// # Pointers in memory
//
// An axis may have a suboffset: then its stride leads to a pointer, and the
// item lies suboffset bytes beyond where that pointer points. A layout knows no
// memory, so it follows pointers through the function given to
// [Layout.WithSuboffsets]. Ordinary memory has no suboffsets.
//
// # Errors
//
// Whatever a Python program can provoke is returned as an error of package
// pyerr with CPython 3.15's text. What only Go code can get wrong, such as an
// axis that does not exist, panics.
//
// See https://docs.python.org/3/c-api/buffer.html#complex-arrays.
package layout

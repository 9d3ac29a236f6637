// Package strided gives Go programs typed views of buffers: a [View] of T is
// to a memoryview what a []T is to a []byte, with up to four axes and any
// strides.
//
// A view is a pointer to its first item and, for each axis, a length and a
// distance in bytes. Slicing, reversing, transposing and taking an index change
// these few numbers; the items stay where they are:
//
//	memory        0  1  2  3  4  5  6  7  8  9 10 11      float64 each
//
//	v             0  1  2  3      shape (3, 4)  strides (32, 8)
//	              4  5  6  7
//	              8  9 10 11
//
//	v.Slice(1, 0, 4, 2)           every second column
//	              0  2            shape (3, 2)  strides (32, 16)
//	              4  6
//	              8 10
//
//	v.Transpose()                 columns become rows
//	              0  4  8         shape (4, 3)  strides (8, 32)
//	              1  5  9
//	              2  6 10
//	              3  7 11
//
//	v.Index(0, 1).Reverse(0)      row 1 from its end
//	              7  6  5  4      shape (4)     strides (-8)
//
// The checks come once, when a view is made: [Of] looks at the format, the
// itemsize, the byte order, the alignment and whether the memory may be
// written, and its error says which of them is in the way. From then on nothing
// fails, nothing allocates, and a mistake of the program panics as it does with
// a slice: "strided: index 9 out of range [0:4] on axis 0".
//
//	v, err := strided.Of[float64](view)   // view is a *buffer.View
//	for row := range v.Rows() {
//		for x := range row.Values() {
//			sum += x
//		}
//	}
//
// # Contents
//
//   - [Of] and [ReadOnlyOf] view what a buffer.View shows, [Borrow] and
//     [BorrowReadOnly] what any exporter lends, [FromSlice] a Go slice.
//   - [View.Slice], [View.Index], [View.Transpose] and [View.Reverse] derive
//     views and can be chained. [View.SliceInto] is Slice where every
//     nanosecond counts.
//   - [View.At] and [View.Set] are for one item; [View.Values], [View.All] and
//     [View.Rows] walk; [View.Contiguous] gives the items as a Go slice when
//     they lie side by side, and [View.AppendTo] a copy otherwise.
//   - [View.CopyFrom] and [View.Fill] write many items.
//   - [View.Export] lends the memory of a view back to the buffer protocol;
//     [Slice] does so for a plain Go slice, so that it can be a memoryview.
//
// # Memory
//
// A View is a value: assigning it copies its numbers, never the items. It keeps
// the memory it shows from being collected, but it is no loan and cannot be
// released: it is valid until the buffer.View or the loan it was made from is
// released. Afterwards its memory may hold something else where a heap reuses
// memory, and may be gone where it was mapped from a file.
//
// # Concurrency
//
// Any number of goroutines may read through views of the same memory at once,
// through the same View or different ones: no method but Set, Set1, Fill,
// CopyFrom and SliceInto writes to anything. As with slices, whoever writes
// needs to know that nobody else uses the items written. Making and releasing
// the views of package buffer is not safe for concurrent use.
package strided

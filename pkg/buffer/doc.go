// Package buffer is Python's buffer protocol and the objects that speak it:
// bytes, bytearray, array and memoryview, with CPython 3.15's behavior and
// texts.
//
// An [Exporter] owns memory and lends it. A loan is a [Buffer]: the memory
// itself, not a copy of it, with a format and a layout that say what lies
// where. A [View], Python's memoryview, is a window on a loan. Slicing and
// casting a view give another view of the same loan; no byte moves.
//
//	ByteArray  h e l l o   w o r l d        owns memory, lends it
//	           │
//	Buffer     └─ loan: data, format B, layout (11,)
//	           │
//	View       ├─ memoryview(b)        h e l l o   w o r l d
//	View       ├─ …[6:]                            w o r l d
//	View       └─ …[6:][::-2]                      d   r   w   (backwards)
//
// While a loan lasts its owner refuses to change size, since the memory might
// move:
//
//	b := buffer.NewByteArray([]byte("hello world"))
//	v, err := buffer.NewView(b)
//	err = b.Append('!')  // BufferError: Existing exports of data: object cannot be re-sized
//	err = v.Release()    // the loan's last view: the loan is over
//	err = b.Append('!')  // nil
//
// # From Python to Go
//
//	memoryview(b)             v, err := buffer.NewView(b)
//	m[2:6]                    v.Slice(v.Range(2, 6, 1))
//	m[6:], m[:-1]             v.Slice(v.Range(6, math.MaxInt, 1)), v.Slice(v.Range(0, -1, 1))
//	m[::-1]                   v.Slice(v.Range(math.MaxInt, math.MinInt, -1))
//	m[2], m[2] = 7            v.At(2), v.Set(format.Int(7), 2)
//	m[2:6] = other            v.Assign(v.Range(2, 6, 1), other)
//	m.cast('H', [2, 3])       v.Cast("H", []int{2, 3})
//	m.tobytes()               v.ToBytes(buffer.OrderC)
//	m == b'abc'               v.Equal(buffer.NewBytes([]byte("abc")))
//	m.shape, m.format         v.AppendShape(nil), v.ItemFormat()
//	with memoryview(b) as m:  defer v.Release()
//
// Every view made is to be released, slices included: only then may the owner
// change size, or a mapped file be closed. A Go program that wants the bytes of
// a view asks for them with [View.Bytes], which copies nothing. Loops over
// numbers are written with package strided, records and headers are read with
// package format, and files, images and variables lend themselves by package
// bufferio.
//
// # Contents
//
//   - The protocol: [Exporter], [Request], [Buffer], [Releaser].
//   - The objects: [Bytes], [ByteArray], [Array], [View], and [NDArray], an
//     exporter of any layout for tests and for the few programs that need one.
//   - Memory: [Heap] limits, counts and recycles it, and reports to a [Trace]
//     what happens, every copy included. All objects work without a Heap.
//   - Questions people ask: [View.SharesMemory], [View.Base], [View.Retained],
//     [View.Compact], and who holds the memory: [HeldError], [Trace].Origin.
//
// # Memory
//
// A function that hands out memory says whether it copies and until when the
// memory is valid. Without a Heap, or with one that does not reuse, memory
// that a Go program kept stays valid as any Go memory does; it may only no
// longer be the object's. With [Heap].Reuse memory is handed out again as soon
// as Free gives it back: that is for an interpreter that counts references,
// which also embeds the objects in its own and initializes them in place (the
// Init methods).
//
// An object must not be copied after its first use.
//
// # Concurrency
//
// Any number of goroutines may read at once, through the same view or through
// different ones, and from the same object: all methods that return items,
// bytes, copies, comparisons or facts may run together, Hash included. As with
// slices, items that nobody else uses may be written meanwhile, so that each
// goroutine can fill its own part of one array. A [Bytes] without a Heap may
// even be lent at once, since nobody counts its loans.
//
// What counts loans or views needs to be alone with the object and all views of
// it: to make a view of a ByteArray, Array or NDArray, to slice, cast, derive or
// release one, to lend (Export, and Equal with anything but a View or a Bytes),
// to change a size. Make the parts first, then start the goroutines:
//
//	parts := make([]*buffer.View, n)  // here, by v.Slice
//	for _, part := range parts {
//		group.Go(func() { work(part) })
//	}
//	group.Wait()
//	for _, part := range parts { … part.Release() … }
//
// A Heap serves one goroutine. With one, what takes memory from it (ToBytes,
// Compact, AppendHex) needs to be alone too, and its hooks and its Poll run in
// whatever goroutine reads or writes.
//
// # Machines of 32 bits
//
// There an int, and with it every length, stride and size of a format, ends at
// 2³¹-1: what is larger is refused as CPython on such a machine refuses it.
// Formats stay those of 64 bits. Tests compare with a CPython of 64 bits.
//
// # Errors
//
// Errors are those of package pyerr, with Python's class and text. Conditions
// that a caller may want to tell apart have names, such as [ErrReleased].
// What only Go code can get wrong panics.
//
// See https://docs.python.org/3/c-api/buffer.html and
// https://docs.python.org/3/library/stdtypes.html#binary-sequence-types-bytes-bytearray-memoryview.
package buffer

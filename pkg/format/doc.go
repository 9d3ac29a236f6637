// Package format knows item formats: how the bytes of one item become a value
// and back.
//
// A format is text in the grammar of Python's struct module, which is also
// that of the buffer protocol (PEP 3118). It says how many bytes an item has,
// how they are aligned, in which order they stand and what they mean:
//
//	"<hI3s"   little endian: a 16-bit integer, a 32-bit unsigned one, 3 bytes
//
//	 byte   0   1 | 2   3   4   5 | 6   7   8
//	        └─h─┘   └─────I─────┘   └──3s───┘
//
// Two things are offered, for two kinds of user.
//
// A [Code] is one native item: what a memoryview element is. Reading and
// writing one is a switch and a load; it allocates nothing.
//
//	code, ok := format.Native("@h")
//	v := code.Get([]byte{0x01, 0x80}) // Int -32767
//	err := code.Put(p, format.Int(40000)) // ErrRange
//
// A [Format] is a parsed text of any length: what struct.pack and
// struct.unpack use, and what decides whether two memoryviews with different
// formats are equal.
//
//	f, err := format.Parse("<hI3s")
//	f.Size()     // 9
//	f.NumItems() // 3
//
// An [Item] is a value on its way in or out. It is a small struct, not an
// interface: numbers travel in it without allocation.
//
// Native formats are those of 64-bit Linux on a little endian machine
// (LP64: l, L, n, N and P have 8 bytes) wherever the program runs. Texts and
// bytes are then the same natively and in the browser.
//
// Code reports failures as two conditions, [ErrRange] and [ErrType]: a
// memoryview, an array and the struct module each say them with words of their
// own. Format speaks for the struct module and uses its words.
//
// See https://docs.python.org/3/library/struct.html and
// https://peps.python.org/pep-3118/.
package format

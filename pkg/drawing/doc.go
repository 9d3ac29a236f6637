// Package drawing draws memory as text: for terminals, slides and documents.
//
//	[data]   bytearray · 12 bytes · writable · 1 export: cannot be resized
//	            0    1    2    3    4    5    6    7    8    9   10   11
//	       0   48   65   6c   6c   6f   20  *50  *79  *74  *68  *6f  *6e
//	            H    e    l    l    o         P    y    t    h    o    n
//	[window] view 'B' · offset 6 · shape (6,) · strides (1,)
//	                                       ├[0]┤├[1]┤├[2]┤├[3]┤├[4]┤├[5]┤
//	                                          80  121  116  104  111  110
//
// Names are chips in brackets. Under the bytes of a buffer lies a lane for every
// view over it: a segment for each item, with its index and its value; hatching
// where a stride skips bytes; an arrow at the segments of a view that runs
// backwards. What changed in a step is starred. All of it is legible without
// color.
//
// # Contents
//
//	style.go     width and colors; what a drawing is made with
//	canvas.go    the grid of characters that everything is put on
//	memory.go    a whole State: its buffers, the views that are released
//	card.go      one buffer: bytes, rows that are left out
//	lane.go      one view under a row of bytes
//	item.go      where the items of a view lie, and their values
//	step.go      what a step did, in words and with the memory after it
//	ledger.go    what each line cost, beside its source
//
// A drawing reads the bytes of a buffer while it is made and keeps none.
package drawing

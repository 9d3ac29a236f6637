// Package bufferio is where the buffer protocol meets the rest of Go: readers
// and writers, network connections, images, mapped files and the variables of
// a program.
//
// In one direction a view serves as what Go packages ask for; in the other,
// what Go packages made serves as an exporter, of which buffer.NewView makes a
// memoryview. In both the bytes stay where they are:
//
//	*buffer.View ──┬─ NewReader  ──▶ io.Reader, io.Seeker, io.WriterTo
//	               ├─ NewWriter  ──▶ io.Writer
//	               ├─ ReadFull   ◀── *os.File, any io.Reader
//	               ├─ Blocks     ──▶ net.Buffers: one writev for many rows
//	               └─ NewRGBA …  ──▶ image.Image, draw.Image
//
//	*image.RGBA ───── ExportRGBA     ──┐
//	[]struct{…} ───── ExportField    ──┤
//	[4][3]float64 ─── ExportVariable ──┼─▶ buffer.Exporter ─▶ *buffer.View
//	*os.File ──────── Map            ──┤
//	[]byte ────────── Memory         ──┘
//
// A slice of numbers is an exporter by strided.Slice.
//
// One field of the records of a program, seen by Python as an array with gaps:
//
//	type body struct {
//		name [8]byte
//		mass float64
//		at   [3]float64
//	}
//
//	bodies[0]                                bodies[1]
//	┌─name──┬─mass──┬─x─────┬─y─────┬─z─────┬─name──┬─mass──┬─x─────┬─…
//	│       │       │▓▓▓▓▓▓▓│▓▓▓▓▓▓▓│▓▓▓▓▓▓▓│       │       │▓▓▓▓▓▓▓│
//	└───────┴───────┴───────┴───────┴───────┴───────┴───────┴───────┴─…
//	                ├─ 8 ──▶│ strides[1]
//	                ├─ 40 ─────────────────────────────────▶│ strides[0]
//
//	e := bufferio.ExportField(bodies, func(b *body) *[3]float64 { return &b.at })
//	v, err := buffer.NewView(e)  // format d, shape (len(bodies), 3)
//
// # Contents
//
//   - Streams: [Reader] and [Writer] go over the items of a view in C order;
//     [ReadFull] lets a file or connection write into the memory of a view;
//     [Blocks] gives the memory in pieces for net.Buffers.
//   - Images over views: [RGBA], [NRGBA] and [Gray], with any strides. Where
//     the pixels lie as the standard library wants them, their Shared methods
//     return an *image.RGBA and the like of the same memory.
//   - Exporters: [Memory], [ExportRGBA], [ExportNRGBA], [ExportGray],
//     [ExportField], [ExportVariable], [Map].
//
// # Memory
//
// What is made from a view shares its memory and is valid until the view is
// released. What is exported shares memory with the variable it was made from
// and keeps that alive. Nothing is copied but where a doc comment says so.
package bufferio

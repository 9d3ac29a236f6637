package main

import (
	"bytes"
	"fmt"
	"runtime/debug"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
)

// measureBulk measures what touches every item.
func measureBulk(t *table) {
	measureContiguous(t)
	measureStrided[uint8](t, "B")
	measureStrided[uint16](t, "H")
	measureStrided[uint32](t, "I")
	measureStrided[uint64](t, "Q")
}

func measureContiguous(t *table) {
	v := byteView(nil, megabyte)
	data, err := v.Bytes()
	must(err)
	var copied buffer.Bytes
	var cloned []byte
	percent := debug.SetGCPercent(-1)
	// New memory makes each piece take its own time, so there are many turns of
	// one piece.
	t.speedOf("View.ToBytes, 1 MB, against bytes.Clone", 0.95, compareTurns(
		uncollected(func() { must(v.ToBytesInto(&copied, buffer.OrderC)) }),
		uncollected(func() { cloned = bytes.Clone(data) }),
		1, 1, 1001))
	debug.SetGCPercent(percent)
	if !bytes.Equal(cloned, copied.Data()) {
		panic("bars: ToBytes and Clone differ")
	}

	dst := make([]byte, megabyte)
	t.speed("View.CopyInto, 1 MB, against copy", 0.95,
		repeated(func() { must(v.CopyInto(dst, buffer.OrderC)) }),
		repeated(func() { copy(dst, data) }))

	other := bytes.Clone(data)
	for _, format := range []string{"B", "q"} {
		a, err := v.Cast(format, nil)
		must(err)
		b := castBytes(other, format)
		t.speed(fmt.Sprintf("View.Equal, '%s', 1 MB, against bytes.Equal", format), 0.95,
			repeated(func() {
				if same, err := a.EqualView(b); !same || err != nil {
					panic("equal views differ")
				}
			}),
			repeated(func() {
				if !bytes.Equal(data, other) {
					panic("equal bytes differ")
				}
			}))
	}
}

// measureStrided measures reading and writing every second of items that have
// the size of a T. One megabyte is moved.
func measureStrided[T uint8 | uint16 | uint32 | uint64](t *table, format string) {
	n := megabyte / castBytes(make([]byte, 8), format).ItemSize()
	spread, packed := make([]T, 2*n), make([]T, n)

	whole := castBytes(make([]byte, 2*megabyte), format)
	r := layout.Range{Start: 0, Step: 2, Len: n}
	part, err := whole.Slice(r)
	must(err)
	dst := make([]byte, megabyte)
	t.ratio(fmt.Sprintf("gather '%s', 1 MB, against a loop", format), 1.5,
		repeated(func() { must(part.CopyInto(dst, buffer.OrderC)) }),
		repeated(func() { gather(packed, spread) }))

	src := castBytes(make([]byte, megabyte), format)
	t.ratio(fmt.Sprintf("scatter '%s', 1 MB, against a loop", format), 1.5,
		repeated(func() { must(whole.Assign(r, src)) }),
		repeated(func() { scatter(spread, packed) }))
}

// castBytes returns a view of a new bytearray of data as items of a format.
func castBytes(data []byte, format string) *buffer.View {
	v, err := buffer.NewView(buffer.NewByteArray(data))
	must(err)
	cast, err := v.Cast(format, nil)
	must(err)
	return cast
}

func gather[T any](dst, src []T) {
	for i := range dst {
		dst[i] = src[2*i]
	}
}

func scatter[T any](dst, src []T) {
	for i := range src {
		dst[2*i] = src[i]
	}
}

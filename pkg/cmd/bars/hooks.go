package main

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
)

// measureHooks measures what heaps and traces cost who uses neither: functions
// of package buffer against copies of them that know of no heap.
func measureHooks(t *table) {
	const bar = 1 // nanoseconds for each call
	v := byteView(nil, 1000)
	data, err := v.Bytes()
	must(err)
	plain := &plainView{loan: &plainLoan{data: data, views: 1}, layout: layout.Bytes(len(data)), code: format.UnsignedChar}
	r := layout.NewRange(1, math.MaxInt, 1, len(data))

	var part buffer.View
	var plainPart plainView
	c := compare(
		timed(func(n int) {
			for range n {
				must(v.SliceInto(&part, r))
				must(part.Release())
			}
		}),
		timed(func(n int) {
			for range n {
				must(plain.sliceInto(&plainPart, r))
				must(plainPart.release())
			}
		}))
	t.atMost("nil Heap: SliceInto and Release, each call", nanos, c.difference/2, bar, c.ofDifference.String()+", for both calls")

	dst := make([]byte, len(data))
	c = compare(
		timed(func(n int) {
			for range n {
				must(v.CopyInto(dst, buffer.OrderC))
			}
		}),
		timed(func(n int) {
			for range n {
				must(plain.copyInto(dst))
			}
		}))
	t.atMost("nil Heap: CopyInto of 1 KB", nanos, c.difference, bar, c.ofDifference.String())

	item := format.Uint(7)
	c = compare(
		timed(func(n int) {
			for range n {
				must(v.Set1(9, item))
			}
		}),
		timed(func(n int) {
			for range n {
				must(plain.set1(9, item))
			}
		}))
	t.atMost("nil Heap: Set1", nanos, c.difference, bar, c.ofDifference.String())
}

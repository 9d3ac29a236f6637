package main

import (
	"fmt"
	"math"
	"runtime"

	"github.com/zerocopyzen/zen/pkg/buffer"
)

// megabyte is the size of the memory that views are measured over.
const megabyte = 1 << 20

// measureSlicing measures m[1:] and its release against CPython's.
func measureSlicing(t *table, cpython *python) {
	for _, with := range []struct {
		what string
		heap *buffer.Heap
	}{
		{"nil Heap", nil},
		{"the machine's Heap", &buffer.Heap{Reuse: true, Poll: func() error { return nil }}},
	} {
		v := byteView(with.heap, megabyte)
		var part buffer.View
		into := func() { sliceInto(v, &part, 1) }
		name := "View.SliceInto and Release, " + with.what
		t.noAllocations(name, into)
		if runtime.GOARCH == "wasm" {
			t.nanoseconds(name, 60, timed(func(n int) { sliceInto(v, &part, n) }))
			continue
		}
		t.against(cpython, name, 0.35, timed(func(n int) { sliceInto(v, &part, n) }))
	}
	v := byteView(nil, megabyte)
	blocks, bytes := allocations(func() { slice(v, 1) })
	t.judge("View.Slice, allocations", fmt.Sprintf("%.0f, %.0f B", blocks, bytes), "1, ≤ 128 B", blocks == 1 && bytes <= 128, "")
	if runtime.GOARCH != "wasm" {
		t.against(cpython, "View.Slice and Release", 1.3, timed(func(n int) { slice(v, n) }))
	}
}

// against compares with the same work in CPython.
func (t *table) against(cpython *python, what string, bar float64, ours subject) {
	if cpython.why != "" {
		t.missing(what+", against CPython", cpython.why)
		return
	}
	t.ratio(what+", against CPython", bar, ours, cpython.slices)
}

func sliceInto(v, part *buffer.View, n int) {
	for range n {
		must(v.SliceInto(part, v.Range(1, math.MaxInt, 1)))
		must(part.Release())
	}
}

func slice(v *buffer.View, n int) {
	for range n {
		part, err := v.Slice(v.Range(1, math.MaxInt, 1))
		must(err)
		must(part.Release())
	}
}

// byteView returns a view of a new bytearray.
func byteView(h *buffer.Heap, n int) *buffer.View {
	array := new(buffer.ByteArray)
	must(array.InitZero(h, n))
	v, err := buffer.NewView(array)
	must(err)
	return v
}

// must panics when something fails that has no reason to.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

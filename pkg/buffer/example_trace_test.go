package buffer_test

import (
	"fmt"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
)

// traced returns a bytearray whose heap tells the trace.
func traced(text string, trace *buffer.Trace) *buffer.ByteArray {
	b := new(buffer.ByteArray)
	if err := b.Init(&buffer.Heap{Trace: trace}, []byte(text)); err != nil {
		panic(err)
	}
	return b
}

func ExampleAllocEvent() {
	traced("hello", &buffer.Trace{Alloc: func(e buffer.AllocEvent) {
		fmt.Printf("%s %d has %q\n", e.Type, e.ID, e.Data)
	}})
	// Output:
	// bytearray 1 has "hello"
}

func ExampleResizeEvent() {
	b := traced("hello", &buffer.Trace{Resize: func(e buffer.ResizeEvent) {
		fmt.Printf("%d bytes, now %d, moved: %v\n", e.OldLen, len(e.Data), e.Moved)
	}})
	for range 2 {
		if err := b.Append('!'); err != nil {
			fmt.Println(err)
		}
	}
	// Output:
	// 5 bytes, now 6, moved: true
	// 6 bytes, now 7, moved: true
}

func ExampleWriteEvent() {
	b := traced("abcdef", &buffer.Trace{
		BeforeWrite: func(e buffer.WriteEvent) { fmt.Printf("before: %s\n", e.Data) },
		Write: func(e buffer.WriteEvent) {
			fmt.Printf("after:  %s, %d items from %d on, %d bytes apart\n", e.Data, e.Count, e.Offset, e.Step)
		},
	})
	v := must(buffer.NewView(b))
	if err := v.Assign(v.Range(0, 6, 2), buffer.NewBytes([]byte("XYZ"))); err != nil {
		fmt.Println(err)
	}
	// Output:
	// before: abcdef
	// after:  XbYdZf, 3 items from 0 on, 2 bytes apart
}

func ExampleViewEvent() {
	b := traced("abcdef", &buffer.Trace{View: func(_ *buffer.View, e buffer.ViewEvent) {
		fmt.Printf("view %d of object %d by %v of view %d\n", e.View, e.Object, e.Op, e.Parent)
	}})
	v := must(buffer.NewView(b))
	must(v.Cast("H", nil))
	// Output:
	// view 2 of object 1 by export of view 0
	// view 3 of object 1 by cast of view 2
}

func ExampleViewOp() {
	fmt.Println(buffer.OpSlice, buffer.OpReadOnly)
	// Output:
	// slice toreadonly
}

func ExampleCopyEvent() {
	copies := make(map[buffer.Reason]int)
	b := traced("abcdef", &buffer.Trace{Copy: func(e buffer.CopyEvent) { copies[e.Reason] += e.Bytes }})
	v := must(buffer.NewView(b))
	must(v.ToBytes(buffer.OrderC))
	fmt.Println(copies)
	// Output:
	// map[constructor:6 tobytes:6]
}

func ExampleReason() {
	fmt.Println(buffer.ReasonMove, "of", buffer.ReasonByteArraySlice)
	// Output:
	// resize of bytearray slice
}

func ExampleOrder() {
	nd := must(buffer.NewNDArray([]byte("abcdef"), buffer.NDOptions{Shape: []int{2, 3}}))
	v := must(buffer.NewView(nd))
	for _, order := range []buffer.Order{buffer.OrderC, buffer.OrderF} {
		fmt.Println(must(v.ToBytes(order)))
	}
	// Output:
	// b'abcdef'
	// b'adbecf'
}

// A picture upside down: the last row comes first.
func ExampleNDOptions() {
	nd := must(buffer.NewNDArray([]byte("topmidend"), buffer.NDOptions{
		Shape: []int{3, 3}, Strides: []int{-3, 1}, Offset: 6, Writable: true,
	}))
	v := must(buffer.NewView(nd))
	fmt.Println(must(v.ToBytes(buffer.OrderC)))
	fmt.Println(v.Set(format.Int('E'), 0, 0), must(v.ToBytes(buffer.OrderF)))
	// Output:
	// b'endmidtop'
	// <nil> b'Emtnioddp'
}

func ExampleOrigin() {
	fmt.Println(buffer.Origin{File: "main.go", Line: 12})
	fmt.Println(buffer.Origin{Line: 3})
	// Output:
	// main.go:12
	// line 3
}

// A pool lends blocks and wants them back.
type pool struct {
	blocks [][]byte
}

func (p *pool) Export(buffer.Request) (*buffer.Buffer, error) {
	last := len(p.blocks) - 1
	block := p.blocks[last]
	p.blocks = p.blocks[:last]
	return &buffer.Buffer{Data: block, Layout: layout.Bytes(len(block)), Lender: p}, nil
}

func (p *pool) ReleaseBuffer(loan *buffer.Buffer) { p.blocks = append(p.blocks, loan.Data) }

func ExampleReleaser() {
	p := &pool{blocks: [][]byte{make([]byte, 512)}}
	v := must(buffer.NewView(p))
	tail := must(v.Slice(v.Range(500, 512, 1)))
	fmt.Println(v.Release(), len(p.blocks)) // tail still needs the block
	fmt.Println(tail.Release(), len(p.blocks))
	// Output:
	// <nil> 0
	// <nil> 1
}

func ExampleSpliceEvent() {
	b := traced("hello world", &buffer.Trace{BeforeResize: func(e buffer.SpliceEvent) {
		fmt.Printf("from byte %d on %q makes room for %d bytes\n", e.At, e.Removed, e.Inserted)
	}})
	if err := b.SetSlice(layout.NewRange(0, 5, 1, b.Len()), []byte("goodbye"), 0); err != nil {
		fmt.Println(err)
	}
	fmt.Println(b)
	// Output:
	// from byte 5 on "" makes room for 2 bytes
	// bytearray(b'goodbye world')
}

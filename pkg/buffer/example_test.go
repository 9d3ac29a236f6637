package buffer_test

import (
	"fmt"
	"math"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// must returns v, or panics: in the examples nothing fails but what is shown
// to fail.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func Example() {
	b := buffer.NewByteArray([]byte("hello world"))
	v := must(buffer.NewView(b))
	tail := must(v.Slice(v.Range(6, 11, 1))) // no byte moves

	if err := tail.Set(format.Int('W'), 0); err != nil {
		fmt.Println(err)
	}
	fmt.Println(b)

	err := b.Append('!')
	fmt.Println(pyerr.Traceback(err))

	for _, view := range []*buffer.View{v, tail} {
		if err := view.Release(); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println(b.Append('!'), b)
	// Output:
	// bytearray(b'hello World')
	// BufferError: Existing exports of data: object cannot be re-sized
	// <nil> bytearray(b'hello World!')
}

func ExampleView() {
	b := buffer.NewByteArray([]byte("hello world"))
	m := must(buffer.NewView(b))
	for _, r := range []layout.Range{
		m.Range(2, 6, 1),                      // m[2:6]
		m.Range(6, math.MaxInt, 1),            // m[6:]
		m.Range(0, -1, 1),                     // m[:-1]
		m.Range(math.MaxInt, math.MinInt, -1), // m[::-1]
	} {
		part := must(m.Slice(r))
		fmt.Println(must(part.ToBytes(buffer.OrderC)))
		fmt.Println(must(part.Equal(buffer.NewBytes([]byte("world")))), part.AppendShape(nil), part.Release())
	}
	fmt.Println(m.Assign(m.Range(0, 5, 1), buffer.NewBytes([]byte("HELLO"))), b)
	fmt.Println(m.Release(), b.Append('!'), b)
	// Output:
	// b'llo '
	// false [4] <nil>
	// b'world'
	// true [5] <nil>
	// b'hello worl'
	// false [10] <nil>
	// b'dlrow olleh'
	// false [11] <nil>
	// <nil> bytearray(b'HELLO world')
	// <nil> <nil> bytearray(b'HELLO world!')
}

func ExampleView_Cast() {
	v := must(buffer.NewView(buffer.NewBytes([]byte("\x01\x00\x02\x00\x03\x00\x04\x00"))))
	shorts := must(v.Cast("H", []int{2, 2}))
	fmt.Println(shorts.AppendShape(nil), shorts.AppendStrides(nil))
	for item := range shorts.Values() {
		fmt.Println(item.Int64())
	}
	_, err := v.Cast("3H", nil)
	fmt.Println(pyerr.Traceback(err))
	// Output:
	// [2 2] [4 2]
	// 1 true
	// 2 true
	// 3 true
	// 4 true
	// ValueError: memoryview: destination format must be a native format prefixed with an optional '@'
}

func ExampleView_Assign() {
	b := buffer.NewByteArray([]byte("abcdef"))
	v := must(buffer.NewView(b))
	// v[2:5] = v[0:3]: source and target overlap
	src := must(v.Slice(v.Range(0, 3, 1)))
	fmt.Println(v.Assign(v.Range(2, 5, 1), src), b)
	// Output:
	// <nil> bytearray(b'ababcf')
}

func ExampleView_Compact() {
	huge := must(buffer.NewView(buffer.NewByteArray(make([]byte, 20<<20))))
	small := must(huge.Slice(huge.Range(0, 3, 1)))
	fmt.Println(small.Retained())
	compact := must(small.Compact())
	fmt.Println(compact.Retained())
	// Output:
	// 20971520 3
	// 3 3
}

func ExampleBytes() {
	b := buffer.NewBytes([]byte("it's immutable"))
	fmt.Println(b, b.Len())
	_, err := b.Export(buffer.Writable)
	fmt.Println(err)
	// Output:
	// b"it's immutable" 14
	// Object is not writable.
}

func ExampleByteArray() {
	b := buffer.NewByteArray([]byte("0123456789"))
	r := layout.NewRange(0, b.Len(), 2, b.Len())
	fmt.Println(b.SetSlice(r, []byte("abcde"), 0), b)
	fmt.Println(b.DeleteSlice(r), b)
	var taken buffer.Bytes
	fmt.Println(b.TakeBytes(&taken, 2), &taken, b)
	// Output:
	// <nil> bytearray(b'a1b3c5d7e9')
	// <nil> bytearray(b'13579')
	// <nil> b'13' bytearray(b'579')
}

func ExampleArray() {
	a := must(buffer.NewArray("h", format.Int(1), format.Int(2)))
	fmt.Println(a.Append(format.Int(300)), a)
	err := a.Append(format.Int(40000))
	fmt.Println(pyerr.Traceback(err))
	v := must(buffer.NewView(a))
	fmt.Printf("%s %x\n", v.ItemFormat(), v)
	// Output:
	// <nil> array('h', [1, 2, 300])
	// OverflowError: signed short integer is greater than maximum
	// h 010002002c01
}

func ExampleNDArray() {
	nd := must(buffer.NewNDArray([]byte("abcdef"), buffer.NDOptions{Shape: []int{2, 3}, Fortran: true}))
	v := must(buffer.NewView(nd))
	fmt.Println(v.AppendShape(nil), v.AppendStrides(nil), v.IsC(), v.IsF())
	fmt.Println(must(v.ToBytes(buffer.OrderC)), must(v.ToBytes(buffer.OrderF)))
	_, err := buffer.NewNDArray([]byte("abcdef"), buffer.NDOptions{Shape: []int{2, 3}, Strides: []int{100, 1}})
	fmt.Println(err)
	// Output:
	// [2 3] [1 2] false true
	// b'acebdf' b'abcdef'
	// invalid combination of buffer, shape and strides
}

// A row of an image lends its memory: any Go type can.
type row struct {
	pixels []byte
}

func (r *row) Export(request buffer.Request) (*buffer.Buffer, error) {
	if request.Has(buffer.Writable) {
		return nil, pyerr.BufferError.New("row is not writable")
	}
	return &buffer.Buffer{Data: r.pixels, Layout: layout.Bytes(len(r.pixels)), ReadOnly: true}, nil
}

func ExampleExporter() {
	v := must(buffer.NewView(&row{[]byte{10, 20, 30}}))
	fmt.Println(must(v.At(-1)).Int64())
	fmt.Println(v.Set(format.Int(1), 0))
	// Output:
	// 30 true
	// cannot modify read-only memory
}

func ExampleHeap() {
	heap := &buffer.Heap{Limit: 1000}
	var b buffer.ByteArray
	fmt.Println(b.Init(heap, []byte("hello")), heap.InUse())
	fmt.Println(b.Repeat(1000), heap.InUse())
	b.Free()
	fmt.Println(heap.InUse(), heap.Peak())
	// Output:
	// <nil> 5
	// MemoryError 5
	// 0 5
}

func ExampleTrace() {
	copied := 0
	heap := &buffer.Heap{Trace: &buffer.Trace{
		Copy: func(e buffer.CopyEvent) {
			copied += e.Bytes
			fmt.Printf("%d bytes: %v\n", e.Bytes, e.Reason)
		},
		View: func(_ *buffer.View, e buffer.ViewEvent) { fmt.Println("a view by", e.Op) },
	}}
	var b buffer.ByteArray
	if err := b.Init(heap, []byte("hello world")); err != nil {
		fmt.Println(err)
	}
	v := must(buffer.NewView(&b))
	tail := must(v.Slice(v.Range(6, 11, 1)))
	fmt.Println(must(tail.ToBytes(buffer.OrderC)), copied)
	// Output:
	// 11 bytes: constructor
	// a view by export
	// a view by slice
	// 5 bytes: tobytes
	// b'world' 16
}

func ExampleBuffer() {
	b := buffer.NewByteArray([]byte("abc"))
	loan := must(b.Export(buffer.Simple))
	loan.Bytes()[0] = 'A' // the bytearray's own memory
	loan.Release()
	fmt.Println(b)
	// Output:
	// bytearray(b'Abc')
}

func ExampleRequest() {
	v := must(buffer.NewView(buffer.NewBytes([]byte("abcdef"))))
	odd := must(v.Slice(v.Range(1, 6, 2)))
	for _, r := range []buffer.Request{buffer.StridedRO, buffer.Simple, buffer.Full} {
		_, err := odd.Export(r)
		fmt.Printf("%#x %v\n", int(r), err)
	}
	// Output:
	// 0x18 <nil>
	// 0x0 memoryview: underlying buffer is not C-contiguous
	// 0x11d memoryview: underlying buffer is not writable
}

package layout_test

import (
	"encoding/binary"
	"fmt"

	"github.com/zerocopyzen/zen/pkg/layout"
)

// Python's [-2::-3] of ten items.
func ExampleRange() {
	_, stop := layout.DefaultBounds(-3)
	r := layout.NewRange(-2, stop, -3, 10)
	fmt.Printf("%+v:", r)
	for i := range r.Len {
		fmt.Print(" ", r.At(i))
	}
	fmt.Println()
	// Output: {Start:8 Step:-3 Len:3}: 8 5 2
}

// Copying every second byte, run by run.
func ExampleLayout_Runs() {
	data := []byte("a-b-c-d-")
	bytes := layout.Bytes(len(data))
	letters := bytes.SliceFirst(layout.NewRange(0, 8, 2, 8))
	var copied []byte
	letters.Runs(func(offset, n, stride int) bool {
		for range n {
			copied = append(copied, data[offset])
			offset += stride
		}
		return true
	})
	fmt.Printf("%s\n", copied)
	// Output: abcd
}

// Copying the columns of one buffer into the rows of another.
func ExamplePairRun() {
	src := []byte("abcdef")
	dst := make([]byte, 6)
	rows := layout.Contiguous(1, 2, 3)
	columns := rows.Transpose()
	block := layout.Contiguous(1, 3, 2)
	layout.Pairs(&block, &columns, func(r layout.PairRun) bool {
		for i := range r.N {
			dst[r.A+i*r.StrideA] = src[r.B+i*r.StrideB]
		}
		return true
	})
	fmt.Printf("%s\n", dst)
	// Output: adbecf
}

// Two rows behind two pointers, which here are offsets into the same memory.
func ExampleResolve() {
	memory := make([]byte, 22)
	binary.LittleEndian.PutUint64(memory[0:], 19)
	binary.LittleEndian.PutUint64(memory[8:], 16)
	copy(memory[16:], "defabc")
	resolve := func(offset int) int {
		return int(binary.LittleEndian.Uint64(memory[offset:]))
	}
	plain := layout.Strided(0, 1, []int{2, 3}, []int{8, 1})
	rows := plain.WithSuboffsets(resolve, 0, -1)
	for off := range rows.Offsets() {
		fmt.Printf("%c", memory[off])
	}
	fmt.Println()
	// Output: abcdef
}

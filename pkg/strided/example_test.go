package strided_test

import (
	"errors"
	"fmt"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/strided"
)

// The mean of each column of a table that Python made.
func Example() {
	table, err := buffer.NewArray("d", format.Float(1), format.Float(2), format.Float(3), format.Float(5))
	if err != nil {
		fmt.Println(err)
		return
	}
	v, loan, err := strided.Borrow[float64](table)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer loan.Release()
	p, _ := v.Contiguous()
	columns := strided.FromSlice(p, 2, 2).Transpose()
	for column := range columns.Rows() {
		sum := 0.0
		for x := range column.Values() {
			sum += x
		}
		fmt.Println(sum / float64(column.Len()))
	}
	// Output:
	// 2
	// 3.5
}

func ExampleView() {
	numbers := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
	v := strided.FromSlice(numbers, 3, 4)
	everySecond := v.Slice(1, 0, 4, 2)
	fmt.Println(everySecond.AppendTo(nil))
	columns := v.Transpose()
	fmt.Println(columns.AppendTo(nil))
	backwards := v.Index(0, 1).Reverse(0)
	fmt.Println(backwards.AppendTo(nil))

	backwards.Fill(0) // row 1 of the numbers themselves
	fmt.Println(numbers)
	// Output:
	// [0 2 4 6 8 10]
	// [0 4 8 1 5 9 2 6 10 3 7 11]
	// [7 6 5 4]
	// [0 1 2 3 0 0 0 0 8 9 10 11]
}

func ExampleOf() {
	b := buffer.NewByteArray([]byte{1, 0, 2, 0, 3, 0})
	bytes, err := buffer.NewView(b)
	if err != nil {
		fmt.Println(err)
		return
	}
	shorts, err := bytes.Cast("h", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	v, err := strided.Of[int16](shorts)
	if err != nil {
		fmt.Println(err)
		return
	}
	v.Set1(1, -1)
	fmt.Printf("%x\n", b)
	_, err = strided.Of[float32](shorts)
	fmt.Println(errors.Is(err, strided.ErrFormat), err)
	// Output:
	// 0100ffff0300
	// true strided: items of format 'h' are no float32
}

func ExampleView_CopyFrom() {
	letters := []byte("abcdef")
	v := strided.FromSlice(letters)
	tail := v.Slice(0, 2, 6, 1)
	tail.CopyFrom(v.Slice(0, 0, 4, 1)) // they overlap
	fmt.Printf("%s\n", letters)
	v.CopyFrom(v.Reverse(0))
	fmt.Printf("%s\n", letters)
	// Output:
	// ababcd
	// dcbaba
}

func ExampleSlice() {
	numbers := []float64{1, 2, 3}
	view, err := buffer.NewView(strided.Slice[float64](numbers))
	if err != nil {
		fmt.Println(err)
		return
	}
	numbers[1] = 0.5
	item, err := view.At1(1)
	if err != nil {
		fmt.Println(err)
		return
	}
	x, err := item.Float64()
	fmt.Println(view.ItemFormat(), x, err)
	// Output: d 0.5 <nil>
}

func ExamplePosition() {
	v := strided.FromSlice([]int{3, 1, 4, 1, 5, 9}, 2, 3)
	for at, x := range v.All() {
		if x > 4 {
			fmt.Printf("%d in row %d, column %d\n", x, at[0], at[1])
		}
	}
	// Output:
	// 5 in row 1, column 1
	// 9 in row 1, column 2
}

func sum[T strided.Item](v *strided.View[T]) (total T) {
	for x := range v.Values() {
		total += x
	}
	return total
}

// A function over items of any type.
func ExampleItem() {
	bytes, complexes := strided.FromSlice([]byte{1, 2}), strided.FromSlice([]complex64{1, 2i})
	fmt.Println(sum(&bytes), sum(&complexes))
	// Output: 3 (1+2i)
}

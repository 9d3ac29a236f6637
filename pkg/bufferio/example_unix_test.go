//go:build unix

package bufferio_test

import (
	"fmt"
	"os"

	"github.com/zerocopyzen/zen/pkg/bufferio"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/strided"
)

func ExampleMapping() {
	file, err := os.CreateTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.Remove(file.Name())
	defer file.Close()
	if _, err := file.WriteString("zero copies, zero"); err != nil {
		fmt.Println(err)
		return
	}
	m, err := bufferio.Map(file, true)
	if err != nil {
		fmt.Println(err)
		return
	}
	v := see(m)
	if err := v.Set1(0, format.Uint('Z')); err != nil {
		fmt.Println(err)
	}
	fmt.Println(m.Close())
	if err := v.Release(); err != nil {
		fmt.Println(err)
	}
	fmt.Println(m.Close())
	content, err := os.ReadFile(file.Name())
	fmt.Printf("%s %v\n", content, err)
	// Output:
	// cannot close exported pointers exist
	// <nil>
	// Zero copies, zero <nil>
}

// The columns of a table in a file, of which only the pages looked at are read.
func ExampleMap() {
	file, err := os.CreateTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.Remove(file.Name())
	defer file.Close()
	if err := file.Truncate(1000 * 1000 * 8); err != nil { // zeros
		fmt.Println(err)
		return
	}
	m, err := bufferio.Map(file, true)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer m.Close()
	bytes := see(m)
	defer bytes.Release()
	table, err := bytes.Cast("d", []int{1000, 1000})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer table.Release()
	v, err := strided.Of[float64](table)
	if err != nil {
		fmt.Println(err)
		return
	}
	column := v.Index(1, 7)
	column.Set1(999, 0.25)
	sum := 0.0
	for x := range column.Values() {
		sum += x
	}
	fmt.Println(column.Len(), sum)
	// Output: 1000 0.25
}

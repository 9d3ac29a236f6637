//go:build unix

package bufferio_test

import (
	"fmt"
	"os"

	"github.com/zerocopyzen/zen/pkg/bufferio"
	"github.com/zerocopyzen/zen/pkg/format"
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

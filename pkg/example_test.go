package pkg_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/strided"
)

func Example() {
	data := buffer.NewByteArray([]byte("Hello World!"))
	view, err := buffer.NewView(data)
	if err != nil {
		panic(err)
	}
	window, err := view.Slice(view.Range(6, 11, 1)) // view[6:11]: no byte moves
	if err != nil {
		panic(err)
	}
	err = window.Assign(window.Range(0, 5, 1), buffer.NewBytes([]byte("again")))
	fmt.Println(data, err)
	fmt.Println(data.Append('!')) // as in Python: memory that is lent stays where it is

	pixels := strided.FromSlice(make([]byte, 4*6*3), 4, 6, 3) // rows, columns, colors
	red := pixels.Index(2, 0)                                 // the first color of each pixel
	dots := red.Slice(1, 0, 6, 2)                             // in every other column
	dots.Fill(255)
	fmt.Println(pixels.At(3, 4, 0), pixels.At(3, 5, 0), pixels.At(3, 4, 1))
	// Output:
	// bytearray(b'Hello again!') <nil>
	// Existing exports of data: object cannot be re-sized
	// 255 0 0
}

// TestReadme: the program in README.md is the example above.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	_, shown, found := strings.Cut(string(readme), "```go\n")
	shown, _, closed := strings.Cut(shown, "```\n")
	if !found || !closed {
		t.Fatal("README.md has no program in Go")
	}
	_, body, _ := strings.Cut(string(source), "func Example() {\n")
	body, _, _ = strings.Cut(body, "\t// Output:")
	if body = strings.TrimSpace(strings.ReplaceAll("\n"+body, "\n\t", "\n")); strings.TrimSpace(shown) != body {
		t.Errorf("README.md shows\n%s\nand the example is\n%s", shown, body)
	}
}

package drawing_test

import (
	"fmt"
	"strings"

	"github.com/zerocopyzen/zen/pkg/drawing"
	"github.com/zerocopyzen/zen/pkg/playground"
)

const program = `data = bytearray(b'Hello')
view = memoryview(data)[1:4]
view[0] = 97
`

func ExampleStyle_Draw() {
	m := playground.New(playground.Config{})
	done := m.Run(program)
	picture := drawing.Style{Width: 60}.Draw(drawing.Memory{State: done.State, Contents: m.Contents})
	fmt.Print(picture)
	// Output:
	// [data] bytearray · 5 bytes · writable
	//          1 export: cannot be resized
	//           0  1  2  3  4
	//       0  48 61 6c 6c 6f
	//           H  a  l  l  o
	// [view] view 'B' · offset 1 · shape (3,) · strides (1,)
	//             [0][1][2]
}

func ExampleStyle_Step() {
	m := playground.New(playground.Config{})
	done := m.Run(program)
	last := done.Trace.Steps[2]
	state, _ := m.At(last.N)
	picture := drawing.Style{Width: 90}.Step(drawing.Step{
		Step: last, Total: done.Trace.Total, Source: strings.Split(program, "\n"),
		Memory: drawing.Memory{State: state, Contents: m.Contents},
	})
	for line := range strings.Lines(picture) {
		if strings.Contains(line, "•") || strings.Contains(line, "*") {
			fmt.Print(strings.TrimSpace(line), "\n")
		}
	}
	// Output:
	// • view writes 1 byte into data at byte 1: 65 becomes 61
	// 0    48  *61   6c   6c   6f
}

func ExampleStyle_Ledger() {
	m := playground.New(playground.Config{})
	done := m.Run(program)
	fmt.Print(drawing.Style{Width: 80}.Ledger(strings.Split(program, "\n"), done.Trace, done.State.Counters))
	// Output:
	// views   slicing    line   exports
	//                                               shared    copied   wrote      held
	//    1  data = bytearray(b'Hello')                   ·         ·       ·         ·
	//    2  view = memoryview(data)[1:4]                 8         ·       ·         1
	//    3  view[0] = 97                                 ·         ·       1         1
	// ────────────────────────────────────────────────────────────────────────────────
	//       in all                                       8         ·       1         1
	//       slices of bytes in place of views would have copied 3 bytes more
}

func ExamplePrinted() {
	p := drawing.NewPrinted("one\ntwo\n")
	fmt.Printf("%q\n", p.Upto(4)) // what the first step printed
	fmt.Printf("%q\n", p.Upto(8))
	// Output:
	// "one\n"
	// "two\n"
}

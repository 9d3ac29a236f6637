package layout_test

import (
	"encoding/binary"
	"slices"
	"testing"

	"github.com/zerocopyzen/zen/pkg/layout"
)

func TestMoved(t *testing.T) {
	// Two pointers, then two rows of two bytes in the other order.
	memory := make([]byte, 2*layout.PointerSize+4)
	binary.LittleEndian.PutUint64(memory, 18)
	binary.LittleEndian.PutUint64(memory[8:], 16)
	plain := layout.Strided(3, 1, []int{2, 2}, []int{8, -1})
	cells := layout.Strided(0, 1, []int{2, 2}, []int{8, 1})
	behind := cells.WithSuboffsets(func(off int) int { return int(binary.LittleEndian.Uint64(memory[off:])) }, 0, -1)
	for _, test := range []struct {
		l    layout.Layout
		want []int
	}{
		{plain, []int{103, 102, 111, 110}},
		{behind, []int{118, 119, 116, 117}},
	} {
		moved := test.l.Moved(100)
		if got := slices.Collect(moved.Offsets()); !slices.Equal(got, test.want) {
			t.Errorf("items at %v, want %v", got, test.want)
		}
		back := moved.Moved(-100)
		if got, want := slices.Collect(back.Offsets()), slices.Collect(test.l.Offsets()); !slices.Equal(got, want) {
			t.Errorf("moved back: items at %v, want %v", got, want)
		}
	}
}

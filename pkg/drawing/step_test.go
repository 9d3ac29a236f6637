package drawing

import (
	"slices"
	"testing"

	"github.com/zerocopyzen/zen/pkg/playground"
)

func TestPrinted(t *testing.T) {
	p := NewPrinted("ab😀c\nd")
	for _, test := range []struct {
		units int
		want  string
	}{{0, ""}, {1, "a"}, {4, "b😀"}, {4, ""}, {6, "c\n"}, {100, "d"}, {100, ""}} {
		if got := p.Upto(test.units); got != test.want {
			t.Errorf("Upto(%d) = %q, want %q", test.units, got, test.want)
		}
	}
}

func TestChanges(t *testing.T) {
	for _, test := range []struct {
		event playground.Event
		want  []Range
	}{
		{playground.Event{Kind: "write", Buffer: 3, Offset: 6, Count: 6, Size: 1, Stride: 1}, []Range{{3, 6, 12}}},
		{playground.Event{Kind: "write", Buffer: 3, Offset: 8, Count: 2, Size: 2, Stride: -4}, []Range{{3, 8, 10}, {3, 4, 6}}},
		{playground.Event{Kind: "write", Buffer: 3, Offset: 8, Count: 1, Size: 8}, []Range{{3, 8, 16}}},
		{playground.Event{Kind: "resize", Buffer: 3, Offset: 4, Size: 2, Count: 1}, []Range{{3, 4, 5}}},
		{playground.Event{Kind: "copy", Buffer: 3, Bytes: 5}, nil},
	} {
		if got := changes(test.event); !slices.Equal(got, test.want) {
			t.Errorf("changes(%+v) = %v, want %v", test.event, got, test.want)
		}
	}
}

// TestTell checks the words for every kind of event.
func TestTell(t *testing.T) {
	n := names{1: "data", 2: "copy", 3: "m", 4: "window"}
	for _, test := range []struct {
		event playground.Event
		want  string
	}{
		{playground.Event{Kind: "create", Buffer: 1, Bytes: 1}, "data gets 1 byte of memory"},
		{playground.Event{Kind: "export", Buffer: 1, View: 3, Bytes: 12}, "m shows 12 bytes of data: nothing is copied"},
		{playground.Event{Kind: "slice", Buffer: 1, View: 4, Parent: 3, Bytes: 6}, "window is a slice of m: it shows 6 bytes of data, nothing is copied"},
		{playground.Event{Kind: "cast", View: 4, Parent: 3}, "window sees m in another way: nothing is copied"},
		{playground.Event{Kind: "write", Buffer: 1, View: 4, Offset: 6, Bytes: 1, Old: "57", New: "50"}, "window writes 1 byte into data at byte 6: 57 becomes 50"},
		{playground.Event{Kind: "write", Buffer: 1, Offset: 1000, Bytes: 99, Old: "575757575757575757", New: "50"}, "writes 99 bytes into data at byte 1,000"},
		{playground.Event{Kind: "copy", Buffer: 2, From: 1, Bytes: 6, Reason: "bytearray slice"}, "6 bytes copied from data to copy: bytearray slice"},
		{playground.Event{Kind: "copy", Buffer: 2, From: 77, Bytes: 6, Reason: "extend"}, "6 bytes copied from a nameless object to copy: extend"},
		{playground.Event{Kind: "resize", Buffer: 1, Bytes: 13, Offset: 12, Count: 1}, "data is resized to 13 bytes: at byte 12, 0 removed and 1 inserted"},
		{playground.Event{Kind: "refused", Buffer: 1, Views: []int{3, 99}}, "data cannot be resized: exports are held by m, a nameless view"},
		{playground.Event{Kind: "release", View: 3}, "m is released"},
		{playground.Event{Kind: "free", Bytes: 6}, "6 bytes of memory given back: its last owner is gone"},
		{playground.Event{Kind: "collect", Bytes: 6}, "6 bytes of memory given back by the collector of cycles"},
	} {
		if got := n.event(test.event); got != test.want {
			t.Errorf("event(%+v) = %q, want %q", test.event, got, test.want)
		}
	}
}

package drawing

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/zerocopyzen/zen/pkg/playground"
)

// state returns a state with one buffer and the views over it.
func state(length int, views ...playground.View) (Memory, []byte) {
	data := make([]byte, length)
	for i := range data {
		data[i] = byte(i * 7)
	}
	m := Memory{
		State:    playground.State{Buffers: []playground.Buffer{{ID: 1, Names: []string{"data"}, Type: "bytearray", Length: length, ItemSize: 1}}, Views: views},
		Contents: func(playground.Buffer) []byte { return data },
	}
	for i := range m.State.Views {
		m.State.Views[i].Buffer = 1
	}
	return m, data
}

func TestEmpty(t *testing.T) {
	if got, want := (Style{}).Draw(Memory{}), "No buffers: nothing holds memory.\n"; got != want {
		t.Errorf("an empty memory is drawn as %q, want %q", got, want)
	}
}

// TestChanged checks that changed bytes are starred, also in rows that would be
// left out otherwise.
func TestChanged(t *testing.T) {
	m, _ := state(100_000)
	m.Changed = []Range{{1, 50_001, 50_003}, {2, 0, 10}}
	got := Style{}.Draw(m)
	if n := len(regexp.MustCompile(`\*[0-9a-f]{2}`).FindAllString(got, -1)); n != 2 {
		t.Errorf("%d bytes are starred, want 2:\n%s", n, got)
	}
	if want := "50,000    30  *37  *3e   45 "; !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
	if n := strings.Count(got, "⋮  49,936 bytes left out"); n != 2 {
		t.Errorf("%d gaps of 49,936 bytes, want 2:\n%s", n, got)
	}
}

// TestBounded checks that a picture stays small, however much there is to draw,
// and says what it leaves out.
func TestBounded(t *testing.T) {
	var views []playground.View
	for i := range 500 {
		views = append(views, playground.View{ID: 2 + i, Names: []string{fmt.Sprint("v", i)}, Format: "B", ItemSize: 1, Shape: []int{1 << 20}, Strides: []int{1}})
	}
	m, _ := state(1<<20, views...)
	for i := range 500 {
		m.State.Buffers = append(m.State.Buffers, playground.Buffer{ID: 1000 + i, Type: "bytes"})
		m.State.Views = append(m.State.Views, playground.View{Released: true})
	}
	m.State.MoreBuffers = 7
	contents := m.Contents
	m.Contents = func(b playground.Buffer) []byte { return contents(b)[:b.Length] }
	got := Style{}.Draw(m)
	if n := strings.Count(got, "\n"); n > 250 {
		t.Errorf("the picture has %d lines", n)
	}
	for _, want := range []string{"… and 494 views more over it", "… and 492 buffers more", "… and 494 released views more"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// TestLost checks that contents which were not kept are told of.
func TestLost(t *testing.T) {
	m, _ := state(10, playground.View{Format: "B", ItemSize: 1, Shape: []int{10}, Strides: []int{1}})
	m.Contents = func(playground.Buffer) []byte { return nil }
	if got := (Style{}).Draw(m); !strings.Contains(got, "its bytes were not kept") {
		t.Errorf("got\n%s", got)
	}
}

// FuzzDraw checks that a picture of any view fits its width, and that color
// changes nothing but the color.
func FuzzDraw(f *testing.F) {
	f.Add(16, 0, "i", 4, 4, 4, 1, 0, 100)
	f.Add(40, 32, "l", 8, 5, -8, 1, 0, 60)
	f.Add(12, 0, "B", 1, 3, 4, 4, 1, 45)
	f.Add(3000, 1000, "h", 2, 900, 2, 1, 0, 80)
	f.Add(9, 1, "c", 1, 3, 3, 1, 0, 20)
	f.Fuzz(func(t *testing.T, length, offset int, format string, size, n, stride, n2, stride2, width int) {
		if length < 0 || length > 1<<16 || size < 1 || size > 64 || n < 0 || n > 1<<16 || n2 < 1 || n2 > 1<<8 || width < 0 || width > 300 || len(format) > 20 || strings.ContainsAny(format, "\n\x1b") || !utf8.ValidString(format) {
			return // no view that the page could draw
		}
		v := playground.View{ID: 2, Names: []string{"view"}, Offset: offset, Format: format, ItemSize: size, Shape: []int{n}, Strides: []int{stride}}
		if n2 > 1 {
			v.Shape, v.Strides = append(v.Shape, n2), append(v.Strides, stride2)
		}
		items := newItems(v)
		low, high := items.span()
		if abs(stride) > 1<<16 || abs(stride2) > 1<<16 || offset < 0 || low < 0 || high > length {
			return // no view that the page could draw
		}
		m, _ := state(length, v)
		style := Style{Width: width}
		got := style.Draw(m)
		for line := range strings.Lines(got) {
			if columns := utf8.RuneCountInString(line) - 1; columns > style.width() {
				t.Fatalf("a line of %d columns, want at most %d: %q", columns, style.width(), line)
			}
		}
		style.Color = true
		if plain := withoutColor(style.Draw(m)); plain != got {
			t.Errorf("with color\n%s\nwithout\n%s", plain, got)
		}
	})
}

func withoutColor(text string) string {
	for _, escape := range escapes {
		text = strings.ReplaceAll(text, escape, "")
	}
	return text
}

package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/zerocopyzen/zen/pkg/transfer"
)

// A bar shows on one line of a terminal how far a run is. Elsewhere it shows
// nothing.
type bar struct{ w io.Writer }

// width is how many characters the bar itself has.
const width = 24

func newBar(w io.Writer) bar {
	file, isFile := w.(*os.File)
	if !isFile {
		return bar{io.Discard}
	}
	info, err := file.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return bar{io.Discard}
	}
	return bar{w}
}

// tell shows an event.
func (b bar) tell(e transfer.Event) {
	switch e.Type {
	case "file":
		b.show(e, "making the file")
	case "started", "progress":
		what := fmt.Sprintf("%s, run %d of %d", methodOf(e.Method).Title, e.Run, e.Of)
		if e.Run == 0 {
			what = methodOf(e.Method).Title + ", checking the bytes"
		}
		b.show(e, what)
	}
}

func (b bar) show(e transfer.Event, what string) {
	full := int(e.Done * width / max(e.Total, 1))
	fmt.Fprintf(b.w, "\r\x1b[K%s%s %3d%%  %s", strings.Repeat("█", full), strings.Repeat("░", width-full), e.Done*100/max(e.Total, 1), what)
}

// clear removes the line.
func (b bar) clear() { fmt.Fprint(b.w, "\r\x1b[K") }

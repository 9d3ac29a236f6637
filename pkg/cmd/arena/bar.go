package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/zerocopyzen/zen/pkg/transfer"
)

// A bar shows on one line of a terminal how much of a plan is done, and what
// goes on. Elsewhere it shows nothing.
type bar struct {
	w io.Writer
	// transfers is how many the plan has, ended how many of them are over.
	transfers, ended int64
}

// width is how many characters the bar itself has.
const width = 24

func newBar(w io.Writer, plan transfer.Plan) *bar {
	passes := plan.Repeats
	if !plan.SkipHash {
		passes++
	}
	b := &bar{w: io.Discard, transfers: int64(passes * len(plan.Methods))}
	if file, isFile := w.(*os.File); isFile {
		if info, err := file.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			b.w = w
		}
	}
	return b
}

// tell shows an event.
func (b *bar) tell(e transfer.Event) {
	switch e.Type {
	case "file":
		b.show(0, fmt.Sprintf("making the file, %d%%", share(e)))
	case "reading":
		b.show(0, fmt.Sprintf("reading the file, %d%%", share(e)))
	case "started", "progress":
		what := fmt.Sprintf("%s, run %d of %d", methodOf(e.Method).Title, e.Run, e.Of)
		if e.Run == 0 {
			what = methodOf(e.Method).Title + ", checking the bytes"
		}
		b.show(share(e), what)
	case "checked", "ended":
		b.ended++
	}
}

// share returns how much of what an event is about is done, in hundredths.
func share(e transfer.Event) int64 { return e.Done * 100 / max(e.Total, 1) }

// show draws the bar; percent is that of the transfer that goes on.
func (b *bar) show(percent int64, what string) {
	done := (b.ended*100 + percent) / max(b.transfers, 1)
	full := int(done) * width / 100
	fmt.Fprintf(b.w, "\r\x1b[K%s%s %3d%%  %s", strings.Repeat("█", full), strings.Repeat("░", width-full), done, what)
}

// clear removes the line.
func (b *bar) clear() { fmt.Fprint(b.w, "\r\x1b[K") }

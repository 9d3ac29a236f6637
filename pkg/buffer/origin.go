package buffer

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"strings"
)

// An Origin is a place in a program, where a view or a loan was made. The zero
// Origin stands for a place that nobody knows.
type Origin struct {
	File string // "" in a program that has one file alone
	Line int    // counted from 1
}

// String returns "main.go:12", or "line 12" without a file.
func (o Origin) String() string {
	switch {
	case o == Origin{}:
		return "an unknown place"
	case o.File == "":
		return fmt.Sprintf("line %d", o.Line)
	}
	return fmt.Sprintf("%s:%d", o.File, o.Line)
}

// Caller returns the place in a Go program from which the library was called: a
// [Trace] has it as its Origin, or a function that calls it and shortens the
// path of the file. It takes about a microsecond. It returns the zero Origin
// when the library is not at work.
func Caller() Origin {
	var calls [32]uintptr
	frames := runtime.CallersFrames(calls[:runtime.Callers(2, calls[:])])
	inside := false // whether the hook has been left
	for {
		frame, more := frames.Next()
		switch {
		case inLibrary(frame.Function):
			inside = true
		case inside:
			return Origin{frame.File, frame.Line}
		}
		if !more {
			return Origin{}
		}
	}
}

// inLibrary reports whether a function belongs to the packages that make views
// for others.
func inLibrary(function string) bool {
	rest, ok := strings.CutPrefix(function, "github.com/zerocopyzen/zen/pkg/")
	name, _, _ := strings.Cut(rest, ".")
	return ok && (name == "buffer" || name == "bufferio" || name == "strided")
}

// A Holder is a view that keeps memory lent, or a loan that does so without a
// view. [HeldError] lists them.
type Holder struct {
	Loan *Buffer
	View *View // nil for a loan without a view

	// Op says how the view was made, and Origin where the view, or the loan
	// that has none, was made. Origin is known only where a [Trace] with an
	// Origin was told.
	Op     ViewOp
	Origin Origin
}

// String returns words such as "slice at main.go:12".
func (h Holder) String() string {
	what := "loan"
	if h.View != nil {
		what = h.Op.String()
	}
	return fmt.Sprintf("%s at %v", what, h.Origin)
}

// A ledger is what a trace with an Origin has heard about a loan.
type ledger struct {
	origin Origin
	views  map[*View]entry
}

// An entry is about one view. It is stale when the view has been released while
// no trace was told: then the view has no loan, or another number.
type entry struct {
	id     uint64
	op     ViewOp
	origin Origin
}

// remember takes note that v, which has its number, was made.
func (b *Buffer) remember(v *View, op ViewOp, origin Origin) {
	if b.ledger == nil {
		b.ledger = new(ledger)
	}
	if b.ledger.views == nil {
		b.ledger.views = make(map[*View]entry)
	}
	b.ledger.views[v] = entry{v.id, op, origin}
}

// forget takes note that v has been released.
func (b *Buffer) forget(v *View) {
	if b.ledger != nil {
		delete(b.ledger.views, v)
	}
}

// Holders returns the views on the loan that are known, in the order in which
// they were made: all that a [Trace] with an Origin was told of, and without
// one the view that asked for the loan. A loan that has no view holds itself.
func (b *Buffer) Holders() []Holder {
	if b.ledger == nil {
		if b.views > 0 && b.first == nil {
			return nil // there are views, but which is not known
		}
		return []Holder{{Loan: b, View: b.first}}
	}
	if b.views == 0 {
		return []Holder{{Loan: b, Origin: b.ledger.origin}}
	}
	var holders []Holder
	for v, e := range b.ledger.views {
		if v.loan == b && v.id == e.id {
			holders = append(holders, Holder{b, v, e.op, e.origin})
		}
	}
	slices.SortFunc(holders, func(x, y Holder) int { return cmp.Compare(x.View.id, y.View.id) })
	return holders
}

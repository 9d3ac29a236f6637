package buffer

import (
	"fmt"
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Conditions that a caller may want to tell apart, with errors.Is.
var (
	// ErrReleased: the view has been released.
	ErrReleased error = pyerr.ValueError.New("operation forbidden on released memoryview object")

	// ErrRestricted: the view is the one that __release_buffer__ receives,
	// from which no further views can be made.
	ErrRestricted error = pyerr.ValueError.New("cannot create new view on restricted memoryview")

	// ErrReadOnly: the memory under the view must not be written.
	ErrReadOnly error = pyerr.TypeError.New("cannot modify read-only memory")

	// ErrMemory: a size beyond what the Heap or the machine allows.
	ErrMemory error = pyerr.MemoryError.New("")

	// ErrByteRange: an integer that is no byte.
	ErrByteRange error = pyerr.ValueError.New("byte must be in range(0, 256)")

	// ErrStructure: source and target of an assignment to a view have
	// different formats or shapes.
	ErrStructure error = pyerr.ValueError.New("memoryview assignment: lvalue and rvalue have different structures")
)

// A HeldError is the Cause of the BufferError that refuses to resize an object
// whose memory is lent: it names who holds the memory. Find it with
// errors.As.
type HeldError struct {
	// Loans are the loans that were not over, the latest first. They are
	// valid until they are released.
	Loans []*Buffer

	// NumViews is the number of views on these loans.
	NumViews int

	// Holders are the views, and the loans without a view, that are known:
	// every one when a [Trace] with an Origin was told of all that was
	// lent, otherwise those that asked for the loans. See
	// [Buffer.Holders].
	Holders []Holder
}

var _ error = (*HeldError)(nil)

// Error returns a line such as "held by 2 views of 1 loan", followed by the
// views and the places where they were made, when these are known:
// ": export at main.go:11, slice at main.go:12".
func (e *HeldError) Error() string {
	const most = 20 // holders to print
	var s strings.Builder
	fmt.Fprintf(&s, "held by %d view%s of %d loan%s", e.NumViews, plural(e.NumViews), len(e.Loans), plural(len(e.Loans)))
	before := ": "
	for i, holder := range e.Holders {
		if holder.Origin == (Origin{}) {
			continue
		}
		if i == most {
			fmt.Fprintf(&s, ", and %d more", len(e.Holders)-most)
			break
		}
		s.WriteString(before)
		s.WriteString(holder.String())
		before = ", "
	}
	return s.String()
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

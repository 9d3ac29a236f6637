package strided

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
)

var (
	_ buffer.Exporter = (*View[float64])(nil)
	_ buffer.Exporter = Slice[float64](nil)
)

// Export lends the items of v to the buffer protocol: buffer.NewView(&v) is a
// memoryview of them. The loan shares memory with v; v can be derived from, or
// assigned to, while the loan lasts. It fails with BufferError when v cannot
// satisfy the request.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__buffer__.
func (v *View[T]) Export(r buffer.Request) (*buffer.Buffer, error) {
	lo, hi := v.bounds()
	loan := &buffer.Buffer{Format: formatOf[T](), ReadOnly: v.readonly}
	if hi > lo {
		loan.Data = bytesAt(v.base, lo, hi-lo)
		loan.Layout = v.layout(-lo)
	} else {
		// Python takes an empty slice with a step for not contiguous.
		// That would be a nuisance here.
		loan.Layout = layout.Contiguous(sizeOf[T](), v.AppendShape(nil)...)
	}
	if err := r.Narrow(loan); err != nil {
		return nil, err
	}
	return loan, nil
}

// A Slice is a Go slice that lends its items to the buffer protocol:
//
//	view, err := buffer.NewView(strided.Slice[float64](numbers))
//
// is a memoryview of the numbers. It shares memory with the slice. A slice does
// not change size where it is, so it can be lent any number of times, and
// appending to it is never refused: it makes a longer slice, which no view
// shows.
type Slice[T Item] []T

// Export lends the items. It fails with BufferError when a slice cannot
// satisfy the request.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__buffer__.
func (s Slice[T]) Export(r buffer.Request) (*buffer.Buffer, error) {
	v := FromSlice(s)
	return v.Export(r)
}

package bufferio

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
)

// pieceSize is the number of bytes that are copied side by side before they
// are written, or read before they are spread out, where items are scattered.
const pieceSize = 32 << 10

// smallRow is the number of bytes below which a row is cheaper to copy than to
// hand out by itself.
const smallRow = 512

// A row is a run of equally spaced items.
type row struct {
	off, n, stride int
}

// rowAt returns the items from number item on, in C order, that lie at equal
// distances. There must be an item of that number, of more than no bytes.
func rowAt(l *layout.Layout, item int) row {
	size := l.ItemSize()
	if l.IsC() {
		return row{l.Offset() + item*size, l.Size() - item, size}
	}
	var buf [8]int
	indices := buf[:0]
	for range l.NumDims() {
		indices = append(indices, 0)
	}
	last := len(indices) - 1
	for i := last; i >= 0; i-- {
		indices[i] = item % l.Shape(i)
		item /= l.Shape(i)
	}
	off, err := l.At(indices...)
	if err != nil {
		panic(err) // the indices are inside the shape
	}
	if last < 0 || l.Suboffset(last) >= 0 {
		return row{off, 1, size}
	}
	return row{off, l.Shape(last) - indices[last], l.Stride(last)}
}

// hasRows reports whether all rows of l lie side by side, one by one, and are
// worth to be handed out.
func hasRows(l *layout.Layout) bool {
	if l.NumBytes() == 0 {
		return true
	}
	r := rowAt(l, 0)
	return (r.stride == l.ItemSize() || r.n == 1) && r.n*l.ItemSize() >= min(smallRow, l.NumBytes())
}

// copied reports to the heap of a view that bytes were copied from it.
func copied(v *buffer.View, n int, reason buffer.Reason) {
	h := v.Loan().Heap()
	if n > 0 && h != nil && h.Trace != nil && h.Trace.Copy != nil {
		h.Trace.Copy(buffer.CopyEvent{From: v.Object(), Bytes: n, Reason: reason})
	}
}

// A write tells the heap of a view of bytes that are written through it.
type write struct {
	trace *buffer.Trace
	event buffer.WriteEvent
}

// beginWrite reports that count items are about to be written. The loan of v
// must not be over.
func beginWrite(v *buffer.View, r row, count, size int) write {
	h := v.Loan().Heap()
	if h == nil || h.Trace == nil {
		return write{}
	}
	w := write{h.Trace, buffer.WriteEvent{
		Object: v.Object(), View: v.ID(), Data: v.Memory(), Offset: r.off, Count: count, Size: size, Step: r.stride,
	}}
	if w.trace.BeforeWrite != nil {
		w.trace.BeforeWrite(w.event)
	}
	return w
}

// end reports that the items have been written.
func (w write) end() {
	if w.trace != nil && w.trace.Write != nil && w.event.Count > 0 {
		w.trace.Write(w.event)
	}
}

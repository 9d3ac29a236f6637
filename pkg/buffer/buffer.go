package buffer

import (
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// An Exporter owns memory and lends it. Any Go type can be one: it fills a
// [Buffer] and returns it. buffertest.TestExporter checks that it keeps the
// protocol.
//
// Export returns a new loan that satisfies the request, or an error of class
// BufferError. The memory stays where it is and as large as it is until the
// loan is released; an exporter that must know when implements [Releaser].
//
// A loan whose items leave its memory, or are shorter than their format says, is
// not believed: [NewView] and all else that asks for it fails with BufferError.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__buffer__.
type Exporter interface {
	Export(Request) (*Buffer, error)
}

// A Releaser is an Exporter that wants to know when a loan is over.
// ReleaseBuffer is called once for each loan whose Lender it is.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__release_buffer__.
type Releaser interface {
	ReleaseBuffer(*Buffer)
}

// A Buffer is one loan of memory. An exporter fills the exported fields and
// hands it out; from then on nobody changes them. Whoever asked for the loan
// releases it, once.
type Buffer struct {
	// Data is the memory. It is shared with the exporter, not copied.
	Data []byte

	// Format says what an item is, in the grammar of package format. ""
	// stands for "B".
	Format string

	// Layout says where in Data the items lie.
	Layout layout.Layout

	// ReadOnly forbids to write to Data.
	ReadOnly bool

	// Pointers says that the exporter gives suboffsets although the layout
	// follows no pointer: all of them are negative.
	Pointers bool

	// ID is the number of the object that owns the memory, 0 when it has
	// none. See [Heap].
	ID uint64

	// Lender is told when the loan is over. It may be nil.
	Lender Releaser

	// OnRelease is called when the loan is over, after Lender. An
	// interpreter drops its reference of the exporter here. It may be nil.
	OnRelease func(*Buffer)

	owner    Exporter // what a view says it is a view of
	heap     *Heap
	first    *View // the view that asked for the loan, while it lives
	views    int
	ledger   *ledger // nil when no trace asks where views are made
	released bool
	listed   bool    // in the heap's own list of loans
	next     *Buffer // loans of one exporter are a list
	prev     *Buffer
}

// Owner returns the exporter that the loan was asked from: what a view on it
// says it is a view of. It is nil for a loan that no view was made on.
func (b *Buffer) Owner() Exporter { return b.owner }

// SetOwner changes what Owner returns. An interpreter whose objects wrap the
// exporters of this package says by it which object is meant.
func (b *Buffer) SetOwner(e Exporter) { b.owner = e }

// Heap returns the heap of the exporter, which may be nil.
func (b *Buffer) Heap() *Heap { return b.heap }

// NumViews returns the number of views on the loan that are not released.
func (b *Buffer) NumViews() int { return b.views }

// View returns the view that asked for the loan, or nil when it has been
// released or there was none.
func (b *Buffer) View() *View { return b.first }

// Release ends the loan: it tells the lender, then calls OnRelease. It panics
// when the loan is over already or views are left on it. With a Heap that
// reuses memory the Buffer must not be touched afterwards.
func (b *Buffer) Release() {
	if b.released {
		panic("buffer: loan released twice")
	}
	if b.views != 0 {
		panic("buffer: loan released under a view")
	}
	b.released = true
	if b.Lender != nil {
		b.Lender.ReleaseBuffer(b)
	}
	if b.OnRelease != nil {
		b.OnRelease(b)
	}
	b.heap.recycleBuffer(b)
}

// borrow asks e for a loan and looks at what it lends: the exporter may be
// anybody's, and what it says of its memory is believed from then on.
func borrow(e Exporter, r Request) (*Buffer, error) {
	loan, err := e.Export(r)
	if err != nil {
		return nil, err
	}
	if err := loan.check(); err != nil {
		loan.Release()
		return nil, err
	}
	return loan, nil
}

// check fails when items leave the memory or are shorter than their format, so
// that who reads one would read beyond it.
func (b *Buffer) check() error {
	if err := b.Layout.Check(len(b.Data)); err != nil {
		outside := pyerr.BufferError.Newf("buffer: items lie outside the %d bytes lent", len(b.Data))
		outside.Cause = err
		return outside
	}
	text, itemsize := b.Format, b.Layout.ItemSize()
	if text == "" {
		text = "B"
	}
	if size, ok := sizeOfFormat(text); ok && size > itemsize {
		return pyerr.BufferError.Newf("buffer: items of %d bytes with format '%s', which has %d", itemsize, text, size)
	}
	return nil
}

// sizeOfFormat returns the number of bytes that a format describes, and false
// for one that package format does not know: items of it are never read.
func sizeOfFormat(text string) (int, bool) {
	if code, ok := format.Native(text); ok {
		return code.ItemSize(), true
	}
	f, err := format.Parse(text)
	if err != nil {
		return 0, false
	}
	return f.Size(), true
}

// HasSuboffsets reports whether the exporter gives suboffsets.
func (b *Buffer) HasSuboffsets() bool { return b.Pointers || b.Layout.HasSuboffsets() }

// IsC reports whether the items lie side by side in C order.
func (b *Buffer) IsC() bool { return !b.Pointers && b.Layout.IsC() }

// IsF reports whether the items lie side by side in Fortran order.
func (b *Buffer) IsF() bool { return !b.Pointers && b.Layout.IsF() }

// Bytes returns the memory of the items of a loan that is contiguous, which it
// always is when the request was [Simple]. It shares memory with the exporter
// and is valid until the loan is released. It panics when the loan is not
// contiguous.
func (b *Buffer) Bytes() []byte {
	if !b.IsC() && !b.IsF() {
		panic("buffer: Bytes of a loan that is not contiguous")
	}
	lo := b.Layout.Offset()
	hi := lo + b.Layout.NumBytes()
	return b.Data[lo:hi:hi]
}

// flatten puts the items of a C-contiguous loan on one axis.
func (b *Buffer) flatten() {
	itemsize := b.Layout.ItemSize()
	b.Layout = layout.Strided(b.Layout.Offset(), itemsize, []int{b.Layout.Size()}, []int{itemsize})
}

// forgetStrides gives a C-contiguous loan the strides that follow from its
// shape.
func (b *Buffer) forgetStrides() {
	if b.Layout.NumDims() == 1 && b.Layout.Stride(0) == b.Layout.ItemSize() {
		return
	}
	l := layout.Contiguous(b.Layout.ItemSize(), b.Layout.AppendShape(nil)...)
	b.Layout = layout.Strided(b.Layout.Offset(), b.Layout.ItemSize(), l.AppendShape(nil), l.AppendStrides(nil))
}

// A loanList is the loans of one exporter that are not over, the latest
// first.
type loanList struct {
	first *Buffer
}

func (l *loanList) add(b *Buffer) {
	b.next = l.first
	if b.next != nil {
		b.next.prev = b
	}
	l.first = b
}

func (l *loanList) remove(b *Buffer) {
	if b.next != nil {
		b.next.prev = b.prev
	}
	if b.prev == nil {
		l.first = b.next
	} else {
		b.prev.next = b.next
	}
	b.next, b.prev = nil, nil
}

// derived returns the number of views beyond the first of each loan: those that
// were made from another view.
func (l *loanList) derived() int {
	n := 0
	for b := l.first; b != nil; b = b.next {
		n += max(b.views-1, 0)
	}
	return n
}

func (l *loanList) held() *HeldError {
	held := new(HeldError)
	for b := l.first; b != nil; b = b.next {
		held.Loans = append(held.Loans, b)
		held.Holders = append(held.Holders, b.Holders()...)
		held.NumViews += b.views
	}
	return held
}

package buffer

import (
	"fmt"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// View is Python's memoryview: a window on memory that somebody else owns. The
// views that were made from one another share one loan of that memory, and the
// loan is over when the last of them is released. After its release nearly
// every method of a view fails with [ErrReleased].
//
// The zero View is released. A View must not be copied: pass its address, and
// make another with [View.Clone].
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.
type View struct {
	_ noCopy

	loan    *Buffer // nil when released
	layout  layout.Layout
	id      uint64
	hash    hashMemo
	exports int32
	code    format.Code // of an item, 0 when it is not one native item
	state   viewState
}

// A noCopy lets go vet find copies of what must not be copied.
type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

// viewState is a set of facts about a view.
type viewState uint8

const (
	readOnly   viewState = 1 << iota
	pointers             // the exporter gives suboffsets, see Buffer.Pointers
	cast                 // the format is that of code, not that of the loan
	castAt               // and was given with an '@'
	restricted           // no views can be made from it
)

var (
	_ Exporter = (*View)(nil)
	_ Releaser = (*View)(nil)
)

// NewView returns a view of all that e lends: memoryview(e). Of a view it
// returns another view of the same loan. It fails as e does.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.
func NewView(e Exporter) (*View, error) {
	v := new(View)
	if err := v.Init(e); err != nil {
		return nil, err
	}
	return v, nil
}

// Init makes v, which must be released, a view of all that e lends, as
// [NewView] does, in memory the caller provides.
func (v *View) Init(e Exporter) error {
	if parent, ok := e.(*View); ok {
		return v.InitView(parent)
	}
	return v.InitRequest(e, FullRO)
}

// InitRequest makes v, which must be released, a view of what e lends on the
// request. The view has the information that was asked for and what can be
// derived from it.
func (v *View) InitRequest(e Exporter, r Request) error {
	loan, err := borrow(e, r)
	if err != nil {
		return err
	}
	v.InitLoan(loan, e)
	return nil
}

// InitLoan makes v, which must be released, the first view of a loan that
// nobody else will release; owner is what the view says it is a view of.
func (v *View) InitLoan(loan *Buffer, owner Exporter) {
	loan.owner = owner
	loan.first = v
	loan.views = 1
	v.loan = loan
	v.layout = loan.Layout
	v.hash = hashMemo{}
	v.exports = 0
	v.state = 0
	v.code = format.UnsignedChar
	if loan.Format != "" {
		v.code, _ = format.Native(loan.Format)
	}
	if loan.ReadOnly {
		v.state |= readOnly
	}
	if loan.HasSuboffsets() {
		v.state |= pointers
	}
	v.made(OpExport, 0)
}

// InitView makes v, which must be released, a view of the same loan with the
// same layout as parent: memoryview(parent).
func (v *View) InitView(parent *View) error {
	if err := parent.canDerive(); err != nil {
		return err
	}
	v.derive(parent)
	v.layout = parent.layout
	v.made(OpView, parent.id)
	return nil
}

// canDerive fails when no view can be made from v.
func (v *View) canDerive() error {
	if v.loan == nil {
		return ErrReleased
	}
	if v.state&restricted != 0 {
		return ErrRestricted
	}
	return nil
}

// derive makes v a view on the loan of parent, without a layout and a number
// yet.
func (v *View) derive(parent *View) {
	v.loan = parent.loan
	v.loan.views++
	v.hash = hashMemo{}
	v.exports = 0
	v.code = parent.code
	v.state = parent.state &^ restricted
}

// made gives the view, which is complete otherwise, its number and reports it.
func (v *View) made(op ViewOp, parent uint64) {
	v.id = 0
	if v.loan.heap != nil {
		v.number(op, parent)
	}
}

// number is made for a view that has a heap. It stands alone so that made is
// inlined.
//
//go:noinline
func (v *View) number(op ViewOp, parent uint64) {
	h := v.loan.heap
	v.id = h.NewID()
	if h.Trace != nil {
		v.reportMade(op, parent)
	}
}

//go:noinline
func (v *View) reportMade(op ViewOp, parent uint64) {
	h := v.loan.heap
	if h.Trace.Origin != nil {
		v.loan.remember(v, op, h.Trace.Origin())
	}
	if h.Trace.View != nil {
		h.Trace.View(v, ViewEvent{Op: op, Object: v.loan.ID, View: v.id, Parent: parent})
	}
}

// Clone returns another view of the same loan: memoryview(v).
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.
func (v *View) Clone() (*View, error) {
	clone := new(View)
	if err := clone.InitView(v); err != nil {
		return nil, err
	}
	return clone, nil
}

// Release gives the view up; the loan is over when v was its last view.
// Releasing again does nothing. It fails with BufferError while v itself is
// lent.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.release.
func (v *View) Release() error {
	loan := v.loan
	if loan == nil {
		return nil
	}
	if v.exports > 0 {
		return v.notLent()
	}
	v.loan = nil
	if h := loan.heap; h != nil && h.Trace != nil {
		v.reportReleased(loan)
	}
	if loan.first == v {
		loan.first = nil
	}
	if loan.views--; loan.views == 0 {
		loan.Release()
	}
	return nil
}

// notLent fails when v itself is lent.
func (v *View) notLent() error {
	if v.exports == 0 {
		return nil
	}
	return pyerr.BufferError.Newf("memoryview has %d exported buffer%s", v.exports, plural(int(v.exports)))
}

//go:noinline
func (v *View) reportReleased(loan *Buffer) {
	loan.forget(v)
	if released := loan.heap.Trace.Release; released != nil {
		released(v.id)
	}
}

// Released reports whether v has been released.
func (v *View) Released() bool { return v.loan == nil }

// Restrict forbids to make views from v: Python restricts the view that
// __release_buffer__ receives.
func (v *View) Restrict() { v.state |= restricted }

// Restricted reports whether Restrict was called.
func (v *View) Restricted() bool { return v.state&restricted != 0 }

// Export lends what v is a view of. v cannot be released until the loan is
// over.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__buffer__.
func (v *View) Export(r Request) (*Buffer, error) {
	if err := v.canDerive(); err != nil {
		return nil, err
	}
	loan := v.loan.heap.newBuffer()
	v.show(loan)
	if err := r.narrow(loan, &viewRefusals, loan.HasSuboffsets()); err != nil {
		v.loan.heap.recycleBuffer(loan)
		return nil, err
	}
	loan.Lender = v
	v.exports++
	return loan, nil
}

// show makes loan show what v shows.
func (v *View) show(loan *Buffer) {
	loan.Data = v.loan.Data
	loan.Format = v.ItemFormat()
	loan.Layout = v.layout
	loan.ReadOnly = v.state&readOnly != 0
	loan.Pointers = v.loan.Pointers
	loan.ID = v.loan.ID
}

// ReleaseBuffer takes note that a loan of v is over. It is called by
// [Buffer.Release] alone.
func (v *View) ReleaseBuffer(*Buffer) { v.exports-- }

// NumExports returns the number of loans of v that are not over.
func (v *View) NumExports() int { return int(v.exports) }

// Loan returns the loan that v shares with the views it was made from or that
// were made from it, or nil when v is released.
func (v *View) Loan() *Buffer { return v.loan }

// Exporter returns what v is a view of: the argument of NewView, or nil when v
// is released.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.obj.
func (v *View) Exporter() Exporter {
	if v.loan == nil {
		return nil
	}
	return v.loan.owner
}

// ID returns the number of v in the heap of its loan. It survives the release.
func (v *View) ID() uint64 { return v.id }

// Object returns the number of the object that owns the memory, 0 when it has
// none or v is released.
func (v *View) Object() uint64 {
	if v.loan == nil {
		return 0
	}
	return v.loan.ID
}

// Format implements fmt.Formatter: %v and %s print Python's repr, %x and %X
// the bytes in hexadecimal.
func (v *View) Format(s fmt.State, verb rune) {
	switch {
	case verb != 'x' && verb != 'X':
		formatText(s, v.Repr())
	case v.loan == nil:
		fmt.Fprintf(s, "%%!%c(%v)", verb, ErrReleased)
	default:
		data, err := v.AppendBinary(nil)
		if err != nil {
			fmt.Fprintf(s, "%%!%c(%v)", verb, err)
			return
		}
		fmt.Fprintf(s, fmt.FormatString(s, verb), data)
	}
}

// Repr returns "<memory at 0x…>" or "<released memory at 0x…>". The address is
// that of the view, not of its memory.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__repr__.
func (v *View) Repr() string {
	state := ""
	if v.loan == nil {
		state = "released "
	}
	return fmt.Sprintf("<%smemory at %p>", state, v)
}

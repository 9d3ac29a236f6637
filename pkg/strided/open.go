package strided

import (
	"reflect"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// What can be in the way of viewing a buffer as items of type T. They are the
// causes of the errors that this package returns, to be told apart with
// errors.Is; the errors are of class BufferError and say more.
var (
	// ErrFormat: the items are none that a T can be.
	ErrFormat error = pyerr.BufferError.New("strided: items of another type")

	// ErrByteOrder: the bytes of an item stand in another order than this
	// machine's.
	ErrByteOrder error = pyerr.BufferError.New("strided: byte order of another machine")

	// ErrAlignment: an item lies at an address where this machine has no T.
	ErrAlignment error = pyerr.BufferError.New("strided: items not aligned")

	// ErrReadOnly: the memory must not be written.
	ErrReadOnly error = pyerr.BufferError.New("strided: memory is read-only")

	// ErrDims: more than [MaxDims] axes.
	ErrDims error = pyerr.BufferError.New("strided: too many axes")

	// ErrPointers: the items lie behind pointers.
	ErrPointers error = pyerr.BufferError.New("strided: items behind pointers")
)

// Of returns a view of the items that v shows, to read and to write. It shares
// memory with v and is valid until v is released.
//
// It fails with an error of class BufferError, see [ErrFormat] and those next
// to it, when the items are not of type T or lie where no View can show them;
// with buffer.ErrReleased and buffer.ErrRestricted; and as layout.Layout.Check
// does when items lie outside the memory.
func Of[T Item](v *buffer.View) (View[T], error) {
	if v.ReadOnly() && !v.Released() {
		return View[T]{}, ErrReadOnly
	}
	return ReadOnlyOf[T](v)
}

// ReadOnlyOf is [Of] for a view that may be read-only. The view it returns is
// read-only only if v is.
func ReadOnlyOf[T Item](v *buffer.View) (View[T], error) {
	switch {
	case v.Released():
		return View[T]{}, buffer.ErrReleased
	case v.Restricted():
		return View[T]{}, buffer.ErrRestricted
	}
	l := v.Layout()
	return open[T](v.Memory(), v.ItemFormat(), &l, v.ReadOnly())
}

// Borrow asks e for a loan and returns a view of the items lent, to read and to
// write, and the loan. The view shares memory with e and is valid until the
// loan is released, which is for the caller to do. It fails as e does and as
// [Of] does; then there is no loan.
func Borrow[T Item](e buffer.Exporter) (View[T], *buffer.Buffer, error) {
	return borrow[T](e, buffer.Full)
}

// BorrowReadOnly is [Borrow] for memory that may be read-only. The view it
// returns is read-only only if the memory is.
func BorrowReadOnly[T Item](e buffer.Exporter) (View[T], *buffer.Buffer, error) {
	return borrow[T](e, buffer.FullRO)
}

func borrow[T Item](e buffer.Exporter, r buffer.Request) (View[T], *buffer.Buffer, error) {
	loan, err := e.Export(r)
	if err != nil {
		return View[T]{}, nil, err
	}
	v, err := open[T](loan.Data, loan.Format, &loan.Layout, loan.ReadOnly)
	if err != nil {
		loan.Release()
		return View[T]{}, nil, err
	}
	return v, loan, nil
}

// open returns a view of the items of a layout over data, or says what is in
// the way.
func open[T Item](data []byte, format string, l *layout.Layout, readonly bool) (View[T], error) {
	if err := checkFormat[T](format, l.ItemSize()); err != nil {
		return View[T]{}, err
	}
	if l.NumDims() > MaxDims {
		return View[T]{}, refuse(ErrDims, "strided: %d axes, at most %d", l.NumDims(), MaxDims)
	}
	if l.HasSuboffsets() {
		return View[T]{}, ErrPointers
	}
	// A layout is whatever an exporter says: nothing may be read through
	// unsafe pointers before it has been checked.
	if err := l.Check(len(data)); err != nil {
		return View[T]{}, err
	}
	v := View[T]{
		base:     pointerInto(data, l.Offset()),
		beyond:   int8(l.NumDims() - 1),
		readonly: readonly,
	}
	for i := range l.NumDims() {
		v.axes[i] = axis{l.Shape(i), l.Stride(i)}
	}
	if err := v.checkAlignment(); err != nil {
		return View[T]{}, err
	}
	return v, nil
}

func checkFormat[T Item](format string, itemsize int) error {
	m := meaningOf(format)
	if itemsize != m.size || !m.fits(classOf[T](), sizeOf[T]()) {
		return refuse(ErrFormat, "strided: items of format '%s' are no %v", format, reflect.TypeFor[T]())
	}
	if sizeOf[T]() > 1 && m.big != bigMachine() {
		return refuse(ErrByteOrder, "strided: format '%s' has another byte order than this machine", format)
	}
	return nil
}

// checkAlignment fails when an item does not lie where this machine wants it.
func (v *View[T]) checkAlignment() error {
	want := alignOf[T]()
	if v.isEmpty() || want == 1 {
		return nil
	}
	if off := int(address(v.base) % uintptr(want)); off != 0 {
		return refuse(ErrAlignment, "strided: items lie %d bytes beyond a multiple of %d", off, want)
	}
	for i := range v.NumDims() {
		if a := v.axes[i]; a.shape > 1 && a.stride%want != 0 {
			return refuse(ErrAlignment, "strided: stride %d of axis %d is no multiple of %d", a.stride, i, want)
		}
	}
	return nil
}

func refuse(cause error, text string, args ...any) error {
	err := pyerr.BufferError.Newf(text, args...)
	err.Cause = cause
	return err
}

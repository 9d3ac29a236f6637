package buffer

import (
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Assign copies the items of src to a slice of v, as v[a:b:c] = src does; r
// must have been made for the length of v. Both must have one axis, the same
// length, and the same format but for an '@'. The two may overlap: the effect
// is as if src were copied away first. It fails with [ErrReadOnly], with
// NotImplementedError for other numbers of axes, and with [ErrStructure].
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.
func (v *View) Assign(r layout.Range, src Exporter) error {
	if err := v.CanSet(); err != nil {
		return err
	}
	switch v.layout.NumDims() {
	case 0:
		return errZeroDims
	case 1:
	default:
		return errAssignDims
	}
	return withLoan(src, func(loan *Buffer) error { return v.AssignLoan(r, loan) })
}

// withLoan calls f with what src lends. A view is not lent for that but looked
// at: nothing comes in between, and so one view may be the source of several
// assignments at once.
func withLoan(src Exporter, f func(*Buffer) error) error {
	if w, ok := src.(*View); ok {
		if err := w.canDerive(); err != nil {
			return err
		}
		var shown Buffer
		w.show(&shown)
		return f(&shown)
	}
	loan, err := borrow(src, FullRO)
	if err != nil {
		return err
	}
	defer loan.Release()
	return f(loan)
}

var errAssignDims error = pyerr.NotImplementedError.New("memoryview slice assignments are currently restricted to ndim = 1")

// AssignLoan is Assign for a source that has been lent already.
func (v *View) AssignLoan(r layout.Range, src *Buffer) error {
	if v.loan == nil {
		return ErrReleased
	}
	part := v.layout.SliceFirst(r)
	if !v.sameStructure(&part, src) {
		return ErrStructure
	}
	return v.copyItems(&part, src, ReasonAssign)
}

// sameStructure reports whether src can be copied to a part of v item by item.
func (v *View) sameStructure(part *layout.Layout, src *Buffer) bool {
	if part.ItemSize() != src.Layout.ItemSize() || !part.SameShape(&src.Layout) {
		return false
	}
	return bareFormat(v.ItemFormat()) == bareFormat(src.Format)
}

// bareFormat returns a format without the '@' that says what is understood.
func bareFormat(text string) string {
	switch {
	case text == "":
		return "B"
	case text[0] == '@':
		return text[1:]
	}
	return text
}

// copyItems copies the items of src to those of part, a layout of v's memory.
func (v *View) copyItems(part *layout.Layout, src *Buffer, reason Reason) error {
	n := part.NumBytes()
	if n == 0 {
		return nil
	}
	h := v.loan.heap
	source, from := src.Data, src.Layout
	if SharesMemory(v.loan.Data, source) && !v.copiesInPlace(part, src) {
		temp, err := h.MakeDirty(n)
		if err != nil {
			return err
		}
		defer h.Recycle(temp)
		if err := h.gatherAll(temp, source, &from); err != nil {
			return err
		}
		h.copied(src.ID, 0, n, ReasonAssignTemp)
		source, from = temp, layout.Contiguous(from.ItemSize(), from.AppendShape(nil)...)
	}
	size := part.ItemSize()
	m := meter{heap: h}
	var err error
	layout.Pairs(part, &from, func(run layout.PairRun) bool {
		e := WriteEvent{Object: v.loan.ID, View: v.id, Data: v.loan.Data, Offset: run.A, Count: run.N, Size: size, Step: run.StrideA}
		h.beforeWrite(e)
		err = h.transferRun(v.loan.Data, source, run, size)
		h.written(e)
		if err == nil {
			err = m.spend(run.N * size)
		}
		return err == nil
	})
	h.copied(src.ID, v.loan.ID, n, reason)
	return err
}

// copiesInPlace reports whether the items of src can be copied to part
// directly although both lie in one memory: both lie side by side, so that
// they are moved as one block, or no byte of one belongs to the other.
func (v *View) copiesInPlace(part *layout.Layout, src *Buffer) bool {
	if part.HasSuboffsets() || src.Layout.HasSuboffsets() {
		return false
	}
	if part.IsC() && src.Layout.IsC() {
		return true
	}
	lo, hi := part.Bounds()
	from, to := src.Layout.Bounds()
	return !SharesMemory(v.loan.Data[lo:hi], src.Data[from:to])
}

// transferRun copies one run of items. Blocks may overlap.
func (h *Heap) transferRun(dst, src []byte, run layout.PairRun, size int) error {
	if run.StrideA == size && run.StrideB == size {
		to, from := dst[run.A:run.A+run.N*size], src[run.B:run.B+run.N*size]
		return h.shift(to, from, liesBehind(to, from))
	}
	return h.transfer(dst, run.A, run.StrideA, src, run.B, run.StrideB, run.N, size)
}

// gatherAll copies all items of a layout side by side in C order to dst.
func (h *Heap) gatherAll(dst, src []byte, l *layout.Layout) error {
	size := l.ItemSize()
	m := meter{heap: h}
	var err error
	l.Runs(func(offset, n, stride int) bool {
		if err = h.transfer(dst, 0, size, src, offset, stride, n, size); err == nil {
			err = m.spend(n * size)
		}
		dst = dst[n*size:]
		return err == nil
	})
	return err
}

// CopyFrom copies the items of src to v. The two must have the same shape and
// format; any number of axes will do, which Python does not offer. It fails as
// Assign does.
func (v *View) CopyFrom(src Exporter) error {
	switch {
	case v.loan == nil:
		return ErrReleased
	case v.state&readOnly != 0:
		return ErrReadOnly
	}
	return withLoan(src, func(loan *Buffer) error {
		if !v.sameStructure(&v.layout, loan) {
			return ErrStructure
		}
		return v.copyItems(&v.layout, loan, ReasonAssign)
	})
}

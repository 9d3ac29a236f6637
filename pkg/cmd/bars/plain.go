package main

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
)

// A plainView is buffer.View as it would be if there were neither heaps nor
// traces. Its methods are copies of those of buffer.View, checks included,
// without the hooks; as there, they are not inlined.
type plainView struct {
	loan    *plainLoan
	layout  layout.Layout
	id      uint64
	hash    uint64
	exports int32
	code    format.Code
	state   uint8
}

// Bits of plainView.state.
const (
	readOnly   = 1 << 0
	restricted = 1 << 4
)

type plainLoan struct {
	data  []byte
	first *plainView
	views int
}

func (l *plainLoan) release() { l.data = nil }

//go:noinline
func (v *plainView) sliceInto(dst *plainView, r layout.Range) error {
	if err := v.canDerive(); err != nil {
		return err
	}
	if v.layout.NumDims() == 0 {
		return buffer.ErrReleased
	}
	dst.derive(v)
	v.layout.SliceInto(&dst.layout, r)
	return nil
}

func (v *plainView) canDerive() error {
	if v.loan == nil {
		return buffer.ErrReleased
	}
	if v.state&restricted != 0 {
		return buffer.ErrRestricted
	}
	return nil
}

func (v *plainView) derive(parent *plainView) {
	v.loan = parent.loan
	v.loan.views++
	v.hash = 0
	v.exports = 0
	v.code = parent.code
	v.state = parent.state &^ restricted
	v.id = 0
}

//go:noinline
func (v *plainView) release() error {
	loan := v.loan
	if loan == nil {
		return nil
	}
	if v.exports > 0 {
		return buffer.ErrRestricted
	}
	v.loan = nil
	if loan.first == v {
		loan.first = nil
	}
	if loan.views--; loan.views == 0 {
		loan.release()
	}
	return nil
}

//go:noinline
func (v *plainView) copyInto(dst []byte) error {
	if v.loan == nil {
		return buffer.ErrReleased
	}
	if len(dst) != v.layout.NumBytes() {
		panic("bars: copyInto memory of another size")
	}
	size := v.layout.ItemSize()
	data := v.loan.data
	v.layout.Runs(func(offset, n, stride int) bool {
		if stride != size {
			panic("bars: copyInto of a strided view")
		}
		copy(dst[:n*size], data[offset:offset+n*size])
		dst = dst[n*size:]
		return true
	})
	return nil
}

//go:noinline
func (v *plainView) set1(i int, item format.Item) error {
	if v.loan == nil || v.code == 0 {
		return buffer.ErrReleased
	}
	if v.state&readOnly != 0 {
		return buffer.ErrReadOnly
	}
	if v.layout.NumDims() != 1 {
		return buffer.ErrRestricted
	}
	off, err := v.layout.At1(i)
	if err != nil {
		return err
	}
	return v.store(off, item)
}

//go:noinline
func (v *plainView) store(off int, item format.Item) error {
	if v.loan == nil {
		return buffer.ErrReleased
	}
	return v.code.Put(v.loan.data[off:], item)
}

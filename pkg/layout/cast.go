package layout

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Cast returns the layout of the same bytes as items of another size. With a
// nil shape the result has one axis; an empty shape that is not nil makes a
// layout of one item and no axes. It is memoryview.cast without the formats,
// and the composition of three parts, for a caller who has formats to check
// between them, in this order: [Layout.CheckCast], the formats,
// [Layout.CastFlat], and when there is a shape [Layout.CastShape].
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.cast.
func (l *Layout) Cast(itemsize int, shape []int) (Layout, error) {
	if err := l.CheckCast(shape != nil, len(shape)); err != nil {
		return Layout{}, err
	}
	flat, err := l.CastFlat(itemsize)
	if err != nil || shape == nil {
		return flat, err
	}
	return flat.CastShape(shape...)
}

// CheckCast reports whether l can be cast at all, to a shape of ndim axes when
// shaped is true. It fails when l is not C-contiguous, has an axis of length
// zero (which alone is no obstacle to a cast from one axis without a shape),
// when there are more than [MaxDims] axes, and when neither side has one axis.
//
// A caller that must tell first whether the shape is a list of integers asks
// with ndim 1, which no check of ndim refuses.
func (l *Layout) CheckCast(shaped bool, ndim int) error {
	if !l.IsC() {
		return pyerr.TypeError.New("memoryview: casts are restricted to C-contiguous views")
	}
	if (shaped || l.ndim != 1) && l.isEmpty() {
		return pyerr.TypeError.New("memoryview: cannot cast view with zeros in shape or strides")
	}
	if !shaped {
		return nil
	}
	if ndim > MaxDims {
		return ErrTooManyDims
	}
	if l.ndim != 1 && ndim != 1 {
		return pyerr.TypeError.New("memoryview: cast must be 1D -> ND or ND -> 1D")
	}
	return nil
}

// CastFlat returns the layout of the bytes of l, which must be C-contiguous,
// as one axis of items of another size. It fails with TypeError when they do
// not come out even. It panics when itemsize is not positive.
func (l *Layout) CastFlat(itemsize int) (Layout, error) {
	if itemsize <= 0 {
		panic("layout: cast to an itemsize that is not positive")
	}
	n := l.NumBytes()
	if n%itemsize != 0 {
		return Layout{}, pyerr.TypeError.New("memoryview: length is not a multiple of itemsize")
	}
	flat := Layout{offset: l.offset, itemsize: itemsize, ndim: 1}
	flat.axes[0] = axis{n / itemsize, itemsize}
	return flat, nil
}

// CastShape returns the layout of the items of l, which must be C-contiguous,
// in C order under another shape; without a shape, as one item. It fails with
// ValueError as [CheckCastShape] does, and with TypeError when the number of
// items differs. It panics when the shape has more than [MaxDims] axes.
func (l *Layout) CastShape(shape ...int) (Layout, error) {
	n, err := castBytes(l.itemsize, shape)
	if err != nil {
		return Layout{}, err
	}
	if n != l.NumBytes() {
		return Layout{}, pyerr.TypeError.New("memoryview: product(shape) * itemsize != buffer size")
	}
	cast := Contiguous(l.itemsize, shape...)
	cast.offset = l.offset
	return cast, nil
}

// CheckCastShape reports whether the lengths can be a shape to cast to: each
// more than zero, and their product with the itemsize an int. Lengths are
// looked at one after the other, as Python does, so that a caller whose third
// length is no integer can ask about the first two before it complains.
func CheckCastShape(itemsize int, shape ...int) error {
	_, err := castBytes(itemsize, shape)
	return err
}

func castBytes(itemsize int, shape []int) (int, error) {
	total := itemsize
	for _, n := range shape {
		if n <= 0 {
			return 0, pyerr.ValueError.New("memoryview.cast(): elements of shape must be integers > 0")
		}
		if n > math.MaxInt/max(total, 1) {
			return 0, pyerr.ValueError.New("memoryview.cast(): product(shape) > SSIZE_MAX")
		}
		total *= n
	}
	return total, nil
}

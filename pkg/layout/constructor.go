package layout

import (
	"fmt"
	"math"
	"math/bits"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Conditions that a caller may want to tell apart.
var (
	// ErrTooManyDims: more than [MaxDims] axes.
	ErrTooManyDims error = pyerr.ValueError.Newf("memoryview: number of dimensions must not exceed %d", MaxDims)

	// ErrNegative: an axis or an item of negative length.
	ErrNegative error = pyerr.ValueError.New("negative dimensions are not allowed")

	// ErrTooBig: a size in bytes that no memory can have.
	ErrTooBig error = pyerr.ValueError.New("array is too big")

	// ErrOutside: an item that lies, in part or in whole, outside the memory.
	ErrOutside error = pyerr.ValueError.New("shape and strides exceed the bounds of the buffer")
)

// Bytes returns the layout of n bytes: one axis, itemsize 1.
func Bytes(n int) Layout {
	if n < 0 {
		panic("layout: negative length")
	}
	l := Layout{itemsize: 1, ndim: 1}
	l.axes[0] = axis{n, 1}
	return l
}

// Contiguous returns the layout of items side by side from offset 0 on, the
// last index changing fastest: C order. Without a shape it has one item. It
// panics when [NumBytes] would return an error.
func Contiguous(itemsize int, shape ...int) Layout {
	var buf [inlineAxes]axis
	axes := checkedAxes(buf[:0], itemsize, shape)
	setStridesC(axes, itemsize)
	return build(0, itemsize, axes)
}

// Fortran is like [Contiguous] with the first index changing fastest.
func Fortran(itemsize int, shape ...int) Layout {
	var buf [inlineAxes]axis
	axes := checkedAxes(buf[:0], itemsize, shape)
	setStridesF(axes, itemsize)
	return build(0, itemsize, axes)
}

// Strided returns the layout with these numbers. It panics when [NumBytes]
// would return an error and when shape and strides differ in length; whether
// the items lie inside a memory is for [Layout.Check] to say.
func Strided(offset, itemsize int, shape, strides []int) Layout {
	if len(shape) != len(strides) {
		panic(fmt.Sprintf("layout: %d axes with %d strides", len(shape), len(strides)))
	}
	var buf [inlineAxes]axis
	axes := checkedAxes(buf[:0], itemsize, shape)
	for i := range axes {
		axes[i].stride = strides[i]
	}
	return build(offset, itemsize, axes)
}

// New returns the layout with these numbers over a memory of memoryLen bytes,
// or an error when the numbers make no sense or any item lies outside the
// memory. With nil strides the items lie in C order.
func New(memoryLen, offset, itemsize int, shape, strides []int) (Layout, error) {
	if _, err := NumBytes(itemsize, shape...); err != nil {
		return Layout{}, err
	}
	if strides != nil && len(strides) != len(shape) {
		return Layout{}, pyerr.ValueError.New("strides must be the same length as shape")
	}
	var l Layout
	if strides == nil {
		l = Contiguous(itemsize, shape...)
		l.offset = offset
	} else {
		l = Strided(offset, itemsize, shape, strides)
	}
	if err := l.Check(memoryLen); err != nil {
		return Layout{}, err
	}
	return l, nil
}

// NumBytes returns the number of bytes that items of this shape take side by
// side. It fails when there are more than [MaxDims] axes, when a number is
// negative, and when the product exceeds an int even if axes of length zero
// are left out of it: an empty layout must not hide an absurd one.
func NumBytes(itemsize int, shape ...int) (int, error) {
	if len(shape) > MaxDims {
		return 0, ErrTooManyDims
	}
	if itemsize < 0 {
		return 0, ErrNegative
	}
	total, empty := max(itemsize, 1), itemsize == 0
	for _, n := range shape {
		if n < 0 {
			return 0, ErrNegative
		}
		if n == 0 {
			empty = true
			continue
		}
		product, ok := multiply(total, n)
		if !ok {
			return 0, ErrTooBig
		}
		total = product
	}
	if empty {
		return 0, nil
	}
	return total, nil
}

// checkedAxes appends axes of these lengths to dst, strides not set.
func checkedAxes(dst []axis, itemsize int, shape []int) []axis {
	if _, err := NumBytes(itemsize, shape...); err != nil {
		panic("layout: " + err.Error())
	}
	for _, n := range shape {
		dst = append(dst, axis{shape: n})
	}
	return dst
}

// setStridesC sets the strides of items side by side in C order. As in CPython
// an axis of length zero makes the strides before it zero.
func setStridesC(axes []axis, itemsize int) {
	stride := itemsize
	for i := len(axes) - 1; i >= 0; i-- {
		axes[i].stride = stride
		stride *= axes[i].shape
	}
}

// setStridesF is setStridesC for Fortran order.
func setStridesF(axes []axis, itemsize int) {
	stride := itemsize
	for i := range axes {
		axes[i].stride = stride
		stride *= axes[i].shape
	}
}

// multiply returns a·b and whether it fits into an int.
func multiply(a, b int) (int, bool) {
	negative := (a < 0) != (b < 0)
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	if hi != 0 || lo > math.MaxInt {
		return 0, false
	}
	if negative {
		return -int(lo), true
	}
	return int(lo), true
}

// add returns a+b and whether it fits into an int.
func add(a, b int) (int, bool) {
	sum := a + b
	return sum, (sum > a) == (b > 0)
}

// magnitude returns |a|, which for the smallest int is no int.
func magnitude(a int) uint64 {
	if a < 0 {
		return -uint64(a)
	}
	return uint64(a)
}

func panicAxis(axis, ndim int) {
	panic(fmt.Sprintf("layout: axis %d of a layout with %d axes", axis, ndim))
}

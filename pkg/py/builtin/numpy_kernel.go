package builtin

import (
	"encoding/binary"
	"math"

	"github.com/zerocopyzen/zen/pkg/py/object"
)

// A kernel computes n items: each is what two items make, all of them of eight
// bytes. The first lie at the beginnings of the slices, the next a step further;
// dst may be x.
type kernel func(dst, x, y []byte, n, stepDst, stepX, stepY int)

// kernelFor returns the quick way to compute items of dtype d, or nil when there
// is none.
func (d *dtype) kernelFor(op object.Operator) kernel {
	switch d.name {
	case "int64":
		if f := intKernels[op]; f != nil {
			return intKernel(f)
		}
	case "float64":
		if f := floatKernels[op]; f != nil {
			return floatKernel(f)
		}
	}
	return nil
}

var intKernels = map[object.Operator]func(p, q uint64) uint64{
	object.Add: func(p, q uint64) uint64 { return p + q },
	object.Sub: func(p, q uint64) uint64 { return p - q },
	object.Mul: func(p, q uint64) uint64 { return p * q },
	object.And: func(p, q uint64) uint64 { return p & q },
	object.Or:  func(p, q uint64) uint64 { return p | q },
	object.Xor: func(p, q uint64) uint64 { return p ^ q },
}

var floatKernels = map[object.Operator]func(p, q float64) float64{
	object.Add:     func(p, q float64) float64 { return p + q },
	object.Sub:     func(p, q float64) float64 { return p - q },
	object.Mul:     func(p, q float64) float64 { return p * q },
	object.TrueDiv: func(p, q float64) float64 { return p / q },
}

func intKernel(f func(p, q uint64) uint64) kernel {
	return func(dst, x, y []byte, n, stepDst, stepX, stepY int) {
		for i := range n {
			p := binary.LittleEndian.Uint64(x[i*stepX:])
			q := binary.LittleEndian.Uint64(y[i*stepY:])
			binary.LittleEndian.PutUint64(dst[i*stepDst:], f(p, q))
		}
	}
}

func floatKernel(f func(p, q float64) float64) kernel {
	return func(dst, x, y []byte, n, stepDst, stepX, stepY int) {
		for i := range n {
			p := math.Float64frombits(binary.LittleEndian.Uint64(x[i*stepX:]))
			q := math.Float64frombits(binary.LittleEndian.Uint64(y[i*stepY:]))
			binary.LittleEndian.PutUint64(dst[i*stepDst:], math.Float64bits(f(p, q)))
		}
	}
}

// kernelPiece is how many items a kernel computes between polls.
const kernelPiece = 1 << 16

// run computes a run of items in pieces. The places are offsets of the first
// items in the memories; steps may be negative.
func (k kernel) run(rt *object.Runtime, dst, x, y []byte, atDst, atX, atY, n, stepDst, stepX, stepY int) error {
	if stepDst < 0 || stepX < 0 || stepY < 0 {
		for i := range n { // slices reach forwards only
			k(dst[atDst+i*stepDst:], x[atX+i*stepX:], y[atY+i*stepY:], 1, 0, 0, 0)
			if err := rt.Work(8); err != nil {
				return err
			}
		}
		return nil
	}
	for n > 0 {
		piece := min(n, kernelPiece)
		k(dst[atDst:], x[atX:], y[atY:], piece, stepDst, stepX, stepY)
		n -= piece
		atDst, atX, atY = atDst+piece*stepDst, atX+piece*stepX, atY+piece*stepY
		if err := rt.Work(8 * piece); err != nil {
			return err
		}
	}
	return nil
}

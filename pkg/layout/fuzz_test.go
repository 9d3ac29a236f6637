package layout_test

import (
	"math"
	"slices"
	"testing"

	"github.com/zerocopyzen/zen/pkg/layout"
)

// FuzzNew gives hostile numbers to New and goes on with what it accepts: no
// item may lie outside the memory, then or after any change of the layout.
func FuzzNew(f *testing.F) {
	f.Add(100, 0, 1, 10, 1, 10, 10, []byte{0, 1, 2, 3})
	f.Add(100, 99, 2, 5, -2, 5, -20, []byte{5, 5, 1, 9})
	f.Add(64, 8, 4, math.MaxInt/2+1, 0, 4, math.MaxInt/2+1, []byte{7})
	f.Add(10, 3, 1, 0, math.MinInt, 3, math.MaxInt/8+1, []byte{2, 4, 4, 250})
	f.Fuzz(func(t *testing.T, memory, offset, itemsize, shape0, stride0, shape1, stride1 int, changes []byte) {
		shape, strides := []int{shape0, shape1}, []int{stride0, stride1}
		l, err := layout.New(memory, offset, itemsize, shape, strides)
		if err != nil || l.Size() > 10_000 {
			return
		}
		m := modelOf(offset, itemsize, shape, strides)
		for i := 0; i+4 <= len(changes) && l.NumDims() > 0; i += 4 {
			axis := int(changes[i]) % l.NumDims()
			n := l.Shape(axis)
			bound := func(b byte) int { return int(int8(b)) }
			switch changes[i] / 64 {
			case 0: // take one index
				got, err := l.Index(axis, bound(changes[i+1]))
				if err != nil {
					continue
				}
				l, m = got, m.slice(axis, []int{(bound(changes[i+1]) + n) % n})
				m.shape = slices.Delete(m.shape, axis, axis+1)
			case 1:
				l = l.Transpose()
				m = m.reversed()
			default:
				step := bound(changes[i+3])
				if step == 0 {
					continue
				}
				start, stop := bound(changes[i+1]), bound(changes[i+2])
				l = l.Slice(axis, layout.NewRange(start, stop, step, n))
				m = m.slice(axis, sliced(start, stop, step, n))
			}
			if !m.equal(&l) {
				t.Fatalf("change %d of %v: shape %v items %v, want %v %v", i/4, changes, l.AppendShape(nil), slices.Collect(l.Offsets()), m.shape, m.offsets)
			}
			if err := l.Check(memory); err != nil {
				t.Fatalf("change %d of %v: %v", i/4, changes, err)
			}
		}
		for off := range l.Offsets() {
			if off < 0 || off+itemsize > memory {
				t.Fatalf("New accepted an item at %d of %d", off, memory)
			}
		}
	})
}

// reversed returns the model with the order of its axes reversed.
func (m model) reversed() model {
	shape := slices.Clone(m.shape)
	slices.Reverse(shape)
	return m.pick(shape, func(index []int) []int {
		slices.Reverse(index)
		return index
	})
}

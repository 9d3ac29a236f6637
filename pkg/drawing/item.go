package drawing

import (
	"fmt"
	"strings"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/playground"
	"github.com/zerocopyzen/zen/pkg/py/text"
)

// items says where the items of a view lie in its buffer.
type items struct {
	view playground.View
	size int // bytes of an item

	// at has the items that begin at an offset, of a view with more than one
	// axis; of others that is found by arithmetic.
	at map[int]int
}

// mostPlaced is how many items of a view with several axes are looked at.
const mostPlaced = 1 << 12

func newItems(v playground.View) items {
	t := items{view: v, size: v.ItemSize}
	if len(v.Shape) < 2 {
		return t
	}
	t.at = make(map[int]int)
	for i := range min(t.len(), mostPlaced) {
		t.at[t.offset(i)] = i
	}
	return t
}

// len returns the number of items.
func (t *items) len() int {
	n := 1
	for _, d := range t.view.Shape {
		n *= d
	}
	return n
}

// offset returns where item i begins, counted in the order of tolist().
func (t *items) offset(i int) int {
	at := t.view.Offset
	for axis := len(t.view.Shape) - 1; axis >= 0; axis-- {
		at += i % t.view.Shape[axis] * t.view.Strides[axis]
		i /= t.view.Shape[axis]
	}
	return at
}

// isReversed reports whether some axis runs backwards.
func (t *items) isReversed() bool {
	for axis, stride := range t.view.Strides {
		if stride < 0 && t.view.Shape[axis] > 1 {
			return true
		}
	}
	return false
}

// skips reports whether there are bytes between the items.
func (t *items) skips() bool {
	for axis, stride := range t.view.Strides {
		if t.view.Shape[axis] > 1 && max(stride, -stride) != t.size {
			return len(t.view.Shape) == 1
		}
	}
	return false
}

// covering returns the item that holds the byte at an offset.
func (t *items) covering(offset int) (i int, ok bool) {
	if t.len() == 0 || t.size == 0 || len(t.view.SubOffsets) > 0 {
		return 0, false
	}
	if t.at != nil {
		for begin := offset; begin > offset-t.size; begin-- {
			if i, ok := t.at[begin]; ok {
				return i, true
			}
		}
		return 0, false
	}
	stride, n := t.size, t.len()
	if len(t.view.Strides) == 1 {
		stride = t.view.Strides[0]
	}
	distance := offset - t.view.Offset
	switch { // the last item that begins at the byte or before it
	case stride > 0:
		i = min(distance/stride, n-1)
	case stride < 0:
		i = max((-distance-stride-1)/-stride, 0)
	}
	begin := t.view.Offset + i*stride
	return i, i >= 0 && i < n && begin <= offset && offset < begin+t.size
}

// span returns where the first item begins in memory, and where the last ends.
func (t *items) span() (low, high int) {
	if t.len() == 0 {
		return 0, 0
	}
	low, high = t.view.Offset, t.view.Offset
	for axis, n := range t.view.Shape {
		reach := (n - 1) * t.view.Strides[axis]
		low, high = low+min(reach, 0), high+max(reach, 0)
	}
	return low, high + t.size
}

// index writes the index of item i as Python has it: [2], or [0, 2].
func (t *items) index(i int) string {
	if len(t.view.Shape) == 0 {
		return "[()]"
	}
	parts := make([]string, len(t.view.Shape))
	for axis := len(parts) - 1; axis >= 0; axis-- {
		parts[axis] = fmt.Sprint(i % t.view.Shape[axis])
		i /= t.view.Shape[axis]
	}
	return "[" + strings.Join(parts, ",") + "]"
}

// value writes what the bytes of an item mean; "" where the format says
// nothing.
func (t *items) value(data []byte) string {
	code, ok := format.Native(t.view.Format)
	if !ok || code.ItemSize() != len(data) {
		return ""
	}
	item := code.Get(data)
	switch item.Kind {
	case format.KindInt:
		n, _ := item.Int64()
		return fmt.Sprint(n)
	case format.KindUint:
		n, _ := item.Uint64()
		return fmt.Sprint(n)
	case format.KindFloat:
		x, err := item.Float64()
		if err != nil {
			return ""
		}
		return string(text.AppendFloat(nil, x))
	case format.KindComplex:
		x, err := item.Complex128()
		if err != nil {
			return ""
		}
		return string(text.AppendComplex(nil, x))
	case format.KindBool:
		if item.Bool() {
			return "True"
		}
		return "False"
	case format.KindChar, format.KindBytes:
		return string(text.AppendBytesRepr(nil, item.AppendBytes(nil)))
	case format.KindRune:
		return string(text.AppendRepr(nil, string(rune(item.Rune()))))
	}
	return ""
}

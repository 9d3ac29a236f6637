package strided

import (
	"fmt"

	"github.com/zerocopyzen/zen/pkg/layout"
)

// CopyFrom replaces the items of v by those of src, which must have the same
// shape. The two may share memory in any way: v then holds what src held
// before, as with the built-in copy. CopyFrom panics when the shapes differ and
// when v is read-only.
//
// It allocates only when the views overlap so that no order of copying keeps
// what is still to be read, as when a view is reversed in place: then the items
// of src are set aside. Where items of v itself share memory the last one
// written wins, which may be any.
func (v *View[T]) CopyFrom(src View[T]) {
	if v.readonly {
		panicReadOnly("CopyFrom")
	}
	if !v.sameShape(&src) {
		panic(fmt.Sprintf("strided: CopyFrom of shape %s to shape %s",
			tuple(src.AppendShape(nil)), tuple(v.AppendShape(nil))))
	}
	if v.isEmpty() {
		return
	}
	p := newPairs(v, &src)
	if !v.overlaps(&src) {
		p.lengthen()
		copyPairs[T](&p)
		return
	}
	if p.movable(sizeOf[T]()) {
		if address(p.dst) > address(p.src) {
			p.turn()
		}
		copyPairs[T](&p)
		return
	}
	if !v.collides(&src) {
		p.lengthen()
		copyPairs[T](&p)
		return
	}
	aside := src
	aside.base = pointerTo(src.AppendTo(nil))
	side := sizeOf[T]()
	for i := int(v.beyond); i >= 0; i-- {
		aside.axes[i].stride = side
		side *= aside.axes[i].shape
	}
	p = newPairs(v, &aside)
	p.lengthen()
	copyPairs[T](&p)
}

// Fill sets every item to the same value. It panics when v is read-only.
func (v *View[T]) Fill(item T) {
	if v.readonly {
		panicReadOnly("Fill")
	}
	if v.isEmpty() {
		return
	}
	// The order of writing equal items does not matter, so the one that
	// makes the longest rows is taken.
	p := newPairs(v, v)
	p.lengthen()
	ordered := *v
	ordered.base = p.dst
	ordered.beyond = int8(p.n - 1)
	for i := range p.n {
		ordered.axes[i] = axis{p.axes[i].shape, p.axes[i].dst}
	}
	var w walk
	for ordered.start(&w, false); w.left > 0; w.next() {
		if w.stride == sizeOf[T]() {
			fill(items[T](w.base, w.off, w.n), item)
			continue
		}
		fillItems(w.base, w.off, w.stride, w.n, item)
	}
}

func (v *View[T]) sameShape(src *View[T]) bool {
	if v.beyond != src.beyond {
		return false
	}
	for i := range v.NumDims() {
		if v.axes[i].shape != src.axes[i].shape {
			return false
		}
	}
	return true
}

// overlaps reports whether the blocks that hold the items of v and of src
// overlap, be it between the items.
func (v *View[T]) overlaps(src *View[T]) bool {
	vlo, vhi := v.bounds()
	slo, shi := src.bounds()
	a, b := address(v.base), address(src.base)
	return a+uintptr(vlo) < b+uintptr(shi) && b+uintptr(slo) < a+uintptr(vhi)
}

// collides reports whether an item of v and one of src share a byte. Both lie
// in one block of memory, since the blocks that hold them overlap.
func (v *View[T]) collides(src *View[T]) bool {
	distance := int(address(src.base) - address(v.base))
	vlo, _ := v.bounds()
	slo, _ := src.bounds()
	lowest := min(vlo, distance+slo)
	a, b := v.layout(-lowest), src.layout(distance-lowest)
	return layout.Overlaps(&a, &b)
}

// layout returns the layout of v, its first item at offset.
func (v *View[T]) layout(offset int) layout.Layout {
	var shape, strides [MaxDims]int
	n := v.NumDims()
	for i := range n {
		shape[i], strides[i] = v.axes[i].shape, v.axes[i].stride
	}
	return layout.Strided(offset, sizeOf[T](), shape[:n], strides[:n])
}

// A pairs goes over two views of one shape at once: over the items of dst, as
// far as its strides allow, by ascending address. Axes are turned, sorted and
// merged for that.
type pairs struct {
	dst, src pointer
	n        int // number of axes
	axes     [MaxDims]pairAxis
}

// A pairAxis is one axis of two views.
type pairAxis struct {
	shape    int
	dst, src int // strides
}

// newPairs returns the pairs of items of two views that are not empty.
func newPairs[T Item](dst, src *View[T]) pairs {
	p := pairs{dst: dst.base, src: src.base}
	for i := range dst.NumDims() {
		x := pairAxis{dst.axes[i].shape, dst.axes[i].stride, src.axes[i].stride}
		if x.shape == 1 {
			continue
		}
		if x.dst < 0 {
			x = p.turnAxis(x)
		}
		p.insert(x)
	}
	p.merge()
	return p
}

// turnAxis returns an axis that goes the other way, and moves the beginnings
// to its other end.
func (p *pairs) turnAxis(x pairAxis) pairAxis {
	p.dst = at(p.dst, (x.shape-1)*x.dst)
	p.src = at(p.src, (x.shape-1)*x.src)
	return pairAxis{x.shape, -x.dst, -x.src}
}

// turn makes p go over the items from the last to the first.
func (p *pairs) turn() {
	for i := range p.n {
		p.axes[i] = p.turnAxis(p.axes[i])
	}
}

// insert adds an axis before those with smaller strides. Among equal strides
// the order stays, as does that of two axes that dst does not move along.
func (p *pairs) insert(x pairAxis) {
	i := p.n
	for i > 0 && p.axes[i-1].dst < x.dst {
		p.axes[i] = p.axes[i-1]
		i--
	}
	p.axes[i] = x
	p.n++
}

// merge joins axes that continue each other in both views.
func (p *pairs) merge() {
	n := 0
	for _, x := range p.axes[:p.n] {
		if n > 0 && p.axes[n-1].dst == x.shape*x.dst && p.axes[n-1].src == x.shape*x.src {
			p.axes[n-1] = pairAxis{p.axes[n-1].shape * x.shape, x.dst, x.src}
			continue
		}
		p.axes[n] = x
		n++
	}
	p.n = n
}

// lengthen makes the longest axis that of the rows when rows are short, such as
// the three colors of a pixel: to begin a row costs as much as some items. The
// items are then no longer visited by address.
func (p *pairs) lengthen() {
	const short = 8
	last := p.n - 1
	if last < 1 || p.axes[last].shape > short {
		return
	}
	longest := last
	for i := range last {
		if p.axes[i].shape > p.axes[longest].shape {
			longest = i
		}
	}
	p.axes[last], p.axes[longest] = p.axes[longest], p.axes[last]
}

// movable reports whether the items of dst lie to those of src as one block to
// another: all at the same distance, and ordered by address, so that the order
// of copying keeps what is still to be read.
func (p *pairs) movable(size int) bool {
	extent := size
	for i := p.n - 1; i >= 0; i-- {
		x := p.axes[i]
		if x.dst != x.src || x.dst < extent {
			return false
		}
		extent += (x.shape - 1) * x.dst
	}
	return true
}

// copyPairs copies the items of src to dst, row by row.
func copyPairs[T Item](p *pairs) {
	row := pairAxis{1, sizeOf[T](), sizeOf[T]()}
	outer := p.n - 1
	rows := 1
	if outer >= 0 {
		row = p.axes[outer]
	}
	for i := range outer {
		rows *= p.axes[i].shape
	}
	var index [MaxDims]int
	d, s := 0, 0
	for {
		copyRow[T](p.dst, p.src, d, s, row)
		if rows--; rows == 0 {
			return
		}
		for i := outer - 1; i >= 0; i-- {
			x := &p.axes[i]
			d += x.dst
			s += x.src
			if index[i]++; index[i] < x.shape {
				break
			}
			d -= x.shape * x.dst
			s -= x.shape * x.src
			index[i] = 0
		}
	}
}

// copyRow copies the items of an axis, the first of them d bytes beyond dst and
// s bytes beyond src.
func copyRow[T Item](dst, src pointer, d, s int, row pairAxis) {
	size := sizeOf[T]()
	n := row.shape
	if row.dst == row.src && (row.dst == size || row.dst == -size) {
		if row.dst < 0 {
			d += (n - 1) * row.dst
			s += (n - 1) * row.src
		}
		copy(items[T](dst, d, n), items[T](src, s, n))
		return
	}
	copyItems[T](dst, d, row.dst, src, s, row.src, n)
}

package layout

// Bounds returns the smallest range [lo, hi) of byte offsets that holds all
// items. That of an empty layout is empty and lies at its offset. A layout with
// suboffsets is asked pointer by pointer; the pointers themselves do not count.
func (l *Layout) Bounds() (lo, hi int) {
	lo, hi, ok := l.checkedBounds()
	if !ok {
		panic("layout: bounds exceed an int")
	}
	return lo, hi
}

// Check reports whether all items of l lie inside a memory of memoryLen bytes,
// and with suboffsets the pointers that lead to them: if not it returns
// [ErrOutside]. The offset of an empty layout must lie inside too, or at the
// end. Each pointer is checked before it is followed; following all takes time
// in proportion to their number.
func (l *Layout) Check(memoryLen int) error {
	if l.HasSuboffsets() && !l.isEmpty() {
		return l.checkPointers(memoryLen)
	}
	lo, hi, ok := l.checkedBounds()
	if !ok || lo < 0 || hi > memoryLen {
		return ErrOutside
	}
	return nil
}

func (l *Layout) checkPointers(memoryLen int) error {
	cells, tail := l.split()
	if err := cells.Check(memoryLen); err != nil {
		return err
	}
	for cell := range cells.Offsets() {
		behind := tail(cell)
		if err := behind.Check(memoryLen); err != nil {
			return err
		}
	}
	return nil
}

// checkedBounds is Bounds, with false for numbers that exceed an int.
func (l *Layout) checkedBounds() (lo, hi int, ok bool) {
	if l.isEmpty() {
		return l.offset, l.offset, true
	}
	if l.HasSuboffsets() {
		return l.pointerBounds()
	}
	lo, hi = l.offset, l.offset
	for i := range l.ndim {
		a := l.axis(i)
		span, fits := multiply(a.shape-1, a.stride)
		if !fits {
			return 0, 0, false
		}
		if span < 0 {
			lo, fits = add(lo, span)
		} else {
			hi, fits = add(hi, span)
		}
		if !fits {
			return 0, 0, false
		}
	}
	hi, ok = add(hi, l.itemsize)
	return lo, hi, ok
}

func (l *Layout) pointerBounds() (lo, hi int, ok bool) {
	cells, tail := l.split()
	first := true
	for cell := range cells.Offsets() {
		behind := tail(cell)
		from, to, fits := behind.checkedBounds()
		if !fits {
			return 0, 0, false
		}
		if first {
			lo, hi, first = from, to, false
			continue
		}
		lo, hi = min(lo, from), max(hi, to)
	}
	return lo, hi, true
}

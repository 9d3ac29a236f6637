package playground

// A table finds a position by the number of an object that is alive. Numbers
// are given out one after the other, so their low bits spread them: it is an
// open table without a hash, and several times quicker than a map.
type table struct {
	ids       []uint64 // 0 is an empty slot
	positions []int
	used      int
}

// get returns the position of an object, or false. 0 is none.
func (t *table) get(id uint64) (int, bool) {
	if t.used == 0 || id == 0 {
		return 0, false
	}
	i := t.find(id)
	return t.positions[i], t.ids[i] == id
}

// find returns the slot of an object, or the empty slot where it belongs.
func (t *table) find(id uint64) int {
	mask := len(t.ids) - 1
	i := int(id) & mask
	for t.ids[i] != id && t.ids[i] != 0 {
		i = (i + 1) & mask
	}
	return i
}

// set puts an object, whose number is not 0, at a position.
func (t *table) set(id uint64, position int) {
	if 2*(t.used+1) > len(t.ids) {
		t.grow()
	}
	i := t.find(id)
	if t.ids[i] == 0 {
		t.used++
	}
	t.ids[i], t.positions[i] = id, position
}

func (t *table) grow() {
	old := *t
	n := max(2*len(old.ids), 64)
	*t = table{ids: make([]uint64, n), positions: make([]int, n)}
	old.each(t.set)
}

// remove takes an object out and returns its position, or false.
func (t *table) remove(id uint64) (int, bool) {
	if t.used == 0 {
		return 0, false
	}
	i := t.find(id)
	if t.ids[i] != id {
		return 0, false
	}
	position := t.positions[i]
	t.used--
	t.close(i)
	return position, true
}

// close empties slot i and moves up what lies behind it and belongs before.
func (t *table) close(i int) {
	mask := len(t.ids) - 1
	for next := (i + 1) & mask; t.ids[next] != 0; next = (next + 1) & mask {
		home := int(t.ids[next]) & mask
		if (next-home)&mask >= (next-i)&mask {
			t.ids[i], t.positions[i] = t.ids[next], t.positions[next]
			i = next
		}
	}
	t.ids[i] = 0
}

// each calls f with every object and its position, in no order.
func (t *table) each(f func(id uint64, position int)) {
	for i, id := range t.ids {
		if id != 0 {
			f(id, t.positions[i])
		}
	}
}

package playground

// A tape keeps the last records of a kind, at most limit of them, at positions
// that are counted from 0 and never used again. Once it has its size, it
// allocates nothing. The limit is a power of two.
type tape[T any] struct {
	slots      []T // as many as a power of two; record i lies in slot i modulo that
	begin, end int // the positions kept
	limit      int
}

// firstSlots is how many records a tape has room for at first, if its limit is
// not below it.
const firstSlots = 64

// next returns the slot of a new record at the position that was end. Its
// contents are those of an old record. When the tape is full, the oldest record
// goes.
func (t *tape[T]) next() *T {
	if t.end-t.begin == len(t.slots) {
		t.makeRoom()
	}
	slot := &t.slots[t.end&(len(t.slots)-1)]
	t.end++
	return slot
}

func (t *tape[T]) makeRoom() {
	if len(t.slots) == t.limit {
		t.begin++
		return
	}
	slots := make([]T, max(2*len(t.slots), min(firstSlots, t.limit)))
	for i := t.begin; i < t.end; i++ {
		slots[i&(len(slots)-1)] = *t.at(i)
	}
	t.slots = slots
}

// grow makes all the room that the limit allows.
func (t *tape[T]) grow() {
	for len(t.slots) < t.limit {
		t.makeRoom()
	}
}

// at returns the record at a position that is kept.
func (t *tape[T]) at(i int) *T { return &t.slots[i&(len(t.slots)-1)] }

// isFull reports whether the next record takes the place of the oldest.
func (t *tape[T]) isFull() bool { return t.end-t.begin == t.limit }

// dropTo forgets the records before a position.
func (t *tape[T]) dropTo(i int) { t.begin = max(t.begin, i) }

// clear forgets all records and what they refer to.
func (t *tape[T]) clear() {
	clear(t.slots)
	t.begin, t.end = 0, 0
}

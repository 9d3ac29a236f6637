package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// A setTable is a hash table of keys. It places, probes and grows as CPython's
// does, so that a set of ints is walked and printed in the same order. (A set
// of strs has no order that could be the same: CPython shuffles it too.)
//
//	hash & mask
//	     ▼
//	[ 0 ][ · ][ 2 ][ † ][ 4 ][ · ][ · ][ 7 ]   · never used   † deleted
type setTable struct {
	slots   []setSlot // a power of two long, or nil before the first key
	used    int       // keys
	fill    int       // keys and deleted slots
	finger  int       // where pop goes on looking
	layouts int       // how often slots was made anew
	charged int
}

// A setSlot without a key is deleted when its hash is deletedHash, else it was
// never used.
type setSlot struct {
	key  Value
	hash int64
}

const (
	setSlotSize  = 24
	minSetSlots  = 8
	linearProbes = 9 // slots looked at in a row
	perturbShift = 5
	deletedHash  = -1 // no hash of a value
	largeSet     = 50_000
)

// mask is the greatest slot, of an empty table too.
func (t *setTable) mask() int { return max(len(t.slots), minSetSlots) - 1 }

// probe walks the slots where a key with the hash may be, until visit says that
// it has seen enough. Slots must not be nil.
func probe(slots []setSlot, hash int64, visit func(i int) bool) {
	mask := uint64(len(slots) - 1)
	perturb := uint64(hash)
	for i := uint64(hash) & mask; ; i = (i*5 + 1 + perturb) & mask {
		last := i
		if i+linearProbes <= mask {
			last = i + linearProbes
		}
		for j := i; j <= last; j++ {
			if visit(int(j)) {
				return
			}
		}
		perturb >>= perturbShift
	}
}

// find returns the slot of key, or the one where it would go: the last deleted
// slot on the way, else the unused one at its end. It is -1 as long as the table
// has no slots. The comparison may run Python code that
// changes the table; then the search begins again.
func (t *setTable) find(rt *Runtime, key Value, hash int64) (place int, found bool, err error) {
	for changed := true; changed; {
		changed = false
		if t.slots == nil {
			return -1, false, nil
		}
		deleted := -1
		probe(t.slots, hash, func(i int) bool {
			e := &t.slots[i]
			place = i
			switch {
			case e.key.h == nil && e.hash == deletedHash:
				deleted = i
				return false
			case e.key.h == nil:
				if deleted >= 0 {
					place = deleted
				}
				return true
			case e.hash != hash:
				return false
			}
			found, changed, err = t.matches(rt, i, key)
			return found || changed || err != nil
		})
	}
	return place, found, err
}

// matches reports whether the slot's key equals key, and whether asking changed
// the table.
func (t *setTable) matches(rt *Runtime, i int, key Value) (match, changed bool, err error) {
	stored, layouts := t.slots[i].key, t.layouts
	if stored == key {
		return true, false, nil
	}
	if stored.h.typ == StrType && key.h.typ == StrType {
		return As[Str](stored).s == As[Str](key).s, false, nil
	}
	stored.Retain()
	match, err = Equal(rt, stored, key)
	changed = t.layouts != layouts || t.slots[i].key != stored
	rt.Release(stored)
	return match && !changed, changed && err == nil, err
}

// has reports whether key is in the table.
func (t *setTable) has(rt *Runtime, key Value, hash int64) (bool, error) {
	_, found, err := t.find(rt, key, hash)
	return found, err
}

// add puts key into the table if it is not there, and takes a reference then.
func (t *setTable) add(rt *Runtime, key Value, hash int64) error {
	i, found, err := t.find(rt, key, hash)
	if err != nil || found {
		return err
	}
	if i < 0 {
		if err := t.resize(rt, 0); err != nil {
			return err
		}
		i = int(hash) & t.mask()
	}
	reused := t.slots[i].hash == deletedHash
	t.slots[i] = setSlot{key.Retain(), hash}
	t.used++
	if reused {
		return nil
	}
	t.fill++
	if t.fill*5 < t.mask()*3 {
		return nil
	}
	if err := t.grow(rt); err != nil {
		t.slots[i] = setSlot{}
		t.used--
		t.fill--
		rt.Release(key)
		return err
	}
	return nil
}

func (t *setTable) grow(rt *Runtime) error {
	if t.used > largeSet {
		return t.resize(rt, t.used*2)
	}
	return t.resize(rt, t.used*4)
}

// remove takes key out and reports whether it was there.
func (t *setTable) remove(rt *Runtime, key Value, hash int64) (bool, error) {
	i, found, err := t.find(rt, key, hash)
	if err != nil || !found {
		return false, err
	}
	rt.Release(t.takeSlot(i))
	return true, nil
}

// takeSlot deletes slot i and returns its key, owned by the caller.
func (t *setTable) takeSlot(i int) Value {
	key := t.slots[i].key
	t.slots[i] = setSlot{hash: deletedHash}
	t.used--
	return key
}

// pop takes some key out. The table must not be empty.
func (t *setTable) pop() Value {
	i := t.finger & t.mask()
	for t.slots[i].key.h == nil {
		i = (i + 1) & t.mask()
	}
	t.finger = i + 1
	return t.takeSlot(i)
}

// resize makes a table of more than room slots, without deleted ones.
func (t *setTable) resize(rt *Runtime, room int) error {
	n := minSetSlots
	for n <= room {
		n *= 2
	}
	if n > maxItems {
		return pyerr.MemoryError.New("")
	}
	if n == len(t.slots) && n == minSetSlots && t.fill == t.used {
		return nil
	}
	if err := rt.Charge(n * setSlotSize); err != nil {
		return err
	}
	rt.Credit(t.charged)
	t.charged = n * setSlotSize
	old := t.slots
	t.slots = make([]setSlot, n)
	t.layouts++
	t.fill = t.used
	for _, e := range old {
		if e.key.h != nil {
			t.insertClean(e)
		}
		rt.Spend(setSlotSize)
	}
	return nil
}

// insertClean places a key that is not in the table, which has no deleted slots.
func (t *setTable) insertClean(e setSlot) {
	probe(t.slots, e.hash, func(i int) bool {
		if t.slots[i].key.h != nil {
			return false
		}
		t.slots[i] = e
		return true
	})
}

// makeRoom prepares for n more keys.
func (t *setTable) makeRoom(rt *Runtime, n int) error {
	if t.slots != nil && (t.fill+n)*5 < t.mask()*3 {
		return nil
	}
	if (t.fill+n)*5 >= t.mask()*3 {
		return t.resize(rt, (t.used+n)*2)
	}
	return t.resize(rt, 0)
}

// merge adds the keys of other.
func (t *setTable) merge(rt *Runtime, other *setTable) error {
	if t == other || other.used == 0 {
		return nil
	}
	if err := t.makeRoom(rt, other.used); err != nil {
		return err
	}
	if t.fill > 0 {
		return other.each(rt, func(key Value, hash int64) error { return t.add(rt, key, hash) })
	}
	t.used, t.fill = other.used, other.used
	same := len(t.slots) == len(other.slots) && other.fill == other.used
	for i, e := range other.slots {
		switch {
		case e.key.h == nil:
		case same:
			t.slots[i] = setSlot{e.key.Retain(), e.hash}
		default:
			t.insertClean(setSlot{e.key.Retain(), e.hash})
		}
		rt.Spend(setSlotSize)
	}
	return nil
}

// each calls f with every key, retained for the call, until f fails. f may
// change the table.
func (t *setTable) each(rt *Runtime, f func(key Value, hash int64) error) error {
	for i := 0; i < len(t.slots); i++ {
		e := t.slots[i]
		if e.key.h == nil {
			continue
		}
		e.key.Retain()
		err := f(e.key, e.hash)
		rt.Release(e.key)
		if err != nil {
			return err
		}
		if err := rt.Work(pollItem); err != nil {
			return err
		}
	}
	return nil
}

// purge makes the table anew when a quarter of it is deleted slots.
func (t *setTable) purge(rt *Runtime) error {
	if t.fill-t.used <= t.mask()/4 {
		return nil
	}
	return t.grow(rt)
}

// clear removes every key.
func (t *setTable) clear(rt *Runtime) {
	slots := t.slots
	t.slots, t.used, t.fill = nil, 0, 0
	t.layouts++
	rt.Credit(t.charged)
	t.charged = 0
	for _, e := range slots {
		if e.key.h != nil {
			rt.Release(e.key)
		}
		rt.Spend(setSlotSize)
	}
}

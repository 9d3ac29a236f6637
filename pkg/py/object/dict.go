package object

import (
	"math/bits"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A Dict is a Python dict: entries in the order of insertion, and an index of
// open addressing over them once there are more than a few.
//
//	index    [ -1  0 -1  2 -1 -1  1 -1 ]        by hash
//	              │     └───────┐  │
//	entries  [ k0:v0 ][ k1:v1 ][ k2:v2 ]        by insertion
//
// A deleted entry keeps its place, without a key, until the next growth; its
// place in the index is marked, so that searches go on past it.
type Dict struct {
	Container
	entries []dictEntry
	index   []int32 // a power of two long, or nil
	used    int     // entries that have a key
	usable  int     // entries that can be added before the dict grows
	first   int     // entries before this one have no key
	layouts int     // how often entries and index were made anew
	charged int
	shift   uint8 // brings a mixed hash to the length of index
	attrs   *Dict // of subclasses
	watch   func(rt *Runtime, key, value Value)
}

type dictEntry struct {
	hash       int64
	key, value Value
}

const (
	entrySize    = 40
	emptyPlace   = -1
	deletedPlace = -2
	smallDict    = 8 // entries up to which there is no index
	maxDictItems = 1 << 29

	// hashMixer spreads hashes over the index, as many are small numbers or
	// multiples of a power of two. It is 2^64 divided by the golden ratio.
	hashMixer = 0x9e3779b97f4a7c15
)

// DictType is the class dict.
var DictType = &Type{}

// NewDict returns an empty dict.
func NewDict(rt *Runtime) (Value, error) {
	d := &Dict{}
	d.Init(rt, DictType)
	return d.Value(), nil
}

// Len returns the number of items.
func (d *Dict) Len() int { return d.used }

// hashKey returns the hash of a key that a dict is asked for. The error for one
// that has none says what it was to be used for.
func hashKey(rt *Runtime, key Value) (int64, error) {
	if key.h.typ == StrType {
		return As[Str](key).hashed(), nil
	}
	hash, err := Hash(rt, key)
	if err != nil {
		return 0, rt.unhashableAs(err, key, "dict key")
	}
	return hash, nil
}

// unhashableAs makes a TypeError of hashing say what the value was to be used
// for. Other errors stay as they are.
func (rt *Runtime) unhashableAs(err error, v Value, use string) error {
	text := ""
	switch e := err.(type) {
	case *pyerr.Error:
		if e.Class != pyerr.TypeError {
			return err
		}
		text = e.Text
	case *Raised:
		if e.Exc.h.typ != ExceptionType(pyerr.TypeError) {
			return err
		}
		var failed error
		if text, failed = StrText(rt, e.Exc); failed != nil {
			rt.Discard(failed)
			return err
		}
	default:
		return err
	}
	rt.Discard(err)
	return pyerr.TypeError.Newf("cannot use '%s' as a %s (%s)", v.TypeName(), use, text)
}

// Get returns the value of key, borrowed from the dict, or an empty Value.
func (d *Dict) Get(rt *Runtime, key Value) (Value, error) {
	hash, err := hashKey(rt, key)
	if err != nil {
		return Value{}, err
	}
	i, err := d.find(rt, key, hash)
	if err != nil || i < 0 {
		return Value{}, err
	}
	return d.entries[i].value, nil
}

// GetStr returns the value of the str name, borrowed from the dict, or an empty
// Value.
func (d *Dict) GetStr(name string) Value {
	if i := d.findStr(name); i >= 0 {
		return d.entries[i].value
	}
	return Value{}
}

// Set stores value under key; the dict takes references of its own.
func (d *Dict) Set(rt *Runtime, key, value Value) error {
	hash, err := hashKey(rt, key)
	if err != nil {
		return err
	}
	return d.setHashed(rt, key, hash, value)
}

// Watch has f called after every change of an item: with its key and its value,
// or with an empty Value when the item is gone. f borrows both.
func (d *Dict) Watch(f func(rt *Runtime, key, value Value)) { d.watch = f }

func (d *Dict) changed(rt *Runtime, key, value Value) {
	if d.watch != nil {
		d.watch(rt, key, value)
	}
}

// setHashed is Set for a key whose hash is known.
func (d *Dict) setHashed(rt *Runtime, key Value, hash int64, value Value) error {
	i, err := d.find(rt, key, hash)
	if err != nil {
		return err
	}
	if i >= 0 {
		rt.Replace(&d.entries[i].value, value.Retain())
	} else if err := d.insert(rt, hash, key.Retain(), value.Retain()); err != nil {
		return err
	}
	d.changed(rt, key, value)
	return nil
}

// SetStr stores value under the str name; the dict takes a reference of its own.
func (d *Dict) SetStr(rt *Runtime, name string, value Value) error {
	if d.watch != nil {
		return d.Set(rt, NewStr(name), value)
	}
	if i := d.findStr(name); i >= 0 {
		rt.Replace(&d.entries[i].value, value.Retain())
		return nil
	}
	key := NewStr(name)
	return d.insert(rt, As[Str](key).hashed(), key, value.Retain())
}

// Delete removes key and returns its value, which the caller then owns, or an
// empty Value.
func (d *Dict) Delete(rt *Runtime, key Value) (Value, error) {
	hash, err := hashKey(rt, key)
	if err != nil {
		return Value{}, err
	}
	i, err := d.find(rt, key, hash)
	if err != nil || i < 0 {
		return Value{}, err
	}
	return d.remove(rt, i), nil
}

func (d *Dict) deleteStr(rt *Runtime, name string) bool {
	i := d.findStr(name)
	if i < 0 {
		return false
	}
	rt.Release(d.remove(rt, i))
	return true
}

// remove deletes the entry at place i and returns its value, which the caller
// then owns.
func (d *Dict) remove(rt *Runtime, i int) Value {
	key, value := d.takeEntry(i)
	d.changed(rt, key, Value{})
	rt.Release(key)
	return value
}

// takeEntry deletes the entry at place i and returns what it held, which the
// caller then owns.
func (d *Dict) takeEntry(i int) (key, value Value) {
	e := &d.entries[i]
	if d.index != nil {
		mask := len(d.index) - 1
		p := d.home(e.hash)
		for int(d.index[p]) != i {
			p = (p + 1) & mask
		}
		d.index[p] = deletedPlace
	}
	key, value = e.key, e.value
	e.key, e.value = Value{}, Value{}
	d.used--
	// Neither end keeps deleted entries: items are often taken from there.
	n := len(d.entries)
	for n > 0 && d.entries[n-1].key.h == nil {
		n--
	}
	if d.index == nil {
		d.usable += len(d.entries) - n
	}
	d.entries = d.entries[:n]
	for d.first < n && d.entries[d.first].key.h == nil {
		d.first++
	}
	d.first = min(d.first, n)
	return key, value
}

// home is where the index is searched first for a hash.
func (d *Dict) home(hash int64) int { return int(uint64(hash) * hashMixer >> d.shift) }

// EntryAt returns the first item at place i or later, borrowed, and the place
// to go on from; ok is false at the end. Places stay good until the dict grows.
func (d *Dict) EntryAt(i int) (key, value Value, next int, ok bool) {
	for i = max(i, d.first); i < len(d.entries); i++ {
		if e := &d.entries[i]; e.key.h != nil {
			return e.key, e.value, i + 1, true
		}
	}
	return Value{}, Value{}, i, false
}

// lastEntry returns the place of the last entry at place i or before it that
// has a key, or -1.
func (d *Dict) lastEntry(i int) int {
	for i = min(i, len(d.entries)-1); i >= d.first; i-- {
		if d.entries[i].key.h != nil {
			return i
		}
	}
	return -1
}

// find returns the place of key's entry, or -1. The comparison may run Python
// code that changes the dict; then the search begins again.
func (d *Dict) find(rt *Runtime, key Value, hash int64) (int, error) {
	if key.h.typ == StrType {
		if i, sure := d.findPlainStr(As[Str](key).s, hash); sure {
			return i, nil
		}
	}
again:
	if d.index == nil {
		for i := 0; i < len(d.entries); i++ {
			e := &d.entries[i]
			if e.hash != hash || e.key.h == nil {
				continue
			}
			match, changed, err := d.matches(rt, i, key)
			if err != nil || match {
				return i, err
			}
			if changed {
				goto again
			}
		}
		return -1, nil
	}
	mask := len(d.index) - 1
	for p := d.home(hash); ; p = (p + 1) & mask {
		i := int(d.index[p])
		if i == emptyPlace {
			return -1, nil
		}
		if i == deletedPlace || d.entries[i].hash != hash {
			continue
		}
		match, changed, err := d.matches(rt, i, key)
		if err != nil || match {
			return i, err
		}
		if changed {
			goto again
		}
	}
}

// matches reports whether the entry at place i is key's, and whether the dict
// was changed by asking.
func (d *Dict) matches(rt *Runtime, i int, key Value) (match, changed bool, err error) {
	stored, layouts := d.entries[i].key, d.layouts
	if stored == key {
		return true, false, nil
	}
	stored.Retain()
	match, err = Equal(rt, stored, key)
	changed = d.layouts != layouts || i >= len(d.entries) || d.entries[i].key != stored
	rt.Release(stored)
	return match && !changed, changed, err
}

// findStr is find for a name, and never runs Python code: it sees only keys
// that are exactly str.
func (d *Dict) findStr(name string) int {
	if d.index == nil {
		for i := range d.entries {
			if e := &d.entries[i]; e.key.h != nil && e.key.h.kind == KindStr && As[Str](e.key).s == name {
				return i
			}
		}
		return -1
	}
	i, _ := d.findPlainStr(name, hashString(name))
	return i
}

// findPlainStr finds a str among keys; sure is false when a key of another
// kind has the same hash, so that only a comparison can tell.
func (d *Dict) findPlainStr(s string, hash int64) (place int, sure bool) {
	sure = true
	if d.index == nil {
		for i := range d.entries {
			e := &d.entries[i]
			if e.hash != hash || e.key.h == nil {
				continue
			}
			if e.key.h.typ != StrType {
				sure = false
				continue
			}
			if As[Str](e.key).s == s {
				return i, true
			}
		}
		return -1, sure
	}
	mask := len(d.index) - 1
	for p := d.home(hash); ; p = (p + 1) & mask {
		i := int(d.index[p])
		if i == emptyPlace {
			return -1, sure
		}
		if i == deletedPlace || d.entries[i].hash != hash {
			continue
		}
		key := d.entries[i].key
		if key.h.typ != StrType {
			sure = false
			continue
		}
		if As[Str](key).s == s {
			return i, true
		}
	}
}

// insert adds an entry for a key that is not there. It takes over the
// references.
func (d *Dict) insert(rt *Runtime, hash int64, key, value Value) error {
	if d.usable == 0 {
		if err := d.resize(rt, max(4, d.used*2)); err != nil {
			rt.Release(key)
			rt.Release(value)
			return err
		}
	}
	d.entries = append(d.entries, dictEntry{hash, key, value})
	d.used++
	d.usable--
	if d.index != nil {
		d.place(len(d.entries) - 1)
	}
	return nil
}

func (d *Dict) place(i int) {
	mask := len(d.index) - 1
	p := d.home(d.entries[i].hash)
	for d.index[p] >= 0 {
		p = (p + 1) & mask
	}
	d.index[p] = int32(i)
}

// resize makes room for that many items, and squeezes deleted entries out.
func (d *Dict) resize(rt *Runtime, room int) error {
	if room > maxDictItems {
		return pyerr.MemoryError.New("")
	}
	old := d.entries
	if room > cap(old) || room < cap(old)/4 {
		if err := d.allocate(rt, room); err != nil {
			return err
		}
	}
	d.layouts++
	d.entries = d.entries[:0]
	for _, e := range old {
		if e.key.h != nil {
			d.entries = append(d.entries, e)
		}
		rt.Spend(entrySize)
	}
	clear(d.entries[d.used:cap(d.entries)])
	d.first, d.usable = 0, cap(d.entries)-d.used
	for i := range d.index {
		d.index[i] = emptyPlace
	}
	if d.index != nil {
		for i := range d.entries {
			d.place(i)
			rt.Spend(pollItem)
		}
	}
	return nil
}

// allocate makes empty entries and an index for room items.
func (d *Dict) allocate(rt *Runtime, room int) error {
	slots := 0
	if room > smallDict {
		for slots = 16; slots < room*2; {
			slots *= 2
		}
	}
	bytes := room*entrySize + slots*4
	if err := rt.Charge(bytes); err != nil {
		return err
	}
	rt.Credit(d.charged)
	d.charged = bytes
	d.entries, d.index = make([]dictEntry, 0, room), nil
	if slots > 0 {
		d.index = make([]int32, slots)
		d.shift = uint8(64 - bits.TrailingZeros(uint(slots)))
	}
	return nil
}

// Clear removes every item.
func (d *Dict) Clear(rt *Runtime) {
	entries := d.entries
	d.entries, d.index, d.used, d.usable, d.first = nil, nil, 0, 0, 0
	d.layouts++
	rt.Credit(d.charged)
	d.charged = 0
	for _, e := range entries {
		if e.key.h != nil {
			rt.Release(e.key)
			rt.Release(e.value)
		}
		rt.Spend(pollItem)
	}
}

func freeDict(rt *Runtime, v Value) {
	d := As[Dict](v)
	d.Clear(rt)
	freeAttrs(rt, &d.attrs)
}

func visitDict(v Value, visit func(Value)) {
	d := As[Dict](v)
	for i := range d.entries {
		if e := &d.entries[i]; e.key.h != nil {
			visit(e.key)
			visit(e.value)
		}
	}
	visitAttrs(d.attrs, visit)
}

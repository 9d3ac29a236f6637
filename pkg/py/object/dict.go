package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// A Dict is a Python dict: entries in the order of insertion, and an index of
// open addressing over them once there are more than a few.
//
//	index    [ -1  0 -1  2 -1 -1  1 -1 ]        by hash
//	              │     └───────┐  │
//	entries  [ k0:v0 ][ k1:v1 ][ k2:v2 ]        by insertion
//
// A deleted entry keeps its place, without a key, until the next growth.
type Dict struct {
	Container
	entries []dictEntry
	index   []int32 // a power of two long, or nil
	used    int     // entries that have a key
	charged int
	attrs   *Dict // of subclasses
}

type dictEntry struct {
	hash       int64
	key, value Value
}

const (
	entrySize    = 40
	emptyPlace   = -1
	smallDict    = 8 // entries up to which there is no index
	maxDictItems = 1 << 30
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

// Get returns the value of key, borrowed from the dict, or an empty Value.
func (d *Dict) Get(rt *Runtime, key Value) (Value, error) {
	hash, err := Hash(rt, key)
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
	hash, err := Hash(rt, key)
	if err != nil {
		return err
	}
	i, err := d.find(rt, key, hash)
	if err != nil {
		return err
	}
	if i >= 0 {
		rt.Replace(&d.entries[i].value, value.Retain())
		return nil
	}
	return d.insert(rt, hash, key.Retain(), value.Retain())
}

// SetStr stores value under the str name; the dict takes a reference of its own.
func (d *Dict) SetStr(rt *Runtime, name string, value Value) error {
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
	hash, err := Hash(rt, key)
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

func (d *Dict) remove(rt *Runtime, i int) Value {
	e := &d.entries[i]
	key, value := e.key, e.value
	e.key, e.value = Value{}, Value{}
	d.used--
	if d.used == 0 {
		d.entries = d.entries[:0]
		for i := range d.index {
			d.index[i] = emptyPlace
		}
	}
	rt.Release(key)
	return value
}

// EntryAt returns the first item at place i or later, borrowed, and the place
// to go on from; ok is false at the end. Places stay good until the dict grows.
func (d *Dict) EntryAt(i int) (key, value Value, next int, ok bool) {
	for ; i < len(d.entries); i++ {
		if e := &d.entries[i]; e.key.h != nil {
			return e.key, e.value, i + 1, true
		}
	}
	return Value{}, Value{}, i, false
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
		for i := range d.entries {
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
	for p := int(hash) & mask; ; p = (p + 1) & mask {
		i := int(d.index[p])
		if i == emptyPlace {
			return -1, nil
		}
		if e := &d.entries[i]; e.hash != hash || e.key.h == nil {
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

func (d *Dict) matches(rt *Runtime, i int, key Value) (match, changed bool, err error) {
	stored := d.entries[i].key.Retain()
	match, err = Equal(rt, stored, key)
	changed = i >= len(d.entries) || d.entries[i].key != stored
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
			if e.key.h.kind != KindStr {
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
	for p := int(hash) & mask; ; p = (p + 1) & mask {
		i := int(d.index[p])
		if i == emptyPlace {
			return -1, sure
		}
		e := &d.entries[i]
		if e.hash != hash || e.key.h == nil {
			continue
		}
		if e.key.h.kind != KindStr {
			sure = false
			continue
		}
		if As[Str](e.key).s == s {
			return i, true
		}
	}
}

// insert adds an entry for a key that is not there. It takes over the
// references.
func (d *Dict) insert(rt *Runtime, hash int64, key, value Value) error {
	if len(d.entries) == cap(d.entries) {
		if err := d.grow(rt); err != nil {
			rt.Release(key)
			rt.Release(value)
			return err
		}
	}
	d.entries = append(d.entries, dictEntry{hash, key, value})
	d.used++
	if d.index != nil {
		d.place(len(d.entries) - 1)
	}
	return nil
}

func (d *Dict) place(i int) {
	mask := len(d.index) - 1
	p := int(d.entries[i].hash) & mask
	for d.index[p] != emptyPlace {
		p = (p + 1) & mask
	}
	d.index[p] = int32(i)
}

// grow makes room for twice the items and squeezes deleted entries out.
func (d *Dict) grow(rt *Runtime) error {
	room := max(4, d.used*2)
	if room > maxDictItems {
		return pyerr.MemoryError.New("")
	}
	slots := 0
	if room > smallDict {
		slots = 16
		for slots < room*2 {
			slots *= 2
		}
	}
	bytes := room*entrySize + slots*4
	if err := rt.Charge(bytes); err != nil {
		return err
	}
	rt.Credit(d.charged)
	d.charged = bytes
	entries := make([]dictEntry, 0, room)
	for _, e := range d.entries {
		if e.key.h != nil {
			entries = append(entries, e)
		}
	}
	d.entries, d.index = entries, nil
	if slots == 0 {
		return nil
	}
	d.index = make([]int32, slots)
	for i := range d.index {
		d.index[i] = emptyPlace
	}
	for i := range d.entries {
		d.place(i)
	}
	return nil
}

// Clear removes every item.
func (d *Dict) Clear(rt *Runtime) {
	entries := d.entries
	d.entries, d.index, d.used = nil, nil, 0
	rt.Credit(d.charged)
	d.charged = 0
	for _, e := range entries {
		if e.key.h != nil {
			rt.Release(e.key)
			rt.Release(e.value)
		}
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

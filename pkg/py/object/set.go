package object

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A Set is a Python set or frozenset.
type Set struct {
	Container
	table  setTable
	hash   int64 // of a frozenset, once asked for
	hashed bool
	attrs  *Dict // of subclasses
}

var (
	// SetType is the class set.
	SetType = &Type{}

	// FrozenSetType is the class frozenset.
	FrozenSetType = &Type{}
)

// NewSet returns an empty set.
func NewSet(rt *Runtime) (Value, error) { return makeSet(rt, SetType).Value(), nil }

func makeSet(rt *Runtime, t *Type) *Set {
	s := &Set{}
	s.Init(rt, t)
	return s
}

// finishSet returns the set, or releases it when filling it failed.
func finishSet(rt *Runtime, s *Set, err error) (Value, error) {
	if err != nil {
		rt.Release(s.Value())
		return Value{}, err
	}
	return s.Value(), nil
}

func isSet(v Value) bool { return v.h.kind == KindSet || v.h.kind == KindFrozenSet }

// plainSetType is the class of the results of operations on v.
func plainSetType(v Value) *Type {
	if v.h.kind == KindFrozenSet {
		return FrozenSetType
	}
	return SetType
}

// Len returns the number of elements.
func (s *Set) Len() int { return s.table.used }

// Add adds v; the set takes a reference of its own.
func (s *Set) Add(rt *Runtime, v Value) error {
	hash, err := hashElement(rt, v)
	if err != nil {
		return err
	}
	return s.table.add(rt, v, hash)
}

func hashElement(rt *Runtime, v Value) (int64, error) {
	hash, err := Hash(rt, v)
	if err != nil {
		return 0, rt.unhashableAs(err, v, "set element")
	}
	return hash, nil
}

// hashSought is hashElement for an element that is looked for: a set stands for
// the frozenset that equals it.
func hashSought(rt *Runtime, v Value) (int64, error) {
	if v.h.kind == KindSet {
		hash, err := Hash(rt, v)
		if err == nil || !IsException(err, pyerr.TypeError) {
			return hash, err
		}
		rt.Discard(err)
		return hashSet(&As[Set](v).table), nil
	}
	return hashElement(rt, v)
}

// Contains reports whether v is an element.
func (s *Set) Contains(rt *Runtime, v Value) (bool, error) {
	hash, err := hashSought(rt, v)
	if err != nil {
		return false, err
	}
	return s.table.has(rt, v, hash)
}

// discard removes v and reports whether it was an element.
func (s *Set) discard(rt *Runtime, v Value) (bool, error) {
	hash, err := hashSought(rt, v)
	if err != nil {
		return false, err
	}
	return s.table.remove(rt, v, hash)
}

// update adds the elements of v.
func (s *Set) update(rt *Runtime, v Value) error {
	if isSet(v) {
		return s.table.merge(rt, &As[Set](v).table)
	}
	if v.h.typ == DictType {
		d := As[Dict](v)
		if err := s.table.makeRoom(rt, d.used); err != nil {
			return err
		}
		return d.eachKey(rt, func(key Value, hash int64) error { return s.table.add(rt, key, hash) })
	}
	return Each(rt, v, func(item Value) error { return s.Add(rt, item) })
}

// eachKey calls f with every key, retained for the call, until f fails.
func (d *Dict) eachKey(rt *Runtime, f func(key Value, hash int64) error) error {
	for i := 0; i < len(d.entries); i++ {
		e := d.entries[i]
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

// hashSet combines the hashes of the elements in a way that does not depend on
// their order.
func hashSet(t *setTable) int64 {
	sum := uint64(0)
	for i := range t.slots {
		if e := &t.slots[i]; e.key.h != nil {
			h := uint64(e.hash)
			sum ^= (h ^ 89869747 ^ h<<16) * 3644798167
		}
	}
	sum ^= uint64(t.used+1) * 1927868237
	sum ^= sum>>11 ^ sum>>25
	sum = sum*69069 + 907133923
	if sum == ^uint64(0) {
		return 590923713
	}
	return int64(sum)
}

func reprSet(rt *Runtime, v Value) (string, error) {
	s, name := As[Set](v), v.h.typ.ShortName()
	if s.table.used == 0 {
		return name + "()", nil
	}
	if !rt.enterRepr(v) {
		return name + "(...)", nil
	}
	defer rt.leaveRepr()
	items, err := Items(rt, v)
	if err != nil {
		return "", err
	}
	defer rt.ReleaseAll(items)
	var b strings.Builder
	b.WriteByte('{')
	if err := writeItems(rt, &b, items); err != nil {
		return "", err
	}
	b.WriteByte('}')
	if v.h.typ == SetType {
		return b.String(), nil
	}
	return name + "(" + b.String() + ")", nil
}

// isSubset reports whether every element of a is one of b.
func isSubset(rt *Runtime, a, b *setTable) (bool, error) {
	if a.used > b.used {
		return false, nil
	}
	return a.all(rt, func(key Value, hash int64) (bool, error) { return b.has(rt, key, hash) })
}

// all reports whether f holds for every key.
func (t *setTable) all(rt *Runtime, f func(key Value, hash int64) (bool, error)) (bool, error) {
	holds := true
	err := t.each(rt, func(key Value, hash int64) error {
		ok, err := f(key, hash)
		if err == nil && !ok {
			holds, err = false, errEnough
		}
		return err
	})
	if err == errEnough {
		err = nil
	}
	return holds && err == nil, err
}

// errEnough ends a walk whose result is known. It never leaves the package.
var errEnough = pyerr.StopIteration.New("enough")

func compareSets(rt *Runtime, op Comparison, a, b Value) (Value, error) {
	if !isSet(a) || !isSet(b) {
		return NotImplemented, nil
	}
	s, o := As[Set](a), As[Set](b)
	x, y := &s.table, &o.table
	if op == Gt || op == Ge {
		x, y, op = y, x, op.Swapped()
	}
	differ := x.used != y.used
	switch {
	case (op == Eq || op == Ne) && (differ || s.hashed && o.hashed && s.hash != o.hash):
		return Bool(op == Ne), nil
	case op == Lt && !(x.used < y.used):
		return False, nil
	}
	subset, err := isSubset(rt, x, y)
	return Bool(subset != (op == Ne)), err
}

func freeSet(rt *Runtime, v Value) {
	s := As[Set](v)
	s.table.clear(rt)
	freeAttrs(rt, &s.attrs)
}

func visitSet(v Value, visit func(Value)) {
	s := As[Set](v)
	for i := range s.table.slots {
		visit(s.table.slots[i].key)
	}
	visitAttrs(s.attrs, visit)
}

// A setIterator walks a set. It fails when the set changes its size meanwhile.
type setIterator struct {
	Container
	set   Value
	place int
	used  int // the set's size at the start, or -1 after a failure
	left  int
}

var setIteratorType = &Type{}

func newSetIterator(rt *Runtime, v Value) (Value, error) {
	n := As[Set](v).table.used
	it := &setIterator{set: v.Retain(), used: n, left: n}
	it.Init(rt, setIteratorType)
	return it.Value(), nil
}

func nextOfSet(rt *Runtime, v Value) (Value, error) {
	it := As[setIterator](v)
	if it.set.h == nil {
		return Value{}, nil
	}
	t := &As[Set](it.set).table
	if it.used != t.used {
		it.used = -1
		return Value{}, pyerr.RuntimeError.New("Set changed size during iteration")
	}
	for it.place < len(t.slots) {
		key := t.slots[it.place].key
		it.place++
		if key.h != nil {
			it.left--
			return key.Retain(), nil
		}
	}
	rt.Replace(&it.set, Value{})
	return Value{}, nil
}

func defineSetIterator() {
	setIteratorType.Define(TypeSpec{
		Name: "set_iterator", Kind: KindSetIterator, Sealed: true,
		Slots: Slots{
			Free:     func(rt *Runtime, v Value) { rt.Replace(&As[setIterator](v).set, Value{}) },
			Clear:    func(rt *Runtime, v Value) { rt.Replace(&As[setIterator](v).set, Value{}) },
			Children: func(v Value, visit func(Value)) { visit(As[setIterator](v).set) },
			Iter:     IterSelf,
			Next:     nextOfSet,
		},
		Methods: []Method{{Name: "__length_hint__", Doc: "Private method returning an estimate of len(list(it)).",
			Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
				it := As[setIterator](self)
				if it.set.h == nil || As[Set](it.set).table.used != it.used {
					return Int(0), nil
				}
				return Int(int64(it.left)), nil
			}}},
	})
}

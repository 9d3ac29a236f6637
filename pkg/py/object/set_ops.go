package object

// This file holds the operations of sets on any iterable; the operators allow
// only sets. Results are of class set or frozenset itself.

func copySet(rt *Runtime, v Value, t *Type) (*Set, error) {
	s := makeSet(rt, t)
	if err := s.update(rt, v); err != nil {
		rt.Release(s.Value())
		return nil, err
	}
	return s, nil
}

func unionSet(rt *Runtime, a Value, others ...Value) (Value, error) {
	s, err := copySet(rt, a, plainSetType(a))
	if err != nil {
		return Value{}, err
	}
	for _, other := range others {
		if other == a {
			continue
		}
		if err = s.update(rt, other); err != nil {
			break
		}
	}
	return finishSet(rt, s, err)
}

func intersectSet(rt *Runtime, a, b Value) (Value, error) {
	s := makeSet(rt, plainSetType(a))
	if a == b {
		return finishSet(rt, s, s.update(rt, a))
	}
	x := &As[Set](a).table
	keep := func(key Value, hash int64) error {
		found, err := x.has(rt, key, hash)
		if err != nil || !found {
			return err
		}
		return s.table.add(rt, key, hash)
	}
	if isSet(b) {
		y := &As[Set](b).table
		if y.used > x.used {
			x, y = y, x
		}
		return finishSet(rt, s, y.each(rt, keep))
	}
	err := Each(rt, b, func(item Value) error {
		hash, err := Hash(rt, item)
		if err != nil {
			return err
		}
		return keep(item, hash)
	})
	return finishSet(rt, s, err)
}

func differSet(rt *Runtime, a, b Value) (Value, error) {
	x := &As[Set](a).table
	var has func(key Value, hash int64) (bool, error)
	size := 0
	switch {
	case isSet(b):
		y := &As[Set](b).table
		size = y.used
		has = func(key Value, hash int64) (bool, error) { return y.has(rt, key, hash) }
	case b.h.kind == KindDict:
		d := As[Dict](b)
		size = d.used
		has = func(key Value, hash int64) (bool, error) {
			i, err := d.find(rt, key, hash)
			return i >= 0, err
		}
	}
	if has == nil || x.used/4 > size {
		s, err := copySet(rt, a, plainSetType(a))
		if err != nil {
			return Value{}, err
		}
		return finishSet(rt, s, s.removeAll(rt, b))
	}
	s := makeSet(rt, plainSetType(a))
	err := x.each(rt, func(key Value, hash int64) error {
		found, err := has(key, hash)
		if err != nil || found {
			return err
		}
		return s.table.add(rt, key, hash)
	})
	return finishSet(rt, s, err)
}

// removeAll removes the elements of v, as -= does.
func (s *Set) removeAll(rt *Runtime, v Value) error {
	var err error
	switch {
	case v == s.Value():
		s.table.clear(rt)
		return nil
	case isSet(v):
		err = As[Set](v).table.each(rt, func(key Value, hash int64) error {
			_, err := s.table.remove(rt, key, hash)
			return err
		})
	default:
		err = Each(rt, v, func(item Value) error {
			hash, err := hashElement(rt, item)
			if err == nil {
				_, err = s.table.remove(rt, item, hash)
			}
			return err
		})
	}
	if err != nil {
		return err
	}
	return s.table.purge(rt)
}

// toggleAll removes the elements of v that are there and adds the others, as ^=
// does.
func (s *Set) toggleAll(rt *Runtime, v Value) error {
	if v == s.Value() {
		s.table.clear(rt)
		return nil
	}
	toggle := func(key Value, hash int64) error {
		removed, err := s.table.remove(rt, key, hash)
		if err != nil || removed {
			return err
		}
		return s.table.add(rt, key, hash)
	}
	switch {
	case isSet(v):
		return As[Set](v).table.each(rt, toggle)
	case v.h.typ == DictType:
		return As[Dict](v).eachKey(rt, toggle)
	}
	other, err := copySet(rt, v, SetType)
	if err != nil {
		return err
	}
	defer rt.Release(other.Value())
	return other.table.each(rt, toggle)
}

// symmetricDifference begins with the other operand, as CPython does.
func symmetricDifference(rt *Runtime, a, b Value) (Value, error) {
	s, err := copySet(rt, b, plainSetType(a))
	if err != nil {
		return Value{}, err
	}
	return finishSet(rt, s, s.toggleAll(rt, a))
}

// keepOnly keeps the elements that v has too, as &= does.
func (s *Set) keepOnly(rt *Runtime, v Value) error {
	both, err := intersectSet(rt, s.Value(), v)
	if err != nil {
		return err
	}
	other := As[Set](both)
	s.table, other.table = other.table, s.table
	s.table.layouts = max(s.table.layouts, other.table.layouts) + 1
	rt.Release(both)
	return nil
}

func isDisjoint(rt *Runtime, a, b Value) (bool, error) {
	x := &As[Set](a).table
	if isSet(b) {
		y := &As[Set](b).table
		if y.used > x.used {
			x, y = y, x
		}
		return y.all(rt, func(key Value, hash int64) (bool, error) {
			found, err := x.has(rt, key, hash)
			return !found, err
		})
	}
	return eachUntil(rt, b, func(item Value) (bool, error) {
		hash, err := hashElement(rt, item)
		if err != nil {
			return false, err
		}
		found, err := x.has(rt, item, hash)
		return !found, err
	})
}

// eachUntil reports whether f holds for every item of v; it ends with the first
// for which it does not.
func eachUntil(rt *Runtime, v Value, f func(item Value) (bool, error)) (bool, error) {
	holds := true
	err := Each(rt, v, func(item Value) error {
		ok, err := f(item)
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

func binarySet(rt *Runtime, op Operator, a, b Value) (Value, error) {
	if !isSet(a) || !isSet(b) {
		return NotImplemented, nil
	}
	switch op {
	case Or:
		return unionSet(rt, a, b)
	case And:
		return intersectSet(rt, a, b)
	case Sub:
		return differSet(rt, a, b)
	case Xor:
		return symmetricDifference(rt, a, b)
	}
	return NotImplemented, nil
}

func inPlaceSet(rt *Runtime, op Operator, a, b Value) (Value, error) {
	if a.h.kind != KindSet || !isSet(b) {
		return NotImplemented, nil
	}
	s := As[Set](a)
	var err error
	switch op {
	case Or:
		err = s.update(rt, b)
	case And:
		err = s.keepOnly(rt, b)
	case Sub:
		err = s.removeAll(rt, b)
	case Xor:
		err = s.toggleAll(rt, b)
	default:
		return NotImplemented, nil
	}
	if err != nil {
		return Value{}, err
	}
	return a.Retain(), nil
}

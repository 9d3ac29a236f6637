package eval

import (
	"slices"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// collection executes the instructions that build collections and take them
// apart.
func (m *Machine) collection(f *Frame, op opcode, arg, second int) error {
	rt := m.rt
	switch op {
	case opTuple:
		v, err := object.NewTuple(rt, m.takeOperands(f, arg)...)
		return m.pushResult(f, v, err)
	case opList, opListEven:
		v, err := object.NewList(rt, m.takeOperands(f, arg))
		if op == opListEven && err == nil {
			object.As[object.List](v).Even()
		}
		return m.pushResult(f, v, err)
	case opSet:
		return m.makeSet(f, arg)
	case opDict:
		return m.makeDict(f, arg)
	case opString:
		return m.joinStrings(f, arg)
	case opListAppend:
		list := object.As[object.List](f.slots[f.code.base()+arg])
		f.sp--
		return list.Append(rt, f.slots[f.sp])
	case opSetAdd:
		if err := object.As[object.Set](f.slots[f.code.base()+arg]).Add(rt, f.top()); err != nil {
			return err
		}
		m.drop(f, 1)
	case opDictAdd:
		if err := object.As[object.Dict](f.slots[f.code.base()+arg]).Set(rt, f.peek(1), f.top()); err != nil {
			return err
		}
		m.drop(f, 2)
	case opListExtend:
		return m.extend(f, arg, true)
	case opArguments:
		return m.extend(f, arg, false)
	case opSetExtend:
		into := f.slots[f.code.base()+arg]
		if err := object.Each(rt, f.top(), func(item object.Value) error { return object.As[object.Set](into).Add(rt, item) }); err != nil {
			return err
		}
		m.drop(f, 1)
	case opDictUpdate, opDictMerge:
		return m.mergeDict(f, arg, op == opDictMerge)
	case opListTuple:
		items := slices.Clone(object.ListItems(f.top()))
		for _, v := range items {
			v.Retain()
		}
		v, err := object.NewTuple(rt, items...)
		return m.finish(f, 1, v, err)
	case opUnpack:
		return m.unpack(f, arg)
	case opUnpackStar:
		return m.unpackStar(f, arg, second)
	}
	return nil
}

// takeOperands pops n operands into a slice that owns them.
func (m *Machine) takeOperands(f *Frame, n int) []object.Value {
	if n == 0 {
		return nil
	}
	items := slices.Clone(f.slots[f.sp-n : f.sp])
	f.sp -= n
	return items
}

func (m *Machine) pushResult(f *Frame, v object.Value, err error) error {
	if err != nil {
		return err
	}
	f.push(v)
	return nil
}

func (m *Machine) makeSet(f *Frame, n int) error {
	set, err := object.NewSet(m.rt)
	if err != nil {
		return err
	}
	for _, item := range f.slots[f.sp-n : f.sp] {
		if err := object.As[object.Set](set).Add(m.rt, item); err != nil {
			m.rt.Release(set)
			return err
		}
	}
	return m.finish(f, n, set, nil)
}

func (m *Machine) makeDict(f *Frame, n int) error {
	dict, err := object.NewDict(m.rt)
	if err != nil {
		return err
	}
	pairs := f.slots[f.sp-2*n : f.sp]
	for i := 0; i < len(pairs); i += 2 {
		if err := object.As[object.Dict](dict).Set(m.rt, pairs[i], pairs[i+1]); err != nil {
			m.rt.Release(dict)
			return err
		}
	}
	return m.finish(f, 2*n, dict, nil)
}

func (m *Machine) joinStrings(f *Frame, n int) error {
	var b strings.Builder
	for _, s := range f.slots[f.sp-n : f.sp] {
		b.WriteString(object.StrOf(s))
	}
	s, err := object.MakeStr(m.rt, b.String())
	return m.finish(f, n, s, err)
}

// extend appends the items of *v to the list that a display or a call gathers,
// and may ask v for its length before.
func (m *Machine) extend(f *Frame, at int, ask bool) error {
	list := object.As[object.List](f.slots[f.code.base()+at])
	v := f.top()
	if err := object.CheckCountable(v); err != nil {
		return err
	}
	it, err := object.Iter(m.rt, v)
	if err != nil {
		if object.IsException(err, pyerr.TypeError) && !v.Type().Lookup("__iter__").IsSet() {
			m.rt.Discard(err)
			return pyerr.TypeError.Newf("Value after * must be an iterable, not %s", v.TypeName())
		}
		return err
	}
	defer m.rt.Release(it)
	if ask {
		if err := object.AskLength(m.rt, v); err != nil {
			return err
		}
	}
	for {
		item, err := object.Next(m.rt, it)
		if err != nil {
			return err
		}
		if !item.IsSet() {
			break
		}
		if err := list.Append(m.rt, item); err != nil {
			return err
		}
		if err := m.rt.Work(16); err != nil {
			return err
		}
	}
	m.drop(f, 1)
	return nil
}

// mergeDict adds the items of a mapping to the dict that a display or a call
// gathers. In a call names must not repeat.
func (m *Machine) mergeDict(f *Frame, at int, call bool) error {
	rt := m.rt
	into, from := f.slots[f.code.base()+at], f.top()
	add := func(key, v object.Value) error {
		if call && key.IsStr() {
			if object.As[object.Dict](into).GetStr(object.StrOf(key)).IsSet() {
				return pyerr.TypeError.Newf("%s got multiple values for keyword argument '%s'", m.calleeName(f, at), object.StrOf(key))
			}
		}
		return object.As[object.Dict](into).Set(rt, key, v)
	}
	if from.Kind() == object.KindDict {
		d := object.As[object.Dict](from)
		for i := 0; ; {
			key, v, next, ok := d.EntryAt(i)
			if !ok {
				break
			}
			if err := add(key, v); err != nil {
				return err
			}
			i = next
		}
		m.drop(f, 1)
		return nil
	}
	keys, err := object.FindAttr(rt, from, "keys")
	if err != nil {
		return err
	}
	if !keys.IsSet() {
		if call {
			return pyerr.TypeError.Newf("Value after ** must be a mapping, not %s", from.QualifiedTypeName())
		}
		return pyerr.TypeError.Newf("'%s' object is not a mapping", from.TypeName())
	}
	defer rt.Release(keys)
	list, err := object.CallValues(rt, keys)
	if err != nil {
		return err
	}
	defer rt.Release(list)
	err = object.Each(rt, list, func(key object.Value) error {
		v, err := object.GetItem(rt, from, key)
		if err != nil {
			return err
		}
		defer rt.Release(v)
		return add(key, v)
	})
	if err != nil {
		return err
	}
	m.drop(f, 1)
	return nil
}

// calleeName names the function of the call whose keywords are gathered in
// operand at.
func (m *Machine) calleeName(f *Frame, at int) string {
	fn := f.slots[f.code.base()+at-3]
	name, err := object.FindAttr(m.rt, fn, "__qualname__")
	if err != nil || !name.IsSet() {
		m.rt.Discard(err)
		name, err := object.StrText(m.rt, fn)
		if err != nil {
			m.rt.Discard(err)
			return fn.TypeName() + " object"
		}
		return name
	}
	defer m.rt.Release(name)
	if fn.Kind() == object.KindFunction {
		return "__main__." + object.StrOf(name) + "()"
	}
	return object.StrOf(name) + "()"
}

// unpack replaces a value by its n items, the first on top.
func (m *Machine) unpack(f *Frame, n int) error {
	v := f.top()
	if t := v.Type(); t == object.TupleType || t == object.ListType {
		items := object.ListOrTuple(v)
		if len(items) != n {
			return unpackCount(n, len(items), true)
		}
		f.sp--
		for i := n - 1; i >= 0; i-- {
			f.push(items[i].Retain())
		}
		m.rt.Release(v)
		return nil
	}
	items, err := m.unpackItems(v, n, false, n)
	if err != nil {
		return err
	}
	m.drop(f, 1)
	slices.Reverse(items)
	for _, item := range items {
		f.push(item)
	}
	return nil
}

// unpackItems returns the items of an iterable for a target of n names, or of
// at least n when there is a star among them. The caller owns them.
func (m *Machine) unpackItems(v object.Value, n int, star bool, limit int) ([]object.Value, error) {
	it, err := object.Iter(m.rt, v)
	if err != nil {
		if object.IsException(err, pyerr.TypeError) && v.Type().Slots().Iter == nil {
			m.rt.Discard(err)
			return nil, pyerr.TypeError.Newf("cannot unpack non-iterable %s object", v.TypeName())
		}
		return nil, err
	}
	defer m.rt.Release(it)
	if star {
		if err := object.CheckCountable(v); err != nil {
			return nil, err
		}
	}
	var items []object.Value
	charged := 0
	defer func() { m.rt.Credit(charged) }()
	for star || len(items) <= limit {
		item, err := object.Next(m.rt, it)
		if err == nil && item.IsSet() && len(items) == cap(items) {
			more := 2 * 16 * max(cap(items), 8) // as append grows, and as much for the list
			if err = m.rt.Charge(more); err == nil {
				charged += more
			}
		}
		if err == nil {
			err = m.rt.Work(16)
		}
		if err != nil {
			if item.IsSet() {
				m.rt.Release(item)
			}
			m.rt.ReleaseAll(items)
			return nil, err
		}
		if !item.IsSet() {
			break
		}
		items = append(items, item)
	}
	switch {
	case len(items) < n && star:
		got := len(items)
		m.rt.ReleaseAll(items)
		return nil, pyerr.ValueError.Newf("not enough values to unpack (expected at least %d, got %d)", n, got)
	case len(items) != n && !star:
		err := unpackCount(n, countOf(v, len(items)), v.Type() == object.DictType)
		m.rt.ReleaseAll(items)
		return nil, err
	}
	return items, nil
}

// countOf returns how many items v has of which some were unpacked: of a dict,
// whose error tells it, all.
func countOf(v object.Value, unpacked int) int {
	if v.Type() == object.DictType {
		return object.As[object.Dict](v).Len()
	}
	return unpacked
}

func unpackCount(want, got int, known bool) error {
	if got < want {
		return pyerr.ValueError.Newf("not enough values to unpack (expected %d, got %d)", want, got)
	}
	if known {
		return pyerr.ValueError.Newf("too many values to unpack (expected %d, got %d)", want, got)
	}
	return pyerr.ValueError.Newf("too many values to unpack (expected %d)", want)
}

// unpackStar replaces a value by the items before the star, a list of those it
// takes, and the items after it, the first on top.
func (m *Machine) unpackStar(f *Frame, before, after int) error {
	items, err := m.unpackItems(f.top(), before+after, true, 0)
	if err != nil {
		return err
	}
	last := len(items) - after
	list, err := object.NewList(m.rt, slices.Clone(items[before:last]))
	if err != nil {
		m.rt.ReleaseAll(items[:before])
		m.rt.ReleaseAll(items[last:])
		return err
	}
	m.drop(f, 1)
	for i := len(items) - 1; i >= last; i-- {
		f.push(items[i])
	}
	f.push(list)
	for i := before - 1; i >= 0; i-- {
		f.push(items[i])
	}
	return nil
}

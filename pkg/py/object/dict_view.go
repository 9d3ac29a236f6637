package object

import "strings"

// A dictView is what dict.keys, values and items return: it shows the dict as
// it is when looked at.
type dictView struct {
	Container
	dict Value
	part dictPart
}

var dictViewTypes = [...]*Type{dictKeys: {}, dictValues: {}, dictItems: {}}

func newDictView(rt *Runtime, v Value, part dictPart) Value {
	view := &dictView{dict: v.Retain(), part: part}
	view.Init(rt, dictViewTypes[part])
	return view.Value()
}

// viewOf returns the dict behind a view.
func viewOf(v Value) *Dict { return As[Dict](As[dictView](v).dict) }

func reprDictView(rt *Runtime, v Value) (string, error) {
	if !rt.enterRepr(v) {
		return "...", nil
	}
	defer rt.leaveRepr()
	var b strings.Builder
	b.WriteString(v.TypeName() + "([")
	first := true
	err := Each(rt, v, func(item Value) error {
		if !first {
			b.WriteString(", ")
		}
		first = false
		text, err := Repr(rt, item)
		b.WriteString(text)
		if err != nil {
			return err
		}
		return rt.bound(&b)
	})
	b.WriteString("])")
	return b.String(), err
}

// containsInView is "in" for keys and for items.
func containsInView(rt *Runtime, v, item Value) (bool, error) {
	view, d := As[dictView](v), viewOf(v)
	if view.part == dictKeys {
		value, err := d.Get(rt, item)
		return value.h != nil, err
	}
	if item.h.kind != KindTuple || len(TupleItems(item)) != 2 {
		return false, nil
	}
	pair := TupleItems(item)
	value, err := d.Get(rt, pair[0])
	if err != nil || value.h == nil {
		return false, err
	}
	value.Retain()
	equal, err := Equal(rt, value, pair[1])
	rt.Release(value)
	return equal, err
}

func defineDictViews() {
	for part, name := range [...]string{dictKeys: "dict_keys", dictValues: "dict_values", dictItems: "dict_items"} {
		part := dictPart(part)
		spec := TypeSpec{
			Name: name, Kind: KindDictView, Sealed: true,
			Slots: Slots{
				Free:     func(rt *Runtime, v Value) { rt.Replace(&As[dictView](v).dict, Value{}) },
				Children: func(v Value, visit func(Value)) { visit(As[dictView](v).dict) },
				Repr:     reprDictView,
				Len:      func(rt *Runtime, v Value) (int, error) { return viewOf(v).used, nil },
				Iter: func(rt *Runtime, v Value) (Value, error) {
					return newDictIterator(rt, As[dictView](v).dict, part, false), nil
				},
			},
			Methods: []Method{{Name: "__reversed__", Doc: "Return a reverse iterator over the dict " + strings.TrimPrefix(name, "dict_") + ".",
				Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
					return newDictIterator(rt, As[dictView](self).dict, part, true), nil
				}}},
		}
		if part != dictValues {
			setLike(&spec)
		}
		dictViewTypes[part].Define(spec)
		dictViewTypes[part].HideOperators(Or, And, Sub, Xor)
	}
}

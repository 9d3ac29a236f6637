package object

// isSetView reports whether v is a view of a dict's keys or items, which
// behaves like a set.
func isSetView(v Value) bool {
	return v.h.kind == KindDictView && As[dictView](v).part != dictValues
}

// compareViews compares sets and set-like views by what they contain.
func compareViews(rt *Runtime, op Comparison, a, b Value) (Value, error) {
	if !isSetView(a) && !isSet(a) || !isSetView(b) && !isSet(b) {
		return NotImplemented, nil
	}
	if op == Gt || op == Ge {
		a, b, op = b, a, op.Swapped()
	}
	n, err := Len(rt, a)
	if err != nil {
		return Value{}, err
	}
	m, err := Len(rt, b)
	if err != nil {
		return Value{}, err
	}
	possible := n == m
	switch op {
	case Lt:
		possible = n < m
	case Le:
		possible = n <= m
	}
	if !possible {
		return Bool(op == Ne), nil
	}
	contained, err := eachUntil(rt, a, func(item Value) (bool, error) { return Contains(rt, b, item) })
	return Bool(contained != (op == Ne)), err
}

// binaryView are the set operations of views, whose other operand may be any
// iterable. The result is a set.
func binaryView(rt *Runtime, op Operator, a, b Value) (Value, error) {
	switch op {
	case Or:
		return viewUnion(rt, a, b)
	case Sub:
		s, err := copySet(rt, a, SetType)
		if err != nil {
			return Value{}, err
		}
		return finishSet(rt, s, s.removeAll(rt, b))
	case Xor:
		s, err := copySet(rt, a, SetType)
		if err != nil {
			return Value{}, err
		}
		return finishSet(rt, s, s.toggleAll(rt, b))
	case And:
		return viewIntersection(rt, a, b)
	}
	return NotImplemented, nil
}

func viewUnion(rt *Runtime, a, b Value) (Value, error) {
	s, err := copySet(rt, a, SetType)
	if err != nil {
		return Value{}, err
	}
	return finishSet(rt, s, s.update(rt, b))
}

// viewIntersection walks the smaller operand when both are set-like.
func viewIntersection(rt *Runtime, a, b Value) (Value, error) {
	if !isSetView(a) {
		a, b = b, a
	}
	if isSet(b) && viewOf(a).used <= As[Set](b).Len() {
		s, err := intersectSet(rt, b, a)
		if err != nil || s.h.typ == SetType {
			return s, err
		}
		defer rt.Release(s)
		set, err := copySet(rt, s, SetType)
		if err != nil {
			return Value{}, err
		}
		return set.Value(), nil
	}
	if isSetView(b) && viewOf(b).used > viewOf(a).used {
		a, b = b, a
	}
	s := makeSet(rt, SetType)
	err := Each(rt, b, func(item Value) error {
		found, err := containsInView(rt, a, item)
		if err != nil || !found {
			return err
		}
		return s.Add(rt, item)
	})
	return finishSet(rt, s, err)
}

func viewIsDisjoint(rt *Runtime, self Value, args Args) (Value, error) {
	other := args.At(0)
	return returnBool(eachUntil(rt, other, func(item Value) (bool, error) {
		found, err := containsInView(rt, self, item)
		return !found, err
	}))
}

// setLike gives a view the slots and the method that make it like a set.
func setLike(spec *TypeSpec) {
	spec.Slots.Contains = containsInView
	spec.Slots.Compare = compareViews
	spec.Slots.Binary = binaryView
	spec.Methods = append(spec.Methods, Method{
		Name: "isdisjoint", Params: "other, /", Fn: viewIsDisjoint,
		Doc: "Return True if the view and the given iterable have a null intersection.",
	})
}

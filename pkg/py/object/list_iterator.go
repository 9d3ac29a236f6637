package object

// A ListIterator walks a list by place, so that items appended meanwhile are
// met. Once it has met the end it holds nothing and stays at the end.
type ListIterator struct {
	Container
	list Value
	next int
}

// A TupleIterator walks a tuple.
type TupleIterator struct {
	Container
	tuple Value
	next  int
}

// listReverseIterator walks a list from its end.
type listReverseIterator struct {
	Container
	list Value
	next int
}

var (
	listIteratorType        = &Type{}
	listReverseIteratorType = &Type{}
	tupleIteratorType       = &Type{}
)

func newListIterator(rt *Runtime, v Value) Value {
	it := rt.listIterators.take()
	it.list = v.Retain()
	it.Init(rt, listIteratorType)
	return it.Value()
}

func newTupleIterator(rt *Runtime, v Value) Value {
	it := rt.tupleIterators.take()
	it.tuple = v.Retain()
	it.Init(rt, tupleIteratorType)
	return it.Value()
}

func newListReverseIterator(rt *Runtime, v Value) Value {
	it := &listReverseIterator{list: v.Retain(), next: len(As[List](v).items) - 1}
	it.Init(rt, listReverseIteratorType)
	return it.Value()
}

// NextItem returns the next item, which the caller then owns, or an empty Value
// at the end. It is the Next slot without the call through it, for a value of
// [KindListIterator].
func (it *ListIterator) NextItem(rt *Runtime) Value {
	if it.list.h == nil {
		return Value{}
	}
	if items := As[List](it.list).items; it.next < len(items) {
		item := items[it.next]
		it.next++
		return item.Retain()
	}
	rt.Replace(&it.list, Value{})
	return Value{}
}

// NextItem is as [ListIterator.NextItem], for a value of [KindTupleIterator].
func (it *TupleIterator) NextItem(rt *Runtime) Value {
	if it.tuple.h == nil {
		return Value{}
	}
	if items := As[Tuple](it.tuple).items; it.next < len(items) {
		item := items[it.next]
		it.next++
		return item.Retain()
	}
	rt.Replace(&it.tuple, Value{})
	return Value{}
}

func (it *listReverseIterator) nextItem(rt *Runtime) Value {
	if it.list.h == nil {
		return Value{}
	}
	if items := As[List](it.list).items; it.next >= 0 && it.next < len(items) {
		item := items[it.next]
		it.next--
		return item.Retain()
	}
	rt.Replace(&it.list, Value{})
	return Value{}
}

// iteratorSpec describes an iterator over one sequence, whose place source
// gives.
func iteratorSpec(name string, kind Kind, source func(v Value) *Value, left func(v Value) int) TypeSpec {
	release := func(rt *Runtime, v Value) { rt.Replace(source(v), Value{}) }
	return TypeSpec{
		Name: name, Kind: kind, Sealed: true,
		Slots: Slots{
			Free:     release,
			Children: func(v Value, visit func(Value)) { visit(*source(v)) },
			Clear:    release,
			Iter:     IterSelf,
		},
		Methods: []Method{{Name: "__length_hint__", Doc: "Private method returning an estimate of len(list(it)).",
			Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
				if source(self).h == nil {
					return Int(0), nil
				}
				return Int(int64(max(left(self), 0))), nil
			}}},
	}
}

func defineListIterators() {
	spec := iteratorSpec("list_iterator", KindListIterator,
		func(v Value) *Value { return &As[ListIterator](v).list },
		func(v Value) int {
			it := As[ListIterator](v)
			return len(As[List](it.list).items) - it.next
		})
	spec.Slots.Next = func(rt *Runtime, v Value) (Value, error) { return As[ListIterator](v).NextItem(rt), nil }
	spec.Slots.Free = func(rt *Runtime, v Value) {
		rt.Replace(&As[ListIterator](v).list, Value{})
		rt.listIterators.give(As[ListIterator](v))
	}
	listIteratorType.Define(spec)

	spec = iteratorSpec("list_reverseiterator", KindOther,
		func(v Value) *Value { return &As[listReverseIterator](v).list },
		func(v Value) int { return As[listReverseIterator](v).next + 1 })
	spec.Slots.Next = func(rt *Runtime, v Value) (Value, error) { return As[listReverseIterator](v).nextItem(rt), nil }
	listReverseIteratorType.Define(spec)

	spec = iteratorSpec("tuple_iterator", KindTupleIterator,
		func(v Value) *Value { return &As[TupleIterator](v).tuple },
		func(v Value) int {
			it := As[TupleIterator](v)
			return len(As[Tuple](it.tuple).items) - it.next
		})
	spec.Slots.Next = func(rt *Runtime, v Value) (Value, error) { return As[TupleIterator](v).NextItem(rt), nil }
	spec.Slots.Free = func(rt *Runtime, v Value) {
		rt.Replace(&As[TupleIterator](v).tuple, Value{})
		rt.tupleIterators.give(As[TupleIterator](v))
	}
	tupleIteratorType.Define(spec)
}

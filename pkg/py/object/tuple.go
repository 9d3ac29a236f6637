package object

// A Tuple is a Python tuple.
type Tuple struct {
	Container
	items   []Value
	charged int      // bytes the meter counts for the items
	attrs   *Dict    // of subclasses
	pair    [2]Value // where the items of a short tuple are
}

// TupleType is the class tuple.
var TupleType = &Type{}

// valueSize is the memory that one slot of a container takes, in bytes.
const valueSize = 16

// NewTuple returns a tuple of the items. It takes over the references and the
// slice.
func NewTuple(rt *Runtime, items ...Value) (Value, error) {
	n := len(items) * valueSize
	if err := rt.Charge(n); err != nil {
		rt.ReleaseAll(items)
		return Value{}, err
	}
	v := newTuple(rt, items)
	As[Tuple](v).charged = n
	return v, nil
}

// newTuple is NewTuple without asking the meter, for a handful of items.
func newTuple(rt *Runtime, items []Value) Value {
	t := rt.tuples.take()
	t.items = items
	t.Init(rt, TupleType)
	return t.Value()
}

// NewPair returns the tuple (a, b). It takes over the references, and is the
// cheapest way to make a tuple.
func NewPair(rt *Runtime, a, b Value) Value {
	t := rt.tuples.take()
	t.pair = [2]Value{a, b}
	t.items = t.pair[:]
	t.Init(rt, TupleType)
	return t.Value()
}

// MoveTuple returns a tuple of the items, which it moves out of the slice: the
// slots are empty afterwards, and the slice is the caller's again. It serves a
// machine that has the items on its stack.
func MoveTuple(rt *Runtime, items []Value) (Value, error) {
	if n := len(items); 0 < n && n <= len(Tuple{}.pair) {
		t := rt.tuples.take()
		copy(t.pair[:], items)
		t.items = t.pair[:n]
		t.Init(rt, TupleType)
		clear(items)
		return t.Value(), nil
	}
	own := append([]Value(nil), items...)
	clear(items)
	return NewTuple(rt, own...)
}

// TupleItems returns the items of a tuple, shared with it.
func TupleItems(v Value) []Value { return As[Tuple](v).items }

func freeTuple(rt *Runtime, v Value) {
	t := As[Tuple](v)
	items := t.items
	t.items = nil
	rt.ReleaseAll(items)
	rt.Credit(t.charged)
	freeAttrs(rt, &t.attrs)
	rt.tuples.give(t)
}

func visitTuple(v Value, visit func(Value)) {
	t := As[Tuple](v)
	for _, item := range t.items {
		visit(item)
	}
	visitAttrs(t.attrs, visit)
}

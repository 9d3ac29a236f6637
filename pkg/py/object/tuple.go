package object

// A Tuple is a Python tuple.
type Tuple struct {
	Container
	items   []Value
	charged int   // bytes the meter counts for the items
	attrs   *Dict // of subclasses
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
	t := &Tuple{items: items}
	t.Init(rt, TupleType)
	return t.Value()
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
}

func visitTuple(v Value, visit func(Value)) {
	t := As[Tuple](v)
	for _, item := range t.items {
		visit(item)
	}
	visitAttrs(t.attrs, visit)
}

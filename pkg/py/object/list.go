package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// A List is a Python list.
type List struct {
	Container
	items   []Value
	charged int   // bytes the meter counts for the slots
	made    int   // places of CPython's list when it was made, see Places
	attrs   *Dict // of subclasses
}

// ListType is the class list.
var ListType = &Type{}

// NewList returns a list of the items. It takes over the references and the
// slice.
func NewList(rt *Runtime, items []Value) (Value, error) {
	n := cap(items) * valueSize
	if err := rt.Charge(n); err != nil {
		rt.ReleaseAll(items)
		return Value{}, err
	}
	l := &List{items: items, charged: n, made: len(items)}
	l.Init(rt, ListType)
	return l.Value(), nil
}

// ListItems returns the items of a list, shared with it until the list changes.
func ListItems(v Value) []Value { return As[List](v).items }

// Even lets the list, which was just made, have an even number of places, as
// CPython's has when it is made of constants or of an iterable with a length.
func (l *List) Even() { l.made = (len(l.items) + 1) &^ 1 }

// Places returns for how many items CPython 3.15 would have allocated memory,
// had the list grown item by item since it was made.
func (l *List) Places() int {
	places := l.made
	if len(l.items) < places/2 {
		places = 0
	}
	for places < len(l.items) {
		n := places + 1
		places = (n + n>>3 + 6) &^ 3
	}
	return places
}

// Append appends v, whose reference the list takes over.
func (l *List) Append(rt *Runtime, v Value) error {
	if len(l.items) == cap(l.items) {
		if err := l.reserve(rt, len(l.items)+1); err != nil {
			rt.Release(v)
			return err
		}
	}
	l.items = append(l.items, v)
	return nil
}

// reserve makes room for n items in all, growing by a quarter at least, and by
// a half as long as the list is short.
func (l *List) reserve(rt *Runtime, n int) error {
	if n <= cap(l.items) {
		return nil
	}
	if n > maxItems {
		return pyerr.MemoryError.New("")
	}
	room := n + n>>2 + 4
	if n < 1024 {
		room += n >> 2
	}
	if err := rt.Charge((room - cap(l.items)) * valueSize); err != nil {
		return err
	}
	items := make([]Value, len(l.items), room)
	moveItems(rt, items, l.items, false)
	l.charged += (cap(items) - cap(l.items)) * valueSize
	l.items = items
	return nil
}

// take empties the list and returns its items, which the caller then owns.
func (l *List) take(rt *Runtime) []Value {
	items := l.items
	l.items = nil
	rt.Credit(l.charged)
	l.charged, l.made = 0, 0
	return items
}

func freeList(rt *Runtime, v Value) {
	l := As[List](v)
	rt.ReleaseAll(l.take(rt))
	freeAttrs(rt, &l.attrs)
}

func visitList(v Value, visit func(Value)) {
	l := As[List](v)
	for _, item := range l.items {
		visit(item)
	}
	visitAttrs(l.attrs, visit)
}

// freeAttrs releases the attributes of a subclass's object.
func freeAttrs(rt *Runtime, place **Dict) {
	if d := *place; d != nil {
		*place = nil
		rt.Release(d.Value())
	}
}

func visitAttrs(d *Dict, visit func(Value)) {
	if d != nil {
		visit(d.Value())
	}
}

package object

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// makeList returns a list of class t with room for n items and the meter
// charged for them.
func makeList(rt *Runtime, t *Type, n int) (*List, error) {
	if err := chargeItems(rt, n); err != nil {
		return nil, err
	}
	l := &List{charged: n * valueSize, made: n}
	if n > 0 {
		l.items = make([]Value, 0, n)
	}
	l.Init(rt, t)
	return l, nil
}

// finishList returns the list, or releases it when filling it failed.
func finishList(rt *Runtime, l *List, err error) (Value, error) {
	if err != nil {
		rt.Release(l.Value())
		return Value{}, err
	}
	return l.Value(), nil
}

func newListOf(rt *Runtime, t *Type, args Args) (Value, error) {
	l, err := makeList(rt, t, 0)
	if err != nil {
		return Value{}, err
	}
	return l.Value(), nil
}

func initList(rt *Runtime, v Value, args Args) error {
	if err := atMostOne("list", args); err != nil {
		return err
	}
	l := As[List](v)
	if len(l.items) > 0 {
		rt.ReleaseAll(l.take(rt))
	}
	if len(args.Values) == 0 {
		return nil
	}
	if err := l.extend(rt, args.At(0)); err != nil {
		return err
	}
	if args.At(0).h.typ.slots.Len != nil {
		l.Even()
	}
	return nil
}

// extend appends the items of v.
func (l *List) extend(rt *Runtime, v Value) error {
	if v.h.typ == ListType || v.h.typ == TupleType {
		return l.insertAll(rt, len(l.items), itemsOf(v))
	}
	if err := CheckCountable(v); err != nil {
		return err
	}
	if slots := &v.h.typ.slots; v.h.typ.builtin && slots.Len != nil {
		n, err := slots.Len(rt, v)
		if err != nil {
			rt.Discard(err) // iterating fails with another, such as that of a view without dimensions
			n = 0
		}
		if err := l.reserve(rt, len(l.items)+n); err != nil {
			return err
		}
	}
	it, err := Iter(rt, v)
	if err != nil {
		return err
	}
	defer rt.Release(it)
	if err := AskLength(rt, v); err != nil {
		return err
	}
	for {
		item, err := Next(rt, it)
		if err != nil || item.h == nil {
			return err
		}
		if err := l.Append(rt, item); err != nil {
			return err
		}
		if err := rt.Work(pollItem); err != nil {
			return err
		}
	}
}

// insertAll inserts references of the items before place i; at the end they may
// be the list's own. It runs no Python code, and leaves the list as it was when
// it fails.
func (l *List) insertAll(rt *Runtime, i int, items []Value) error {
	n := len(l.items)
	if err := l.reserve(rt, n+len(items)); err != nil {
		return err
	}
	if len(items) == 0 {
		return nil
	}
	l.items = l.items[:n+len(items)]
	moveItems(rt, l.items[i+len(items):], l.items[i:n], true)
	for len(items) > 0 {
		piece := items[:min(len(items), pollItems)]
		for j, v := range piece {
			l.items[i+j] = v.Retain()
		}
		i, items = i+len(piece), items[len(piece):]
		rt.Spend(len(piece) * valueSize)
	}
	return nil
}

// cut takes the items from place i to j out of the list and returns them in a
// slice of their own; the caller owns them.
func (l *List) cut(rt *Runtime, i, j int) []Value {
	out := cloneItems(rt, l.items[i:j])
	n := len(l.items) - len(out)
	moveItems(rt, l.items[i:n], l.items[j:], false)
	clear(l.items[n:])
	l.items = l.items[:n]
	l.shrink(rt)
	return out
}

// remove takes item i out of the list and returns it, owned by the caller.
func (l *List) remove(rt *Runtime, i int) Value {
	item := l.items[i]
	n := len(l.items) - 1
	moveItems(rt, l.items[i:n], l.items[i+1:], false)
	l.items[n] = Value{}
	l.items = l.items[:n]
	l.shrink(rt)
	return item
}

// shrink gives memory back when most of it is unused.
func (l *List) shrink(rt *Runtime) {
	n := len(l.items)
	if cap(l.items) < 64 || n >= cap(l.items)/2 {
		return
	}
	items := make([]Value, n, n+n>>3+6)
	moveItems(rt, items, l.items, false)
	l.items = items
	rt.Credit(l.charged - cap(items)*valueSize)
	l.charged = cap(items) * valueSize
}

func reprList(rt *Runtime, v Value) (string, error) {
	l := As[List](v)
	if len(l.items) == 0 {
		return "[]", nil
	}
	if !rt.enterRepr(v) {
		return "[...]", nil
	}
	defer rt.leaveRepr()
	var b strings.Builder
	b.WriteByte('[')
	for i := 0; i < len(l.items); i++ {
		if i > 0 {
			b.WriteString(", ")
		}
		item := l.items[i].Retain()
		text, err := Repr(rt, item)
		rt.Release(item)
		if err != nil {
			return "", err
		}
		b.WriteString(text)
		if err := rt.bound(&b); err != nil {
			return "", err
		}
	}
	b.WriteByte(']')
	return b.String(), nil
}

func getListItem(rt *Runtime, v, key Value) (Value, error) {
	l := As[List](v)
	if key.h == &intHeader {
		i := int(int64(key.bits))
		if i < 0 {
			i += len(l.items)
		}
		if uint(i) < uint(len(l.items)) {
			return l.items[i].Retain(), nil
		}
	}
	if key.h.kind == KindSlice {
		return sliceList(rt, l, key)
	}
	i, err := itemIndex(rt, key, len(l.items), "list", "list index out of range")
	if err != nil {
		return Value{}, err
	}
	if i >= len(l.items) { // __index__ may have changed the list
		return Value{}, pyerr.IndexError.New("list index out of range")
	}
	return l.items[i].Retain(), nil
}

func sliceList(rt *Runtime, l *List, key Value) (Value, error) {
	bounds, err := As[Slice](key).Bounds(rt)
	if err != nil {
		return Value{}, err
	}
	return l.slice(rt, bounds)
}

// slice returns a new list of the items within the bounds.
func (l *List) slice(rt *Runtime, bounds Bounds) (Value, error) {
	start, _, step, length := bounds.Fit(len(l.items))
	out, err := makeList(rt, ListType, length)
	if err != nil {
		return Value{}, err
	}
	out.items, err = appendStrided(rt, out.items, l.items, start, step, length)
	return finishList(rt, out, err)
}

func setListItem(rt *Runtime, v, key, value Value) error {
	l := As[List](v)
	if key.h == &intHeader && value.h != nil {
		i := int(int64(key.bits))
		if i < 0 {
			i += len(l.items)
		}
		if uint(i) < uint(len(l.items)) {
			rt.Replace(&l.items[i], value.Retain())
			return nil
		}
	}
	if key.h.kind == KindSlice {
		bounds, err := As[Slice](key).Bounds(rt)
		if err != nil {
			return err
		}
		if value.h == nil {
			return l.deleteSlice(rt, bounds)
		}
		return l.assignSlice(rt, bounds, value)
	}
	const outOfRange = "list assignment index out of range"
	i, err := itemIndex(rt, key, len(l.items), "list", outOfRange)
	if err != nil {
		return err
	}
	if i >= len(l.items) { // __index__ may have changed the list
		return pyerr.IndexError.New(outOfRange)
	}
	if value.h != nil {
		rt.Replace(&l.items[i], value.Retain())
		return nil
	}
	rt.Release(l.remove(rt, i))
	return nil
}

// assignSlice does l[bounds] = value.
func (l *List) assignSlice(rt *Runtime, bounds Bounds, value Value) error {
	items, err := ItemsOr(rt, value, "must assign iterable to extended slice")
	if err != nil {
		return err
	}
	start, stop, step, length := bounds.Fit(len(l.items))
	if step == 1 {
		return l.replace(rt, start, max(start, stop), items)
	}
	if len(items) != length {
		rt.ReleaseAll(items)
		return pyerr.ValueError.Newf("attempt to assign sequence of size %d to extended slice of size %d", len(items), length)
	}
	for i := range items {
		items[i], l.items[start] = l.items[start], items[i]
		start += step
		rt.Spend(valueSize)
	}
	rt.ReleaseAll(items)
	return nil
}

// replace puts items, which it takes over, in the place of those from i to j.
func (l *List) replace(rt *Runtime, i, j int, items []Value) error {
	n, grown := len(l.items), len(items)-(j-i)
	if grown > 0 {
		if err := l.reserve(rt, n+grown); err != nil {
			rt.ReleaseAll(items)
			return err
		}
	}
	old := cloneItems(rt, l.items[i:j])
	l.items = l.items[:max(n, n+grown)]
	moveItems(rt, l.items[j+grown:n+grown], l.items[j:n], grown > 0)
	moveItems(rt, l.items[i:i+len(items)], items, false)
	if grown < 0 {
		clear(l.items[n+grown:])
		l.items = l.items[:n+grown]
		l.shrink(rt)
	}
	rt.ReleaseAll(old)
	return nil
}

// deleteSlice does del l[bounds].
func (l *List) deleteSlice(rt *Runtime, bounds Bounds) error {
	n := len(l.items)
	start, _, step, length := bounds.Fit(n)
	if length == 0 {
		return nil
	}
	if step < 0 {
		start, step = start+(length-1)*step, -step
	}
	if step == 1 {
		rt.ReleaseAll(l.cut(rt, start, start+length))
		return nil
	}
	old := make([]Value, 0, length)
	to := start
	for from := start; from < n; from++ {
		rt.Spend(valueSize)
		if (from-start)%step == 0 && len(old) < length {
			old = append(old, l.items[from])
			continue
		}
		l.items[to] = l.items[from]
		to++
	}
	clear(l.items[to:])
	l.items = l.items[:to]
	l.shrink(rt)
	rt.ReleaseAll(old)
	return nil
}

func concatList(rt *Runtime, a, b Value) (Value, error) {
	if b.h.kind != KindList {
		return Value{}, pyerr.TypeError.Newf("can only concatenate list (not \"%s\") to list", b.TypeName())
	}
	x, y := As[List](a).items, As[List](b).items
	l, err := makeList(rt, ListType, len(x)+len(y))
	if err != nil {
		return Value{}, err
	}
	if l.items, err = appendRetained(rt, l.items, x); err == nil {
		l.items, err = appendRetained(rt, l.items, y)
	}
	return finishList(rt, l, err)
}

func repeatList(rt *Runtime, v Value, n int) (Value, error) {
	items := As[List](v).items
	length, err := repeatedLen(len(items), n)
	if err != nil {
		return Value{}, err
	}
	l, err := makeList(rt, ListType, length)
	if err != nil {
		return Value{}, err
	}
	if length > 0 {
		l.items, err = appendRepeated(rt, l.items, items, n)
	}
	return finishList(rt, l, err)
}

func repeatListInPlace(rt *Runtime, v Value, n int) (Value, error) {
	l := As[List](v)
	if n <= 0 {
		rt.ReleaseAll(l.take(rt))
		return v.Retain(), nil
	}
	own := len(l.items)
	length, err := repeatedLen(own, n)
	if err != nil {
		return Value{}, err
	}
	if err := l.reserve(rt, length); err != nil {
		return Value{}, err
	}
	if length > 0 {
		if l.items, err = appendRepeated(rt, l.items, l.items[:own], n-1); err != nil {
			rt.ReleaseAll(l.cut(rt, own, len(l.items)))
			return Value{}, err
		}
	}
	return v.Retain(), nil
}

func defineList() {
	ListType.Define(TypeSpec{
		Name: "list", Kind: KindList,
		Doc: "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\n" +
			"The argument must be an iterable if specified.",
		Slots: Slots{
			Free: freeList, Children: visitList, Clear: freeList,
			New:     newListOf,
			Init:    initList,
			Repr:    reprList,
			Len:     func(rt *Runtime, v Value) (int, error) { return len(As[List](v).items), nil },
			GetItem: getListItem,
			GetRange: func(rt *Runtime, v Value, b Bounds) (Value, error) {
				return As[List](v).slice(rt, b)
			},
			SetItem: setListItem,
			Contains: func(rt *Runtime, v, item Value) (bool, error) {
				items := &As[List](v).items
				i, err := indexIn(rt, items, item, 0, maxItems)
				return i >= 0, err
			},
			Iter: func(rt *Runtime, v Value) (Value, error) { return newListIterator(rt, v), nil },
			Compare: func(rt *Runtime, op Comparison, a, b Value) (Value, error) {
				if a.h.kind != KindList || b.h.kind != KindList {
					return NotImplemented, nil
				}
				return compareSlots(rt, op, &As[List](a).items, &As[List](b).items)
			},
			Concat: concatList,
			Repeat: repeatList,
			InPlaceConcat: func(rt *Runtime, a, b Value) (Value, error) {
				if err := As[List](a).extend(rt, b); err != nil {
					return Value{}, err
				}
				return a.Retain(), nil
			},
			InPlaceRepeat: repeatListInPlace,
		},
		Methods: listMethods,
	})
}

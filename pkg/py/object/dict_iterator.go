package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// A dictPart tells what of a dict's items a view shows or an iterator gives.
type dictPart uint8

const (
	dictKeys dictPart = iota
	dictValues
	dictItems
)

// A DictIterator walks the items of a dict, either way round. It fails when
// the dict changes its size meanwhile. Once it has met the end it holds nothing.
type DictIterator struct {
	Container
	dict     Value
	place    int
	used     int // the dict's size at the start, or -1 after a failure
	left     int
	part     dictPart
	backward bool
}

var (
	dictIteratorTypes        = [...]*Type{dictKeys: {}, dictValues: {}, dictItems: {}}
	dictReverseIteratorTypes = [...]*Type{dictKeys: {}, dictValues: {}, dictItems: {}}
)

func newDictIterator(rt *Runtime, v Value, part dictPart, backward bool) Value {
	d := As[Dict](v)
	it := &DictIterator{dict: v.Retain(), used: d.used, left: d.used, part: part, backward: backward}
	t := dictIteratorTypes[part]
	if backward {
		t = dictReverseIteratorTypes[part]
		it.place = len(d.entries) - 1
	}
	it.Init(rt, t)
	return it.Value()
}

// advance returns the next key and value, borrowed; the key is empty at the
// end.
func (it *DictIterator) advance(rt *Runtime) (key, value Value, err error) {
	if it.dict.h == nil {
		return Value{}, Value{}, nil
	}
	d := As[Dict](it.dict)
	if it.used != d.used {
		it.used = -1
		return Value{}, Value{}, pyerr.RuntimeError.New("dictionary changed size during iteration")
	}
	if it.backward {
		if i := d.lastEntry(it.place); i >= 0 {
			key, value, it.place = d.entries[i].key, d.entries[i].value, i-1
		}
	} else {
		key, value, it.place, _ = d.EntryAt(it.place)
	}
	switch {
	case key.h == nil:
		it.left = 0
		rt.Replace(&it.dict, Value{})
	case it.left == 0 && !it.backward:
		it.used = -1
		return Value{}, Value{}, pyerr.RuntimeError.New("dictionary keys changed during iteration")
	default:
		it.left--
	}
	return key, value, nil
}

// NextItem returns the next key, value or pair, which the caller then owns, or
// an empty Value at the end.
func (it *DictIterator) NextItem(rt *Runtime) (Value, error) {
	key, value, err := it.advance(rt)
	if err != nil || key.h == nil {
		return Value{}, err
	}
	return it.part.of(rt, key, value), nil
}

// of returns the part of an item, owned by the caller.
func (part dictPart) of(rt *Runtime, key, value Value) Value {
	switch part {
	case dictKeys:
		return key.Retain()
	case dictValues:
		return value.Retain()
	}
	return NewPair(rt, key.Retain(), value.Retain())
}

func defineDictIterators() {
	names := [...]string{dictKeys: "key", dictValues: "value", dictItems: "item"}
	for part, name := range names {
		for backward, t := range map[string]*Type{"": dictIteratorTypes[part], "reverse": dictReverseIteratorTypes[part]} {
			t.Define(TypeSpec{
				Name: "dict_" + backward + name + "iterator", Kind: KindDictIterator, Sealed: true,
				Slots: Slots{
					Free:     func(rt *Runtime, v Value) { rt.Replace(&As[DictIterator](v).dict, Value{}) },
					Clear:    func(rt *Runtime, v Value) { rt.Replace(&As[DictIterator](v).dict, Value{}) },
					Children: func(v Value, visit func(Value)) { visit(As[DictIterator](v).dict) },
					Iter:     IterSelf,
					Next:     func(rt *Runtime, v Value) (Value, error) { return As[DictIterator](v).NextItem(rt) },
				},
				Methods: []Method{{Name: "__length_hint__", Doc: "Private method returning an estimate of len(list(it)).",
					Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
						it := As[DictIterator](self)
						if it.dict.h == nil || As[Dict](it.dict).used != it.used {
							return Int(0), nil
						}
						return Int(int64(it.left)), nil
					}}},
			})
		}
	}
}

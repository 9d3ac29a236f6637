package object

import (
	"fmt"
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func makeDict(rt *Runtime, t *Type) *Dict {
	d := &Dict{}
	d.Init(rt, t)
	return d
}

// keyError is the KeyError for a key that is not there: the key is its
// argument.
func keyError(rt *Runtime, key Value) error {
	return Raise(makeException(rt, ExceptionType(pyerr.KeyError), []Value{key.Retain()}))
}

func initDict(rt *Runtime, v Value, args Args) error {
	return As[Dict](v).update(rt, "dict", args)
}

// update does what the constructor and the method update do: it takes the items
// of the only positional argument and then the keywords.
func (d *Dict) update(rt *Runtime, function string, args Args) error {
	n := args.Positional()
	if n > 1 {
		return pyerr.TypeError.Newf("%s expected at most 1 argument, got %d", function, n)
	}
	if n == 1 {
		if err := d.merge(rt, args.At(0)); err != nil {
			return err
		}
	}
	for i, name := range args.Names {
		if err := d.SetStr(rt, name, args.Values[n+i]); err != nil {
			return err
		}
	}
	return nil
}

// merge stores the items of v, a mapping or an iterable of pairs.
func (d *Dict) merge(rt *Runtime, v Value) error {
	if isPlainDict(v) {
		return d.mergeDict(rt, As[Dict](v))
	}
	keys, err := FindAttr(rt, v, "keys")
	if err != nil {
		return err
	}
	if keys.h == nil {
		return d.mergePairs(rt, v)
	}
	names, err := CallValues(rt, keys)
	rt.Release(keys)
	if err != nil {
		return err
	}
	defer rt.Release(names)
	return Each(rt, names, func(key Value) error {
		value, err := GetItem(rt, v, key)
		if err != nil {
			return err
		}
		defer rt.Release(value)
		return d.Set(rt, key, value)
	})
}

// isPlainDict reports whether v is a dict whose items may be taken without
// asking its methods.
func isPlainDict(v Value) bool {
	t := v.h.typ
	return t == DictType || v.h.kind == KindDict &&
		t.Lookup("__iter__") == DictType.Own("__iter__") && t.Lookup("keys") == DictType.Own("keys")
}

func (d *Dict) mergeDict(rt *Runtime, src *Dict) error {
	if d == src || src.used == 0 {
		return nil
	}
	if d.used == 0 && d.attrs != src && d.watch == nil {
		return d.copyFrom(rt, src)
	}
	if d.usable < src.used {
		if err := d.resize(rt, d.used+src.used); err != nil {
			return err
		}
	}
	used, layouts := src.used, src.layouts
	for i := src.first; i < len(src.entries); i++ {
		e := src.entries[i]
		if e.key.h == nil {
			continue
		}
		e.key.Retain()
		e.value.Retain()
		err := d.setHashed(rt, e.key, e.hash, e.value)
		rt.Release(e.key)
		rt.Release(e.value)
		if err != nil {
			return err
		}
		if src.used != used || src.layouts != layouts {
			return pyerr.RuntimeError.New("dict mutated during update")
		}
		if err := rt.Work(pollItem); err != nil {
			return err
		}
	}
	return nil
}

// copyFrom makes the empty dict d a copy of src. It runs no Python code.
func (d *Dict) copyFrom(rt *Runtime, src *Dict) error {
	if d.usable < src.used {
		if err := d.resize(rt, src.used); err != nil {
			return err
		}
	}
	for i := src.first; i < len(src.entries); i++ {
		e := src.entries[i]
		if e.key.h == nil {
			continue
		}
		if err := d.insert(rt, e.hash, e.key.Retain(), e.value.Retain()); err != nil {
			return err
		}
		if err := rt.Work(pollItem); err != nil {
			return err
		}
	}
	return nil
}

func (d *Dict) mergePairs(rt *Runtime, v Value) error {
	at := 0
	return Each(rt, v, func(item Value) error {
		source := item.Retain()
		if t := item.h.typ; t != TupleType && t != ListType {
			rt.Release(source)
			var err error
			if source, err = Iter(rt, item); err != nil {
				return noPair(rt, err, at)
			}
		}
		pair, err := Items(rt, source)
		rt.Release(source)
		if err != nil {
			return err
		}
		defer rt.ReleaseAll(pair)
		if len(pair) != 2 {
			return pyerr.ValueError.Newf("dictionary update sequence element #%d has length %d; 2 is required", at, len(pair))
		}
		at++
		return d.Set(rt, pair[0], pair[1])
	})
}

// noPair is the error for item number at of an update, which err says is no
// iterable. It carries a note, as in CPython.
func noPair(rt *Runtime, err error, at int) error {
	if !IsException(err, pyerr.TypeError) {
		return err
	}
	rt.Discard(err)
	exc := NewException(rt, ExceptionType(pyerr.TypeError), "object is not iterable")
	note := fmt.Sprintf("Cannot convert dictionary update sequence element #%d to a sequence", at)
	result, err := CallAttr(rt, exc, "add_note", NewStr(note))
	if err != nil {
		rt.Release(exc)
		return err
	}
	rt.Release(result)
	return Raise(exc)
}

func reprDict(rt *Runtime, v Value) (string, error) {
	d := As[Dict](v)
	if d.used == 0 {
		return "{}", nil
	}
	if !rt.enterRepr(v) {
		return "{...}", nil
	}
	defer rt.leaveRepr()
	var b strings.Builder
	b.WriteByte('{')
	for i, first := 0, true; ; first = false {
		key, value, next, ok := d.EntryAt(i)
		if !ok {
			break
		}
		if !first {
			b.WriteString(", ")
		}
		key.Retain()
		value.Retain()
		err := writePair(rt, &b, key, value)
		rt.Release(key)
		rt.Release(value)
		if err != nil {
			return "", err
		}
		i = next
	}
	b.WriteByte('}')
	return b.String(), nil
}

func writePair(rt *Runtime, b *strings.Builder, key, value Value) error {
	text, err := Repr(rt, key)
	if err != nil {
		return err
	}
	b.WriteString(text)
	b.WriteString(": ")
	if text, err = Repr(rt, value); err != nil {
		return err
	}
	b.WriteString(text)
	return rt.bound(b)
}

func getDictItem(rt *Runtime, v, key Value) (Value, error) {
	value, err := As[Dict](v).Get(rt, key)
	if err != nil {
		return Value{}, err
	}
	if value.h != nil {
		return value.Retain(), nil
	}
	if v.h.typ != DictType && lookupSpecial(v, "__missing__").h != nil {
		return callSpecial(rt, v, "__missing__", key)
	}
	return Value{}, keyError(rt, key)
}

func setDictItem(rt *Runtime, v, key, value Value) error {
	d := As[Dict](v)
	if value.h != nil {
		return d.Set(rt, key, value)
	}
	old, err := d.Delete(rt, key)
	if err != nil {
		return err
	}
	if old.h == nil {
		return keyError(rt, key)
	}
	rt.Release(old)
	return nil
}

func compareDicts(rt *Runtime, op Comparison, a, b Value) (Value, error) {
	if a.h.kind != KindDict || b.h.kind != KindDict || op != Eq && op != Ne {
		return NotImplemented, nil
	}
	equal, err := equalDicts(rt, As[Dict](a), As[Dict](b))
	return Bool(equal == (op == Eq)), err
}

func equalDicts(rt *Runtime, a, b *Dict) (bool, error) {
	if a.used != b.used {
		return false, nil
	}
	if err := rt.enterNative(); err != nil {
		return false, errComparing
	}
	defer rt.leaveNative()
	for i := 0; i < len(a.entries); i++ {
		e := a.entries[i]
		if e.key.h == nil {
			continue
		}
		e.key.Retain()
		e.value.Retain()
		equal, err := b.hasItem(rt, e)
		rt.Release(e.key)
		rt.Release(e.value)
		if err != nil || !equal {
			return false, err
		}
		if err := rt.Work(pollItem); err != nil {
			return false, err
		}
	}
	return true, nil
}

// hasItem reports whether the dict has the entry's value under its key.
func (d *Dict) hasItem(rt *Runtime, e dictEntry) (bool, error) {
	at, err := d.find(rt, e.key, e.hash)
	if err != nil || at < 0 {
		return false, err
	}
	other := d.entries[at].value.Retain()
	equal, err := Equal(rt, other, e.value)
	rt.Release(other)
	return equal, err
}

// binaryDict is the union, a | b.
func binaryDict(rt *Runtime, op Operator, a, b Value) (Value, error) {
	if op != Or || a.h.kind != KindDict || b.h.kind != KindDict {
		return NotImplemented, nil
	}
	d := makeDict(rt, DictType)
	err := d.mergeDict(rt, As[Dict](a))
	if err == nil {
		err = d.merge(rt, b)
	}
	return finishDict(rt, d, err)
}

// finishDict returns the dict, or releases it when filling it failed.
func finishDict(rt *Runtime, d *Dict, err error) (Value, error) {
	if err != nil {
		rt.Release(d.Value())
		return Value{}, err
	}
	return d.Value(), nil
}

func defineDict() {
	DictType.Define(TypeSpec{
		Name: "dict", Kind: KindDict,
		Doc: "dict() -> new empty dictionary\n" +
			"dict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\n" +
			"dict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\n" +
			"dict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
		Slots: Slots{
			Free: freeDict, Children: visitDict, Clear: freeDict,
			New:     func(rt *Runtime, t *Type, args Args) (Value, error) { return makeDict(rt, t).Value(), nil },
			Init:    initDict,
			Repr:    reprDict,
			Len:     func(rt *Runtime, v Value) (int, error) { return As[Dict](v).used, nil },
			GetItem: getDictItem,
			SetItem: setDictItem,
			Contains: func(rt *Runtime, v, key Value) (bool, error) {
				value, err := As[Dict](v).Get(rt, key)
				return value.h != nil, err
			},
			Iter:    func(rt *Runtime, v Value) (Value, error) { return newDictIterator(rt, v, dictKeys, false), nil },
			Compare: compareDicts,
			Binary:  binaryDict,
			InPlace: func(rt *Runtime, op Operator, a, b Value) (Value, error) {
				if op != Or || a.h.kind != KindDict {
					return NotImplemented, nil
				}
				if err := As[Dict](a).merge(rt, b); err != nil {
					return Value{}, err
				}
				return a.Retain(), nil
			},
		},
		Methods: dictMethods,
	})
	DictType.HideOperators(Or)
}

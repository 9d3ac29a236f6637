package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// dictMethods are the methods of dict that no slot stands for.
//
// See https://docs.python.org/3/library/stdtypes.html#mapping-types-dict.
var dictMethods = []Method{
	{
		Name: "get", Params: "key, default?, /", Doc: "Return the value for key if key is in the dictionary, else default.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			value, err := As[Dict](self).Get(rt, args.At(0))
			if err != nil {
				return Value{}, err
			}
			if value.h == nil {
				value = orNone(args.At(1))
			}
			return value.Retain(), nil
		},
	},
	{
		Name: "setdefault", Params: "key, default?, /", Fn: setDictDefault,
		Doc: "Insert key with a value of default if key is not in the dictionary.\n\n" +
			"Return the value for key if key is in the dictionary, else default.",
	},
	{
		Name: "pop", Params: "key, default?, /", Fn: popDict,
		Doc: "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\n" +
			"If the key is not found, return the default if given; otherwise,\nraise a KeyError.",
	},
	{
		Name: "popitem", Fn: popDictItem,
		Doc: "Remove and return a (key, value) pair as a 2-tuple.\n\n" +
			"Pairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.",
	},
	{
		Name: "update", Params: "*args",
		Doc: "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\n" +
			"If E is present and has a .keys() method, then does:  for k in E.keys(): D[k] = E[k]\n" +
			"If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\n" +
			"In either case, this is followed by: for k in F:  D[k] = F[k]",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			return returnNone(As[Dict](self).update(rt, "update", args))
		},
	},
	{
		Name: "fromkeys", Params: "iterable, value?, /", Kind: ClassMethod, Fn: dictFromKeys,
		Doc: "Create a new dictionary with keys from iterable and values set to value.",
	},
	{
		Name: "keys", Doc: "Return a set-like object providing a view on the dict's keys.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			return newDictView(rt, self, dictKeys), nil
		},
	},
	{
		Name: "values", Doc: "Return an object providing a view on the dict's values.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			return newDictView(rt, self, dictValues), nil
		},
	},
	{
		Name: "items", Doc: "Return a set-like object providing a view on the dict's items.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			return newDictView(rt, self, dictItems), nil
		},
	},
	{
		Name: "copy", Doc: "Return a shallow copy of the dict.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			d := makeDict(rt, DictType)
			return finishDict(rt, d, d.copyFrom(rt, As[Dict](self)))
		},
	},
	{
		Name: "clear", Doc: "Remove all items from the dict.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			d := As[Dict](self)
			for i := d.lastEntry(len(d.entries)); i >= 0 && d.watch != nil; i = d.lastEntry(len(d.entries)) {
				rt.Release(d.remove(rt, i))
			}
			d.Clear(rt)
			return None, nil
		},
	},
	{
		Name: "__reversed__", Doc: "Return a reverse iterator over the dict keys.",
		Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			return newDictIterator(rt, self, dictKeys, true), nil
		},
	},
	ClassGetItem,
}

// orNone returns v, or None for an empty Value.
func orNone(v Value) Value {
	if v.h == nil {
		return None
	}
	return v
}

func setDictDefault(rt *Runtime, self Value, args Args) (Value, error) {
	d, key := As[Dict](self), args.At(0)
	hash, err := hashKey(rt, key)
	if err != nil {
		return Value{}, err
	}
	i, err := d.find(rt, key, hash)
	if err != nil {
		return Value{}, err
	}
	if i >= 0 {
		return d.entries[i].value.Retain(), nil
	}
	value := orNone(args.At(1))
	if err := d.insert(rt, hash, key.Retain(), value.Retain()); err != nil {
		return Value{}, err
	}
	d.changed(rt, key, value)
	return value.Retain(), nil
}

func popDict(rt *Runtime, self Value, args Args) (Value, error) {
	d, key := As[Dict](self), args.At(0)
	value := Value{}
	if d.used > 0 {
		var err error
		if value, err = d.Delete(rt, key); err != nil {
			return Value{}, err
		}
	}
	if value.h != nil {
		return value, nil
	}
	if fallback := args.At(1); fallback.h != nil {
		return fallback.Retain(), nil
	}
	return Value{}, keyError(rt, key)
}

func popDictItem(rt *Runtime, self Value, args Args) (Value, error) {
	d := As[Dict](self)
	i := d.lastEntry(len(d.entries))
	if i < 0 {
		return Value{}, pyerr.KeyError.New("popitem(): dictionary is empty")
	}
	key, value := d.takeEntry(i)
	d.changed(rt, key, Value{})
	return NewPair(rt, key, value), nil
}

func dictFromKeys(rt *Runtime, self Value, args Args) (Value, error) {
	out, err := CallValues(rt, self)
	if err != nil {
		return Value{}, err
	}
	value := orNone(args.At(1))
	plain := out.h.typ == DictType
	err = Each(rt, args.At(0), func(key Value) error {
		if plain {
			return As[Dict](out).Set(rt, key, value)
		}
		return SetItem(rt, out, key, value)
	})
	if err != nil {
		rt.Release(out)
		return Value{}, err
	}
	return out, nil
}

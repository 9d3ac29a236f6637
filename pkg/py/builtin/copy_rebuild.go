package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A reduction says how to make an object like another: call fn with args, give
// it the state, append the items, store the entries. It owns what it names.
//
// See https://docs.python.org/3/library/pickle.html#object.__reduce__.
type reduction struct {
	rt    *object.Runtime
	fn    object.Value
	args  []object.Value
	state object.Value // None or empty when there is none
	items object.Value // iterable, None or empty
	pairs object.Value // iterable of pairs, None or empty
}

func (r *reduction) drop() {
	r.rt.ReleaseAll(r.args)
	for _, slot := range []*object.Value{&r.fn, &r.state, &r.items, &r.pairs} {
		r.rt.Replace(slot, object.Value{})
	}
}

// rebuild copies an object by taking it apart and putting it together again.
func (c *copier) rebuild(v object.Value) (object.Value, error) {
	r := reduction{rt: c.rt}
	defer r.drop()
	whole, err := r.take(v)
	if err != nil {
		return object.Value{}, err
	}
	if whole {
		return v.Retain(), nil
	}
	if c.memo != nil {
		args, _, err := c.deepItems(r.args)
		if err != nil {
			return object.Value{}, err
		}
		c.rt.ReleaseAll(r.args)
		r.args = args
	}
	made, err := object.Call(c.rt, r.fn, object.Args{Values: r.args})
	if err != nil {
		return object.Value{}, err
	}
	if c.memo != nil {
		err = c.remember(v, made)
	}
	if err == nil {
		err = c.fill(made, &r)
	}
	if err != nil {
		c.rt.Release(made)
		return object.Value{}, err
	}
	return made, nil
}

// take takes v apart; whole is true when v is its own copy.
func (r *reduction) take(v object.Value) (whole bool, err error) {
	for _, method := range []string{"__reduce_ex__", "__reduce__"} {
		var args []object.Value
		if method == "__reduce_ex__" {
			args = []object.Value{object.Int(4)}
		}
		rv, known, err := callSpecial(r.rt, v, method, args...)
		if err != nil {
			return false, err
		}
		if known {
			defer r.rt.Release(rv)
			return rv.IsStr(), r.unpack(rv)
		}
	}
	return false, r.byKind(v)
}

// unpack reads what __reduce_ex__ returned.
func (r *reduction) unpack(rv object.Value) error {
	if rv.IsStr() {
		return nil
	}
	if rv.Kind() != object.KindTuple {
		return pyerr.TypeError.Newf("Value after * must be an iterable, not %s", rv.TypeName())
	}
	parts := object.TupleItems(rv)
	if len(parts) < 2 || len(parts) > 5 {
		return pyerr.TypeError.New("tuple returned by __reduce__ must have 2 to 5 items")
	}
	args, err := object.Items(r.rt, parts[1])
	if err != nil {
		return err
	}
	r.fn, r.args = parts[0].Retain(), args
	for i, slot := range []*object.Value{&r.state, &r.items, &r.pairs} {
		if i+2 < len(parts) {
			*slot = parts[i+2].Retain()
		}
	}
	return nil
}

// byKind takes apart an object whose class says nothing of it, as the built-in
// class it derives from would.
func (r *reduction) byKind(v object.Value) error {
	t := v.Type()
	switch kind := v.Kind(); kind {
	case object.KindView:
		return pyerr.TypeError.New("cannot pickle memoryview objects")
	case object.KindInstance, object.KindList, object.KindDict:
		if err := r.newOf(t); err != nil {
			return err
		}
		switch kind {
		case object.KindList:
			r.items = v.Retain()
		case object.KindDict:
			pairs, err := object.CallAttr(r.rt, v, "items")
			if err != nil {
				return err
			}
			r.pairs = pairs
		}
	case object.KindInt, object.KindFloat, object.KindComplex, object.KindStr, object.KindTuple, object.KindBytes:
		plain, err := plainValue(r.rt, v)
		if err != nil {
			return err
		}
		if err := r.newOf(t, plain); err != nil {
			return err
		}
	case object.KindSet, object.KindFrozenSet, object.KindByteArray:
		r.fn = t.Value().Retain()
		plain, err := plainValue(r.rt, v)
		if err != nil {
			return err
		}
		r.args = append(r.args, plain)
	case object.KindSlice:
		start, stop, step := object.As[object.Slice](v).Parts()
		r.fn = t.Value().Retain()
		r.args = append(r.args, start.Retain(), stop.Retain(), step.Retain())
	case object.KindException:
		r.fn = t.Value().Retain()
		for _, arg := range object.ExceptionArgs(v) {
			r.args = append(r.args, arg.Retain())
		}
	default:
		return pyerr.TypeError.Newf("cannot pickle '%s' object", v.TypeName())
	}
	return r.takeState(v)
}

// newOf makes the reduction t.__new__(t, args…). It takes over the arguments.
func (r *reduction) newOf(t *object.Type, args ...object.Value) error {
	r.args = append([]object.Value{t.Value().Retain()}, args...)
	fn, err := object.GetAttr(r.rt, t.Value(), "__new__")
	if err != nil {
		return err
	}
	r.fn = fn
	return nil
}

// plainValue returns an object of the built-in class that v's class derives
// from, with v's contents.
func plainValue(rt *object.Runtime, v object.Value) (object.Value, error) {
	for _, base := range v.Type().MRO() {
		if !base.Builtin() {
			continue
		}
		switch base.Kind() {
		case object.KindSet, object.KindFrozenSet:
			return object.CallType(rt, object.ListType, object.Args{Values: []object.Value{v}})
		case object.KindByteArray:
			l := lendSelf(v)
			defer l.Release()
			return copyBytes(rt, l.data, l.id, buffer.ReasonConstructor)
		}
		return base.Slots().New(rt, base, object.Args{Values: []object.Value{v}})
	}
	return v.Retain(), nil
}

// takeState takes what __getstate__ returns, or the object's own attributes.
func (r *reduction) takeState(v object.Value) error {
	state, known, err := callSpecial(r.rt, v, "__getstate__")
	if err != nil {
		return err
	}
	if known {
		r.state = state
		return nil
	}
	if v.Type().Slots().Attrs == nil {
		return nil
	}
	if attrs := *v.Type().Slots().Attrs(v); attrs != nil && attrs.Len() > 0 {
		r.state = attrs.Value().Retain()
	}
	return nil
}

func given(v object.Value) bool { return v.IsSet() && !v.IsNone() }

// fill gives the new object what the reduction has beyond its arguments.
func (c *copier) fill(made object.Value, r *reduction) error {
	if given(r.state) {
		if err := c.fillState(made, r.state); err != nil {
			return err
		}
	}
	if given(r.items) {
		err := object.Each(c.rt, r.items, func(item object.Value) error {
			return c.each(item, func(copied object.Value) error {
				return callAndDrop(c.rt, made, "append", copied)
			})
		})
		if err != nil {
			return err
		}
	}
	if !given(r.pairs) {
		return nil
	}
	return object.Each(c.rt, r.pairs, func(pair object.Value) error {
		parts, err := object.Items(c.rt, pair)
		if err != nil {
			return err
		}
		defer c.rt.ReleaseAll(parts)
		if len(parts) != 2 {
			return pyerr.ValueError.Newf("not enough values to unpack (expected 2, got %d)", len(parts))
		}
		return c.each(parts[0], func(key object.Value) error {
			return c.each(parts[1], func(value object.Value) error {
				return object.SetItem(c.rt, made, key, value)
			})
		})
	})
}

// each calls f with v, or in a deep copy with the copy of v, borrowed.
func (c *copier) each(v object.Value, f func(copied object.Value) error) error {
	if c.memo == nil {
		return f(v)
	}
	copied, err := c.deep(v)
	if err != nil {
		return err
	}
	defer c.rt.Release(copied)
	return f(copied)
}

func callAndDrop(rt *object.Runtime, v object.Value, method string, args ...object.Value) error {
	result, err := object.CallAttr(rt, v, method, args...)
	if err != nil {
		return err
	}
	rt.Release(result)
	return nil
}

// fillState hands the state to __setstate__, or stores it as attributes.
func (c *copier) fillState(made, state object.Value) error {
	return c.each(state, func(state object.Value) error {
		if made.Type().Lookup("__setstate__").IsSet() {
			return callAndDrop(c.rt, made, "__setstate__", state)
		}
		if state.Kind() == object.KindTuple && len(object.TupleItems(state)) == 2 {
			state = object.TupleItems(state)[0]
			if state.IsNone() {
				return nil
			}
		}
		if state.Kind() != object.KindDict {
			return pyerr.TypeError.Newf("'%s' object is not a mapping", state.TypeName())
		}
		own, err := object.GetAttr(c.rt, made, "__dict__")
		if err != nil {
			return err
		}
		defer c.rt.Release(own)
		return callAndDrop(c.rt, own, "update", state)
	})
}

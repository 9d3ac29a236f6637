package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func init() {
	errorType := object.NewType(object.TypeSpec{
		Name: "copy.Error", Module: "copy", Base: object.ExceptionType(pyerr.Exception),
		Exception: pyerr.NewClass("copy.Error", pyerr.Exception),
	})
	modules["copy"] = moduleSpec{
		doc: "Generic (shallow and deep) copying operations.",
		functions: []function{
			{"copy", "x", "Shallow copy operation on arbitrary Python objects.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
				c := copier{rt: rt}
				return c.shallow(args.At(0))
			}},
			{"deepcopy", "x, memo?", "Deep copy operation on arbitrary Python objects.", deepCopy},
		},
		types: []*object.Type{errorType},
		fill: func(s *Session, set func(string, object.Value)) error {
			set("error", errorType.Value())
			return nil
		},
	}
}

// A copier copies objects as the module copy does. For deep copies it has the
// memo of what was copied already, by identity.
//
// See https://docs.python.org/3/library/copy.html.
type copier struct {
	rt    *object.Runtime
	memo  *object.Dict // nil for shallow copies; borrowed
	depth int
}

func deepCopy(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	memo := args.At(1)
	if !memo.IsSet() || memo.IsNone() {
		own, err := object.NewDict(rt)
		if err != nil {
			return object.Value{}, err
		}
		defer rt.Release(own)
		memo = own
	}
	if memo.Kind() != object.KindDict {
		return object.Value{}, pyerr.TypeError.Newf("deepcopy() argument 'memo' must be dict, not %s", memo.TypeName())
	}
	c := copier{rt: rt, memo: object.As[object.Dict](memo)}
	return c.deep(args.At(0))
}

// isAtomic reports whether copies of v are v itself, deep ones too.
func isAtomic(v object.Value) bool {
	if !v.Type().Builtin() {
		return v.Kind() == object.KindType
	}
	switch v.Kind() {
	case object.KindNone, object.KindEllipsis, object.KindNotImplemented, object.KindBool, object.KindInt, object.KindFloat,
		object.KindComplex, object.KindStr, object.KindBytes, object.KindType, object.KindRange, object.KindNative,
		object.KindFunction, object.KindCode:
		return true
	}
	return v.Type() == object.PropertyType
}

func (c *copier) shallow(v object.Value) (object.Value, error) {
	if isAtomic(v) {
		return v.Retain(), nil
	}
	switch v.Type() {
	case object.TupleType, object.FrozenSetType, object.SliceType, SuperType, object.NativeMethodType:
		return v.Retain(), nil
	case object.SlotMethodType:
		fn, self := object.As[object.Bound](v).Parts()
		return object.NewMethod(c.rt, fn, self), nil
	case object.ListType, object.DictType, object.SetType, ByteArrayType:
		return object.CallAttr(c.rt, v, "copy")
	}
	if result, known, err := callSpecial(c.rt, v, "__copy__"); known {
		return result, err
	}
	return c.rebuild(v)
}

// maxCopyDepth bounds the nesting of what is copied deeply.
const maxCopyDepth = 1000

func (c *copier) deep(v object.Value) (object.Value, error) {
	if isAtomic(v) {
		return v.Retain(), nil
	}
	if done, err := c.remembered(v); err != nil || done.IsSet() {
		return done, err
	}
	if c.depth >= maxCopyDepth {
		return object.Value{}, pyerr.RecursionError.New("maximum recursion depth exceeded")
	}
	c.depth++
	result, err := c.deepDispatch(v)
	c.depth--
	if err != nil {
		return object.Value{}, err
	}
	if result == v {
		return result, nil
	}
	if err := c.remember(v, result); err != nil {
		c.rt.Release(result)
		return object.Value{}, err
	}
	return result, nil
}

// remembered returns the copy that was made of v, which the caller then owns,
// or an empty Value.
func (c *copier) remembered(v object.Value) (object.Value, error) {
	done, err := c.memo.Get(c.rt, object.Int(identity(v)))
	if err != nil || !done.IsSet() {
		return object.Value{}, err
	}
	return done.Retain(), nil
}

// remember notes the copy of v in the memo, where a list keeps v alive as long
// as its identity is used.
func (c *copier) remember(v, result object.Value) error {
	if err := c.memo.Set(c.rt, object.Int(identity(v)), result); err != nil {
		return err
	}
	own := object.Int(identity(c.memo.Value()))
	kept, err := c.memo.Get(c.rt, own)
	if err != nil {
		return err
	}
	if kept.IsSet() && kept.Kind() == object.KindList {
		return object.As[object.List](kept).Append(c.rt, v.Retain())
	}
	list, err := object.NewList(c.rt, []object.Value{v.Retain()})
	if err != nil {
		return err
	}
	defer c.rt.Release(list)
	return c.memo.Set(c.rt, own, list)
}

func (c *copier) deepDispatch(v object.Value) (object.Value, error) {
	switch v.Type() {
	case object.ListType:
		return c.deepList(v)
	case object.TupleType:
		return c.deepTuple(v)
	case object.DictType:
		return c.deepDict(v)
	case object.MethodType, object.SlotMethodType:
		return c.deepMethod(v)
	case SuperType, object.NativeMethodType:
		return v.Retain(), nil
	}
	method, err := object.FindAttr(c.rt, v, "__deepcopy__")
	if err != nil {
		return object.Value{}, err
	}
	if method.IsSet() {
		defer c.rt.Release(method)
		return object.CallValues(c.rt, method, c.memo.Value())
	}
	return c.rebuild(v)
}

func (c *copier) deepList(v object.Value) (object.Value, error) {
	list, err := object.NewList(c.rt, nil)
	if err != nil {
		return object.Value{}, err
	}
	err = c.remember(v, list)
	for i := 0; err == nil && i < len(object.ListItems(v)); i++ {
		item := object.ListItems(v)[i].Retain()
		var copied object.Value
		copied, err = c.deep(item)
		c.rt.Release(item)
		if err == nil {
			err = object.As[object.List](list).Append(c.rt, copied)
		}
		if err == nil {
			err = c.rt.Work(workItem)
		}
	}
	if err != nil {
		c.rt.Release(list)
		return object.Value{}, err
	}
	return list, nil
}

// deepTuple returns the tuple itself when the copies of all items are the items
// themselves.
func (c *copier) deepTuple(v object.Value) (object.Value, error) {
	items, same, err := c.deepItems(object.TupleItems(v))
	if err != nil {
		return object.Value{}, err
	}
	// Copying the items may have copied a tuple that holds itself.
	done, err := c.remembered(v)
	if err == nil && !done.IsSet() && !same {
		return object.NewTuple(c.rt, items...)
	}
	c.rt.ReleaseAll(items)
	if err == nil && !done.IsSet() {
		done = v.Retain()
	}
	return done, err
}

// deepItems returns copies of the items; same tells that each is the item.
func (c *copier) deepItems(items []object.Value) (copies []object.Value, same bool, err error) {
	same = true
	for _, item := range items {
		copied, err := c.deep(item)
		if err != nil {
			c.rt.ReleaseAll(copies)
			return nil, false, err
		}
		same = same && copied == item
		copies = append(copies, copied)
	}
	return copies, same, nil
}

func (c *copier) deepDict(v object.Value) (object.Value, error) {
	dict, err := object.NewDict(c.rt)
	if err != nil {
		return object.Value{}, err
	}
	if err = c.remember(v, dict); err == nil {
		err = c.deepEntries(object.As[object.Dict](v), object.As[object.Dict](dict))
	}
	if err != nil {
		c.rt.Release(dict)
		return object.Value{}, err
	}
	return dict, nil
}

func (c *copier) deepEntries(from, to *object.Dict) error {
	for i := 0; ; {
		key, value, next, ok := from.EntryAt(i)
		if !ok {
			return nil
		}
		i = next
		if err := c.deepEntry(to, key.Retain(), value.Retain()); err != nil {
			return err
		}
	}
}

// deepEntry takes over key and value.
func (c *copier) deepEntry(to *object.Dict, key, value object.Value) error {
	defer c.rt.Release(key)
	defer c.rt.Release(value)
	newKey, err := c.deep(key)
	if err != nil {
		return err
	}
	defer c.rt.Release(newKey)
	newValue, err := c.deep(value)
	if err != nil {
		return err
	}
	defer c.rt.Release(newValue)
	return to.Set(c.rt, newKey, newValue)
}

func (c *copier) deepMethod(v object.Value) (object.Value, error) {
	fn, self := object.As[object.Bound](v).Parts()
	copied, err := c.deep(self)
	if err != nil {
		return object.Value{}, err
	}
	defer c.rt.Release(copied)
	return object.NewMethod(c.rt, fn, copied), nil
}

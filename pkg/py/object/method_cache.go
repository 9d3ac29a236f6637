package object

// A MethodCache remembers what [LookupMethod] found at one place of a program:
// nearly always the objects that come there are of one class. Its zero value is
// empty. What it remembers it does not own: the class does, and any change of a
// class makes all caches of the runtime forget.
type MethodCache struct {
	typ     *Type
	fn      Value
	changes int // of classes, when fn was found
}

// Lookup is [LookupMethod]. The name must be the same in each call.
func (c *MethodCache) Lookup(rt *Runtime, v Value, name string) (fn Value, bound bool, err error) {
	t := v.h.typ
	if c.typ != t || c.changes != rt.classChanges {
		if t.slots.GetAttr != nil {
			return LookupMethod(rt, v, name)
		}
		found := t.Lookup(name)
		if found.h == nil || !isPlainMethod(found) || applies(found, v) != nil {
			return LookupMethod(rt, v, name)
		}
		*c = MethodCache{t, found, rt.classChanges}
	}
	if t.slots.Attrs != nil {
		if own := ownAttrs(v); own != nil && own.GetStr(name).h != nil {
			return LookupMethod(rt, v, name)
		}
	}
	return c.fn, false, nil
}

package object

import "slices"

// HideOperators takes the methods of operators that the type's Binary slot never
// knows back from the type: one slot serves all operators, but a str has no
// __sub__. Methods of Concat and Repeat stay.
func (t *Type) HideOperators(known ...Operator) {
	for op, name := range operatorMethods {
		sequence := Operator(op) == Add && t.slots.Concat != nil || Operator(op) == Mul && t.slots.Repeat != nil
		if !sequence && !slices.Contains(known, Operator(op)) {
			t.attrs.Delete("__" + name + "__")
			t.attrs.Delete("__r" + name + "__")
			t.attrs.Delete("__i" + name + "__")
		}
	}
}

// DivMod returns divmod(a, b): what a's __divmod__ or b's __rdivmod__ makes of
// them. The latter comes first when b's class derives from a's and overrides it.
//
// See https://docs.python.org/3/library/functions.html#divmod.
func DivMod(rt *Runtime, a, b Value) (Value, error) {
	type attempt struct{ fn, self, other Value }
	ta, tb := a.h.typ, b.h.typ
	attempts := []attempt{{ta.Lookup("__divmod__"), a, b}}
	if reflected := tb.Lookup("__rdivmod__"); ta != tb && reflected.h != nil {
		attempts = append(attempts, attempt{reflected, b, a})
		if tb.In(ta) && reflected != ta.Lookup("__rdivmod__") {
			slices.Reverse(attempts)
		}
	}
	for _, try := range attempts {
		if try.fn.h == nil {
			continue
		}
		v, err := callUnboundSpecial(rt, try.fn, try.self, []Value{try.other})
		if err != nil || v.h != &notImplementedHeader {
			return v, err
		}
	}
	return Value{}, unsupportedOperands("divmod()", a, b)
}

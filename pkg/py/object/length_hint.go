package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// LengthHint returns how many items v expects to have, by its __len__ or its
// __length_hint__. It is unknown where v has neither, or where they raise a
// TypeError.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__length_hint__.
func LengthHint(rt *Runtime, v Value) (n int, known bool, err error) {
	if v.h.typ.slots.Len != nil {
		n, err := Len(rt, v)
		if err == nil {
			return n, true, nil
		}
		if !IsException(err, pyerr.TypeError) {
			return 0, false, err
		}
		rt.Discard(err)
	}
	if lookupSpecial(v, "__length_hint__").h == nil {
		return 0, false, nil
	}
	hint, err := callSpecial(rt, v, "__length_hint__")
	switch {
	case err == nil:
	case IsException(err, pyerr.TypeError):
		rt.Discard(err)
		return 0, false, nil
	default:
		return 0, false, err
	}
	defer rt.Release(hint)
	switch {
	case hint == NotImplemented:
		return 0, false, nil
	case !hint.IsInt():
		return 0, false, pyerr.TypeError.Newf("%s.__length_hint__() must return an int, not %s", v.QualifiedTypeName(), hint.QualifiedTypeName())
	}
	n, err = ssizeArgument(rt, hint)
	if err == nil && n < 0 {
		err = pyerr.ValueError.Newf("%s.__length_hint__() must return a non-negative int", v.QualifiedTypeName())
	}
	return n, err == nil, err
}

// AskLength asks v for its length as CPython does before it gathers the items of
// v. Nothing is made of the answer, but a method of the program's runs, and may
// fail.
func AskLength(rt *Runtime, v Value) error {
	if v.h.typ.builtin {
		return nil
	}
	_, _, err := LengthHint(rt, v)
	return err
}

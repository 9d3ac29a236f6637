package object

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// strSearchMethods are those that look for a str within bounds.
func strSearchMethods() []Method {
	const params = "sub, start?, end?, /"
	search := func(name string, find func(s, sub string, start, end int, pace text.Pace) (int, error), mustFind bool) Method {
		return Method{Name: name, Params: params, Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			sub, err := strArgument(name, " 1", args.At(0))
			if err != nil {
				return Value{}, err
			}
			start, end, err := searchBounds(rt, As[Str](self).s, args)
			if err != nil {
				return Value{}, err
			}
			i, err := find(As[Str](self).s, sub, start, end, rt.Work)
			if err != nil {
				return Value{}, err
			}
			if i < 0 && mustFind {
				return Value{}, pyerr.ValueError.New("substring not found")
			}
			return Int(int64(i)), nil
		}}
	}
	affix := func(name string, has func(s, affix string, start, end int) bool) Method {
		return Method{Name: name, Params: "prefix, start?, end?, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			start, end, err := searchBounds(rt, As[Str](self).s, args)
			if err != nil {
				return Value{}, err
			}
			s, wanted := As[Str](self).s, args.At(0)
			if wanted.IsStr() {
				rt.Spend(len(StrOf(wanted)))
				return Bool(has(s, StrOf(wanted), start, end)), nil
			}
			if wanted.Kind() != KindTuple {
				return Value{}, pyerr.TypeError.Newf("%s first arg must be str or a tuple of str, not %s", name, wanted.TypeName())
			}
			for _, item := range TupleItems(wanted) {
				if !item.IsStr() {
					return Value{}, pyerr.TypeError.Newf("tuple for %s must only contain str, not %s", name, item.TypeName())
				}
				if has(s, StrOf(item), start, end) {
					return True, nil
				}
			}
			return False, nil
		}}
	}
	return []Method{
		search("find", text.Find, false), search("rfind", text.RFind, false),
		search("index", text.Find, true), search("rindex", text.RFind, true),
		search("count", text.Count, false),
		affix("startswith", text.HasPrefix), affix("endswith", text.HasSuffix),
	}
}

// searchBounds returns the second and third argument as the bounds of a slice.
func searchBounds(rt *Runtime, s string, args Args) (start, end int, err error) {
	end = math.MaxInt
	if args.At(1).h != nil { // then code points are counted
		if err := rt.Work(len(s)); err != nil {
			return 0, 0, err
		}
	}
	if v := args.At(1); v.h != nil && !v.IsNone() {
		if start, err = sliceIndex(rt, v); err != nil {
			return 0, 0, err
		}
	}
	if v := args.At(2); v.h != nil && !v.IsNone() {
		if end, err = sliceIndex(rt, v); err != nil {
			return 0, 0, err
		}
	}
	return start, end, nil
}

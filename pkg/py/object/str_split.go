package object

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// strSplitMethods are those that take a str apart.
func strSplitMethods() []Method {
	split := func(name string, bySpace func(string, int, text.Pace) ([]string, error), by func(string, string, int, text.Pace) ([]string, error)) Method {
		return Method{Name: name, Params: "sep?, maxsplit?", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			limit, err := sizeArgument(rt, args.At(1), -1)
			if err != nil {
				return Value{}, err
			}
			s, sep := As[Str](self).s, args.At(0)
			if sep.h == nil || sep.IsNone() {
				words, err := bySpace(s, limit, rt.Work)
				if err != nil {
					return Value{}, err
				}
				return strList(rt, words)
			}
			if !sep.IsStr() {
				return Value{}, pyerr.TypeError.Newf("must be str or None, not %s", sep.TypeName())
			}
			parts, err := by(s, StrOf(sep), limit, rt.Work)
			if err != nil {
				return Value{}, err
			}
			return strList(rt, parts)
		}}
	}
	partition := func(name string, part func(s, sep string, pace text.Pace) (before, middle, after string, err error)) Method {
		return Method{Name: name, Params: "sep, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			if !args.At(0).IsStr() {
				return Value{}, pyerr.TypeError.Newf("must be str, not %s", args.At(0).TypeName())
			}
			s := As[Str](self).s
			before, middle, after, err := part(s, StrOf(args.At(0)), rt.Work)
			if err != nil {
				return Value{}, err
			}
			return NewTuple(rt, sharedStr(self, before), NewStr(middle), sharedStr(self, after))
		}}
	}
	return []Method{
		split("split", text.SplitSpace, text.Split), split("rsplit", text.RSplitSpace, text.RSplit),
		partition("partition", text.Partition), partition("rpartition", text.RPartition),
		{Name: "splitlines", Params: "keepends?", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			keep := false
			if args.At(0).h != nil {
				var err error
				if keep, err = Truth(rt, args.At(0)); err != nil {
					return Value{}, err
				}
			}
			lines, err := text.SplitLines(As[Str](self).s, keep, rt.Work)
			if err != nil {
				return Value{}, err
			}
			return strList(rt, lines)
		}},
	}
}

// strList returns the list of the strs.
func strList(rt *Runtime, parts []string) (Value, error) {
	const strSize = 64 // of a Str without its text
	if err := rt.chargeUncounted(len(parts) * strSize); err != nil {
		return Value{}, err
	}
	const together = 32 // strs that are allocated as one
	items := make([]Value, len(parts))
	var room []Str
	for i, part := range parts {
		if err := rt.Work(pollItem); err != nil {
			return Value{}, err
		}
		if len(part) <= 1 {
			items[i] = NewStr(part)
			continue
		}
		if len(room) == 0 {
			room = make([]Str, min(together, len(parts)-i))
		}
		o := &room[0]
		room = room[1:]
		o.s, o.runes = part, -1
		o.typ, o.refs, o.kind = StrType, uncounted, KindStr
		items[i] = o.Value()
	}
	return NewList(rt, items)
}

// strJoin is str.join.
//
// See https://docs.python.org/3/library/stdtypes.html#str.join.
func strJoin(rt *Runtime, self Value, args Args) (Value, error) {
	items, err := ItemsOr(rt, args.At(0), "can only join an iterable")
	if err != nil {
		return Value{}, err
	}
	defer rt.ReleaseAll(items)
	sep, size := As[Str](self).s, 0
	for i, item := range items {
		if !item.IsStr() {
			return Value{}, pyerr.TypeError.Newf("sequence item %d: expected str instance, %s found", i, item.TypeName())
		}
		if i > 0 {
			size += len(sep)
		}
		if size += len(As[Str](item).s); size > maxText {
			return Value{}, pyerr.MemoryError
		}
	}
	if len(items) == 1 && items[0].h.typ == StrType {
		return items[0], nil
	}
	if err := rt.reserveText(size); err != nil {
		return Value{}, err
	}
	var b strings.Builder
	b.Grow(size)
	for i, item := range items {
		if i > 0 {
			b.WriteString(sep)
		}
		s := As[Str](item).s
		b.WriteString(s)
		if err := rt.Work(len(sep) + len(s)); err != nil {
			return Value{}, err
		}
	}
	return NewStr(b.String()), nil
}

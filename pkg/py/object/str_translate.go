package object

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// strTranslate is str.translate.
//
// See https://docs.python.org/3/library/stdtypes.html#str.translate.
func strTranslate(rt *Runtime, self Value, args Args) (Value, error) {
	var b strings.Builder
	var scratch [4]byte
	s, table := As[Str](self).s, args.At(0)
	for i, r := range text.All(s) {
		if err := rt.bound(&b); err != nil {
			return Value{}, err
		}
		_, size := text.DecodeRune(s[i:])
		mapped, err := translateRune(rt, table, r)
		switch {
		case err != nil:
			return Value{}, err
		case mapped.h == nil:
			b.WriteString(s[i : i+size])
			continue
		case mapped.IsNone():
		case mapped.IsStr():
			b.WriteString(StrOf(mapped))
		case mapped.IsInt():
			code, ok := mapped.Int64()
			if !ok || code < 0 || code > 0x10ffff {
				err = pyerr.ValueError.New("character mapping must be in range(0x110000)")
				break
			}
			b.Write(text.AppendRune(scratch[:0], rune(code)))
		default:
			err = pyerr.TypeError.New("character mapping must return integer, None or str")
		}
		rt.Release(mapped)
		if err != nil {
			return Value{}, err
		}
	}
	if b.String() == s {
		return sharedStr(self, s), nil
	}
	return MakeStr(rt, b.String())
}

// translateRune returns what table has for r, or an empty Value when it has
// nothing. The caller owns it.
func translateRune(rt *Runtime, table Value, r rune) (Value, error) {
	mapped, err := GetItem(rt, table, Int(int64(r)))
	if err != nil && IsException(err, pyerr.LookupError) {
		rt.Discard(err)
		return Value{}, nil
	}
	return mapped, err
}

// strMakeTrans is str.maketrans.
//
// See https://docs.python.org/3/library/stdtypes.html#str.maketrans.
func strMakeTrans(rt *Runtime, _ Value, args Args) (Value, error) {
	v, err := NewDict(rt)
	if err != nil {
		return Value{}, err
	}
	if args.At(1).h == nil {
		err = translateTable(rt, As[Dict](v), args.At(0))
	} else {
		err = translatePairs(rt, As[Dict](v), args)
	}
	if err != nil {
		rt.Release(v)
		return Value{}, err
	}
	return v, nil
}

// translateTable copies a dict with its keys of one character turned into code
// points.
func translateTable(rt *Runtime, table *Dict, source Value) error {
	if source.Kind() != KindDict {
		return pyerr.TypeError.New("if you give only one argument to maketrans it must be a dict")
	}
	for i := 0; ; {
		key, value, next, ok := As[Dict](source).EntryAt(i)
		if !ok {
			return nil
		}
		i = next
		switch {
		case key.IsInt():
		case !key.IsStr():
			return pyerr.TypeError.New("keys in translate table mustbe strings or integers")
		case As[Str](key).length() != 1:
			return pyerr.ValueError.New("string keys in translatetable must be of length 1")
		default:
			r, _ := text.DecodeRune(StrOf(key))
			key = Int(int64(r))
		}
		if err := table.Set(rt, key, value); err != nil {
			return err
		}
	}
}

// translatePairs maps the characters of the first str to those of the second,
// and those of the third to None.
func translatePairs(rt *Runtime, table *Dict, args Args) error {
	from, to, drop := args.At(0), args.At(1), args.At(2)
	if !to.IsStr() {
		_, err := strArgument("maketrans", " 2", to)
		return err
	}
	if drop.h != nil && !drop.IsStr() {
		_, err := strArgument("maketrans", " 3", drop)
		return err
	}
	if !from.IsStr() {
		return pyerr.TypeError.New("first maketrans argument must be a string if there is a second argument")
	}
	if As[Str](from).length() != As[Str](to).length() {
		return pyerr.ValueError.New("the first two maketrans arguments must have equal length")
	}
	rest := StrOf(to)
	for _, r := range text.All(StrOf(from)) {
		target, size := text.DecodeRune(rest)
		rest = rest[size:]
		if err := table.Set(rt, Int(int64(r)), Int(int64(target))); err != nil {
			return err
		}
	}
	for _, r := range text.All(StrOf(drop)) {
		if err := table.Set(rt, Int(int64(r)), None); err != nil {
			return err
		}
	}
	return nil
}

package object

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// strMethods returns the methods of str. Their arguments are checked here; what
// they do is the business of package text.
func strMethods() []Method {
	methods := []Method{
		{Name: "__new__", Params: "*args", Kind: StaticMethod, Fn: newOf(StrType)},
		{Name: "__getnewargs__", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
			return NewTuple(rt, NewStr(StrOf(self)))
		}},
		{Name: "__sizeof__", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
			return Int(int64(sizeOfStr(As[Str](self)))), nil
		}},
		{Name: "encode", Params: "encoding?, errors?", Fn: strEncode},
		{Name: "format", Params: "*args, **keys", Fn: strFormat},
		{Name: "format_map", Params: "mapping, /", Fn: strFormatMap},
		{Name: "join", Params: "iterable, /", Fn: strJoin},
		{Name: "translate", Params: "table, /", Fn: strTranslate},
		{Name: "maketrans", Params: "x, y?, z?, /", Kind: StaticMethod, Fn: strMakeTrans},
		{Name: "isascii", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) { return Bool(As[Str](self).isASCII()), nil }},
	}
	for _, list := range [][]Method{strCaseMethods(), strSearchMethods(), strSplitMethods(), strShapeMethods()} {
		methods = append(methods, list...)
	}
	return methods
}

// sizeOfStr returns how many bytes CPython needs for the str: as many for each
// code point as the widest wants.
func sizeOfStr(s *Str) int {
	const headerASCII, header = 40, 56
	if s.isASCII() {
		return headerASCII + len(s.s) + 1
	}
	width := 1
	for _, r := range text.All(s.s) {
		switch {
		case r > 0xffff:
			width = 4
		case r > 0xff:
			width = max(width, 2)
		}
	}
	return header + width*(s.length()+1)
}

// strArgument returns the text of an argument that must be a str.
func strArgument(function, which string, v Value) (string, error) {
	switch {
	case v.h.kind == KindStr:
		return As[Str](v).s, nil
	case function == "str": // which does not go through CPython's argument parser
		return "", pyerr.TypeError.Newf("str() argument%s must be str, not %s", which, v.TypeName())
	}
	return "", pyerr.TypeError.Newf("%s() argument%s must be str, not %s", function, which, argumentType(v))
}

// sizeArgument returns the number of an argument that must be an int, as
// CPython's argument parser does; a missing one is the given default.
func sizeArgument(rt *Runtime, v Value, missing int) (int, error) {
	if v.h == nil {
		return missing, nil
	}
	index, err := Index(rt, v)
	if err != nil {
		return 0, err
	}
	defer rt.Release(index)
	if i, ok := index.Int64(); ok {
		return int(i), nil
	}
	return 0, pyerr.OverflowError.New("Python int too large to convert to C ssize_t")
}

// strShapeMethods are those that fill up, cut off and replace.
func strShapeMethods() []Method {
	var methods []Method
	for name, fill := range map[string]func(string, int, rune, int) (string, error){
		"center": text.Center, "ljust": text.LJust, "rjust": text.RJust,
	} {
		methods = append(methods, Method{Name: name, Params: "width, fillchar?, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			width, err := sizeArgument(rt, args.At(0), 0)
			if err != nil {
				return Value{}, err
			}
			char, err := fillArgument(args.At(1))
			if err != nil {
				return Value{}, err
			}
			s, err := fill(As[Str](self).s, width, char, rt.textLimit())
			return returnStr(rt, s, err)
		}})
	}
	for name, ends := range map[string]struct{ left, right bool }{"strip": {true, true}, "lstrip": {left: true}, "rstrip": {right: true}} {
		methods = append(methods, Method{Name: name, Params: "chars?, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			s, chars := As[Str](self).s, args.At(0)
			left, right := text.LStripSpace, text.RStripSpace
			switch {
			case chars.h == nil || chars.IsNone():
			case chars.IsStr():
				left = func(s string) string { return text.LStrip(s, StrOf(chars)) }
				right = func(s string) string { return text.RStrip(s, StrOf(chars)) }
			default:
				return Value{}, pyerr.TypeError.Newf("%s arg must be None or str", name)
			}
			var err error
			if ends.left {
				s, err = text.Pace(rt.Work).Trim(s, left, true)
			}
			if ends.right && err == nil {
				s, err = text.Pace(rt.Work).Trim(s, right, false)
			}
			return sharedStr(self, s), err
		}})
	}
	for name, remove := range map[string]func(string, string) string{
		"removeprefix": strings.TrimPrefix, "removesuffix": strings.TrimSuffix,
	} {
		methods = append(methods, Method{Name: name, Params: "affix, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			affix, err := strArgument(name, "", args.At(0))
			if err != nil {
				return Value{}, err
			}
			return sharedStr(self, remove(As[Str](self).s, affix)), nil
		}})
	}
	return append(methods,
		Method{Name: "zfill", Params: "width, /", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			width, err := sizeArgument(rt, args.At(0), 0)
			if err != nil {
				return Value{}, err
			}
			s, err := text.ZFill(As[Str](self).s, width, rt.textLimit())
			return returnStr(rt, s, err)
		}},
		Method{Name: "expandtabs", Params: "tabsize?", Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
			size, err := sizeArgument(rt, args.At(0), 8)
			if err != nil {
				return Value{}, err
			}
			if err := rt.Work(len(As[Str](self).s)); err != nil {
				return Value{}, err
			}
			s, err := text.ExpandTabs(As[Str](self).s, size, rt.textLimit())
			return returnStr(rt, s, err)
		}},
		Method{Name: "replace", Params: "old, new, /, count?", Fn: strReplace},
	)
}

// fillArgument returns the character that fills up; a space when there is none.
func fillArgument(v Value) (rune, error) {
	if v.h == nil {
		return ' ', nil
	}
	if !v.IsStr() {
		return 0, pyerr.TypeError.Newf("The fill character must be a unicode character, not %s", v.TypeName())
	}
	if As[Str](v).length() != 1 {
		return 0, pyerr.TypeError.New("The fill character must be exactly one character long")
	}
	r, _ := text.DecodeRune(StrOf(v))
	return r, nil
}

// sharedStr returns the str of a part of v's text: v itself when that is all.
func sharedStr(v Value, part string) Value {
	if len(part) == len(As[Str](v).s) && v.h.typ == StrType {
		return v
	}
	return NewStr(part)
}

func strReplace(rt *Runtime, self Value, args Args) (Value, error) {
	old, err := strArgument("replace", " 1", args.At(0))
	if err != nil {
		return Value{}, err
	}
	new, err := strArgument("replace", " 2", args.At(1))
	if err != nil {
		return Value{}, err
	}
	count, err := sizeArgument(rt, args.At(2), -1)
	if err != nil {
		return Value{}, err
	}
	s := As[Str](self).s
	replaced, err := text.Replace(s, old, new, count, rt.textLimit(), rt.Work)
	if err != nil {
		return Value{}, err
	}
	if replaced == s {
		return sharedStr(self, replaced), nil
	}
	return MakeStr(rt, replaced)
}
